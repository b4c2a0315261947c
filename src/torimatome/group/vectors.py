"""Sentence vectors as this room needs them: two texts an article, centred by language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from torimatome.lang import LanguagePack
from torimatome.lang.text import sentences
from torimatome.model import Article

Vector = npt.NDArray[np.float32]
Square = npt.NDArray[np.float32]

WIDTH = 384
_HEAD, _BODY = (
    2,
    5,
)  # sentences; heads of 3 gained nothing on the shared weeks, bodies of 3 lost up to 0.01 of B-cubed F1
_SHRINK = 8
"""Articles that the mean of all languages weighs as, against a language's own; 2, 8, 20 tried on both shared weeks:
AUC within 0.002, 8 best on the smaller one."""


def vector_texts(article: Article, pack: LanguagePack) -> tuple[str, str]:
    """What to embed of an article: headline with the first two sentences, and the five after them."""
    spans = [s.text for s in sentences(article.text, pack)[: _HEAD + _BODY]]
    head = " ".join((f"{article.headline}.", *spans[:_HEAD]))
    return head, " ".join(spans[_HEAD:]) or head


def join_vectors(head: Vector, body: Vector) -> Vector:
    """The article's vector: its two rows, one after the other."""
    return np.concatenate((head, body)).astype(np.float32)


def likeness_matrices(articles: Sequence[Article], vectors: Mapping[str, Vector]) -> tuple[Square, Square]:
    """Cosines of heads and of bodies, each minus its language's mean. Articles without a vector are like none."""
    languages = [a.language for a in articles]
    rows = [np.asarray(vectors[a.id], dtype=np.float32) if a.id in vectors else None for a in articles]
    width = max((len(r) for r in rows if r is not None), default=WIDTH)
    heads = _stack(rows, 0, min(width, WIDTH))
    bodies = _stack(rows, WIDTH, width) if width > WIDTH else heads
    return _cosines(_centred(heads, languages)), _cosines(_centred(bodies, languages))


def _stack(rows: Sequence[Vector | None], start: int, end: int) -> Square:
    empty = np.zeros(end - start, dtype=np.float32)
    return np.stack([empty if r is None else r[start:end] for r in rows]) if rows else np.zeros((0, end - start), "f4")


def _centred(rows: Square, languages: Sequence[str]) -> Square:
    """Rows minus the mean of their language, which few articles pull only a little away from the mean of all."""
    known = np.abs(rows).sum(axis=1) > 0
    if not known.any():
        return rows
    everyone = rows[known].mean(axis=0)
    centred = rows.copy()
    for language in sorted(set(languages)):
        own = np.array([a == language for a in languages]) & known
        mean = (rows[own].sum(axis=0) + _SHRINK * everyone) / (own.sum() + _SHRINK)
        centred[own] -= mean
    return centred


def _cosines(rows: Square) -> Square:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-9)
    return np.asarray(unit @ unit.T, dtype=np.float32)
