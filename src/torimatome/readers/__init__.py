"""Past issues in: `read` tells what a file is and reads it, or says in one sentence why not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from torimatome.config import SectionRule
from torimatome.errors import Failed
from torimatome.readers.bulletin import is_bulletin, read_bulletin
from torimatome.readers.document import Document, Line, Page
from torimatome.readers.sniff import unpack

__all__ = ["Document", "Line", "read"]

_ARCHIVE_ID = re.compile(r"<\d{4}-\d{5,6}>")


def read(data: bytes, name: str, sections: Sequence[SectionRule] | None = None) -> Document:
    """The document in a file. Failed, with one sentence, for a file that is empty, damaged, foreign or not read yet.

    sections are the house's: a heading's name gives the key. Without them the name itself is the key.
    """
    page = unpack(data, name)
    if is_bulletin(page):
        return read_bulletin(page, sections)
    raise Failed(_refusal(page))


def _refusal(page: Page) -> str:
    texts = [piece.text for piece in page.pieces]
    if any(_ARCHIVE_ID.search(text) for text in texts):
        return f"{page.name} is an archive page; archive pages are not read yet."
    prose = [text for text in texts if len(text.split()) >= 60]
    if len(prose) >= 3 and 2 * len(prose) >= len(texts):
        return f"{page.name} looks like a commentary; commentaries are not read yet."
    return f"{page.name} is no bulletin: it has no line like 2026年1月3日～1月9日 near its top, or no items."
