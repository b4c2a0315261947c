"""The index in SQLite's full-text table, and questions to it.

The table has four columns: headline and text as stems and pairs, whole words as they are written (folded), and the
sounds of what may be a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Float, Row, column, literal, select, text

from torimatome.model import Article, Item
from torimatome.store.database import Database
from torimatome.store.search import nearness
from torimatome.store.search.hits import Finder, Hit, snippet, why
from torimatome.store.search.indexing import drop, put
from torimatome.store.search.questions import Expand, Part, loose, strict, wide
from torimatome.store.tables import SEARCH_WORDS, search_texts

if TYPE_CHECKING:
    from torimatome.store.search.nearness import Rows

_WEIGHTS = (5.0, 1.0, 0.5, 0.3)
"""Of headline, text, whole words, sounds. 5: a choice. 0.5: evals/search.py over 0, 0.25, 0.5, 1: en gains 0.007, ru
and tr lose 0.01, and a name comes before its likes. 0.3: a choice."""
_FUSED = 100
"""How many answers of words and of vectors are joined."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What an answer must be; None: anything."""

    kind: str | None = None
    outlet: str | None = None
    first_on: date | None = None
    last_on: date | None = None
    section: str | None = None

    def conditions(self) -> tuple[list[str], dict[str, str]]:
        """What to ask of a row t, in SQL, and the values by name."""
        given = {name: str(value) for _, name in _CONDITIONS if (value := getattr(self, name)) is not None}
        return [sql for sql, name in _CONDITIONS if name in given], given


_CONDITIONS = (
    ("t.kind = :kind", "kind"),
    ("instr(', ' || t.outlet || ', ', ', ' || :outlet || ', ') > 0", "outlet"),
    ("t.day >= :first_on", "first_on"),
    ("t.day <= :last_on", "last_on"),
    ("t.section = :section", "section"),
)


@dataclass
class Search:
    """The index, and questions to it."""

    _database: Database
    _shelves: dict[str, nearness.Shelf] = field(default_factory=dict)

    def index(self, things: Iterable[Article | Item]) -> None:
        """Put articles and items in, each in place of what stood under its id."""
        with self._database.write() as connection:
            for thing in things:
                put(connection, thing)

    def forget(self, kind: str, ids: Iterable[str]) -> None:
        """Take articles or items out."""
        with self._database.write() as connection:
            for thing in ids:
                drop(connection, kind, thing)

    def find(
        self, query: str, limit: int = 50, *, expand: Expand | None = None, kind: str | None = None,
        outlet: str | None = None, first_on: date | None = None, last_on: date | None = None,
        section: str | None = None, vector: Rows | None = None, maker: str = "",
    ) -> list[Hit]:  # fmt: skip
        """What has all parts of the query, best first; where nothing has, what is like it. "..." is a phrase.

        expand gives other forms of a name. vector: the query's row by the embedder `maker`, to search by meaning too.
        """
        asked = Filter(kind, outlet, first_on, last_on, section)
        with self._database.read() as connection:
            if vector is None:
                return _by_words(connection, query, limit, expand, asked)
            found = _by_words(connection, query, max(limit, _FUSED), expand, asked)
            shelf = self._shelves.setdefault(maker, nearness.Shelf(maker))
            near = shelf.nearest(connection, vector, max(limit, _FUSED), _allowed(connection, asked))
            return _joined(connection, found, near, limit)

    def without_vectors(self, maker: str, limit: int = 100) -> list[nearness.Pieces]:
        """Texts that the embedder `maker` has not seen, cut into pieces to embed."""
        with self._database.read() as connection:
            return nearness.missing(connection, maker, limit)

    def keep_vectors(self, maker: str, number: int, rows: Rows) -> None:
        """Keep the rows of a text's pieces."""
        with self._database.write() as connection:
            nearness.keep(connection, maker, number, rows)


def _by_words(connection: Connection, query: str, limit: int, expand: Expand | None, asked: Filter) -> list[Hit]:
    for level, join in ((strict, " AND "), (loose, " AND "), (wide, " OR ")):
        parts = level(query, expand)
        if level is wide:
            parts = [_unless_written(connection, part) for part in parts]
        if rows := _match(connection, parts, join, limit, asked):
            finder = Finder(parts)
            return [_hit(row, finder) for row in rows]
    return []


