"""Holes in time: stretches without an item that the rhythm around them makes improbable.

The method of `holes`: days with items are taken to come as a Poisson process whose rate is that of the days around the gap (its
eight nearest neighbours on either side, the gap itself left out). A gap of g days then has the chance exp(-rate * g); it
is a hole where that is at most 1 in 100 and it lasts a month or more. The rate is not guessed from fewer than six gaps.
Each gap is judged alone: of a hundred that come by mere chance, one is shown. `stands_out` is the plainer rule by which a page
is read and printed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from torimatome.model.following import Hole

CHANCE, LEAST_DAYS, NEIGHBOURS, FEWEST = 0.01, 30, 8, 6
_LONG_DAYS, _TIMES, _BESIDE = 45, 8, 5
"""On a page a gap stands out by so many days and so many times the middle gap of those beside it. Chosen on the shared page, 30
to 90 days, 4 to 12 times."""


def holes(days: Iterable[date], subject: str = "") -> Iterator[Hole]:
    """The holes between the days of a page or subject, in order.

    Several items of one day count once: a flood of reports of one event makes no rhythm.
    """
    ordered = sorted(set(days))
    gaps = [(after - before).days for before, after in pairwise(ordered)]
    for n, gap in enumerate(gaps):
        usual = _usual(gaps, n)
        if usual is None or gap < LEAST_DAYS:
            continue
        chance = math.exp(-gap / usual)
        if chance <= CHANCE:
            yield Hole(subject=subject, first_on=ordered[n], last_on=ordered[n + 1], usual_days=usual, chance=chance)


def _usual(gaps: Sequence[int], n: int) -> float | None:
    """The mean gap around one; None where too few are known."""
    around = [*gaps[max(0, n - NEIGHBOURS) : n], *gaps[n + 1 : n + 1 + NEIGHBOURS]]
    return sum(around) / len(around) if len(around) >= FEWEST else None


def stands_out(gaps: Sequence[int], n: int) -> bool:
    """Whether the n-th gap, in days, is long on a page that otherwise has items often; items of one day make no gap."""
    around = [g for g in (*gaps[max(0, n - _BESIDE) : n], *gaps[n + 1 : n + 1 + _BESIDE]) if g]
    return gaps[n] >= _LONG_DAYS and bool(around) and gaps[n] >= _TIMES * median(around)
