"""Average link over few likenesses: the two clusters likest on the average become one, until none are like enough.

Pairs without a likeness count as unlike, so that a matter that runs for years is not pulled together by single items.
The order in which items come does not matter; cost grows with the likenesses given, not with the pairs there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def joined(
    units: Sequence[Sequence[int]], likeness: Mapping[Pair, float], least: float,
    together: Iterable[Pair] = (), apart: Iterable[Pair] = (),
) -> list[list[int]]:  # fmt: skip
    """Clusters of items, each in order. units: what is one already; people's words stand above any likeness."""
    work = _Work({n: sorted(unit) for n, unit in enumerate(units)})
    of = {item: n for n, unit in work.members.items() for item in unit}
    for (a, b), value in likeness.items():
        if a in of and b in of and of[a] != of[b]:
            work.tie(of[a], of[b], value)
    for a, b in apart:
        if a in of and b in of:
            work.apart[of[a]].add(of[b])
            work.apart[of[b]].add(of[a])
    for a, b in together:
        if a in of and b in of and (pair := (work.now(of[a]), work.now(of[b])))[0] != pair[1]:
            work.merge(*pair)
    work.run(least)
    return sorted(work.members.values())


@dataclass(slots=True)
class _Work:
    """Clusters by number, the sums of the likenesses between them, and what became of merged ones."""

    members: dict[int, list[int]]
    sums: defaultdict[int, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    apart: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    into: dict[int, int] = field(default_factory=dict)

    def tie(self, one: int, other: int, value: float) -> None:
        """Add to the likeness between two clusters."""
        total = self.sums[one].get(other, 0.0) + value
        self.sums[one][other] = self.sums[other][one] = total

    def now(self, one: int) -> int:
        """The cluster that a merged one is in."""
        while one in self.into:
            one = self.into[one]
        return one

    def mean(self, one: int, other: int) -> float:
        """The average likeness of their items."""
        return self.sums[one][other] / (len(self.members[one]) * len(self.members[other]))

    def run(self, least: float) -> None:
        """Merge the likest pair until none is like enough; a pair whose average changed since is put back with its own."""
        heap = [self._entry(a, b) for a, row in self.sums.items() for b in row if a < b and self.mean(a, b) >= least]
        heapify(heap)
        while heap:
            value, _, a, b = heappop(heap)
            if a not in self.members or b not in self.members or b in self.apart[a]:
                continue
            if round(self.mean(a, b), 9) != -value:
                continue
            kept = self.merge(a, b)
            for other in self.sums[kept]:
                if self.mean(kept, other) >= least:
                    heappush(heap, self._entry(kept, other))

    def _entry(self, one: int, other: int) -> tuple[float, tuple[Hashable, ...], int, int]:
        first = tuple(sorted((self.members[one][0], self.members[other][0])))
        return -round(self.mean(one, other), 9), first, one, other

    def merge(self, one: int, other: int) -> int:
        """One of two; its number. The one with fewer likenesses is put into the other."""
        keep, give = sorted((one, other), key=lambda n: (-len(self.sums[n]), n))
        for neighbour, value in self.sums.pop(give, {}).items():
            del self.sums[neighbour][give]
            if neighbour != keep:
                self.tie(keep, neighbour, value)
        for far in self.apart.pop(give, set()):
            self.apart[far].discard(give)
            self.apart[far].add(keep)
            self.apart[keep].add(far)
        self.members[keep] = sorted((*self.members[keep], *self.members.pop(give)))
        self.into[give] = keep
        return keep
