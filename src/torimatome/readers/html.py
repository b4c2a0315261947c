"""HTML of our own writer: each paragraph carries its role in `data-role`."""

from __future__ import annotations

from html.parser import HTMLParser

from torimatome.readers import marks, roles
from torimatome.readers.document import Page, Piece

MARK = 'name="generator" content="torimatome"'


def page_of_html(name: str, text: str) -> Page:
    """The page of a bulletin that our HTML writer made; a paragraph is a line."""
    parser = _Reader()
    parser.feed(text)
    parser.close()
    raw = tuple(words for _, words in parser.lines)
    return Page(name=name, pieces=tuple(piece for piece, _ in parser.lines), raw=raw)


class _Reader(HTMLParser):
    """Collects the words of every element that has a role; what stands in <sup> is no text of the bulletin."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[Piece, str]] = []
        self._role, self._tag, self._note = "", "", False
        self._parts: list[tuple[str, bool]] = []
        self._silent = 0
        self._italic = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        role = given.get("data-role") or ""
        if role and role not in roles.SKIPPED:
            self._role, self._tag, self._note, self._parts = role, tag, "data-note" in given, []
            if tag == "hr":
                self._finish()
        elif tag == "sup" or "data-label" in given:
            self._silent += 1
        elif tag == "em":
            self._italic = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"sup", "b"} and self._silent:
            self._silent -= 1
        elif tag == "em":
            self._italic = False
        elif self._role and tag == self._tag:
            self._finish()

    def handle_data(self, data: str) -> None:
        if self._role and not self._silent:
            self._parts.append((data, self._italic))

    def _finish(self) -> None:
        """Close the paragraph: only a list item's italics carry meaning."""
        words = "".join(text for text, _ in self._parts)
        marked = roles.runs(self._parts) if self._role == "list_item" else marks.escape(words)
        made = roles.piece(self._role, marked, len(self.lines) + 1, note=self._note)
        self.lines.append((made, words.strip()))
        self._role = ""
