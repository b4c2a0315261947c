"""The tables of the desk's trip, archive, search and following; what other rooms of the store keep stands with them.

Most rows are a noun as JSON beside the columns it is looked up by. Times are UTC text that sorts.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint, text

from torimatome.store import columns
from torimatome.store.columns import LARGE, Moment, Words, machine, must, number, people, waiting

VERSION = "0018"
"""The newest migration; a test keeps it honest."""
metadata = columns.metadata
"""Every table, those of other modules too."""

# --- the machine's ------------------------------------------------------------------------------------------

snapshots = machine(
    "snapshots",
    number(),
    must("id", Text, unique=True),
    must("kind", Text),  # "response" holds the body; "revisit" names the same bytes, kept once before
    must("role", Text),
    must("outlet", Words),
    must("sha256", Text),
    must("url_asked", Words),
    must("url_reached", Words),
    must("fetched_at", Moment),
    must("status", Integer),
    must("media_type", Words),
    must("warc_file", Text),
    must("warc_offset", Integer),
    must("warc_end", Integer),  # where the last record of this capture ends
    Column("waits", Integer),  # 1 until it is read; what is never read, as a feed, keeps it
    Index("snapshots_by_content", "sha256", "url_reached"),
    Index("snapshots_by_file", "warc_file", "warc_end"),
    Index("snapshots_by_time", "fetched_at"),
    waiting("snapshots_waiting", "waits = 1", "role", "fetched_at", "number"),
)
readings = machine("readings", Column("snapshot", Text, primary_key=True))
entries = machine(
    "entries",
    number(),
    must("outlet", Words),
    must("url", Words),
    must("json", Text),
    Column("outcome", Words),  # empty while it waits
    UniqueConstraint("outlet", "url"),
    Index("entries_by_url", "url"),
    waiting("entries_waiting", "outcome IS NULL", "outlet", "number"),
)
feeds = machine("feeds", Column("url", Words, primary_key=True), must("json", Text))
pages = machine(
    "pages",
    Column("url", Words, primary_key=True),
    Column("first_at", Moment),  # when it was first fetched
    must("json", Text),
    Column("asked_at", Moment),  # when it was last asked for; not known of what an older version asked
    Index("pages_by_age", "first_at", "asked_at"),
)
articles = machine(
    "articles",
    Column("id", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    must("outlet", Words),
    Column("day", Date),  # of publication; where there is none, of the first sight
    Column("seen_at", Moment),  # when this revision was fetched
    must("json", Text),
    Index("articles_by_day", "day"),
    Index("articles_by_sight", "seen_at", "outlet", "revision"),
)
vectors = machine("vectors", Column("key", Words, primary_key=True), must("data", LargeBinary))
events = machine(
    "events",
    Column("id", Text, primary_key=True),
    Column("part_of", Text),
    Column("first_on", Date),
    Column("last_on", Date),
    must("json", Text),
)
coverage = machine(
    "coverage",
    Column("article", Text, primary_key=True),
    must("event", Text, index=True),
    must("json", Text),
)
mentions = machine(
    "mentions",
    Column("article", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    must("json", Text),
)
drafts = machine("drafts", Column("id", Words, primary_key=True), must("json", Text))
problems = machine(
    "problems",
    number(),
    must("stage", Words),
    must("subject", Words),
    must("message", Words),
    must("remedy", Text),
    must("first_at", Moment),
    must("last_at", Moment),
    must("times", Integer),
    UniqueConstraint("stage", "subject", "message"),
)
documents = machine(
    "documents",
    number(),
    must("origin", Text),  # "import" or "issue"
    must("source", Integer),  # number in `imports` or `issued`
    must("rank", Integer),  # number of the first reading of the same bytes: of two editions the higher counts
    must("kind", Text),  # "bulletin", "archive page", "commentary"
    must("name", Words),  # of the file
    must("sha256", Text),
    must("bulletin", Words),  # empty where it is none
    must("title", Words),
    Column("first_on", Date),
    Column("last_on", Date),
    must("counts", Integer),  # 0: a later edition stands in its place
    must("reader", Text),  # by which reader and rules it was read; empty where nobody knows
    UniqueConstraint("origin", "source"),
    Index("documents_by_bulletin", "bulletin"),
    Index("documents_by_content", "sha256"),
    Index("documents_by_days", "last_on"),
)
archived = machine(
    "archived",
    number(),
    must("document", Integer),
    must("key", Words),  # id of the item
    must("own", Words),  # the archive id that the source itself gives
    must("n", Integer),
    must("section", Words),
    must("day", Text),  # of the report: ISO, a month for a monthly, empty where nobody knows
    must("outlet", Words),
    must("place", Words),  # sorts the archive: bulletins by their days, then pages
    must("counts", Integer),  # 0: a later text of the item stands elsewhere
    must("json", Text),
    Column("as_read", Text),  # as the source has it, where people corrected it
    Index("archived_by_key", "key"),
    Index("archived_by_own", "own"),
    Index("archived_by_document", "document"),
    Index("archived_by_place", "counts", "place"),
    Index("archived_by_day", "counts", "day", "number"),
)
remarks = machine(
    "remarks",
    number(),
    must("document", Integer),
    must("name", Text),  # a digest of what it says, the same after every new reading
    must("item", Words),
    must("line", Integer),
    must("repair", Integer),
    must("sentence", Words),
    must("raw", Words),
    must("target", Words),
    Index("remarks_by_name", "name"),
    Index("remarks_by_document", "document"),
    Index("remarks_by_target", "target"),
)
search_texts = machine(
    "search_texts",
    number(),
    must("kind", Text),
    must("id", Words),
    must("headline", Words),
    must("text", Words),
    must("language", Words),
    Column("day", Date),
    must("outlet", Words),
    must("section", Words),
    must("subject", Words),  # one a line
    must("also", Words),  # other ids of it, divided by spaces
    must("indexed", Integer),  # 0: its terms are not in the postings yet
    UniqueConstraint("kind", "id"),
    Index("search_texts_by_day", "day", "number"),
    Index("search_texts_waiting", "number", sqlite_where=text("indexed = 0"), postgresql_where=text("indexed = 0")),
    sqlite_autoincrement=True,  # postings may outlive their text, and must never name another
)
search_postings = machine(
    "search_postings",
    Column("term", Words, primary_key=True),
    Column("first", LARGE, primary_key=True, autoincrement=False),  # the first posting of the piece: 32 bits, no sign
    must("data", LargeBinary),
    sqlite_with_rowid=False,
)
search_vectors = machine(
    "search_vectors",
    number(),
    must("text", Integer),  # number of the text in search_texts; a text has a row for each of its pieces
    must("maker", Words),
    must("data", LargeBinary),  # half-precision floats
    Index("search_vectors_by_text", "text"),
    Index("search_vectors_by_maker", "maker", "number"),
    sqlite_autoincrement=True,  # a number is never used again, so that what a process remembers stays true
)

# --- people's -----------------------------------------------------------------------------------------------

edits = people("edits", number(), must("item", Words, index=True), must("json", Text))
rulings = people("rulings", number(), must("json", Text))
approvals = people("approvals", number(), must("bulletin", Words, index=True), must("json", Text))
issued = people(
    "issued",
    number(),
    must("id", Words, index=True),
    must("issued_at", Moment),
    must("json", Text),
)
issued_documents = people(
    "issued_documents",
    number(),
    must("issue", ForeignKey("issued.number")),
    must("format", Text),
    must("data", LargeBinary),
    UniqueConstraint("issue", "format"),
)
imports = people(
    "imports",
    number(),
    must("name", Words),
    must("sha256", Text, index=True),
    must("data", LargeBinary),
    must("document", Text),
    must("imported_at", Moment),
)
numbers = people(
    "numbers",
    number(),
    must("key", Words, unique=True),
    must("id", Text, unique=True),
    must("day", Text),
    must("given_at", Moment),
    Index("numbers_by_day", "day"),
)
completions = people(  # nobody's decision, but no rebuild can make them again: kept as people's are
    "completions",
    number(),
    must("key", Text, index=True),  # hash of the question; empty where a request brought no answer
    must("answer", Words),
    must("tokens", Integer),
    must("asked_at", Moment, index=True),
)
settlements = people(
    "settlements",
    number(),
    must("remark", Text, index=True),
    must("item", Words, index=True),
    must("json", Text),
)


def of_colour(colour: str) -> list[Table]:
    """The tables of a colour, in an order that may be created."""
    return [table for table in metadata.sorted_tables if table.info["colour"] == colour]
