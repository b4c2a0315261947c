"""What the chronology keeps: tellings of items and events, the occurrences they make, and what each series counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, delete, func, insert, select

from torimatome.analysis.tellings import Telling
from torimatome.model import Event, Occurrence
from torimatome.model.json import from_json
from torimatome.store.batches import AT_ONCE, batches
from torimatome.store.chronicle_rows import (
    SEP,
    Laid,
    Row,
    counted_row,
    counted_rows,
    months_of,
    occurrence_row,
    telling_row,
)
from torimatome.store.chronicle_tables import counted, months, notes, occurrences, sizes, tellings
from torimatome.store.dialect import put
from torimatome.store.noting import Noting
from torimatome.store.tables import (
    archived,
    articles,
    coverage,
    documents,
    events,
    imports,
    issued,
    rulings,
    settlements,
)


class Chronicle(Noting):
    """The tables of the chronology."""

    notes = notes

    # --- what is behind ------------------------------------------------------------------------------------

    def seen(self) -> str:
        """Changes with every import, issue, settlement, ruling, article and grouping."""
        counts = [func.count(c) for c in (imports.c.number, events.c.id, coverage.c.article, articles.c.id)]
        lasts = [func.max(t.c.number) for t in (imports, issued, settlements, rulings)]
        with self._database.read() as connection:
            return " ".join(str(connection.execute(select(one)).scalar() or 0) for one in (*counts, *lasts))

    def items_behind(self) -> tuple[dict[str, str], list[str]]:
        """Items that wait to be read, in order of their day, each with its stamp; and those that are gone."""
        stamp = (documents.c.origin, documents.c.source, documents.c.reader, archived.c.n)
        joined = archived.join(documents, documents.c.number == archived.c.document)
        there = select(archived.c.key, *stamp).select_from(joined).where(archived.c.counts == 1)
        settled = int(self.note("settled") or 0)
        with self._database.read() as connection:
            read = select(tellings.c.key, tellings.c.stamp).where(tellings.c.stored == 0)
            known = {r.key: r.stamp for r in connection.execute(read)}
            wanted = select(settlements.c.item).where(settlements.c.number > settled, settlements.c.item != "")
            corrected = set(connection.execute(wanted.distinct()).scalars())
            found = {
                r.key: f"{r.origin}{r.source}:{r.reader}:{r.n}"
                for r in connection.execute(there.order_by(archived.c.day, archived.c.key))
            }
        new = {key: one for key, one in found.items() if known.get(key) != one or key in corrected}
        return new, [key for key in known if key not in found]

    def last_settlement(self) -> int:
        """The number of the last settlement."""
        with self._database.read() as connection:
            return int(connection.execute(select(func.max(settlements.c.number))).scalar() or 0)

    def events_behind(self, since: date) -> tuple[dict[str, tuple[Event, list[str], str]], list[str]]:
        """Events that wait to be read, with their articles and stamp, and those that are gone.

        Grouping goes back some weeks at most: older events are compared only where their number is another.
        """
        with self._database.read() as connection:
            older = select(func.count()).select_from(events).where(events.c.first_on < since)
            mine = select(func.count()).select_from(tellings).where(tellings.c.stored == 1, tellings.c.day < since)
            if connection.execute(older).scalar() != connection.execute(mine).scalar():
                since = date.min
            read = select(tellings.c.key, tellings.c.stamp).where(tellings.c.stored == 1, tellings.c.day >= since)
            known = {r.key: r.stamp for r in connection.execute(read)}
            told: defaultdict[str, list[str]] = defaultdict(list)
            wanted = select(coverage.c.event, coverage.c.article).join(events, events.c.id == coverage.c.event)
            for row in connection.execute(wanted.where(events.c.first_on >= since).order_by(coverage.c.article)):
                told[row.event].append(row.article)
            rows = connection.execute(
                select(events.c.id, events.c.json)
                .where(events.c.first_on >= since)
                .order_by(events.c.first_on, events.c.id)
            ).all()
        stamps = {row.id: f"{row.json}{' '.join(told[row.id])}" for row in rows}
        new = {
            row.id: (from_json(Event, row.json), told[row.id], stamps[row.id])
            for row in rows if known.get(row.id) != stamps[row.id]
        }  # fmt: skip
        return new, [key for key in known if key not in stamps]

    # --- tellings ------------------------------------------------------------------------------------------

    def of_day(self, on: date) -> list[tuple[Telling, int]]:
        """The tellings of a day, each with the number of its occurrence."""
        wanted = select(tellings.c.json, tellings.c.occurrence).where(tellings.c.day == on).order_by(tellings.c.key)
        return [(from_json(Telling, row.json), row.occurrence) for row in self._all(wanted)]

    def of_occurrences(self, numbers: Iterable[int]) -> dict[int, list[tuple[Telling, str]]]:
        """The tellings of some occurrences, each with its stamp."""
        found: defaultdict[int, list[tuple[Telling, str]]] = defaultdict(list)
        for some in batches(numbers):
            wanted = select(tellings).where(tellings.c.occurrence.in_(some)).order_by(tellings.c.key)
            for row in self._all(wanted):
                found[row.occurrence].append((from_json(Telling, row.json), row.stamp))
        return found

    def placed(self, keys: Iterable[str]) -> dict[str, int]:
        """The number of the occurrence that each of some items or events tells of."""
        found: dict[str, int] = {}
        for some in batches(keys):
            wanted = select(tellings.c.key, tellings.c.occurrence).where(tellings.c.key.in_(some))
            found |= {row.key: row.occurrence for row in self._all(wanted)}
        return found

    def every(self) -> Iterator[list[tuple[int, list[Telling]]]]:
        """All occurrences with their tellings, some hundreds at once."""
        last = 0
        while True:
            numbers = [r.number for r in self._all(
                select(occurrences.c.number).where(occurrences.c.number > last).order_by(occurrences.c.number).limit(AT_ONCE)
            )]  # fmt: skip
            if not numbers:
                return
            found = self.of_occurrences(numbers)
            yield [(n, [t for t, _ in found[n]]) for n in numbers]
            last = numbers[-1]

    # --- laid ----------------------------------------------------------------------------------------------

    def next_number(self) -> int:
        """The number of the next occurrence."""
        rows = self._all(select(func.max(occurrences.c.number)))
        return int(rows[0][0] or 0) + 1

    def lay(self, laid: Sequence[Laid], gone: Sequence[str] = ()) -> None:
        """Keep occurrences, each in place of the one of its number, and let some tellings go."""
        with self._database.write() as connection:
            self._drop(connection, [one.number for one in laid])
            for some in batches(gone):
                connection.execute(delete(tellings).where(tellings.c.key.in_(some)))
            rows = [r for one in laid for r in counted_rows(one)]
            self._weigh(connection, Counter(r["name"] for r in rows), months_of(one.occurrence for one in laid))
            kept = [one for one in laid if one.tellings]
            for table, values in (
                (occurrences, [occurrence_row(one) for one in kept]),
                (counted, rows),
            ):
                for batch in batches(values):
                    connection.execute(insert(table), batch)
            for batch in batches([telling_row(t, stamp, one.number) for one in kept for t, stamp in one.tellings]):
                put(connection, tellings, batch)

    def _drop(self, connection: Any, numbers: Sequence[int]) -> None:
        """Take occurrences out, and what was counted of them."""
        for some in batches(numbers):
            old = connection.execute(select(occurrences.c.json).where(occurrences.c.number.in_(some))).scalars().all()
            names = Counter(
                connection.execute(select(counted.c.name).where(counted.c.occurrence.in_(some))).scalars().all()
            )
            self._weigh(
                connection, Counter({n: -c for n, c in names.items()}),
                Counter({k: -c for k, c in months_of(from_json(Occurrence, one) for one in old).items()}),
            )  # fmt: skip
            connection.execute(delete(counted).where(counted.c.occurrence.in_(some)))
            connection.execute(delete(occurrences).where(occurrences.c.number.in_(some)))

    def _weigh(self, connection: Any, names: Mapping[str, int], by_month: Mapping[tuple[str, str], int]) -> None:
        """Add to how often each series and each outlet of a month counts."""
        old: dict[str, int] = {}
        for some in batches([n for n, c in names.items() if c]):
            rows = connection.execute(select(sizes.c.name, sizes.c.count).where(sizes.c.name.in_(some)))
            old |= {row[0]: row[1] for row in rows}
        put(connection, sizes, [{"name": n, "count": old.get(n, 0) + c} for n, c in names.items() if c])
        was: dict[tuple[str, str], int] = {}
        for some in batches(sorted({outlet for outlet, _ in by_month})):
            for row in connection.execute(select(months).where(months.c.outlet.in_(some))):
                was[row.outlet, row.month] = tuple(row)[2]
        put(
            connection, months,
            [{"outlet": o, "month": m, "count": was.get((o, m), 0) + c} for (o, m), c in by_month.items() if c],
        )  # fmt: skip

    def count_anew(self, name: str, rows: Sequence[tuple[Occurrence, int, float]]) -> None:
        """Put all that one series counts in place of what it counted."""
        with self._database.write() as connection:
            connection.execute(delete(counted).where(counted.c.name == name))
            values = [counted_row(name, one, number, value) for one, number, value in rows]
            for batch in batches(values):
                connection.execute(insert(counted), batch)
            put(connection, sizes, [{"name": name, "count": len(values)}])

    # --- asked ---------------------------------------------------------------------------------------------

    def rows(self, name: str, first: date | None = None, last: date | None = None) -> list[Row]:
        """What a series counts, in order of day."""
        wanted = select(counted).where(counted.c.name == name).order_by(counted.c.day, counted.c.occurrence)
        if first:
            wanted = wanted.where(counted.c.day >= first.toordinal())
        if last:
            wanted = wanted.where(counted.c.day <= last.toordinal())
        return [Row(*tuple(row)[1:]) for row in self._all(wanted)]

    def names(self, prefix: str = "") -> list[tuple[str, int]]:
        """The series that begin so, with how many occurrences each counts, the largest first."""
        wanted = select(sizes.c.name, sizes.c.count).where(sizes.c.count > 0)
        if prefix:
            wanted = wanted.where(sizes.c.name >= prefix, sizes.c.name < prefix + "\U0010ffff")
        found = [(row[0], row[1]) for row in self._all(wanted)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def occurrences(self, numbers: Iterable[int]) -> dict[int, Occurrence]:
        """Occurrences by number."""
        found: dict[int, Occurrence] = {}
        for some in batches(numbers):
            for row in self._all(
                select(occurrences.c.number, occurrences.c.json).where(occurrences.c.number.in_(some))
            ):
                found[row.number] = from_json(Occurrence, row.json)
        return found

    def links(self, numbers: Iterable[int]) -> dict[int, tuple[str, tuple[str, ...]]]:
        """Of some occurrences the id, and the items that a reader can open."""
        table, found = occurrences.c, dict[int, tuple[str, tuple[str, ...]]]()
        for some in batches(numbers):
            for row in self._all(select(table.number, table.key, table["items"]).where(table.number.in_(some))):
                found[row[0]] = (row[1], tuple(filter(None, row[2].split(SEP))))
        return found

    def of_key(self, key: str) -> Occurrence | None:
        """The occurrence that an item or event tells of."""
        place = self.placed([key]).get(key)
        return self.occurrences([place]).get(place) if place else None

    def months(self) -> dict[str, dict[str, int]]:
        """How many occurrences of each month each outlet reports."""
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for row in self._all(select(months).order_by(months.c.outlet, months.c.month)):
            outlet, month, count = tuple(row)
            if count > 0:
                found[outlet][month] = count
        return dict(found)

    def days(self) -> tuple[date, date] | None:
        """The first and the last day of all occurrences."""
        first, last = self._all(select(func.min(occurrences.c.day), func.max(occurrences.c.day)))[0]
        return (first, last) if first else None

    def size(self) -> int:
        """How many occurrences there are."""
        return int(self._all(select(func.count()).select_from(occurrences))[0][0])

    def _all(self, wanted: Select[Any]) -> Sequence[Any]:
        with self._database.read() as connection:
            return connection.execute(wanted).all()
