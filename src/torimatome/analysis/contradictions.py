"""Contradictions: one thing told with two values, by an item and the one it refers to, or inside a storyline.

Precision first. Two facts are held against each other only where they count the same, of the same country where both
name one, and their sentences speak of the same: between linked items two names or words in common, inside a storyline
three and the same day or place. That casualties grow is no fault of anybody: it is said as "differs".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from torimatome.analysis.facts import Fact, event_days, facts
from torimatome.analysis.reading import Finder, day, headlines, quotes
from torimatome.model import Item
from torimatome.model.following import Contradiction, Storyline
from torimatome.profiles.register import Register

LINKED, TOGETHER = 2, 3
"""So many names and words must be common to the sentences of linked items, and of one storyline's items."""
NEAR_DAYS, DEAL_DAYS, EVENT_DAYS = 5, 60, 45
"""Casualties of a storyline are of one event if the reports are so near, sums and numbers of things so near; two days
told of one event do not lie further apart."""


@dataclass(frozen=True)
class Contradictions:
    """Reads the facts of items once and holds them against each other."""

    find: Finder
    register: Register

    def between(self, items: Mapping[str, Item], links: Iterable[tuple[str, str]]) -> Iterator[Contradiction]:
        """Those between each item and one that it refers to."""
        known: dict[str, tuple[Fact, ...]] = {}
        for source, target in links:
            if source in items and target in items:
                older, newer = (self._facts(items[i], known) for i in (target, source))
                yield from self.linked(older, newer)

    def linked(self, older: Iterable[Fact], newer: Iterable[Fact]) -> Iterator[Contradiction]:
        """Those between the facts of an item and of one that refers to it."""
        yield from self._differing(older, newer, LINKED, "the two are linked by a reference")

    def within(self, items: Mapping[str, Item], storyline: Storyline) -> Iterator[Contradiction]:
        """Those between the items of a storyline, each sentence against its first that differs."""
        known: dict[str, tuple[Fact, ...]] = {}
        told = [(on, self._facts(items[i], known)) for i in storyline.items if i in items and (on := day(items[i]))]
        yield from self.along(told, storyline.name)

    def along(self, told: Iterable[tuple[date, tuple[Fact, ...]]], name: str) -> Iterator[Contradiction]:
        """The same of the facts of items in order, each with its day."""
        by_key: defaultdict[str, list[tuple[date, Fact]]] = defaultdict(list)
        for on, newer in told:
            for fact in newer:
                older = [o for was, o in by_key[fact.key] if self._one_event(o, was, fact, on)]
                yield from list(self._differing(older[-1:], (fact,), TOGETHER, f"both of the storyline {name}"))[:1]
            for fact in newer:
                by_key[fact.key].append((on, fact))

    def facts(self, item: Item) -> tuple[Fact, ...]:
        """The facts of an item."""
        return self._facts(item, {})

    def _facts(self, item: Item, known: dict[str, tuple[Fact, ...]]) -> tuple[Fact, ...]:
        if item.id not in known:
            told = (*headlines(item), *quotes(item))
            known[item.id] = tuple(f for q in told for f in facts(q, day(item), self.find, self.register))
        return known[item.id]

    def _differing(
        self, older: Iterable[Fact], newer: Iterable[Fact], common: int, why: str
    ) -> Iterator[Contradiction]:
        seen: set[tuple[str, str, str]] = set()
        for one, other in product(older, newer):
            key = (one.key, one.shown, other.shown)
            if one.key != other.key or key in seen or not _differ(one, other) or not _same_side(one, other):
                continue
            if len(one.context & other.context) >= common:
                seen.add(key)
                said = "differs, as such numbers grow" if one.is_casualties and other.first > one.first else why
                yield Contradiction(
                    about=one.key.replace(":", ", "), first=one.quote, second=other.quote, values=(one.shown, other.shown), why=said,
                )  # fmt: skip

    @staticmethod
    def _one_event(one: Fact, first: date, other: Fact, second: date) -> bool:
        """Whether two facts of a storyline are of one event: the same day named, or near reports of one place."""
        if one.quote.item == other.quote.item:
            return False
        mine, theirs = _days(one, first), _days(other, second)
        if mine and theirs:
            return bool(mine & theirs)
        near = abs((second - first).days) <= (NEAR_DAYS if one.is_casualties else DEAL_DAYS)
        return near and (not one.is_casualties or not (one.places or other.places) or bool(one.places & other.places))


def _days(fact: Fact, on: date) -> frozenset[date]:
    return event_days(fact.quote.text, on)


def _differ(one: Fact, other: Fact) -> bool:
    """Values apart; two spans of days that do not touch, but are not of different events either."""
    if one.key.startswith("day:"):
        gap = max(one.first, other.first) - min(one.last, other.last)
        return 0 < gap <= EVENT_DAYS
    return one.first != other.first


def _same_side(one: Fact, other: Fact) -> bool:
    return one.holder is None or other.holder is None or one.holder == other.holder
