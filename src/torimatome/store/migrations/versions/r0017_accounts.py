"""Accounts of a team, the keys that open the desk, and the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the tables; the audit log refuses every change to its lines."""
    op.create_table(
        "accounts",
        sa.Column("name", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("role", "password")),
        sa.Column("active", sa.Integer, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
    )
    op.create_table(
        "account_keys",
        sa.Column("hash", sa.Text, primary_key=True),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("kind", "account", "role", "label", "made_at", "seen_at", "until")
        ),
    )
    op.create_index("account_keys_by_account", "account_keys", ["account"])
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "by", "act", "thing", "origin")),
        sa.Column("status", sa.Integer, nullable=False),
        sqlite_autoincrement=True,
    )
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_no_{change.lower()} BEFORE {change} ON audit "
            f"BEGIN SELECT RAISE(ABORT, 'audit is only ever added to'); END"
        )
