"""Agglomerative grouping with average link, under pairs that must and pairs that may not stand together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from torimatome.group.components import Components

Pair = tuple[int, int]
_GONE = -1e9


def cluster(
    size: int, odds: Mapping[Pair, float], *, cut: float, default: float, tied: Sequence[Pair] = ()
) -> list[list[int]]:
    """Groups of 0..size-1, each in rising order. odds: (i < j) -> log odds; minus infinity keeps a pair apart for good.

    tied pairs start in one group. Only parts that some pair above the cut holds together need the square table.
    """
    start = Components(size)
    for i, j in tied:
        start.join(i, j)
    reach = Components(size)
    for i, j in (*tied, *(pair for pair, value in odds.items() if value > cut)):
        reach.join(i, j)
    found: list[list[int]] = []
    for part in reach.groups():
        found.extend(_average_link(part, start, odds, cut, default))
    return sorted(found)


def _average_link(
    part: list[int], start: Components, odds: Mapping[Pair, float], cut: float, default: float
) -> list[list[int]]:
    seeds: dict[int, list[int]] = {}
    for member in part:
        seeds.setdefault(start.root(member), []).append(member)
    groups = list(seeds.values())
    if len(groups) == 1:
        return groups
    table = _table(groups, odds, default)
    sizes = np.array([len(g) for g in groups], dtype=float)
    while True:
        i, j = divmod(int(table.argmax()), len(groups))
        if table[i, j] <= cut:
            return [sorted(g) for g in groups if g]
        i, j = min(i, j), max(i, j)
        row = (table[i] * sizes[i] + table[j] * sizes[j]) / (sizes[i] + sizes[j])
        table[i], table[:, i] = row, row
        table[i, i] = table[j] = _GONE
        table[:, j] = _GONE
        sizes[i] += sizes[j]
        groups[i], groups[j] = groups[i] + groups[j], []


def _table(groups: list[list[int]], odds: Mapping[Pair, float], default: float) -> npt.NDArray[np.float64]:
    """Mean log odds between groups. One forbidden pair sinks its groups so deep that no mean brings them up."""
    n = len(groups)
    table = np.full((n, n), _GONE)
    for i in range(n):
        for j in range(i + 1, n):
            values = [odds.get((min(a, b), max(a, b)), default) for a in groups[i] for b in groups[j]]
            mean = sum(max(v, -1e6) for v in values) / len(values)
            table[i, j] = table[j, i] = mean
    return table
