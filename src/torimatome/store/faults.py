"""The faults of disks and files, told as one sentence of errors.py."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from torimatome.errors import BadConfig, Busy, DeskError, Failed, NoRoom

_SHM_SIZE = 4874
"""SQLITE_IOERR_SHMSIZE: how a full disk shows where the write-ahead log's index cannot grow."""


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Turn what SQLite and the system say of a file into an error with a sentence; let the rest through."""
    try:
        with disk(file):
            yield
    except (DBAPIError, sqlite3.Error) as fault:
        error = _of_sqlite(file, fault.orig if isinstance(fault, DBAPIError) else fault)
        if error is None:
            raise
        raise error from fault


@contextmanager
def disk(file: Path) -> Iterator[None]:
    """Turn a full disk into a sentence; let the rest through."""
    try:
        yield
    except OSError as fault:
        if fault.errno not in (ENOSPC, EDQUOT, EFBIG):
            raise
        raise no_room(file) from fault


def no_room(file: Path) -> NoRoom:
    """The disk that holds the file is full."""
    return NoRoom(f"The disk that holds {file.parent} is full; make room and run again: what was kept is safe.")


_SAID: dict[int, tuple[type[DeskError], str]] = {
    sqlite3.SQLITE_BUSY: (Busy, "has been held by another process for too long; wait until it ends and run again"),
    sqlite3.SQLITE_LOCKED: (Busy, "has been held by another process for too long; wait until it ends and run again"),
    sqlite3.SQLITE_NOTADB: (BadConfig, "is not a database; move it away, or restore the desk from a backup"),
    sqlite3.SQLITE_CORRUPT: (Failed, "is damaged; restore the desk from a backup"),
    sqlite3.SQLITE_CANTOPEN: (BadConfig, "cannot be opened; check that its folder is there and may be written to"),
    sqlite3.SQLITE_READONLY: (Failed, "may not be written to; change its permissions"),
    sqlite3.SQLITE_PERM: (Failed, "may not be written to; change its permissions"),
    sqlite3.SQLITE_IOERR: (Failed, "could not be read or written; check the disk"),
}


def _of_sqlite(file: Path, fault: BaseException | None) -> DeskError | None:
    code = getattr(fault, "sqlite_errorcode", 0)
    if code == _SHM_SIZE or code & 0xFF == sqlite3.SQLITE_FULL:
        return no_room(file)
    kind, words = _SAID.get(code & 0xFF, (None, ""))
    return kind(f"{file} {words}.") if kind else None
