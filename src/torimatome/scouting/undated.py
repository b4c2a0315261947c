"""Pages without a date: filed under the day of what stands beside them, since a listing keeps the order of its days.

A desk that comes back after a week sees old pages for the first time today; without this their events would miss them. Only
the filing changes: the article still has no date, and is cited without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from torimatome.extract.parts import article_id
from torimatome.model import Article, Entry
from torimatome.store import Store


def file_beside(store: Store, articles: Iterable[Article]) -> None:
    """File undated articles under the newer day of their two neighbours in the feed, if that is before they were seen."""
    with store.transaction():
        for article in articles:
            days = [day for some in store.entries.beside(article.url) if (day := _first_day(store, some))]
            seen = article.first_seen_at
            if days and (seen is None or max(days) <= seen.date()):
                store.articles.file(article.id, max(days))


def _first_day(store: Store, entries: Sequence[Entry]) -> date | None:
    """The day of the nearest entry that has one, by the feed or by its page."""
    for entry in entries:
        if entry.published_at:
            return entry.published_at.date()
        article = store.articles.latest(article_id(entry.url))
        if article and article.reported_on:
            return article.reported_on
    return None
