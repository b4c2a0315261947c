"""Anybody's HTML: each paragraph, list item, table cell or line before a <br> is a line of text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from torimatome.readers import marks
from torimatome.readers.document import Page, Piece

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "figcaption",
     "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section",
     "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)  # fmt: skip
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "nav"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
_INDENT = re.compile(r"^[\u00a0\u3000]")


def page_of_foreign_html(name: str, text: str) -> Page:
    """The page of a web page that we did not write."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.flush(gap=True)
    return Page(name=name, pieces=tuple(reader.pieces), raw=tuple(reader.raw))


class _Reader(HTMLParser):
    """Collects lines; a blank line stands between blocks, none before what follows a <br> or between list items."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.raw: list[str] = []
        self._parts: list[str] = []
        self._silent, self._pre = 0, 0
        self._item, self._gap = False, True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """A block ends the line before it."""
        self._silent += tag in _SILENT
        self._pre += tag == "pre"
        if tag == "br":
            self.flush(gap=False)
        elif tag in _BLOCKS:
            self.flush(gap=True)
            self._item = tag == "li"

    def handle_endtag(self, tag: str) -> None:
        """So does the end of a block."""
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.flush(gap=True)
        self._pre = max(0, self._pre - (tag == "pre"))

    def handle_data(self, data: str) -> None:
        """Words, and in <pre> the ends of lines."""
        if self._silent:
            return
        for n, line in enumerate(data.split("\n") if self._pre else [data]):
            if n:
                self.flush(gap=not "".join(self._parts).strip())
            self._parts.append(line)

    def flush(self, *, gap: bool) -> None:
        """Close the line that is open. gap: a blank line follows it."""
        words = "".join(self._parts)
        self._parts = []
        words = words if self._pre else _SPACES.sub(" ", words).strip(" ")
        if words.strip():
            listed = self._item and not marks.LIST.match(words.strip()) and not marks.BULLET.match(words.strip())
            text = words.strip()
            in_list = self._item and bool(self.pieces) and bool(marks.LIST.match(self.pieces[-1].text))
            indent = bool(_INDENT.match(words)) or (bool(self._pre) and words[:1].isspace())
            self.raw.append(words)
            self.pieces.append(
                Piece(
                    line=len(self.raw),
                    text=f"- {text}" if listed else text,
                    gap=self._gap and not in_list,
                    indent=indent,
                )
            )
            self._gap, self._item = gap, False
        else:
            self._gap = self._gap or gap
