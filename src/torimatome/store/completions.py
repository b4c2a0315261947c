"""What a language model answered, by the hash of the question, and every request that was spent. Only ever added to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, insert, select

from torimatome.store.database import Database
from torimatome.store.tables import completions


class Completions:
    """The model's answers. They outlive a rebuild, which asks nobody and must come out the same."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> str | None:
        """The answer to a question that was asked before: the first, should it have been asked twice."""
        wanted = select(completions.c.answer).where(completions.c.key == key).order_by(completions.c.number).limit(1)
        with self._database.read() as connection:
            found = connection.execute(wanted).scalar() if key else None
        return None if found is None else str(found)

    def spend(self, key: str, answer: str, tokens: int, at: datetime) -> None:
        """Keep an answer; with an empty key, a request that brought none."""
        row = {"key": key, "answer": answer, "tokens": tokens, "asked_at": at}
        with self._database.write() as connection:
            connection.execute(insert(completions).values(row))

    def spent(self, since: datetime) -> tuple[int, int]:
        """Requests and tokens since then."""
        wanted = select(func.count(), func.coalesce(func.sum(completions.c.tokens), 0)).where(
            completions.c.asked_at >= since
        )
        with self._database.read() as connection:
            requests, tokens = connection.execute(wanted).one()
        return int(requests), int(tokens)
