"""Pictures out: one module a picture, found by looking. A picture makes the bytes of an SVG and touches no file.

A module of this folder that has KIND and `draw(data, look) -> bytes` is a picture; what its data is, it says itself. PNG is
made of any SVG by `writers.pdf_picture.png`.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from torimatome.errors import NotFound
from torimatome.writers.pictures.look import LANGUAGES, Look

__all__ = ["LANGUAGES", "Look", "kinds", "picture"]


@cache
def kinds() -> dict[str, ModuleType]:
    """All pictures by kind."""
    found = [import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__)]
    return {m.KIND: m for m in sorted(found, key=lambda m: getattr(m, "KIND", "")) if hasattr(m, "KIND")}


def picture(kind: str) -> ModuleType:
    """The picture of a kind. NotFound, naming those there are."""
    try:
        return kinds()[kind]
    except KeyError:
        raise NotFound(f"There is no picture {kind!r}; there are {', '.join(kinds())}.") from None
