"""Source: where a feed's bytes came from, and how an entry of it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from torimatome.collect.feeds.result import FeedRead
from torimatome.collect.moments import read_moment
from torimatome.collect.plain import plain
from torimatome.collect.urls import web_url
from torimatome.model import Entry, Feed, Outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One answer of a feed: the feed, its outlet, the address that answered and its media type."""

    feed: Feed
    outlet: Outlet
    url: str
    media_type: str
    zone: tzinfo

    def entry(
        self,
        *,
        href: str | None,
        title: str = "",
        published: str | None = None,
        updated: str | None = None,
        published_at: datetime | None = None,
        language: str | None = None,
        byline: str = "",
        summary: str = "",
        content: str = "",
    ) -> Entry | None:
        """An entry from raw values; None where there is no address that could be fetched."""
        url = web_url(self.url, href)
        if url is None:
            return None
        return Entry(
            outlet=self.outlet.id,
            feed_url=self.feed.url,
            url=url,
            title=plain(title),
            published_at=published_at or read_moment(published, self.zone),
            updated_at=read_moment(updated, self.zone),
            language=language_tag(language) or self.feed.language,
            byline=plain(byline) or None,
            summary=summary,
            content=content,
        )

    def read(
        self, found: Sequence[Entry | None], *, whole: bool, next_page: str | None = None, is_sitemap: bool = False
    ) -> FeedRead:
        """The result: each address once, the first line of it kept."""
        entries = {entry.url: entry for entry in reversed(found) if entry}
        ordered = tuple(dict.fromkeys(entry.url for entry in found if entry))
        return FeedRead(
            entries=tuple(entries[url] for url in ordered),
            next_page=next_page,
            whole=whole,
            is_sitemap=is_sitemap,
            unlinked=sum(entry is None for entry in found),
        )


def language_tag(text: str | None) -> str | None:
    """The language of a tag: en for en-US or EN_gb; None for nonsense."""
    tag = (text or "").strip().replace("_", "-").partition("-")[0].lower()
    return tag if tag.isascii() and tag.isalpha() and 2 <= len(tag) <= 3 else None
