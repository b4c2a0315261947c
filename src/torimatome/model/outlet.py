"""Outlet and Feed: who publishes, and where to look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from zoneinfo import ZoneInfo


class FeedKind(StrEnum):
    """Dialects that a feed may speak."""

    RSS = "rss"
    ATOM = "atom"
    JSON = "json"
    RDF = "rdf"
    SITEMAP = "sitemap"
    LISTING = "listing"
    MAIL = "mail"


class OutletKind(StrEnum):
    """What an outlet is; the first two and the last but two are primary or official sources."""

    STATE_AGENCY = "state-agency"
    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    SITE = "site"
    MINISTRY = "ministry"
    BODY = "body"
    AGGREGATOR = "aggregator"
    MAGAZINE = "magazine"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Where to look for entries of one outlet."""

    url: str
    kind: FeedKind
    language: str | None = None
    every_min: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher, as its register file says it.

    domains are hosts, or host:port. Two outlets of one owner are one family when corroboration is counted.
    """

    id: str
    attribution: str
    names: Mapping[str, str] = field(default_factory=dict)
    country: str
    kind: OutletKind
    owner: str
    timezone: str
    domains: tuple[str, ...]
    languages: tuple[str, ...] = ()
    crawl_delay_s: float | None = None
    feeds: tuple[Feed, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The outlet's own clock."""
        return ZoneInfo(self.timezone)
