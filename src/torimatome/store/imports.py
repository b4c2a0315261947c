"""The past issues that people gave us: their bytes and their reading, only ever added to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from torimatome.model import ArchivePage, Bulletin, Remark
from torimatome.model.json import from_plain
from torimatome.store.database import Database
from torimatome.store.search import Search
from torimatome.store.shelving import Reading, shelve
from torimatome.store.tables import documents, imports

_SAID = frozenset(Remark.__dataclass_fields__)


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

    def add(self, name: str, data: bytes, document: str, at: datetime | None = None, *, reader: str = "") -> bool:
        """Keep a file with its reading. False: these bytes are here already, read the same way. at: when, if not now.

        A file read anew, by a better reader, is added again: its last reading counts. document: JSON, in which the
        field `bulletin`, if it has one, is a Bulletin, `archive` an ArchivePage, and `remarks` what the reader said.
        reader: by which reader and rules it was read.
        """
        content = sha256(data).hexdigest()
        reading = _reading(name, content, document, reader)
        same = imports.c.sha256 == content
        with self._database.write() as connection:
            known = select(imports.c.document).where(same).order_by(imports.c.number.desc()).limit(1)
            if connection.execute(known).scalar() == document:
                connection.execute(update(documents).where(documents.c.sha256 == content).values(reader=reader))
                return False
            row: dict[str, Any] = {"name": name, "sha256": content, "data": data, "document": document}
            row |= {"imported_at": at or datetime.now(UTC)}
            number = connection.execute(insert(imports).values(row).returning(imports.c.number)).scalar_one()
            rank = connection.execute(select(func.min(imports.c.number)).where(same)).scalar_one()
            shelve(connection, reading(number, rank), self._search)
        return True

    def document(self, number: int) -> str:
        """The reading of an import by its number."""
        with self._database.read() as connection:
            return str(connection.execute(select(imports.c.document).where(imports.c.number == number)).scalar_one())

    def imported_at(self, number: int) -> datetime:
        """When an import came."""
        wanted = select(imports.c.imported_at).where(imports.c.number == number)
        with self._database.read() as connection:
            at: datetime = connection.execute(wanted).scalar_one()
        return at

    def all(self) -> tuple[Import, ...]:
        """The last reading of every file, in the order of first import."""
        with self._database.read() as connection:
            rows = connection.execute(select(imports).order_by(imports.c.number)).all()
        return tuple({row.sha256: _import(row) for row in rows}.values())

    def readings(self) -> Iterator[Reading]:
        """The last reading of every file in the order of first import, ready to be shelved; one at a time."""
        first, last = func.min(imports.c.number).label("first"), func.max(imports.c.number).label("last")
        wanted = select(first, last).group_by(imports.c.sha256).order_by(first)
        columns = (imports.c.name, imports.c.sha256, imports.c.document)
        with self._database.read() as connection:
            pairs = connection.execute(wanted).all()
            for pair in pairs:
                row = connection.execute(select(*columns).where(imports.c.number == pair.last)).one()
                yield _reading(row.name, row.sha256, row.document, "")(pair.last, pair.first)


def bulletin_of(document: str) -> Bulletin | None:
    """The bulletin in a reader's document, if it has one."""
    return _bulletin(json.loads(document))


def page_of(document: str) -> ArchivePage | None:
    """The archive page in a reader's document, if it has one."""
    return _page(json.loads(document))


def _bulletin(value: Any) -> Bulletin | None:
    return from_plain(Bulletin, value["bulletin"]) if value.get("bulletin") else None


def _page(value: Any) -> ArchivePage | None:
    return from_plain(ArchivePage, value["archive"]) if value.get("archive") else None


def _reading(name: str, content: str, document: str, reader: str) -> Any:
    """The reading, once its number and its rank are known."""
    value = json.loads(document)
    holds = _bulletin(value) or _page(value)
    kind = "bulletin" if isinstance(holds, Bulletin) else "archive page" if holds else str(value.get("kind", ""))
    said = tuple(from_plain(Remark, {f: one[f] for f in _SAID & set(one)}) for one in value.get("remarks", ()))

    def made(number: int, rank: int) -> Reading:
        return Reading(
            origin="import", source=number, rank=rank, kind=kind, name=name, sha256=content, reader=reader, holds=holds,
            said=said,
        )  # fmt: skip

    return made


def _import(row: Row[Any]) -> Import:
    return Import(**{name: getattr(row, name) for name in Import.__dataclass_fields__})
