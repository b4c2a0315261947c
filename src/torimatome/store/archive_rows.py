"""Published items and documents as the archive gives them, the rows that they are made of, and how rows are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, select

from torimatome.model import Item, Period
from torimatome.model.json import from_json
from torimatome.store.tables import archived, documents, numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A published item and where it stood: n counts from 1 through the document; origin is "import" or "issue".

    id is the archive id, the source's own or the one given here, empty where it has none. day is ISO, a month for a
    monthly. document and number are the rows of the archive's tables; they change with a rebuild. as_read: the item as
    the source has it, where people corrected it. An item of an archive page stands in no bulletin and no section.
    """

    item: Item
    n: int
    origin: str
    bulletin: str | None = None
    section: str | None = None
    id: str = ""
    day: str = ""
    document: int = 0
    number: int = 0
    place: str = ""
    as_read: Item | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed(Archived):
    """An item of a bulletin, with the bulletin's days."""

    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A document of the archive: its file, what it is, its days if it is a bulletin, and whether it counts today."""

    number: int
    origin: str
    source: int
    rank: int
    kind: str
    name: str
    sha256: str
    bulletin: str
    title: str
    first_on: date | None
    last_on: date | None
    counts: bool
    reader: str


def every() -> Select[Any]:
    """Each row of the archive with its document and the id that was given here."""
    joined = archived.join(documents, documents.c.number == archived.c.document)
    joined = joined.outerjoin(numbers, numbers.c.key == archived.c.key)
    columns = (documents.c.origin, documents.c.bulletin, documents.c.first_on, documents.c.last_on)
    return select(archived, *columns, numbers.c.id.label("given")).select_from(joined)


def walked(*conditions: Any) -> Select[Any]:
    """Items along the archive's order or its days: both indexes begin with what counts."""
    return every().where(archived.c.counts == 1, *conditions)


def wanted_rows(*conditions: Any, order: bool = False) -> Select[Any]:
    """The few items of a key, a document, an issue. Not `= 1`: SQLite would take it for the best index, and walk the archive."""
    wanted = every().where(archived.c.counts != 0, *conditions)
    return wanted.order_by(archived.c.place) if order else wanted


def _values(row: Row[Any]) -> dict[str, Any]:
    return {
        "item": from_json(Item, row.json), "n": row.n, "origin": row.origin, "bulletin": row.bulletin or None,
        "section": row.section or None, "id": row.own or row.given or "", "day": row.day, "document": row.document,
        "number": row.number, "place": row.place,
        "as_read": from_json(Item, row.as_read) if row.as_read else None,
    }  # fmt: skip


def archived_of(row: Row[Any]) -> Archived:
    """An item from its row."""
    return printed_of(row) or Archived(**_values(row))


def printed_of(row: Row[Any]) -> Printed | None:
    """The same, if it stands in a bulletin."""
    if not row.bulletin:
        return None
    return Printed(**_values(row), period=Period(first_on=row.first_on, last_on=row.last_on))
