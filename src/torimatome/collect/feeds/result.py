"""FeedRead: what one answer of a feed, sitemap or listing held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from torimatome.model import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A sitemap that a sitemap index names."""

    url: str
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRead:
    """Entries in the order of the feed.

    whole is False where the answer broke off: its validators must not be remembered.
    next_page leads to older entries; unlinked counts entries without an address to fetch.
    """

    entries: tuple[Entry, ...] = ()
    children: tuple[Child, ...] = ()
    next_page: str | None = None
    whole: bool = True
    unlinked: int = 0
    is_sitemap: bool = False
