"""The archive: every item that was ever published, from issues of the desk, imported ones, and archive pages.

Of two editions of an issue the last one counts, and our own over an imported one; an item of archive pages counts where
it was imported last. What does not count stays reachable (`editions`, `standings`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, or_, select, text

from torimatome.model import ArchivePage, Bulletin, Period
from torimatome.store.archive_rows import (
    Archived,
    Printed,
    Shelved,
    archived_of,
    every,
    printed_of,
    walked,
    wanted_rows,
)
from torimatome.store.bulletins import Bulletins
from torimatome.store.database import Database
from torimatome.store.imports import Imports, bulletin_of, page_of
from torimatome.store.shelving import PAGE
from torimatome.store.tables import archived, documents, numbers

_AT_ONCE = 500
"""So many rows are read at once; between them others may write."""
ENOUGH = 2_600
"""So many items of past issues are learnt from, some two years of them. Not tuned: it keeps a draft quick after decades."""


class Archive:
    """What was published, oldest bulletin first, then the archive pages."""

    def __init__(self, database: Database, imports: Imports, bulletins: Bulletins) -> None:
        self._database = database
        self._imports = imports
        self._bulletins = bulletins

    # --- items

    def all(self) -> Iterator[Archived]:
        """Every item there is, in order; a stream that holds a few hundred at once."""
        place = ""
        while True:
            rows = self._rows(walked(archived.c.place > place).order_by(archived.c.place).limit(_AT_ONCE))
            yield from map(archived_of, rows)
            if len(rows) < _AT_ONCE:
                return
            place = rows[-1].place

    def items(self) -> list[Printed]:
        """Every item of bulletins, in order."""
        return [
            found
            for row in self._rows(walked(documents.c.kind != PAGE).order_by(archived.c.place))
            if (found := printed_of(row))
        ]

    def get(self, name: str) -> Archived | None:
        """An item by its key or its archive id."""
        given = select(numbers.c.key).where(numbers.c.id == name).scalar_subquery()
        for condition in (archived.c.key == name, archived.c.own == name, archived.c.key == given):
            if rows := self._rows(wanted_rows(condition).order_by(archived.c.place.desc()).limit(1)):
                return archived_of(rows[0])
        return None

    def of_days(self, first: date, last: date) -> list[Archived]:
        """The items reported on those days, in order of day; those of a monthly where its month touches them."""
        day, month = archived.c.day, func.length(archived.c.day) == len("2026-02")
        within = day.between(first.isoformat(), last.isoformat())
        touching = month & day.between(f"{first:%Y-%m}", f"{last:%Y-%m}")
        return [archived_of(r) for r in self._rows(walked(within | touching).order_by(day, archived.c.number))]

    def newest(self, limit: int, before: Archived | None = None) -> list[Archived]:
        """The items reported last, newest first; before: go on after that one."""
        day, number = archived.c.day, archived.c.number
        wanted = walked().order_by(day.desc(), number.desc()).limit(limit)
        if before:
            wanted = wanted.where(or_(day < before.day, (day == before.day) & (number < before.number)))
        return [archived_of(row) for row in self._rows(wanted)]

    def of_bulletin(self, bulletin: str) -> list[Printed]:
        """The items of an issue as it counts today, in order."""
        rows = self._rows(wanted_rows(documents.c.bulletin == bulletin, order=True))
        return [found for row in rows if (found := printed_of(row))]

    def of_document(self, number: int) -> list[Archived]:
        """The items of a document, whether or not they count, in order."""
        wanted = every().where(archived.c.document == number).order_by(archived.c.n)
        return [archived_of(row) for row in self._rows(wanted)]

    def places(self, key: str) -> list[tuple[int, int]]:
        """Every document that an item stands in, by number, and its place there."""
        wanted = select(archived.c.document, archived.c.n).join(documents, documents.c.number == archived.c.document)
        rows = self._rows(wanted.where(archived.c.key == key).order_by(documents.c.rank, archived.c.number))
        return [(row.document, row.n) for row in rows]

    def standings(self, key: str) -> list[tuple[Shelved, int]]:
        """Every document that an item stands in, and its place there."""
        return [(self.document(number), n) for number, n in self.places(key)]

    def keys_of_page(self, title: str) -> list[str]:
        """The keys of the items that stand on the archive pages of a title."""
        wanted = select(archived.c.key).join(documents, documents.c.number == archived.c.document)
        wanted = wanted.where(documents.c.title == title, documents.c.kind == PAGE).order_by(archived.c.place)
        return list(dict.fromkeys(row.key for row in self._rows(wanted)))

    def leading_to(self, name: str) -> list[Archived]:
        """The items that refer to one."""
        wanted = wanted_rows(archived.c.json.contains(f'"{name}"', autoescape=True), order=True)
        found = (archived_of(row) for row in self._rows(wanted))
        return [one for one in found if name in one.item.related]

    def count(self) -> int:
        """How many items there are."""
        return int(self._rows(select(func.count()).select_from(archived).where(archived.c.counts == 1))[0][0])

    # --- learning

    def apart(self, period: Period, enough: int = ENOUGH) -> list[Printed]:
        """Items of imported issues and of our own older ones, never of those days: the issues before first, newest first.

        At least `enough` items, if there are so many, as whole issues; given in the archive's order.
        """
        older = documents.c.last_on < period.first_on
        later = (documents.c.first_on > period.last_on) & (documents.c.origin == "import")
        wanted = select(documents.c.number).where(documents.c.counts == 1, or_(older, later))
        found: list[Printed] = []
        for row in self._rows(
            wanted.order_by(
                older.desc().nulls_last(), documents.c.last_on.desc().nulls_last(), documents.c.number.desc()
            )
        ):
            if len(found) >= enough:
                break
            rows = self._rows(wanted_rows(archived.c.document == row.number))
            found += [one for r in rows if (one := printed_of(r))]
        return sorted(found, key=lambda one: one.place)

    def issue_before(self, day: date) -> list[Printed]:
        """The items of the last issue that ended before a day."""
        wanted = select(documents.c.first_on, documents.c.last_on).where(
            documents.c.counts == 1, documents.c.last_on < day, documents.c.number.in_(select(archived.c.document))
        )
        last = self._rows(
            wanted.order_by(documents.c.first_on.desc().nulls_last(), documents.c.last_on.desc()).limit(1)
        )
        if not last:
            return []
        same = (documents.c.first_on == last[0].first_on, documents.c.last_on == last[0].last_on)
        return [found for row in self._rows(wanted_rows(*same, order=True)) if (found := printed_of(row))]

    # --- documents

    def bulletins(self) -> list[Bulletin]:
        """Each bulletin once, in order of period, as it was read or issued; `issues` is quicker where a list will do."""
        found = (self.bulletin(one.bulletin) for one in self.issues())
        return [bulletin for bulletin in found if bulletin]

    def bulletin(self, bulletin: str) -> Bulletin | None:
        """A bulletin as it counts today."""
        return next((self._bulletin(one) for one in self.editions(bulletin) if one.counts), None)

    def issues(self) -> list[Shelved]:
        """The bulletins that count, in order of period, without their items."""
        order = (documents.c.first_on, documents.c.last_on, documents.c.bulletin)
        return self._documents(documents.c.bulletin != "", documents.c.counts == 1, order=order)

    def editions(self, bulletin: str) -> list[Shelved]:
        """All that is known of a bulletin in order: what was imported, then what was issued."""
        order = (documents.c.origin, documents.c.rank, documents.c.number)
        return self._documents(documents.c.bulletin == bulletin, order=order)

    def documents(self) -> list[Shelved]:
        """Every document, in the order of the first import, our own issues after them."""
        return self._documents(order=(documents.c.origin, documents.c.rank, documents.c.number))

    def documents_that_count(self) -> set[int]:
        """The documents that have an item that counts, by number."""
        return {
            row.document for row in self._rows(select(archived.c.document).where(archived.c.counts == 1).distinct())
        }

    def keys_that_count(self, number: int) -> set[str]:
        """The items of a document that count there."""
        wanted = select(archived.c.key).where(archived.c.document == number, archived.c.counts != 0)
        return {row.key for row in self._rows(wanted)}

    def holds(self, one: Shelved) -> Bulletin | ArchivePage | None:
        """What is in a document, as it was read or issued."""
        return self._bulletin(one) if one.bulletin else page_of(self._imports.document(one.source))

    def document(self, number: int) -> Shelved:
        """A document by its row."""
        return self._documents(documents.c.number == number, order=())[0]

    def of_content(self, sha256: str) -> Shelved | None:
        """The document that was read from these bytes, if it is here."""
        return next(iter(self._documents(documents.c.sha256 == sha256, order=())), None)

    def pages(self) -> list[ArchivePage]:
        """The archive pages in the order of their first import, each as it was last read."""
        found = (page_of(self._imports.document(one.source)) for one in self.documents() if one.kind == PAGE)
        return [page for page in found if page]

    def faults(self) -> list[str]:
        """What in the archive's tables does not agree with the imports and issues; `rebuild` mends it."""
        made = "SELECT count(*) FROM documents WHERE origin = '{0}'"
        pairs = (
            ("imported files", "SELECT count(DISTINCT sha256) FROM imports", made.format("import")),
            ("issues of the desk", "SELECT count(*) FROM issued", made.format("issue")),
        )
        with self._database.read() as connection:
            told = [(what, *(connection.execute(text(sql)).scalar() for sql in both)) for what, *both in pairs]
        return [f"{there} {what}, but {here} in the archive; run `torimatome rebuild`" for what, there, here in told if there != here]  # fmt: skip

    def _bulletin(self, one: Shelved) -> Bulletin | None:
        if one.origin == "issue":
            return self._bulletins.of_number(one.source)
        return bulletin_of(self._imports.document(one.source))

    def _documents(self, *conditions: Any, order: tuple[Any, ...]) -> list[Shelved]:
        rows = self._rows(select(documents).where(*conditions).order_by(*order))
        return [Shelved(**{**row._asdict(), "counts": bool(row.counts)}) for row in rows]

    def _rows(self, wanted: Select[Any]) -> list[Row[Any]]:
        with self._database.read() as connection:
            return list(connection.execute(wanted).all())
