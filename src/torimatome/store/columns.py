"""What tables are made of: columns for words and times from outside, and the two colours of table.

The machine's tables can be made again from the files, people's are only ever added to.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text, text
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

metadata = MetaData()
LARGE = Integer().with_variant(BigInteger(), "postgresql")
"""More than a server's integer holds."""


class Words(TypeDecorator[str]):
    """Text from outside: half a surrogate pair, which UTF-8 cannot write, becomes its escape; NUL, which servers refuse, a mark."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text as it is stored and looked up."""
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """A text as every database takes it."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\ufffd")


class Moment(TypeDecorator[datetime]):
    """An aware time, to the microsecond, in UTC."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The time as it is stored and compared."""
        return None if value is None else stamp(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The time in UTC."""
        return None if value is None else datetime.fromisoformat(value)


def stamp(at: datetime) -> str:
    """2026-02-14T06:30:00.000000Z: sorts as it stands, and is a WARC-Date. ValueError: a naive time."""
    if at.tzinfo is None:
        raise ValueError(f"{at!r} has no offset")
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def number() -> Column[int]:
    """The number that a row gets when it is written, above all before it."""
    return Column("number", Integer, primary_key=True, autoincrement=True)


def must(name: str, kind: Any, **more: Any) -> Column[Any]:
    """A column that no row may leave empty."""
    return Column(name, kind, nullable=False, **more)


def machine(name: str, *parts: SchemaItem, **more: Any) -> Table:
    """A table that can be made again from the files; `rebuild` drops it."""
    return Table(name, metadata, *parts, info={"colour": "machine"}, **more)


def people(name: str, *parts: SchemaItem) -> Table:
    """A table that is only ever added to; no number of it is used twice."""
    return Table(name, metadata, *parts, info={"colour": "people"}, sqlite_autoincrement=True)


def waiting(name: str, condition: str, *columns: str) -> Index:
    """An index of the few rows that still wait for something, however many do not."""
    return Index(name, *columns, sqlite_where=text(condition), postgresql_where=text(condition))
