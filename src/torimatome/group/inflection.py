"""What inflection does to the end of a name, and how freely names are spelled in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from torimatome.lang.text import fold

_FALLS = "аяйьыиеоіиაეი"
"""Last letters that endings replace: Тегеран|ь, Турци|я, ანკარ|ა."""


@lru_cache(maxsize=64)
def folded_suffixes(suffixes: tuple[str, ...]) -> frozenset[str]:
    """The endings of a language, folded, without their apostrophes."""
    return frozenset(key for s in suffixes if (key := fold(s).lstrip("-'’")))


@lru_cache(maxsize=65536)
def inflects(rest: str, suffixes: tuple[str, ...]) -> bool:
    """Whether that is one ending of the language, or two in a row."""
    known = folded_suffixes(suffixes)
    return rest in known or any(rest[:n] in known and rest[n:] in known for n in range(1, len(rest)))


def stems(word: str, language: str) -> Iterator[str]:
    """The stems of a folded word to which endings are put in place of its last letters; one ending must follow."""
    if len(word) < 4:
        return
    if language == "ru" and word[-1] in _FALLS:
        yield word[:-2] if word.endswith(("ия", "ии", "ыи", "ая")) and len(word) > 4 else word[:-1]
    elif language == "ka" and word[-1] in _FALLS:
        yield word[:-1]
        if word[-1] == "ი" and word[-3:-2] and word[-3] in "აეო" and word[-2] in "ნლრმ" and len(word) > 5:
            yield word[:-3] + word[-2]  # ერევ(ა)ნ|ი -> ერევნის
    elif language == "hy" and word.endswith("ու"):
        yield word[:-2] + "վ"  # Բաք|ու -> Բաքվում
    elif language == "hy" and word.endswith("ի"):
        yield word[:-1]
    elif language in {"az", "tr"} and word[-1] in "kq":
        yield word[:-1] + "g"  # ğ, folded


_LOOSE = (
    ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("tch", "c"), ("ch", "c"), ("sh", "s"), ("ts", "s"), ("iy", "i"),
    ("yi", "i"), ("ye", "e"), ("ei", "e"), ("ey", "e"), ("ay", "ai"), ("q", "g"), ("x", "h"), ("w", "v"), ("y", "i"),
    ("ou", "u"), ("oo", "u"), ("ia", "a"), ("yu", "u"), ("iu", "u"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def loose(word: str) -> str:
    """A folded Latin word as all its spellings share it: aliyev, eliyev and aliev come out alike."""
    for letters, sound in _LOOSE:
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", word.replace("e", "a").replace("o", "u"))
