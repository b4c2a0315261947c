"""The tables of the chronology. All of it is the machine's own and is made again by `rebuild`.

`counted` holds a row for each occurrence and each series that counts it (a pair of actors, an indicator), in the order
in which it is read: a question never looks at the rest.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, Float, Index, Integer, Table, Text

from torimatome.store.tables import Words, metadata

tellings = Table(
    "tellings",
    metadata,
    Column("key", Words, primary_key=True),
    Column("stamp", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("occurrence", Integer, nullable=False),
    Column("stored", Integer, nullable=False),
    Column("json", Words, nullable=False),
    Index("tellings_by_day", "day"),
    Index("tellings_by_occurrence", "occurrence"),
    info={"colour": "machine"},
)
occurrences = Table(
    "occurrences",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", Words, nullable=False),
    Column("day", Date, nullable=False),
    Column("text", Words, nullable=False),
    Column("items", Words, nullable=False),  # one a line; beside the JSON so that many can be opened in a moment
    Column("json", Words, nullable=False),
    Index("occurrences_by_key", "key"),
    Index("occurrences_by_day", "day"),
    info={"colour": "machine"},
    sqlite_autoincrement=True,
)
counted = Table(
    "counted",
    metadata,
    Column("name", Words, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),  # ordinal, so that a million are read in a moment
    Column("occurrence", Integer, primary_key=True, autoincrement=False),
    Column("act", Text, nullable=False),
    Column("value", Float, nullable=False),
    Column("outlets", Words, nullable=False),
    Index("counted_by_occurrence", "occurrence"),
    info={"colour": "machine"},
    sqlite_with_rowid=False,
)
sizes = Table(
    "counted_sizes",
    metadata,
    Column("name", Words, primary_key=True),
    Column("count", Integer, nullable=False),
    info={"colour": "machine"},
)
months = Table(
    "outlet_months",
    metadata,
    Column("outlet", Words, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    info={"colour": "machine"},
)
notes = Table(
    "chronicle_notes",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Words, nullable=False),
    info={"colour": "machine"},
)
