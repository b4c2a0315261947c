"""What a language model answered, kept like people's acts: a rebuild asks nobody."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0005"


def upgrade() -> None:
    """Make the table, and refuse every change to its rows."""
    op.create_table(
        "completions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("key", "answer")),
        sa.Column("tokens", sa.Integer, nullable=False),
        sa.Column("asked_at", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    for name in ("key", "asked_at"):
        op.create_index(f"ix_completions_{name}", "completions", [name])
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER completions_no_{change.lower()} BEFORE {change} ON completions "
            f"BEGIN SELECT RAISE(ABORT, 'completions is only ever added to'); END"
        )
