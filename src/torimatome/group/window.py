"""Window: the articles looked at together, and how rare each of their names and numbers is among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from torimatome.group.traces import Trace, place_names, trace
from torimatome.group.vectors import Square, Vector, likeness_matrix, nearness
from torimatome.model import Article, Mention
from torimatome.profiles.register import Register


@dataclass(frozen=True)
class Window:
    """Traces in order of publication, with the weights of their evidence: log(articles / articles that have it).

    heads: cosines of their first sentences; nearness: the same against those of their neighbours.
    """

    traces: tuple[Trace, ...]
    heads: Square
    nearness: Square
    names: Mapping[str, float]
    numbers: Mapping[str, float]

    def shared_names(self, a: frozenset[str], b: frozenset[str], least: float = 4.0) -> float:
        """Cosine of two sets of names by rarity; least keeps two near-empty sets from being alike."""
        return self._norm(a & b) / sqrt((self._norm(a) + least) * (self._norm(b) + least))

    def shared_numbers(self, a: Trace, b: Trace) -> float:
        """0..1: one once-seen figure in common is half of it; small bare ones are in many texts by chance."""
        return min(1.0, sum(self.numbers[n] * _weight(n) for n in a.numbers & b.numbers) / 8)

    def _norm(self, names: Iterable[str]) -> float:
        return sum(self.names[n] ** 2 for n in names)


def window(
    articles: Sequence[Article],
    mentions: Mapping[str, tuple[Mention, ...]],
    vectors: Mapping[str, Vector],
    register: Register,
) -> Window:
    """Look at the articles together. They come sorted: sums of floats depend on order, groups must not."""
    places = place_names(register)
    traces = tuple(trace(a, mentions.get(a.id, ()), register, places) for a in articles)
    heads = likeness_matrix(articles, vectors)
    return Window(
        traces=traces,
        heads=heads,
        nearness=nearness(heads),
        names=_rarity(t.full for t in traces),
        numbers=_rarity(t.numbers for t in traces),
    )


def _weight(number: str) -> float:
    return 0.6 if number.isdigit() and int(number) <= 31 else 1.0


def _rarity(sets: Iterable[frozenset[str]]) -> dict[str, float]:
    listed = list(sets)
    count = Counter(key for keys in listed for key in keys)
    return {key: log(len(listed) / n) for key, n in count.items()}
