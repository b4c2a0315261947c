"""Which state or body a text names, by its name, its people, its capital."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_KANJI = "一-龠ァ-ヶー々\\d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """[start, end) of a text names somebody of a country (ISO 3166-1 alpha-2), or of none: IGO, NGO, IMG."""

    start: int
    end: int
    country: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Nations:
    """The words of one language for states and peoples; codes by their small letters where case does not matter."""

    codes: Mapping[str, str]
    pattern: re.Pattern[str]

    def find(self, text: str) -> tuple[Named, ...]:
        """What is named, in order; the longest word wins."""
        return tuple(self._named(m) for m in self.pattern.finditer(text))

    def _named(self, match: re.Match[str]) -> Named:
        word = match["word"] or match["letter"] if self.pattern.groups > 1 else match["word"]
        code = self.codes.get(word) or self.codes[word.lower()]
        return Named(start=match.start(), end=match.start() + len(word), country=code)


@cache
def nations(language: str) -> Nations:
    """The words of a language; a language without a file knows none."""
    file = resources.files("torimatome.lang") / language / "nations.toml"
    table: dict[str, Any] = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    if table.pop("unspaced", False):
        return _unspaced(table)
    endings = table.pop("endings", None)
    codes = _codes(table)
    words = _any(codes)
    if endings is not None:
        return Nations(codes, re.compile(rf"(?<![\w-])(?P<word>{words})(?:{endings})(?!\w)", re.IGNORECASE))
    return Nations(codes, re.compile(rf"(?<![\w-])(?P<word>{words})(?:s|es)?(?![\w])"))


def _unspaced(table: Mapping[str, Any]) -> Nations:
    """Words wherever they stand, and letters that stand alone, or two together, before what tells that a state is meant."""
    words, letters = _codes(table["words"]), _codes(table["letters"])
    one = "".join(letters)
    alone = rf"(?<![{_KANJI}])[{one}](?=[{one}]?(?:{table['before']}))"
    second = rf"(?<=(?<![{_KANJI}])[{one}])[{one}](?={table['before']})"
    return Nations({**words, **letters}, re.compile(rf"(?P<word>{_any(words)})|(?P<letter>{alone}|{second})"))


def _codes(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: code for code, words in table.items() for word in words}


def _any(codes: Mapping[str, str]) -> str:
    return "|".join(map(re.escape, sorted(codes, key=len, reverse=True))) or r"(?!)"
