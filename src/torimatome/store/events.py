"""Events, which articles report them, the names in those articles, and the vectors they were compared by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, or_, select

from torimatome.model import Coverage, Event, Mention
from torimatome.model.json import from_json, to_json
from torimatome.store.batches import batches
from torimatome.store.database import Database
from torimatome.store.dialect import put
from torimatome.store.tables import articles, coverage, events, mentions, vectors


class Events:
    """The latest grouping. An article belongs to one event, the finest; a meeting names the visit it is part of."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(
        self,
        first_on: date,
        last_on: date,
        found: Sequence[Event],
        covered: Sequence[Coverage],
        names: Mapping[str, Sequence[Mention]] | None = None,
    ) -> None:
        """Put a new grouping of the articles of those days in place of the old one, whole or not at all.

        Also replaced is what was known of any article that the new grouping holds, whatever its day. An event
        that no article reports any more is gone, unless a part of it stands. names: the mentions by article.
        """
        with self._database.write() as connection:
            of_days = select(articles.c.id).where(articles.c.day.between(first_on, last_on))
            there = coverage.c.article.in_(of_days)
            left = set(connection.execute(select(coverage.c.event).where(there)).scalars())
            connection.execute(delete(coverage).where(there))
            _lay(connection, found, covered, left)
            for article, mentioned in (names or {}).items():
                _put_names(connection, article, mentioned)

    def lay(
        self,
        found: Sequence[Event],
        covered: Sequence[Coverage],
        names: Mapping[str, Sequence[Mention]] | None = None,
    ) -> None:
        """Put some events, and what some articles report, in place of what was known of these; all else stays.

        What it costs hangs on what is given, not on what is kept.
        """
        with self._database.write() as connection:
            _lay(connection, found, covered, set())
            for article, mentioned in (names or {}).items():
                _put_names(connection, article, mentioned)

    def get(self, event_id: str) -> Event | None:
        """The event of that id."""
        found = self._events(select(events.c.json).where(events.c.id == event_id))
        return found[0] if found else None

    def all(self) -> list[Event]:
        """Every event, by day and id."""
        return self._events(select(events.c.json).order_by(events.c.first_on.nulls_first(), events.c.id))

    def of_days(self, first_on: date, last_on: date) -> list[Event]:
        """The events that touch those days, by day and id."""
        end = events.c.last_on
        touching = (events.c.first_on <= last_on, or_(end >= first_on, events.c.first_on >= first_on))
        return self._events(
            select(events.c.json).where(*touching).order_by(events.c.first_on.nulls_first(), events.c.id)
        )

    def parts(self, event_id: str) -> list[Event]:
        """The events that are part of another."""
        return self._events(
            select(events.c.json)
            .where(events.c.part_of == event_id)
            .order_by(events.c.first_on.nulls_first(), events.c.id)
        )

    def of_article(self, article_id: str) -> Event | None:
        """The finest event that an article reports."""
        found = self._events(
            select(events.c.json)
            .join(coverage, coverage.c.event == events.c.id)
            .where(coverage.c.article == article_id)
        )
        return found[0] if found else None

    def coverage(self, event_id: str | None = None) -> list[Coverage]:
        """Who reports an event, or any, by article."""
        wanted = select(coverage.c.json).order_by(coverage.c.article)
        if event_id is not None:
            wanted = wanted.where(coverage.c.event == event_id)
        return [from_json(Coverage, row) for row in self._texts(wanted)]

    def coverage_of(self, article_id: str) -> Coverage | None:
        """What an article reports."""
        rows = self._texts(select(coverage.c.json).where(coverage.c.article == article_id))
        return from_json(Coverage, rows[0]) if rows else None

    def coverage_of_articles(self, article_ids: Iterable[str]) -> list[Coverage]:
        """What some articles report, by article."""
        wanted = select(coverage.c.json).order_by(coverage.c.article)
        rows = [self._texts(wanted.where(coverage.c.article.in_(some))) for some in batches(sorted(set(article_ids)))]
        return [from_json(Coverage, row) for some in rows for row in some]

    def loose(self, since: date = date.min) -> dict[str, date]:
        """The articles since a day that are in no event, with their days; those without a day never are in one."""
        told = select(coverage.c.event).where(coverage.c.article == articles.c.id).exists()
        wanted = select(articles.c.id, articles.c.day).where(articles.c.day >= since, ~told).distinct()
        with self._database.read() as connection:
            return {row.id: row.day for row in connection.execute(wanted)}

    def latest_day(self, until: date) -> date:
        """The day of the newest article, none after `until`, which may be a slip."""
        with self._database.read() as connection:
            return connection.execute(select(func.max(articles.c.day)).where(articles.c.day <= until)).scalar() or until

    def mentions(self, article_id: str) -> tuple[Mention, ...]:
        """The names in an article, in the order they were given."""
        wanted = select(mentions.c.json).where(mentions.c.article == article_id).order_by(mentions.c.n)
        return tuple(from_json(Mention, row) for row in self._texts(wanted))

    def mentions_of(self, article_ids: Iterable[str]) -> dict[str, tuple[Mention, ...]]:
        """The names in each of some articles; none for those in which none were found."""
        found: dict[str, list[Mention]] = {key: [] for key in article_ids}
        wanted = select(mentions.c.article, mentions.c.json).order_by(mentions.c.article, mentions.c.n)
        with self._database.read() as connection:
            for some in batches(sorted(found)):
                for row in connection.execute(wanted.where(mentions.c.article.in_(some))):
                    found[row.article].append(from_json(Mention, row.json))
        return {key: tuple(named) for key, named in found.items()}

    def _events(self, wanted: Select[Any]) -> list[Event]:
        return [from_json(Event, row) for row in self._texts(wanted)]

    def _texts(self, wanted: Select[Any]) -> Sequence[str]:
        with self._database.read() as connection:
            return connection.execute(wanted).scalars().all()


