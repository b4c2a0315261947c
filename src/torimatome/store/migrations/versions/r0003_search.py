"""Search over lists of postings of our own: the full-text table goes, and the texts wait to be indexed anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEPT = "number, kind, id, headline, text, language, day, outlet, section"


def upgrade() -> None:
    """Make the lists, and the texts again so that no number is ever used twice; the store indexes them when it is asked."""
    op.execute("DROP TABLE search_words")
    op.rename_table("search_texts", "old_search_texts")
    op.create_table(
        "search_texts",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "id", "headline", "text", "language")),
        sa.Column("day", sa.Date),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("outlet", "section", "subject", "also")),
        sa.Column("indexed", sa.Integer, nullable=False),
        sa.UniqueConstraint("kind", "id"),
        sqlite_autoincrement=True,
    )
    op.execute(f"INSERT INTO search_texts SELECT {KEPT}, '', '', 0 FROM old_search_texts")  # noqa: S608  # ours
    op.drop_table("old_search_texts")
    op.create_index("search_texts_by_day", "search_texts", ["day", "number"])
    op.execute("CREATE INDEX search_texts_waiting ON search_texts (number) WHERE indexed = 0")
    op.create_table(
        "search_postings",
        sa.Column("term", sa.Text, primary_key=True),
        sa.Column("first", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
