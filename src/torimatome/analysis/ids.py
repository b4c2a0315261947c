"""Ids of the archive by the rule of grammar 2.3: <YYMM-MMDDNN>, issue month, day of the article, running number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from torimatome.config import IdRule
from torimatome.model.filed import running_number

_BY_POST, _QUICK_UNTIL_YEAR, _QUICK_UNTIL_DAY = 2, 2018, 14
"""What comes by post came a month earlier when its cover date was early in the month, until 2018 (grammar 2.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnumbered:
    """An item that waits for an id: day is ISO, a month for a monthly; time a clock time or empty; outlet a register's id."""

    key: str
    day: str
    time: str = ""
    outlet: str = ""


def start(one: Unnumbered, rule: IdRule) -> str:
    """The id without its running number: "2603-0214" for a daily of 14 February 2026; day 00 for a monthly."""
    year, month = int(one.day[:4]), int(one.day[5:7])
    count = year * 12 + month - 1 + _months(one, rule)
    return f"{count // 12 % 100:02}{count % 12 + 1:02}-{month:02}{one.day[8:10] or '00'}"


def starts(day: str) -> list[str]:
    """All starts that ids of a day may have, by whatever outlet: issues of the same month to twelve later."""
    return [start(Unnumbered(key="", day=day), IdRule(months_later=later)) for later in range(13)]


def given(waiting: Sequence[Unnumbered], used: Iterable[str], rule: IdRule) -> Iterator[tuple[str, str]]:
    """Key and id of each item of one day in the order of the clock, those without a time last; after the highest used.

    A day of more than 99 items goes on with three digits.
    """
    last = max((n for one in used if (n := running_number(one)) is not None), default=0)
    ordered = sorted(waiting, key=lambda one: _clock(one.time))
    for number, one in enumerate(ordered, last + 1):
        yield one.key, f"{start(one, rule)}{number:02}"


def _months(one: Unnumbered, rule: IdRule) -> int:
    later = rule.months_later_of.get(one.outlet, rule.months_later)
    if later == _BY_POST > rule.months_later and int(one.day[:4]) < _QUICK_UNTIL_YEAR and len(one.day) > len("2026-02"):
        return later - (int(one.day[8:10]) <= _QUICK_UNTIL_DAY)
    return later


def _clock(time: str) -> str:
    """A clock time that sorts: "9:05" before "10:00"; without one, after all."""
    found = re.match(r"(\d{1,2}):(\d{2})", time)
    return f"{int(found[1]):02}:{found[2]}" if found else "~"
