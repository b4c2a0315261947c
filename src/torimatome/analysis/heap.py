"""What is remembered of items so that a new one finds what it follows: their terms in numbers, and who bears a term."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

REMEMBERED = 64
"""So many of the latest bearers of a term are remembered."""


@dataclass(slots=True, kw_only=True)
class Term:
    """A name or word: how many items have it, and the latest of them."""

    number: int
    count: int = 0
    bearers: array[int] = field(default_factory=lambda: array("I"))

    def borne(self, item: int) -> None:
        """Remember an item that has it."""
        self.bearers.append(item)
        del self.bearers[:-REMEMBERED]


@dataclass(slots=True, kw_only=True)
class Known:
    """An item as it is compared: what it makes of each term; near: likenesses to items that were known before it.

    line is the storyline that it is in, by number.
    """

    number: int
    item: str
    on: date
    title: str
    heads: str = ""
    kinds: frozenset[str]
    parties: frozenset[str]
    related: tuple[str, ...]
    terms: array[int]
    weights: array[float]
    norm: float = 1.0
    near: Mapping[int, float] = field(default_factory=dict)
    line: int = 0


class Memory(Protocol):
    """Where items, terms and storylines are remembered: in the store, or in a `Heap` for a while."""

    def size(self) -> int:
        """How many items there are."""

    def terms(self, texts: Iterable[str]) -> Mapping[str, Term]:
        """Terms by text; new ones get their number."""

    def texts(self, terms: Iterable[int]) -> Mapping[int, str]:
        """The texts of terms by number."""

    def known(self, items: Iterable[int]) -> Mapping[int, Known]:
        """Items by number; those that are gone are left out."""

    def of_names(self, names: Iterable[str]) -> Mapping[str, Known]:
        """Items by id."""

    def members(self, lines: Iterable[int]) -> Mapping[int, list[int]]:
        """The items of storylines."""

    def next_number(self) -> int:
        """The number of the next item."""

    def put(self, one: Known, terms: Iterable[Term]) -> None:
        """Keep an item, new or changed, and its terms as they are now."""

    def place(self, line: int, items: Iterable[int]) -> None:
        """Put items into a storyline."""


class Heap:
    """All of it in memory."""

    def __init__(self) -> None:
        self.items: dict[int, Known] = {}
        self.by_text: dict[str, Term] = {}
        self._texts: dict[int, str] = {}
        self._numbers: dict[int, Term] = {}
        self._last = 0
        self._names: dict[str, int] = {}
        self._lines: defaultdict[int, set[int]] = defaultdict(set)

    def size(self) -> int:
        """How many items there are."""
        return len(self.items)

    def terms(self, texts: Iterable[str]) -> Mapping[str, Term]:
        """Terms by text; new ones get their number."""
        found = {}
        for text in texts:
            found[text] = self.by_text.get(text) or self.learn(text, len(self.by_text) + 1)
        return found

    def learn(self, text: str, number: int) -> Term:
        """A term under a number of its own."""
        one = self.by_text[text] = self._numbers[number] = Term(number=number)
        self._texts[number] = text
        return one

    def of_number(self, number: int) -> Term:
        """A term by its number."""
        return self._numbers[number]

    def text(self, number: int) -> str:
        """The text of a term."""
        return self._texts[number]

    def clear(self) -> None:
        """Forget counts, likenesses and storylines; items and terms stay."""
        for term in self.by_text.values():
            term.count, term.bearers = 0, array("I")
        for one in self.items.values():
            one.near, one.line = {}, 0
        self._lines.clear()

    def texts(self, terms: Iterable[int]) -> Mapping[int, str]:
        """The texts of terms by number."""
        return {n: self._texts[n] for n in terms}

    def known(self, items: Iterable[int]) -> Mapping[int, Known]:
        """Items by number."""
        return {n: self.items[n] for n in items if n in self.items}

    def of_names(self, names: Iterable[str]) -> Mapping[str, Known]:
        """Items by id."""
        return {name: self.items[self._names[name]] for name in names if name in self._names}

    def members(self, lines: Iterable[int]) -> Mapping[int, list[int]]:
        """The items of storylines."""
        return {line: sorted(self._lines[line]) for line in lines if self._lines.get(line)}

    def lines(self) -> list[int]:
        """The storylines that there are."""
        return [line for line, items in self._lines.items() if items]

    def next_number(self) -> int:
        """The number of the next item."""
        return self._last + 1

    def put(self, one: Known, terms: Iterable[Term]) -> None:  # noqa: ARG002 - terms are remembered as they change
        """Keep an item."""
        self._last = max(self._last, one.number)
        self.items[one.number] = one
        self._names[one.item] = one.number

    def place(self, line: int, items: Iterable[int]) -> None:
        """Put items into a storyline."""
        for n in items:
            self._lines[self.items[n].line].discard(n)
            self.items[n].line = line
            self._lines[line].add(n)
