"""Precedents: where past issues put matter of the same words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from torimatome.lang.text import fold
from torimatome.model import Item

_WORD = re.compile(r"[^\W\d_]{4,}")
_LIKE = 0.35  # below it a past item says nothing; 0.2 and 0.5 choose and place alike on the two shared weeks


@dataclass(frozen=True, slots=True)
class Precedent:
    """A past item that is like the event, and how much (0..1)."""

    item: Item
    likeness: float


def stems(text: str) -> frozenset[str]:
    """Word beginnings of six letters: enough to bring plurals and tenses together."""
    return frozenset(w[:6] for w in _WORD.findall(fold(text)))


def nearest(text: str, past: Sequence[Item], at_most: int = 3) -> tuple[Precedent, ...]:
    """The past items most like a text by their English headlines, best first."""
    known = [(item, stems(item.headline("en"))) for item in past]
    seen = Counter(s for _, words in known for s in words)
    ours = stems(text)
    found = [Precedent(item, _cosine(ours, words, seen, len(known))) for item, words in known]
    best = sorted(found, key=lambda p: (-p.likeness, p.item.id))[:at_most]
    return tuple(p for p in best if p.likeness >= _LIKE)


def _cosine(a: frozenset[str], b: frozenset[str], seen: Counter[str], total: int) -> float:
    def weight(word: str) -> float:
        return log((total + 1) / (max(seen[word], 1) + 0.5))

    top = sum(weight(w) ** 2 for w in a & b)
    bottom = sqrt(sum(weight(w) ** 2 for w in a) * sum(weight(w) ** 2 for w in b))
    return top / bottom if bottom else 0.0
