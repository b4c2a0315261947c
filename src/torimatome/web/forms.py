"""What a form says: read by hand, so that forms need no library. Uploads come as multipart, everything else urlencoded."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

from torimatome.errors import Stop

TOKEN = "token"  # noqa: S105, the name of the field
MOST_BYTES = 64_000_000
"""An upload may be so large; a past issue as PDF is a tenth of it."""
_MOST_FIELDS = 2_000
_NAME = re.compile(rb'\bname="([^"]*)"')
_FILE = re.compile(rb'filename="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as the browser sent it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, and its files."""

    fields: Mapping[str, list[str]] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def get(self, name: str, default: str = "") -> str:
        """The last value of a field, its lines ended as ours are."""
        return self.fields.get(name, [default])[-1].replace("\r\n", "\n")

    def all(self, name: str) -> list[str]:
        """Every value of a field."""
        return self.fields.get(name, [])


async def read(request: Request) -> Form:
    """The form of a request. Stop: it is too large or no form."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise Stop(f"What was sent is larger than {MOST_BYTES // 1_000_000} MB; send less at once.")
    return parsed(bytes(body), request.headers.get("content-type", ""))


def parsed(body: bytes, kind: str) -> Form:
    """The form that a body holds. Stop: it is not one."""
    if kind.startswith("multipart/form-data"):
        boundary = kind.partition("boundary=")[2].strip('"').encode("latin-1", "replace")
        return _multipart(body, boundary)
    try:
        said = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise Stop("What was sent is no form; open the page again and send it anew.") from error
    return Form(said)


def _multipart(body: bytes, boundary: bytes) -> Form:
    fields: dict[str, list[str]] = {}
    files: dict[str, Upload] = {}
    for head, data in _parts(body, boundary):
        name, file = _NAME.search(head), _FILE.search(head)
        if name and file:
            files[_text(name.group(1))] = Upload(re.split(r"[/\\]", _text(file.group(1)))[-1], data)
        elif name:
            fields.setdefault(_text(name.group(1)), []).append(_text(data))
    return Form(fields, {name: upload for name, upload in files.items() if upload.name})


def _parts(body: bytes, boundary: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not boundary:
        return
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary)[1:-1]:
        head, found, data = part.partition(b"\r\n\r\n")
        if found:
            yield head, data


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


class Tokens:
    """A token for each browser: a form that another site made cannot have it."""

    def __init__(self, secret: bytes | None = None) -> None:
        self._secret = secret or secrets.token_bytes(32)

    def of(self, session: str) -> str:
        """The token of the forms that this browser was given."""
        return hmac.new(self._secret, session.encode(), hashlib.sha256).hexdigest()

    def fits(self, session: str, token: str) -> bool:
        """Whether a form was made for this browser by us."""
        return hmac.compare_digest(self.of(session), token.encode("ascii", "replace").decode())


def is_own(request: Request) -> bool:
    """Whether a request comes from a page of ours, as far as the browser says where it comes from."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")
