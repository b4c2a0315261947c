"""What the machine lays before people for each issue, and when each of them last looked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the tables; visits are people's, and refuse every change to their rows."""
    op.create_table(
        "drafted",
        sa.Column("bulletin", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("first_on", "json", "proposals", "stamp")),
    )
    op.create_table(
        "visits",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("by", "page", "at")),
        sqlite_autoincrement=True,
    )
    op.create_index("visits_by_page", "visits", ["page", "by", "number"])
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER visits_no_{change.lower()} BEFORE {change} ON visits "
            f"BEGIN SELECT RAISE(ABORT, 'visits is only ever added to'); END"
        )
