"""What the collector remembers between rounds: entries that wait for their page, and the state of feeds and pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from torimatome.model import Entry, FeedState, HostState, PageState
from torimatome.model.json import from_json, to_json
from torimatome.store.database import Database
from torimatome.store.dialect import put
from torimatome.store.tables import entries, feeds, pages


class Entries:
    """Entries by outlet and URL: one that waits survives any crash, one that is settled wakes when it changes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, found: Sequence[Entry]) -> int:
        """Remember entries; how many of them now wait that did not before.

        A settled entry waits again when its own feed changes its title, or any feed gives a later time of change.
        """
        with self._database.write() as connection:
            return sum(_add(connection, entry) for entry in found)

    def pending(self, outlet: str) -> list[Entry]:
        """What waits, in order of finding."""
        waiting = select(entries.c.json).where(entries.c.outlet == outlet, entries.c.outcome.is_(None))
        with self._database.read() as connection:
            rows = connection.execute(waiting.order_by(entries.c.number)).scalars().all()
        return [from_json(Entry, row) for row in rows]

    def settle(self, outlet: str, url: str, outcome: str) -> None:
        """The entry's page has been dealt with, in a word: how."""
        change = update(entries).where(entries.c.outlet == outlet, entries.c.url == url).values(outcome=outcome)
        with self._database.write() as connection:
            connection.execute(change)

    def of_url(self, url: str) -> Entry | None:
        """The entry of a page, the latest where two outlets have it."""
        wanted = select(entries.c.json).where(entries.c.url == url).order_by(entries.c.number.desc()).limit(1)
        with self._database.read() as connection:
            row = connection.execute(wanted).scalar()
        return from_json(Entry, row) if row else None

    def beside(self, url: str, most: int = 5) -> tuple[list[Entry], list[Entry]]:
        """The entries that stand before and after a page's in its own feed, the nearest first."""
        c = entries.c
        own = select(c.number, c.outlet, c.json).where(c.url == url).order_by(c.number.desc()).limit(1)
        with self._database.read() as connection:
            row = connection.execute(own).first()
            if row is None:
                return [], []
            same, feed = select(c.json).where(c.outlet == row.outlet).limit(most), from_json(Entry, row.json).feed_url
            before = same.where(c.number < row.number).order_by(c.number.desc())
            after = same.where(c.number > row.number).order_by(c.number)
            found = [[from_json(Entry, one) for one in connection.execute(w).scalars()] for w in (before, after)]
        ahead, behind = ([e for e in some if e.feed_url == feed] for some in found)
        return ahead, behind


def _add(connection: Connection, entry: Entry) -> bool:
    place = (entries.c.outlet == entry.outlet, entries.c.url == entry.url)
    row = connection.execute(select(entries.c.json, entries.c.outcome).where(*place)).first()
    if row is None:
        connection.execute(insert(entries).values(outlet=entry.outlet, url=entry.url, json=to_json(entry)))
        return True
    known = from_json(Entry, row.json)
    changed = _changed(known, entry)
    text = to_json(_over(entry, known) if changed else _over(known, entry))
    wakes = changed and row.outcome is not None
    if text != row.json or wakes:
        values = {"json": text, "outcome": None} if changed else {"json": text}
        connection.execute(update(entries).where(*place).values(values))
    return wakes


def _changed(known: Entry, new: Entry) -> bool:
    """Whether the entry announces a new version. Feeds of one outlet may word one title differently, day by day."""
    if new.updated_at and (known.updated_at is None or new.updated_at > known.updated_at):
        return known.updated_at is not None or new.feed_url == known.feed_url
    return bool(new.feed_url == known.feed_url and new.title and known.title and new.title != known.title)


def _over(first: Entry, second: Entry) -> Entry:
    """The first entry, with what only the second one knows."""
    blanks = {f.name: getattr(second, f.name) for f in fields(Entry) if not getattr(first, f.name)}
    return replace(first, **blanks)


class Feeds:
    """The state of each feed, by URL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self, url: str) -> FeedState | None:
        """What is remembered of a feed."""
        with self._database.read() as connection:
            text = connection.execute(select(feeds.c.json).where(feeds.c.url == url)).scalar()
        return from_json(FeedState, text) if text else None

    def save(self, state: FeedState) -> None:
        """Remember a feed's state in place of the one before."""
        with self._database.write() as connection:
            put(connection, feeds, [{"url": state.url, "json": to_json(state)}])


class Hosts:
    """The state of each host. It stands in the table of feeds, under an address that no feed can have."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self, host: str) -> HostState | None:
        """What is remembered of a host."""
        with self._database.read() as connection:
            text = connection.execute(select(feeds.c.json).where(feeds.c.url == _host_key(host))).scalar()
        return from_json(HostState, text) if text else None

    def save(self, state: HostState) -> None:
        """Remember a host's state in place of the one before."""
        with self._database.write() as connection:
            put(connection, feeds, [{"url": _host_key(state.host), "json": to_json(state)}])


def _host_key(host: str) -> str:
    return f"host:{host}"


class Pages:
    """The state of each article's page, by URL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self, url: str) -> PageState | None:
        """What is remembered of a page."""
        found = self._states(select(pages.c.json).where(pages.c.url == url))
        return found[0] if found else None

    def recent(self, outlet: str, since: datetime) -> list[PageState]:
        """The pages of an outlet's entries that were first fetched at that time or later, oldest first."""
        known = select(entries.c.url).where(entries.c.outlet == outlet)
        wanted = select(pages.c.json).where(pages.c.first_at >= since, pages.c.url.in_(known))
        return self._states(wanted.order_by(pages.c.first_at.nulls_first(), pages.c.url))

    def save(self, state: PageState) -> None:
        """Remember a page's state in place of the one before."""
        row = upsert(pages).values(url=state.url, first_at=state.fetched_at, json=to_json(state))
        first_at = func.coalesce(pages.c.first_at, row.excluded.first_at)
        change = {"json": row.excluded.json, "first_at": first_at}
        with self._database.write() as connection:
            connection.execute(row.on_conflict_do_update(index_elements=["url"], set_=change))

    def reserved(self) -> Counter[str]:
        """How many pages declare each reservation."""
        wanted = select(pages.c.json).where(pages.c.json.like('%"rights":["%'))
        return Counter(right for state in self._states(wanted) for right in state.rights)

    def _states(self, wanted: Select[Any]) -> list[PageState]:
        with self._database.read() as connection:
            return [from_json(PageState, row) for row in connection.execute(wanted).scalars().all()]
