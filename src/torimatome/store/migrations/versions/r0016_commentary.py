"""Commentaries version by version, forecasts, and how they came out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_TABLES = {
    "commentaries": ("id", "kept_at", "by", "sha256", "text"),
    "forecasts": ("id", "json"),
    "forecast_words": ("forecast", "json"),
}


def upgrade() -> None:
    """Make the tables; all are people's, and refuse every change to their rows."""
    for table, columns in _TABLES.items():
        op.create_table(
            table,
            sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
            *(sa.Column(name, sa.Text, nullable=False) for name in columns),
            sqlite_autoincrement=True,
        )
        op.create_index(f"ix_{table}_{columns[0]}", table, [columns[0]])
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
            )
