"""Search by meaning: rows of a sentence embedder beside the words, joined with them by their scores.

Opt-in: nobody computes rows here. `Pieces` says what is to be embedded; the caller brings the rows. All of them are
compared at every question, which numpy does in milliseconds up to some hundred thousand pieces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Connection, delete, func, select

from torimatome.lang import pack
from torimatome.lang.text import sentences
from torimatome.store.batches import batches
from torimatome.store.dialect import changes
from torimatome.store.search.words import is_cjk
from torimatome.store.tables import search_texts, search_vectors

if TYPE_CHECKING:
    import numpy.typing as npt

    Rows = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.int64]

_PIECE, _PIECE_CJK = 350, 130
"""Letters of a piece. evals/search.py, en: whole paragraphs of 800 letters gave 0.936 by vectors alone, these 0.943;
Russian questions to English paragraphs 0.789 and 0.799."""
_MOST_PIECES = 16
_WHOLE, _READ, _AT_ONCE = 60_000, 1000, 20_000
"""Rows kept whole, rows read from the file to be compared whole, and rows taken in at once: choices."""
_WORDS = 2.0
"""What the words count beside the vectors. Best on even paragraphs of bench/search, in sum over en, ru, tr, zh, ja and
Russian questions to English paragraphs, of 0.5, 1, 1.5, 2, 3. Reciprocal rank fusion, weighted by the share of the
question that was found, was below it in each."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What to embed of a text of the index: its headline with its first sentences, then the others by a few."""

    number: int
    texts: tuple[str, ...]


def pieces(headline: str, body: str, language: str) -> tuple[str, ...]:
    """A headline and text cut at the ends of sentences."""
    found, current = [], headline
    for span in sentences(body, pack(language)):
        most = _PIECE_CJK if is_cjk(span.text[:1]) else _PIECE
        if current and len(current) + len(span.text) > most and current != headline:
            found.append(current)
            current = ""
        current = f"{current} {span.text}".strip()
    return (*found, current)[:_MOST_PIECES] if current else tuple(found)


def missing(connection: Connection, maker: str, limit: int) -> list[Pieces]:
    """Texts that have no rows of this maker."""
    known = select(search_vectors.c.text).where(search_vectors.c.maker == maker)
    asked = (
        select(search_texts)
        .where(search_texts.c.number.not_in(known))
        .order_by(search_texts.c.number.desc())
        .limit(limit)
    )
    return [Pieces(r.number, pieces(r.headline, r.text, r.language) or ("",)) for r in connection.execute(asked)]


def keep(connection: Connection, maker: str, number: int, rows: Rows) -> None:
    """Put the rows of a text in place of those it had."""
    old = (search_vectors.c.text == number, search_vectors.c.maker == maker)
    connection.execute(delete(search_vectors).where(*old))
    data = [{"text": number, "maker": maker, "data": row.astype("<f2").tobytes()} for row in np.asarray(rows)]
    if data and connection.execute(select(search_texts.c.number).where(search_texts.c.number == number)).first():
        connection.execute(search_vectors.insert(), data)


def row_of(connection: Connection, maker: str, number: int) -> Rows | None:
    """The row of a text's first piece: its headline and what it says first."""
    own = (search_vectors.c.maker == maker, search_vectors.c.text == number)
    data = connection.execute(select(search_vectors.c.data).where(*own).order_by(search_vectors.c.number)).scalar()
    return None if data is None else np.frombuffer(data, dtype="<f2").astype(np.float32)


