"""LanguagePack: the facts of one language, read from its folder's pack.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """What the rooms need to know of a language. All words are in lower case of that language.

    In pack.toml the mappings to numbers are written the other way round, number = [words], and turned over here.
    """

    code: str
    script: str
    months: Mapping[str, int] = field(default_factory=dict)
    solar_months: Mapping[str, int] = field(default_factory=dict)
    """Months of the Jalali calendar, where the language's papers date by it."""
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """Monday is 0."""
    relative_days: Mapping[str, int] = field(default_factory=dict)
    suffixes: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    stop_words: frozenset[str] = frozenset()
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Value of EventKind -> word stems or phrases by which a headline or lead of that kind is known.

    A stem is meant to match where a word begins (anywhere in a language that writes no spaces); so is each
    word of a phrase.
    """
    opinion_words: tuple[str, ...] = ()
    retrospective_words: tuple[str, ...] = ()
    live_words: tuple[str, ...] = ()
    notice_words: tuple[str, ...] = ()
    """By which the headline of a daily notice is known: the weather, rates, the price of oil."""
    hedges: tuple[str, ...] = ()
    deny_words: tuple[str, ...] = ()
    say_words: tuple[str, ...] = ()
    number_words: Mapping[str, int] = field(default_factory=dict)
    scale_words: Mapping[str, int] = field(default_factory=dict)


@cache
def codes() -> tuple[str, ...]:
    """The languages that have a folder, in order of their codes."""
    folders = resources.files("torimatome.lang").iterdir()
    return tuple(sorted(f.name for f in folders if f.is_dir() and (f / "pack.toml").is_file()))


@cache
def pack(code: str) -> LanguagePack:
    """The pack of a language (primary subtag); an unknown language gets an empty pack of its own code."""
    primary = code.partition("-")[0].lower()
    if primary not in codes():
        return LanguagePack(code=primary, script="")
    text = (resources.files("torimatome.lang") / primary / "pack.toml").read_text("utf-8")
    return _read(primary, tomllib.loads(text))


_NUMBERS = frozenset({"months", "solar_months", "weekdays", "relative_days", "number_words", "scale_words"})


def _read(code: str, data: Mapping[str, object]) -> LanguagePack:
    values: dict[str, object] = {"code": code}
    for name, value in data.items():
        if name in _NUMBERS and isinstance(value, dict):
            values[name] = {word: int(number) for number, words in value.items() for word in words}
        elif name == "stop_words" and isinstance(value, list):
            values[name] = frozenset(value)
        elif isinstance(value, list):
            values[name] = tuple(value)
        elif name == "kinds" and isinstance(value, dict):
            values[name] = {kind: tuple(words) for kind, words in value.items()}
        else:
            values[name] = value
    return LanguagePack(**values)  # type: ignore[arg-type]
