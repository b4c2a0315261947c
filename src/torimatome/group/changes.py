"""What a copy changed in its original: sentences added and removed, figures that read otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from torimatome.lang import pack
from torimatome.lang.text import fold, sentences
from torimatome.model import Article

_SAME = 0.6  # share of its words above which a sentence is an edited one, not a new one
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+")
_MOST = 400
"""Sentences compared; a text of more is no news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Sentences as the copy (added) and the original (removed) print them; figures as (before, after)."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()


def changes(copy: Article, original: Article) -> Changes:
    """Compare a copy with its original, sentence by sentence."""
    ours, theirs = _sentences(copy), _sentences(original)
    before = {fold(s) for s in theirs}
    after = {fold(s) for s in ours}
    added = [s for s in ours if fold(s) not in before]
    removed = [s for s in theirs if fold(s) not in after]
    figures: list[tuple[str, str]] = []
    for sentence in list(added):
        nearest = max(removed, key=lambda r: _share(sentence, r), default="")
        if nearest and _share(sentence, nearest) >= _SAME:
            figures += _figures(nearest, sentence)
            added.remove(sentence)
            removed.remove(nearest)
    return Changes(added=tuple(added), removed=tuple(removed), figures=tuple(figures))


def _sentences(article: Article) -> list[str]:
    return [s.text.strip() for s in sentences(article.text, pack(article.language))[:_MOST]]


def _share(a: str, b: str) -> float:
    ours, theirs = set(_tokens(a)), set(_tokens(b))
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _tokens(text: str) -> Sequence[str]:
    folded = fold(text)
    words = _WORD.findall(folded)
    return words if len(words) > 2 else [folded[n : n + 2] for n in range(len(folded) - 1)]


def _figures(before: str, after: str) -> list[tuple[str, str]]:
    """Figures that stand where others stood."""
    ours, theirs = _FIGURE.findall(before), _FIGURE.findall(after)
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [(" ".join(ours[i:i2]), " ".join(theirs[j:j2])) for kind, i, i2, j, j2 in steps if kind == "replace"]
