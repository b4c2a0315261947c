"""Document: what a reader made of a file, with an account of every line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from torimatome.model import BlockKind, Bulletin


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A non-blank line of a file, in the marks of the line grammar (see `marks`).

    gap: a blank line stood before it. kind: what the file itself says that the block is, None where it is silent.
    """

    line: int
    text: str
    gap: bool = True
    kind: BlockKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How one non-blank line (from 1) was used: "title", "item 3, body", "not understood"."""

    number: int
    use: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as read: its kind, the bulletin in it, an account of its lines, and what is doubtful, in sentences."""

    kind: str
    bulletin: Bulletin | None
    lines: tuple[Line, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file unpacked: its pieces, and its lines exactly as they stood."""

    name: str
    pieces: tuple[Piece, ...]
    raw: tuple[str, ...]


def page_of(name: str, text: str) -> Page:
    """The page of a plain text: one piece for each line that is not blank."""
    raw = tuple(text.split("\n"))
    return Page(name=name, pieces=tuple(_pieces(raw)), raw=raw)


def _pieces(raw: Iterable[str]) -> Iterable[Piece]:
    gap = True
    for number, line in enumerate(raw, 1):
        if line.strip():
            yield Piece(line=number, text=line.strip(), gap=gap)
        gap = not line.strip()
