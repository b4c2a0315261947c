"""How alike articles of one language are worded: cosines of their words and word pairs, the rarer the heavier."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

import numpy as np

from torimatome.group.folding import CJK
from torimatome.group.vectors import Square
from torimatome.lang.stems import stem, stop_words
from torimatome.lang.text import fold

_LONGEST = 6000
"""Letters read of an article: what comes later in a long one is background."""

_WORD = re.compile(r"[^\W_]+")
_SPREAD = 0.5  # a word that stands in more than half of the articles tells nothing apart


def wording_matrix(texts: Sequence[str], languages: Sequence[str]) -> Square:
    """Cosines of all pairs of one language; 0 for pairs of two, and with an empty text."""
    found = np.zeros((len(texts), len(texts)), dtype=np.float32)
    for rows in _by_language(languages):
        found[np.ix_(rows, rows)] = _cosines([_terms(texts[n], languages[n]) for n in rows])
    return found


def _by_language(languages: Sequence[str]) -> Iterator[list[int]]:
    """The places of each language."""
    for language in sorted(set(languages)):
        yield [n for n, own in enumerate(languages) if own == language]


@lru_cache(maxsize=4096)
def _terms(text: str, language: str) -> Counter[str]:
    """Stems and their pairs with how often they stand there; of Chinese and Japanese, pairs and threes of letters."""
    words = list(_words(text[:_LONGEST], language))
    return Counter((*words, *(f"{a} {b}" for a, b in pairwise(words))))


def _words(text: str, language: str) -> Iterator[str]:
    stops = stop_words()
    for match in _WORD.finditer(fold(text)):
        word = match[0]
        if CJK.search(word):
            yield from (word[n : n + 2] for n in range(max(1, len(word) - 1)))
        elif len(word) > 1 and word not in stops:
            yield stem(word, language)


def _cosines(texts: Sequence[Mapping[str, int]]) -> Square:
    """Through an inverted index: only words that two texts share cost time."""
    size = len(texts)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for n, own in enumerate(texts):
        for term in own:
            holders[term].append(n)
    found = np.zeros((size, size), dtype=np.float32)
    norms = np.zeros(size)
    for term, held in holders.items():
        rarity = log((1 + size) / (1 + len(held))) + 1
        weights = np.array([(1 + log(texts[n][term])) * rarity for n in held])
        norms[held] += weights**2
        if 1 < len(held) <= max(2, _SPREAD * size):
            found[np.ix_(held, held)] += np.outer(weights, weights)
    lengths = np.sqrt(np.maximum(norms, 1e-9))
    return np.asarray(found / np.outer(lengths, lengths), dtype=np.float32)
