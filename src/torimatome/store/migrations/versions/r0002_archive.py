"""The archive in tables of its own, ids given to its items, and what people settled of an import's doubts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

PEOPLE = ("numbers", "settlements")


def upgrade() -> None:
    """Make the tables; the store fills the machine's when it is opened."""
    _documents()
    _archived()
    _remarks()
    _people()
    for table in PEOPLE:
        _guard(table)


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=True)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _integers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _documents() -> None:
    op.create_table(
        "documents",
        _number(),
        *_texts("origin"),
        *_integers("source", "rank"),
        *_texts("kind", "name", "sha256", "bulletin", "title"),
        sa.Column("first_on", sa.Date),
        sa.Column("last_on", sa.Date),
        *_integers("counts"),
        *_texts("reader"),
        sa.UniqueConstraint("origin", "source"),
    )
    op.create_index("documents_by_bulletin", "documents", ["bulletin"])
    op.create_index("documents_by_content", "documents", ["sha256"])
    op.create_index("documents_by_days", "documents", ["last_on"])


def _archived() -> None:
    op.create_table(
        "archived",
        _number(),
        *_integers("document"),
        *_texts("key", "own"),
        *_integers("n"),
        *_texts("section", "day", "outlet", "place"),
        *_integers("counts"),
        *_texts("json"),
        sa.Column("as_read", sa.Text),
    )
    op.create_index("archived_by_key", "archived", ["key"])
    op.create_index("archived_by_own", "archived", ["own"])
    op.create_index("archived_by_document", "archived", ["document"])
    op.create_index("archived_by_place", "archived", ["counts", "place"])
    op.create_index("archived_by_day", "archived", ["counts", "day", "number"])


def _remarks() -> None:
    op.create_table(
        "remarks",
        _number(),
        *_integers("document"),
        *_texts("name", "item"),
        *_integers("line", "repair"),
        *_texts("sentence", "raw", "target"),
    )
    op.create_index("remarks_by_name", "remarks", ["name"])
    op.create_index("remarks_by_document", "remarks", ["document"])
    op.create_index("remarks_by_target", "remarks", ["target"])


def _people() -> None:
    keep = {"sqlite_autoincrement": True}
    op.create_table(
        "numbers",
        _number(),
        *_texts("key", "id", "day", "given_at"),
        sa.UniqueConstraint("key"),
        sa.UniqueConstraint("id"),
        **keep,
    )
    op.create_index("numbers_by_day", "numbers", ["day"])
    op.create_table("settlements", _number(), *_texts("remark", "item", "json"), **keep)
    op.create_index("ix_settlements_remark", "settlements", ["remark"])
    op.create_index("ix_settlements_item", "settlements", ["item"])


def _guard(table: str) -> None:
    """Refuse every change to a row that a person's act made."""
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
        )
