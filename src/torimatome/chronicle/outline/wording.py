"""A statement, and what statements rest on, as a person says them to an outline; written as lines of its text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from torimatome.chronicle.outline.parts import COMMENT, Kind
from torimatome.chronicle.outline.statements import AUTHOR
from torimatome.errors import BadConfig
from torimatome.model import digest
from torimatome.model.commentary import Statement, StatementKind

SIGNS = (*filter(None, Kind), COMMENT)
"""What no line of prose may begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a statement is to say. kind: None where its words tell it; probability: None where its words do."""

    text: str
    kind: StatementKind | None = None
    rests_on: tuple[str, ...] = ()
    name: str = ""
    probability: float | None = None
    look_on: date | None = None
    shown_by: str = ""

    @classmethod
    def of(cls, one: Statement) -> Self:
        """A statement as its author said it."""
        seen = one.foresight
        own = seen.probability if seen and seen.by == AUTHOR else None
        return cls(
            text=one.text, kind=one.kind if one.stated else None, rests_on=one.rests_on, name=one.name, probability=own,
            look_on=seen.look_on if seen else None, shown_by=seen.shown_by if seen else "",
        )  # fmt: skip

    def resting_on(self, *keys: str) -> Self:
        """The same, tied to these; an aside that rests on something is none any more."""
        kind = None if self.kind is StatementKind.ASIDE and keys else self.kind
        return replace(self, rests_on=keys, kind=kind)

    @property
    def line(self) -> str:
        """Its line: the words, and the tag where there is anything to say in one."""
        tag = self._tag()
        return f"{self._plain()} {{{tag}}}" if tag else _stopped(self._plain())

    @property
    def digest(self) -> str:
        """Names it, words and ties: another is another."""
        return digest(self.line)

    def _plain(self) -> str:
        text = " ".join(self.text.split())
        if not text.strip(" .,;"):
            raise BadConfig("The statement has no words; write some, or remove it.")
        if "{" in text or "}" in text:
            raise BadConfig("Braces stand for ties in an outline; write other brackets in the statement.")
        return text

    def _tag(self) -> str:
        forecast = self.kind in {None, StatementKind.FORECAST}
        if not forecast and (self.probability is not None or self.look_on or self.shown_by):
            raise BadConfig("Only a forecast has a probability and a day to look again; call the statement one.")
        keys = ", ".join(self.rests_on)
        said = f"{self.kind}: {keys}" if self.kind and keys else self.kind or keys
        head = f"{self.name} = {said}" if self.name else said
        more = [f"{100 * self.probability:g}%"] if self.probability is not None else []
        more += [f"look {self.look_on}"] if self.look_on else []
        more += [f"true if {_within(self.shown_by)}"] if self.shown_by.strip() else []
        return "; ".join([head, *more]) if head or more else ""


def _within(words: str) -> str:
    shown = " ".join(words.split())
    if any(sign in shown for sign in "{};"):
        raise BadConfig("What would show a forecast true is said without braces and semicolons; use commas.")
    return shown


def _stopped(text: str) -> str:
    """With a stop, so that the next statement is not read into it."""
    return text if text.endswith((".", "。", "!", "?", "！", "？", "”", "」", "』")) else f"{text}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What statements rest on, as it is written: a key, when, what, and where from (several parted by semicolons)."""

    key: str
    when: str
    text: str
    grounds: str = ""

    @classmethod
    def of(cls, line: str) -> Self:
        """The tie that a line says."""
        key, when, text, grounds = ([cell.strip() for cell in line.strip().lstrip("@").split("|", 3)] + [""] * 3)[:4]
        return cls(key=key, when=when, text=text, grounds=grounds)

    def at(self, key: str) -> Self:
        """The same under a key."""
        return replace(self, key=key)

    @property
    def line(self) -> str:
        """Its line."""
        key, when, text = (" ".join(cell.split()) for cell in (self.key, self.when or "?", self.text))
        if "|" in key + when + text:
            raise BadConfig("An upright stroke parts the cells of a line; write another sign for it.")
        if not text:
            raise BadConfig("Say in words what the statements rest on.")
        grounds = "; ".join(one.strip().strip(";") for one in self.grounds.splitlines() if one.strip())
        return f"@ {key} | {when} | {text} | {grounds}" if grounds else f"@ {key} | {when} | {text}"

    @property
    def digest(self) -> str:
        """Names it as it stands."""
        return digest(self.line)
