"""What a date of a sentence is to the event: its day, the day of the report, a plan, a memorial or what lies behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from torimatome.lang.dates import DateSpan, find_dates, plain
from torimatome.lang.pack import LanguagePack
from torimatome.lang.reckoning import Reading
from torimatome.lang.text import sentences
from torimatome.lang.times import UNSPACED, cues, times

_LONG_AGO = timedelta(days=30)
_BY_THE_VERB = 24
"""A verb of saying so near a date, in the same clause, says when it was said."""
_CLAUSE = re.compile(r"[,;:、，؛،]")


class DateRole(StrEnum):
    """How a day stands to what the sentence tells."""

    EVENT = "event"
    REPORT = "report"
    PLAN = "plan"
    MEMORIAL = "memorial"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class ToldDate:
    """A date of a text, its role, and the sentence [start, end) that names it."""

    span: DateSpan
    role: DateRole
    start: int
    end: int


def told_dates(text: str, pack: LanguagePack, on: date | None) -> tuple[ToldDate, ...]:
    """The dates of a text, weeks and bare months too, each with its role."""
    small = plain(text, pack.code)
    spans = find_dates(text, pack, on, vague=True)
    told: list[ToldDate] = []
    at = 0
    for sentence in sentences(text, pack) if spans else ():
        inside = []
        while at < len(spans) and spans[at].start < sentence.end:
            inside.append(spans[at])
            at += 1
        told += [
            ToldDate(
                span,
                _role(span, inside, Reading(small, pack, on), (sentence.start, sentence.end)),
                sentence.start,
                sentence.end,
            )
            for span in inside
        ]
    return tuple(told)


def _role(span: DateSpan, inside: Sequence[DateSpan], reading: Reading, bounds: tuple[int, int]) -> DateRole:
    start, end = bounds
    before, after = reading.text[start : span.start], reading.text[span.end : end]
    code, on = reading.pack.code, reading.on
    memorial = cues(code, times(code).memorial)
    if memorial and (memorial.search(before[-60:]) or memorial.search(after[:60])):
        return DateRole.MEMORIAL
    if on is None:
        return DateRole.EVENT
    if span.first_on > on or (span.last_on >= on and reading.is_ahead(span.start, span.end)):
        return DateRole.PLAN
    if _is_said(before, after, reading.pack) and (len(inside) > 1 or _goes_on(after, reading)):
        return DateRole.REPORT
    return DateRole.BACKGROUND if span.last_on < on - _LONG_AGO else DateRole.EVENT


def _is_said(before: str, after: str, pack: LanguagePack) -> bool:
    """Whether a verb of saying stands by the date, in its clause."""
    words = tuple(f"*{w}" if pack.code in UNSPACED else w for w in pack.say_words)
    saying = cues(pack.code, words)
    near = (_CLAUSE.split(before[-_BY_THE_VERB:])[-1], _CLAUSE.split(after[:_BY_THE_VERB], maxsplit=1)[0])
    return saying is not None and any(saying.search(part) for part in near)


def _goes_on(after: str, reading: Reading) -> bool:
    """Whether the sentence says what was said ("said on Monday that ..."), so that the day is that of the saying."""
    return bool(re.match(r"[\s,]*(?:that|что|ki|որ|რომ|که)(?!\w)", after)) or (
        reading.pack.code in UNSPACED and "と" in after
    )
