"""A commentary as PDF/A-2a and PDF/UA-1: notes as footnotes, pictures with their words for those who cannot see them."""

from __future__ import annotations

import json
import re

from torimatome.writers.commentary import COLUMNS, HEADS, Paper, Paragraph
from torimatome.writers.pdf import printed


def write(paper: Paper) -> bytes:
    """The commentary as PDF; the time in its metadata is noon of its day. Failed: typst refuses it, which is our fault."""
    return printed("commentary.typ", _data(paper), paper.on, paper.id)


def _data(paper: Paper) -> str:
    """What the template prints. It is data and never markup: nothing in it can become typst code."""
    return json.dumps({
        "title": paper.title, "title_ja": paper.title_ja, "byline": paper.byline, "language": paper.language,
        "legend": paper.legend, "heads": HEADS, "columns": COLUMNS, "notes": paper.notes,
        "paragraphs": [_paragraph(one) for one in paper.paragraphs],
        "chronology": [row.cells for row in paper.chronology], "support": [row.cells for row in paper.support],
        "sources": [
            {"number": s.number, "words": s.words, "headline": s.headline, "url": s.url,
             "shown": re.sub(r"([/?&=_.-])", "\\1\u200b", s.url)} for s in paper.sources
        ],
    }, ensure_ascii=False)  # fmt: skip


def _paragraph(one: Paragraph) -> dict[str, object]:
    pieces = [{"text": p.text, "marked": p.marked, "note": p.note, "ends": p.ends} for p in one.pieces]
    held = one.picture
    picture = None if held is None else held.data.decode("utf-8", "replace") if held.is_svg else list(held.data)
    return {
        "heading": one.heading, "pieces": pieces, "picture": picture, "is_svg": bool(held and held.is_svg),
        "caption": one.caption,
    }  # fmt: skip
