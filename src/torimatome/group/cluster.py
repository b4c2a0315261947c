"""Agglomerative grouping between average and single link, under pairs that must and pairs that may not stand together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from torimatome.group.components import Components

Pair = tuple[int, int]
Table = npt.NDArray[np.float64]
_GONE = -1e9
_SUNK = -1e6  # one forbidden pair sinks its groups so deep that no mean brings them up


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkage:
    """When groups join. Their link is the mean log odds of their pairs, drawn towards the best pair's by `best`.

    alone: what two lone members need beyond the cut, for most that stands alone is news of nothing else.
    """

    cut: float
    default: float
    best: float = 0.0
    alone: float = 0.0


def cluster(size: int, odds: Mapping[Pair, float], rule: Linkage, *, tied: Sequence[Pair] = ()) -> list[list[int]]:
    """Groups of 0..size-1, each in rising order. odds: (i < j) -> log odds; minus infinity keeps a pair apart for good.

    tied pairs start in one group. Only parts that some pair above the cut holds together need the square table.
    """
    start = Components(size)
    for i, j in tied:
        start.join(i, j)
    reach = Components(size)
    for i, j in (*tied, *(pair for pair, value in odds.items() if value > rule.cut)):
        reach.join(i, j)
    found: list[list[int]] = []
    for part in reach.groups():
        found.extend(_join(part, start, odds, rule))
    return sorted(found)


def _join(part: list[int], start: Components, odds: Mapping[Pair, float], rule: Linkage) -> list[list[int]]:
    seeds: dict[int, list[int]] = {}
    for member in part:
        seeds.setdefault(start.root(member), []).append(member)
    groups = list(seeds.values())
    mean, best = _tables(groups, odds, rule.default)
    sizes = np.array([len(g) for g in groups], dtype=float)
    lone = np.ones(len(groups), dtype=bool)
    while len(groups) > 1:
        links = (1 - rule.best) * mean + rule.best * best - rule.alone * (lone[:, None] & lone[None, :])
        i, j = sorted(divmod(int(links.argmax()), len(groups)))
        if links[i, j] <= rule.cut:
            break
        _merge(mean, i, j, (mean[i] * sizes[i] + mean[j] * sizes[j]) / (sizes[i] + sizes[j]))
        _merge(best, i, j, np.maximum(best[i], best[j]))
        sizes[i] += sizes[j]
        lone[i] = False
        groups[i], groups[j] = groups[i] + groups[j], []
    return [sorted(g) for g in groups if g]


def _merge(table: Table, i: int, j: int, row: Table) -> None:
    """Put the joined row in the place of i and take j out."""
    table[i], table[:, i] = row, row
    table[i, i] = table[j] = _GONE
    table[:, j] = _GONE


def _tables(groups: list[list[int]], odds: Mapping[Pair, float], default: float) -> tuple[Table, Table]:
    """Mean and best log odds between groups."""
    n = len(groups)
    mean, best = np.full((n, n), _GONE), np.full((n, n), _GONE)
    for i in range(n):
        for j in range(i + 1, n):
            values = [max(odds.get((min(a, b), max(a, b)), default), _SUNK) for a in groups[i] for b in groups[j]]
            mean[i, j] = mean[j, i] = sum(values) / len(values)
            best[i, j] = best[j, i] = max(values)
    return mean, best
