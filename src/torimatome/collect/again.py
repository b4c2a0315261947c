"""The entries of a feed read again from its snapshot, for a rebuild."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from torimatome.collect.feeds import read_feed
from torimatome.collect.sitemaps import articles_of
from torimatome.collect.window import date_of, newest_of, within
from torimatome.config import CollectRules
from torimatome.errors import SetAside
from torimatome.model import Entry, Feed, FeedKind, Outlet, Role, Snapshot


def entries_again(snapshot: Snapshot, body: bytes, outlet: Outlet, rules: CollectRules | None = None) -> list[Entry]:
    """What a feed, listing or sitemap showed when it was fetched, as far back as the desk fills in."""
    if snapshot.role is not Role.FEED:
        return []
    try:
        read = read_feed(
            body, _feed(snapshot, outlet), outlet, url=snapshot.url_reached, media_type=snapshot.media_type
        )
    except SetAside:
        return []
    if not read.is_sitemap:
        return list(read.entries)
    window = timedelta(days=(rules or CollectRules()).backfill_days)
    newest = newest_of((at for entry in read.entries if (at := date_of(entry))), window)
    return within(articles_of(read.entries, outlet), newest, window)


def _feed(snapshot: Snapshot, outlet: Outlet) -> Feed:
    """The feed that was asked, or the listing that was turned; a sitemap is in no register and tells its own dialect."""
    known = {feed.url: feed for feed in outlet.feeds}
    path = urlsplit(snapshot.url_asked).path
    turned = (f for f in outlet.feeds if f.kind is FeedKind.LISTING and path.startswith(urlsplit(f.url).path or "/"))
    return known.get(snapshot.url_asked) or next(turned, None) or Feed(url=snapshot.url_asked, kind=FeedKind.SITEMAP)
