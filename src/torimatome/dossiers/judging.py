"""A person's word on events: one event, or two. Obeyed at once in what is stored, and by every grouping to come.

What is kept are rulings on pairs of articles (group.rulings), so it holds whatever else joins the events; a later word
takes an earlier one back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from torimatome import group
from torimatome.errors import Failed, NotFound
from torimatome.model import Coverage, Event, Ruling
from torimatome.plugins import Folder
from torimatome.store import Store


@dataclass(frozen=True)
class Judging:
    """Merges and splits the events of a desk. by, at: who says so, and when."""

    folder: Folder
    store: Store

    def merge(self, one: str, other: str, by: str, at: datetime) -> Event:
        """Make one event of two. NotFound: an event is not here; Failed: they are one."""
        first, second = self._event(one), self._event(other)
        if first.id == second.id:
            raise Failed(f"{first.id} was named twice; name two events.")
        mine, theirs = self._told(first), self._told(second)
        rulings = group.merging(_ids(mine), _ids(theirs), by, at, self.store.rulings.all())
        return self._obey(rulings, [[*mine, *theirs]], (first, second))[0]

    def split(self, event: str, articles: Sequence[str], by: str, at: datetime) -> tuple[Event, Event]:
        """Take articles out of their event into one of their own: what stays, and what left.

        NotFound: no such event; Failed: an article is not of it, or none would stay.
        """
        found = self._event(event)
        told = self._told(found)
        out = list(dict.fromkeys(articles))
        for article in out:
            if article not in _ids(told):
                raise Failed(f"{article} does not report {found.id}; `torimatome event {found.id}` shows what does.")
        if not out or len(out) == len(told):
            raise Failed(f"{found.id} would have {'all' if out else 'none'} of its articles taken out; name some.")
        return self._part(found, told, out, by, at)

    def same(self, one: str, other: str, by: str, at: datetime) -> Event:
        """Say that two articles tell one event: their events become one."""
        first, second = self._of_article(one), self._of_article(other)
        if one == other:
            raise Failed(f"{one} was named twice; name two articles.")
        if first.id != second.id:
            mine, theirs = (_headed(self._told(e), a) for e, a in ((first, one), (second, other)))
            rulings = group.merging(_ids(mine), _ids(theirs), by, at, self.store.rulings.all())
            return self._obey(rulings, [[*mine, *theirs]], (first, second))[0]
        self._keep([Ruling(first=one, second=other, same=True, by=by, at=at)])
        return first

    def not_same(self, one: str, other: str, by: str, at: datetime) -> tuple[Event, Event]:
        """Say that two articles do not tell one event: the second leaves, with its copies and what was tied to it."""
        first, second = self._of_article(one), self._of_article(other)
        if one == other:
            raise Failed(f"{one} was named twice; name two articles.")
        if first.id != second.id:
            self._keep([Ruling(first=one, second=other, same=False, by=by, at=at)])
            return first, second
        told = self._told(first)
        copied = [(c.article, c.duplicate_of) for c in told if c.duplicate_of]
        return self._part(first, told, group.side_of(other, one, _ids(told), self.store.rulings.all(), copied), by, at)

    # --- how it is done -----------------------------------------------------------------------------------

    def _part(
        self, event: Event, told: Sequence[Coverage], out: Sequence[str], by: str, at: datetime
    ) -> tuple[Event, Event]:
        stay, leave = [c for c in told if c.article not in out], [c for c in told if c.article in out]
        one, other = self._obey(group.splitting(_ids(told), out, by, at), [stay, leave], (event,))
        return one, other

    def _obey(
        self, rulings: Sequence[Ruling], groups: Sequence[Sequence[Coverage]], gone: Sequence[Event]
    ) -> list[Event]:
        """Keep the words and tell the events anew, the first in place of those that are gone; all or nothing."""
        word = rulings[-1]
        found = [self._retold(told, f"{word.by} put it here on {word.at:%Y-%m-%d}") for told in groups]
        old = {e.id for e in gone}
        whole = next((e.part_of for e in gone if e.part_of and e.part_of not in old), None)
        events = [replace(one.events[0], part_of=whole if n == 0 else None) for n, one in enumerate(found)]
        parts = [replace(p, part_of=events[0].id) for key in old for p in self.store.events.parts(key)]
        parts = [p for p in parts if p.id not in old | {e.id for e in events}]
        with self.store.transaction():
            self._keep(rulings)
            self.store.events.lay([*events, *parts], [c for one in found for c in one.coverage])
        return events

    def _keep(self, rulings: Sequence[Ruling]) -> None:
        with self.store.transaction():
            for one in rulings:
                self.store.rulings.add(one)

    def _retold(self, told: Sequence[Coverage], why: str) -> group.Grouping:
        articles = [a for c in told if (a := self.store.articles.latest(c.article))]
        names = {a.id: self.store.events.mentions(a.id) for a in articles}
        found = group.retold(articles, told, names, self.folder.register)
        here, was = set(names), {c.article: c.event for c in told}
        return replace(found, coverage=tuple(_reasoned(c, was[c.article], here, why) for c in found.coverage))

    def _told(self, event: Event) -> list[Coverage]:
        """What reports an event, the oldest first."""
        told = {c.article: c for c in self.store.events.coverage(event.id)}
        articles = [a for key in told if (a := self.store.articles.latest(key))]
        return [told[a.id] for a in sorted(articles, key=lambda a: a.age)]

    def _event(self, event: str) -> Event:
        found = self.store.events.get(event)
        if found is None:
            raise NotFound(f"there is no event {event!r} in this desk; `torimatome events` shows their ids.")
        return found

    def _of_article(self, article: str) -> Event:
        found = self.store.events.of_article(article)
        if found is None:
            here = self.store.articles.latest(article) is not None
            why = "is in no event yet; `torimatome draft` groups it" if here else "is not in this desk"
            raise NotFound(f"the article {article!r} {why}.")
        return found


def _ids(told: Sequence[Coverage]) -> list[str]:
    return [c.article for c in told]


def _headed(told: Sequence[Coverage], article: str) -> list[Coverage]:
    """With the article that a person named before the others."""
    return sorted(told, key=lambda c: c.article != article)


def _reasoned(told: Coverage, was: str, here: set[str], why: str) -> Coverage:
    """With the person's word where the article moved, and without what compared it with an article that is elsewhere."""
    near = told.reasons[0].removeprefix("nearest to ").partition(" of ")[0] if told.reasons else ""
    compared = bool(told.reasons) and told.reasons[0].startswith("nearest to ")
    kept = () if compared and near not in here else told.reasons
    return replace(told, reasons=kept if told.event == was and kept else (why, *kept))
