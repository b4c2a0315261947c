"""The health of a desk's files, looked at without opening the desk: it must answer where opening fails."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from torimatome.store import tables
from torimatome.store.engine import DATABASE, server_of
from torimatome.store.store import open_store
from torimatome.store.warc import Folder

LITTLE_BYTES = 2**20
"""Less than this is a full disk: not one page with its record is sure to fit."""


def examine(data: Path) -> Iterator[str]:
    """What is wrong with a desk's data folder, a sentence each."""
    if not data.is_dir():
        return
    free = shutil.disk_usage(data).free
    if free < LITTLE_BYTES:
        yield f"the disk that holds {data} has only {free // 1024} KB left; make room."
    if not server_of(data):  # what becomes of a server's files is its keeper's care
        yield from _of_database(data / DATABASE, Folder(data / "warc"))
    for name in Folder(data / "warc").names():
        yield from _of_file(Folder(data / "warc"), name)
    for file in sorted(data.rglob("*.part")):
        yield f"{file} was left by a run that was cut short; `doctor --mend` takes it away."


def mend(data: Path) -> Iterator[str]:
    """Mend what can be mended without losing anything; a sentence for each thing done. Nothing is ever deleted that was whole.

    A torn tail is put beside its file. A damaged database is put aside, what people did in it is taken over as far as
    it can be read, and the index of the pages is made again from their files.
    """
    for file in sorted(data.rglob("*.part")):
        file.unlink()
        yield f"{file} was taken away."
    torn = [sentence for name in Folder(data / "warc").names() for sentence in _of_file(Folder(data / "warc"), name)]
    if (data / DATABASE).exists() and _damage(data / DATABASE):
        aside = _put_aside(data / DATABASE)
        with open_store(data) as store:
            count = _take_over(aside, data / DATABASE)
            store.shelve_again()
        yield f"the damaged database is now {aside}; {count} rows of people's work were taken over; run `rebuild`."
    with open_store(data) as store:
        if torn:
            yield f"{len(torn)} WARC files had damage; what is whole of them is in the index."
        yield f"{sum(1 for _ in store.captures.all())} snapshots are in the index."


def _of_database(file: Path, folder: Folder) -> Iterator[str]:
    if file.exists():
        if said := _damage(file):
            yield f"{file} is damaged ({said}); restore the desk from a backup, or save what can be saved: `doctor --mend`."
    elif folder.names():
        yield f"{file} is lost, though there are pages; restore a backup, or `rebuild` from the pages."


def _damage(file: Path) -> str | None:
    """What SQLite says of a file; None if it is whole."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            said = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError:
        return None  # no room for its index, or held by another: not the file's own fault
    except sqlite3.DatabaseError as fault:
        return str(fault)
    return None if said == "ok" else str(said).replace("\n", " ")


def _of_file(folder: Folder, name: str) -> Iterator[str]:
    """Damage between or behind the whole records of a file."""
    end, gaps = 0, 0
    for member in folder.members(name):
        gaps += member.start > end
        end = member.end
    if gaps:
        yield f"{folder.path / name} has damage in {gaps} places; restore the file from a backup."
    if end < folder.size(name):
        yield f"{folder.path / name} has a torn end; the next run puts it aside."


def _put_aside(file: Path) -> Path:
    """Rename a database with its journal, to a name that is free."""
    number = next(n for n in range(1, 10_000) if not file.with_name(f"{file.name}.damaged-{n}").exists())
    aside = file.with_name(f"{file.name}.damaged-{number}")
    file.rename(aside)
    for suffix in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            file.with_name(file.name + suffix).rename(aside.with_name(aside.name + suffix))
    return aside


@contextmanager
def _padded(file: Path) -> Iterator[Path]:
    """A copy that is as long as its head says: SQLite reads nothing of a file that lost its end."""
    copy = file.with_name(f"{file.name}.part")
    try:
        shutil.copyfile(file, copy)
        with copy.open("r+b") as padded:
            head = padded.read(32)
            wanted = (int.from_bytes(head[16:18]) or 1) * int.from_bytes(head[28:32])
            if copy.stat().st_size < wanted < 2 * copy.stat().st_size + 2**20:
                padded.truncate(wanted)
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _take_over(aside: Path, file: Path) -> int:
    """Copy the rows that people made, as far as they can be read; how many."""
    count = 0
    with _padded(aside) as copy, closing(sqlite3.connect(copy)) as damaged, closing(sqlite3.connect(file)) as whole:
        for table in (table.name for table in tables.of_colour("people")):
            with suppress(sqlite3.Error):  # what cannot be read stays in the file that was put aside
                for row in damaged.execute(f"SELECT * FROM {table}"):  # noqa: S608 - the name is ours
                    marks = ",".join("?" * len(row))
                    done = whole.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)  # noqa: S608
                    count += done.rowcount
            whole.commit()
    return count
