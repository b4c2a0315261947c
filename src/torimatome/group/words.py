"""The words of a text as names are matched: without marks, apostrophes and hidden characters, with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from torimatome.lang.text import fold

HIDDEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARKS = "\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670"
_CJK = "\u3005-\u30ff\u3400-\u9fff\uff66-\uff9f"
_LETTER = rf"[^\W_{_CJK}]"
_WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|[{_MARKS}{HIDDEN}]|['’ʼʻ‘`](?={_LETTER}))*")
_NOT_SAID = re.compile(rf"['’ʼʻ‘`{HIDDEN}]")
_HIDDEN_ONLY = re.compile(rf"[{HIDDEN}]+")
_LINKS = frozenset({" ", "-", "\u2010", "\u2011", "\u00a0", "  ", "\u2009", "\u202f"})


class Word(NamedTuple):
    """A word at [start, end) of a text; hidden characters at its end do not belong to it."""

    start: int
    end: int
    text: str


def words(text: str) -> list[Word]:
    """All words between blanks; Japanese and Chinese letters stand in none."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        kept = word if word[-1].isalnum() else _rstrip(word)
        found.append(Word(match.start(), match.start() + len(kept), kept))
    return found


def _rstrip(word: str) -> str:
    """Without the hidden characters at the end; an accent there stays."""
    while _HIDDEN_ONLY.fullmatch(word[-1]):
        word = word[:-1]
    return word


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word folded, without apostrophes and hidden characters: Azerbaijan's -> azerbaijans."""
    if word.isascii() and word.isalnum():
        return word.lower()
    return fold(_NOT_SAID.sub("", word))


@lru_cache(maxsize=4096)
def link(gap: str) -> str:
    """What stands between two words, as far as it matters: blanks and hyphens are one, all else is itself."""
    if gap in _LINKS:
        return " "
    gap = _HIDDEN_ONLY.sub("", gap)
    return " " if gap in _LINKS else gap.strip(" ") if len(gap) < 4 else "…"
