"""What people said of storylines: which items belong together, which do not, which only look back, and their names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from torimatome.analysis.heap import Known
from torimatome.analysis.joining import Pair
from torimatome.model import Ruling


@dataclass
class Words:
    """What people said of storylines, the last word on each pair: by items' ids."""

    together: set[tuple[str, str]] = field(default_factory=set)
    apart: set[tuple[str, str]] = field(default_factory=set)
    background: set[str] = field(default_factory=set)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rulings: Iterable[Ruling]) -> Words:
        """Out of rulings in their order."""
        found = cls()
        for one in rulings:
            if one.about == "background":
                found.background.add(one.first)
            elif one.about == "storyline" and one.name:
                found.names[one.first] = (one.name, one.by)
            elif one.about == "storyline":
                pair = (min(one.first, one.second), max(one.first, one.second))
                (found.together if one.same else found.apart).add(pair)
                (found.apart if one.same else found.together).discard(pair)
                found.background -= set(pair) if one.same else set()
        return found

    def pairs(self, known: Iterable[Known]) -> tuple[list[Pair], list[Pair]]:
        """Together and apart by number, of some items."""
        numbers = {one.item: one.number for one in known}
        both = ((a, b) for a, b in sorted(self.together) if a in numbers and b in numbers)
        never = ((a, b) for a, b in sorted(self.apart) if a in numbers and b in numbers)
        return [(numbers[a], numbers[b]) for a, b in both], [(numbers[a], numbers[b]) for a, b in never]

    @property
    def ruled_out(self) -> set[str]:
        """Items that people took out of storylines."""
        return self.background | {item for pair in self.apart for item in pair}

    def partners(self, item: str) -> set[str]:
        """The items that people put together with one."""
        return {b if a == item else a for a, b in self.together if item in (a, b)}
