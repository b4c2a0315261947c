"""Read outlet files: the form is that of design.md 5, and every key is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from torimatome.errors import BadConfig
from torimatome.model import Feed, FeedKind, Layout, Outlet, OutletKind
from torimatome.outlets.selectors import xpath
from torimatome.tables import Table

# Spellings of other programs that people copy from.
_KINDS = {"state agency": "state-agency", "independent site": "site", "international body": "body"}
_FEED_KINDS = {"rss2": "rss", "jsonfeed": "json", "newssitemap": "sitemap"}
_ID = re.compile(r"[a-z]{2}\.[a-z0-9][a-z0-9-]*")
_COUNTRY = re.compile(r"[a-z]{2}")
_DOMAIN = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?")
_URL = re.compile(r"(https?|imaps?|file)://\S+")

Kind = TypeVar("Kind", bound=StrEnum)


def read_outlet(text: str, name: str) -> Outlet:
    """The outlet of one file; name is the file as the reader knows it. Raises BadConfig."""
    table = Table.read(text, name)
    outlet = Outlet(
        id=_matching(table, "id", _ID, 'must be like "az.azertag": country, point, short name in small letters'),
        attribution=table.text("attribution"),
        names=table.words("names"),
        country=_matching(table, "country", _COUNTRY, 'must be a two-letter country code in small letters, like "az"'),
        kind=_kind(table, OutletKind, _KINDS),
        owner=table.text("owner", "") or table.text("id"),
        timezone=_timezone(table),
        domains=_domains(table),
        languages=table.texts("languages"),
        crawl_delay_s=table.number("crawl_delay_s", 0.0, most=3600.0) if "crawl_delay_s" in table else None,
        feeds=tuple(_feed(feed) for feed in table.tables("feeds")),
        layouts=tuple(_layout(layout) for layout in table.tables("layouts")),
        read_from=table.day("read_from"),
        read_until=table.day("read_until"),
    )
    if outlet.read_from and outlet.read_until and outlet.read_until < outlet.read_from:
        raise table.wrong("read_until", f"must not be before read_from, {outlet.read_from}")
    table.done()
    return outlet


def _layout(table: Table) -> Layout:
    layout = Layout(
        from_on=table.day("from"),
        headline=_selector(table, "headline"),
        text=_selector(table, "text"),
        date=_selector(table, "date"),
        byline=_selector(table, "byline"),
        drop=tuple(_checked(table, "drop", one) for one in table.texts("drop")),
    )
    table.done()
    return layout


def _selector(table: Table, key: str) -> str:
    return _checked(table, key, text) if (text := table.text(key, "")) else ""


def _checked(table: Table, key: str, selector: str) -> str:
    try:
        xpath(selector)
    except ValueError as error:
        raise table.wrong(key, f'cannot be "{selector}": {error}') from None
    return selector


def _feed(table: Table) -> Feed:
    feed = Feed(
        url=_matching(
            table,
            "url",
            _URL,
            "must be a full address that begins with http:// or https:// (a mailbox: imaps:// or file://)",
        ),
        kind=_kind(table, FeedKind, _FEED_KINDS),
        language=table.text("language") if "language" in table else None,
        every_min=table.whole("every_min", 30, least=1, most=10080),
        senders=tuple(one.lower() for one in table.texts("senders")),
        password_env=table.text("password_env", ""),
    )
    table.done()
    if re.match(r"imaps?://[^/@]*:[^/@]*@", feed.url):
        raise table.wrong("url", "holds a password; take it out, and name with password_env the variable that has it")
    return feed


def _matching(table: Table, key: str, pattern: re.Pattern[str], what: str) -> str:
    value = table.text(key)
    if pattern.fullmatch(value):
        return value
    raise table.wrong(key, what)


def _kind(table: Table, kinds: type[Kind], spellings: Mapping[str, str]) -> Kind:
    value = table.text("kind")
    try:
        return kinds(spellings.get(value, value))
    except ValueError:
        raise table.wrong("kind", f'cannot be "{value}"; it is one of {", ".join(kinds)}') from None


def _timezone(table: Table) -> str:
    value = table.text("timezone")
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise table.wrong("timezone", f'"{value}" is not known; use a name like "Asia/Baku"') from None


def _domains(table: Table) -> tuple[str, ...]:
    domains = table.texts("domains")
    if domains and all(_DOMAIN.fullmatch(d) for d in domains):
        return tuple(d.lower() for d in domains)
    raise table.wrong("domains", 'must list at least one host or host:port, like ["azertag.az"]')


@cache
def bundled() -> Mapping[str, Outlet]:
    """The outlets that come with the package, by id; found by looking through the folder."""
    found: dict[str, Outlet] = {}
    for file in _files(resources.files("torimatome.outlets")):
        outlet = read_outlet(file.read_text("utf-8"), f"outlets/{file.name}")
        if outlet.id in found:
            raise BadConfig(
                f"outlets/{file.name} has the id {outlet.id}, which another file has already; give it its own."
            )
        found[outlet.id] = outlet
    return MappingProxyType(found)


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith(".toml"):
            yield entry
