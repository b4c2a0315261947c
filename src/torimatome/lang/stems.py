"""Stems for searching: a word without its endings, by rule alone, so that question and text come out alike.

A stem is made of folded letters: who types Baki without its dotless ı gets the stem of Bakı.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from torimatome.lang.pack import pack
from torimatome.lang.text import fold

_LEAST = 4
"""Letters that a stem keeps at least. evals/search.py, en ru tr: 4 best in sum over 3, 4, 5."""
_ROUNDS = 2
"""Endings cut one after the other. Over 1, 2, 3: 2 gains 0.005 to 0.008 over 1 in ru and tr, 3 nothing more."""
_ENGLISH = ("s", "es", "ed", "ing", "ly", "ies", "y", "e", "ied")
"""Inflection only: with -ion, -ment, -er recall@1 of English falls by 0.003 to 0.005."""
_TURKIC = frozenset({"az", "tr", "tk", "uz", "kk", "ky", "gag", "crh"})
_FAMILIES = (
    ("ru", re.compile("[\u0400-\u052f]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ka", re.compile("[\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f]")),
    ("fa", re.compile("[\u0600-\u06ff]")),
)


@lru_cache(maxsize=131_072)
def stem(word: str, language: str = "") -> str:
    """The stem of one word. The script says whose endings are cut; the language only parts Turkic from other Latin."""
    word = fold(word)
    family = _family(word, language)
    endings, longest = _endings(family)
    # One letter is weak evidence of an ending: Gəncə is a town, and gənc is young.
    shortest = _LEAST + 1 if family in {"en", "turkic"} else _LEAST
    for _ in range(_ROUNDS):
        for n in range(min(longest, len(word) - _LEAST), 0, -1):
            if word[-n:] in endings and (n > 1 or len(word) > shortest):
                word = word[:-n]
                break
        else:
            break
    return word


@lru_cache(maxsize=8192)
def stems(word: str) -> tuple[str, ...]:
    """The stems of a word whose language nobody knows, each once."""
    return tuple(dict.fromkeys(stem(word, language) for language in ("en", "tr")))


@cache
def stop_words() -> frozenset[str]:
    """Words of all packs that say nothing on their own, folded."""
    return frozenset(
        fold(word) for code in ("en", "ru", "tr", "az", "hy", "ka", "fa") for word in pack(code).stop_words
    )


def _family(word: str, language: str) -> str:
    for family, script in _FAMILIES:
        if script.match(word):
            return family
    return "turkic" if language in _TURKIC else "en"


@cache
def _endings(family: str) -> tuple[frozenset[str], int]:
    """The endings of a family, and the length of the longest."""
    if family == "en":
        written: tuple[str, ...] = _ENGLISH
    else:
        codes = ("tr", "az") if family == "turkic" else (family,)
        written = tuple(suffix for code in codes for suffix in pack(code).suffixes)
    endings = frozenset(fold(suffix).lstrip("-'’") for suffix in written) - {""}
    return endings, max(map(len, endings), default=0)
