"""Numbers before a noun: ordinals, measures, spans of years, and what limits them (over, at least, about)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from torimatome.compose.amounts import AMOUNTS, LIMITS, MEASURES, ORDINAL, ORDINALS
from torimatome.compose.lexicon import Word, number

_PAIR = 3


class CountReader:
    """Reads the numbers of one text; kind tells the kind of the word at a place."""

    def __init__(self, words: Sequence[Word], kind: Callable[[int], str]) -> None:
        self.words, self.kind = words, kind

    def limit_at(self, at: int) -> tuple[str, int]:
        """Over, at least, about, before a number: 以上, 約; the place after it."""
        for words, limit in LIMITS.items():
            end = at + len(words)
            if tuple(w.text.lower() for w in self.words[at:end]) == words and self.kind(end) == "number":
                return limit, end
        return "", at

    def number_at(self, at: int) -> tuple[str, int]:
        """A number, with its measure: 30 kilograms of."""
        if years := self._years(at):
            return years, at + 3
        count = self.ordinal(at) or number(self.words[at].text)
        measure = self.words[at + 1].lemma if at + 2 < len(self.words) and self.words[at + 2].lemma == "of" else ""
        return (count + MEASURES[measure], at + 3) if measure in MEASURES else (count, at + 1)

    def _years(self, at: int) -> str:
        """2026～2027年 for "2026-2027"."""
        pair = [w.text for w in self.words[at : at + 3]]
        whole = (
            len(pair) == _PAIR
            and pair[1] in "-–"
            and all(re.fullmatch(r"(?:19|20)\d\d", y) for y in (pair[0], pair[2]))
        )
        return f"{pair[0]}～{pair[2]}年" if whole else ""

    def ordinal(self, at: int) -> str:
        """第5 for "fifth" and "5th"."""
        text = self.words[at].text.lower() if at < len(self.words) else ""
        match = ORDINAL.fullmatch(text)
        return f"第{ORDINALS.get(text) or (match[1] if match else '')}" if match or text in ORDINALS else ""

    def amount(self, at: int) -> tuple[str, int]:
        """A group of, dozens of: what counts without being the head."""
        start, order = at, ""
        while (
            self.kind(at) in {"det", "adjective", "poss"}
            or (self.kind(at) == "unknown" and self.kind(at + 1) != "prep")
            or self.ordinal(at)
        ):
            order = self.ordinal(at) or order
            at += 1
        word = self.words[at].lemma if at < len(self.words) else ""
        how_many = word == "number" and not (at and self.words[at - 1].lemma == "a")  # "the number of", no "several"
        if word in AMOUNTS and not how_many and at + 1 < len(self.words) and self.words[at + 1].lemma == "of":
            return order or AMOUNTS[word], at + 2
        return "", start
