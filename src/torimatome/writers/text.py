"""Plain text in the exact form of grammar 1: what the desks send as the body of a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from torimatome.model import Bulletin, Source
from torimatome.writers.flow import Para, Run, Style, flow
from torimatome.writers.references import References

FORMAT = "text"
SUFFIX = ".txt"

_MARKS = re.compile(r"([\\*_]|\[(?=\^))")
_OPENS = re.compile(r"[-–•・●○◆#]|NOTE|END|\[\s*NOTE|\d{1,2}[.．、)]\s")
_GUARDED = frozenset({"en", "paragraph", "quotation", "subheading"})


def write(bulletin: Bulletin, sources: Mapping[str, Source]) -> bytes:
    """The bulletin as UTF-8 text."""
    return ("".join(_lines(bulletin, sources)).strip("\n") + "\n").encode()


def _lines(bulletin: Bulletin, sources: Mapping[str, Source]) -> Iterator[str]:
    """Each paragraph with the line break or blank line before it: list items stand without a gap."""
    before = ""
    for para in flow(bulletin, References(bulletin, sources)):
        yield "\n" if para.role == before == "list_item" and not para.first else "\n\n"
        yield _paragraph(para)
        before = para.role


def _paragraph(para: Para) -> str:
    if para.role == "separator":
        return "***"
    if para.role == "end":
        return para.text
    words = _note(para) if para.note and para.role != "list_item" else " ".join(map(_run, para.runs))
    if para.role == "list_item":
        return f"NOTE: - {words.removeprefix('NOTE: ')}" if para.first else f"- {words}"
    guarded = para.role in _GUARDED and not para.note and _OPENS.match(words)
    return f"\\{words}" if guarded else words


def _run(run: Run) -> str:
    if run.style in {Style.LABEL, Style.ATTRIBUTION}:
        return run.text
    words = _MARKS.sub(r"\\\1", run.text)
    return f"*{words}*" if run.style is Style.ITALIC else words


def _note(para: Para) -> str:
    """A paragraph of a note: its words in italics as one, between label and attribution."""
    words = " ".join(_run(replace(r, style=Style.PLAIN)) for r in para.runs if r.style in {Style.PLAIN, Style.ITALIC})
    around = {style: " ".join(r.text for r in para.runs if r.style is style) for style in Style}
    parts = (around[Style.LABEL], f"*{words}*" if words else "", around[Style.ATTRIBUTION])
    return " ".join(part for part in parts if part)