@dataclass
class Shelf:
    """The rows of one maker in memory; what was added since is read before each question.

    Up to 60,000 rows are kept whole. Of more only the signs of their 384 numbers are kept, 48 bytes a row: the rows
    that differ least from the question in signs are then read from the file and compared whole.
    """

    maker: str
    last: int = 0
    numbers: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    texts: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    rows: Rows = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    signs: npt.NDArray[np.uint64] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.uint64))
    centre: Rows | None = None

    def nearest(self, connection: Connection, question: Rows, limit: int, allowed: Numbers | None) -> dict[int, float]:
        """Texts by the cosine of their nearest piece, best first; `allowed` are the texts that may answer."""
        self._catch_up(connection)
        asked = np.asarray(question, dtype=np.float32)
        # A text has several pieces: enough are taken for `limit` texts, and some that may have gone meanwhile.
        most = limit * 4
        if self.centre is not None:
            places, cosines = self._by_signs(connection, asked, max(most, _READ), allowed)
        elif len(self.rows) and self.rows.shape[1] == len(asked):
            cosines = self.rows @ asked
            if allowed is not None:
                cosines = np.where(np.isin(self.texts, allowed), cosines, -2.0)
            places = _first(-cosines, most)
            cosines = cosines[places]
        else:
            return {}
        found: dict[int, float] = {}
        for n in np.argsort(-cosines, kind="stable"):
            if cosines[n] > -2.0:
                found.setdefault(int(self.texts[places[n]]), float(cosines[n]))
        return {n: found[n] for n in list(found)[:limit]}

    def _by_signs(
        self, connection: Connection, asked: Rows, most: int, allowed: Numbers | None,
    ) -> tuple[Numbers, Rows]:  # fmt: skip
        """The places of the rows that differ least in signs, and their cosines."""
        assert self.centre is not None
        if len(self.centre) != len(asked):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        sign = _signs((asked - self.centre)[None])[0]
        differ = np.zeros(len(self.texts), dtype=np.uint16)
        for column, part in zip(self.signs, sign, strict=True):
            differ += np.bitwise_count(column ^ part)
        if allowed is not None:
            differ[~np.isin(self.texts, allowed)] = 9999
        places = np.sort(_first(differ, most))
        c, rows = search_vectors.c, {}
        for some in batches(self.numbers[places].tolist()):
            wanted = select(c.number, c.data).where(c.number.in_(some))
            rows.update({row.number: row.data for row in connection.execute(wanted)})
        whole = np.frombuffer(b"".join(rows[int(self.numbers[n])] for n in places), dtype="<f2")
        cosines = whole.reshape(len(places), -1).astype(np.float32) @ asked
        cosines[differ[places] == 9999] = -2.0
        return places, cosines

    def _catch_up(self, connection: Connection) -> None:
        c, own = search_vectors.c, search_vectors.c.maker == self.maker
        state = changes(connection)
        if state == self._state:
            return
        self._state = state
        count, newest = connection.execute(select(func.count(), func.max(c.number)).where(own)).one()
        waiting = connection.execute(select(func.count()).where(own, c.number > self.last)).scalar() or 0
        if (newest or 0) < self.last or count != len(self.numbers) + waiting:  # some of ours are gone
            self._forget()
        asked = select(c.number, c.text, c.data).where(own).order_by(c.number).limit(_AT_ONCE)
        while new := connection.execute(asked.where(c.number > self.last)).all():
            self._add([r.number for r in new], [r.text for r in new], [r.data for r in new])

    _state: tuple[object, ...] = ()

    def _forget(self) -> None:
        self.last, self.centre = 0, None
        self.numbers = self.texts = np.zeros(0, dtype=np.int64)
        self.rows, self.signs = np.zeros((0, 0), dtype=np.float32), np.zeros((0, 0), dtype=np.uint64)

    def _add(self, numbers: Sequence[int], texts: Sequence[int], data: Sequence[bytes]) -> None:
        rows = np.frombuffer(b"".join(data), dtype="<f2").reshape(len(data), -1).astype(np.float32)
        self.texts = np.concatenate((self.texts, np.asarray(texts, dtype=np.int64)))
        self.numbers = np.concatenate((self.numbers, np.asarray(numbers, dtype=np.int64)))
        self.last = numbers[-1]
        if self.centre is None:
            self.rows = np.concatenate((self.rows, rows)) if len(self.rows) else rows
            if len(self.rows) <= _WHOLE:
                return
            # The rows of sentence embedders lie in one corner: signs tell them apart only around their own middle.
            self.centre, rows = self.rows.mean(axis=0), self.rows
            self.rows = np.zeros((0, 0), dtype=np.float32)
        signs = _signs(rows - self.centre).T
        self.signs = np.ascontiguousarray(np.concatenate((self.signs, signs), axis=1) if self.signs.size else signs)


def _signs(rows: Rows) -> npt.NDArray[np.uint64]:
    """Which numbers of a row are positive, 64 to a word."""
    bits = np.packbits(rows > 0, axis=1)
    return np.pad(bits, ((0, 0), (0, -bits.shape[1] % 8))).view(np.uint64)


def _first(values: npt.NDArray[Any], most: int) -> Numbers:
    """The places of the smallest values."""
    return np.argpartition(values, most - 1)[:most] if most < len(values) else np.arange(len(values))


def fused(words: Mapping[int, float], sure: float, near: Mapping[int, float]) -> dict[int, float]:
    """Two rankings as one, best first. words: texts with their scores; sure: what share of the question they have; near: cosines.

    Scores of each kind are brought to 0..1. Where the question's language has no words in the index, words hardly count.
    """
    scores: defaultdict[int, float] = defaultdict(float)
    least, most = min(near.values(), default=0.0), max(near.values(), default=0.0)
    for key, cosine in near.items():
        scores[key] = (cosine - least) / (most - least) if most > least else 1.0
    best = max(words.values(), default=0.0)
    for key, score in words.items() if best > 0 else ():
        scores[key] += _WORDS * sure * score / best
    return dict(sorted(scores.items(), key=lambda pair: (-pair[1], -pair[0])))
