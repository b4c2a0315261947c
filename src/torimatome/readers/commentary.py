"""A commentary: the organisation's name, then paragraphs of prose (grammar 3)."""

from __future__ import annotations

from torimatome.lang.scripts import is_japanese
from torimatome.model import Remark
from torimatome.readers import marks
from torimatome.readers.document import Document, Line, Page, Passage, Piece

KIND = "commentary"
_PROSE_WORDS, _PROSE_LETTERS = 40, 120
_LONGEST_NAME = 120


def is_commentary(page: Page) -> bool:
    """Whether most of a page's text is prose, in two paragraphs or more."""
    prose = [piece.text for piece in page.pieces if _is_prose(piece.text)]
    return len(prose) >= 2 and 2 * sum(map(len, prose)) >= sum(len(piece.text) for piece in page.pieces)


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _PROSE_WORDS or (is_japanese(text) and len(text) >= _PROSE_LETTERS)


def read_commentary(page: Page) -> Document:
    """The commentary of a page for which `is_commentary` holds. A line without a gap before it goes on the last one."""
    first = page.pieces[0]
    named = len(first.text) <= _LONGEST_NAME and not first.text.rstrip().endswith((".", "。"))
    groups: list[list[Piece]] = []
    for piece in page.pieces[named:]:
        if groups and not piece.gap and not _is_prose(groups[-1][-1].text):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    lines = [Line(number=first.line, use="organisation")] if named else []
    lines += [Line(number=p.line, use=f"paragraph {n}") for n, group in enumerate(groups, 1) for p in group]
    doubts = () if named else (Remark(sentence="The first line is no organisation's name.", line=1, raw=first.text),)
    return Document(
        kind=KIND, bulletin=None, organisation=marks.plain(first.text) if named else "",
        paragraphs=tuple(_passage(group) for group in groups), lines=tuple(lines),
        doubts=tuple(r.sentence for r in doubts), remarks=doubts,
    )  # fmt: skip


def _passage(group: list[Piece]) -> Passage:
    text = " ".join(marks.plain(piece.text) for piece in group)
    return Passage(text=text, first=group[0].line, last=group[-1].line)
