"""A desk made large for the benchmarks of the pages: copies of the demo's events and items."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import count, islice

from torimatome.analysis.learnt import lessons_of
from torimatome.archive.learnt import Learning
from torimatome.desk import Desk
from torimatome.editing import Editing
from torimatome.model import Lessons
from torimatome.store import Shelved


class _Copies(Learning):
    """Learns from one copy what they all teach."""

    def _learn(self, document: Shelved) -> Lessons:
        if not document.bulletin.startswith("old-"):
            return super()._learn(document)
        return self._of_one

    @cached_property
    def _of_one(self) -> Lessons:
        return lessons_of([self.store.archive.of_document(1001)[0].item], self.forms, "")


def articles_per_event(desk: Desk) -> float:
    """How many articles an event of the demo has."""
    known = desk.store.drafted.proposals(desk.store.bulletins.ids()[-1])
    return sum(len(p.articles) for p in known) / len(known)


def large(desk: Desk, events: int, items: int) -> str:
    """A week of so many events, and at least so many items in its bulletin; the bulletin's id."""
    key = desk.store.bulletins.ids()[-1]
    drafted = desk.store.drafted.get(key)
    assert drafted
    known = desk.store.drafted.proposals(key)
    copies = (replace(p, item=f"{p.item}{n}", chosen=False) for n in count(1) for p in known)
    more = list(islice(copies, events - len(known)))
    extra = list(islice((replace(i, id=f"{i.id}x{n}") for n in count(1) for i in drafted.items), items))
    desk.store.drafted.save(replace(drafted, proposals=(*known, *more)))
    Editing(desk.folder, desk.store, desk.clock).take_in(key, extra)
    assert len(desk.bulletin(key).items) >= items
    _Copies(desk.folder, desk.store).lessons(desk.bulletin(key).period)
    return key
