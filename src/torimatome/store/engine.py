"""Engine: what the store asks of a database, and the two that there are: a file of the desk, or a server for a team."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Table

from torimatome.errors import BadConfig
from torimatome.store.engine_sqlite import Sqlite

DATABASE = "torimatome.db"
SERVER = "server.toml"
"""Stands in a data folder whose tables are on a server, and says where; evidence stays in the folder."""


class Engine(Protocol):
    """A database as `Database` uses it: one connection, which writes alone and reads one unmoving view."""

    readonly: bool

    @property
    def place(self) -> str:
        """Where it is, for sentences."""

    def connect(self) -> Connection:
        """The connection. BadConfig, Failed, Busy: it cannot be opened."""

    def say_begin(self, connection: Connection, *, writing: bool) -> None:
        """Begin a transaction: one that writes is alone among all processes."""

    def told(self) -> AbstractContextManager[None]:
        """Turn what the database says of its troubles into a sentence of errors.py; let the rest through."""

    def version(self, connection: Connection) -> str:
        """The newest migration that was run; empty where there are no tables yet. BadConfig: it is not a desk's."""

    def create(self, connection: Connection) -> bool:
        """Make all tables at once, as of the newest migration; False: let the migrations make them."""

    def make_anew(self, connection: Connection, those: Sequence[Table]) -> None:
        """Drop some tables and make them again exactly as they were."""


def engine_of(data: Path, *, readonly: bool, still: bool) -> Engine:
    """The engine that holds the tables of a data folder. NotFound: to be read only, and not there."""
    url = server_of(data)
    if not url:
        return Sqlite(data / DATABASE, readonly=readonly, still=still)
    from torimatome.store.engine_postgresql import Postgresql

    return Postgresql(url, data, readonly=readonly)


def server_of(data: Path) -> str:
    """The address of the server that holds a desk's tables; empty where they are in the desk's own file."""
    file = data / SERVER
    if not file.is_file():
        return ""
    try:
        url = tomllib.loads(file.read_text("utf-8"))["url"]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, OSError) as fault:
        raise BadConfig(
            f'{file} cannot be read; it holds one line: url = "postgresql://user@host/database".'
        ) from fault
    if not isinstance(url, str) or not url.startswith("postgresql://"):
        raise BadConfig(f"{file} names {url!r}; the address of a PostgreSQL server begins with postgresql://.")
    return url
