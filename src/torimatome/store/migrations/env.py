"""What Alembic runs: the migrations, on the connection that `database` hands over."""

from __future__ import annotations

from alembic import context

from torimatome.store import tables

context.configure(connection=context.config.attributes["connection"], target_metadata=tables.metadata)
with context.begin_transaction():
    context.run_migrations()
