"""Document: what a reader made of a file, with an account of every line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from torimatome.model import ArchivePage, BlockKind, Bulletin, Item, Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A non-blank line of a file, in the marks of the line grammar (see `marks`).

    gap: a blank line stood before it. indent: it begins with a space, which opens a paragraph on an archive page.
    kind: what the file itself says that the block is, None where it is silent. marked: the text with the marks that say
    what is slanted, where the file has fonts. cell: the column of the table that it stands in, from 1. links: the words
    in it that lead somewhere.
    """

    line: int
    text: str
    gap: bool = True
    indent: bool = False
    kind: BlockKind | None = None
    marked: str = ""
    cell: int = 0
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How one non-blank line (from 1) was used: "title", "item 3, body", "not understood"."""

    number: int
    use: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of a commentary and its lines [first, last]."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as read: its kind, what is in it, an account of its lines, and what was mended or is doubtful.

    kind is "bulletin", "archive page" or "commentary"; the field of that kind is filled. doubts are those of the whole
    file; remarks hold them too, and those of its items, each beside its raw text.
    """

    kind: str
    bulletin: Bulletin | None
    archive: ArchivePage | None = None
    organisation: str = ""
    paragraphs: tuple[Passage, ...] = ()
    lines: tuple[Line, ...] = ()
    doubts: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The published items in it, in order."""
        if self.bulletin is not None:
            return self.bulletin.items
        return self.archive.items if self.archive else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file unpacked: its pieces, and its lines exactly as they stood. aside: lines that are no part of the text.

    remarks: what is to say of the file itself, such as changes in it that nobody accepted.
    """

    name: str
    pieces: tuple[Piece, ...]
    raw: tuple[str, ...]
    aside: tuple[Line, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def marked(self) -> Page:
        """The page with the marks of its fonts in its text, as the grammar of bulletins has them."""
        return replace(self, pieces=tuple(replace(p, text=p.marked or p.text) for p in self.pieces))


def page_of(name: str, text: str) -> Page:
    """The page of a plain text: one piece for each line that is not blank."""
    raw = tuple(text.split("\n"))
    return Page(name=name, pieces=tuple(_pieces(raw)), raw=raw)


def _pieces(raw: Iterable[str]) -> Iterable[Piece]:
    gap = True
    for number, line in enumerate(raw, 1):
        if line.strip():
            yield Piece(line=number, text=line.strip(), gap=gap, indent=line[:1].isspace())
        gap = not line.strip()
