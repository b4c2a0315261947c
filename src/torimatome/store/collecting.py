"""What the collector remembers between rounds: entries that wait for their page, and the state of feeds and pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from torimatome.model import Entry, FeedState, HostState, PageState
from torimatome.model.json import from_json, to_json
from torimatome.store.database import Database
from torimatome.store.dialect import put
from torimatome.store.tables import entries, feeds, pages

# Said in every round of every outlet: made once, as the making costs more than the asking.
_PENDING = (
    select(entries.c.json)
    .where(entries.c.outlet == bindparam("of"), entries.c.outcome.is_(None))
    .order_by(entries.c.number)
)
_SETTLE = (
    update(entries)
    .where(entries.c.outlet == bindparam("of"), entries.c.url == bindparam("at"))
    .values(outcome=bindparam("so"))
)
_FEED = select(feeds.c.json).where(feeds.c.url == bindparam("at"))
_PAGE = select(pages.c.json).where(pages.c.url == bindparam("at"))
_NEW = upsert(pages)
_SAVE = _NEW.on_conflict_do_update(
    index_elements=["url"],
    set_={
        "json": _NEW.excluded.json,
        "asked_at": _NEW.excluded.asked_at,
        "first_at": func.coalesce(pages.c.first_at, _NEW.excluded.first_at),
    },
)


class Entries:
    """Entries by outlet and URL: one that waits survives any crash, one that is settled wakes when it changes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, found: Sequence[Entry]) -> int:
        """Remember entries; how many of them now wait that did not before.

        A settled entry waits again when its own feed changes its title, or any feed gives a later time of change.
        """
        if not found:
            return 0
        with self._database.write() as connection:
            return sum(_add(connection, entry) for entry in found)

    def pending(self, outlet: str) -> list[Entry]:
        """What waits, in order of finding."""
        with self._database.read() as connection:
            rows = connection.execute(_PENDING, {"of": outlet}).scalars().all()
        return [from_json(Entry, row) for row in rows]

    def settle(self, outlet: str, url: str, outcome: str, state: PageState | None = None) -> None:
        """The entry's page has been dealt with, in a word: how. state: what is remembered of it from now on."""
        with self._database.write() as connection:
            if state:
                _remember(connection, state)
            connection.execute(_SETTLE, {"of": outlet, "at": url, "so": outcome})

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
            text = connection.execute(_FEED, {"at": url}).scalar()
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
            text = connection.execute(_FEED, {"at": _host_key(host)}).scalar()
        return from_json(HostState, text) if text else None

    def save(self, states: Sequence[HostState]) -> None:
        """Remember the states of hosts in place of those before."""
        with self._database.write() as connection:
            put(connection, feeds, [{"url": _host_key(state.host), "json": to_json(state)} for state in states])


def _host_key(host: str) -> str:
    return f"host:{host}"


class Pages:
    """The state of each article's page, by URL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self, url: str) -> PageState | None:
        """What is remembered of a page."""
        with self._database.read() as connection:
            row = connection.execute(_PAGE, {"at": url}).scalar()
        return from_json(PageState, row) if row else None

    def due(
        self, since: datetime, until: datetime | None, before: datetime, now: datetime
    ) -> list[tuple[str, PageState]]:
        """Pages of entries, each with its outlet: first fetched from `since` on and before `until`, oldest first.

        Left out are those that were asked after `before`, but for a time that is still to come, as after a clock's jump.
        """
        c = pages.c
        lately = and_(c.asked_at > before, c.asked_at <= now)
        wanted = select(entries.c.outlet, c.json).join(entries, entries.c.url == c.url)
        wanted = wanted.where(c.first_at >= since, or_(c.asked_at.is_(None), ~lately))
        wanted = wanted.where(c.first_at < until) if until else wanted
        with self._database.read() as connection:
            rows = connection.execute(wanted.order_by(c.first_at, c.url)).all()
        return [(row.outlet, from_json(PageState, row.json)) for row in rows]

    def save(self, state: PageState) -> None:
        """Remember a page's state in place of the one before."""
        with self._database.write() as connection:
            _remember(connection, state)

    def reserved(self) -> Counter[str]:
        """How many pages declare each reservation."""
        wanted = select(pages.c.json).where(pages.c.json.like('%"rights":["%'))
        with self._database.read() as connection:
            states = [from_json(PageState, row) for row in connection.execute(wanted).scalars()]
        return Counter(right for state in states for right in state.rights)


def _remember(connection: Connection, state: PageState) -> None:
    values = {"url": state.url, "first_at": state.fetched_at, "asked_at": state.fetched_at, "json": to_json(state)}
    connection.execute(_SAVE, values)
