"""The folder of WARC files: add to the newest, read one record, find the whole records, cut a torn tail.

Each record is a gzip member of its own, so that one can be read alone and a torn one is told by its checksum.
Whoever adds or cuts holds the database's write transaction: there is never more than one.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

_SUFFIX = ".warc.gz"
_MEMBER = b"\x1f\x8b\x08"
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Member:
    """A whole gzip member: [start, end) of the file, and what was packed in it."""

    start: int
    end: int
    data: bytes


class Folder:
    """The files in order of age. A name is the day of its first capture and a running number."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> list[str]:
        """The files, oldest first."""
        return sorted(file.name for file in self.path.glob(f"*{_SUFFIX}"))

    def next_name(self, day: date) -> str:
        """The name of a new file, after all that are there even if the clock went back."""
        names = self.names()
        if not names or names[-1][:8] < f"{day:%Y%m%d}":
            return f"{day:%Y%m%d}-0001{_SUFFIX}"
        stem, number = names[-1].removesuffix(_SUFFIX).split("-")
        return f"{stem}-{int(number) + 1:04d}{_SUFFIX}"

    def size(self, name: str) -> int:
        """The bytes of a file; 0 where there is none."""
        file = self.path / name
        return file.stat().st_size if file.exists() else 0

    def append(self, name: str, data: bytes) -> int:
        """Add the bytes, safe against a power cut when this returns; their offset. What did not fit is taken back."""
        file = self.path / name
        fresh = not file.exists()
        # Unbuffered: a buffer that failed to write would try once more when the file is closed.
        with file.open("ab", buffering=0) as out:
            offset = out.seek(0, os.SEEK_END)
            try:
                _write(out.fileno(), data)
            except OSError:
                os.ftruncate(out.fileno(), offset)
                raise
        if fresh:
            _settle(self.path)
        return offset

    def member(self, name: str, at: int) -> Member | None:
        """The whole member that starts there, if there is one."""
        try:
            with (self.path / name).open("rb") as file:
                return _member(file, at)
        except FileNotFoundError:
            return None

    def part(self, name: str, start: int, end: int) -> bytes:
        """The bytes of a file from one place to another."""
        with (self.path / name).open("rb") as file:
            file.seek(start)
            return file.read(end - start)

    def members(self, name: str, at: int = 0) -> Iterator[Member]:
        """The whole members from an offset on; what is damaged between them is passed over."""
        with (self.path / name).open("rb") as file:
            start: int | None = at
            while start is not None:
                found = _member(file, start)
                if found:
                    yield found
                start = found.end if found else _next_start(file, start + 1)

    def cut(self, name: str, end: int) -> None:
        """End the file there. The rest is put beside it first: half a record may still be evidence."""
        file = self.path / name
        with file.open("r+b") as kept:
            kept.seek(end)
            with (self.path / f"{name}.{end}.torn").open("ab", buffering=0) as torn:
                _write(torn.fileno(), kept.read())
            kept.truncate(end)
            os.fsync(kept.fileno())
        _settle(self.path)


def _write(descriptor: int, data: bytes) -> None:
    """All the bytes, down to the disk."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
    os.fsync(descriptor)


def _settle(folder: Path) -> None:
    """Make a new file's name itself safe."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _member(file: BinaryIO, at: int) -> Member | None:
    file.seek(at)
    unpacker = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    while not unpacker.eof:
        chunk = file.read(_CHUNK)
        if not chunk:
            return None
        try:
            parts.append(unpacker.decompress(chunk))
        except zlib.error:
            return None
    return Member(at, file.tell() - len(unpacker.unused_data), b"".join(parts))


def _next_start(file: BinaryIO, at: int) -> int | None:
    """Where the next member may start."""
    file.seek(at)
    found = file.read().find(_MEMBER)
    return None if found < 0 else at + found
