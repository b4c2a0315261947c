"""SHELF: documents out, one module a format, found by looking. A writer makes bytes and touches no file.

A module of this folder that has FORMAT, SUFFIX and `write(bulletin, sources) -> bytes` is a writer. sources are keyed
"article@revision", as a Citation names them. One that also has `lay_out(bulletin, sources, layout) -> bytes` heeds what
the desk chose (Layout).

A module that has ARCHIVE, SUFFIX and `write(sheet) -> Iterator[str]` writes pages of the archive.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Protocol

from torimatome.errors import NotFound
from torimatome.model import Bulletin, Source
from torimatome.writers.archive_sheet import Sheet
from torimatome.writers.layout import PLAIN, Layout

__all__ = ["PLAIN", "Layout", "PageWriter", "Writer", "formats", "page_formats", "page_writer", "writer"]


class _Write(Protocol):
    def __call__(self, bulletin: Bulletin, sources: Mapping[str, Source]) -> bytes: ...


class _LayOut(Protocol):
    def __call__(self, bulletin: Bulletin, sources: Mapping[str, Source], layout: Layout) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A format by name, the ending of its files, the function that writes it, and the one that heeds a layout."""

    format: str
    suffix: str
    write: _Write
    lay_out: _LayOut | None = None

    def document(self, bulletin: Bulletin, sources: Mapping[str, Source], layout: Layout) -> bytes:
        """The bulletin as the desk wants it: without sources where it wants none."""
        sources = {} if layout.sources == "none" else sources
        return self.lay_out(bulletin, sources, layout) if self.lay_out else self.write(bulletin, sources)


class _WritePage(Protocol):
    def __call__(self, sheet: Sheet) -> Iterator[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWriter:
    """A format of archive pages by name, the ending of its files, and the function that writes it, item by item."""

    format: str
    suffix: str
    write: _WritePage


@cache
def formats() -> dict[str, Writer]:
    """All formats by name, in order of their names; a format answers to its file ending too (text: txt)."""
    found = [m for m in _modules() if hasattr(m, "FORMAT")]
    writers = [
        Writer(format=m.FORMAT, suffix=m.SUFFIX, write=m.write, lay_out=getattr(m, "lay_out", None)) for m in found
    ]
    return {w.format: w for w in sorted(writers, key=lambda w: w.format)}


def writer(name: str) -> Writer:
    """The writer of a format, by its name or its file ending. NotFound, naming those there are."""
    for found in formats().values():
        if name.lower().lstrip(".") in {found.format, found.suffix.lstrip(".")}:
            return found
    raise NotFound(f"There is no format {name!r}; there are {', '.join(formats())}.")


@cache
def page_formats() -> dict[str, PageWriter]:
    """All formats of archive pages by name."""
    found = [m for m in _modules() if hasattr(m, "ARCHIVE")]
    writers = [PageWriter(format=m.ARCHIVE, suffix=m.SUFFIX, write=m.write) for m in found]
    return {w.format: w for w in sorted(writers, key=lambda w: w.format)}


def page_writer(suffix: str) -> PageWriter:
    """The writer of archive pages for a file's ending. NotFound, naming those there are."""
    for found in page_formats().values():
        if suffix.lower() == found.suffix:
            return found
    known = ", ".join(one.suffix for one in page_formats().values())
    raise NotFound(f"an archive page cannot be written as {suffix or 'a file without an ending'}; use {known}.")


def _modules() -> list[ModuleType]:
    return [import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__)]
