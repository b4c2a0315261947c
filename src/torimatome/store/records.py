"""One capture as WARC 1.1 records, and a record as what it says of a capture. Bytes only; files are `warc`'s.

The body stands as we hold it, unpacked: the headers that told how it was packed are kept under the name that web
archives use for it (X-Archive-Orig-...), and Content-Length is that of the body. What WARC has no field for stands
in WARC-Torimatome-... fields of the response, so that the index can be made again from the files alone.
"""

from __future__ import annotations

import gzip
import re
from base64 import b32encode
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException
from warcio.warcwriter import WARCWriter

from torimatome.model import Capture, Role, Snapshot
from torimatome.store.columns import stamp

_OURS = "WARC-Torimatome-"
_WEB, _NOT_WEB = ("http://", "https://"), ("mid:", "urn:")
"""What is fetched is kept as a response; a letter, or what was typed from paper, as a resource."""
PACKING = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers that speak of the bytes as they came over the wire; bodies are kept unpacked."""
_NOT_IN_URL = re.compile(r"[\s<>\x00-\x20\x7f]")
_HOST_AND_PATH = re.compile(r"^(?:https?://)?([^/?#]*)([^#]*)")
_NOT_IN_NAME = re.compile(r"[^!-9;-~]")
STRANGE = (
    ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, StopIteration, LookupError, ValueError, TypeError,
    AttributeError,
)  # fmt: skip
"""What the reader of web archives raises over records that nobody foresaw; fuzzing found the last two."""
_PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A response or revisit as read back; warc_file and warc_offset of the snapshot are still empty."""

    kind: str
    snapshot: Snapshot
    body: bytes


def snapshot_of(capture: Capture) -> Snapshot:
    """What is known of a capture before it is written; the id says it all, so that one capture has one id."""
    content = sha256(capture.body).hexdigest()
    said = (capture.role, capture.outlet, capture.url_asked, capture.url_reached, stamp(capture.fetched_at))
    identity = "\n".join((*said, str(capture.status), content))
    return Snapshot(
        id=sha256(identity.encode()).hexdigest()[:20],
        role=capture.role,
        outlet=capture.outlet,
        sha256=content,
        url_asked=capture.url_asked,
        url_reached=capture.url_reached,
        fetched_at=datetime.fromisoformat(stamp(capture.fetched_at)),
        status=capture.status,
        media_type=capture.media_type,
        warc_file="",
        warc_offset=0,
    )


def clean(capture: Capture) -> Capture:
    """The capture with nothing in it that could break out of its line. ValueError: neither from the web nor a letter."""
    if not capture.url_reached.lower().startswith((*_WEB, *_NOT_WEB)):
        raise ValueError(f"{capture.url_reached!r} is not a web address")
    headers = ((_NOT_IN_NAME.sub("", name), _ascii(value)) for name, value in capture.headers)
    return replace(
        capture,
        outlet=_url(capture.outlet),
        url_asked=_url(capture.url_asked),
        url_reached=_url(capture.url_reached),
        headers=tuple((name, value) for name, value in headers if name),
    )


def _url(text: str) -> str:
    text = text.strip().encode("utf-8", "backslashreplace").decode()
    scheme, colon, rest = text.partition(":")
    return _NOT_IN_URL.sub(lambda found: quote(found.group()), f"{scheme.lower()}{colon}{rest}")


def _ascii(value: str) -> str:
    return quote(value.strip(), safe=_PRINTABLE, errors="backslashreplace")


def info(name: str, software: str) -> bytes:
    """The record that opens a file."""
    out = BytesIO()
    writer = WARCWriter(out, warc_version="WARC/1.1")
    writer.write_record(writer.create_warcinfo_record(name, {"software": software, "format": "WARC File Format 1.1"}))
    return out.getvalue()


def pack(capture: Capture, snapshot: Snapshot, earlier: Snapshot | None) -> bytes:
    """The records of a clean capture: what came, then what was asked. earlier: the same bytes were kept with it."""
    writer = WARCWriter(BytesIO(), gzip=False, warc_version="WARC/1.1")
    http = StatusAndHeaders(_status(capture.status), _headers(capture), protocol="HTTP/1.1")
    fields = _fields(snapshot)
    if kind_of(snapshot) == "resource":
        return _members(writer, _resource(writer, capture, snapshot))
    if earlier:
        came = writer.create_revisit_record(
            snapshot.url_reached,
            _digest(snapshot),
            earlier.url_reached,
            stamp(earlier.fetched_at),
            http_headers=http,
            warc_headers_dict={**fields, "WARC-Refers-To": _urn(earlier.id)},
        )
    else:
        came = writer.create_warc_record(
            snapshot.url_reached,
            "response",
            payload=BytesIO(capture.body),
            length=len(capture.body),
            http_headers=http,
            warc_headers_dict={**fields, "WARC-Payload-Digest": _digest(snapshot)},
        )
    return _members(writer, came, _request(writer, snapshot))


