"""What is kept of following: items by their terms, storylines, contacts and doubts between items. The machine's own.

`behind` tells which items of the archive were read since, or are gone; `archive.following` reads them and files them here.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, text, update

from torimatome.analysis.heap import Heap, Known, Term
from torimatome.model import Contact, Storyline
from torimatome.model.json import from_json, to_json
from torimatome.store.batches import batches
from torimatome.store.database import Database
from torimatome.store.dialect import numbered, put
from torimatome.store.following_behind import Behind
from torimatome.store.following_rows import (
    Doubted,
    Filed,
    contact_row,
    empty_row,
    ints,
    item_row,
    known,
    storyline,
    storyline_row,
    term_row,
)
from torimatome.store.following_tables import (
    followed,
    following_contacts,
    following_doubts,
    following_terms,
    storylines,
)
from torimatome.store.tables import archived


class Following(Behind):
    """The tables of following. As a `Memory` it answers what a new item is compared with."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._named: dict[int, str] = {}

    def forget(self, keys: Sequence[str]) -> list[int]:
        """Let items go; the storylines that held them."""
        lines: set[int] = set()
        with self._database.write() as connection:
            for some in batches(keys):
                rows = connection.execute(
                    select(followed.c.line, followed.c.terms).where(followed.c.key.in_(some))
                ).all()
                lines |= {row.line for row in rows if row.line}
                counts = [{"term": n} for row in rows for n in ints(row.terms)]
                if counts:
                    less = text("UPDATE following_terms SET count = count - 1 WHERE number = :term AND count > 0")
                    connection.execute(less, counts)
                connection.execute(delete(followed).where(followed.c.key.in_(some)))
                for table in (following_contacts, following_doubts):
                    connection.execute(delete(table).where(table.c.item.in_(some)))
        return sorted(lines)

    # --- memory --------------------------------------------------------------------------------------------

    def size(self) -> int:
        """How many items there are, those that went since counted with them: to count would cost more with each item."""
        return self._last(followed)

    def terms(self, texts: Iterable[str]) -> Mapping[str, Term]:
        """Terms by text; new ones get a number, and are kept when an item is."""
        wanted, found = list(texts), dict[str, Term]()
        for row in self._in(following_terms, following_terms.c.term, wanted):
            bearers = array("I")
            bearers.frombytes(row.bearers)
            found[row.term] = Term(number=row.number, count=tuple(row)[2], bearers=bearers)
        missing = [one for one in wanted if one not in found]
        if missing:
            last = self._last(following_terms)
            found |= {one: Term(number=last + n) for n, one in enumerate(missing, 1)}
        self._named = {term.number: one for one, term in found.items()}
        return found

    def texts(self, terms: Iterable[int]) -> Mapping[int, str]:
        """The texts of terms by number."""
        return {row.number: row.term for row in self._in(following_terms, following_terms.c.number, list(terms))}

    def known(self, items: Iterable[int]) -> Mapping[int, Known]:
        """Items by number; those that are gone are left out."""
        rows = self._in(followed, followed.c.number, list(items))
        return {row.number: known(row) for row in rows if row.line}

    def of_names(self, names: Iterable[str]) -> Mapping[str, Known]:
        """Items by id."""
        return {row.key: known(row) for row in self._in(followed, followed.c.key, list(names)) if row.line}

    def members(self, lines: Iterable[int]) -> Mapping[int, list[int]]:
        """The items of storylines."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        with self._database.read() as connection:
            for some in batches(lines):
                wanted = select(followed.c.line, followed.c.number).where(followed.c.line.in_(some))
                for row in connection.execute(wanted.order_by(followed.c.number)):
                    found[row.line].append(row.number)
        return found

    def next_number(self) -> int:
        """The number of the next item; a number is never used again."""
        return self._last(followed) + 1

    def put(self, one: Known, terms: Iterable[Term]) -> None:
        """Keep an item and its terms as they are now."""
        with self._database.write() as connection:
            connection.execute(insert(followed).values(item_row(one)))
            rows = [term_row(self._named[term.number], term) for term in terms]
            put(connection, following_terms, rows)

    def place(self, line: int, items: Iterable[int]) -> None:
        """Put items into a storyline."""
        with self._database.write() as connection:
            for some in batches(items):
                connection.execute(update(followed).where(followed.c.number.in_(some)).values(line=line))

    # --- filed ---------------------------------------------------------------------------------------------

    def file(self, filed: Iterable[Filed]) -> None:
        """Keep what was read of items; one without a day has no row yet and gets an empty one."""
        with self._database.write() as connection:
            numbered(connection, followed)
            for one in filed:
                values = {"stamp": one.stamp, "subjects": one.subjects}
                done = connection.execute(update(followed).where(followed.c.key == one.key).values(values))
                if not done.rowcount:
                    connection.execute(insert(followed).values(empty_row(one)))
                if one.contacts:
                    connection.execute(
                        insert(following_contacts), [contact_row(one.key, c, said) for c, said in one.contacts]
                    )

    def heap(self) -> Heap:
        """All items and terms in memory, to be followed anew together."""
        found = Heap()
        with self._database.read() as connection:
            for row in connection.execute(select(following_terms.c.number, following_terms.c.term)):
                found.learn(row.term, row.number)
            for row in connection.execute(select(followed).where(followed.c.line != 0)):
                found.put(known(row), ())
        return found

    def save(self, heap: Heap) -> None:
        """Keep all of a heap: new items, and what changed of the others; storylines are to be named anew."""
        with self._database.write() as connection:
            old = set(connection.execute(select(followed.c.number)).scalars())
            rows = [item_row(one) for one in heap.items.values()]
            for some in batches([row for row in rows if row["number"] not in old]):
                connection.execute(insert(followed), some)
            changed = [
                {k: row[k] for k in ("number", "norm", "near", "likeness", "line")}
                for row in rows
                if row["number"] in old
            ]
            if changed:
                connection.execute(
                    text("UPDATE followed SET norm=:norm, near=:near, likeness=:likeness, line=:line WHERE number=:number"), changed,
                )  # fmt: skip
            connection.execute(delete(following_terms))
            for pairs in batches([(name, term) for name, term in heap.by_text.items() if term.count]):
                connection.execute(insert(following_terms), [term_row(name, term) for name, term in pairs])
            connection.execute(delete(storylines))

    def name(self, lines: Iterable[tuple[int, Storyline, str]]) -> None:
        """Keep storylines as they are shown. said: by what they are found."""
        with self._database.write() as connection:
            for some in batches([storyline_row(*line) for line in lines]):
                put(connection, storylines, some)

    def drop_lines(self, lines: Sequence[int]) -> None:
        """Storylines that are no more."""
        with self._database.write() as connection:
            for some in batches(lines):
                connection.execute(delete(storylines).where(storylines.c.number.in_(some)))

    # --- asked ---------------------------------------------------------------------------------------------

    def lines(self, words: Sequence[str], least: int = 2) -> list[Storyline]:
        """Storylines that say all words, the latest first; without their items."""
        wanted = select(storylines).where(storylines.c.size >= least)
        for word in words:
            wanted = wanted.where(storylines.c.said.contains(word, autoescape=True))
        wanted = wanted.order_by(storylines.c.last_on.desc(), storylines.c.item.desc())
        with self._database.read() as connection:
            return [storyline(row) for row in connection.execute(wanted)]

    def contacts(self, words: Sequence[str], first: date | None, last: date | None) -> list[Contact]:
        """Contacts that say all words, on some of the days, oldest first."""
        table = following_contacts
        wanted = select(table.c.json).order_by(table.c.first_on, table.c.item, table.c.number)
        for word in words:
            wanted = wanted.where(table.c.said.contains(word, autoescape=True))
        if first:
            wanted = wanted.where(table.c.last_on >= first)
        if last:
            wanted = wanted.where(table.c.first_on <= last)
        with self._database.read() as connection:
            return [from_json(Contact, row) for row in connection.execute(wanted).scalars()]

    def subject_days(self) -> Iterator[tuple[str, str, str]]:
        """Item, day, and the subjects of the desk's rules, one a line."""
        with self._database.read() as connection:
            wanted = select(followed.c.key, followed.c.day, followed.c.subjects).where(followed.c.day != "")
            yield from ((r.key, r.day, r.subjects) for r in connection.execute(wanted).all())

    def referring(self) -> list[str]:
        """Items that name an id that no item bears."""
        with self._database.read() as connection:
            rows = connection.execute(select(followed.c.key, followed.c.related).where(followed.c.related != "")).all()
            named = {one for row in rows for one in row.related.split("\n")}
            borne = self._borne(connection, sorted(named))
            return [row.key for row in rows if set(row.related.split("\n")) - borne]

    def _borne(self, connection: Connection, ids: Sequence[str]) -> set[str]:
        found: set[str] = set()
        for some in batches(ids):
            for column in (archived.c.key, archived.c.own):
                found.update(connection.execute(select(column).where(column.in_(some))).scalars())
        return found

    def doubt(self, scopes: Iterable[str], doubts: Iterable[Doubted]) -> None:
        """Keep the doubts of some scopes in place of the earlier ones."""
        table = following_doubts
        with self._database.write() as connection:
            for some in batches(scopes):
                connection.execute(delete(table).where(table.c.scope.in_(some)))
            rows = [{"scope": d.scope, "item": d.item, "json": to_json(d)} for d in doubts]
            if rows:
                connection.execute(insert(table), rows)

    def doubts(self) -> list[Doubted]:
        """All doubts between items, in the order they were found."""
        with self._database.read() as connection:
            rows = connection.execute(select(following_doubts.c.json).order_by(following_doubts.c.number)).scalars()
            return [from_json(Doubted, row) for row in rows]

    # --- rows ----------------------------------------------------------------------------------------------

    def _in(self, table: Any, column: Any, values: Sequence[Any]) -> list[Row[Any]]:
        found: list[Row[Any]] = []
        with self._database.read() as connection:
            for some in batches(values):
                found += connection.execute(select(table).where(column.in_(some))).all()
        return found

    def _last(self, table: Any) -> int:
        with self._database.read() as connection:
            return int(connection.execute(select(func.max(table.c.number))).scalar() or 0)
