"""One connection to a desk's SQLite file: opening it, transactions, and the faults of a disk told as sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.pool import StaticPool

from torimatome.errors import BadConfig, NewerDesk, NotFound, Stop
from torimatome.store import tables
from torimatome.store.faults import told

_WAIT_MS = 10_000
"""How long a write waits for another process's write. Most take milliseconds; a rebuild takes longer."""

# synchronous FULL: what a person did must survive the plug being pulled right after it.
_PRAGMAS = (
    f"busy_timeout = {_WAIT_MS}",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else INSERT OR REPLACE would slip past the triggers that guard people's rows
)


class Database:
    """Transactions over one connection. Threads take turns; a transaction inside another is a savepoint.

    still: nothing is written, nor kept beside the file, so that a full disk does not matter.
    """

    def __init__(self, file: Path, *, readonly: bool = False, still: bool = False) -> None:
        if readonly and not file.is_file():
            raise NotFound(f"{file} does not exist yet; the first `import` or `collect` of the desk makes it.")
        self.file = file
        self._turn = RLock()
        self._writing = not readonly
        self._readonly = readonly
        self._still = still
        with told(file):
            self._connection = self._connect()
        try:
            self._migrate()
        except BaseException:
            self.close()
            raise

    @property
    def readonly(self) -> bool:
        """Whether nothing can be written."""
        return self._readonly

    def close(self) -> None:
        """Close the connection; the file is whole at any moment."""
        with self._turn:
            self._connection.close()
            self._connection.engine.dispose()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write, alone among all processes; undone as a whole by any exception."""
        with self._turn, told(self.file):
            if self._connection.in_transaction():
                with self._connection.begin_nested():
                    yield self._connection
            else:
                with self._begin(writing=True):
                    yield self._connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One unmoving view of the whole database."""
        with self._turn, told(self.file):
            if self._connection.in_transaction():
                yield self._connection
            else:
                with self._begin(writing=False):
                    yield self._connection

    @contextmanager
    def _begin(self, *, writing: bool) -> Iterator[None]:
        self._writing = writing and not self._readonly
        with self._connection.begin():
            yield

    def _connect(self) -> Connection:
        engine = create_engine(
            f"sqlite:///{self.file}",
            poolclass=StaticPool,
            # We say BEGIN ourselves: Python's sqlite3 would begin late, and never for a table or a trigger.
            connect_args={"check_same_thread": False, "isolation_level": None},
            **({"creator": self._as_it_stands} if self._still else {}),
        )
        event.listen(engine, "connect", self._set_up)
        event.listen(engine, "begin", self._say_begin)
        try:
            return engine.connect()
        except BaseException:
            engine.dispose()
            raise

    def _as_it_stands(self) -> sqlite3.Connection:
        """Alone with the file, the write-ahead log's index is held in memory and not in a file beside it."""
        place = f"{self.file.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(place, uri=True, check_same_thread=False, isolation_level=None)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").close()
        return connection

    def _set_up(self, connection: sqlite3.Connection, _: object) -> None:
        for pragma in () if self._still else _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
        if self._readonly:
            connection.execute("PRAGMA query_only = ON").close()

    def _say_begin(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if self._writing else "BEGIN")

    def _migrate(self) -> None:
        with self.read() as connection:
            version = _version(connection)
        if version == tables.VERSION:
            return
        if version > tables.VERSION:
            raise NewerDesk(
                f"{self.file} was written by a newer torimatome (tables {version}, this one knows {tables.VERSION}); "
                "install that version or a later one."
            )
        if version and self._readonly:
            raise Stop(f"{self.file} is of an older version; run `torimatome status` once to bring it up to date.")
        with self.write() as connection:
            _upgrade(connection)


def _version(connection: Connection) -> str:
    """The database's migration; empty for a new file. BadConfig: it belongs to another program."""
    names = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
    if "alembic_version" in names and "snapshots" in names:
        return str(connection.execute(text("SELECT max(version_num) FROM alembic_version")).scalar() or "")
    if names:
        raise BadConfig(f"{connection.engine.url.database} is a database, but not a desk's; move it away.")
    return ""


def _upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, inside the caller's transaction."""
    # Alembic takes a third of a second to load, and is needed once in the life of a desk's version.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "torimatome.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, tables.VERSION)
