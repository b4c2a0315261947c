"""Problems: what runs could not do. The same problem again is one row with a count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as upsert

from torimatome.model import Problem, Remedy
from torimatome.store.database import Database
from torimatome.store.tables import problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A problem, when it was first and last met, and how many times."""

    problem: Problem
    first_at: datetime
    last_at: datetime
    times: int


class Problems:
    """What went wrong, until it goes right."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, problem: Problem, at: datetime) -> None:
        """Note a problem."""
        row = upsert(problems).values(
            stage=problem.stage,
            subject=problem.subject,
            message=problem.message,
            remedy=problem.remedy.value,
            first_at=at,
            last_at=at,
            times=1,
        )
        again = {"last_at": row.excluded.last_at, "remedy": row.excluded.remedy, "times": problems.c.times + 1}
        with self._database.write() as connection:
            connection.execute(row.on_conflict_do_update(index_elements=["stage", "subject", "message"], set_=again))

    def clear(self, stage: str, subject: str) -> None:
        """The thing went right after all."""
        with self._database.write() as connection:
            connection.execute(delete(problems).where(problems.c.stage == stage, problems.c.subject == subject))

    def recent(self, limit: int = 100) -> list[Noted]:
        """The problems met last, the latest first."""
        wanted = select(problems).order_by(problems.c.last_at.desc(), problems.c.number.desc()).limit(limit)
        with self._database.read() as connection:
            rows = connection.execute(wanted).all()
        return [
            Noted(
                problem=Problem(stage=row.stage, subject=row.subject, message=row.message, remedy=Remedy(row.remedy)),
                first_at=row.first_at,
                last_at=row.last_at,
                times=row.times,
            )
            for row in rows
        ]
