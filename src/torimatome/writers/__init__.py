"""Documents out: one module a format, found by looking. A writer makes bytes and touches no file.

A module of this folder that has FORMAT, SUFFIX and `write(bulletin, sources) -> bytes` is a writer. sources are keyed
"article@revision", as a Citation names them.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Protocol

from torimatome.errors import NotFound
from torimatome.model import Bulletin, Source

__all__ = ["Writer", "formats", "writer"]


class _Write(Protocol):
    def __call__(self, bulletin: Bulletin, sources: Mapping[str, Source]) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A format by name, the ending of its files, and the function that writes it."""

    format: str
    suffix: str
    write: _Write


@cache
def formats() -> dict[str, Writer]:
    """All formats by name, in order of their names; a format answers to its file ending too (text: txt)."""
    found = [import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__)]
    writers = [Writer(format=m.FORMAT, suffix=m.SUFFIX, write=m.write) for m in found if hasattr(m, "FORMAT")]
    return {w.format: w for w in sorted(writers, key=lambda w: w.format)}


def writer(name: str) -> Writer:
    """The writer of a format, by its name or its file ending. NotFound, naming those there are."""
    for found in formats().values():
        if name.lower().lstrip(".") in {found.format, found.suffix.lstrip(".")}:
            return found
    raise NotFound(f"There is no format {name!r}; there are {', '.join(formats())}.")
