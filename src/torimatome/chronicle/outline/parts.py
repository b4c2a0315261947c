"""The lines of an outline's body as its parts: paragraphs, headings, what statements rest on, pictures; and who says what is wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from torimatome.errors import BadConfig

CJK = re.compile(r"[ぁ-んァ-ヶ一-龠、。」』]")
COMMENT = "//"


class Kind(StrEnum):
    """What a part is, by the sign that its line begins with; a paragraph has none."""

    PARAGRAPH = ""
    HEADING = "#"
    BASIS = "@"
    PLATE = "!"


@dataclass(frozen=True, slots=True)
class Part:
    """A part and its lines, [first, last), counted from 0; a paragraph may have its author's own lines within."""

    kind: Kind
    first: int
    last: int


def parts(lines: Sequence[str], at: int) -> Iterator[Part]:
    """The parts of a body that begins in a line. An empty line ends a paragraph, and so does a line with a sign."""
    first: int | None = None
    last = at
    for n in range(at, len(lines) + 1):
        line = lines[n].strip() if n < len(lines) else ""
        if line.startswith(COMMENT):
            continue
        kind = Kind(line[:1]) if line[:1] in {*Kind} else Kind.PARAGRAPH
        if first is not None and (not line or kind):
            yield Part(Kind.PARAGRAPH, first, last)
            first = None
        if kind:
            yield Part(kind, n, n + 1)
        elif line:
            first, last = (n if first is None else first), n + 1


@dataclass
class Paragraph:
    """Lines of one paragraph, joined, with where each began."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, line: str, number: int) -> None:
        """One more line; between two of Japanese there is no gap."""
        gap = "" if not self.text or (CJK.match(self.text[-1]) and CJK.match(line[0])) else " "
        self.text += gap
        self.starts.append(len(self.text))
        self.lines.append(number)
        self.text += line

    def line(self, at: int) -> int:
        """The number of the line that a place in the text stands in."""
        return self.lines[max(0, bisect_right(self.starts, at) - 1)]


@dataclass(frozen=True, slots=True)
class File:
    """The file that is read, by its name."""

    name: str

    def wrong(self, line: int, sentence: str) -> BadConfig:
        """What is wrong with one of its lines."""
        return BadConfig(f"{self.name}, line {line}: {sentence}")

    def day(self, text: str, line: int) -> date:
        """A day. BadConfig: it is none."""
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise self.wrong(line, f"{text!r} is no day; write it like 2023-09-19.") from error
