"""What is kept of following: items by their terms, storylines, contacts, and doubts between items."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables; they are filled when first asked."""
    op.create_table(
        "followed",
        _number(),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        *_texts("stamp", "day", "title", "heads", "kinds", "parties", "related", "subjects"),
        *_blobs("terms", "weights", "near", "likeness"),
        sa.Column("norm", sa.Float, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
    )
    op.create_index("followed_by_line", "followed", ["line"])
    op.create_index("followed_by_stamp", "followed", ["key", "stamp"])
    op.create_index("followed_by_day", "followed", ["day", "key", "subjects"])
    op.execute("CREATE INDEX followed_referring ON followed (\"key\", related) WHERE related <> ''")
    op.create_table(
        "following_terms",
        _number(),
        sa.Column("term", sa.Text, nullable=False, unique=True),
        sa.Column("count", sa.Integer, nullable=False),
        *_blobs("bearers"),
    )
    op.create_table(
        "storylines",
        _number(),
        *_texts("item", "name", "name_en", "named_by"),
        sa.Column("first_on", sa.Date, nullable=False),
        sa.Column("last_on", sa.Date, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        *_texts("said"),
    )
    op.create_index("storylines_by_day", "storylines", ["last_on"])
    _told()


def _told() -> None:
    op.create_table(
        "following_contacts",
        _number(),
        *_texts("item"),
        sa.Column("first_on", sa.Date),
        sa.Column("last_on", sa.Date),
        *_texts("said", "json"),
    )
    op.create_index("following_contacts_by_item", "following_contacts", ["item"])
    op.create_table("following_doubts", _number(), *_texts("scope", "item", "json"))
    op.create_index("following_doubts_by_scope", "following_doubts", ["scope"])
    op.create_table(
        "following_notes", sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False)
    )


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=True)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _blobs(*names: str) -> list[sa.Column[bytes]]:
    return [sa.Column(name, sa.LargeBinary, nullable=False) for name in names]
