"""LanguagePack: the facts of one language, read from its folder's pack.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """What the rooms need to know of a language. All words are in lower case of that language."""

    code: str
    script: str
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    relative_days: Mapping[str, int] = field(default_factory=dict)
    suffixes: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    stop_words: frozenset[str] = frozenset()
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Value of EventKind -> word stems or phrases by which a headline or lead of that kind is known."""
    opinion_words: tuple[str, ...] = ()
    retrospective_words: tuple[str, ...] = ()
    live_words: tuple[str, ...] = ()
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


_SETS = frozenset({"stop_words"})
_LISTS = frozenset({
    "suffixes", "abbreviations", "opinion_words", "retrospective_words", "live_words", "hedges", "deny_words",
    "say_words",
})  # fmt: skip


def _read(code: str, data: Mapping[str, object]) -> LanguagePack:
    values: dict[str, object] = {"code": code}
    for name, value in data.items():
        if name in _SETS and isinstance(value, list):
            values[name] = frozenset(value)
        elif name in _LISTS and isinstance(value, list):
            values[name] = tuple(value)
        elif name == "kinds" and isinstance(value, dict):
            values[name] = {kind: tuple(words) for kind, words in value.items()}
        else:
            values[name] = value
    return LanguagePack(**values)  # type: ignore[arg-type]
