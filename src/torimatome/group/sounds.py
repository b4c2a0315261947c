"""How a name sounds, roughly, in any alphabet: the key by which unknown names meet across languages."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from torimatome.group.folding import CJK
from torimatome.lang.text import fold, lower

LEAST = 3
"""Consonants that a key must have; two are too common to tell names apart."""

_ALL = (
    ("dzh", "j"), ("tch", "j"), ("zh", "j"), ("kh", ""), ("ch", "j"), ("sh", "s"), ("ts", "s"), ("ph", "b"),
    ("gh", "k"), ("th", "t"), ("dj", "j"), ("ck", "k"),
)  # fmt: skip
_OWN = {
    "az": (("c", "j"), ("x", "")),
    "tr": (("c", "j"),),
    "hy": (("ow", ""),),
    "en": (("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("x", "ks")),
}
_LETTERS = str.maketrans({
    "q": "k", "g": "k", "c": "k", "x": "", "h": "", "z": "s", "v": "b", "w": "b", "f": "b", "l": "r", "m": "n",
} | dict.fromkeys("aeiouy"))  # fmt: skip
# Persian writes o and v with one letter, Russian writes a foreign h as г: both readings are kept.
_DOUBTS = {"fa": ("w", ""), "ru": ("г", "х")}


@lru_cache(maxsize=32768)
def sounds(word: str, language: str) -> frozenset[str]:
    """The keys of a word: its consonants in six or seven classes (l = r, v = b = f, z = s). May be empty."""
    readings = {lower(word, language)}
    doubt = _DOUBTS.get(language)
    if doubt and language != "fa":
        readings |= {r.replace(*doubt) for r in readings}
    latin = {_latin(r, language) for r in readings}
    if doubt and language == "fa":
        latin |= {r.replace(*doubt) for r in latin}
    return frozenset(key for key in map(_key, latin) if len(key) >= LEAST)


def _latin(word: str, language: str) -> str:
    if language in {"az", "tr"}:
        word = word.replace("ç", "ch").replace("ş", "sh")
    if language in _OWN and language != "hy" and not CJK.search(word):
        for letters, sound in (("ch", "\u0001"), *_OWN[language]):
            word = word.replace(letters, sound)
        word = word.replace("\u0001", "ch")
    latin: str = re.sub(r"[^a-z]", "", anyascii(word).lower())
    return latin.replace("ow", "") if language == "hy" else latin


def _key(latin: str) -> str:
    for letters, sound in _ALL:
        latin = latin.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", latin.translate(_LETTERS))


def without_ending(word: str, suffixes: tuple[str, ...], least: int = 4) -> frozenset[str]:
    """The word and what is left of it without one ending of the language."""
    folded = fold(word)
    stems = {word}
    for suffix in suffixes:
        ending = fold(suffix).lstrip("-'’")
        if ending and folded.endswith(ending) and len(word) - len(ending) >= least:
            stems.add(word[: len(word) - len(ending)])
    return frozenset(stems)
