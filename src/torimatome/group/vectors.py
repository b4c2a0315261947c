"""Sentence vectors as this room needs them: one text an article, centred by language, and how near two articles are."""

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
_SENTENCES = 2
"""Sentences embedded beside the headline. A second vector of the next five gained nothing on any of four weeks."""

_NEIGHBOURS = 10
"""5, 8, 10, 16 tried on four weeks, each left out once: 8 and 10 best, mean F1 of the others up to 0.012 lower."""

_SHRINK = 8
"""Articles that the mean of all languages weighs as, against a language's own; 2, 8, 20 tried on both shared weeks:
AUC within 0.002, 8 best on the smaller one."""


def vector_text(article: Article, pack: LanguagePack) -> str:
    """What to embed of an article: headline with the first two sentences."""
    spans = sentences(article.text, pack)[:_SENTENCES]
    return " ".join((f"{article.headline}.", *(s.text for s in spans)))


def likeness_matrix(articles: Sequence[Article], vectors: Mapping[str, Vector]) -> Square:
    """Cosines of vectors, each minus its language's mean. Articles without a vector are like none."""
    if not articles:
        return np.zeros((0, 0), dtype=np.float32)
    empty = np.zeros(WIDTH, dtype=np.float32)
    rows = np.stack([np.asarray(vectors.get(a.id, empty), dtype=np.float32) for a in articles])
    rows[~np.isfinite(rows).all(axis=1)] = 0  # a broken vector is none, and must not spoil the means
    return _cosines(_centred(rows, [a.language for a in articles]))


def nearness(cosines: Square) -> Square:
    """Each cosine minus what both articles have on the mean with their nearest neighbours.

    Where much is of one matter, two texts must be more alike to be of one event than where little is.
    """
    others = cosines.copy()
    np.fill_diagonal(others, -np.inf)
    others = np.sort(others, axis=1)[:, 1:][:, -_NEIGHBOURS:]  # the first is the article itself
    crowd = others.sum(axis=1) / _NEIGHBOURS
    return np.asarray(cosines - (crowd[:, None] + crowd[None, :]) / 2, dtype=np.float32)


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
