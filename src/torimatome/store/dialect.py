"""The few places where a desk's own file and a server are asked in other words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.dialects.postgresql import insert as upsert  # which SQLite writes down in the same words

_CHANGES = {
    "sqlite": text("SELECT total_changes(), data_version FROM pragma_data_version"),
    # What is seen and what was written: the first changes with what others did, the second with what we do.
    "postgresql": text("SELECT CAST(pg_current_snapshot() AS text), CAST(pg_current_wal_insert_lsn() AS text)"),
}


class Cursor(Protocol):
    """What is used of a driver's own cursor."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Any:
        """Ask one question."""

    def executemany(self, sql: str, parameters: Sequence[Sequence[Any]], /) -> Any:
        """Say one thing of many rows."""


class _ServerCursor:
    """The server's cursor, which takes our questions as they are written for the file."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Any:
        """Ask one question."""
        return self._cursor.execute(sql.replace("?", "%s"), parameters)

    def executemany(self, sql: str, parameters: Sequence[Sequence[Any]], /) -> Any:
        """Say one thing of many rows."""
        return self._cursor.executemany(sql.replace("?", "%s"), parameters)


def raw(connection: Connection) -> Cursor:
    """The driver's own cursor, inside the same transaction: a hundred small questions cost less than one of SQLAlchemy's."""
    cursor: Any = connection.connection.cursor()
    return cursor if connection.dialect.name == "sqlite" else _ServerCursor(cursor)


def changes(connection: Connection) -> tuple[object, ...]:
    """A value that is another one whenever anything may have been written since it was asked for."""
    return tuple(connection.execute(_CHANGES[connection.dialect.name]).one())


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, each in place of the one that has its key."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    new = upsert(table)
    others = {name: new.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(new.on_conflict_do_update(index_elements=keys, set_=others), list(rows))


def numbered(connection: Connection, table: Table) -> None:
    """After rows came with numbers of their own: the next number follows the highest, as in a file it does by itself."""
    if connection.dialect.name != "sqlite":
        last = select(func.coalesce(func.max(table.c.number), 0) + 1).scalar_subquery()
        connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "number"), last, False)))
