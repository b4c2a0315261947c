"""Anybody's HTML: each paragraph, list item, table cell or line before a <br> is a line of text."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from torimatome.readers import marks, roles
from torimatome.readers.document import Line, Page, Piece

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "figcaption",
     "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
     "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)  # fmt: skip
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "xml", "title", "rp", "rt"})
_BESIDE = frozenset({"nav", "footer"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WRAPPED = re.compile(
    r"(?<=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60])[ \t]*[\r\n]+[ \t]*(?=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60])"
)
"""A line end of the file between Japanese letters: an editor broke the line, and browsers show no space there."""
_INDENT = re.compile(r"^[\u00a0\u3000]")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
_FOOTNOTE = re.compile(r"#(_ftn|_edn|fn|cite_note|footnote)")
_INSET = re.compile(r"text-indent\s*:\s*0*[1-9.]", re.IGNORECASE)
_WINGS = {"l": "●", "n": "■", "u": "◆", "¡": "○"}


def page_of_foreign_html(name: str, text: str) -> Page:
    """The page of a web page that we did not write."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.flush(gap=True)
    return Page(name=name, pieces=tuple(reader.pieces), raw=tuple(reader.raw), aside=tuple(reader.aside))


class _Reader(HTMLParser):
    """Collects lines; a blank line stands between blocks, none before what follows a <br> or between list items."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.raw: list[str] = []
        self.aside: list[Line] = []
        self._parts: list[tuple[str, bool]] = []
        self._links: list[str] = []
        self._open: list[tuple[str, str]] = []
        """The open elements that mean something, each with what: silent, beside, footnote, slanted, link, pre."""
        self._item, self._gap, self._inset = False, True, False
        self._label: int | None = None
        self._cell, self._row = 0, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block ends the line before it; some elements hold no words of the text."""
        given = {key: value or "" for key, value in attrs}
        if tag == "br":
            self.flush(gap=False)
        elif tag in _BLOCKS:
            self.flush(gap=True)
            self._item = tag == "li" or "mso-list" in given.get("style", "")
            self._inset = tag == "p" and bool(_INSET.search(given.get("style", "")))
            self._stand(tag)
        if tag not in _VOID and (what := _meaning(tag, given)):
            self._open.append((tag, what))

    def _stand(self, tag: str) -> None:
        """Keep where in a table the words stand."""
        if tag == "tr":
            self._row, self._cell = len(self.pieces), 0
        elif tag in {"td", "th"}:
            self._cell += 1

    def handle_endtag(self, tag: str) -> None:
        """So does the end of a block."""
        if tag in _BLOCKS:
            self.flush(gap=True)
        if tag in {"tr", "table"}:
            self._end_row()
        for n in range(len(self._open) - 1, -1, -1):
            if self._open[n][0] == tag:
                del self._open[n:]
                break

    def _end_row(self) -> None:
        """A row of one cell is no table of entries."""
        if self._cell == 1:
            self.pieces[self._row :] = [replace(piece, cell=0) for piece in self.pieces[self._row :]]
        self._cell = 0

    def unknown_decl(self, data: str) -> None:
        """Word writes the bullet of a list between <![if !supportLists]> and <![endif]>."""
        if data.startswith("if !supportLists"):
            self._label = len(self._parts)
        elif data.startswith("endif") and self._label is not None:
            label = "".join(text for text, _ in self._parts[self._label :]).strip("\xa0 \r\n")
            del self._parts[self._label :]
            self._label, self._item = None, False
            label = _WINGS.get(label, label if re.search(r"\d|[●○◆]", label) else "-")
            self._parts.append((f"{label} ", False))

    def handle_data(self, data: str) -> None:
        """Words, and in <pre> the ends of lines."""
        if self._is("silent"):
            return
        data = data.replace("\xad", "").replace("\u200b", "")
        if self._is("link") and data.strip():
            self._links.append(_SPACES.sub(" ", data).strip())
        for n, line in enumerate(data.split("\n") if self._is("pre") else [_WRAPPED.sub("", data)]):
            if n:
                self.flush(gap=not "".join(text for text, _ in self._parts).strip())
            self._parts.append((line, self._is("slanted")))

    def _is(self, what: str) -> bool:
        return any(meaning == what for _, meaning in self._open)

    def flush(self, *, gap: bool) -> None:
        """Close the line that is open. gap: a blank line follows it."""
        words = "".join(text for text, _ in self._parts)
        parts, self._parts = self._parts, []
        links, self._links = tuple(self._links), []
        pre = self._is("pre")
        words = words if pre else _SPACES.sub(" ", words).strip(" ")
        if not words.strip():
            self._gap = self._gap or gap
            return
        self.raw.append(words)
        if beside := next((what for _, what in self._open if what in {"beside", "footnote"}), ""):
            self.aside.append(
                Line(number=len(self.raw), use="footnote" if beside == "footnote" else "frame of the page")
            )
        else:
            self._add(words, _SPACES.sub(" ", roles.slanted(parts)).strip(), links, pre=pre)
        self._gap, self._item = gap, False

    def _add(self, words: str, marked: str, links: tuple[str, ...], *, pre: bool) -> None:
        text = words.strip()
        listed = self._item and not marks.LIST.match(text) and not marks.BULLET.match(text)
        lead = "- " if listed else ""
        in_list = (
            bool(marks.LIST.match(lead + text)) and bool(self.pieces) and bool(marks.LIST.match(self.pieces[-1].text))
        )
        indent = bool(_INDENT.match(words)) or self._inset or (pre and words[:1].isspace())
        self.pieces.append(
            Piece(
                line=len(self.raw), text=lead + text, marked="" if pre else lead + marked, gap=self._gap and not in_list,
                indent=indent, cell=self._cell, links=links,
            )
        )  # fmt: skip


def _meaning(tag: str, given: dict[str, str]) -> str:
    """What an element says of the words in it; empty where nothing."""
    style, kind = given.get("style", ""), given.get("class", "")
    reference = tag == "a" and (_FOOTNOTE.match(given.get("href", "")) or "mso-footnote-id" in style)
    if tag in _SILENT or "hidden" in given or _HIDDEN.search(style) or (reference and "MsoFootnoteText" not in kind):
        return "silent"
    if tag in _BESIDE:
        return "beside"
    if "footnote-list" in style or "endnote-list" in style or kind in {"footnotes", "references"}:
        return "footnote"
    if tag == "pre":
        return "pre"
    if tag in {"i", "em"}:
        return "slanted"
    return "link" if tag == "a" and given.get("href") else ""
