"""The tables of the chronology. All of it is the machine's own and is made again by `rebuild`.

`counted` holds a row for each occurrence and each series that counts it (a pair of actors, an indicator), in the order
in which it is read: a question never looks at the rest.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, Float, Index, Integer, Text

from torimatome.store.columns import Words, machine, must, number

tellings = machine(
    "tellings",
    Column("key", Words, primary_key=True),
    must("stamp", Text),
    must("day", Date),
    must("occurrence", Integer),
    must("stored", Integer),
    must("json", Words),
    Index("tellings_by_day", "day"),
    Index("tellings_by_occurrence", "occurrence"),
)
occurrences = machine(
    "occurrences",
    number(),
    must("key", Words),
    must("day", Date),
    must("text", Words),
    must("items", Words),  # one a line; beside the JSON so that many can be opened in a moment
    must("json", Words),
    Index("occurrences_by_key", "key"),
    Index("occurrences_by_day", "day"),
    sqlite_autoincrement=True,
)
counted = machine(
    "counted",
    Column("name", Words, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),  # ordinal, so that a million are read in a moment
    Column("occurrence", Integer, primary_key=True, autoincrement=False),
    must("act", Text),
    must("value", Float),
    must("outlets", Words),
    Index("counted_by_occurrence", "occurrence"),
    sqlite_with_rowid=False,
)
sizes = machine(
    "counted_sizes",
    Column("name", Words, primary_key=True),
    must("count", Integer),
)
months = machine(
    "outlet_months",
    Column("outlet", Words, primary_key=True),
    Column("month", Text, primary_key=True),
    must("count", Integer),
)
notes = machine(
    "chronicle_notes",
    Column("name", Text, primary_key=True),
    must("value", Words),
)
