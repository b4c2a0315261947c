"""The calendar: days to come that items and articles announce, with the sentence, and whether they came true.

Simple and precise: an announcement is a day after the writing, named in a sentence whose kind of event is known (a
hearing, a visit, an exercise). It came true where a later text tells of that very day, or was written on it, and
speaks of the same kind and of the same names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from torimatome.lang import LanguagePack
from torimatome.lang.dates import DateSpan, plain
from torimatome.lang.reckoning import Reading
from torimatome.lang.tenses import DateRole, ToldDate, told_dates
from torimatome.lang.text import lower
from torimatome.lang.times import UNSPACED

_KINDS = ("visit", "court", "exercise", "meeting", "regulation", "ceremony", "resolution", "appointment")
"""Kinds of event that are announced, the narrower before the wider."""
_CAUGHT_UP = timedelta(days=7)
"""A report comes so many days after its event at most, to count as news that it took place."""
_FAR = timedelta(days=150)
"""Chosen: "on August 8" in a text of February. The last one is about as near as the next, and texts tell more of what was."""
_YEAR = re.compile(r"\d{4}")
_YEARLESS = ("partial", "month")
_CANCELLED = re.compile(
    r"\b(?:postpone|cancel|called off|delayed|put off|rescheduled)|отлож|отмен|перенес|təxirə sal|ləğv|ertelen|iptal|"
    r"հետաձգ|չեղարկ|გადაიდო|გაუქმ|به تعویق|لغو شد|延期|中止"
)


class Outcome(StrEnum):
    """What became of an announcement."""

    AHEAD = "ahead"
    CAME_TRUE = "came_true"
    CALLED_OFF = "called_off"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A text of an item or article: where from, when written, in which language, and the ids of those it names."""

    source: str
    on: date
    language: str
    text: str
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A day or days to come, the sentence that announces them, and what became of them in which later text."""

    first_on: date
    last_on: date
    exact: bool
    kind: str
    source: str
    sentence: str
    announced_on: date
    outcome: Outcome = Outcome.UNKNOWN
    told_by: str | None = None


@dataclass(frozen=True)
class _Read:
    told: Told
    dates: tuple[ToldDate, ...]
    pack: LanguagePack

    def sentence(self, date_: ToldDate) -> str:
        return self.told.text[date_.start : date_.end]


def calendar(texts: Iterable[Told], packs: Mapping[str, LanguagePack], today: date) -> tuple[Announced, ...]:
    """What is announced, in order of its day. today: the day from which "ahead" is seen."""
    read = [
        _Read(t, told_dates(t.text, packs[t.language], t.on), packs[t.language]) for t in texts if t.language in packs
    ]
    read.sort(key=lambda r: (r.told.on, r.told.source))
    by_name: dict[str, list[int]] = {}
    for n, one in enumerate(read):
        for name in one.told.names:
            by_name.setdefault(name, []).append(n)
    found = [_settled(a, (read[n] for n in _of(names, by_name)), today) for r in read for a, names in _announced(r)]
    return tuple(sorted(found, key=lambda a: (a.first_on, a.last_on, a.announced_on, a.source)))


def _announced(read: _Read) -> Iterator[tuple[Announced, frozenset[str]]]:
    """The plans of one text, each sentence and day once."""
    seen: set[tuple[int, date]] = set()
    for told in read.dates:
        span, sentence = told.span, read.sentence(told)
        kind = _kind(sentence, read.pack)
        if (
            told.role is DateRole.PLAN
            and span.last_on > read.told.on
            and kind
            and (told.start, span.first_on) not in seen
            and not _is_rather_past(read, span)
        ):
            seen.add((told.start, span.first_on))
            yield (
                Announced(
                    first_on=span.first_on, last_on=span.last_on, exact=span.exact or span.kind == "weekday", kind=kind,
                    source=read.told.source, sentence=sentence, announced_on=read.told.on,
                ),
                read.told.names,
            )  # fmt: skip


def _is_rather_past(read: _Read, span: DateSpan) -> bool:
    """Whether a day without a year, of which nothing says that it is to come, is rather the last one of that name."""
    written = read.told.text[span.start : span.end]
    if span.kind not in _YEARLESS or _YEAR.search(written) or span.first_on - read.told.on < _FAR:
        return False
    return not Reading(plain(read.told.text, read.pack.code), read.pack, read.told.on).is_ahead(span.start, span.end)


def _of(names: Iterable[str], by_name: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """The texts that name one of them, in order; not all texts are looked through for each announcement."""
    return sorted({n for name in names for n in by_name.get(name, ())})


def _settled(announced: Announced, read: Iterable[_Read], today: date) -> Announced:
    """The announcement with its outcome, told by the first later text of the same names that has one."""
    outcome, teller = Outcome.AHEAD if announced.last_on > today else Outcome.UNKNOWN, None
    for later in read:
        if later.told.on <= announced.announced_on:
            continue
        told = _outcome(announced, later)
        if told:
            outcome, teller = told, later.told.source
            break
    return replace(announced, outcome=outcome, told_by=teller)


def _outcome(announced: Announced, later: _Read) -> Outcome | None:
    """What a later text says of the announced day, if it says so."""
    for told in later.dates:
        span, sentence = told.span, later.sentence(told)
        meets = span.first_on <= announced.last_on and announced.first_on <= span.last_on
        if not meets or not span.exact or not announced.exact or announced.kind not in _kinds(sentence, later.pack):
            continue
        if _CANCELLED.search(lower(sentence, later.pack.code)):
            return Outcome.CALLED_OFF
        happened = announced.first_on <= later.told.on <= announced.last_on + _CAUGHT_UP
        if told.role is DateRole.EVENT and happened:
            return Outcome.CAME_TRUE
    return None


def _kind(sentence: str, pack: LanguagePack) -> str:
    kinds = _kinds(sentence, pack)
    return next((kind for kind in _KINDS if kind in kinds), "")


def _kinds(sentence: str, pack: LanguagePack) -> frozenset[str]:
    small = lower(sentence, pack.code)
    return frozenset(
        kind for kind in _KINDS if (stems := pack.kinds.get(kind)) and _stems(pack.code, stems).search(small)
    )


@lru_cache(maxsize=256)
def _stems(code: str, stems: tuple[str, ...]) -> re.Pattern[str]:
    begins = "" if code in UNSPACED else r"(?<!\w)"
    return re.compile("|".join(begins + re.escape(s) for s in stems))
