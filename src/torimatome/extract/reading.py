"""From a snapshot's bytes to its articles, whatever way they came: a page, a document, a letter, a channel, a typed form."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from torimatome.extract.article import article
from torimatome.extract.behind import behind, cited
from torimatome.extract.channels import channel_articles, is_channel
from torimatome.extract.documents import document, is_docx, is_pdf
from torimatome.extract.mail import is_letter, letter_articles
from torimatome.extract.typed import is_typed, typed_article
from torimatome.model import Article, Entry, Outlet, OutletKind, Route, Snapshot

_NOBODY: Mapping[str, Outlet] = MappingProxyType({})


def articles(
    snapshot: Snapshot,
    body: bytes,
    entry: Entry | None,
    outlet: Outlet,
    packs: Collection[str] = (),
    known: Mapping[str, Outlet] = _NOBODY,
) -> tuple[Article, ...]:
    """The articles of a snapshot, most often one. SetAside: it has no text or cannot be read.

    known: all outlets by id, so that the one behind an aggregator, and those that a report cites, are found.
    """
    return tuple(_routed(one, body, snapshot, outlet, known) for one in _read(snapshot, body, entry, outlet, packs))


def _read(
    snapshot: Snapshot, body: bytes, entry: Entry | None, outlet: Outlet, packs: Collection[str]
) -> tuple[Article, ...]:
    if is_typed(snapshot.media_type):
        return (typed_article(snapshot, body, outlet, packs),)
    if is_letter(snapshot.media_type):
        return letter_articles(snapshot, body, entry, outlet, packs)
    if is_channel(snapshot, outlet):
        return channel_articles(snapshot, body, outlet, packs)
    if is_pdf(snapshot.media_type, body) or is_docx(body):
        return (document(snapshot, body, entry, outlet, packs),)
    return (article(snapshot, body, entry, outlet, packs),)


def _routed(one: Article, body: bytes, snapshot: Snapshot, outlet: Outlet, known: Mapping[str, Outlet]) -> Article:
    """The article with its outlet behind the aggregator, and the outlets that it reports after."""
    route = one.route or Route()
    if outlet.kind is OutletKind.AGGREGATOR:
        source = behind(one, body, snapshot.media_type, outlet, known)
        route = replace(route, way=route.way or "aggregator", via=outlet.id, shown=source.shown)
        one = replace(one, outlet=source.outlet or one.outlet)
    if sources := cited(one, known):
        route = replace(route, cites=sources)
    return one if route == Route() else replace(one, route=route)
