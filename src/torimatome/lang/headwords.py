"""The beginnings of a headline's words: enough to bring plurals and tenses together."""

from __future__ import annotations

import re

from torimatome.lang.text import fold

_WORD = re.compile(r"[^\W\d_]{4,}")
_LETTERS = 6


def headwords(text: str) -> frozenset[str]:
    """The first six letters of each word of four letters or more, folded."""
    return frozenset(w[:_LETTERS] for w in _WORD.findall(fold(text)))
