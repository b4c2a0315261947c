"""How outlets fare: the hours in which they were looked at, what was read of them day by day, and their state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import median

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Float,
    Index,
    Integer,
    Text,
    and_,
    cast,
    delete,
    func,
    insert,
    literal_column,
    select,
)

from torimatome.model import Article
from torimatome.model.json import from_json
from torimatome.store.columns import Moment, Words, machine, must
from torimatome.store.database import Database
from torimatome.store.dialect import put
from torimatome.store.tables import articles, problems, snapshots

hours = machine(
    "outlet_hours",
    Column("outlet", Words, primary_key=True),
    Column("hour", Moment, primary_key=True),
    must("looks", Integer),
    must("good", Integer),
    Index("outlet_hours_by_hour", "hour"),
)
days = machine(
    "outlet_days",
    Column("outlet", Words, primary_key=True),
    Column("day", Date, primary_key=True),
    must("articles", Integer),
    must("unread", Integer),
    must("letters", Float),
    must("dated", Integer),
    must("titled", Integer),
)
states = machine(
    "outlet_states",
    Column("outlet", Words, primary_key=True),
    must("state", Text),
    must("reason", Words),
    must("since", Moment),
    must("told", Text),  # the state that people were last told of
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """An hour in which an outlet was looked at: how often, and how often it answered."""

    outlet: str
    hour: datetime
    looks: int
    good: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was read of an outlet on a day (UTC).

    articles were new, unread are pages nothing could be read from; letters is the middle length of the texts; dated
    and titled say how many articles had a date of their own, and a headline.
    """

    outlet: str
    day: date
    articles: int
    unread: int
    letters: float
    dated: int
    titled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The state of an outlet, since when, and the state that people were last told of."""

    outlet: str
    state: str
    reason: str
    since: datetime
    told: str


class Watched:
    """The three tables. All can be lost: days are made again from articles, hours and states begin anew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def looked(self, outlets: Iterable[tuple[str, bool]], at: datetime) -> None:
        """Outlets (id) were looked at, and answered or not."""
        hour = at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        with self._database.write() as connection:
            for outlet, good in outlets:
                place = (hours.c.outlet == outlet, hours.c.hour == hour)
                row = connection.execute(select(hours).where(*place)).first()
                looks, goods = (row.looks, row.good) if row else (0, 0)
                values = {"outlet": outlet, "hour": hour, "looks": looks + 1, "good": goods + good}
                put(connection, hours, [values])

    def hours(self, since: datetime) -> list[Hour]:
        """The hours from then on, oldest first."""
        wanted = select(hours).where(hours.c.hour >= since).order_by(hours.c.hour, hours.c.outlet)
        with self._database.read() as connection:
            return [Hour(**row) for row in connection.execute(wanted).mappings()]

    def read_again(self, since: date) -> None:
        """Make the days from then on again from what was read, of those outlets of which more was read meanwhile."""
        began = datetime.combine(since, time(), UTC)
        with self._database.write() as connection:
            unread = _unread(connection, began)
            changed = _changed(connection, since, Counter((outlet, at.date()) for outlet, at in unread))
            if not changed:
                return
            c = articles.c
            wanted = select(c.json, c.seen_at).where(c.revision == 1, c.seen_at >= began, c.outlet.in_(changed))
            found = [(from_json(Article, row.json), row.seen_at) for row in connection.execute(wanted)]
            rows = _days(found, [(outlet, at) for outlet, at in unread if outlet in changed])
            connection.execute(delete(days).where(days.c.day >= since, days.c.outlet.in_(changed)))
            if rows:
                connection.execute(insert(days), rows)

    def days(self, since: date) -> list[Day]:
        """The days from then on, oldest first."""
        wanted = select(days).where(days.c.day >= since).order_by(days.c.day, days.c.outlet)
        with self._database.read() as connection:
            return [Day(**row) for row in connection.execute(wanted).mappings()]

    def last_day(self) -> date | None:
        """The newest day that is stored."""
        with self._database.read() as connection:
            found: date | None = connection.execute(select(func.max(days.c.day))).scalar()
        return found

    def standings(self) -> dict[str, Standing]:
        """The state of each outlet, by id."""
        with self._database.read() as connection:
            return {row["outlet"]: Standing(**row) for row in connection.execute(select(states)).mappings()}

    def save(self, standings: Sequence[Standing]) -> None:
        """Keep states in place of those before."""
        with self._database.write() as connection:
            put(connection, states, [asdict(one) for one in standings])

    def forget_before(self, at: datetime) -> None:
        """Let go of hours that nobody asks for any more."""
        with self._database.write() as connection:
            connection.execute(delete(hours).where(hours.c.hour < at))


def _unread(connection: Connection, began: datetime) -> list[tuple[str, datetime]]:
    """The pages from then on of which nothing could be read: whose, and when that was noticed first."""
    said = (problems.c.stage == "extract", problems.c.first_at >= began)
    same = (snapshots.c.url_asked == problems.c.subject, snapshots.c.fetched_at >= began)
    latest = func.max(problems.c.first_at)
    wanted = select(snapshots.c.outlet, latest).join(snapshots, and_(*same)).where(*said)
    rows = connection.execute(wanted.group_by(snapshots.c.outlet, problems.c.subject)).all()
    return [(outlet, datetime.fromisoformat(at) if isinstance(at, str) else at) for outlet, at in rows]


def _changed(connection: Connection, since: date, unread: Mapping[tuple[str, date], int]) -> set[str]:
    """The outlets of which more, or less, was read from that day on than their days say."""
    # The numbers stand in the text: a server would take two equal expressions with parameters for two.
    day = func.substr(cast(articles.c.seen_at, Text), literal_column("1"), literal_column("10"))
    began = datetime.combine(since, time(), UTC)
    wanted = select(articles.c.outlet, day.label("seen_on"), func.count().label("times"))
    wanted = wanted.where(articles.c.revision == 1, articles.c.seen_at >= began).group_by(articles.c.outlet, day)
    read = {(row.outlet, date.fromisoformat(row.seen_on)): row.times for row in connection.execute(wanted)}
    known = connection.execute(select(days).where(days.c.day >= since)).all()
    told = {(row.outlet, row.day): (row.articles, row.unread) for row in known}
    keys = {*read, *unread, *told}
    return {key[0] for key in keys if (read.get(key, 0), unread.get(key, 0)) != told.get(key, (0, 0))}


def _days(read: Sequence[tuple[Article, datetime]], unread: Sequence[tuple[str, datetime]]) -> list[dict[str, object]]:
    """A row for each outlet and day."""
    texts: dict[tuple[str, date], list[Article]] = defaultdict(list)
    failed = Counter((outlet, at.date()) for outlet, at in unread)
    for article, seen_at in read:
        texts[article.outlet, seen_at.date()].append(article)
    return [
        {
            "outlet": outlet, "day": day, "articles": len(found := texts[outlet, day]), "unread": failed[outlet, day],
            "letters": median(len(a.text) for a in found) if found else 0.0,
            "dated": sum(a.published is not None for a in found), "titled": sum(bool(a.headline) for a in found),
        }
        for outlet, day in sorted({*texts, *failed})
    ]  # fmt: skip


SOME_TIME = timedelta(days=400)
"""As long as hours are kept: a year can be looked back on."""
