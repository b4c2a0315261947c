"""Where the shared material stands; an eval that misses it says so and is skipped."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
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


def skips(main: Callable[[], int | None]) -> Callable[[], int]:
    """A main that says what is missing on this machine, and ends well all the same."""

    @wraps(main)
    def told() -> int:
        try:
            return main() or 0
        except MissingError as missing:
            print(f"skipped: {missing}")
            return 0

    return told
