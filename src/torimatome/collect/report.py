"""Report and Tally: what one round did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from torimatome.lang.text import counted
from torimatome.model import Problem


@dataclass(slots=True, kw_only=True)
class Tally:
    """The counts of one outlet in one round.

    feeds counts feeds, listings and sitemaps that were read; kept pages that were new, changed pages known with
    another text, unchanged those that were not; missing ones could not be had; left are still pending.
    feeds_failed counts those that could not be read. overrun: a feed's window had moved past what was seen last;
    filled and unfilled are the pages that only other places (filled_from) still showed, had and not had. images of
    pages are counted apart.
    """

    outlet: str
    feeds: int = 0
    feeds_unchanged: int = 0
    feeds_failed: int = 0
    entries: int = 0
    kept: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    left: int = 0
    overrun: bool = False
    filled: int = 0
    unfilled: int = 0
    filled_from: str = ""
    images: int = 0

    def words(self) -> str:
        """What there is to tell, or nothing."""
        counts = {"new": self.kept, "changed": self.changed, "not to be had": self.missing, "left": self.left}
        said = [f"{count} {word}" for word, count in counts.items() if count]
        if self.images:
            said.append(counted(self.images, "image"))
        if self.overrun:
            entries = "1 entry" if self.filled == 1 else f"{self.filled} entries"
            source = f" from the {self.filled_from}" if self.filled_from else ""
            said.append(f"window moved on, {entries} filled{source}, {self.unfilled} unfilled")
        return ", ".join(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One round: a tally for each outlet in their order, requests made, and what could not be done."""

    tallies: tuple[Tally, ...]
    requests: int
    problems: tuple[Problem, ...]

    @property
    def kept(self) -> int:
        """Pages that were new."""
        return sum(tally.kept for tally in self.tallies)

    @property
    def changed(self) -> int:
        """Known pages that came with another text."""
        return sum(tally.changed for tally in self.tallies)

    @property
    def left(self) -> int:
        """Entries that are still to be fetched."""
        return sum(tally.left for tally in self.tallies)

    def lines(self) -> Iterator[str]:
        """A line for each outlet that brought something, one for each problem, and the sum."""
        for tally in self.tallies:
            if said := tally.words():
                yield f"{tally.outlet}: {said}"
        yield from (f"{problem.remedy}: {problem.message}" for problem in self.problems)
        yield f"{self.kept} pages fetched, {self.changed} changed, {self.left} left, in {self.requests} requests"
