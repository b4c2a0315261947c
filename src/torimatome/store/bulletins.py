"""Bulletins: drafts, which are the machine's, and approvals and issues, which are people's and stay for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from torimatome.errors import NotFound
from torimatome.model import Bulletin, Correction, digest
from torimatome.model.json import from_json, to_json
from torimatome.store.database import Database
from torimatome.store.dialect import put
from torimatome.store.search import Search
from torimatome.store.shelving import Reading, shelve
from torimatome.store.tables import approvals, drafts, issued, issued_documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """A person's yes to a bulletin exactly as it was: content is the digest of its JSON."""

    bulletin: str
    content: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A bulletin as it went out, with the bytes of its documents by format. edition counts corrections from 1."""

    bulletin: Bulletin
    edition: int
    issued_at: datetime
    documents: Mapping[str, bytes]


class Bulletins:
    """Drafts by id, and what was issued under each id."""

    def __init__(self, database: Database, search: Search) -> None:
        self._database = database
        self._search = search

    def save(self, bulletin: Bulletin) -> None:
        """Keep a draft in place of the one before."""
        with self._database.write() as connection:
            put(connection, drafts, [{"id": bulletin.id, "json": to_json(bulletin)}])

    def get(self, bulletin_id: str) -> Bulletin | None:
        """The draft of that id; where there is none, what was issued last under it."""
        if draft := self.draft(bulletin_id):
            return draft
        last = self.issued(bulletin_id)
        return last.bulletin if last else None

    def known(self, bulletin_id: str) -> Bulletin:
        """The same. NotFound: there is none."""
        if (found := self.get(bulletin_id)) is None:
            known = ", ".join(self.ids()) or "none yet; draft one first"
            raise NotFound(f"there is no bulletin {bulletin_id!r} in this desk (it has: {known}).")
        return found

    def draft(self, bulletin_id: str) -> Bulletin | None:
        """The draft of that id, if there is one."""
        with self._database.read() as connection:
            draft = connection.execute(select(drafts.c.json).where(drafts.c.id == bulletin_id)).scalar()
        return from_json(Bulletin, draft) if draft else None

    def ids(self) -> list[str]:
        """The ids of drafts and issues, in order."""
        both = select(drafts.c.id).union(select(issued.c.id))
        with self._database.read() as connection:
            return sorted(connection.execute(both).scalars())

    def discard(self, bulletin_id: str) -> bool:
        """Throw a draft away; False: there was none. What was issued stays."""
        with self._database.write() as connection:
            return bool(connection.execute(delete(drafts).where(drafts.c.id == bulletin_id)).rowcount)

    def approve(self, bulletin: Bulletin, by: str, at: datetime) -> Approval:
        """Keep a person's yes to a bulletin as it is now."""
        approval = Approval(bulletin=bulletin.id, content=self.content(bulletin), by=by, at=at)
        with self._database.write() as connection:
            connection.execute(insert(approvals).values(bulletin=bulletin.id, json=to_json(approval)))
        return approval

    def content(self, bulletin: Bulletin) -> str:
        """The digest of a bulletin, as an approval names it."""
        return digest(to_json(bulletin))

    def approvals(self, bulletin_id: str) -> tuple[Approval, ...]:
        """Every yes to a bulletin, in order; compare `content` to see whether it is still the same bulletin."""
        wanted = select(approvals.c.json).where(approvals.c.bulletin == bulletin_id).order_by(approvals.c.number)
        with self._database.read() as connection:
            return tuple(from_json(Approval, row) for row in connection.execute(wanted).scalars())

    def issue(self, bulletin: Bulletin, documents: Mapping[str, bytes], at: datetime | None = None) -> Issue:
        """Keep what went out, for ever. The same bulletin in more formats joins its edition; a changed one is the next.

        at: when, if not now.
        """
        content = to_json(bulletin)
        with self._database.write() as connection:
            rows = _issues(connection, bulletin.id)
            last = rows[-1] if rows else None
            if (
                last is None
                or from_json(Bulletin, last.json) != bulletin
                or _differ(_documents(connection, last.number), documents)
            ):
                row = {"id": bulletin.id, "issued_at": at or datetime.now(UTC), "json": content}
                number = connection.execute(insert(issued).values(row).returning(issued.c.number)).scalar_one()
                shelve(connection, _reading(number, bulletin), self._search)
            else:
                number = last.number
            have = _documents(connection, number)
            for form, data in documents.items():
                if form not in have:
                    connection.execute(insert(issued_documents).values(issue=number, format=form, data=data))
        return self.issues(bulletin.id)[-1]

    def issued(self, bulletin_id: str) -> Issue | None:
        """The last edition."""
        editions = self.issues(bulletin_id)
        return editions[-1] if editions else None

    def of_number(self, number: int) -> Bulletin:
        """An edition by its row."""
        with self._database.read() as connection:
            return from_json(
                Bulletin, connection.execute(select(issued.c.json).where(issued.c.number == number)).scalar_one()
            )

    def corrections(self) -> tuple[tuple[str, Correction], ...]:
        """Every correction that went out, each with the id of the issue that printed it, in order of issue."""
        wanted = select(issued.c.json).where(issued.c.json.contains('"corrections":[{', autoescape=True))
        with self._database.read() as connection:
            rows = connection.execute(wanted.order_by(issued.c.number)).scalars().all()
        found = (from_json(Bulletin, row) for row in rows)
        return tuple(dict.fromkeys((bulletin.id, one) for bulletin in found for one in bulletin.corrections))

    def readings(self) -> Iterator[Reading]:
        """Every edition in order of issue, ready to be shelved; one at a time."""
        with self._database.read() as connection:
            for number in connection.execute(select(issued.c.number).order_by(issued.c.number)).scalars().all():
                yield _reading(number, self.of_number(number))

    def issues(self, bulletin_id: str | None = None) -> tuple[Issue, ...]:
        """Every edition of a bulletin, or of all, in order of issue."""
        with self._database.read() as connection:
            rows = _issues(connection, bulletin_id)
            documents = [_documents(connection, row.number) for row in rows]
        counts: dict[str, int] = {}
        found: list[Issue] = []
        for row, with_it in zip(rows, documents, strict=True):
            counts[row.id] = counts.get(row.id, 0) + 1
            bulletin = from_json(Bulletin, row.json)
            found.append(Issue(bulletin=bulletin, edition=counts[row.id], issued_at=row.issued_at, documents=with_it))
        return tuple(found)


def _reading(number: int, bulletin: Bulletin) -> Reading:
    return Reading(origin="issue", source=number, rank=number, kind="bulletin", holds=bulletin)


def _issues(connection: Connection, bulletin_id: str | None) -> list[Row[Any]]:
    wanted = select(issued).order_by(issued.c.number)
    if bulletin_id is not None:
        wanted = wanted.where(issued.c.id == bulletin_id)
    return list(connection.execute(wanted).all())


def _documents(connection: Connection, number: int) -> dict[str, bytes]:
    wanted = select(issued_documents).where(issued_documents.c.issue == number).order_by(issued_documents.c.number)
    return {row.format: row.data for row in connection.execute(wanted)}


def _differ(have: Mapping[str, bytes], new: Mapping[str, bytes]) -> bool:
    return any(form in have and have[form] != data for form, data in new.items())
