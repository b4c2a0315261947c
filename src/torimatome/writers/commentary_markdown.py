"""A commentary as Markdown: notes as footnotes, chronology and support as tables. Pictures are named, not held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from torimatome.writers.commentary import COLUMNS, HEADS, Paper, Paragraph, Piece, Row
from torimatome.writers.markdown import escape

_OPENS = re.compile(r"^([-+]|\d{1,3}[.)])(?=\s)")


def write(paper: Paper) -> bytes:
    """The commentary as Markdown."""
    return ("\n\n".join(part for part in _parts(paper) if part).strip() + "\n").encode()


def _parts(paper: Paper) -> Iterator[str]:
    yield f"# {escape(paper.title_ja or paper.title)}"
    yield f"**{escape(paper.title)}**" if paper.title_ja else ""
    yield f"*{escape(paper.byline)}*" if paper.byline else ""
    for one in paper.paragraphs:
        yield from _paragraph(one)
    yield f"*{escape(paper.legend)}*" if paper.legend else ""
    yield from _table("chronology", paper.chronology)
    if paper.sources:
        yield f"## {HEADS['sources']}"
        lines = (f"{s.number}. {escape(s.words)} {escape(s.headline)}{f' <{s.url}>' if s.url else ''}" for s in paper.sources)  # fmt: skip
        yield "\n".join(line.rstrip() for line in lines)
    yield from _table("support", paper.support)
    yield "\n\n".join(f"[^{n}]: {escape(words)}" for n, words in enumerate(paper.notes, 1))


def _paragraph(one: Paragraph) -> Iterator[str]:
    if one.heading:
        yield f"## {escape(one.heading)}"
    if one.caption:
        yield f"*[図 · Picture: {escape(one.caption)}]*"
    yield _OPENS.sub(r"\\\1", _joined(one.pieces))


def _joined(pieces: Sequence[Piece]) -> str:
    words = ""
    for piece in pieces:
        mark = f"<sup>{piece.marked}</sup>" if piece.marked else ""
        words += escape(piece.text) + mark
        words += f"[^{piece.note}]" if piece.note else ""
        words += " " * piece.ends
    return " ".join(words.split())


def _table(name: str, rows: Sequence[Row]) -> Iterator[str]:
    if rows:
        lines = [f"| {' | '.join(COLUMNS[name])} |", f"|{'---|' * len(COLUMNS[name])}"]
        lines += [f"| {' | '.join(map(escape, row.cells))} |" for row in rows]
        yield f"## {HEADS[name]}"
        yield "\n".join(lines)
