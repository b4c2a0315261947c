"""A desk in one file, and a desk from one file."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from torimatome.errors import BadConfig, NotFound, Stop
from torimatome.store.engine import DATABASE, SERVER, server_of
from torimatome.store.faults import told
from torimatome.store.moving import copy_to_file

_LIVE = frozenset({DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal", SERVER, "run.lock"})


def backup(desk: Path, file: Path) -> None:
    """Put a desk's whole folder into one .tar.gz, even while it is at work.

    Tables that are on a server are copied into a file, so that a backup can be restored anywhere.
    The database is copied first and the WARC files after it: what they have more is indexed when the copy is opened.
    Stop: the file is there already; NotFound: there is no desk.
    """
    if not (desk / "data" / DATABASE).is_file() and not server_of(desk / "data"):
        raise NotFound(f"{desk} holds no desk with data; nothing was backed up.")
    if not file.absolute().parent.is_dir():
        raise Stop(f"{file.absolute().parent} is not a folder; make it, or name another place for the backup.")
    if file.exists():
        raise Stop(f"{file} is there already; name another file for the backup.")
    with told(file), TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as folder:
        copy = Path(folder) / DATABASE
        _copy_database(desk / "data", copy)
        packed = Path(folder) / "packed"
        with tarfile.open(packed, "w:gz", format=tarfile.PAX_FORMAT) as tar:
            tar.add(copy, f"data/{DATABASE}")
            for path in _files(desk, Path(folder)):
                tar.add(path, path.relative_to(desk).as_posix(), recursive=False)
        with packed.open("rb") as done:
            os.fsync(done.fileno())
        packed.rename(file)


def restore(file: Path, desk: Path) -> None:
    """Make a desk's folder again from a backup, whole or not at all.

    Stop: the folder is not empty; BadConfig: not a whole backup of a desk.
    """
    if not file.is_file():
        raise NotFound(f"{file} does not exist; name the backup to restore.")
    if desk.exists() and (not desk.is_dir() or any(desk.iterdir())):
        raise Stop(f"{desk} is not empty; restore into a new folder.")
    desk.parent.mkdir(parents=True, exist_ok=True)
    with told(desk), TemporaryDirectory(dir=desk.parent, prefix=f".{desk.name}.") as folder:
        part = Path(folder) / "desk"
        try:
            with gzip.open(file) as unzipped, tarfile.open(fileobj=unzipped) as tar:
                _unpack(tar, part, file)
                while unzipped.read(1 << 20):  # to the end, where the checksum stands
                    pass
        except (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error) as fault:
            raise BadConfig(f"{file} is not a whole backup of a desk; nothing was restored.") from fault
        if not (part / "data" / DATABASE).is_file():
            raise BadConfig(f"{file} is not a backup of a desk; nothing was restored.")
        desk.mkdir(exist_ok=True)
        for child in part.iterdir():
            child.rename(desk / child.name)


def _copy_database(data: Path, copy: Path) -> None:
    """One moment of the database, while others write to it."""
    if server_of(data):
        copy_to_file(data, copy)
        return
    with closing(sqlite3.connect(data / DATABASE)) as live, closing(sqlite3.connect(copy)) as kept:
        live.backup(kept)


def _files(desk: Path, own: Path) -> Iterator[Path]:
    """What a desk's folder holds beside the live database: plain files, no links out of it."""
    for path in sorted(desk.rglob("*")):
        live = path.parent == desk / "data" and path.name in _LIVE
        if path.is_file() and not path.is_symlink() and not live and own not in path.parents:
            yield path


def _unpack(tar: tarfile.TarFile, folder: Path, file: Path) -> None:
    """Plain files and folders only, each inside the folder."""
    for member in tar:
        name = PurePosixPath(member.name)
        if name.is_absolute() or ".." in name.parts or not (member.isfile() or member.isdir()):
            raise BadConfig(f"{file} holds {member.name!r}, which no backup of a desk holds; nothing was restored.")
        if member.isdir():
            continue
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        source = tar.extractfile(member)
        assert source is not None
        with source, target.open("wb") as out:
            shutil.copyfileobj(source, out)
