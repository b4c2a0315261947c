"""Web archives that others made, read record by record: a WARC file from a crawler, a browser or another desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator

from torimatome.store.records import PACKING, STRANGE

MAX_BODY_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """One answer of an archive: where, when, how it was answered. body is unpacked, and None where it is too big."""

    url: str
    at: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes | None


def archived(file: BinaryIO) -> Iterator[Archived | None]:
    """The answers in a WARC file, in their order; None where it breaks off, and for a record that cannot be read."""
    try:
        for record in ArchiveIterator(file):
            if record.rec_type in {"response", "resource"}:
                yield _read(record)
    except (*STRANGE, OSError):
        yield None


def _read(record: Any) -> Archived | None:
    try:
        at = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date"))
        http = record.http_headers
        body = record.content_stream().read(MAX_BODY_BYTES + 1)
        kind = record.rec_headers.get_header("Content-Type") or ""
        headers = tuple(http.headers) if http else (("Content-Type", kind),)
        return Archived(
            url=(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>"),
            at=at if at.tzinfo else at.replace(tzinfo=UTC), status=int(http.get_statuscode()) if http else 200,
            headers=tuple((k, v) for k, v in headers if k.lower() not in PACKING),
            body=body if len(body) <= MAX_BODY_BYTES else None,
        )  # fmt: skip
    except (*STRANGE, OSError):
        return None
