"""Times: the words by which a language places a day without naming it, read from its folder's times.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

UNSPACED = frozenset({"ja", "zh"})
"""Languages that write no blanks between words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Words of time. ago follows a number of days; last and next stand by a weekday; future and memorial are cues.

    A cue `*x` stands inside a word, `x*` begins one, a bare one begins one too.
    """

    ago: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    memorial: tuple[str, ...] = ()
    weeks: Mapping[str, int] = field(default_factory=dict)
    month_shifts: Mapping[str, int] = field(default_factory=dict)
    day_words: Mapping[str, int] = field(default_factory=dict)


@cache
def times(code: str) -> Times:
    """The words of time of a language; none where its folder has none."""
    file = resources.files("torimatome.lang") / code / "times.toml"
    if not code.isalpha() or not file.is_file():
        return Times()
    values: dict[str, object] = {}
    for name, value in tomllib.loads(file.read_text("utf-8")).items():
        if isinstance(value, dict):
            values[name] = {word: int(number) for number, words in value.items() for word in words}
        else:
            values[name] = tuple(value)
    return Times(**values)  # type: ignore[arg-type]


@cache
def cues(code: str, words: tuple[str, ...]) -> re.Pattern[str] | None:
    """One pattern for any of the cues in a text in lower case."""
    if not words:
        return None
    begins = "" if code in UNSPACED else r"(?<![^\W_])"
    whole = r"(?![^\W_])" if code == "en" else ""
    return re.compile("|".join(_cue(w, begins, whole) for w in sorted(words, key=len, reverse=True)))


def _cue(word: str, begins: str, whole: str) -> str:
    body = re.escape(word.strip("*")).replace(r"\ ", r"\s+")
    if word.startswith("*"):
        return body
    # English stems end in the middle of a word ("commemorat"); its short verbs ("is to") are whole words.
    return begins + body + (whole if " " in word or len(word) < 6 else "")
