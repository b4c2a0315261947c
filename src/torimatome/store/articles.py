"""Articles by id and revision. A later version of a page is added beside the earlier one, never laid over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from torimatome.model import Article
from torimatome.model.json import from_json, to_json
from torimatome.store.database import Database
from torimatome.store.search import Search
from torimatome.store.tables import articles, snapshots


class Articles:
    """The revisions of each article, in order of fetching. The numbers are for ever: citations name them."""

    def __init__(self, database: Database, search: Search) -> None:
        self._database = database
        self._search = search

    def save(self, article: Article) -> Article:
        """The article as it is stored: as a new revision if headline or text differ from what stood at its time.

        A revision keeps the first publication time that was known, and the first sight. An article that comes
        without its first sight has it from its snapshot. One without a publication time is filed under the day of its
        first sight, until `file` knows better.
        """
        with self._database.write() as connection:
            rows = connection.execute(_revisions(article.id)).all()
            seen_at = _seen_at(connection, article) or (rows[-1].seen_at if rows else None)
            stands = _in_force(rows, seen_at)
            filed = rows[0].day if rows else None
            if stands and (stands.headline, stands.text) == (article.headline, article.text):
                stored = self._date(connection, stands, article)
            else:
                stored = _next(article, rows, seen_at)
                connection.execute(insert(articles).values(**_values(stored, filed), seen_at=seen_at))
                connection.execute(update(articles).where(articles.c.id == stored.id).values(day=_day(stored, filed)))
            latest = connection.execute(_revisions(article.id)).all()[-1]
            self._search.index([_article(latest)])
        return stored

    def file(self, article_id: str, day: date) -> None:
        """File an article without a publication time under another day than that of its first sight."""
        with self._database.write() as connection:
            connection.execute(update(articles).where(articles.c.id == article_id).values(day=day))

    def reroute(self, article: Article) -> None:
        """Lay another route over the stored revision; nothing else of it changes."""
        with self._database.write() as connection:
            place = (articles.c.id == article.id, articles.c.revision == article.revision)
            connection.execute(update(articles).where(*place).values(json=to_json(article)))

    def get(self, article_id: str, revision: int) -> Article | None:
        """One revision."""
        return self._one(articles.c.id == article_id, articles.c.revision == revision)

    def latest(self, article_id: str) -> Article | None:
        """The revision that was fetched last."""
        revisions = self.revisions(article_id)
        return revisions[-1] if revisions else None

    def revisions(self, article_id: str) -> tuple[Article, ...]:
        """All revisions, in order of fetching."""
        with self._database.read() as connection:
            return tuple(_article(row) for row in connection.execute(_revisions(article_id)))

    def all(self) -> list[Article]:
        """The latest revision of every article, by id."""
        return self._latest(select(articles))

    def of_days(self, first: date, last: date, margin_days: int = 0) -> list[Article]:
        """The latest revisions of the articles of those days, with some days before and after, by day and id.

        An article without a publication time is of the day of its first sight.
        """
        margin = timedelta(days=margin_days)
        return self._latest(select(articles).where(articles.c.day.between(first - margin, last + margin)))

    def _latest(self, wanted: Select[Any]) -> list[Article]:
        order = (articles.c.id, articles.c.seen_at, articles.c.revision)
        with self._database.read() as connection:
            rows = {row.id: row for row in connection.execute(wanted.order_by(*order))}
        return [_article(row) for row in sorted(rows.values(), key=lambda row: (row.day or date.min, row.id))]

    def _one(self, *conditions: Any) -> Article | None:
        with self._database.read() as connection:
            row = connection.execute(select(articles).where(*conditions)).first()
        return _article(row) if row else None

    def _date(self, connection: Connection, stands: Article, article: Article) -> Article:
        """The stored revision, dated if only now its publication time is known."""
        if stands.published or not article.published:
            return stands
        dated = replace(stands, published=article.published)
        place = (articles.c.id == dated.id, articles.c.revision == dated.revision)
        connection.execute(update(articles).where(*place).values(_values(dated)))
        return dated


def _next(article: Article, rows: Sequence[Row[Any]], seen_at: datetime | None) -> Article:
    earlier = [_article(row) for row in rows]
    published = next((a.published for a in earlier if a.published), article.published)
    first_seen_at = next((a.first_seen_at for a in earlier if a.first_seen_at), article.first_seen_at or seen_at)
    revision = max((a.revision for a in earlier), default=0) + 1
    return replace(article, revision=revision, published=published, first_seen_at=first_seen_at)


def _in_force(rows: Sequence[Row[Any]], seen_at: datetime | None) -> Article | None:
    """The revision that stood when the page was fetched: a snapshot read twice makes no second revision."""
    standing = [row for row in rows if seen_at is None or row.seen_at is None or row.seen_at <= seen_at]
    return _article(standing[-1]) if standing else None


def _seen_at(connection: Connection, article: Article) -> datetime | None:
    """When the page was fetched: its snapshot says so, else the article itself."""
    wanted = select(snapshots.c.fetched_at).where(snapshots.c.id == article.snapshot)
    return connection.execute(wanted).scalar() or article.first_seen_at


def _revisions(article_id: str) -> Select[Any]:
    wanted = select(articles).where(articles.c.id == article_id)
    return wanted.order_by(articles.c.seen_at.nulls_first(), articles.c.revision)


def _day(article: Article, filed: date | None) -> date | None:
    """The day that all revisions of an article are filed under."""
    return article.reported_on or filed or (article.first_seen_at.date() if article.first_seen_at else None)


def _values(article: Article, filed: date | None = None) -> dict[str, Any]:
    return {
        "id": article.id,
        "revision": article.revision,
        "outlet": article.outlet,
        "day": _day(article, filed),
        "json": to_json(article),
    }


def _article(row: Row[Any]) -> Article:
    return from_json(Article, row.json)
