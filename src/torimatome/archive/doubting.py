"""What does not agree between items of the archive: figures, references that lead nowhere, stretches without an item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from torimatome.analysis.contradictions import Contradictions
from torimatome.analysis.facts import Fact
from torimatome.analysis.heap import Memory
from torimatome.analysis.holes import FEWEST
from torimatome.analysis.holes import holes as gaps
from torimatome.analysis.marks import Marks
from torimatome.analysis.references import References
from torimatome.model import Contradiction, Item, Reference
from torimatome.store import Store
from torimatome.store.following_rows import Doubted

HELD_AGAINST = 20
"""A new item's figures are held against so many of the latest items of its storyline."""


@dataclass(frozen=True, slots=True)
class Doubting:
    """Finds what does not agree, and keeps it for the queue."""

    store: Store
    judge: Contradictions

    def keep(self, scope: str, found: Iterable[Contradiction]) -> None:
        """Keep contradictions beside the earlier ones. scope: the item that they were found at."""
        told = [
            Doubted(scope=scope, item=c.second.item, sentence=str(c), raw=f"{c.second.text} / {c.first.text}")
            for c in found
        ]  # fmt: skip
        if told:
            self.store.following.doubt([], told)

    def against(self, item: Item, found: Marks, line: int, memory: Memory) -> None:
        """Hold a new item's figures against those of what it refers to, and of the latest items of its storyline."""
        mine = self.judge.facts(item)
        if not mine:
            return
        near = sorted(memory.known(memory.members([line]).get(line, [])).values(), key=lambda k: (k.on, k.item))
        near = [k for k in near if k.item != item.id][-HELD_AGAINST:]
        told = [(k.on, self._facts_of(k.item)) for k in near]
        for one in self.judge.along([*told, (found.on, mine)], near[0].title) if near else ():
            if one.second.item == item.id:
                self.keep(item.id, [one])
        for other in found.related:
            self.keep(item.id, self.judge.linked(self._facts_of(other), mine))

    def _facts_of(self, item: str) -> tuple[Fact, ...]:
        held = self.store.archive.get(item)
        return self.judge.facts(held.item) if held else ()

    def references(self) -> Iterator[Doubted]:
        """References that no item answers, each with what it may mean."""
        archive = self.store.archive
        sources = [one.item for key in self.store.following.referring() if (one := archive.get(key))]
        days = {on for item in sources for r in (item.filed.related if item.filed else ()) if (on := _day(r.dated))}
        near = [a.item for on in sorted(days) for a in archive.of_days(on, on)]
        there = [a.item for item in sources for one in item.related if (a := archive.get(one))]
        every = {item.id: item for item in (*sources, *near, *there)}
        wanted = {item.id for item in sources}
        for reference in References.of(every.values()).found:
            if reference.source in wanted and reference.reason != "by its id":
                yield Doubted(
                    scope="references", item=reference.source, sentence=_broken(reference), raw=reference.related.raw,
                    target=reference.related.id,
                )  # fmt: skip

    def holes(self) -> Iterator[Doubted]:
        """Stretches without an item on each page and each subject of the rules.

        While the whole archive was silent, or nearly, no subject of the rules has a hole of its own.
        """
        pages = {one.title for one in self.store.archive.documents() if one.kind == "archive page" and one.title}
        days = self._days_of_subjects(pages)
        every = {d for some in days.values() for d in some}
        for subject in sorted(days):
            for hole in gaps(days[subject], subject):
                if subject in pages or sum(hole.first_on < d < hole.last_on for d in every) >= FEWEST:
                    yield Doubted(scope="holes", item="", sentence=str(hole))

    def _days_of_subjects(self, pages: Iterable[str]) -> dict[str, set[date]]:
        standing: defaultdict[str, list[str]] = defaultdict(list)
        for page in sorted(pages):
            for key in self.store.archive.keys_of_page(page):
                standing[key].append(page)
        days: defaultdict[str, set[date]] = defaultdict(set)
        for key, on, subjects in self.store.following.subject_days():
            for subject in dict.fromkeys((*standing.get(key, ()), *filter(None, subjects.split("\n")))):
                days[subject].add(date.fromisoformat(on))
        return days


def _day(dated: str) -> date | None:
    """The day of a whole date; a month or a year alone is none."""
    try:
        return date.fromisoformat(dated) if len(dated) == len("2026-02-14") else None
    except ValueError:
        return None


def _broken(reference: Reference) -> str:
    """A reference that its id does not answer, in a sentence with what it may mean."""
    if reference.target:
        return f"The reference is taken to mean {reference.target}: {reference.reason}."
    may = "; ".join(f"{c.item} ({c.reason})" for c in reference.candidates)
    return f"The reference leads nowhere: {reference.reason}" + (f". It may mean {may}." if may else ".")
