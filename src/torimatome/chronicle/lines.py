"""Storylines as pages, and the dates of a question: by event date and report date, bursts, open threads, what was announced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from torimatome import lang
from torimatome.analysis.bursts import Burst, bursts
from torimatome.analysis.calendar import Announced, Outcome, Told, calendar
from torimatome.analysis.reading import Finder, blocks, day, is_japanese, title
from torimatome.analysis.timeline import Topic, event_day, timeline
from torimatome.group import Written
from torimatome.lang.text import fold
from torimatome.model import Item, Milestone, Storyline
from torimatome.store import Store

_OPEN = frozenset({Outcome.AHEAD, Outcome.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item of a storyline: the day of its event, the day of its report, its title."""

    item: str
    event_on: date
    reported_on: date
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A storyline with all that is known of it. open_threads: what was announced and of which nothing was told since."""

    storyline: Storyline
    entries: tuple[Entry, ...]
    dates: tuple[Milestone, ...]
    bursts: tuple[Burst, ...]
    announced: tuple[Announced, ...]

    @property
    def open_threads(self) -> tuple[Announced, ...]:
        """What is ahead still, and what should have happened and nobody told."""
        return tuple(one for one in self.announced if one.outcome in _OPEN)


def page(store: Store, line: Storyline, find: Finder, today: date) -> Page:
    """The page of a storyline. find: names by which a later text is known to speak of what was announced."""
    items = list(_items(store, line.items))
    told = [
        Entry(item=i.id, event_on=event_day(i) or on, reported_on=on, title=title(i)) for i in items if (on := day(i))
    ]
    texts = [one for i in items for one in _told(i, find)]
    packs = {code: lang.pack(code) for code in ("en", "ja")}
    return Page(
        storyline=line, entries=tuple(sorted(told, key=lambda e: (e.event_on, e.reported_on, e.item))),
        dates=timeline(items), bursts=bursts(e.event_on for e in told), announced=calendar(texts, packs, today),
    )  # fmt: skip


def dates(
    store: Store, ids: Iterable[str], first: date | None = None, last: date | None = None, limit: int = 0,
    topic: Topic = lambda _: True,
) -> tuple[Milestone, ...]:  # fmt: skip
    """The dates of some items; where no sentence is on the topic, all of them."""
    items = list(_items(store, ids))
    return timeline(items, first, last, limit, topic) or timeline(items, first, last, limit)


def topic_of(query: str, written: Written) -> Topic:
    """Whether a sentence has a word of a question, or another form of a name in it. Filters (from:2023) are no words."""
    words = [w.strip('"') for w in query.split() if ":" not in w]
    wanted = {fold(form) for word in (*words, " ".join(words)) if word for form in (word, *written.others(word))}
    return lambda text: not wanted or any(one in fold(text) for one in wanted)


def _items(store: Store, ids: Iterable[str]) -> Iterator[Item]:
    found = (store.archive.get(one) for one in ids)
    yield from (one.item for one in found if one)


def _told(item: Item, find: Finder) -> Iterator[Told]:
    """The text of an item in each of its languages, with whom it names."""
    on = day(item)
    texts = [b.text for b in blocks(item)]
    for code in ("en", "ja"):
        own: Sequence[str] = [t for t in texts if is_japanese(t) == (code == "ja")]
        if own and on:
            names = frozenset(m.entity for t in own for m in find(t) if m.entity)
            yield Told(source=item.id, on=on, language=code, text="\n\n".join(own), names=names)
