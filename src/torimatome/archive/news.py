"""The feed of what is new in the archive."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from torimatome.archive.filing import placing, subjects
from torimatome.archive.numbers import numbered
from torimatome.archive.shelves import address
from torimatome.model import Item
from torimatome.plugins import Folder
from torimatome.store import Store
from torimatome.writers import archive_feed
from torimatome.writers.archive_sheet import order

NEWS = 50
"""So many entries a feed has."""
_SINCE = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of what has none, and of an empty feed."""
_YEAR = "2026"
"""The year in which the tags of feeds were settled; it is part of every id and never changes (RFC 4151)."""


def feed(folder: Folder, store: Store, site: str = "") -> bytes:
    """The newest items as Atom. site: the address under which the subject pages are published, for links to them."""
    of, make = subjects(folder, store), placing(folder, store)
    newest = store.archive.newest(NEWS)
    given = numbered(folder, store, [one for one in newest if not one.id])
    entries = [_news(make(one, one.id or given.get(one.item.id, "")), of(one), folder, site) for one in newest]
    ordered = sorted(entries, key=lambda one: (one.at, order(one.item)), reverse=True)
    channel = archive_feed.Channel(
        id=f"{_tag(folder)}archive", title=folder.house.title, author=folder.house.publisher,
        href=f"{_base(site)}archive.atom" if site else "",
    )  # fmt: skip
    return archive_feed.write(channel, ordered, _SINCE)


def _news(item: Item, names: tuple[str, ...], folder: Folder, site: str) -> archive_feed.News:
    href = f"{_base(site)}{address(names[0], item)}" if site and names else ""
    return archive_feed.News(
        item=item, id=f"{_tag(folder)}item/{quote(item.id, safe='-._~')}", at=_moment(item, folder), href=href,
        subjects=names,
    )  # fmt: skip


def _moment(item: Item, folder: Folder) -> datetime:
    """When an item was reported, as far as its page says; a month counts from its first day."""
    filed = item.filed
    day = f"{filed.dated}-01"[:10] if filed and filed.dated else ""
    clock = filed.time if filed and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", filed.time or "") else "00:00"
    try:
        return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(folder.house.timezone))
    except ValueError:
        return _SINCE


def _tag(folder: Folder) -> str:
    """What the ids of a desk's feed begin with: a name that is nobody's on the net, and stays when the desk moves."""
    return f"tag:{folder.house.home}.torimatome.invalid,{_YEAR}:"


def _base(site: str) -> str:
    return site if site.endswith("/") else f"{site}/"
