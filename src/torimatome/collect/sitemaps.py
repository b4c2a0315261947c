"""Sitemaps of a site: those its robots.txt names, else /sitemap.xml, and the children of an index."""

from __future__ import annotations

import re
from collections.abc import Iterable

from torimatome.collect.feeds import Child
from torimatome.collect.looking import Looking
from torimatome.collect.shapes import is_elsewhere, is_front
from torimatome.collect.urls import on_domains, origin_of
from torimatome.collect.ways import OTHER_WAYS
from torimatome.errors import Retry, SetAside
from torimatome.model import Entry, Feed, FeedKind, Outlet

EVERY_MIN = 60
MAX_CHILDREN = 50
MAX_DEPTH = 2
_PROMISING = re.compile(r"news|post|article|story|stories|content|latest|recent|20\d\d", re.IGNORECASE)


async def look_at_sitemaps(looking: Looking) -> None:
    """Gather what the sitemaps of the outlet's hosts show."""
    outlet = looking.errand.outlet
    known = {feed.url for feed in outlet.feeds}
    for origin in _origins(outlet):
        try:
            named = await looking.errand.robots.sitemaps(origin + "/")
        except (Retry, SetAside) as error:
            looking.errand.trouble(origin, error)
            continue
        for url in named or (f"{origin}/sitemap.xml",):
            if url not in known:
                known.add(url)
                await _look(looking, url, known, guessed=not named)


def articles_of(entries: Iterable[Entry], outlet: Outlet) -> list[Entry]:
    """The lines of a sitemap that may be articles of the outlet: no front pages, no strangers."""
    own = {*(origin_of(feed.url) for feed in outlet.feeds)}
    return [
        entry
        for entry in entries
        if (origin_of(entry.url) in own or on_domains(entry.url, outlet.domains))
        and (entry.title or not (is_front(entry.url) or is_elsewhere(entry.url)))
    ]


def _origins(outlet: Outlet) -> list[str]:
    if outlet.feeds and all(feed.kind in OTHER_WAYS for feed in outlet.feeds):
        return []  # a channel's host is not the outlet's own
    found = [origin_of(feed.url) for feed in outlet.feeds if feed.kind not in OTHER_WAYS]
    own = [origin for origin in found if on_domains(origin, outlet.domains)]
    return list(dict.fromkeys(own or found or [f"https://{domain}" for domain in outlet.domains]))


async def _look(looking: Looking, url: str, known: set[str], *, guessed: bool, depth: int = 0) -> None:
    read = await looking.look(Feed(url=url, kind=FeedKind.SITEMAP, every_min=EVERY_MIN), guessed=guessed)
    if read is None or depth >= MAX_DEPTH:
        return
    for child in _worth_reading(read.children, looking):
        if child.url not in known:
            known.add(child.url)
            await _look(looking, child.url, known, guessed=False, depth=depth + 1)


def _worth_reading(children: Iterable[Child], looking: Looking) -> list[Child]:
    """The newest children first, none that lies before the window; then the undated ones, by their names."""
    dated = sorted(((c.updated_at, c.url, c) for c in children if c.updated_at), reverse=True)
    newest = looking.newest or (dated[0][0] if dated else None)
    recent = [child for at, _, child in dated if newest is None or at >= newest - looking.window]
    undated = [child for child in children if child.updated_at is None]
    undated.sort(key=lambda child: not _PROMISING.search(child.url))
    return [*recent, *undated][:MAX_CHILDREN]
