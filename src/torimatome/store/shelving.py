"""The writing side of the archive's tables: a document is put on its shelf, and of two editions the later counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from torimatome.model import ArchivePage, Bulletin, Item, Remark
from torimatome.model.json import from_json, to_json
from torimatome.store.batches import batches
from torimatome.store.search import Search
from torimatome.store.settlements import Settlement, corrected, settled, settled_of
from torimatome.store.tables import archived, documents, remarks

PAGE = "archive page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document to be shelved: where its bytes lie, what it is, and what is in it. rank orders editions."""

    origin: str
    source: int
    rank: int
    kind: str
    name: str = ""
    sha256: str = ""
    reader: str = ""
    holds: Bulletin | ArchivePage | None = None
    said: tuple[Remark, ...] = ()


def shelve(connection: Connection, reading: Reading, search: Search | None) -> None:
    """Put a document into the tables, in place of an earlier reading of the same bytes; without search, unindexed."""
    touched = _take_away(connection, reading) if reading.sha256 else set()
    number = _document(connection, reading)
    items = reading.holds.items if reading.holds else ()
    if items:
        connection.execute(insert(archived), list(_rows(connection, reading, number)))
    if reading.said:
        connection.execute(insert(remarks), list(_remarks(reading, number)))
    touched |= {item.id for item in items}
    if isinstance(reading.holds, Bulletin):
        touched |= _count_editions(connection, reading.holds.id)
    elif isinstance(reading.holds, ArchivePage):
        _count_pages(connection, touched)
    if search is not None:
        _index(connection, search, touched)


def relay(connection: Connection, key: str, search: Search) -> None:
    """Lay people's corrections over an item anew, wherever it stands."""
    wanted = select(archived.c.number, func.coalesce(archived.c.as_read, archived.c.json).label("read"))
    for row in connection.execute(wanted.where(archived.c.key == key)).all():
        values = _texts(from_json(Item, row.read), row.read, settled(connection, key))
        connection.execute(update(archived).where(archived.c.number == row.number).values(values))
    _index(connection, search, {key})


def _take_away(connection: Connection, reading: Reading) -> set[str]:
    """Forget an earlier reading of the same bytes; the keys of the items that stood in it."""
    same = (documents.c.origin == reading.origin, documents.c.sha256 == reading.sha256)
    old = connection.execute(select(documents.c.number).where(*same)).scalars().all()
    if not old:
        return set()
    keys = set(connection.execute(select(archived.c.key).where(archived.c.document.in_(old))).scalars())
    connection.execute(delete(archived).where(archived.c.document.in_(old)))
    connection.execute(delete(remarks).where(remarks.c.document.in_(old)))
    connection.execute(delete(documents).where(documents.c.number.in_(old)))
    return keys


def _document(connection: Connection, reading: Reading) -> int:
    holds = reading.holds
    values: dict[str, Any] = {
        "origin": reading.origin, "source": reading.source, "rank": reading.rank, "kind": reading.kind,
        "name": reading.name, "sha256": reading.sha256, "reader": reading.reader, "counts": 1,
        "bulletin": "", "title": holds.title if holds else "",
    }  # fmt: skip
    if isinstance(holds, Bulletin):
        values |= {"bulletin": holds.id, "first_on": holds.period.first_on, "last_on": holds.period.last_on}
    return int(connection.execute(insert(documents).values(values).returning(documents.c.number)).scalar_one())


def _rows(connection: Connection, reading: Reading, number: int) -> Iterator[dict[str, Any]]:
    holds = reading.holds
    assert holds is not None
    fallback, shelf = "", f"1 {reading.rank:09}"
    if isinstance(holds, Bulletin):
        period = holds.period
        fallback = period.last_on.isoformat()
        shelf = f"0 {period.first_on} {period.last_on} {holds.id} {number:09}"
    words = settled_of(connection, [item.id for item in holds.items])
    for n, (section, item) in enumerate(_places(holds), 1):
        where = {"document": number, "key": item.id, "n": n, "place": f"{shelf} {n:06}", "counts": 1}
        texts = _texts(item, to_json(item), words.get(item.id, ()), fallback)
        yield where | texts | ({} if texts["as_read"] else {"section": section})


