"""SHELF: past issues in. `read` tells what a file is and reads it, or says in one sentence why not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from torimatome.config import SectionRule
from torimatome.errors import Failed
from torimatome.model import Item, Outlet, Remark
from torimatome.outlets import bundled
from torimatome.readers import checks
from torimatome.readers.archive import is_archive, read_archive
from torimatome.readers.archive_outlets import Directory
from torimatome.readers.bulletin import is_bulletin, read_bulletin, undated
from torimatome.readers.bulletin_outlets import mapped
from torimatome.readers.commentary import is_commentary, read_commentary
from torimatome.readers.document import Document, Line, Page, Passage
from torimatome.readers.sniff import unpack

__all__ = ["Document", "Line", "Passage", "Remark", "checks", "read"]

_LINE = re.compile(r"Line (\d+): (.+)", re.DOTALL)


def read(
    data: bytes, name: str, sections: Sequence[SectionRule] | None = None, outlets: Iterable[Outlet] | None = None
) -> Document:
    """The document in a file. Failed, with one sentence, for a file that is empty, damaged or foreign.

    sections are the house's: a heading's name gives the key. Without them the name itself is the key. outlets are those
    by which attributions and an archive page's headers are read; without them, all that come with the package.
    """
    page = unpack(data, name)
    document = _read(page, sections, bundled().values() if outlets is None else outlets)
    lines = sorted((*document.lines, *page.aside), key=lambda line: line.number)
    return replace(
        document, lines=tuple(lines), remarks=(*page.remarks, *document.remarks),
        doubts=(*(r.sentence for r in page.remarks if not r.repair), *document.doubts),
    )  # fmt: skip


def _read(page: Page, sections: Sequence[SectionRule] | None, outlets: Iterable[Outlet]) -> Document:
    if is_bulletin(page):
        document = read_bulletin(page.marked(), sections)
        assert document.bulletin is not None
        document = replace(document, bulletin=mapped(document.bulletin, Directory(outlets)))
        return replace(document, remarks=tuple(_remarks(page, document)))
    if is_archive(page):
        return read_archive(page, outlets)
    if why := undated(page):
        raise Failed(why)
    if is_commentary(page):
        return read_commentary(page)
    raise Failed(
        f"{page.name} is no bulletin, archive page or commentary: no line like 2026年1月3日～1月9日 near its top, no dated"
        " entries, and no paragraphs of prose."
    )


def _remarks(page: Page, document: Document) -> Iterator[Remark]:
    """The sentences about a bulletin, each beside the line that it speaks of."""
    assert document.bulletin is not None
    yield from (_remark(page, sentence, None) for sentence in document.doubts)
    for item in document.bulletin.items:
        yield from (_remark(page, sentence, item) for sentence in item.doubts)
    for remark in checks.bulletin(document.bulletin):
        item = next(i for i in document.bulletin.items if i.id == remark.item)
        yield replace(remark, line=item.raw.first if item.raw else 0)


def _remark(page: Page, sentence: str, item: Item | None) -> Remark:
    match = _LINE.match(sentence)
    line = int(match[1]) if match else item.raw.first if item and item.raw else 0
    return Remark(
        sentence=match[2] if match else sentence, line=line, raw=page.raw[line - 1] if line else "",
        item=item.id if item else "", repair=sentence.endswith("the parts were joined."),
    )  # fmt: skip
