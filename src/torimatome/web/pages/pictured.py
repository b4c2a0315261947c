"""Pages of pictures: who met whom, where the items of a query happened, what is announced; each with a table that says the same."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.responses import Response

from torimatome.chronicle.drawing import BY
from torimatome.errors import Stop
from torimatome.web import drawn
from torimatome.web.answers import sentence
from torimatome.web.follows import Heads, leaf
from torimatome.web.site import Ask, Page
from torimatome.writers.pictures.contacts import LEVELS, Edge, edges_of
from torimatome.writers.pictures.map import Sheet

_ASKED = ("q", "from", "to", "by")
_ROWS = 60


def contacts(ask: Ask) -> Response:
    """Who met whom as a network, and each pair with the items that tell of it, those who met most first."""
    edges: list[Edge] = []
    said = ""
    try:
        edges = sorted(edges_of(drawn.contacts_of(ask)), key=lambda e: (-len(e.contacts), e.ends))
    except Stop as error:
        said = sentence(str(error))
    return ask.show(
        "pictures_contacts.html", leaf=leaf(ask, edges, _ROWS), said=said, query=drawn.query_of(ask), given=_given(ask), by=drawn.by_of(ask),
        all_by=BY, levels=[name for name, *_ in LEVELS], address=_address(ask, "contacts"), several=drawn.several, head=Heads(ask),
    )  # fmt: skip


def map_(ask: Ask) -> Response:
    """Where the items of a query happened, and each place with those items."""
    query, said, count = drawn.query_of(ask), "", 0
    sheet = Sheet(pins=())
    try:
        sheet, count = drawn.map_of(ask) if query else (sheet, 0)
    except Stop as error:
        said = sentence(str(error))
    return ask.show(
        "pictures_map.html", leaf=leaf(ask, sheet.pins, _ROWS), sheet=sheet, said=said, query=query, given=_given(ask), count=count,
        cut=drawn.is_cut(count), address=_address(ask, "map"), several=drawn.several, head=Heads(ask),
    )  # fmt: skip


def calendar(ask: Ask) -> Response:
    """What is announced on the sheets of its months, and as a table."""
    told = drawn.days_announced(ask)
    given = {**_given(ask), "from": told.since.isoformat()}
    address = f"/picture/calendar?{urlencode(given)}"
    return ask.show("pictures_calendar.html", leaf=leaf(ask, told.found, _ROWS), since=told.since, address=address)


def _given(ask: Ask) -> Mapping[str, str]:
    return {name: said for name in _ASKED if (said := ask.query.get(name, "").strip())}


def _address(ask: Ask, kind: str) -> str:
    return f"/picture/{kind}?{urlencode(_given(ask))}"


PAGES = (
    Page("/pictures/contacts", contacts),
    Page("/pictures/map", map_),
    Page("/pictures/calendar", calendar),
)
