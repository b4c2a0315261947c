"""Questions to the index: by words, by meaning where a row of the question is given, by both, and by likeness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Connection, Row, func, select

from torimatome.model import Article, Item
from torimatome.store.columns import storable
from torimatome.store.database import Database
from torimatome.store.search import indexing, nearness
from torimatome.store.search.conditions import Filter
from torimatome.store.search.hits import Answers, Finder, Hit, explained, plain
from torimatome.store.search.likeness import telling
from torimatome.store.search.postings import Postings
from torimatome.store.search.questions import Expand, Part, beginning, loose, named, strict, wide
from torimatome.store.search.ranking import Condition, Found, Ranking
from torimatome.store.search.rereading import reread
from torimatome.store.search.waiting import Waiting
from torimatome.store.tables import search_texts, search_vectors

if TYPE_CHECKING:
    from torimatome.store.search.nearness import Numbers, Rows

_FUSED = 100
"""How many answers of words and of vectors are joined."""
_REREAD = 50
"""How many of the best answers to a loose question are read again, to see where its words stand together."""
_LOOKED_AT = 3000
"""So many texts are read to find a phrase whose words they have."""
_AT_ONCE = 100
_GONE = 10
"""Of the nearest some may have gone since their rows were read."""


@dataclass
class Search:
    """The index, and questions to it."""

    _database: Database
    _postings: Postings = field(default_factory=Postings)
    _waiting: Waiting = field(default_factory=Waiting)
    _shelves: dict[str, nearness.Shelf] = field(default_factory=dict)

    def index(self, things: Iterable[Article | Item]) -> None:
        """Put articles and items in, each in place of what stood under its id."""
        with self._database.write() as connection:
            indexing.put(connection, self._postings, things)

    def forget(self, kind: str, ids: Iterable[str]) -> None:
        """Take articles or items out."""
        with self._database.write() as connection:
            for thing in ids:
                indexing.drop(connection, self._postings, kind, thing)

    def find(
        self, query: str, limit: int = 50, *, expand: Expand | None = None, asked: Filter | None = None,
        kind: str | None = None, outlet: str | None = None, first_on: date | None = None, last_on: date | None = None,
        section: str | None = None, vector: Rows | None = None, maker: str = "",
    ) -> list[Hit]:  # fmt: skip
        """What has all parts of the query, best first; where nothing has, what is like it. "..." is a phrase.

        expand gives other forms of a name. asked: what else an answer must be. vector: the query's row by the embedder
        `maker`, to search by meaning too. A query of filters alone gives the newest first.
        """
        wanted = asked or Filter.of(kind=kind, outlet=outlet, section=section, first_on=first_on, last_on=last_on)
        query = storable(query)
        self._settle()
        with self._database.read() as connection:
            reading = _Reading(connection, self._ranking(connection), wanted, expand)
            if vector is None:
                return reading.by_words(query, limit).hits(limit) if query.strip() else reading.newest(limit)
            found = reading.by_words(query, max(limit, _FUSED))
            shelf = self._shelves.setdefault(maker, nearness.Shelf(maker))
            near = shelf.nearest(connection, vector, max(limit, _FUSED), reading.allowed())
            return reading.joined(found, near, limit)

    def begin(self, prefix: str, limit: int = 10, *, expand: Expand | None = None) -> list[Hit]:
        """What has the words typed so far, the last of which may be unfinished: for an answer at every key."""
        with self._database.read() as connection:
            reading = _Reading(connection, self._ranking(connection), Filter(), expand)
            return reading.first([beginning(storable(prefix), expand)], limit).hits(limit)

    def related(self, kind: str, thing: str, limit: int = 10, *, maker: str = "") -> list[Hit]:
        """What is like a text: shares its rare words and names, and, where rows are kept, its meaning."""
        with self._database.read() as connection:
            place = (search_texts.c.kind == kind, search_texts.c.id == thing)
            row = connection.execute(select(search_texts).where(*place)).first()
            if row is None:
                return []
            reading = _Reading(connection, self._ranking(connection), Filter(), None)
            found = reading.like(row, _FUSED)
            vector = nearness.row_of(connection, maker, row.number) if maker else None
            if vector is None:
                return found.hits(limit)
            shelf = self._shelves.setdefault(maker, nearness.Shelf(maker))
            near = shelf.nearest(connection, vector, _FUSED, None)
            near.pop(row.number, None)
            return reading.joined(found, near, limit)

    def words_beginning(self, prefix: str, limit: int = 20) -> list[str]:
        """Facts and words of the index that begin so."""
        with self._database.read() as connection:
            self._look(connection)
            return self._postings.terms(connection, prefix, limit)

    def without_vectors(self, maker: str, limit: int = 100) -> list[nearness.Pieces]:
        """Texts that the embedder `maker` has not seen, cut into pieces to embed; the newest first."""
        with self._database.read() as connection:
            return nearness.missing(connection, maker, limit)

    def has_vectors(self, maker: str) -> bool:
        """Whether any text has rows of this maker."""
        with self._database.read() as connection:
            own = select(search_vectors.c.number).where(search_vectors.c.maker == maker)
            return connection.execute(own.limit(1)).first() is not None

    def keep_vectors(self, maker: str, number: int, rows: Rows) -> None:
        """Keep the rows of a text's pieces."""
        with self._database.write() as connection:
            nearness.keep(connection, maker, number, rows)

    def _ranking(self, connection: Connection) -> Ranking:
        self._look(connection)
        newest = connection.execute(select(func.max(search_texts.c.number))).scalar() or 0
        return Ranking(connection, self._postings, newest + 1, indexing.texts_in(connection, self._postings))

    def _look(self, connection: Connection) -> None:
        """See what has changed since the last question."""
        self._postings.look(connection)
        if self._waiting.look(connection):
            self._postings.await_(self._waiting.lists)

    def _settle(self) -> None:
        """Write into the lists what an older version of the index left behind, some at a time."""
        with self._database.read() as connection:
            behind = indexing.behind(connection, self._postings)
        while behind and not self._database.readonly:
            with self._database.write() as connection:
                indexing.settle(connection, self._postings)
                behind = indexing.behind(connection, self._postings)


