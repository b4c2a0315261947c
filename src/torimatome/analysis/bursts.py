"""Bursts: stretches in which something is told of much more often than usual (Kleinberg, 2002, with two states).

The gaps between one item and the next come from an ordinary rate or from one that is higher by a factor; to go into the
higher state costs something, to leave it nothing. The cheapest way through all gaps tells where bursts begin and end.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

FACTOR, COST = 3.0, 1.0
"""How much higher the rate of a burst is, and what it costs to begin one, times log n: Kleinberg's s and gamma. A choice."""
FEWEST = 3
SAME_DAY = 0.5
"""Items of one day are so many days apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """From one item to another, how many there are, and how many a day against how many usually."""

    first_on: date
    last_on: date
    items: int
    rate: float
    usual: float


def bursts(days: Iterable[date]) -> tuple[Burst, ...]:
    """The bursts of some items by their days, oldest first; none of fewer than three."""
    found = sorted(days)
    gaps = [max(SAME_DAY, float((b - a).days)) for a, b in pairwise(found)]
    if len(gaps) < FEWEST:
        return ()
    usual = len(gaps) / sum(gaps)
    states, burst, out = _states(gaps, usual), list[int](), list[Burst]()
    for n, high in enumerate([*states, False]):
        if high:
            burst.append(n)
            continue
        if len(burst) + 1 >= FEWEST:
            some = found[burst[0] : burst[-1] + 2]
            length = max(1, (some[-1] - some[0]).days + 1)
            out.append(Burst(first_on=some[0], last_on=some[-1], items=len(some), rate=len(some) / length, usual=usual))
        burst = []
    return tuple(out)


def _states(gaps: Sequence[float], usual: float) -> list[bool]:
    """For each gap whether it lies in a burst: the cheapest sequence of states (Viterbi)."""
    rates, enter = (usual, usual * FACTOR), COST * math.log(len(gaps) + 1)
    costs, ways = [0.0, enter], [list[bool](), list[bool]()]
    for gap in gaps:
        spent = [rate * gap - math.log(rate) for rate in rates]
        low = 0 if costs[0] <= costs[1] else 1
        high = 1 if costs[1] <= costs[0] + enter else 0
        ways = [[*ways[low], False], [*ways[high], True]]
        costs = [costs[low] + spent[0], min(costs[1], costs[0] + enter) + spent[1]]
    return ways[0 if costs[0] <= costs[1] else 1]
