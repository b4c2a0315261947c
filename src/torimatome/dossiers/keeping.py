"""Events out of the store, with all that is known of them: articles and their revisions, names, claims, parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from torimatome import group, lang
from torimatome.errors import NotFound
from torimatome.model import Article, Dossier, Event
from torimatome.plugins import Folder
from torimatome.store import Store


def kept(folder: Folder, store: Store, event_id: str) -> Dossier:
    """An event with its articles, names, claims and parts. NotFound: it is not in this desk."""
    event = store.events.get(event_id)
    if event is None:
        raise NotFound(f"there is no event {event_id!r} in this desk; `torimatome events` shows their ids.")
    found = replace(bare(store, event), parts=tuple(bare(store, part) for part in store.events.parts(event_id)))
    return with_claims(folder, store, found)


def bare(store: Store, event: Event) -> Dossier:
    """An event with its articles and their names."""
    coverage = tuple(store.events.coverage(event.id))
    articles = tuple(a for c in coverage if (a := store.articles.latest(c.article)))
    names = {a.id: store.events.mentions(a.id) for a in articles}
    return Dossier(event=event, articles=articles, coverage=coverage, mentions=names)


def with_claims(folder: Folder, store: Store, dossier: Dossier) -> Dossier:
    """The dossier with what its articles claim, in all their revisions."""
    packs = {code: lang.pack(code) for code in folder.house.reads}
    return replace(
        dossier,
        claims=group.claims(dossier, packs, folder.register, folder.known, earlier(store, dossier.every_article)),
    )


def earlier(store: Store, articles: Sequence[Article]) -> Mapping[str, tuple[Article, ...]]:
    """The revisions before the last of those articles that have any."""
    return {a.id: store.articles.revisions(a.id)[:-1] for a in articles if a.revision > 1}
