"""Markdown of an archive page: a heading for each year and item, notes as quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from torimatome.model import Item
from torimatome.writers.archive_entry import Head, Line, body, head
from torimatome.writers.archive_sheet import Sheet, printable, year

ARCHIVE = "md"
SUFFIX = ".md"

_MARKS = re.compile(r"([\\`*_\[\]<>#|~$!])")
_OPENS = re.compile(r"^(\d{1,3})([.)])(?=\s)|^([-+=])")


def write(sheet: Sheet) -> Iterator[str]:
    """The page, item by item."""
    yield f"# {_escape(printable(sheet.title))}\n"
    if older := printable(sheet.older):
        yield f"\n{_escape(older)}\n"
    now = None
    for item in sheet.items:
        if (name := year(item)) != now:
            now = name
            yield f"\n## {_escape(name)}年\n" if name else "\n## 日付なし\n"
        yield _entry(item)


def _entry(item: Item) -> str:
    lines = "".join(f"\n{'> ' if line.note else ''}{_line(line)}\n{'>' if line.note else ''}" for line in body(item))
    return f"\n### {_title(head(item))}\n\n{_origin(head(item))}\n{lines.rstrip('>')}"


def _title(found: Head) -> str:
    return _escape(" ".join(filter(None, (found.headline, found.id))))


def _origin(found: Head) -> str:
    return f"**{_escape(found.date)}** " + _escape(" ".join(filter(None, (found.time, found.outlet, found.via))))


def _line(line: Line) -> str:
    words = " ".join(line.text.split("\n")).strip()
    if line.role == "list":
        return f"- {_escape(words.removeprefix('・'))}"
    if line.role in {"title", "subheading", "label"}:
        return f"**{_escape(words.removeprefix('= ').removesuffix(' ='))}**"
    return _OPENS.sub(r"\\\3" if not words[:1].isdigit() else r"\1\\\2", _escape(words), count=1)


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
