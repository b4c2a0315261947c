"""One run at a time: a lock on a file, which the system lets go of when its holder dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from torimatome.errors import Busy


@contextmanager
def run_lock(file: Path) -> Iterator[None]:
    """Hold the desk for one run. Busy: another run holds it."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(f"Another run{_holder(descriptor)} holds the desk {file.parent.parent}; wait for it.") from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _holder(descriptor: int) -> str:
    """Who holds it, for the person who wonders; the number is only a hint."""
    number = os.pread(descriptor, 20, 0).decode("ascii", "replace")
    return f" (process {number})" if number.isdigit() else ""
