"""What people decided about items and events: tables that are only ever added to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import insert, select

from torimatome.model import Edit, Ruling, in_force
from torimatome.model.json import from_json, to_json
from torimatome.store.batches import batches
from torimatome.store.database import Database
from torimatome.store.tables import edits, rulings


class Edits:
    """People's changes to items, in the order they were made. What was taken back or put aside is only in the history."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, edit: Edit) -> int:
        """Keep a change; its number."""
        row = insert(edits).values(item=edit.item, json=to_json(edit)).returning(edits.c.number)
        with self._database.write() as connection:
            return int(connection.execute(row).scalar_one())

    def of_item(self, item: str) -> tuple[Edit, ...]:
        """The changes to an item that are in force."""
        return tuple(in_force(self.history(item)))

    def all(self) -> tuple[Edit, ...]:
        """Every change that is in force."""
        return tuple(in_force(self._found()))

    def about(self, field: str) -> tuple[Edit, ...]:
        """The changes in force to the items of which this field was ever changed."""
        named = {e.item for e in self._found(edits.c.json.contains(f'"field":"{field}"', autoescape=True))}
        return tuple(in_force(self.history(*named)))

    def history(self, *items: str) -> tuple[Edit, ...]:
        """Every change to some items, also those taken back or put aside, in order."""
        found: list[Edit] = []
        for some in batches(items):
            found += self._found(edits.c.item.in_(some))
        return tuple(sorted(found, key=lambda e: e.number))

    def get(self, number: int) -> Edit | None:
        """A change by its number."""
        found = self._found(edits.c.number == number)
        return found[0] if found else None

    def _found(self, *conditions: Any) -> tuple[Edit, ...]:
        wanted = select(edits.c.number, edits.c.json).where(*conditions).order_by(edits.c.number)
        with self._database.read() as connection:
            rows: Iterable[Any] = connection.execute(wanted).all()
        return tuple(replace(from_json(Edit, row.json), number=row.number) for row in rows)


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
