"""A desk's tables from its own file to a server and back, and into the file of a backup."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, func, insert, select

from torimatome.errors import Failed, Stop
from torimatome.store import tables
from torimatome.store.database import Database
from torimatome.store.dialect import numbered
from torimatome.store.engine import DATABASE, SERVER, Engine, engine_of, server_of
from torimatome.store.engine_sqlite import Sqlite
from torimatome.store.lock import run_lock

_AT_ONCE = 500
FILE = "file"
"""Where to, for the way back from a server."""


def move(data: Path, to: str) -> int:
    """Move a desk's tables to a server (postgresql://...) or back (`file`); how many rows. Nothing is lost if it breaks off.

    Stop: they are there already, or something else is. What was left behind is put aside, never deleted.
    """
    now = server_of(data)
    if to == (now or FILE):
        raise Stop(f"the desk's tables are there already: {to}.")
    if to == FILE and (data / DATABASE).exists():
        raise Stop(f"{data / DATABASE} is there already; move it away, so that nothing is laid over it.")
    with run_lock(data / "run.lock"), _opened(engine_of(data, readonly=False, still=False)) as source:
        part = data / f"{DATABASE}.part"
        part.unlink(missing_ok=True)
        with _opened(Sqlite(part) if to == FILE else _server(to, data)) as target:
            count = copy(source, target)
    _switch(data, to, part)
    return count


def copy(source: Database, target: Database) -> int:
    """Copy every row of every table, all of one moment, into tables that are empty; how many. Stop: they are not."""
    with source.read() as old, target.write() as new:
        if any(_count(new, table.name) for table in tables.metadata.sorted_tables):
            raise Stop("the database to copy into holds a desk already; name an empty one.")
        for table in tables.metadata.sorted_tables:
            for rows in old.execute(select(table)).mappings().partitions(_AT_ONCE):
                new.execute(insert(table), [dict(row) for row in rows])
            if "number" in table.c and table.c.number.autoincrement is True:
                numbered(new, table)
        counts = {t.name: (_count(old, t.name), _count(new, t.name)) for t in tables.metadata.sorted_tables}
    for name, (had, has) in counts.items():
        if had != has:
            raise Failed(f"of {had} rows of {name} only {has} arrived; the desk stays where it was.")
    return sum(has for _, has in counts.values())


def copy_to_file(data: Path, file: Path) -> None:
    """Put the tables of a desk, wherever they are, into a new file."""
    with _opened(engine_of(data, readonly=True, still=False)) as source, _opened(Sqlite(file)) as target:
        copy(source, target)


def _server(url: str, data: Path) -> Engine:
    from torimatome.store.engine_postgresql import Postgresql

    return Postgresql(url, data)


@contextmanager
def _opened(engine: Engine) -> Iterator[Database]:
    database = Database(engine)
    try:
        yield database
    finally:
        database.close()


def _count(connection: Connection, table: str) -> int:
    return connection.execute(select(func.count()).select_from(tables.metadata.tables[table])).scalar() or 0


def _switch(data: Path, to: str, part: Path) -> None:
    """From now on the desk opens the copy: one rename, so that it is either here or there."""
    server = data / SERVER
    if to == FILE:
        part.rename(data / DATABASE)
        server.unlink()
        return
    new = data / f"{SERVER}.part"
    new.write_text(f'url = "{to}"\n', "utf-8")
    with new.open("rb") as written:
        os.fsync(written.fileno())
    new.rename(server)
    for suffix in ("", "-wal", "-shm"):
        file = data / f"{DATABASE}{suffix}"
        if file.exists():
            file.rename(file.with_name(f"{DATABASE}.moved{suffix}"))
