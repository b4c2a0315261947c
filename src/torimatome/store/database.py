"""One connection to a desk's tables: opening them, bringing them up to date, and transactions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import RLock

from sqlalchemy import Connection, Table, event

from torimatome.errors import NewerDesk, Stop
from torimatome.store import tables
from torimatome.store.engine import Engine


class Database:
    """Transactions over one connection. Threads take turns; a transaction inside another is a savepoint."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = RLock()
        self._writing = not engine.readonly
        with engine.told():
            self._connection = engine.connect()
        event.listen(self._connection.engine, "begin", self._say_begin)
        try:
            self._migrate()
        except BaseException:
            self.close()
            raise

    @property
    def readonly(self) -> bool:
        """Whether nothing can be written."""
        return self._engine.readonly

    def close(self) -> None:
        """Close the connection; the tables are whole at any moment."""
        with self._turn:
            self._connection.close()
            self._connection.engine.dispose()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write, alone among all processes; undone as a whole by any exception."""
        with self._turn, self._engine.told():
            if self._connection.in_transaction():
                with self._connection.begin_nested():
                    yield self._connection
            else:
                with self._begin(writing=True):
                    yield self._connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One unmoving view of the whole database."""
        with self._turn, self._engine.told():
            if self._connection.in_transaction():
                yield self._connection
            else:
                with self._begin(writing=False):
                    yield self._connection

    def make_anew(self, connection: Connection, those: Sequence[Table]) -> None:
        """Drop some tables, with all that is in them, and make them again."""
        self._engine.make_anew(connection, those)

    @contextmanager
    def _begin(self, *, writing: bool) -> Iterator[None]:
        self._writing = writing and not self.readonly
        with self._connection.begin():
            yield

    def _say_begin(self, connection: Connection) -> None:
        self._engine.say_begin(connection, writing=self._writing)

    def _migrate(self) -> None:
        with self.read() as connection:
            version = self._engine.version(connection)
        if version == tables.VERSION:
            return
        if version > tables.VERSION:
            raise NewerDesk(
                f"{self._engine.place} was written by a newer torimatome (tables {version}, this one knows "
                f"{tables.VERSION}); install that version or a later one."
            )
        if version and self.readonly:
            raise Stop(
                f"{self._engine.place} is of an older version; run `torimatome status` once to bring it up to date."
            )
        with self.write() as connection:
            if version or not self._engine.create(connection):
                _upgrade(connection)


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
