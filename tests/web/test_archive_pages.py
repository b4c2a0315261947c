"""The archive's pages: contacts, storylines, subjects, timelines, figures, calendar; empty, full and wrongly asked."""

from __future__ import annotations

from html import unescape

import pytest

from tests.web.client import Client
from torimatome.archive.following import Following
from torimatome.desk import Desk
from torimatome.model import Storyline

PAGES = [
    "/archive", "/archive/contacts", "/archive/storylines", "/archive/subjects", "/archive/timeline", "/archive/figures",
    "/calendar", "/registers/names", "/registers/names/Q57403", "/registers/names/new", "/registers/names-new",
    "/registers/outlets", "/registers/outlets/az.khazar", "/registers/outlets/new", "/registers/review",
    "/registers/review?settled=1", "/registers/health", "/first-run/profile", "/first-run/outlets", "/first-run/import",
    "/first-run/collect",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_page_stands_in_both_languages(client: Client, path: str, language: str) -> None:
    answer = client.get(path, headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text


@pytest.fixture(scope="module")
def line(office: Desk) -> Storyline:
    follows = Following(office.folder, office.store)
    follows.update()
    one = follows.of_item(follows.storylines()[0].id)
    assert one
    return one


def test_contacts_are_found_by_words_days_and_means(client: Client) -> None:
    assert "Gelashvili" in client.get("/archive/contacts?q=Gelashvili&means=telephone").text
    assert "Gelashvili" not in client.get("/archive/contacts?means=letter").text
    assert "Gelashvili" not in client.get("/archive/contacts?to=2020-01-01").text


@pytest.mark.parametrize("query", ["from=x", "from=2026-02-02&to=2026-01-01"])
@pytest.mark.parametrize("page", ["contacts?", "timeline?q=Baku&"])
def test_days_that_are_none_are_said_so_on_the_page(client: Client, page: str, query: str) -> None:
    answer = client.get(f"/archive/{page}{query}")
    assert answer.status_code == 200
    assert 'class="error"' in answer.text


def test_a_storyline_shows_its_items_and_dates(ann: Client, line: Storyline) -> None:
    page = unescape(ann.get(f"/archive/storyline/{line.id}").text)
    assert line.name in page
    assert all(f"/item/{item}" in page for item in line.items)


def test_an_item_leaves_its_storyline_and_comes_back(ann: Client, office: Desk, line: Storyline) -> None:
    out = line.items[-1]
    to = ann.post(f"/archive/storyline/{line.items[0]}/split", {"out": out}).headers["location"]
    left = Following(office.folder, office.store).of_item(line.items[0])
    assert left is None or out not in left.items
    assert "Undo" in ann.get(to).text
    ann.post(f"/archive/storyline/{line.items[0]}/join", {"other": f"/item/{out}"})
    again = Following(office.folder, office.store).of_item(line.items[0])
    assert again
    assert out in again.items


def test_a_storyline_is_named(ann: Client, line: Storyline) -> None:
    ann.post(f"/archive/storyline/{line.items[0]}/name", {"name": "Rails & <b>roads"})
    assert "Rails &amp; &lt;b&gt;roads" in ann.get("/archive/storylines").text
    assert ann.post(f"/archive/storyline/{line.items[0]}/name", {"name": " "}).status_code == 422


def test_an_item_page_tells_its_place_in_the_archive(ann: Client, line: Storyline) -> None:
    page = ann.get(f"/item/{line.items[0]}").text
    assert "In the archive" in page
    assert f"/archive/storyline/{line.items[0]}" in page


def test_a_timeline_has_dates_with_their_items(client: Client) -> None:
    page = client.get("/archive/timeline?q=Aghdam&limit=5").text
    assert '<ol class="dates">' in page
    assert "/item/" in page


def test_figures_stand_by_their_holders(client: Client) -> None:
    page = client.get("/archive/figures?week=2026-03-07..2026-03-13").text
    assert "/passage?at=" in page
    assert client.get("/archive/figures?week=nonsense").status_code == 404


def test_the_calendar_is_a_page_and_a_file(client: Client) -> None:
    assert "/calendar.ics?from=" in client.get("/calendar").text
    answer = client.get("/calendar.ics?from=2026-02-01")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text.startswith("BEGIN:VCALENDAR\r\n")
    assert answer.text.count("BEGIN:VEVENT") > 0


@pytest.mark.parametrize(
    "path",
    [
        "/archive/subject/none",
        "/archive/storyline/none",
        "/registers/names/x-none",
        "/registers/outlets/xx.none",
        "/first-run/none",
    ],
)
def test_what_is_not_there_is_said_so(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
