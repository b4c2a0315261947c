"""How alike articles are by the names in them, and which are one another's nearest by that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from torimatome.group.vectors import Square

LEAST = 4.0
"""Keeps two near-empty sets of names from being alike."""

_DIGITS = 5  # beyond these two cosines are equal, in whatever order they were summed


def names_matrix(sets: Sequence[frozenset[str]], rarity: Mapping[str, float]) -> Square:
    """Cosines of all pairs of sets of names, the rarer the heavier. Only names that two articles share cost time."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for n, own in enumerate(sets):
        for name in own:
            holders[name].append(n)
    shared = np.zeros((len(sets), len(sets)))
    norms = np.full(len(sets), LEAST)
    for name in sorted(holders):  # sums of floats hang on the order, and sets have none
        held = holders[name]
        norms[held] += rarity[name] ** 2
        if len(held) > 1:
            shared[np.ix_(held, held)] += rarity[name] ** 2
    return np.asarray(shared / np.sqrt(np.outer(norms, norms)), dtype=np.float32)


def nearest(cosines: Square) -> Square:
    """1 for two that are each other's nearest, 1/2 where one is only the other's second, 1/3 the third, and so on."""
    size = len(cosines)
    others = np.round(cosines, _DIGITS)
    np.fill_diagonal(others, -np.inf)
    ahead = np.zeros((size, size))
    for n, row in enumerate(others):
        ahead[n] = size - np.searchsorted(np.sort(row), row, side="right")
    return np.asarray(1 / (1 + np.maximum(ahead, ahead.T)), dtype=np.float32)
