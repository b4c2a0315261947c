"""The words of a language for the acts of PLOVER, from its folder's acts.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from torimatome.model import Act

SAY = "say"
_GAP = r"(?:\S+ ){0,5}?"
_LOOKS = re.compile(r"\(\?[!=][^()]*\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """[start, end) of a text tells an act, turns the one that follows (turns), or only says that somebody speaks."""

    start: int
    end: int
    act: Act | None
    turns: bool = False

    @property
    def says(self) -> bool:
        """Whether it is a mere word of speaking."""
        return self.act is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Patterns over lower-cased text: operators, acts, and the nouns by which a sector is known.

    verb_last: both sides stand before the verb.
    """

    operators: Mapping[Act | None, re.Pattern[str]]
    acts: Mapping[Act, re.Pattern[str]]
    sectors: Mapping[str, re.Pattern[str]]
    verb_last: bool = False

    def triggers(self, text: str) -> list[Trigger]:
        """All triggers in order; where several begin at one place, only the longest."""
        longest: dict[int, Trigger] = {}
        for one in self._all(text):
            if one.start not in longest or one.end > longest[one.start].end:
                longest[one.start] = one
        return [longest[start] for start in sorted(longest)]

    def _all(self, text: str) -> Iterator[Trigger]:
        for act, pattern in self.operators.items():
            yield from (Trigger(start=m.start(), end=m.end(), act=act, turns=True) for m in pattern.finditer(text))
        for act, pattern in self.acts.items():
            yield from (Trigger(start=m.start(), end=m.end(), act=act) for m in pattern.finditer(text))


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language; None where it has none."""
    file = resources.files("torimatome.lang") / language / "acts.toml"
    if not file.is_file():
        return None
    table = tomllib.loads(file.read_text("utf-8"))
    spaced, open_ended = bool(table.get("spaced", True)), bool(table.get("suffixes", False))
    operators = {
        None if name == SAY else Act(name): _any(words, spaced, open_ended)
        for name, words in table["operators"].items()
    }
    acts = {Act(name): _any(words, spaced, open_ended) for name, words in table["acts"].items()}
    sectors = {name: _any(words, spaced, open_ended) for name, words in table.get("sectors", {}).items()}
    return Lexicon(operators=operators, acts=acts, sectors=sectors, verb_last=bool(table.get("verb_last")))


def _any(words: list[str], spaced: bool, open_ended: bool) -> re.Pattern[str]:
    """One pattern of many. Where words are parted, each begins and, unless endings follow freely, ends with a word."""
    if spaced and not open_ended:
        words = [w if w.endswith((" ", "\\b")) or _LOOKS.search(w) else w + r"(?:e?s)?(?!\w)" for w in words]
    patterns = "|".join(word.replace("~", _GAP) for word in words)
    edge = r"(?<!\w)" if spaced else ""
    return re.compile(f"{edge}(?:{patterns})")
