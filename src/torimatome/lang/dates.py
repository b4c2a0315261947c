"""Dates as people write them, in any language that has a pack: full, without year, ranges, yesterday, Tuesday."""

from __future__ import annotations

import re
import unicodedata
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
    small = plain(text, pack.code)
    found: list[tuple[int, int, DateSpan | None]] = []
    for rule in rules(pack):
        if (vague or rule.kind not in _VAGUE) and (not rule.needs or any(word in small for word in rule.needs)):
            found += [
                hit for m in rule.pattern.finditer(small) for hit in _hits(m, rule, text, Reading(small, pack, on))
            ]
    found.sort(key=lambda s: (s[0], -s[1]))
    kept: list[tuple[int, int, DateSpan | None]] = []
    for hit in found:
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
        elif hit[1] - hit[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = hit
    return tuple(_settled([span for _, _, span in kept if span]))


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
