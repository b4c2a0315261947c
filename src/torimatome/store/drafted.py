"""What the machine laid before people for each issue, and when each of them last looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Column, Index, Text, delete, func, insert, select, update

from torimatome.model import Drafted, Item, Period, Proposal, digest
from torimatome.model.json import from_json, to_json
from torimatome.store.columns import Moment, Words, machine, must, number, people
from torimatome.store.database import Database
from torimatome.store.tables import articles, issued

drafted = machine(
    "drafted",
    Column("bulletin", Words, primary_key=True),
    must("first_on", Text),
    must("json", Text),  # without its proposals
    must("proposals", Text),
    must("stamp", Text),  # of the proposals
)
visits = people(
    "visits",
    number(),
    must("by", Words),
    must("page", Words),
    must("at", Moment),
    Index("visits_by_page", "page", "by", "number"),
)


class Drafts:
    """Issues as the machine made them. The proposals, which are many, are read only once as long as they are the same."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: dict[str, tuple[str, tuple[Proposal, ...]]] = {}

    def save(self, one: Drafted) -> None:
        """Keep it in place of the one before."""
        proposals = to_json(replace(one, items=()))
        row = {
            "bulletin": one.bulletin, "first_on": one.period.first_on.isoformat(),
            "json": to_json(replace(one, proposals=())), "proposals": proposals, "stamp": digest(proposals),
        }  # fmt: skip
        with self._database.write() as connection:
            connection.execute(delete(drafted).where(drafted.c.bulletin == one.bulletin))
            connection.execute(insert(drafted).values(row))

    def add(self, bulletin: str, item: Item) -> None:
        """Put one more item to those written so far, in place of one of its id."""
        with self._database.write() as connection:
            found = self.get(bulletin)
            if found:
                items = (*(i for i in found.items if i.id != item.id), item)
                text = to_json(replace(found, items=items))
                connection.execute(update(drafted).where(drafted.c.bulletin == bulletin).values(json=text))

    def get(self, bulletin: str) -> Drafted | None:
        """An issue with its items, without its proposals."""
        with self._database.read() as connection:
            text = connection.execute(select(drafted.c.json).where(drafted.c.bulletin == bulletin)).scalar()
        return from_json(Drafted, text) if text else None

    def proposals(self, bulletin: str) -> tuple[Proposal, ...]:
        """Every event of an issue's days, best first."""
        own = drafted.c.bulletin == bulletin
        with self._database.read() as connection:
            stamp = connection.execute(select(drafted.c.stamp).where(own)).scalar()
            if stamp is None:
                return ()
            known = self._read.get(bulletin)
            if known and known[0] == stamp:
                return known[1]
            text = connection.execute(select(drafted.c.proposals).where(own)).scalar_one()
        found = from_json(Drafted, text).proposals
        self._read[bulletin] = (stamp, found)
        return found

    def before(self, first_on: date) -> list[Drafted]:
        """The issues of earlier days, the latest first."""
        wanted = select(drafted.c.json).where(drafted.c.first_on < first_on.isoformat())
        with self._database.read() as connection:
            rows = connection.execute(wanted.order_by(drafted.c.first_on.desc())).scalars().all()
        return [from_json(Drafted, row) for row in rows]

    def articles(self, period: Period) -> int:
        """How many articles of some days there are now."""
        days = articles.c.day.between(period.first_on, period.last_on)
        with self._database.read() as connection:
            wanted = select(func.count(func.distinct(articles.c.id))).where(days)
            return int(connection.execute(wanted).scalar_one())

    def by_outlet(self, period: Period) -> dict[str, int]:
        """How many articles of some days each outlet has."""
        wanted = select(articles.c.outlet, func.count(func.distinct(articles.c.id))).group_by(articles.c.outlet)
        wanted = wanted.where(articles.c.day.between(period.first_on, period.last_on))
        with self._database.read() as connection:
            return {row[0]: row[1] for row in connection.execute(wanted)}

    def issued_on(self, bulletins: Sequence[str]) -> dict[str, datetime]:
        """When the last edition of each of some bulletins went out."""
        wanted = select(issued.c.id, func.max(issued.c.number)).where(issued.c.id.in_(bulletins)).group_by(issued.c.id)
        with self._database.read() as connection:
            last = [row[1] for row in connection.execute(wanted)]
            rows = connection.execute(select(issued.c.id, issued.c.issued_at).where(issued.c.number.in_(last)))
            return {row.id: row.issued_at for row in rows}

    def days(self) -> tuple[date, date] | None:
        """The first and the last day of all articles."""
        with self._database.read() as connection:
            row = connection.execute(select(func.min(articles.c.day), func.max(articles.c.day))).one()
        return (row[0], row[1]) if row[0] else None


class Visits:
    """When each person looked at a page. Only ever added to."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, by: str, page: str, at: datetime) -> None:
        """Keep a visit."""
        with self._database.write() as connection:
            connection.execute(insert(visits).values(by=by, page=page, at=at))

    def last(self, by: str, page: str, most: int = 2) -> list[datetime]:
        """The latest visits of a person, the latest first."""
        mine = (visits.c.by == by, visits.c.page == page)
        with self._database.read() as connection:
            wanted = select(visits.c.at).where(*mine).order_by(visits.c.number.desc()).limit(most)
            return list(connection.execute(wanted).scalars())
