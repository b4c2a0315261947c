"""Filling: what fell out of a feed before it was seen is looked for in sitemaps and archive pages, and the result is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from torimatome.collect.errand import Errand
from torimatome.collect.looking import Looking
from torimatome.collect.urls import origin_of
from torimatome.collect.ways import OTHER_WAYS
from torimatome.errors import Retry, SetAside
from torimatome.model import Entry, Feed, FeedKind

ARCHIVES = ("/news/", "/archive/", "/")
"""Where sites keep their older news, page by page; the first that answers is turned."""


async def look_at_archives(looking: Looking) -> None:
    """Turn the pages of an archive, where neither the feeds nor the sitemaps reach back to what is known."""
    outlet = looking.errand.outlet
    wanted = looking.overrun or looking.errand.since
    if not wanted or any(feed.kind is FeedKind.LISTING for feed in outlet.feeds):
        return  # a listing was turned as far as it goes
    if looking.overrun and not looking.errand.since and reaches_back(looking, looking.of_sitemaps):
        return
    for origin in dict.fromkeys(origin_of(feed.url) for feed in outlet.feeds if feed.kind not in OTHER_WAYS):
        for path in ARCHIVES:
            before = len(looking.entries)
            archive = Feed(url=origin + path, kind=FeedKind.LISTING, every_min=0)
            try:
                await looking.turn(archive)
            except (Retry, SetAside):
                continue  # nobody said that there is such a page
            looking.archived += looking.entries[before:]
            if len(looking.entries) > before:
                break


def reaches_back(looking: Looking, entries: Iterable[Entry]) -> bool:
    """Whether something among them was known before."""
    return any(looking.is_known(entry.url) for entry in entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """What only sitemaps and archives still showed of an outlet whose feed had moved on: judged before it is fetched.

    reached: these places went back to something that was known, so that nothing between can be missing.
    """

    overrun: tuple[str, ...]
    entries: tuple[Entry, ...]
    sources: str
    reached: bool

    @classmethod
    def of(cls, looking: Looking, wanted: Iterable[Entry]) -> Fill:
        """The fill of one visit."""
        listed = any(feed.kind is FeedKind.LISTING for feed in looking.errand.outlet.feeds)
        places = {
            "sitemap": looking.of_sitemaps,
            "archive": looking.archived,
            "listing": looking.entries if listed else [],
        }
        return cls(
            overrun=tuple(looking.overrun),
            entries=tuple(e for e in wanted if e.url not in looking.shown and not looking.is_known(e.url)),
            sources=" and the ".join(name for name, entries in places.items() if entries),
            reached=any(reaches_back(looking, entries) for entries in places.values()),
        )

    def tell(self, errand: Errand) -> None:
        """Put into the tally what became of it, once the pages have been asked for."""
        if not self.overrun:
            return
        states = [errand.memory.page_state(entry.url) for entry in self.entries]
        errand.tally.overrun, errand.tally.filled_from = True, self.sources
        errand.tally.filled = sum(state is not None and state.sha256 is not None for state in states)
        errand.tally.unfilled = len(states) - errand.tally.filled
        if not self.reached:
            errand.trouble(
                errand.outlet.id,
                f"{self.overrun[0]} shows nothing of what it showed before, and neither a sitemap nor an archive of"
                f" {errand.outlet.id} reaches back to that; look whether something is missing, and ask it more often.",
            )
