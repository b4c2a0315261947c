"""Outlet and Feed: who publishes, and where to look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
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
    CHANNEL = "channel"


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
    """Where to look for entries of one outlet.

    Of a mailbox, senders are the addresses (or @domains) whose letters are the outlet's, and password_env names the
    variable of the environment that holds its password.
    """

    url: str
    kind: FeedKind
    language: str | None = None
    every_min: int = 30
    senders: tuple[str, ...] = ()
    password_env: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How an outlet's pages looked from a day on: CSS selectors; what is empty is found as on any page.

    from_on None: since ever. A page is read by the layout that was in force when it was fetched.
    """

    from_on: date | None = None
    headline: str = ""
    text: str = ""
    date: str = ""
    byline: str = ""
    drop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher, as its register file says it.

    domains are hosts, or host:port. Two outlets of one owner are one family when corroboration is counted.
    read_from and read_until: from when to when the desk reads it, both days included; None: nobody said.
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
    layouts: tuple[Layout, ...] = ()
    read_from: date | None = None
    read_until: date | None = None

    def layout_on(self, day: date) -> Layout | None:
        """The layout in force on a day: the latest that began by then."""
        begun = [one for one in self.layouts if one.from_on is None or one.from_on <= day]
        return max(begun, key=lambda one: one.from_on or date.min, default=None)

    @property
    def zone(self) -> ZoneInfo:
        """The outlet's own clock."""
        return ZoneInfo(self.timezone)
