"""Where the shared material stands; an eval that misses it says so and is skipped."""

from __future__ import annotations

import os
from pathlib import Path

SHARED = Path(os.environ.get("TORIMATOME_SHARED", Path(__file__).parent.parent.parent / "shared"))


class MissingError(Exception):
    """The material of an eval is not on this machine."""


def material(*parts: str) -> Path:
    """A file or folder of the shared material. MissingError: it is not there."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        raise MissingError(f"{path} is not on this machine")
    return path
