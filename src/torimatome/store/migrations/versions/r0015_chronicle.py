"""The chronology: tellings, occurrences, what each series counts, and which outlets report when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the tables; all of them are the machine's."""
    op.create_table(
        "tellings",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("stamp", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("occurrence", "stored")),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_table(
        "occurrences",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("text", "items", "json")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "counted",
        sa.Column("name", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Integer, primary_key=True, autoincrement=False) for name in ("day", "occurrence")),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("value", sa.Float, nullable=False),
        sa.Column("outlets", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counted_sizes", sa.Column("name", sa.Text, primary_key=True), sa.Column("count", sa.Integer, nullable=False)
    )
    op.create_table(
        "outlet_months",
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("outlet", "month")),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "chronicle_notes", sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False)
    )
    for table, column in (
        ("tellings", "day"),
        ("tellings", "occurrence"),
        ("occurrences", "key"),
        ("occurrences", "day"),
        ("counted", "occurrence"),
    ):
        op.create_index(f"{table}_by_{column}", table, [column])
