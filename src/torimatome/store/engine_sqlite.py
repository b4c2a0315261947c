"""SQLite: the tables in a file of the desk. What every desk begins with, and most keep."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, Table, create_engine, event, text
from sqlalchemy.pool import StaticPool

from torimatome.errors import BadConfig, NotFound
from torimatome.store.faults import told

_WAIT_MS = 10_000
"""How long a write waits for another process's write. Most take milliseconds; a rebuild takes longer."""

# synchronous FULL: what a person did must survive the plug being pulled right after it.
PRAGMAS = (
    f"busy_timeout = {_WAIT_MS}",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else INSERT OR REPLACE would slip past the triggers that guard people's rows
)


class Sqlite:
    """One file. still: nothing is written, nor kept beside the file, so that a full disk does not matter."""

    def __init__(self, file: Path, *, readonly: bool = False, still: bool = False) -> None:
        if readonly and not file.is_file():
            raise NotFound(f"{file} does not exist yet; the first `import` or `collect` of the desk makes it.")
        self.file = file
        self.readonly = readonly
        self._still = still

    @property
    def place(self) -> str:
        """The file."""
        return str(self.file)

    def connect(self) -> Connection:
        """The connection, with what every desk's file is held to."""
        engine = create_engine(
            f"sqlite:///{self.file}",
            poolclass=StaticPool,
            # We say BEGIN ourselves: Python's sqlite3 would begin late, and never for a table or a trigger.
            connect_args={"check_same_thread": False, "isolation_level": None},
            **({"creator": self._as_it_stands} if self._still else {}),
        )
        event.listen(engine, "connect", self._set_up)
        try:
            return engine.connect()
        except BaseException:
            engine.dispose()
            raise

    def say_begin(self, connection: Connection, *, writing: bool) -> None:
        """Begin: a transaction that writes takes its turn now, not at its first write."""
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    def told(self) -> AbstractContextManager[None]:
        """Turn what SQLite and the system say of the file into a sentence."""
        return told(self.file)

    def version(self, connection: Connection) -> str:
        """The newest migration that was run; empty for a new file. BadConfig: it belongs to another program."""
        names = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
        if "alembic_version" in names and "snapshots" in names:
            return str(connection.execute(text("SELECT max(version_num) FROM alembic_version")).scalar() or "")
        if names:
            raise BadConfig(f"{self.file} is a database, but not a desk's; move it away.")
        return ""

    def create(self, connection: Connection) -> bool:  # noqa: ARG002
        """The migrations make the tables."""
        return False

    def make_anew(self, connection: Connection, those: Sequence[Table]) -> None:
        """Drop tables and make them again as the migrations made them."""
        names = [table.name for table in those]
        schema = text("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'index'")
        made = [row.sql for row in connection.execute(schema).all() if row.tbl_name in names]
        for name in names:
            connection.exec_driver_sql(f"DROP TABLE {name}")
        for sql in made:
            connection.exec_driver_sql(sql)

    def _as_it_stands(self) -> sqlite3.Connection:
        """Alone with the file, the write-ahead log's index is held in memory and not in a file beside it."""
        place = f"{self.file.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(place, uri=True, check_same_thread=False, isolation_level=None)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").close()
        return connection

    def _set_up(self, connection: sqlite3.Connection, _: object) -> None:
        for pragma in () if self._still else PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
        if self.readonly:
            connection.execute("PRAGMA query_only = ON").close()
