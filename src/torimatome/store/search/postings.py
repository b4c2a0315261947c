"""The index itself: for each term the texts that have it, each with how much it weighs there.

A posting is one whole number of 32 bits: the number of the text, and in the last 8 bits the term's weight in it, so
that a list is one array that numpy reads as it lies in the file. Lists are kept in pieces. To add a text changes the
last piece of each of its terms and nothing else, however large the index is.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

Posted = npt.NDArray[np.uint32]
WEIGHT_BITS = 8
HEAVIEST = (1 << WEIGHT_BITS) - 1
MOST_TEXTS = 1 << (32 - WEIGHT_BITS)
_TAIL = 240
"""Postings of a piece that is still added to: just under 1,000 bytes, of which four lie in one page of the file."""
_PIECE = 4096
_KEPT_BYTES = 192 << 20
_MOST_TERMS = 400
"""Of the words that begin with some letters, so many are looked up."""
_LAST = "\U0010ffff"
EMPTY: Posted = np.zeros(0, dtype=np.uint32)


@dataclass
class Postings:
    """Lists of postings in the table `search_postings`, those that were asked for lately also in memory."""

    _kept: OrderedDict[str, Posted] = field(default_factory=OrderedDict)
    _unions: set[str] = field(default_factory=set)
    _bytes: int = 0
    _state: tuple[int, int] = (-1, -1)

    def look(self, connection: Connection) -> None:
        """Forget what is in memory if another process changed the file, or somebody its tables."""
        state = (_pragma(connection, "data_version"), _pragma(connection, "schema_version"))
        if state != self._state:
            self.forget()
            self._state = state

    def forget(self) -> None:
        """Forget what is in memory."""
        self._kept.clear()
        self._unions.clear()
        self._bytes = 0

    def of(self, connection: Connection, term: str) -> Posted:
        """The postings of a term in order of texts."""
        found = self._kept.get(term)
        if found is not None:
            self._kept.move_to_end(term)
            return found
        pieces = _raw(connection).execute("SELECT data FROM search_postings WHERE term = ? ORDER BY first", (term,))
        found = np.frombuffer(b"".join(row[0] for row in pieces), dtype="<u4")
        self._keep(term, found)
        return found

    def union(self, connection: Connection, terms: Sequence[str], *, begins: bool = False) -> Posted:
        """The postings of all these terms, or of all terms that begin with them, each text at its heaviest."""
        key = f"{'*' if begins else '|'}{' '.join(terms)}"
        found = self._kept.get(key)
        if found is None:
            all_ = [t for one in terms for t in self.terms(connection, one, _MOST_TERMS)] if begins else terms
            found = _merged([self.of(connection, term) for term in all_])
            self._keep(key, found)
            self._unions.add(key)
        return found

    def add(self, connection: Connection, given: Mapping[str, Sequence[int]]) -> None:
        """Add postings of texts that are newer than all that stand in the index."""
        raw = _raw(connection)
        rows: list[tuple[str, int, bytes]] = []
        last = "SELECT first, data FROM search_postings WHERE term = ? ORDER BY first DESC LIMIT 1"
        for term in sorted(given):
            new = np.asarray(given[term], dtype="<u4")
            tail = raw.execute(last, (term,)).fetchone()
            if tail and len(tail[1]) < _TAIL * 4:
                new = np.concatenate((np.frombuffer(tail[1], dtype="<u4"), new))
            rows += [(term, int(p[0]), p.tobytes()) for p in _pieces(new)]
        raw.executemany("INSERT OR REPLACE INTO search_postings (term, first, data) VALUES (?, ?, ?)", rows)
        self._drop(given)

    def remove(self, connection: Connection, number: int, terms: Iterable[str]) -> None:
        """Take a text out of the lists of its terms."""
        raw, those = _raw(connection), list(terms)
        place = "SELECT first, data FROM search_postings WHERE term = ? AND first <= ? ORDER BY first DESC LIMIT 1"
        for term in those:
            piece = raw.execute(place, (term, (number << WEIGHT_BITS) | HEAVIEST)).fetchone()
            if piece is None:
                continue
            old = np.frombuffer(piece[1], dtype="<u4")
            left = old[(old >> WEIGHT_BITS) != number]
            raw.execute("DELETE FROM search_postings WHERE term = ? AND first = ?", (term, piece[0]))
            if len(left):
                raw.execute("INSERT INTO search_postings VALUES (?, ?, ?)", (term, int(left[0]), left.tobytes()))
        self._drop(those)

    def terms(self, connection: Connection, prefix: str, limit: int) -> list[str]:
        """The terms that begin so, in order."""
        asked = "SELECT DISTINCT term FROM search_postings WHERE term >= ? AND term < ? LIMIT ?"
        return [row[0] for row in _raw(connection).execute(asked, (prefix, prefix + _LAST, limit))]

    def _keep(self, term: str, found: Posted) -> None:
        self._kept[term] = found
        self._bytes += found.nbytes
        while self._bytes > _KEPT_BYTES:
            self._bytes -= self._kept.popitem(last=False)[1].nbytes

    def _drop(self, terms: Iterable[str]) -> None:
        for term in (*terms, *self._unions):
            if (gone := self._kept.pop(term, None)) is not None:
                self._bytes -= gone.nbytes
        self._unions.clear()


def texts(posted: Posted) -> Posted:
    """The numbers of the texts."""
    return np.right_shift(posted, np.uint32(WEIGHT_BITS))


def weights(posted: Posted) -> npt.NDArray[np.float32]:
    """What the term weighs in each, 0..1."""
    found: npt.NDArray[np.float32] = (posted & HEAVIEST).astype(np.float32) / np.float32(HEAVIEST)
    return found


def _merged(lists: Sequence[Posted]) -> Posted:
    """Several lists as one, each text at its heaviest."""
    some = [one for one in lists if len(one)]
    if len(some) < 2:
        return some[0] if some else EMPTY
    both = np.sort(np.concatenate(some))
    numbers = both >> WEIGHT_BITS
    found: Posted = both[np.append(numbers[1:] != numbers[:-1], True)]
    return found


def _pieces(posted: Posted) -> Iterator[Posted]:
    for start in range(0, len(posted), _PIECE):
        yield posted[start : start + _PIECE]


def _pragma(connection: Connection, name: str) -> int:
    return int(_raw(connection).execute(f"PRAGMA {name}").fetchone()[0])


def _raw(connection: Connection) -> sqlite3.Cursor:
    """The driver's own cursor, inside the same transaction: a hundred small questions cost less than one of SQLAlchemy's."""
    return cast("sqlite3.Cursor", connection.connection.cursor())
