"""Answer: what a host said, after redirects; Validators: what to ask with so that nothing comes twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from torimatome.model import Capture, Role

_WIRE_ONLY = frozenset({"content-encoding", "transfer-encoding", "content-length"})


def header_of(headers: Iterable[tuple[str, str]], name: str) -> str | None:
    """The first header of that name (in small letters), whatever its own case."""
    return next((value for key, value in headers if key.lower() == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """ETag and Last-Modified of the copy at hand."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The conditional headers."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in pairs.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A status with its unpacked body.

    moved_to is the farthest address that was reached by permanent redirects alone.
    """

    url_asked: str
    url_reached: str
    fetched_at: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    moved_to: str | None = None

    @property
    def unchanged(self) -> bool:
        """304: the copy at hand is current."""
        return self.status == 304

    def header(self, name: str) -> str | None:
        """The first header of that name, whatever its case."""
        return header_of(self.headers, name)

    @property
    def media_type(self) -> str:
        """The Content-Type, or an empty string."""
        return self.header("content-type") or ""

    @property
    def validators(self) -> Validators:
        """What to ask with next time."""
        return Validators(etag=self.header("etag"), last_modified=self.header("last-modified"))

    def capture(self, role: Role, outlet: str) -> Capture:
        """The evidence. Headers that spoke of the packed bytes are kept under the name archives give them."""
        headers = tuple((f"X-Archive-Orig-{k}" if k.lower() in _WIRE_ONLY else k, v) for k, v in self.headers)
        return Capture(
            role=role,
            outlet=outlet,
            url_asked=self.url_asked,
            url_reached=self.url_reached,
            fetched_at=self.fetched_at,
            status=self.status,
            headers=headers,
            body=self.body,
        )
