"""Captures kept as evidence: first in a WARC file, then in the index, so that a crash can lose neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as insert_new

from torimatome import __version__
from torimatome.errors import Failed, NotFound
from torimatome.model import Capture, Role, Snapshot
from torimatome.store import records
from torimatome.store.database import Database
from torimatome.store.tables import readings, snapshots
from torimatome.store.warc import Folder

_FULL_BYTES = 256 * 2**20
_WAITS = text("waits = 1")
"""As the index has it, word for word: it serves no other spelling."""
_SMALL_BYTES, _MANY = 16 * 2**10, 1000
"""Files with a site's rules are asked of the evidence in every round; so many of them, none longer, stay at hand."""
_FIELDS = tuple(Snapshot.__dataclass_fields__)


class Captures:
    """What was fetched, and where its bytes are."""

    def __init__(self, database: Database, folder: Folder) -> None:
        self._database = database
        self._folder = folder
        self._small: dict[tuple[Role, str], bytes] = {}

    def keep(self, capture: Capture) -> Snapshot:
        """Write a capture down; when this returns it is on the disk. The same capture twice is one."""
        capture = records.clean(capture)
        snapshot = records.snapshot_of(capture)
        with self._database.write() as connection:
            newest, end = self._mended_newest(connection)
            known = _find(connection, snapshots.c.id == snapshot.id)
            if known:
                return _snapshot(known)
            # The body is kept once; a revisit must name the same bytes at the same address.
            same = (snapshots.c.sha256 == snapshot.sha256, snapshots.c.url_reached == snapshot.url_reached)
            row = _find(connection, *same, snapshots.c.kind == "response") if capture.body else None  # never a resource
            data = records.pack(capture, snapshot, _snapshot(row) if row else None)
            name = self._place(newest, end, snapshot)
            offset = self._folder.append(name, data)
            snapshot = replace(snapshot, warc_file=name, warc_offset=offset)
            kind = "revisit" if row else records.kind_of(snapshot)
            connection.execute(insert(snapshots), _values(snapshot, kind, offset + len(data)))
        return snapshot

    def has(self, capture: Capture) -> bool:
        """Whether this very capture was kept."""
        return self.snapshot(records.snapshot_of(records.clean(capture)).id) is not None

    def snapshot(self, snapshot_id: str) -> Snapshot | None:
        """The snapshot of that id."""
        with self._database.read() as connection:
            row = _find(connection, snapshots.c.id == snapshot_id)
        return _snapshot(row) if row else None

    def all(self, role: Role | None = None) -> Iterator[Snapshot]:
        """Every snapshot, in order of fetching."""
        return self._in_order(*([snapshots.c.role == role.value] if role else []))

    def unread(self, role: Role) -> Iterator[Snapshot]:
        """What was fetched as that and nobody has read yet, in order of fetching."""
        was_read = select(readings.c.snapshot).where(readings.c.snapshot == snapshots.c.id).exists()
        return self._in_order(_WAITS, snapshots.c.role == role.value, ~was_read)

    def mark_read(self, snapshot_id: str) -> None:
        """All has been got out of a snapshot that is in it, be it nothing."""
        with self._database.write() as connection:
            connection.execute(insert_new(readings).values(snapshot=snapshot_id).on_conflict_do_nothing())
            connection.execute(update(snapshots).where(snapshots.c.id == snapshot_id).values(waits=None))

    def _in_order(self, *conditions: Any) -> Iterator[Snapshot]:
        wanted = select(snapshots).where(*conditions).order_by(snapshots.c.fetched_at, snapshots.c.number)
        with self._database.read() as connection:
            rows = connection.execute(wanted).all()
        return (_snapshot(row) for row in rows)

    def body(self, snapshot_id: str) -> bytes:
        """The bytes as fetched. NotFound: no such snapshot; Failed: its file is missing or damaged."""
        with self._database.read() as connection:
            row = _find(connection, snapshots.c.id == snapshot_id)
            if not row:
                raise NotFound(f"There is no snapshot {snapshot_id}.")
            if row.kind == "revisit":
                same = (snapshots.c.sha256 == row.sha256, snapshots.c.url_reached == row.url_reached)
                row = _find(connection, *same, snapshots.c.kind == "response") or row
        member = self._folder.member(row.warc_file, row.warc_offset)
        record = records.unpack(member.data) if member else None
        if record is None or sha256(record.body).hexdigest() != row.sha256:
            place = f"{self._folder.path / row.warc_file} at byte {row.warc_offset}"
            raise Failed(f"The record of {row.url_reached} is missing or damaged ({place}); restore it from a backup.")
        return record.body

    def records(self, snapshot_id: str) -> bytes:
        """The WARC records of a snapshot as they stand in their file; of a revisit, also those that it refers to."""
        with self._database.read() as connection:
            row = _find(connection, snapshots.c.id == snapshot_id)
            if not row:
                raise NotFound(f"There is no snapshot {snapshot_id}.")
            same = (snapshots.c.sha256 == row.sha256, snapshots.c.url_reached == row.url_reached)
            first = _find(connection, *same, snapshots.c.kind == "response") if row.kind == "revisit" else None
        name = f"{snapshot_id}.warc.gz"
        parts = [self._folder.part(one.warc_file, one.warc_offset, one.warc_end) for one in (first, row) if one]
        return b"".join((records.info(name, f"torimatome {__version__}"), *parts))

    def bytes_of(self, role: Role, digest: str) -> bytes | None:
        """The bytes of that digest, if they were kept as that and are whole."""
        if known := self._small.get((role, digest)):
            return known
        conditions = (snapshots.c.sha256 == digest, snapshots.c.role == role.value, snapshots.c.kind != "revisit")
        with self._database.read() as connection:
            row = _find(connection, *conditions)
        try:
            found = self.body(row.id) if row else None
        except Failed:
            return None
        if found is not None and len(found) <= _SMALL_BYTES:
            if len(self._small) >= _MANY:
                self._small.clear()
            self._small[role, digest] = found
        return found

    def mend(self) -> int:
        """Index what was written but not yet indexed, and cut off torn tails; how many snapshots were found."""
        with self._database.read() as connection:
            if not any(self._grown(connection, name) for name in self._folder.names()):
                return 0
        with self._database.write() as connection:
            names = [name for name in self._folder.names() if self._grown(connection, name)]
            return sum(self._mend(connection, name) for name in names)

    def reindex(self) -> int:
        """Make the whole index again from the files alone; how many snapshots there are."""
        with self._database.write() as connection:
            connection.execute(delete(snapshots))
            for name in self._folder.names():
                self._index(connection, name, 0)
            were_read = snapshots.c.id.in_(select(readings.c.snapshot))
            connection.execute(update(snapshots).where(were_read).values(waits=None))
            return connection.execute(select(func.count()).select_from(snapshots)).scalar_one()

    def _mended_newest(self, connection: Connection) -> tuple[str, int]:
        """The newest file, in agreement with the index, and where its last capture ends; an empty name: there is none."""
        names = self._folder.names()
        if not names:
            return "", 0
        known = _known_end(connection, names[-1])
        if self._folder.size(names[-1]) > known:
            self._mend(connection, names[-1])
            known = _known_end(connection, names[-1])
        return names[-1], known

    def _place(self, newest: str, end: int, snapshot: Snapshot) -> str:
        """The file to add to: the newest, unless it is full, of an earlier day, or has lost its end."""
        day = snapshot.fetched_at.date()
        size = self._folder.size(newest) if newest else 0
        if newest[:8] >= f"{day:%Y%m%d}" and end <= size < _FULL_BYTES:
            return newest
        name = self._folder.next_name(day)
        self._folder.append(name, records.info(name, f"torimatome {__version__}"))
        return name

    def _grown(self, connection: Connection, name: str) -> bool:
        """Whether the file is longer than the index knows: someone was cut short."""
        return self._folder.size(name) > _known_end(connection, name)

    def _mend(self, connection: Connection, name: str) -> int:
        known = _known_end(connection, name)
        found, end = self._index(connection, name, known)
        at_end = (snapshots.c.warc_file == name, snapshots.c.warc_end == known)
        if not found:
            connection.execute(update(snapshots).where(*at_end).values(warc_end=end))
        if self._folder.size(name) > end:
            self._folder.cut(name, end)
        return found

    def _index(self, connection: Connection, name: str, start: int) -> tuple[int, int]:
        """Add what stands in a file from an offset on; how many captures, and where the last whole record ends."""
        rows: list[dict[str, Any]] = []
        end = start
        for member in self._folder.members(name, start):
            end = member.end
            record = records.unpack(member.data)
            if record:
                snapshot = replace(record.snapshot, warc_file=name, warc_offset=member.start)
                rows.append(_values(snapshot, record.kind, end))
            elif rows:
                rows[-1]["warc_end"] = end
        if rows:
            connection.execute(insert_new(snapshots).on_conflict_do_nothing(), rows)
        return len(rows), end


def _known_end(connection: Connection, name: str) -> int:
    """Where the last indexed capture of a file ends."""
    end = connection.execute(select(func.max(snapshots.c.warc_end)).where(snapshots.c.warc_file == name)).scalar()
    return int(end or 0)


def _find(connection: Connection, *conditions: Any) -> Row[Any] | None:
    return connection.execute(select(snapshots).where(*conditions).order_by(snapshots.c.number).limit(1)).first()


def _values(snapshot: Snapshot, kind: str, end: int) -> dict[str, Any]:
    return {**{name: getattr(snapshot, name) for name in _FIELDS}, "kind": kind, "warc_end": end, "waits": 1}


def _snapshot(row: Row[Any]) -> Snapshot:
    values = {name: getattr(row, name) for name in _FIELDS}
    return Snapshot(**{**values, "role": Role(row.role)})
