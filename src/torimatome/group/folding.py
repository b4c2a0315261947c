"""Folded text that remembers where each of its letters stood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from torimatome.lang.text import fold

CJK = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uff66-\uff9f]")


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    return fold(letter)


@dataclass(frozen=True)
class Folded:
    """text folded, and for each of its letters the place of the original letter; the last entry is the end."""

    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Folded:
        """Folding letter by letter: one letter may become none ("\u0301") or several ("½")."""
        letters: list[str] = []
        places: list[int] = []
        for place, letter in enumerate(text):
            folded = _fold_letter(letter)
            letters.append(folded)
            places.extend([place] * len(folded))
        return cls("".join(letters), (*places, len(text)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original [start, end) of folded [start, end); marks that folding dropped stay with their letter."""
        return self.places[start], self.places[end]
