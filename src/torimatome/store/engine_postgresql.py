"""PostgreSQL: the tables on a server, for a team. The evidence (WARC files) stays in the desk's folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Table, create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import StaticPool

from torimatome.errors import BadConfig, Busy, DeskError, Failed, NoRoom
from torimatome.store import tables
from torimatome.store.faults import disk

_WAIT = "10s"
"""How long a write waits for another process's write, as with SQLite."""
_TURN = 0x746F7269
"""The advisory lock that a transaction which writes holds: one at a time, so that what was read still stands."""
_SORTS_AS_BYTES = {"C", "POSIX", "C.UTF-8", "C.utf8", "ucs_basic"}
_SAID: dict[str, tuple[type[DeskError], str]] = {
    "55P03": (Busy, "has been held by another process for too long; wait until it ends and run again"),
    "57014": (Busy, "took too long to answer; run again"),
    "53100": (NoRoom, "has no room left on its disk; make room and run again: what was kept is safe"),
    "53300": (Busy, "has too many connections; wait and run again"),
    "25006": (Failed, "may not be written to; it was opened to be read only"),
    "42501": (BadConfig, "does not let us in that far; give its user the right to make and fill tables"),
}


class Postgresql:
    """A database on a server. The password comes from PGPASSWORD or a .pgpass file, never from the address."""

    def __init__(self, url: str, data: Path, *, readonly: bool = False) -> None:
        self._url = _checked(url)
        self._data = data
        self.readonly = readonly

    def connect(self) -> Connection:
        """The connection: reads see one moment; texts sort as their bytes, as in a desk's own file."""
        options = f"-c lock_timeout={_WAIT} -c timezone=UTC -c client_encoding=UTF8"
        if self.readonly:
            options += " -c default_transaction_read_only=on"
        options = f"{self._url.query.get('options', '')} {options}".strip()
        engine = create_engine(
            self._url.update_query_dict({"options": options}), poolclass=StaticPool, isolation_level="REPEATABLE READ",
        )  # fmt: skip
        try:
            connection = engine.connect()
            with connection.begin():
                self._suits(connection)
        except BaseException:
            engine.dispose()
            raise
        return connection

    def say_begin(self, connection: Connection, *, writing: bool) -> None:
        """Begin: a transaction that writes waits for its turn before it looks at anything."""
        if writing:
            # A statement of its own, outside the view that is to come: a view taken before the lock would be stale.
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_TURN,))

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what the server says of its troubles into a sentence."""
        try:
            with disk(self._data / "warc"):
                yield
        except DBAPIError as fault:
            error = self._of(fault)
            if error is None:
                raise
            raise error from fault

    def version(self, connection: Connection) -> str:
        """The newest migration that was run; empty for a new database. BadConfig: it belongs to another program."""
        names = set(inspect(connection).get_table_names())
        if {"alembic_version", "snapshots"} <= names:
            return str(connection.execute(text("SELECT max(version_num) FROM alembic_version")).scalar() or "")
        if names:
            raise BadConfig(f"{self.place} holds tables of another program; give the desk a database of its own.")
        return ""

    def create(self, connection: Connection) -> bool:
        """Make all tables, and guard those of people."""
        tables.metadata.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num varchar(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:v)"), {"v": tables.VERSION})
        for table in tables.of_colour("people"):
            _guard(connection, table.name)
        return True

    def make_anew(self, connection: Connection, those: Sequence[Table]) -> None:
        """Drop tables and make them again."""
        tables.metadata.drop_all(connection, tables=those)
        tables.metadata.create_all(connection, tables=those)

    @property
    def place(self) -> str:
        """Where it is, without a password, for sentences."""
        return self._url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)

    def _suits(self, connection: Connection) -> None:
        """BadConfig: its texts are not UTF-8, or sort otherwise than in a desk's own file."""
        encoding = connection.execute(text("SHOW server_encoding")).scalar()
        sorting = connection.execute(
            text("SELECT datcollate FROM pg_database WHERE datname = current_database()")
        ).scalar()
        if encoding != "UTF8" or sorting not in _SORTS_AS_BYTES:
            raise BadConfig(
                f"{self.place} keeps its texts as {encoding} and sorts them by {sorting}; make the database with "
                "`createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8`."
            )

    def _of(self, fault: DBAPIError) -> DeskError | None:
        state = getattr(fault.orig, "sqlstate", None)
        if state is None and isinstance(fault, OperationalError):
            _, refused, why = str(fault.orig).partition("FATAL:")
            why = why.strip().splitlines()[0] if refused else "check that the server runs and may be reached from here"
            return Failed(f"{self.place} cannot be reached: {why}.")
        kind, words = _SAID.get(state or "", (None, ""))
        return kind(f"{self.place} {words}.") if kind else None


def _checked(url: str) -> URL:
    try:
        found = make_url(url).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as fault:
        raise BadConfig(f"{url!r} is not the address of a server; write postgresql://user@host/database.") from fault
    if found.password:
        raise BadConfig("the server's address must not hold the password; put it into PGPASSWORD or a .pgpass file.")
    try:
        import psycopg  # noqa: F401
    except ImportError as fault:
        raise BadConfig(
            "this desk's tables are on a PostgreSQL server; install `pip install 'torimatome[postgresql]'`."
        ) from fault
    return found


def _guard(connection: Connection, table: str) -> None:
    """Refuse every change to a row that a person's act made."""
    connection.exec_driver_sql(
        f"CREATE FUNCTION {table}_kept() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is only ever added to'; END $$"
    )
    connection.exec_driver_sql(
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION {table}_kept()"
    )
