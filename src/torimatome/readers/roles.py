"""What our own DOCX and HTML say of each paragraph, turned into pieces of the line grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from torimatome.model import BlockKind
from torimatome.readers import marks
from torimatome.readers.document import Piece

_KINDS = {kind.value: kind for kind in BlockKind}
_TYPED = re.compile(r"\*\*\S|\\[*_#$\[]|(?<![\w*])\*[^\s*][^*]*[^\s*]\*(?![\w*])")
SKIPPED = frozenset({"sources", "source"})


def piece(role: str, marked: str, line: int, *, note: bool = False) -> Piece:
    """The piece of a paragraph with a role ("ja", "list_item" ...) and its words as `marks.escape` leaves them."""
    kind = _KINDS.get(role)
    if role == "ja":
        marked = "● " + marked.removeprefix("\\").removeprefix("●").strip()
    elif role == "en":
        marked = "#### " + marked
    elif kind is BlockKind.LIST_ITEM:
        marked = "- " + marked
    elif kind is BlockKind.SEPARATOR:
        marked = r"\*\*\*"
    elif role == "end":
        marked = marks.plain(marked)
    if note:
        marked = "NOTE: " + marked
    return Piece(line=line, text=marked, kind=kind)


def runs(parts: list[tuple[str, bool]]) -> str:
    """Words with some in italics, as one line: an italic lead stays marked, all else is escaped."""
    kept = [(text, italic) for text, italic in parts if text]
    if len({italic for text, italic in kept if text.strip()}) < 2:
        return _all(kept)
    joined = "".join(_marked(text) if italic else _plain(text) for text, italic in kept)
    return joined.strip()


def slanted(parts: Sequence[tuple[str, bool]]) -> str:
    """The words of anybody's paragraph, what is slanted between stars; a text that has marks of its own is left alone."""
    words = "".join(text for text, _ in parts)
    if _TYPED.search(words):
        return words.strip()
    groups = groupby(((text, bool(italic)) for text, italic in parts if text), key=itemgetter(1))
    runs = (("".join(text for text, _ in group), italic) for italic, group in groups)
    return "".join(_between_stars(text) if italic else marks.escaped(text) for text, italic in runs).strip()


def _between_stars(text: str) -> str:
    """The words in stars, the spaces at their ends outside."""
    bare = text.strip()
    if not bare:
        return text
    start = text.index(bare)
    return f"{text[:start]}*{marks.escaped(bare)}*{text[start + len(bare) :]}"


def _all(kept: list[tuple[str, bool]]) -> str:
    words = "".join(text for text, _ in kept)
    italic = any(italic for text, italic in kept if text.strip())
    return _marked(words) if italic else marks.escape(words)


def _marked(text: str) -> str:
    words = marks.escape(text)
    return f"*{words}*" if words else ""


def _plain(text: str) -> str:
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return before + marks.escape(text) + after
