"""What the pictures of contacts, places, announced days and an event's places show, as an address asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote, urlencode

from torimatome.archive.finding import MOST, matter
from torimatome.chronicle.drawing import BY, Drawing, sheets
from torimatome.dossiers import Appointment, diary
from torimatome.errors import NotFound
from torimatome.model import Contact
from torimatome.web.follows import caught_up, days_of, following
from torimatome.web.site import Ask
from torimatome.writers.pictures import Look
from torimatome.writers.pictures import calendar as month_sheets
from torimatome.writers.pictures import contacts as network
from torimatome.writers.pictures import map as atlas

LATELY = timedelta(days=30)
"""What was announced longer ago is shown only if it is asked for: each article of the days is read."""
MOST_LINKED = 60
"""A point of many items leads to so many of them."""


def look(ask: Ask, title: str, page: str = "item") -> Look:
    """How a picture is drawn for the visitor; page: what its points lead to."""
    return Look(
        language=ask.visitor.language, title=title, disputed=ask.desk.folder.house.maps.disputed,
        href=lambda key: f"/{page}/{quote(key, safe='')}", several=several if page == "item" else None,
    )  # fmt: skip


def several(items: Sequence[str]) -> str:
    """Where a point of many items leads."""
    return f"/points?{urlencode([('item', one) for one in items[:MOST_LINKED]] + [('of', str(len(items)))])}"


def query_of(ask: Ask) -> str:
    """The words that an address asks for."""
    return ask.query.get("q", "").strip()[:300]


# --- contacts -----------------------------------------------------------------------------------------------------


def by_of(ask: Ask) -> str:
    """What the parties are called by."""
    said = ask.query.get("by", "")
    return said if said in BY else BY[0]


def contacts_of(ask: Ask) -> network.Network:
    """Who met whom, of those that the address asks for (?q=...&from=...&to=...&by=person). Stop: its days are none."""
    found: Sequence[Contact] = caught_up(ask)[0].contacts(query_of(ask), *days_of(ask))
    return _drawing(ask).network(found, by_of(ask))


def contacts(ask: Ask) -> bytes:
    """Their picture."""
    return network.draw(contacts_of(ask), look(ask, query_of(ask)))


# --- where things happened ----------------------------------------------------------------------------------------


def map_of(ask: Ask) -> tuple[atlas.Sheet, int]:
    """The places that the items of a query tell of, and how many items were read. NotFound: nothing is asked for."""
    query, (first, last) = query_of(ask), days_of(ask)
    if not query:
        raise NotFound(ask.t("chronicle.no-query"))
    days = [f"from:{first}"] * bool(first) + [f"to:{last}"] * bool(last)
    found = matter(ask.desk.search, " ".join([query, *days]))
    return _drawing(ask).map((), found), len(found)


def map_(ask: Ask) -> bytes:
    """Their picture."""
    return atlas.draw(map_of(ask)[0], look(ask, query_of(ask)))


def is_cut(count: int) -> bool:
    """Whether a search may have found more than it gives."""
    return count >= MOST


# --- an event's places --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An event on a map: the sheet, and its places as (id, name), in the same order."""

    sheet: atlas.Sheet
    places: tuple[tuple[str, str], ...]


def placed(ask: Ask, event: str) -> Placed:
    """Where an event was, as far as anybody knows."""
    found = ask.desk.store.events.get(event)
    sheet, keys = _drawing(ask).event(found.places if found else ())
    names = tuple(pin.name for pin in sheet.pins)
    return Placed(sheet=sheet, places=tuple(zip(keys, names, strict=True)))


def event(ask: Ask) -> bytes:
    """The locator map of an event (?event=...). NotFound: nobody knows where it was."""
    found = placed(ask, ask.query.get("event", ""))
    if not found.places:
        raise NotFound(ask.t("chronicle.no-places"))
    return atlas.draw(found.sheet, look(ask, ask.t("chronicle.where-title"), "registers/names"))


# --- the calendar ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What articles announce since a day, as seen from today."""

    found: Sequence[Appointment]
    since: date
    today: date


def days_announced(ask: Ask) -> Days:
    """What is announced (?from=2026-01-01: since that day). Stop: it is no day."""
    since, today = days_of(ask)[0] or today_of(ask) - LATELY, today_of(ask)
    return Days(found=diary(ask.desk.folder, ask.desk.store, today, since), since=since, today=today)


def today_of(ask: Ask) -> date:
    """Today; of a desk that stopped some time ago, the day of its newest article."""
    today, days = ask.desk.clock().date(), ask.desk.store.drafted.days()
    return min(today, days[1]) if days else today


def calendar(ask: Ask) -> bytes:
    """The picture of announced days; a point leads to its event, or to the article that announced it."""
    told = days_announced(ask)
    events = {one.sources[0]: one.event for one in told.found if one.event}
    base = look(ask, "", "article")

    def href(key: str) -> str:
        return f"/event/{quote(events[key], safe='')}" if key in events else base.href(key)

    shown = Look(language=base.language, disputed=base.disputed, href=href)
    return month_sheets.draw(sheets(told.found, *_given(ask), told.today), shown)


def _given(ask: Ask) -> tuple[None, date | None]:
    """Only the last day bounds what is shown: the first says since when articles are read, as on the page."""
    return None, days_of(ask)[1]


def _drawing(ask: Ask) -> Drawing:
    return Drawing(ask.desk.folder, ask.desk.store, following(ask).find, ask.visitor.language)