@dataclass(frozen=True)
class _Reading:
    """One question to the index at one moment."""

    connection: Connection
    ranking: Ranking
    asked: Filter
    expand: Expand | None

    def by_words(self, query: str, limit: int) -> Answers:
        """The answers of the first level of looseness that has any."""
        answers = self.first([strict(query, self.expand), loose(query, self.expand)], limit, query)
        if answers.scored:
            return answers
        parts = [self._unless_written(part) for part in wide(query, self.expand)]
        told = [part for part in parts if part.exact]
        most = _LOOKED_AT if told or self.asked.without else max(limit, _REREAD)
        found = self.ranking.any_of(parts, self._conditions(), most)
        return self._reread(list(self._standing(found, told, max(limit, _REREAD))), parts, query)

    def first(self, levels: Iterable[Sequence[Part]], limit: int, query: str = "") -> Answers:
        """The answers to the first question that has any; each answer has all its parts."""
        for parts in levels:
            found = self.ranking.all_of(parts, self._conditions())
            told = [part for part in parts if part.exact or all(way.length > 1 for way in part.ways)]
            if scored := list(self._standing(found, told, max(limit, _REREAD) if len(parts) > 1 else limit)):
                return self._reread(scored, parts, query)
        return Answers()

    def _reread(self, scored: Sequence[tuple[Row[Any], float]], parts: Sequence[Part], query: str) -> Answers:
        if query and len(parts) > 1:
            first = reread(scored[:_REREAD], query, {part: self.ranking.worth(part) for part in parts})
            scored = [*first, *scored[_REREAD:]]
        return Answers(scored, Finder(parts))

    def newest(self, limit: int) -> list[Hit]:
        """What meets the filter, newest first."""
        if not self.asked:
            return []
        numbers = self.ranking.meeting(self._conditions()).numbers
        c = search_texts.c
        query = select(search_texts).order_by(c.day.desc().nulls_last(), c.number.desc())
        if len(numbers) <= _LOOKED_AT:
            rows = self.connection.execute(query.where(c.number.in_(numbers.tolist())).limit(limit)).all()
            return [plain(row) for row in rows]
        # So many meet it that walking back through the days soon comes upon some.
        meets, hits = set(numbers.tolist()), list[Hit]()
        with self.connection.execute(query) as walk:
            for row in walk:
                if row.number in meets:
                    hits.append(plain(row))
                if len(hits) == limit:
                    break
        return hits

    def like(self, row: Row[Any], limit: int) -> Answers:
        """What shares the telling words of a text."""
        terms = telling(row, self.ranking)
        found = self.ranking.weighed([(term, worth) for term, worth, _ in terms], self._conditions())
        others = [one for one in self._standing(found, (), limit + 1) if one[0].number != row.number]
        return Answers(others[:limit], Finder([part for _, _, part in terms]))

    def allowed(self) -> Numbers | None:
        """The texts that the filter lets through; None: all."""
        return self.ranking.meeting(self._conditions()).numbers.astype(np.int64) if self.asked else None

    def joined(self, found: Answers, near: Mapping[int, float], limit: int) -> list[Hit]:
        """Answers of words and of vectors in one ranking."""
        rows = {row.number: row for row, _ in found.scored}
        scores = nearness.fused({row.number: score for row, score in found.scored}, found.sure(), near)
        best = list(scores)[: limit + _GONE]
        rows |= {row.number: row for row in self._rows([n for n in best if n not in rows])}
        by_words = {row.number for row, _ in found.scored}
        hits = [
            _scored(explained(rows[n], found.finder, 0.0) if n in by_words else plain(rows[n]), scores[n], near.get(n))
            for n in best
            if n in rows
        ]
        return hits[:limit]

    def _conditions(self) -> list[Condition]:
        """The filter as terms of the index."""
        names = [Condition(parts=tuple(p for name in some for p in named(name))) for some in self.asked.naming]
        words = [part for text in self.asked.without for part in named(text)]
        # A phrase is refused only where it stands word by word, which is looked at in the text.
        refused = tuple(part for part in words if any(way.length == 1 for way in part.ways))
        return [
            *self.asked.conditions(self._days() if self.asked.dated else None),
            *names,
            *([Condition(parts=refused, wanted=False)] if refused else []),
        ]

    def _days(self) -> tuple[date, date]:
        c = search_texts.c
        first = self.connection.execute(select(func.min(c.day))).scalar()
        last = self.connection.execute(select(func.max(c.day))).scalar()
        return (first or date.min, last or date.min)

    def _standing(self, found: Found, told: Sequence[Part], limit: int) -> Iterator[tuple[Row[Any], float]]:
        """The best texts in which those parts stand word by word, and no part that must not."""
        refused = [part for text in self.asked.without for part in named(text) if part.ways[0].length > 1]
        best = found.best(_LOOKED_AT if told or refused else limit)
        count, finder, unwanted = 0, Finder(told), Finder(refused)
        for start in range(0, len(best), _AT_ONCE):
            scores = dict(best[start : start + _AT_ONCE])
            rows = {row.number: row for row in self._rows(list(scores))}
            for number, score in scores.items():
                row = rows.get(number)
                if row is None or not finder.all_stand(row) or (refused and unwanted.any_stands(row)):
                    continue
                yield row, score
                count += 1
                if count == limit:
                    return

    def _rows(self, numbers: Sequence[int]) -> list[Row[Any]]:
        return list(self.connection.execute(select(search_texts).where(search_texts.c.number.in_(numbers))).all())

    def _unless_written(self, part: Part) -> Part:
        """A part by its sound only where no text has it as it is written."""
        written = tuple(way for way in part.ways if way.kind != "sound")
        if not written or len(written) == len(part.ways):
            return part
        plain_part = Part(part.written, written, part.exact)
        return plain_part if self.ranking.has(plain_part) else part


def _scored(hit: Hit, score: float, cosine: float | None) -> Hit:
    near = (f"near in meaning ({cosine:.2f})",) if cosine is not None else ()
    return replace(hit, score=score, why=(*hit.why, *near))
