"""Article and Dateline: one publication, read from a snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DateSource(StrEnum):
    """Where a publication time was read, in falling order of trust."""

    FEED = "feed"
    METADATA = "metadata"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A publication time with the outlet's own offset, and where it was read.

    precision is "minute" or "day"; at a precision of a day the clock shows noon of the outlet's day.
    """

    at: datetime
    source: DateSource
    precision: str = "minute"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """'Baku, February 14, AZERTAG' as it stood at the head of the text, and what it says."""

    raw: str
    place: str | None = None
    on: date | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The way on which a publication came, where it was not simply fetched from its outlet.

    via is the outlet that passed it on, shown its words for the source ("AFP=時事"); cites are the outlets that it
    reports after, nearest first; forwarded_from names the channel that a post was taken from; typed_by the person who
    typed it from paper, pages ("12-13") and page_count where it stood there. gone_at: from then on it was missing.
    """

    way: str = ""
    via: str | None = None
    shown: str | None = None
    cites: tuple[str, ...] = ()
    forwarded_from: str | None = None
    typed_by: str | None = None
    pages: str | None = None
    page_count: int | None = None
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One publication. A later version of the same page has the same id and the next revision.

    text is NFC, its paragraphs divided by a blank line, without headline, byline and dateline. page_starts tells, of a
    document with pages, where in the text each page begins.
    """

    id: str
    revision: int
    outlet: str
    url: str
    language: str
    headline: str
    text: str
    byline: str | None = None
    dateline: Dateline | None = None
    published: Published | None = None
    modified_at: datetime | None = None
    category: str | None = None
    snapshot: str = ""
    first_seen_at: datetime | None = None
    route: Route | None = None
    page_starts: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page, counted from 1, on which a letter of the text stands; None where there are no pages."""
        return sum(start <= offset for start in self.page_starts) or None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the text."""
        return tuple(self.text.split("\n\n")) if self.text else ()

    @property
    def lead(self) -> str:
        """The first paragraph, or nothing."""
        return self.text.partition("\n\n")[0]

    @property
    def reported_on(self) -> date | None:
        """The day of publication in the outlet's own zone; None where the page gives none."""
        return self.published.at.date() if self.published else None

    @property
    def age(self) -> tuple[bool, float, str]:
        """What sorts articles: the oldest first, those without a date last."""
        return self.published is None, self.published.at.timestamp() if self.published else 0.0, self.id
