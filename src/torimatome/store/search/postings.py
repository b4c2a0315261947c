"""The index itself: for each term the texts that have it, each with how much it weighs there.

A posting is one whole number of 32 bits: the number of the text, and in the last 8 bits the term's weight in it, so
that a list is one array that numpy reads as it lies in the file. Lists are kept in pieces. To add a text changes the
last piece of each of its terms and nothing else, however large the index is.

One row is no list: the mark, which every change of the lists makes anew. By it a process knows whether what it has in
memory still stands, also after a change was undone; its first letters say in which form the lists are written.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from torimatome.store.dialect import raw

Posted = npt.NDArray[np.uint32]
WEIGHT_BITS = 8
HEAVIEST = (1 << WEIGHT_BITS) - 1
MOST_TEXTS = 1 << (32 - WEIGHT_BITS)
_TAIL = 240
"""Postings of a piece that is still added to: just under 1,000 bytes, of which four lie in one page of the file."""
_PIECE = 4096
_KEPT_BYTES, _JOINED_BYTES = 192 << 20, 64 << 20
"""What is kept in memory of the lists, and of lists made of several: choices."""
_MOST_TERMS = 400
"""Of the words that begin with some letters, so many are looked up."""
_LAST = "\U0010ffff"
_MARK = "!"
_PUT = (
    "INSERT INTO search_postings (term, first, data) VALUES (?, ?, ?) "
    "ON CONFLICT (term, first) DO UPDATE SET data = excluded.data"
)
_FORM = b"pairs."
"""To be changed whenever other terms are made of the same text: the lists of an older form are made anew."""
EMPTY: Posted = np.zeros(0, dtype=np.uint32)


@dataclass
class Postings:
    """Lists of postings in the table `search_postings`, those that were asked for lately also in memory."""

    waiting: Mapping[str, Posted] = field(default_factory=dict)
    _kept: OrderedDict[str, Posted] = field(default_factory=OrderedDict)
    _joined: dict[str, Posted] = field(default_factory=dict)
    _bytes: int = 0
    _joined_bytes: int = 0
    _mark: bytes = b""

    def look(self, connection: Connection) -> None:
        """Forget what is in memory unless the lists are those that it was read from."""
        mark = self._written_mark(connection)
        if mark != self._mark:
            self.forget()
            self._mark = mark

    def await_(self, waiting: Mapping[str, Posted]) -> None:
        """Postings of texts that wait to be written, newer than all that stand in the lists."""
        self.waiting = waiting
        self._unjoin()

    def forget(self) -> None:
        """Forget what is in memory."""
        self._kept.clear()
        self._bytes = 0
        self._unjoin()

    @property
    def in_form(self) -> bool:
        """Whether the lists were written in today's form at the last look."""
        return not self._mark or self._mark.startswith(_FORM)

    def current(self, connection: Connection) -> bool:
        """Whether the lists are written in today's form."""
        return self._written_mark(connection).startswith(_FORM)

    def empty(self, connection: Connection) -> None:
        """Make all lists empty, in today's form."""
        raw(connection).execute("DELETE FROM search_postings")
        self.forget()
        self._mark_anew(connection)

    def newest(self, connection: Connection, terms: Iterable[str]) -> int:
        """The newest text in the lists of these terms, 0 if there is none."""
        last = "SELECT data FROM search_postings WHERE term = ? ORDER BY first DESC LIMIT 1"
        tails = [raw(connection).execute(last, (term,)).fetchone() for term in terms]
        return max((int(np.frombuffer(tail[0], dtype="<u4")[-1]) >> WEIGHT_BITS for tail in tails if tail), default=0)

    def count(self, connection: Connection, term: str) -> int:
        """How many texts have a term."""
        return len(self._listed(connection, term)) + len(self.waiting.get(term, ()))

    def of(self, connection: Connection, term: str) -> Posted:
        """The postings of a term in order of texts."""
        listed, new = self._listed(connection, term), self.waiting.get(term)
        if new is None:
            return listed
        found = self._joined.get(term)
        return found if found is not None else self._join(term, np.concatenate((listed, new)))

    def _listed(self, connection: Connection, term: str) -> Posted:
        """The postings of a term that stand in the table."""
        found = self._kept.get(term)
        if found is not None:
            self._kept.move_to_end(term)
            return found
        pieces = raw(connection).execute("SELECT data FROM search_postings WHERE term = ? ORDER BY first", (term,))
        found = np.frombuffer(b"".join(row[0] for row in pieces), dtype="<u4")
        self._keep(term, found)
        return found

    def union(self, connection: Connection, terms: Sequence[str], *, begins: bool = False) -> Posted:
        """The postings of all these terms, or of all terms that begin with them, each text at its heaviest."""
        key = f"{'*' if begins else '|'}{' '.join(terms)}"
        found = self._joined.get(key)
        if found is None:
            all_ = [t for one in terms for t in self.terms(connection, one, _MOST_TERMS)] if begins else terms
            found = self._join(key, _merged([self.of(connection, term) for term in all_]))
        return found

    def add(self, connection: Connection, given: Mapping[str, Sequence[int]]) -> None:
        """Add postings of texts that are newer than all that stand in the index."""
        cursor = raw(connection)
        rows: list[tuple[str, int, bytes]] = []
        last = "SELECT first, data FROM search_postings WHERE term = ? ORDER BY first DESC LIMIT 1"
        self.look(connection)
        for term in sorted(given):
            new = np.asarray(given[term], dtype="<u4")
            tail = cursor.execute(last, (term,)).fetchone()
            if tail and len(tail[1]) < _TAIL * 4:
                new = np.concatenate((np.frombuffer(tail[1], dtype="<u4"), new))
            rows += [(term, int(p[0]), p.tobytes()) for p in _pieces(new)]
        cursor.executemany(_PUT, rows)
        self._drop(given)
        self._mark_anew(connection)

    def remove(self, connection: Connection, number: int, terms: Iterable[str]) -> None:
        """Take a text out of the lists of its terms."""
        cursor, those = raw(connection), list(terms)
        self.look(connection)
        place = "SELECT first, data FROM search_postings WHERE term = ? AND first <= ? ORDER BY first DESC LIMIT 1"
        for term in those:
            piece = cursor.execute(place, (term, (number << WEIGHT_BITS) | HEAVIEST)).fetchone()
            if piece is None:
                continue
            old = np.frombuffer(piece[1], dtype="<u4")
            left = old[(old >> WEIGHT_BITS) != number]
            cursor.execute("DELETE FROM search_postings WHERE term = ? AND first = ?", (term, piece[0]))
            if len(left):
                cursor.execute("INSERT INTO search_postings VALUES (?, ?, ?)", (term, int(left[0]), left.tobytes()))
        self._drop(those)
        self._mark_anew(connection)

    def terms(self, connection: Connection, prefix: str, limit: int) -> list[str]:
        """The terms that begin so, in order."""
        asked = "SELECT DISTINCT term FROM search_postings WHERE term >= ? AND term < ? LIMIT ?"
        listed = [row[0] for row in raw(connection).execute(asked, (prefix, prefix + _LAST, limit))]
        new = [term for term in self.waiting if term.startswith(prefix)]
        return sorted({*listed, *new})[:limit] if new else listed

    def _keep(self, term: str, found: Posted) -> None:
        self._kept[term] = found
        self._bytes += found.nbytes
        while self._bytes > _KEPT_BYTES:
            self._bytes -= self._kept.popitem(last=False)[1].nbytes

    def _join(self, key: str, found: Posted) -> Posted:
        if self._joined_bytes > _JOINED_BYTES:
            self._unjoin()
        self._joined[key] = found
        self._joined_bytes += found.nbytes
        return found

    def _unjoin(self) -> None:
        self._joined.clear()
        self._joined_bytes = 0

    def _drop(self, terms: Iterable[str]) -> None:
        for term in terms:
            if (gone := self._kept.pop(term, None)) is not None:
                self._bytes -= gone.nbytes
        self._unjoin()

    def _written_mark(self, connection: Connection) -> bytes:
        found = raw(connection).execute("SELECT data FROM search_postings WHERE term = ?", (_MARK,)).fetchone()
        return bytes(found[0]) if found else b""

    def _mark_anew(self, connection: Connection) -> None:
        """Write another mark, and remember it: what is in memory is in step with these lists."""
        self._mark = _FORM + os.urandom(8)
        raw(connection).execute(_PUT, (_MARK, 0, self._mark))


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
