"""What people decided about items and events: tables that are only ever added to."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select

from torimatome.model import Edit, Ruling
from torimatome.model.json import from_json, to_json
from torimatome.store.database import Database
from torimatome.store.tables import edits, rulings


class Edits:
    """People's changes to items, in the order they were made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, edit: Edit) -> None:
        """Keep a change."""
        with self._database.write() as connection:
            connection.execute(insert(edits).values(item=edit.item, json=to_json(edit)))

    def of_item(self, item: str) -> tuple[Edit, ...]:
        """The changes to an item."""
        return self._found(edits.c.item == item)

    def all(self) -> tuple[Edit, ...]:
        """Every change."""
        return self._found()

    def _found(self, *conditions: Any) -> tuple[Edit, ...]:
        wanted = select(edits.c.json).where(*conditions).order_by(edits.c.number)
        with self._database.read() as connection:
            return tuple(from_json(Edit, row) for row in connection.execute(wanted).scalars())


class Rulings:
    """People's words on what is the same event, in the order they were given."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, ruling: Ruling) -> None:
        """Keep a ruling."""
        with self._database.write() as connection:
            connection.execute(insert(rulings).values(json=to_json(ruling)))

    def all(self) -> tuple[Ruling, ...]:
        """Every ruling; of two on the same pair the later holds."""
        with self._database.read() as connection:
            rows = connection.execute(select(rulings.c.json).order_by(rulings.c.number)).scalars().all()
        return tuple(from_json(Ruling, row) for row in rows)
