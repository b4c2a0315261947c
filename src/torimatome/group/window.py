"""Window: the articles looked at together, and how rare each of their names and numbers is among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt
from typing import TypeVar

from torimatome.group.named import LEAST, names_matrix, nearest
from torimatome.group.traces import Trace, country_keys, place_names, trace
from torimatome.group.vectors import Square, Vector, likeness_matrix, nearness
from torimatome.group.wording import wording_matrix
from torimatome.model import Article, Mention
from torimatome.profiles.register import Register

Key = TypeVar("Key", str, date)


@dataclass(frozen=True)
class Window:
    """Traces in order of publication, with the weights of their evidence: log(articles / articles that have it).

    heads: cosines of the vectors of their first sentences; nearness: the same against those of their neighbours.
    wording: cosines of the words of headline and first sentences; text_wording: of all words, where no date is known.
    alike_names: cosines of their names; names_nearness: the same against those of their neighbours; nearest_names: how
    near two are to being each other's nearest by them. countries: the keys of their names.
    """

    traces: tuple[Trace, ...]
    heads: Square
    nearness: Square
    wording: Square
    text_wording: Square
    alike_names: Square
    names_nearness: Square
    nearest_names: Square
    names: Mapping[str, float]
    numbers: Mapping[str, float]
    days: Mapping[date, float]
    countries: frozenset[str]

    def more_than_a_country(self, a: Trace, b: Trace) -> bool:
        """Whether their names in common are more than those of one country."""
        return bool((a.full & b.full) - self.countries) or len(a.known & b.known) > 1

    def shared_names(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Cosine of two sets of names by rarity."""
        return self._norm(a & b) / sqrt((self._norm(a) + LEAST) * (self._norm(b) + LEAST))

    def shared_numbers(self, a: Trace, b: Trace) -> float:
        """0..1: one once-seen figure in common is half of it; small bare ones are in many texts by chance."""
        return min(1.0, sum(self.numbers[n] * _weight(n) for n in a.numbers & b.numbers) / 8)

    def shared_day(self, a: Trace, b: Trace) -> float:
        """Rarity of the rarest day that the head of one names and the other too; 0 for none."""
        return max((self.days[d] for d in (a.head_days & b.told_days) | (b.head_days & a.told_days)), default=0.0)

    def _norm(self, names: Iterable[str]) -> float:
        return sum(self.names[n] ** 2 for n in names)


def window(
    articles: Sequence[Article],
    mentions: Mapping[str, tuple[Mention, ...]],
    vectors: Mapping[str, Vector],
    register: Register,
    read: dict[tuple[str, int], Trace] | None = None,
) -> Window:
    """Look at the articles together. They come sorted: sums of floats depend on order, groups must not.

    read: traces made before, by article and revision; new ones are put there.
    """
    places = place_names(register)
    read = {} if read is None else read
    for a in articles:
        if (a.id, a.revision) not in read:
            read[a.id, a.revision] = trace(a, mentions.get(a.id, ()), register, places)
    traces = tuple(read[a.id, a.revision] for a in articles)
    heads = likeness_matrix(articles, vectors)
    names = _rarity(t.full for t in traces)
    alike = names_matrix([t.full for t in traces], names)
    languages = [a.language for a in articles]
    return Window(
        traces=traces,
        heads=heads,
        nearness=nearness(heads),
        wording=wording_matrix([t.head_text for t in traces], languages),
        text_wording=wording_matrix(["" if a.published else a.text for a in articles], languages),
        alike_names=alike,
        names_nearness=nearness(alike),
        nearest_names=nearest(alike),
        names=names,
        numbers=_rarity(t.numbers for t in traces),
        days=_rarity(t.told_days for t in traces),
        countries=country_keys(register),
    )


def _weight(number: str) -> float:
    return 0.6 if number.isdigit() and int(number) <= 31 else 1.0


def _rarity(sets: Iterable[frozenset[Key]]) -> dict[Key, float]:
    listed = list(sets)
    count = Counter(key for keys in listed for key in keys)
    return {key: log(len(listed) / n) for key, n in count.items()}
