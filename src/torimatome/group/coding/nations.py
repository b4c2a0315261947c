"""Which state or body a text names, by its name, its people, its capital."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """[start, end) of a text names somebody of a country (ISO 3166-1 alpha-2), or of none: IGO, NGO, IMG."""

    start: int
    end: int
    country: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Nations:
    """The words of one language for states and peoples."""

    codes: Mapping[str, str]
    pattern: re.Pattern[str]

    def find(self, text: str) -> tuple[Named, ...]:
        """What is named, in order; the longest word wins."""
        return tuple(
            Named(start=m.start(), end=m.end(1), country=self.codes[m[1]]) for m in self.pattern.finditer(text)
        )


@cache
def nations(language: str) -> Nations:
    """The words of a language; a language without a file knows none."""
    file = resources.files("torimatome.lang") / language / "nations.toml"
    table = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    codes = {word: code for code, words in table.items() for word in words}
    longest = sorted(codes, key=len, reverse=True)
    words = "|".join(map(re.escape, longest)) or r"(?!)"
    return Nations(codes, re.compile(rf"(?<![\w-])({words})(?:s|es)?(?![\w])"))
