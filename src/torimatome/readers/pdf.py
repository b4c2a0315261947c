"""PDF with text in it: rows put together to paragraphs, or to the cells of a table of entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from torimatome.readers import pdf_margins, pdf_tables
from torimatome.readers.document import Line, Page, Piece
from torimatome.readers.pdf_paragraphs import Group, Style, groups, joined, style_of
from torimatome.readers.pdf_rows import Row, cut, rows_of, without_air

_SOURCES = re.compile(r"出典・Sources")
_ROUTE = re.compile(r"[(（].{2,20}[)）]|インターネット")
_HEADLINE = 3
_SHORT = 12
_LISTED, _FAR = 1.0, 2.0
"""A paragraph is an item of a list if it is set in by so many letters below a colon, or below any other. Choices."""


def page_of_pdf(name: str, data: bytes) -> Page:
    """The page of a PDF; a paragraph is a line. Failed: it is damaged, locked, or holds pictures and no text."""
    rows, aside = pdf_margins.split(rows_of(name, data))
    edges = pdf_tables.columns(rows)
    rows, aside = without_air(cut(rows, edges)), without_air(aside)
    style = style_of(rows)
    pieces = list(_table(rows, edges, style) if edges else _text(rows, style))
    end = next((n for n, piece in enumerate(pieces) if _SOURCES.fullmatch(piece.text)), len(pieces))
    pieces = [Piece(
        line=n, text=p.text, gap=p.gap, indent=p.indent, cell=p.cell) for n, p in enumerate(pieces, 1)]  # fmt: skip
    uses = [Line(number=n, use="source") for n in range(end + 1, len(pieces) + 1)]
    uses += [Line(number=len(pieces) + n, use="head or foot of a page") for n in range(1, len(aside) + 1)]
    raw = (*(piece.text for piece in pieces), *(row.text for row in aside))
    return Page(name=name, pieces=tuple(pieces[:end]), raw=raw, aside=tuple(uses))


def _text(rows: Sequence[Row], style: Style, cell: int = 0) -> Iterator[Piece]:
    """The paragraphs of running text."""
    above, words, drawn = None, "", False
    for group in groups(rows):
        text = joined(group.rows, style)
        drawn = above is not None and not cell and _is_listed(above, words, group, text, drawn=drawn)
        text = f"- {text}" if drawn else text
        gap = group.gap and not (words.startswith("- ") and text.startswith("- "))
        yield Piece(line=0, text=text, gap=gap, indent=group.indent, cell=cell)
        above, words = group, text


def _is_listed(above: Group, words: str, group: Group, text: str, *, drawn: bool) -> bool:
    """Whether a paragraph is an item of a list whose bullets are drawn and are no letters: all of it is set in."""
    if not re.match(r"[A-Z]", text) or len(text) < _SHORT:
        return False
    left, size = min(row.left for row in group.rows), group.rows[0].size
    base = min(row.left for row in above.rows)
    return abs(left - base) < 0.5 * size if drawn else left > base + (_LISTED if words.endswith(":") else _FAR) * size


def _table(rows: Sequence[Row], edges: Sequence[float], style: Style) -> Iterator[Piece]:
    """The lines before a table, then its entries, cell by cell."""
    front, entries = pdf_tables.entries(rows, edges)
    yield from (Piece(line=0, text=row.text) for row in front)
    for cells in entries:
        for n, cell in enumerate(cells, 1):
            if n < _HEADLINE:
                yield from (Piece(line=0, text=text, cell=n) for text in _short_lines(cell, style))
            elif n == _HEADLINE and cell:
                yield Piece(line=0, text=joined(cell, style), cell=n)
            elif n > _HEADLINE:
                yield from _text(cell, style, cell=n)


def _short_lines(rows: Sequence[Row], style: Style) -> Iterator[str]:
    """The lines of a narrow cell: a date, a time and a route stand alone, all else is one name that was wrapped."""
    name: list[Row] = []
    for row in rows:
        if _ROUTE.fullmatch(row.text) or re.match(r"\d", row.text):
            if name:
                yield joined(name, style)
            name = []
            yield row.text
        else:
            name.append(row)
    if name:
        yield joined(name, style)
