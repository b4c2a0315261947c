"""Pictures in the browser: contacts, map, calendar, an event's places; each with the table that says the same, and as a file."""

from __future__ import annotations

from html import unescape
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from tests.web.client import Client
from tests.web.team import Team
from torimatome.chronicle.placing import Placing
from torimatome.desk import Desk
from torimatome.web.visiting import Role

SVG = "{http://www.w3.org/2000/svg}"
PAGES = {
    "contacts": "/pictures/contacts", "persons": "/pictures/contacts?by=person", "map": "/pictures/map?q=Aghdam",
    "calendar": "/pictures/calendar?from=2026-01-01",
}  # fmt: skip
PICTURES = ["/picture/contacts?by=person", "/picture/map?q=Aghdam", "/picture/calendar?from=2026-01-01"]


@pytest.fixture(scope="module")
def somewhere(office: Desk) -> str:
    """The event with the most places that a map has."""
    placing = Placing(office.folder, office.store, lambda _: (), "en")
    return max(office.store.events.all(), key=lambda e: (len(placing.shown(e.places)[0]), e.id)).id


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("page", PAGES)
def test_each_page_has_its_picture_and_a_table(office: Desk, page: str, language: str) -> None:
    with Team(office).browser(Role.READER) as reader:
        answer = reader.get(PAGES[page], headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert '<img src="/picture/' in answer.text
    assert answer.text.count("<tr data-row") >= 1
    for suffix in ("&amp;dl=1", "&amp;as=png&amp;dl=1"):
        assert suffix in answer.text


@pytest.mark.parametrize("path", PICTURES)
def test_a_picture_is_strict_and_each_point_leads_to_a_page(ann: Client, path: str) -> None:
    answer = ann.get(path)
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    links = {a.get("href", "") for a in ET.fromstring(answer.text).iter(f"{SVG}a")}
    assert links
    assert {link: ann.get(link.partition("#")[0]).status_code for link in links} == dict.fromkeys(links, 200)
    assert ann.get(f"{path}&as=png&dl=1").content.startswith(b"\x89PNG")


def test_the_table_counts_what_the_picture_shows(ann: Client, office: Desk) -> None:
    page = unescape(ann.get("/pictures/map?q=Aghdam").text)
    svg = ann.get("/picture/map?q=Aghdam").text
    names = [a.get("aria-label", "").partition(":")[0] for a in ET.fromstring(svg).iter(f"{SVG}a")]
    assert names
    assert all(f'dir="auto">{name}</th>' in page for name in names)


def test_an_event_has_a_map_of_its_places_in_words_too(ann: Client, office: Desk, somewhere: str) -> None:
    page = unescape(ann.get(f"/event/{somewhere}").text)
    event = office.store.events.get(somewhere)
    assert event
    places = Placing(office.folder, office.store, lambda _: (), "en").shown(event.places)[0]
    assert f'<img src="/picture/event?event={somewhere}"' in page
    assert f'alt="Map of where it was: {", ".join(pin.name for _, pin in places)}. Disputed lines' in page
    svg = ann.get(f"/picture/event?event={somewhere}").text
    assert "by this desk's choice" in unescape(svg)
    assert all(f"/registers/names/{key}" in svg for key, _ in places)
    assert "出来事の場所" in ann.get(f"/event/{somewhere}", headers={"Accept-Language": "ja"}).text


def test_an_event_nowhere_has_no_map(ann: Client, office: Desk) -> None:
    placing = Placing(office.folder, office.store, lambda _: (), "en")
    nowhere = next(e for e in office.store.events.all() if not placing.shown(e.places)[0])
    assert "/picture/event" not in ann.get(f"/event/{nowhere.id}").text
    assert ann.get(f"/picture/event?event={nowhere.id}").status_code == 404
    assert ann.get("/picture/event").status_code == 404


def test_a_country_is_no_spot_on_an_event_map(office: Desk) -> None:
    country = next(iter(office.folder.register.countries.values()))
    assert Placing(office.folder, office.store, lambda _: (), "en").shown([country.id, "nothing"]) == ([], [])


def test_the_search_the_contacts_and_the_calendar_lead_to_their_pictures(ann: Client) -> None:
    page = unescape(ann.get("/search?q=Aghdam&from=2026-01-01").text)
    for path in ("/pictures", "/pictures/map"):
        assert f'href="{path}?q={quote("Aghdam from:", safe="")}' in page or f'href="{path}?q=Aghdam%20from%3A' in page
    assert 'href="/pictures/contacts?q=' in ann.get("/archive/contacts").text
    assert 'href="/pictures/calendar?from=' in ann.get("/calendar").text
    assert 'href="/pictures"' in ann.get("/archive").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/pictures/map", 200), ("/pictures/map?q=zzzzqq", 200), ("/pictures/contacts?q=zzzzqq", 200), ("/pictures/contacts?from=x", 200),
        ("/pictures/map?q=Aghdam&from=x", 200), ("/pictures/contacts?by=planet", 200), ("/picture/map", 404), ("/picture/map?q=a&from=x", 404),
        ("/picture/contacts?from=2026-02-01&to=2026-01-01", 404),
    ],
)  # fmt: skip
def test_what_is_wrongly_asked_is_said_so(ann: Client, path: str, status: int) -> None:
    assert ann.get(path).status_code == status
