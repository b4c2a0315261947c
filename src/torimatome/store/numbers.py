"""The ids given to items of the archive: one to an item, never changed, never given twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import insert, select

from torimatome.store.database import Database
from torimatome.store.tables import archived, numbers, remarks


class Numbers:
    """Archive ids by item. Give them within `Store.transaction`, so that no other process gives the same."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, keys: Iterable[str]) -> dict[str, str]:
        """The ids of those items that were given one."""
        with self._database.read() as connection:
            one = select(numbers.c.id)
            found = {key: connection.execute(one.where(numbers.c.key == key)).scalar() for key in keys}
        return {key: given for key, given in found.items() if given}

    def key_of(self, given: str) -> str | None:
        """The item that was given an id."""
        with self._database.read() as connection:
            return connection.execute(select(numbers.c.key).where(numbers.c.id == given)).scalar()

    def give(self, key: str, given: str, day: str, at: datetime | None = None) -> None:
        """Keep an item's id for good. sqlalchemy's IntegrityError: item or id has one already."""
        row = {"key": key, "id": given, "day": day, "given_at": at or datetime.now(UTC)}
        with self._database.write() as connection:
            connection.execute(insert(numbers).values(row))

    def used(self, day: str, starts: Iterable[str]) -> set[str]:
        """Every id known of a day: given here, borne by a page, or only named by a reference; starts: "YYMM-MMDD"."""
        ours = select(numbers.c.id).where(numbers.c.day == day)
        theirs = select(archived.c.own).where(archived.c.day == day, archived.c.own != "")
        with self._database.read() as connection:
            found = {*connection.execute(ours).scalars(), *connection.execute(theirs).scalars()}
            for start in starts:
                for column in (archived.c.own, numbers.c.id, remarks.c.target):
                    found.update(connection.execute(select(column).where(column.between(start, f"{start}~"))).scalars())
        return found
