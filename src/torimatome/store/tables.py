"""The tables, in two colours: the machine's can be made again from the files, people's are only ever added to.

Most rows are a noun as JSON beside the columns it is looked up by. Times are UTC text that sorts.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

VERSION = "0018"
"""The newest migration; a test keeps it honest."""

metadata = MetaData()
_LARGE = Integer().with_variant(BigInteger(), "postgresql")


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


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=True)


def _must(name: str, kind: Any, **more: Any) -> Column[Any]:
    return Column(name, kind, nullable=False, **more)


def _machine(name: str, *parts: SchemaItem) -> Table:
    return Table(name, metadata, *parts, info={"colour": "machine"})


def _people(name: str, *parts: SchemaItem) -> Table:
    return Table(name, metadata, *parts, info={"colour": "people"}, sqlite_autoincrement=True)


def _waiting(name: str, condition: str, *columns: str) -> Index:
    """An index of the few rows that still wait for something, however many do not."""
    return Index(name, *columns, sqlite_where=text(condition), postgresql_where=text(condition))


# --- the machine's ------------------------------------------------------------------------------------------

snapshots = _machine(
    "snapshots",
    _number(),
    _must("id", Text, unique=True),
    _must("kind", Text),  # "response" holds the body; "revisit" names the same bytes, kept once before
    _must("role", Text),
    _must("outlet", Words),
    _must("sha256", Text),
    _must("url_asked", Words),
    _must("url_reached", Words),
    _must("fetched_at", Moment),
    _must("status", Integer),
    _must("media_type", Words),
    _must("warc_file", Text),
    _must("warc_offset", Integer),
    _must("warc_end", Integer),  # where the last record of this capture ends
    Column("waits", Integer),  # 1 until it is read; what is never read, as a feed, keeps it
    Index("snapshots_by_content", "sha256", "url_reached"),
    Index("snapshots_by_file", "warc_file", "warc_end"),
    Index("snapshots_by_time", "fetched_at"),
    _waiting("snapshots_waiting", "waits = 1", "role", "fetched_at", "number"),
)
readings = _machine("readings", Column("snapshot", Text, primary_key=True))
entries = _machine(
    "entries",
    _number(),
    _must("outlet", Words),
    _must("url", Words),
    _must("json", Text),
    Column("outcome", Words),  # empty while it waits
    UniqueConstraint("outlet", "url"),
    Index("entries_by_url", "url"),
    _waiting("entries_waiting", "outcome IS NULL", "outlet", "number"),
)
feeds = _machine("feeds", Column("url", Words, primary_key=True), _must("json", Text))
pages = _machine(
    "pages",
    Column("url", Words, primary_key=True),
    Column("first_at", Moment),  # when it was first fetched
    _must("json", Text),
    Column("asked_at", Moment),  # when it was last asked for; not known of what an older version asked
    Index("pages_by_age", "first_at", "asked_at"),
)
articles = _machine(
    "articles",
    Column("id", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    _must("outlet", Words),
    Column("day", Date),  # of publication; where there is none, of the first sight
    Column("seen_at", Moment),  # when this revision was fetched
    _must("json", Text),
    Index("articles_by_day", "day"),
    Index("articles_by_sight", "seen_at", "outlet", "revision"),
)
vectors = _machine("vectors", Column("key", Words, primary_key=True), _must("data", LargeBinary))
events = _machine(
    "events",
    Column("id", Text, primary_key=True),
    Column("part_of", Text),
    Column("first_on", Date),
    Column("last_on", Date),
    _must("json", Text),
)
coverage = _machine(
    "coverage",
    Column("article", Text, primary_key=True),
    _must("event", Text, index=True),
    _must("json", Text),
)
mentions = _machine(
    "mentions",
    Column("article", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    _must("json", Text),
)
drafts = _machine("drafts", Column("id", Words, primary_key=True), _must("json", Text))
problems = _machine(
    "problems",
    _number(),
    _must("stage", Words),
    _must("subject", Words),
    _must("message", Words),
    _must("remedy", Text),
    _must("first_at", Moment),
    _must("last_at", Moment),
    _must("times", Integer),
    UniqueConstraint("stage", "subject", "message"),
)
documents = _machine(
    "documents",
    _number(),
    _must("origin", Text),  # "import" or "issue"
    _must("source", Integer),  # number in `imports` or `issued`
    _must("rank", Integer),  # number of the first reading of the same bytes: of two editions the higher counts
    _must("kind", Text),  # "bulletin", "archive page", "commentary"
    _must("name", Words),  # of the file
    _must("sha256", Text),
    _must("bulletin", Words),  # empty where it is none
    _must("title", Words),
    Column("first_on", Date),
    Column("last_on", Date),
    _must("counts", Integer),  # 0: a later edition stands in its place
    _must("reader", Text),  # by which reader and rules it was read; empty where nobody knows
    UniqueConstraint("origin", "source"),
    Index("documents_by_bulletin", "bulletin"),
    Index("documents_by_content", "sha256"),
    Index("documents_by_days", "last_on"),
)
archived = _machine(
    "archived",
    _number(),
    _must("document", Integer),
    _must("key", Words),  # id of the item
    _must("own", Words),  # the archive id that the source itself gives
    _must("n", Integer),
    _must("section", Words),
    _must("day", Text),  # of the report: ISO, a month for a monthly, empty where nobody knows
    _must("outlet", Words),
    _must("place", Words),  # sorts the archive: bulletins by their days, then pages
    _must("counts", Integer),  # 0: a later text of the item stands elsewhere
    _must("json", Text),
    Column("as_read", Text),  # as the source has it, where people corrected it
    Index("archived_by_key", "key"),
    Index("archived_by_own", "own"),
    Index("archived_by_document", "document"),
    Index("archived_by_place", "counts", "place"),
    Index("archived_by_day", "counts", "day", "number"),
)
remarks = _machine(
    "remarks",
    _number(),
    _must("document", Integer),
    _must("name", Text),  # a digest of what it says, the same after every new reading
    _must("item", Words),
    _must("line", Integer),
    _must("repair", Integer),
    _must("sentence", Words),
    _must("raw", Words),
    _must("target", Words),
    Index("remarks_by_name", "name"),
    Index("remarks_by_document", "document"),
    Index("remarks_by_target", "target"),
)
search_texts = Table(
    "search_texts",
    metadata,
    _number(),
    _must("kind", Text),
    _must("id", Words),
    _must("headline", Words),
    _must("text", Words),
    _must("language", Words),
    Column("day", Date),
    _must("outlet", Words),
    _must("section", Words),
    _must("subject", Words),  # one a line
    _must("also", Words),  # other ids of it, divided by spaces
    _must("indexed", Integer),  # 0: its terms are not in the postings yet
    UniqueConstraint("kind", "id"),
    Index("search_texts_by_day", "day", "number"),
    Index("search_texts_waiting", "number", sqlite_where=text("indexed = 0"), postgresql_where=text("indexed = 0")),
    info={"colour": "machine"},
    sqlite_autoincrement=True,  # postings may outlive their text, and must never name another
)
search_postings = Table(
    "search_postings",
    metadata,
    Column("term", Words, primary_key=True),
    Column("first", _LARGE, primary_key=True, autoincrement=False),  # the first posting of the piece: 32 bits, no sign
    _must("data", LargeBinary),
    info={"colour": "machine"},
    sqlite_with_rowid=False,
)
search_vectors = Table(
    "search_vectors",
    metadata,
    _number(),
    _must("text", Integer),  # number of the text in search_texts; a text has a row for each of its pieces
    _must("maker", Words),
    _must("data", LargeBinary),  # half-precision floats
    Index("search_vectors_by_text", "text"),
    Index("search_vectors_by_maker", "maker", "number"),
    info={"colour": "machine"},
    sqlite_autoincrement=True,  # a number is never used again, so that what a process remembers stays true
)

followed = _machine(
    "followed",
    _number(),
    _must("key", Words, unique=True),
    _must("stamp", Text),  # which reading of the item it was made of
    _must("day", Text),  # empty where nobody knows
    *(_must(name, Words) for name in ("title", "heads", "kinds", "parties", "related", "subjects")),
    *(_must(name, LargeBinary) for name in ("terms", "weights", "near", "likeness")),
    _must("norm", Float),
    _must("line", Integer),  # number of the oldest item of its storyline; 0 without a day
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
following_terms = _machine(
    "following_terms",
    _number(),
    _must("term", Words, unique=True),
    _must("count", Integer),
    _must("bearers", LargeBinary),  # numbers of its latest items
)
storylines = _machine(
    "storylines",
    _number(),
    *(_must(name, Words) for name in ("item", "name", "name_en", "named_by")),
    _must("first_on", Date),
    _must("last_on", Date),
    _must("size", Integer),
    _must("said", Words),
    Index("storylines_by_day", "last_on"),
)
following_contacts = _machine(
    "following_contacts",
    _number(),
    _must("item", Words),
    Column("first_on", Date),
    Column("last_on", Date),
    _must("said", Words),
    _must("json", Text),
    Index("following_contacts_by_item", "item"),
)
following_doubts = _machine(
    "following_doubts",
    _number(),
    _must("scope", Words),  # the storyline that it was found in, or what else it is of
    _must("item", Words),
    _must("json", Text),
    Index("following_doubts_by_scope", "scope"),
)
following_notes = _machine("following_notes", Column("name", Text, primary_key=True), _must("value", Text))

# --- people's -----------------------------------------------------------------------------------------------

edits = _people("edits", _number(), _must("item", Words, index=True), _must("json", Text))
rulings = _people("rulings", _number(), _must("json", Text))
approvals = _people("approvals", _number(), _must("bulletin", Words, index=True), _must("json", Text))
issued = _people(
    "issued",
    _number(),
    _must("id", Words, index=True),
    _must("issued_at", Moment),
    _must("json", Text),
)
issued_documents = _people(
    "issued_documents",
    _number(),
    _must("issue", ForeignKey("issued.number")),
    _must("format", Text),
    _must("data", LargeBinary),
    UniqueConstraint("issue", "format"),
)
imports = _people(
    "imports",
    _number(),
    _must("name", Words),
    _must("sha256", Text, index=True),
    _must("data", LargeBinary),
    _must("document", Text),
    _must("imported_at", Moment),
)
numbers = _people(
    "numbers",
    _number(),
    _must("key", Words, unique=True),
    _must("id", Text, unique=True),
    _must("day", Text),
    _must("given_at", Moment),
    Index("numbers_by_day", "day"),
)
completions = _people(  # nobody's decision, but no rebuild can make them again: kept as people's are
    "completions",
    _number(),
    _must("key", Text, index=True),  # hash of the question; empty where a request brought no answer
    _must("answer", Words),
    _must("tokens", Integer),
    _must("asked_at", Moment, index=True),
)
settlements = _people(
    "settlements",
    _number(),
    _must("remark", Text, index=True),
    _must("item", Words, index=True),
    _must("json", Text),
)


def of_colour(colour: str) -> list[Table]:
    """The tables of a colour, in an order that may be created."""
    return [table for table in metadata.sorted_tables if table.info["colour"] == colour]
