"""What commands ask is first brought up to date: what the archive follows, and the chronology."""

from __future__ import annotations

import sys
from collections.abc import Callable

from torimatome.archive.following import Following
from torimatome.chronicle.asked import Asked
from torimatome.chronicle.occurrences import Occurrences
from torimatome.desk import Desk

MANY = 200
"""From so many new items on, their reading is told on a terminal or in a line."""


def followed(desk: Desk) -> Following:
    """What the archive follows."""
    following = Following(desk.folder, desk.store)
    if not following.update(_progress("new items")):
        _told_before("known")
    return following


def counted_up(desk: Desk) -> Asked:
    """The chronology, to be asked."""
    if not Occurrences(desk.folder, desk.store).update(_progress("events and items")):
        _told_before("counted")
    return Asked(desk.folder, desk.store)


def _told_before(how: str) -> None:
    sys.stderr.write(f"torimatome: another run holds the desk; this is what was {how} before it.\n")


def _progress(what: str) -> Callable[[int, int], None]:
    last = 0

    def tell(n: int, count: int) -> None:
        nonlocal last
        if count >= MANY and (n >= count or n - last >= MANY):
            last = n
            end = "\n" if n >= count or not sys.stderr.isatty() else ""
            sys.stderr.write(f"\rreading {what}: {n} of {count}{end}")
            sys.stderr.flush()

    return tell
