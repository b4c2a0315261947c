"""What is asked in every round is found without going through all that was ever kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Mark the snapshots that wait to be read and when each page was asked last; indexes for what is recent."""
    op.add_column("snapshots", sa.Column("waits", sa.Integer))
    op.execute("UPDATE snapshots SET waits = 1 WHERE id NOT IN (SELECT snapshot FROM readings)")
    waiting = sa.text("waits = 1")
    op.create_index(
        "snapshots_waiting", "snapshots", ["role", "fetched_at", "number"],
        sqlite_where=waiting, postgresql_where=waiting,
    )  # fmt: skip
    op.create_index("snapshots_by_time", "snapshots", ["fetched_at"])
    unsettled = sa.text("outcome IS NULL")
    op.create_index(
        "entries_waiting", "entries", ["outlet", "number"], sqlite_where=unsettled, postgresql_where=unsettled
    )
    op.add_column("pages", sa.Column("asked_at", sa.Text))
    op.create_index("pages_by_age", "pages", ["first_at", "asked_at"])
    op.create_index("articles_by_sight", "articles", ["seen_at", "outlet", "revision"])
    op.create_index("outlet_hours_by_hour", "outlet_hours", ["hour"])
