"""Commentaries as their authors kept them, version after version; forecasts as they were logged, and how they came out.

All three tables are people's: only ever added to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Table, Text, func, insert, select

from torimatome.model.commentary import Forecast, Settled
from torimatome.model.json import from_json, to_json
from torimatome.store.columns import Moment, Words, must, number, people
from torimatome.store.database import Database

commentaries = people(
    "commentaries",
    number(),
    must("id", Words, index=True),
    must("kept_at", Moment),
    must("by", Words),
    must("sha256", Text),
    must("text", Words),
)
forecasts = people("forecasts", number(), must("id", Text, index=True), must("json", Text))
forecast_words = people("forecast_words", number(), must("forecast", Text, index=True), must("json", Text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A version of a commentary: its text as its author wrote it. version counts from 1."""

    id: str
    version: int
    kept_at: datetime
    by: str
    text: str


class Commentaries:
    """The three tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, id_: str, text: str, by: str, at: datetime) -> bool:
        """Keep a version. False: it is the newest already."""
        name = sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
        newest = select(commentaries.c.sha256).where(commentaries.c.id == id_).order_by(commentaries.c.number.desc())
        with self._database.write() as connection:
            if connection.execute(newest.limit(1)).scalar() == name:
                return False
            row = {"id": id_, "kept_at": at, "by": by, "sha256": name, "text": text}
            connection.execute(insert(commentaries).values(row))
        return True

    def versions(self, id_: str = "") -> tuple[Kept, ...]:
        """Every version of a commentary, or of all, in the order they were kept."""
        wanted = select(commentaries).order_by(commentaries.c.number)
        if id_:
            wanted = wanted.where(commentaries.c.id == id_)
        with self._database.read() as connection:
            rows = connection.execute(wanted).all()
        count: dict[str, int] = {}
        found = []
        for row in rows:
            count[row.id] = count.get(row.id, 0) + 1
            found.append(Kept(id=row.id, version=count[row.id], kept_at=row.kept_at, by=row.by, text=row.text))
        return tuple(found)

    def newest(self, id_: str) -> Kept | None:
        """The last version of a commentary."""
        own = commentaries.c.id == id_
        wanted = select(commentaries).where(own).order_by(commentaries.c.number.desc()).limit(1)
        with self._database.read() as connection:
            row = connection.execute(wanted).first()
            count = connection.execute(select(func.count()).select_from(commentaries).where(own)).scalar() or 0
        return Kept(id=row.id, version=count, kept_at=row.kept_at, by=row.by, text=row.text) if row else None

    # --- forecasts

    def log(self, one: Forecast) -> None:
        """Log a forecast; one of the same id is a later word on the same matter."""
        with self._database.write() as connection:
            connection.execute(insert(forecasts).values(id=one.id, json=to_json(one)))

    def forecasts(self, id_: str = "") -> tuple[Forecast, ...]:
        """Every forecast as it was logged, in order; of one id the last is in force."""
        rows = self._texts(forecasts, forecasts.c.id == id_ if id_ else None)
        return tuple(from_json(Forecast, row) for row in rows)

    def settle(self, word: Settled) -> None:
        """Keep a person's word on how a forecast came out."""
        with self._database.write() as connection:
            connection.execute(insert(forecast_words).values(forecast=word.forecast, json=to_json(word)))

    def settled(self) -> dict[str, Settled]:
        """The last word on each forecast that has one."""
        words = (from_json(Settled, row) for row in self._texts(forecast_words, None))
        return {word.forecast: word for word in words}

    def due(self, on: date) -> tuple[Forecast, ...]:
        """The forecasts in force that nobody settled and whose day to look again has come, earliest first."""
        settled, latest = self.settled(), {one.id: one for one in self.forecasts()}
        waiting = (one for one in latest.values() if one.id not in settled and one.look_on <= on)
        return tuple(sorted(waiting, key=lambda one: (one.look_on, one.id)))

    def _texts(self, table: Table, condition: Any) -> list[str]:
        wanted = select(table.c.json).order_by(table.c.number)
        if condition is not None:
            wanted = wanted.where(condition)
        with self._database.read() as connection:
            return list(connection.execute(wanted).scalars())
