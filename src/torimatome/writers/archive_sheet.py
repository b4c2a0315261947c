"""Sheet: what the archive's writers print, and what all of them ask of an item. Items may be a stream of any length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from torimatome.analysis.holes import stands_out
from torimatome.model import ArchivePage, Filed, Item
from torimatome.model.filed import running_number

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to another place: its words, its address, how many items are there, whether it is where one stands."""

    words: str
    href: str
    count: int = 0
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page to print, newest item first, and all that its navigation needs.

    years counts its items by year. subjects and parts lead to other pages. places gives the address of an item by its
    id, cited the ids of those that name it; holes the days without any item before an item (by its id); meanings what
    a term stands for.
    """

    title: str
    items: Iterable[Item]
    older: str = ""
    years: Mapping[str, int] = field(default_factory=dict)
    subjects: tuple[Way, ...] = ()
    parts: tuple[Way, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    cited: Mapping[str, Sequence[str]] = field(default_factory=dict)
    holes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)


def sheet_of(page: ArchivePage, meanings: Mapping[str, str] | None = None) -> Sheet:
    """The sheet of a page that stands alone."""
    cited: dict[str, list[str]] = {}
    for item in page.items:
        for name in related_ids(item):
            cited.setdefault(name, []).append(item.id)
    return Sheet(
        title=page.title, items=page.items, older=page.older, years=years_of(page.items),
        places={item.id: f"#{anchor(item.id)}" for item in page.items}, cited=cited,
        holes=dict(holes((item.id, dated(item)) for item in page.items)), meanings=meanings or {},
    )  # fmt: skip


def printable(text: str) -> str:
    """The words on one line, without what no document may hold or what turns the order of letters around."""
    return _BREAKS.sub(" ", _UNPRINTABLE.sub("", text)).strip()


def dated(item: Item) -> str:
    """The item's day, or month, in ISO form; empty where nobody knows it."""
    if item.filed:
        return item.filed.dated
    last = item.attribution.last_on if item.attribution else None
    return last.isoformat() if last else ""


def year(item: Item) -> str:
    """The item's year, or an empty string."""
    found = dated(item)[:4]
    return found if _YEAR.fullmatch(found) else ""


def years_of(items: Iterable[Item]) -> dict[str, int]:
    """How many items each year has, newest first; those without a date are not counted."""
    counts = Counter(filter(None, map(year, items)))
    return {name: counts[name] for name in sorted(counts, reverse=True)}


def order(item: Item) -> tuple[str, int]:
    """By what a page is sorted, newest first: the day (a month stands before its days), then the number of that day."""
    day = dated(item)
    number = running_number((item.filed.id if item.filed else item.id) or "")
    return (f"{day}-00" if len(day) == 7 else day, -1 if number is None else number)


def related_ids(item: Item) -> tuple[str, ...]:
    """The ids of the items that an item names, each once."""
    named = [one.id for one in item.filed.related] if item.filed else item.related
    return tuple(dict.fromkeys(named))


def headline(item: Item) -> str:
    """The headline as a page prints it: the Japanese one, else the English, else any."""
    found = item.headline("ja") or item.headline("en") or next((h.text for h in item.headlines.values()), "")
    return printable(found)


def anchor(name: str) -> str:
    """An id that can stand in a page and in an address."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", name)


def filed_of(item: Item) -> Filed:
    """How an item is filed; one that is not yet is filed by its attribution, without an id."""
    if item.filed:
        return item.filed
    outlet = item.attribution.outlets[0] if item.attribution and item.attribution.outlets else ""
    return Filed(id=None, layout="B2", dated=dated(item), dated_raw="", outlet=outlet)


def holes(items: Iterable[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Long stretches without any item: the id of the item that stands above one, and the days on both sides."""
    dates = [(name, day, on) for name, day in items if (on := _day(day))]
    gaps = [abs((above - below).days) for (*_, above), (*_, below) in pairwise(dates)]
    for n in range(len(gaps)):
        if stands_out(gaps, n):
            yield dates[n][0], (dates[n + 1][1], dates[n][1])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text if len(text) == len("2026-02-14") else f"{text}-01")
    except ValueError:
        return None
