"""The tables of following: items with their terms, storylines, contacts, doubts between items. All the machine's own."""

from __future__ import annotations

from sqlalchemy import Column, Date, Float, Index, Integer, LargeBinary, Text, text

from torimatome.store.columns import Words, machine, must, number

followed = machine(
    "followed",
    number(),
    must("key", Words, unique=True),
    must("stamp", Text),  # which reading of the item it was made of
    must("day", Text),  # empty where nobody knows
    *(must(name, Words) for name in ("title", "heads", "kinds", "parties", "related", "subjects")),
    *(must(name, LargeBinary) for name in ("terms", "weights", "near", "likeness")),
    must("norm", Float),
    must("line", Integer),  # number of the oldest item of its storyline; 0 without a day
    Index("followed_by_line", "line"),
    Index("followed_by_stamp", "key", "stamp"),  # so that what is asked of all items never reads their terms
    Index("followed_by_day", "day", "key", "subjects"),
    Index(
        "followed_referring",
        "key",
        "related",
        sqlite_where=text("related <> ''"),
        postgresql_where=text("related <> ''"),
    ),
)
following_terms = machine(
    "following_terms",
    number(),
    must("term", Words, unique=True),
    must("count", Integer),
    must("bearers", LargeBinary),  # numbers of its latest items
)
storylines = machine(
    "storylines",
    number(),
    *(must(name, Words) for name in ("item", "name", "name_en", "named_by")),
    must("first_on", Date),
    must("last_on", Date),
    must("size", Integer),
    must("said", Words),
    Index("storylines_by_day", "last_on"),
)
following_contacts = machine(
    "following_contacts",
    number(),
    must("item", Words),
    Column("first_on", Date),
    Column("last_on", Date),
    must("said", Words),
    must("json", Text),
    Index("following_contacts_by_item", "item"),
)
following_doubts = machine(
    "following_doubts",
    number(),
    must("scope", Words),  # the storyline that it was found in, or what else it is of
    must("item", Words),
    must("json", Text),
    Index("following_doubts_by_scope", "scope"),
)
following_notes = machine("following_notes", Column("name", Text, primary_key=True), must("value", Text))
