"""Posts that were taken down: kept, and marked with the time from which they were missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from torimatome.collect.channels import absent
from torimatome.extract.channels import is_channel, read_channel
from torimatome.extract.parts import article_id
from torimatome.model import Article, Outlet, Route, Snapshot
from torimatome.store import Store


def notice_gone(store: Store, snapshot: Snapshot, body: bytes, outlet: Outlet, articles: Sequence[Article]) -> None:
    """Mark the posts that a channel's page should show and does not; take the mark from those that are back."""
    if not is_channel(snapshot, outlet):
        return
    for article in articles:
        latest = store.articles.latest(article.id)
        if latest and latest.route and latest.route.gone_at:
            store.articles.reroute(replace(latest, route=replace(latest.route, gone_at=None)))
    page = read_channel(body, snapshot.url_reached, snapshot.media_type, outlet.languages)
    newest = any(snapshot.url_asked == feed.url for feed in outlet.feeds)
    for url in absent(page, newest=newest):
        latest = store.articles.latest(article_id(url))
        if latest and not (latest.route and latest.route.gone_at) and _seen_before(latest, snapshot):
            store.articles.reroute(replace(latest, route=replace(latest.route or Route(), gone_at=snapshot.fetched_at)))


def _seen_before(article: Article, snapshot: Snapshot) -> bool:
    """Snapshots may be read out of order, as when old ones are imported."""
    return article.first_seen_at is None or article.first_seen_at <= snapshot.fetched_at
