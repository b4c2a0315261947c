"""Markdown: headings, and each sentence's sources as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from torimatome.model import Bulletin, Source
from torimatome.writers.flow import Para, Run, Style, flow
from torimatome.writers.references import Reference, References

FORMAT = "md"
SUFFIX = ".md"

_MARKS = re.compile(r"([\\`*_\[\]<>#|~$])")
_OPENS = re.compile(r"[-+–•・●○◆]|NOTE|END|(\d{1,3})([.)])\s")
_HEADS = {"title": "# ", "section": "## ", "ja": "### ", "list_item": "- "}


def write(bulletin: Bulletin, sources: Mapping[str, Source]) -> bytes:
    """The bulletin as Markdown; the footnotes stand after the end mark."""
    references = References(bulletin, sources)
    lines = [*_lines(bulletin, references), *(f"\n\n{_footnote(r)}" for r in references.listed)]
    return ("".join(lines).strip("\n") + "\n").encode()


def _lines(bulletin: Bulletin, references: References) -> Iterator[str]:
    before = ""
    for para in flow(bulletin, references):
        yield "\n" if para.role == before == "list_item" and not para.first else "\n\n"
        yield _paragraph(para)
        before = para.role


def _paragraph(para: Para) -> str:
    if para.role == "separator":
        return r"\*\*\*"
    if para.role == "end":
        return escape(para.text)
    if para.note and para.role != "list_item":
        para = replace(para, runs=tuple(_slanted(run) for run in para.runs))
    words = " ".join(map(_run, para.runs))
    if para.role == "list_item" and para.first:
        return f"**NOTE:** - {words.removeprefix('**NOTE:** ')}"
    if para.role == "en":
        return f"**{words}**"
    guarded = para.role in {"paragraph", "quotation", "subheading"} and not para.note
    return _HEADS.get(para.role, "") + (_guard(words) if guarded else words)


def _slanted(run: Run) -> Run:
    return replace(run, style=Style.ITALIC) if run.style is Style.PLAIN else run


def _run(run: Run) -> str:
    marks = "".join(f"[^{n}]" for n in run.refs)
    if run.style is Style.LABEL:
        return f"**{run.text}**"
    words = escape(run.text)
    return (f"*{words}*" if run.style is Style.ITALIC else words) + marks


def _guard(words: str) -> str:
    match = _OPENS.match(words)
    return "\\" + words if match and not match[1] else _OPENS.sub(r"\1\\\2 ", words, count=1) if match else words


def escape(text: str) -> str:
    """Text in which no sign is Markdown."""
    return _MARKS.sub(r"\\\1", text)


def _footnote(reference: Reference) -> str:
    address = f" <{reference.url}>" if reference.url else ""
    return f"[^{reference.number}]: {escape(reference.words)}{address}"
