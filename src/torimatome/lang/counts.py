"""Counts: the words for what numbers count, read from its folder's counts.toml, made into patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from torimatome.lang.times import UNSPACED

PERSONS = frozenset({"people", "soldiers", "reservists", "civilians", "children", "refugees", "prisoners", "students"})
"""What may be killed, wounded, detained."""
FATES = frozenset({"killed", "wounded", "missing", "detained", "displaced", "evacuated", "freed", "convicted"})
"""What has happened to people."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one kind as one pattern, and the name that each group of it stands for."""

    pattern: re.Pattern[str]
    names: tuple[str, ...]

    def first(self, text: str) -> tuple[str, int] | None:
        """The name of the first word that stands in a text, and where."""
        m = self.pattern.search(text)
        return (self.names[m.lastindex - 1], m.start()) if m and m.lastindex else None

    def last(self, text: str) -> tuple[str, int] | None:
        """The name of the last word that stands in a text, and where it ends."""
        found = None
        for m in self.pattern.finditer(text):
            found = (self.names[(m.lastindex or 1) - 1], m.end())
        return found

    def every(self, text: str) -> list[str]:
        """The names of all words that stand in a text, in order."""
        return [self.names[(m.lastindex or 1) - 1] for m in self.pattern.finditer(text)]


@dataclass(frozen=True, slots=True)
class Counts:
    """The wordings of one language. aged: what goes before an age; more: what stands between a figure and its unit."""

    fates: Wording
    things: Wording
    measures: Wording
    before: Wording
    after: Wording
    nobody: Wording
    unknown: Wording
    aged: Wording
    more: Wording


@cache
def counts(code: str) -> Counts | None:
    """The words of a language; none where its folder has none."""
    file = resources.files("torimatome.lang") / code / "counts.toml"
    if not code.isalpha() or not file.is_file():
        return None
    data = tomllib.loads(file.read_text("utf-8"))
    open_begin = code in UNSPACED
    return Counts(
        fates=_wording(data["fates"], begins=not open_begin, but=data.get("but", {}).get("fates", ())),
        things=_wording({**data["persons"], **data["things"]}, begins=not open_begin),
        measures=_wording(data["measures"], begins=False, at="start"),
        before=_wording(data["before"], begins=not open_begin, at="end"),
        after=_wording(data.get("after", {}), begins=False, at="start"),
        nobody=_wording({"nobody": data["nobody"]}, begins=not open_begin),
        unknown=_wording({"unknown": data["unknown"]}, begins=not open_begin),
        aged=_wording({"aged": data.get("aged", [])}, begins=not open_begin, at="end"),
        more=_wording({"more": data.get("more", [])}, begins=False, at="start"),
    )


def _wording(words: Mapping[str, list[str]], *, begins: bool, at: str = "", but: Sequence[str] = ()) -> Wording:
    """Longer words are tried first; at: only at the start of a text, or only at its end. but: what is another word."""
    pairs = sorted(((w, name) for name, listed in words.items() for w in listed), key=lambda p: -len(p[0]))
    others = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in but)
    left = (r"(?<![^\W_])" if begins else "") + (f"(?!{others})" if but else "")
    bodies = []
    for word, _ in pairs:
        body = re.escape(word.strip("*")).replace(r"\ ", r"\s+")
        end = r"(?![^\W_])" if word.isascii() and len(word) < 4 else ""
        if at == "start":
            body = (
                rf"\A(?:\w{{0,8}}[ -]?)?\w{{0,8}}({body})" if word.startswith("*") else rf"\A[-'’ ]{{0,2}}({body}){end}"
            )
        else:
            body = rf"{left}({body}){end}"
        bodies.append(body + (r"\W*\Z" if at == "end" else ""))
    return Wording(re.compile("|".join(bodies) or r"(?!)"), tuple(name for _, name in pairs))
