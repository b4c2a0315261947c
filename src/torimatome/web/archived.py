"""Where an item stands in the archive: its id, what it refers to and what refers to it, its storyline, its events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from torimatome.dossiers.keeping import bare
from torimatome.dossiers.listing import headline
from torimatome.model import Item, Storyline
from torimatome.store import Archived, Shelved
from torimatome.web.follows import following
from torimatome.web.site import Ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An item's place: held is None of one that never went out. events: id and headline."""

    held: Archived | None
    own_id: bool = False
    standings: Sequence[tuple[Shelved, int]] = ()
    leads: Sequence[tuple[str, Item | None]] = ()
    led: Sequence[Archived] = ()
    line: Storyline | None = None
    events: Sequence[tuple[str, str]] = ()


def place_of(ask: Ask, item: Item) -> Place:
    """Where an item stands."""
    archive = ask.desk.store.archive
    held, events = archive.get(item.id), list(_events(ask, item))
    if held is None:
        return Place(held=None, events=events)
    leads = [(key, one.item if (one := archive.get(key)) else None) for key in item.related]
    names = dict.fromkeys(filter(None, (held.id, item.id)))
    line = following(ask).of_item(item.id)
    return Place(
        held=held, own_id=bool(item.filed and item.filed.id), standings=archive.standings(item.id), leads=leads,
        led=[one for name in names for one in archive.leading_to(name)], events=events,
        line=line if line and len(line.items) > 1 else None,
    )  # fmt: skip


def _events(ask: Ask, item: Item) -> Iterator[tuple[str, str]]:
    """The events that its articles report."""
    store = ask.desk.store
    for key in dict.fromkeys(c.event for c in store.events.coverage_of_articles(item.articles)):
        found = store.events.get(key)
        if found:
            yield key, headline(bare(store, found).every_article) or key