def _places(holds: Bulletin | ArchivePage) -> Iterator[tuple[str, Item]]:
    """The items in order, each with its section's key."""
    if isinstance(holds, Bulletin):
        yield from ((section.key, item) for section in holds.sections for item in section.items)
    else:
        yield from (("", item) for item in holds.items)


def _texts(item: Item, read: str, words: Iterable[Settlement], fallback: str | None = None) -> dict[str, Any]:
    """The columns that hang on the item's text. fallback: the day of an item that has none; None: leave it be."""
    shown = corrected(item, words)
    attribution = shown.attribution
    values: dict[str, Any] = {
        "own": (shown.filed.id or "") if shown.filed else "",
        "section": shown.section,
        "outlet": shown.filed.outlet if shown.filed else ", ".join(attribution.outlets) if attribution else "",
        "json": read if shown is item else to_json(shown),
        "as_read": read if shown is not item else None,
    }
    day = day_of(shown) or fallback
    return values if day is None else {**values, "day": day}


def day_of(item: Item) -> str:
    """The day of the report as it is sorted: ISO, a month for a monthly; empty where the item names none."""
    if item.filed:
        return item.filed.dated
    on = (item.attribution.last_on if item.attribution else None) or item.last_on or item.first_on
    return on.isoformat() if on else ""


def _remarks(reading: Reading, number: int) -> Iterator[dict[str, Any]]:
    times: Counter[tuple[str, ...]] = Counter()
    for one in reading.said:
        about = (one.item or reading.name, one.sentence, one.raw.strip())
        times[about] += 1
        yield {
            "document": number, "name": remark_name(*about, str(times[about])), "item": one.item, "line": one.line,
            "repair": one.repair, "sentence": one.sentence, "raw": one.raw, "target": one.target,
        }  # fmt: skip


def remark_name(*about: str) -> str:
    """The name of a remark: from what it says, and not from its line, so that a new reading keeps it."""
    return sha256("\n".join(about).encode("utf-8", "backslashreplace")).hexdigest()[:16]


def _count_editions(connection: Connection, bulletin: str) -> set[str]:
    """Let one edition of an issue count: our own last one, else the one that was imported last; keys of the others."""
    wanted = select(documents.c.number, documents.c.origin, documents.c.rank).where(documents.c.bulletin == bulletin)
    editions = connection.execute(wanted).all()
    if len(editions) < 2:
        return set()
    best = max(editions, key=lambda row: (row.origin == "issue", row.rank, row.number)).number
    others = [row.number for row in editions if row.number != best]
    for table, column in ((documents, documents.c.number), (archived, archived.c.document)):
        connection.execute(update(table).where(column.in_(others)).values(counts=0))
        connection.execute(update(table).where(column == best).values(counts=1))
    return set(connection.execute(select(archived.c.key).where(archived.c.document.in_(others))).scalars())


def _count_pages(connection: Connection, keys: Iterable[str]) -> None:
    """Let each item of archive pages count where it was imported last."""
    on_pages = select(archived.c.number, archived.c.counts, documents.c.rank)
    on_pages = on_pages.join(documents, documents.c.number == archived.c.document)
    on_pages = on_pages.where(documents.c.kind == PAGE, archived.c.key == bindparam("wanted"))
    for key in keys:
        rows = connection.execute(on_pages, {"wanted": key}).all()
        best = max(rows, key=lambda row: (row.rank, row.number), default=None)
        for row in rows:
            if row.counts != (row is best):
                connection.execute(update(archived).where(archived.c.number == row.number).values(counts=row is best))


def _index(connection: Connection, search: Search, keys: set[str]) -> None:
    """Let the search find of these items what counts, and nothing else."""
    found: list[Item] = []
    for some in batches(sorted(keys)):
        rows = connection.execute(
            select(archived.c.json).where(archived.c.key.in_(some), archived.c.counts != 0).order_by(archived.c.place)
        )
        found += [from_json(Item, text) for text in rows.scalars()]
    search.forget("item", sorted(keys - {item.id for item in found}))
    search.index(found)