def _values(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "part_of": event.part_of,
        "first_on": event.first_on,
        "last_on": event.last_on,
        "json": to_json(event),
    }


def _lay(connection: Connection, found: Sequence[Event], covered: Sequence[Coverage], left: set[str]) -> None:
    """Lay the rows over those that are there; left: events that lost articles already."""
    for some in batches(sorted({c.article for c in covered})):
        left |= set(connection.execute(select(coverage.c.event).where(coverage.c.article.in_(some))).scalars())
    put(connection, coverage, [{"article": c.article, "event": c.event, "json": to_json(c)} for c in covered])
    put(connection, events, [_values(event) for event in found])
    _drop_bare(connection, left | {e.id for e in found})


def _drop_bare(connection: Connection, perhaps: set[str]) -> None:
    """Take away those events that nothing reports, then the visits that have no part left."""
    whole = {p for some in batches(sorted(perhaps)) for p in connection.execute(_wholes(some)).scalars() if p}
    reported = select(coverage.c.event).where(coverage.c.event == events.c.id).exists()
    for some in batches(sorted(perhaps | whole)):
        part = events.alias()
        told = select(coverage.c.event).where(coverage.c.event == part.c.id).exists()
        parts = select(part.c.id).where(part.c.part_of == events.c.id, told).exists()
        connection.execute(delete(events).where(events.c.id.in_(some), ~reported, ~parts))


def _wholes(some: Sequence[str]) -> Select[Any]:
    return select(events.c.part_of).where(events.c.id.in_(some))


def _put_names(connection: Connection, article: str, mentioned: Iterable[Mention]) -> None:
    connection.execute(delete(mentions).where(mentions.c.article == article))
    rows = [{"article": article, "n": n, "json": to_json(mention)} for n, mention in enumerate(mentioned)]
    if rows:
        connection.execute(insert(mentions), rows)


class Vectors:
    """Sentence vectors as bytes, by whatever key their maker gives them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The vectors that are there."""
        found: dict[str, bytes] = {}
        with self._database.read() as connection:
            for some in batches(dict.fromkeys(keys)):
                wanted = select(vectors).where(vectors.c.key.in_(some))
                found |= {row.key: row.data for row in connection.execute(wanted)}
        return found

    def put(self, found: Mapping[str, bytes]) -> None:
        """Keep vectors, each in place of what stood under its key."""
        with self._database.write() as connection:
            put(connection, vectors, [{"key": key, "data": data} for key, data in found.items()])
