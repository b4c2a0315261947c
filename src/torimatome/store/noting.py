"""Things noted by name, as how far a room of the store has read: each room has a table of its own for them."""

from __future__ import annotations

from sqlalchemy import Table, select

from torimatome.store.database import Database
from torimatome.store.dialect import put


class Noting:
    """A room that notes things. notes: its table of names and values."""

    notes: Table

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, name: str) -> str:
        """A thing noted, or nothing."""
        with self._database.read() as connection:
            wanted = select(self.notes.c.value).where(self.notes.c.name == name)
            return str(connection.execute(wanted).scalar() or "")

    def take_note(self, name: str, value: str) -> None:
        """Note a thing in place of what was noted."""
        with self._database.write() as connection:
            put(connection, self.notes, [{"name": name, "value": value}])
