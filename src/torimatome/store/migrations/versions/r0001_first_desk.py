"""The first desk. A migration is never changed once a desk has run it: add the next one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

PEOPLE = ("edits", "rulings", "approvals", "issued", "issued_documents", "imports")


def upgrade() -> None:
    """Make every table, and guard those of people."""
    _evidence()
    _findings()
    _drafts()
    _people()
    for table in PEOPLE:
        _guard(table)


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=True)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _integers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _evidence() -> None:
    op.create_table(
        "snapshots",
        _number(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *_texts("kind", "role", "outlet", "sha256", "url_asked", "url_reached", "fetched_at"),
        *_integers("status"),
        *_texts("media_type", "warc_file"),
        *_integers("warc_offset", "warc_end"),
    )
    op.create_index("snapshots_by_content", "snapshots", ["sha256", "url_reached"])
    op.create_index("snapshots_by_file", "snapshots", ["warc_file", "warc_end"])
    op.create_table("readings", sa.Column("snapshot", sa.Text, primary_key=True))
    op.create_table(
        "entries",
        _number(),
        *_texts("outlet", "url", "json"),
        sa.Column("outcome", sa.Text),
        sa.UniqueConstraint("outlet", "url"),
    )
    op.create_index("entries_by_url", "entries", ["url"])
    op.create_table("feeds", sa.Column("url", sa.Text, primary_key=True), *_texts("json"))
    op.create_table(
        "pages",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("first_at", sa.Text),
        *_texts("json"),
    )


def _findings() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        *_texts("outlet"),
        sa.Column("day", sa.Date),
        sa.Column("seen_at", sa.Text),
        *_texts("json"),
    )
    op.create_index("articles_by_day", "articles", ["day"])
    op.create_table(
        "vectors",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("part_of", sa.Text),
        sa.Column("first_on", sa.Date),
        sa.Column("last_on", sa.Date),
        *_texts("json"),
    )
    op.create_table("coverage", sa.Column("article", sa.Text, primary_key=True), *_texts("event", "json"))
    op.create_index("ix_coverage_event", "coverage", ["event"])
    op.create_table(
        "mentions",
        sa.Column("article", sa.Text, primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True),
        *_texts("json"),
    )


def _drafts() -> None:
    op.create_table("drafts", sa.Column("id", sa.Text, primary_key=True), *_texts("json"))
    op.create_table(
        "problems",
        _number(),
        *_texts("stage", "subject", "message", "remedy", "first_at", "last_at"),
        *_integers("times"),
        sa.UniqueConstraint("stage", "subject", "message"),
    )
    op.create_table(
        "search_texts",
        _number(),
        *_texts("kind", "id", "headline", "text", "language"),
        sa.Column("day", sa.Date),
        *_texts("outlet", "section"),
        sa.UniqueConstraint("kind", "id"),
    )
    op.create_table(
        "search_vectors",
        _number(),
        *_integers("text"),
        *_texts("maker"),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("search_vectors_by_text", "search_vectors", ["text"])
    op.create_index("search_vectors_by_maker", "search_vectors", ["maker", "number"])
    # The words come folded and divided by spaces, and "ascii" leaves every other letter of the world alone.
    op.execute("CREATE VIRTUAL TABLE search_words USING fts5(headline, text, whole, sounds, tokenize = 'ascii')")


def _people() -> None:
    keep = {"sqlite_autoincrement": True}
    op.create_table("edits", _number(), *_texts("item", "json"), **keep)
    op.create_index("ix_edits_item", "edits", ["item"])
    op.create_table("rulings", _number(), *_texts("json"), **keep)
    op.create_table("approvals", _number(), *_texts("bulletin", "json"), **keep)
    op.create_index("ix_approvals_bulletin", "approvals", ["bulletin"])
    op.create_table("issued", _number(), *_texts("id", "issued_at", "json"), **keep)
    op.create_index("ix_issued_id", "issued", ["id"])
    op.create_table(
        "issued_documents",
        _number(),
        *_integers("issue"),
        *_texts("format"),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["issue"], ["issued.number"]),
        sa.UniqueConstraint("issue", "format"),
        **keep,
    )
    op.create_table(
        "imports",
        _number(),
        *_texts("name", "sha256"),
        sa.Column("data", sa.LargeBinary, nullable=False),
        *_texts("document", "imported_at"),
        **keep,
    )
    op.create_index("ix_imports_sha256", "imports", ["sha256"])


def _guard(table: str) -> None:
    """Refuse every change to a row that a person's act made."""
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
        )
