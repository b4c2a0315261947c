"""Search by meaning: rows of a sentence embedder beside the words, joined with them by reciprocal rank fusion.

Opt-in: nobody computes rows here. `Pieces` says what is to be embedded; the caller brings the rows. All of them are
compared at every question, which numpy does in milliseconds up to some hundred thousand pieces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import Connection, delete, func, select

from torimatome.lang import pack
from torimatome.lang.text import sentences
from torimatome.store.search.words import is_cjk
from torimatome.store.tables import search_texts, search_vectors

if TYPE_CHECKING:
    import numpy.typing as npt

    Rows = npt.NDArray[np.float32]

_PIECE, _PIECE_CJK = 350, 130
"""Letters of a piece. evals/search.py, en: whole paragraphs of 800 letters gave 0.936 by vectors alone, these 0.943;
Russian questions to English paragraphs 0.789 and 0.799."""
_MOST_PIECES = 16
Key = tuple[str, str]
"""Kind and id of an answer."""
_RANK = 60
"""Of Cormack and others' reciprocal rank fusion, as they give it; not tuned."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What to embed of a text of the index: its headline with its first sentences, then the others by a few."""

    number: int
    texts: tuple[str, ...]


def pieces(headline: str, text: str, language: str) -> tuple[str, ...]:
    """A headline and text cut at the ends of sentences."""
    found, current = [], headline
    for span in sentences(text, pack(language)):
        most = _PIECE_CJK if is_cjk(span.text[:1]) else _PIECE
        if current and len(current) + len(span.text) > most and current != headline:
            found.append(current)
            current = ""
        current = f"{current} {span.text}".strip()
    return (*found, current)[:_MOST_PIECES] if current else tuple(found)


def missing(connection: Connection, maker: str, limit: int) -> list[Pieces]:
    """Texts that have no rows of this maker."""
    known = select(search_vectors.c.text).where(search_vectors.c.maker == maker)
    asked = select(search_texts).where(search_texts.c.number.not_in(known)).order_by(search_texts.c.number).limit(limit)
    return [Pieces(r.number, pieces(r.headline, r.text, r.language) or ("",)) for r in connection.execute(asked)]


def keep(connection: Connection, maker: str, number: int, rows: Rows) -> None:
    """Put the rows of a text in place of those it had."""
    old = (search_vectors.c.text == number, search_vectors.c.maker == maker)
    connection.execute(delete(search_vectors).where(*old))
    data = [{"text": number, "maker": maker, "data": row.astype("<f2").tobytes()} for row in np.asarray(rows)]
    if data and connection.execute(select(search_texts.c.number).where(search_texts.c.number == number)).first():
        connection.execute(search_vectors.insert(), data)


@dataclass
class Shelf:
    """The rows of one maker in memory; what was added since is read before each question."""

    maker: str
    last: int = 0
    numbers: list[int] = field(default_factory=list)
    rows: Rows = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    texts: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def nearest(self, connection: Connection, question: Rows, limit: int, allowed: set[int] | None) -> dict[int, float]:
        """Texts by the cosine of their nearest piece, best first; `allowed` are the texts that may answer."""
        self._catch_up(connection)
        if not len(self.rows) or self.rows.shape[1] != len(question):
            return {}
        cosines = self.rows @ np.asarray(question, dtype=np.float32)
        if allowed is not None:
            cosines = np.where(np.isin(self.texts, list(allowed)), cosines, -2.0)
        # A text has several pieces: enough are taken for `limit` texts, and some that may have gone meanwhile.
        most = min(len(cosines), limit * 4)
        best = np.argpartition(-cosines, most - 1)[:most]
        found: dict[int, float] = {}
        for place in best[np.argsort(-cosines[best], kind="stable")]:
            if cosines[place] > -2.0:
                found.setdefault(int(self.texts[place]), float(cosines[place]))
        return {n: found[n] for n in list(found)[:limit]}

    def _catch_up(self, connection: Connection) -> None:
        c, own = search_vectors.c, search_vectors.c.maker == self.maker
        count, newest = connection.execute(select(func.count(), func.max(c.number)).where(own)).one()
        if count < len(self.numbers) or (newest or 0) < self.last:
            self._forget()
        new = connection.execute(select(c.number, c.text, c.data).where(own, c.number > self.last).order_by(c.number))
        added = new.all()
        if count != len(self.numbers) + len(added):  # some of ours are gone
            self._forget()
            added = connection.execute(select(c.number, c.text, c.data).where(own).order_by(c.number)).all()
        if added:
            self._add([r.number for r in added], [r.text for r in added], [r.data for r in added])

    def _forget(self) -> None:
        self.last, self.numbers = 0, []
        self.rows, self.texts = np.zeros((0, 0), dtype=np.float32), np.zeros(0, dtype=np.int64)

    def _add(self, numbers: Sequence[int], texts: Sequence[int], data: Sequence[bytes]) -> None:
        rows = np.frombuffer(b"".join(data), dtype="<f2").reshape(len(data), -1).astype(np.float32)
        self.rows = np.concatenate((self.rows, rows)) if len(self.rows) else rows
        self.texts = np.concatenate((self.texts, np.asarray(texts, dtype=np.int64)))
        self.numbers += numbers
        self.last = numbers[-1]


def fused(*rankings: Mapping[Key, float]) -> dict[Key, float]:
    """Reciprocal rank fusion of rankings that say how sure they are of each answer: sums of sure / (60 + rank).

    Unweighted, words that merely sound alike spoil what vectors know: Russian questions to English paragraphs fell from
    0.81 by vectors alone to 0.41 by both.
    """
    scores: defaultdict[Key, float] = defaultdict(float)
    for ranking in rankings:
        for rank, (key, sure) in enumerate(ranking.items(), 1):
            scores[key] += sure / (_RANK + rank)
    return dict(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])))
