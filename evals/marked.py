"""Sentences of our own sets: [what is marked|what it means] inside plain text, one half of them held back."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")


@dataclass(frozen=True)
class Mark:
    """[start, end) of the plain text, and what was written of it."""

    start: int
    end: int
    meaning: str


@dataclass(frozen=True)
class Numbered:
    """A sentence of a set, by its language's file and its number there from 0."""

    language: str
    number: int

    @property
    def held(self) -> bool:
        """Whether it belongs to the half that nobody looks at while tuning."""
        return self.number % 2 == 1


def unmarked(line: str) -> tuple[str, tuple[Mark, ...]]:
    """The plain text of a line, and its marks in order."""
    text, marks, last = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        marks.append(Mark(len(text), len(text) + len(mark[1]), mark[2]))
        text, last = text + mark[1], mark.end()
    return text + line[last:], tuple(marks)
