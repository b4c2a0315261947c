"""Glossary terms: links of the old page that its conversion tore from their sentences (grammar 2.5)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from torimatome.lang.scripts import WORD

_HOUSE = frozenset(re.findall(r"\S+", """
    AAF APC ATGM AWACS BMD C-RAM CEP CIS CIWS CM CPEC CSTO EAEU ETIM FU HRW IIR ISAF ISIL ISIS ISKP LORA LOS LPG LPWS
    MALE MBT MRAP MRL NATO NSC PKO PLA SAM SCO SOM SPH SPIEF SSM TEL UAV UCAV UNAMA
"""))  # fmt: skip
"""Abbreviations that the page's glossary is known to hold (grammar 2.8); others are learnt from the page itself."""
_NAME = re.compile(r"(?: [A-Z][A-Za-zÀ-ɏ0-9-]+)*")
_CAPITALS = re.compile(r"(?<![A-Za-z0-9-])[A-Z][A-Z-]{1,6}(?![A-Za-z0-9-])")


class Terms:
    """The abbreviations that a page uses, to tell MBTAPC from one word."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts = Counter(word for text in texts for word in _CAPITALS.findall(text))
        self._known = _HOUSE | {word for word, count in counts.items() if count > 1}

    def at_head(self, text: str) -> tuple[tuple[str, ...], str]:
        """The terms that a stranded line begins with, and a doubt where two have run together."""
        match = WORD.match(text)
        if match is None:
            return (), ""
        word = match.group()
        if word in self._known:
            return (word,), ""
        if halves := next(self._halves(word), None):
            first, second = halves
            doubt = f"“{word}” is probably {first}、{second}, run together."
            return ((first, second) if second in self._known else (first,)), doubt
        follows = _NAME.match(text, match.end())
        is_type = any(ch.isdigit() for ch in word)
        return (word + (follows.group() if follows and is_type else ""),), ""

    def _halves(self, word: str) -> Iterator[tuple[str, str]]:
        """A known abbreviation and what is glued to it: another one, or a type with a number."""
        for n in range(len(word) - 2, 2, -1):
            first, second = word[:n], word[n:]
            if first in self._known and (second in self._known or re.fullmatch(r"[A-Z]+-?\d+\w*", second)):
                yield first, second
