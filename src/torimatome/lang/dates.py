"""Dates as people write them, in any language that has a pack: full, without year, ranges, yesterday, Tuesday."""

from __future__ import annotations

import re
import unicodedata
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from torimatome.lang.pack import LanguagePack
from torimatome.lang.patterns import Rule, rules
from torimatome.lang.reckoning import Reading, days
from torimatome.lang.text import lower

_VAGUE = frozenset({"week", "months", "bare"})
_WHOLE_NAME = 5
"""A shorter English name of a weekday is another word ("sat", "sun") unless it has its capital."""
_TOUCHING = 3
"""So many letters at most (", " or " (") lie between a weekday and its own date or week."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """[start, end) of a text and the days named there, the last one included.

    kind is full (with its year), partial (year or month taken from the day of writing), relative (yesterday),
    weekday (the last such day; the next one where the sentence tells of what is to come), month or week.
    exact: one day or a run of days was named, by full, partial or relative.
    """

    start: int
    end: int
    first_on: date
    last_on: date
    exact: bool
    kind: str


def find_dates(text: str, pack: LanguagePack, on: date | None = None, *, vague: bool = False) -> tuple[DateSpan, ...]:
    """The dates of a text in order. on: the day it was written; without it only full dates and months are found.

    vague: also weeks ("last week") and months without their year ("in June", "this month").
    """
    found = [hit for hit, is_vague in _every(text, rules(pack), pack, on) if vague or not is_vague]
    found.sort(key=lambda s: (s[0], -s[1]))
    kept: list[_Hit] = []
    for hit in found:
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
        elif hit[1] - hit[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = hit
    return tuple(_settled([span for _, _, span in kept if span]))


_Hit = tuple[int, int, DateSpan | None]
_Found = tuple[tuple[_Hit, bool], ...]
_LATELY = 8
"""So many texts are remembered: whoever reads an article asks for its dates three or four times."""
_read: OrderedDict[tuple[str, int, date | None], tuple[tuple[Rule, ...], _Found]] = OrderedDict()


def _every(text: str, known: tuple[Rule, ...], pack: LanguagePack, on: date | None) -> _Found:
    """The hits of all rules, and whether each is vague."""
    key = text, id(known), on
    lately = _read.get(key)
    if lately is not None and lately[0] is known:
        return lately[1]
    small = plain(text, pack.code)
    reading = Reading(small, pack, on)
    found = tuple(
        (hit, rule.kind in _VAGUE)
        for rule in known
        if not rule.needs or any(word in small for word in rule.needs)
        for m in rule.pattern.finditer(small)
        for hit in _hits(m, rule, text, reading)
    )
    _read[key] = known, found
    while len(_read) > _LATELY:
        _read.popitem(last=False)
    return found


def plain(text: str, code: str) -> str:
    """Lower case and ASCII digits, letter for letter, so that offsets hold for the text itself."""
    if text.isascii() and code not in ("az", "tr", "tk", "kk", "ky", "uz"):
        return text.lower()
    small = lower(text, code)
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _NON_ASCII_DIGIT.sub(lambda m: str(unicodedata.decimal(m[0])), small)


_NON_ASCII_DIGIT = re.compile(r"[^\D0-9]")


def _hits(m: re.Match[str], rule: Rule, text: str, reading: Reading) -> Iterator[tuple[int, int, DateSpan | None]]:
    """The span of a match; a day that does not exist ("31 February") is none, and bars shorter readings."""
    if rule.capital and not text[m.start("m1")].isupper():
        return
    if (
        rule.kind == "weekday"
        and reading.pack.code == "en"
        and not text[m.start()].isupper()
        and len(m[0]) < _WHOLE_NAME
    ):
        return
    try:
        told = days(m, rule, reading)
    except (ValueError, OverflowError):
        yield m.start(), m.end(), None
        return
    if told:
        first, last, kind = told
        exact = kind in ("full", "partial", "relative")
        yield m.start(), m.end(), DateSpan(m.start(), m.end(), first, last, exact, kind)


def _settled(spans: list[DateSpan]) -> Iterator[DateSpan]:
    """A weekday beside its own date means that date; a week beside its weekday is told by it."""
    for n, span in enumerate(spans):
        near = [s for s in spans[max(0, n - 1) : n + 2] if s is not span and _gap(s, span) <= _TOUCHING]
        if span.kind == "week" and any(s.kind == "weekday" for s in near):
            continue
        own = [s.first_on for s in near if s.exact and s.first_on.weekday() == span.first_on.weekday()]
        yield replace(span, first_on=own[0], last_on=own[0]) if span.kind == "weekday" and own else span


def _gap(one: DateSpan, other: DateSpan) -> int:
    return max(one.start, other.start) - min(one.end, other.end)