def _unless_written(connection: Connection, part: Part) -> Part:
    """A part by its sound only where no text has it as it is written."""
    written = tuple(way for way in part.ways if way.kind != "sound")
    if not written or len(written) == len(part.ways):
        return part
    plain = Part(part.written, written, part.exact)
    known = text(f"SELECT 1 FROM {SEARCH_WORDS} WHERE {SEARCH_WORDS} MATCH :expression LIMIT 1")  # noqa: S608
    return plain if connection.execute(known, {"expression": plain.expression()}).first() else part


def _match(connection: Connection, parts: Sequence[Part], join: str, limit: int, asked: Filter) -> list[Row[Any]]:
    if not parts:
        return []
    rank = f"bm25({SEARCH_WORDS}, {', '.join(map(str, _WEIGHTS))})"
    conditions, values = asked.conditions()
    quoted = [part for part in parts if part.exact and any(way.exact for way in part.ways)]
    question = text(
        f"SELECT t.*, -{rank} AS score FROM {SEARCH_WORDS} JOIN search_texts AS t ON t.number = {SEARCH_WORDS}.rowid "  # noqa: S608
        f"WHERE {' AND '.join([f'{SEARCH_WORDS} MATCH :expression', *conditions])} "
        f"ORDER BY {rank}, t.day DESC, t.id LIMIT :limit"
    ).columns(*search_texts.columns, column("score", Float))
    values["expression"] = join.join(part.expression() for part in parts)
    # Quoted words are found by their stems and looked at again, so there may be fewer than the index gives.
    rows = connection.execute(question, {**values, "limit": -1 if quoted else limit})
    with rows:
        return list(islice((row for row in rows if _quotes(row, Finder(quoted), len(quoted))), limit))


def _quotes(row: Row[Any], finder: Finder, count: int) -> bool:
    """Whether the quoted parts stand in a text word by word."""
    if not count:
        return True
    found = {p.part for text in (row.headline, row.text) for p in finder.places(text, row.language)}
    return len(found) == count


def _hit(row: Row[Any], finder: Finder) -> Hit:
    in_headline, in_text = (finder.places(written, row.language) for written in (row.headline, row.text))
    places = {
        p.part: (written, p) for written, found in ((row.text, in_text), (row.headline, in_headline)) for p in found
    }
    longest = max(in_text, key=lambda p: len(p.part.written), default=None)
    return Hit(
        kind=row.kind,
        id=row.id,
        headline=row.headline,
        snippet=snippet(row.text, longest.start if longest else 0),
        on=row.day,
        outlet=row.outlet,
        score=float(row.score),
        why=why([places[part] for part in finder.parts if part in places]),
        covers=finder.share([place for _, place in places.values()]),
    )


def _allowed(connection: Connection, asked: Filter) -> set[int] | None:
    """The texts that a filter lets through; None: all."""
    conditions, values = asked.conditions()
    if not conditions:
        return None
    question = text(f"SELECT t.number FROM search_texts AS t WHERE {' AND '.join(conditions)}")  # noqa: S608
    return set(connection.execute(question, values).scalars())


def _joined(connection: Connection, found: Sequence[Hit], near: Mapping[int, float], limit: int) -> list[Hit]:
    """Answers of words and of vectors in one ranking."""
    query = select(search_texts, literal(0.0).label("score")).where(search_texts.c.number.in_(near))
    rows = {row.number: _hit(row, Finder(())) for row in connection.execute(query)}
    hits = {(hit.kind, hit.id): hit for hit in (*rows.values(), *found)}
    cosines = {(rows[n].kind, rows[n].id): cosine for n, cosine in near.items() if n in rows}
    scores = nearness.fused({(hit.kind, hit.id): hit.covers for hit in found}, dict.fromkeys(cosines, 1.0))
    return [_scored(hits[key], score, cosines.get(key)) for key, score in list(scores.items())[:limit]]


def _scored(hit: Hit, score: float, cosine: float | None) -> Hit:
    near = (f"near in meaning ({cosine:.2f})",) if cosine is not None else ()
    return replace(hit, score=score, why=(*hit.why, *near))
