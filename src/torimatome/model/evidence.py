"""Entry, Snapshot and what is remembered of feeds and pages: what was seen, where and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of what was found in a feed, a sitemap or a listing.

    url is absolute and without tracking parameters; title is plain text (markup stripped, may be empty);
    times are aware or None; content is the full text as HTML where the feed carries it.
    """

    outlet: str
    feed_url: str
    url: str
    title: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    language: str | None = None
    byline: str | None = None
    summary: str = ""
    content: str = ""


class Role(StrEnum):
    """What a snapshot was fetched as."""

    PAGE = "page"
    FEED = "feed"
    ROBOTS = "robots"
    IMAGE = "image"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """An answer as it came over the wire, not yet written down. body is decompressed."""

    role: Role
    outlet: str
    url_asked: str
    url_reached: str
    fetched_at: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def media_type(self) -> str:
        """The Content-Type header, with its parameters, or an empty string."""
        return next((v for k, v in self.headers if k.lower() == "content-type"), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Where the bytes of one fetch are kept, and how they were got. id is unique within a desk."""

    id: str
    role: Role
    outlet: str
    sha256: str
    url_asked: str
    url_reached: str
    fetched_at: datetime
    status: int
    media_type: str
    warc_file: str
    warc_offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is remembered of a feed between visits: validators only of an answer that was read whole.

    shown is how many entries it held last, fresh_at when it last held one that was not known; a_day how many new
    ones it brings, learnt over watched_h hours. fault is the last visit's trouble, empty where there was none;
    refused: that trouble was a closed door.
    """

    url: str
    moved_to: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    visited_at: datetime | None = None
    failures: int = 0
    shown: int = 0
    fresh_at: datetime | None = None
    a_day: float | None = None
    watched_h: float = 0.0
    fault: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HostState:
    """What is remembered of a host: how often it was asked on a day, and until when it asked to be left alone."""

    host: str
    day: date | None = None
    asked: int = 0
    resting_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """What is remembered of an article's page. title and updated_at are those of the entry last acted on.

    fetched_at is when it was last asked, failures how many rounds in a row it could not be had; rights are the
    reservations that it declares (noai, tdm, paywall).
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    fetched_at: datetime | None = None
    status: int = 0
    title: str = ""
    updated_at: datetime | None = None
    failures: int = 0
    rights: tuple[str, ...] = ()
