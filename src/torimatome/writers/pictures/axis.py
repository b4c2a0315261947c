"""Axes: round numbers for heights, months and years for time, long empty spans of time broken."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from torimatome.writers.pictures import words

BREAK = 46.0
"""How wide a broken span is drawn."""
_LEAST_SHARE, _LEAST_DAYS = 0.3, 90
"""A span without anything is broken if it is at least this share of all that is not broken yet, and so many days."""


def round_ticks(most: float, count: int = 4) -> list[float]:
    """Round numbers from nought up to at least the most."""
    if most <= 0:
        return [0.0, 1.0]
    raw = most / count
    unit = 10 ** math.floor(math.log10(raw))
    step = next(unit * n for n in (1, 2, 2.5, 5, 10) if unit * n >= raw)
    step = max(step, 1.0) if most >= count else step
    return [step * n for n in range(math.ceil(most / step - 1e-9) + 1)]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that are drawn without a break: [first, last] onto [left, right]."""

    first: int
    last: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days onto pixels, in stretches with breaks between them."""

    stretches: tuple[Stretch, ...]

    @classmethod
    def over(cls, days: Iterable[date], left: float, right: float, most_breaks: int = 4) -> TimeAxis:
        """An axis for some days; the longest spans without any are broken."""
        at = sorted({d.toordinal() for d in days})
        whole = max(at[-1] - at[0], 1)
        cuts = list[tuple[int, int]]()
        for gap, a, b in sorted(((b - a, a, b) for a, b in pairwise(at)), reverse=True)[:most_breaks]:
            if gap < max(whole * _LEAST_SHARE, _LEAST_DAYS):
                break
            cuts.append((a, b))
            whole -= gap
        cuts.sort()
        edges = [at[0], *(e for pair in cuts for e in pair), at[-1]]
        spans = list(zip(edges[::2], edges[1::2], strict=True))
        room = right - left - BREAK * len(cuts)
        # each stretch has some room, even one of a single day
        weights = [b - a + 0.04 * max(sum(b - a for a, b in spans), 25) for a, b in spans]
        found, x = [], left
        for (a, b), weight in zip(spans, weights, strict=True):
            wide = room * weight / sum(weights)
            found.append(Stretch(a, b, x, x + wide))
            x += wide + BREAK
        return cls(tuple(found))

    def at(self, on: date) -> float:
        """Where a day lies; in a break its share of it."""
        day = on.toordinal()
        n = max(bisect_right([s.first for s in self.stretches], day) - 1, 0)
        here = self.stretches[n]
        if day <= here.last or n + 1 == len(self.stretches):
            share = (min(day, here.last) - here.first) / max(here.last - here.first, 1)
            pad = min(14.0, (here.right - here.left) * 0.12)
            return here.left + pad + max(share, 0) * (here.right - here.left - 2 * pad)
        after = self.stretches[n + 1]
        return here.right + (day - here.last) / (after.first - here.last) * (after.left - here.right)

    def breaks(self) -> Iterator[tuple[float, float, int]]:
        """Where it is broken, from where to where, and the days left out."""
        for a, b in pairwise(self.stretches):
            yield a.right, b.left, b.first - a.last

    def ticks(self, language: str, room: float = 62) -> Iterator[tuple[float, str, bool]]:
        """Places with the names of years or months; true where a year begins."""
        for one in self.stretches:
            yield from _ticks(self, one, language, room)


def _ticks(axis: TimeAxis, one: Stretch, language: str, room: float) -> Iterator[tuple[float, str, bool]]:
    first, last = date.fromordinal(one.first), date.fromordinal(one.last)
    per_day = (one.right - one.left) / max(one.last - one.first, 1)
    steps = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
    months = next((n for n in steps if n * 30.4 * per_day >= room), steps[-1])
    found = list(_months(first, last, months))
    before = -math.inf
    for n, on in enumerate(found or [first]):
        x = axis.at(on)
        if x - before < room * 0.6:
            continue
        before = x
        yearly = on.month == 1 or n == 0
        name = words.year_of(language, on.year) if months >= 12 else words.month_only(language, on)
        if months < 12 and yearly:
            name = f"{on.year}年{on.month}月" if language == "ja" else f"{words.month_only(language, on)} {on.year}"
        yield x, name if found else words.month(language, on), on.month == 1


def _months(first: date, last: date, step: int) -> Iterator[date]:
    at = first.year * 12 + first.month - 1
    at += -at % step
    while at // 12 <= last.year:
        on = date(at // 12, at % 12 + 1, 1)
        if on > last:
            return
        if on >= first:
            yield on
        at += step


def month_after(on: date) -> date:
    """The first day of the next month."""
    return (on.replace(day=1) + timedelta(days=32)).replace(day=1)
