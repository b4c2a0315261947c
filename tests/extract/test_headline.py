"""Which of the titles that a page gives is its headline."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.extract.headline import likeness
from torimatome.outlets import read_outlet

from .pages import PARAGRAPHS, entry, modern, read

LONG = "Two tugs collide in dense morning fog near the old lighthouse"
BRIEF = "Two tugs collide in fog near the old lighthouse"
OTHER = "Lighthouse keeper saw it all: how the tugs met"


def page(*, shown: str, declared: str = "", shared: str = "", tab: str = "", name: str = "") -> str:
    """A page whose h1, JSON-LD, og:title and <title> may differ."""
    ld = {"@type": "NewsArticle", "headline": declared, "name": name, "datePublished": "2026-05-14T15:05:00+04:00"}
    head = f'<script type="application/ld+json">{json.dumps({k: v for k, v in ld.items() if v})}</script>'
    head += f'<meta property="og:title" content="{shared}">' if shared else ""
    whole = modern(title=shown, head=head)
    return whole.replace(f"<title>{shown}", f"<title>{tab or shown}")


def test_the_declared_headline_stands_against_another_that_is_shown() -> None:
    assert read(page(shown=OTHER, declared=LONG, shared=OTHER)).headline == LONG


def test_a_declared_headline_that_only_repeats_the_tab_is_for_search_engines() -> None:
    tab = "Tugs collision lighthouse: all that is known"
    assert read(page(shown=OTHER, declared=tab, shared=OTHER, tab=tab)).headline == OTHER
    assert read(page(shown=OTHER, declared=tab, shared=LONG, tab=tab)).headline == tab


@pytest.mark.parametrize("declared", ["", LONG])
def test_the_shared_wording_stands_before_one_that_is_longer_by_a_few_words(declared: str) -> None:
    got = read(page(shown=LONG, declared=declared, shared=f"{BRIEF} | Harbour News"))
    assert (got.headline, got.text) == (BRIEF, "\n\n".join(PARAGRAPHS))


@pytest.mark.parametrize(
    "shared",
    [
        "Two tugs collide in dense…",
        "Two tugs collide in dense morning fog near the",
        "Two tugs collide",
        "Collide in dense morning fog near the old lighthouse",
        "Two tugs collide in fog near the lighthouse, two hurt",
        "Two ferries crash in dense morning fog near the lighthouse",
    ],
)
def test_a_shared_title_that_is_cut_off_or_says_something_else_does_not(shared: str) -> None:
    assert read(page(shown=LONG, declared=LONG, shared=shared)).headline == LONG


@pytest.mark.parametrize(
    ("fed", "wanted"),
    [
        (OTHER, OTHER),
        (f"{OTHER} | Harbour News", OTHER),
        ("Lighthouse keeper saw it all: how…", OTHER),
        ("Lighthouse keeper saw it all - how tugs met", OTHER),
        ("lighthouse keeper saw it all how the tugs met!", OTHER),
        ("A wholly different matter of the town council", LONG),
        ("", LONG),
        ("…", LONG),
    ],
)
def test_the_reading_nearest_to_the_feeds_title_is_the_newsrooms_own(fed: str, wanted: str) -> None:
    for written in (
        page(shown=LONG, declared=LONG, shared=OTHER),
        page(shown=LONG, shared=OTHER),
        page(shown=LONG, shared=OTHER, tab="Fog"),
    ):
        assert read(written, found=entry(title=fed)).headline == wanted


def test_the_feed_is_compared_in_scripts_without_spaces_too() -> None:
    shown, shared = "港の図書館に船員のための読書室ができた", "船員に読む部屋、港の図書館 深夜まで開く"
    written = page(shown=shown, declared=shown, shared=shared)
    assert read(written, found=entry(title="【写真】船員に読む部屋、港の図書館")).headline == shared
    assert read(written, found=entry(title="港の図書館に船員の読書室")).headline == shown


def test_a_wording_without_a_number_is_not_the_same_headline() -> None:
    shown = "Two tugs collide in fog near the old lighthouse, 3 hurt"
    assert read(page(shown=shown, shared=BRIEF)).headline == shown


def test_a_headline_that_was_corrected_is_not_taken_back_by_the_feed() -> None:
    old, new = "Fog keeps 12 ships in port", "Fog keeps 14 ships in port"
    got = read(page(shown=new, declared=new, shared=old), found=entry(title=old))
    assert got.headline == new


def test_what_stands_under_another_wording_of_the_headline_is_still_found() -> None:
    written = page(shown=LONG, shared=BRIEF).replace('<div class="meta">', '<div class="byline">Ada Quay</div><div>')
    written = written.replace("<p>The harbour", '<p class="dl">Lisbon, May 14, HARBOUR</p><p>The harbour')
    got = read(written)
    assert (got.headline, got.byline) == (BRIEF, "Ada Quay")
    assert got.dateline
    assert got.dateline.place == "Lisbon"


def test_an_outlets_file_may_name_the_place_of_its_headline() -> None:
    toml = """id = "xx.harbour"\nattribution = "HARBOUR"\ncountry = "xx"\nkind = "site"\ntimezone = "Asia/Baku"
domains = ["harbour.example"]\n[[layouts]]\nheadline = "meta[property='og:title']"\n"""
    house = read_outlet(toml, "harbour.toml")
    assert read(page(shown=LONG, declared=LONG, shared=OTHER), house=house).headline == OTHER


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share_and_the_same_from_both_sides(a: str, b: str) -> None:
    assert 0.0 <= likeness(a, b) <= 1.0
    assert likeness(a, b) == likeness(b, a)


NOISE = 4000
HOSTILE = {
    "a title of nothing but dividers": modern(title="a | " * NOISE),
    "thousands of shared titles": modern(
        head="".join(f'<meta property="og:title" content="Title {n} of many">' for n in range(NOISE)),
        date="".join(f"<h1>Heading {n} of many</h1>" for n in range(NOISE)),
    ),
    "thousands of marked elements, deep down": modern(
        date="<div itemprop='author headline'>" * 100 + "<b itemprop='author headline'>x</b>" * NOISE + "</div>" * 100
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_titles_without_end_are_read(case: str) -> None:
    """No clock is looked at: without their bounds each of these takes many seconds."""
    assert read(HOSTILE[case], found=entry(title="Title of many")).headline
