"""The past issues that people gave us: their bytes and their reading, only ever added to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, func, insert, select

from torimatome.model import ArchivePage, Bulletin, Item
from torimatome.model.json import from_json
from torimatome.store.database import Database
from torimatome.store.search import Search
from torimatome.store.tables import imports


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """A file that a person gave us: its bytes, and what the reader made of them, as JSON."""

    name: str
    sha256: str
    data: bytes
    document: str
    imported_at: datetime


class Imports:
    """Past issues and archive pages as they came, each once."""

    def __init__(self, database: Database, search: Search) -> None:
        self._database = database
        self._search = search

    def add(self, name: str, data: bytes, document: str, at: datetime | None = None) -> bool:
        """Keep a file with its reading. False: these bytes are here already, read the same way. at: when, if not now.

        A file read anew, by a better reader, is added again: its last reading counts. document: JSON, in which the
        field `bulletin`, if it has one, is a Bulletin, and `archive` an ArchivePage.
        """
        content = sha256(data).hexdigest()
        items = items_of(document)
        known = select(imports.c.document).where(imports.c.sha256 == content).order_by(imports.c.number.desc()).limit(1)
        with self._database.write() as connection:
            earlier = connection.execute(known).scalar()
            if earlier == document:
                return False
            row = {"name": name, "sha256": content, "data": data, "document": document}
            connection.execute(insert(imports).values(**row, imported_at=at or datetime.now(UTC)))
            self._search.forget("item", [item.id for item in items_of(earlier or "{}")])
            self._search.index(items)
        return True

    def name_of(self, data: bytes) -> str | None:
        """Under what name these bytes came first, if they are here."""
        known = select(imports.c.name).where(imports.c.sha256 == sha256(data).hexdigest()).order_by(imports.c.number)
        with self._database.read() as connection:
            return connection.execute(known.limit(1)).scalar()

    def beginning(self, start: str) -> tuple[str, ...]:
        """The documents whose JSON begins so, each as it was last read: quick, for their first fields tell what they are."""
        found = select(imports.c.sha256, imports.c.document).order_by(imports.c.number)
        alike = func.substr(imports.c.document, 1, len(start)) == start
        with self._database.read() as connection:
            rows = connection.execute(found.where(alike)).all()
        return tuple({row.sha256: row.document for row in rows}.values())

    def all(self) -> tuple[Import, ...]:
        """The last reading of every file, in the order of first import."""
        with self._database.read() as connection:
            rows = connection.execute(select(imports).order_by(imports.c.number)).all()
        return tuple({row.sha256: _import(row) for row in rows}.values())


def bulletin_of(document: str) -> Bulletin | None:
    """The bulletin in a reader's document, if it has one."""
    value = json.loads(document).get("bulletin")
    return from_json(Bulletin, json.dumps(value)) if value else None


def page_of(document: str) -> ArchivePage | None:
    """The archive page in a reader's document, if it has one."""
    value = json.loads(document).get("archive")
    return from_json(ArchivePage, json.dumps(value)) if value else None


def items_of(document: str) -> tuple[Item, ...]:
    """The items in a reader's document."""
    found = bulletin_of(document) or page_of(document)
    return found.items if found else ()


def _import(row: Row[Any]) -> Import:
    return Import(**{name: getattr(row, name) for name in Import.__dataclass_fields__})