def _members(writer: WARCWriter, *made: Any) -> bytes:
    """Each record as a gzip member of its own. The writer would pack at level 9: twice the time for 2 % of the bytes."""
    members = []
    for record in made:
        writer.out = BytesIO()
        writer.write_record(record)
        members.append(gzip.compress(writer.out.getvalue(), 5, mtime=0))
    return b"".join(members)


def kind_of(snapshot: Snapshot) -> str:
    """The kind of record that a snapshot is first kept as."""
    return "response" if snapshot.url_reached.startswith(_WEB) else "resource"


def _resource(writer: WARCWriter, capture: Capture, snapshot: Snapshot) -> Any:
    """Bytes that no web server gave, as they came."""
    return writer.create_warc_record(
        snapshot.url_reached,
        "resource",
        payload=BytesIO(capture.body),
        length=len(capture.body),
        warc_content_type=_ascii(capture.media_type) or "application/octet-stream",
        warc_headers_dict={**_fields(snapshot), "WARC-Payload-Digest": _digest(snapshot)},
    )


def _request(writer: WARCWriter, snapshot: Snapshot) -> Any:
    """What was asked, as far as is known: the address."""
    host, path = _HOST_AND_PATH.findall(_ascii(snapshot.url_asked))[0]
    http = StatusAndHeaders(f"GET {path or '/'} HTTP/1.1", [("Host", host)], is_http_request=True)
    return writer.create_warc_record(
        snapshot.url_asked,
        "request",
        http_headers=http,
        warc_headers_dict={
            "WARC-Record-ID": _urn(snapshot.id + "/request"),
            "WARC-Date": stamp(snapshot.fetched_at),
            "WARC-Concurrent-To": _urn(snapshot.id),
        },
    )


def _fields(snapshot: Snapshot) -> dict[str, str]:
    return {
        "WARC-Record-ID": _urn(snapshot.id),
        "WARC-Date": stamp(snapshot.fetched_at),
        f"{_OURS}Id": snapshot.id,
        f"{_OURS}Role": snapshot.role.value,
        f"{_OURS}Outlet": snapshot.outlet,
        f"{_OURS}Url-Asked": snapshot.url_asked,
        f"{_OURS}Sha256": snapshot.sha256,
    }


def _headers(capture: Capture) -> list[tuple[str, str]]:
    kept = [(f"X-Archive-Orig-{k}" if k.lower() in PACKING else k, v) for k, v in capture.headers]
    return [*kept, ("Content-Length", str(len(capture.body)))]


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return f"{code} Unknown"


def _digest(snapshot: Snapshot) -> str:
    return "sha256:" + b32encode(bytes.fromhex(snapshot.sha256)).decode("ascii")


def _urn(name: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, 'torimatome:' + name)}>"


def unpack(data: bytes) -> Record | None:
    """The response or revisit in one unpacked WARC record; None for a record of another kind or make."""
    try:
        record = next(iter(WARCIterator(BytesIO(data))))
        kept = record.rec_type == "resource" or (record.http_headers and record.rec_type in {"response", "revisit"})
        return _read(record) if kept else None
    except STRANGE:
        return None


def _read(record: Any) -> Record:
    fields = {name.lower(): value for name, value in record.rec_headers.headers}
    http = record.http_headers
    ours = _OURS.lower()
    snapshot = Snapshot(
        id=fields[f"{ours}id"],
        role=Role(fields[f"{ours}role"]),
        outlet=fields[f"{ours}outlet"],
        sha256=fields[f"{ours}sha256"],
        url_asked=fields[f"{ours}url-asked"],
        url_reached=fields["warc-target-uri"],
        fetched_at=datetime.fromisoformat(fields["warc-date"]),
        status=int(http.get_statuscode()) if http else 200,
        media_type=http.get_header("content-type", "") if http else fields.get("content-type", ""),
        warc_file="",
        warc_offset=0,
    )
    return Record(kind=record.rec_type, snapshot=snapshot, body=record.content_stream().read())
