"""How outlets fare: hours in which they were looked at, days of reading, states."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables; all of them are the machine's."""
    op.create_table(
        "outlet_hours",
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("outlet", "hour")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("looks", "good")),
    )
    op.create_table(
        "outlet_days",
        sa.Column("outlet", sa.Text, primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("articles", "unread", "dated", "titled")),
        sa.Column("letters", sa.Float, nullable=False),
    )
    op.create_table(
        "outlet_states",
        sa.Column("outlet", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("state", "reason", "since", "told")),
    )
