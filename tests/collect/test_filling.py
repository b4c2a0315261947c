"""A feed that moved on while nobody looked: noticed, filled from sitemap, archive or listing, and told."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest

from torimatome import collect
from torimatome.model import FeedKind

from .herald import RSS, go, page
from .memory import Desk
from .playground import NOW, RULES, Web, listing, rss, serving, sitemap


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as made:
        yield made


def at(number: int) -> str:
    return f"/en/2026/03/{1000 + number}"


def feed_of(*numbers: int) -> str:
    return rss(
        *((at(n), f"The report number {n}", f"Tue, {10 + n // 24:02} Mar 2026 {n % 24:02}:00:00 GMT") for n in numbers)
    )


def furnish(web: Web, *numbers: int) -> None:
    web.routes |= {"/robots.txt": "User-agent: *\nDisallow: /private/\n", "/rss.xml": feed_of(*numbers)}
    web.routes |= {at(n): page(f"text {n}") for n in range(60)}


LATER = NOW + timedelta(days=2)


def test_what_fell_out_of_the_feed_is_filled_from_the_sitemap(web: Web) -> None:
    desk = Desk()
    furnish(web, 1, 2, 3)
    assert not go(web, desk).tallies[0].overrun
    furnish(web, 18, 19, 20)
    web.routes["/sitemap.xml"] = sitemap(*((at(n), f"2026-03-10T{n:02}:00:00Z") for n in range(1, 21)))
    report = go(web, desk, at=LATER)
    assert report.tallies[0].words() == "17 new, window moved on, 14 entries filled from the sitemap, 0 unfilled"
    assert not report.problems


def test_a_feed_that_still_shows_the_last_entry_was_not_overrun(web: Web) -> None:
    desk = Desk()
    furnish(web, 1, 2, 3)
    go(web, desk)
    furnish(web, 3, 4, 5)
    assert not go(web, desk, at=LATER).tallies[0].overrun


def test_pages_of_the_fill_that_cannot_be_had_are_told(web: Web) -> None:
    desk = Desk()
    furnish(web, 1, 2)
    go(web, desk)
    furnish(web, 8, 9)
    del web.routes[at(5)]
    web.routes["/sitemap.xml"] = sitemap(*((at(n), f"2026-03-10T{n:02}:00:00Z") for n in range(1, 10)))
    assert "4 entries filled from the sitemap, 1 unfilled" in go(web, desk, at=LATER).tallies[0].words()


def test_without_a_sitemap_the_archive_is_turned_until_something_known(web: Web) -> None:
    desk = Desk()
    furnish(web, 1, 2, 3)
    go(web, desk)
    furnish(web, 38, 39, 40)
    web.routes["/news/"] = listing(range(1031, 1041), 2)
    web.routes["/news/?page=2"] = listing(range(1021, 1031), 3)
    web.routes["/news/?page=3"] = listing(range(1011, 1021), 4)
    web.routes["/news/?page=4"] = listing(range(1001, 1011), 5)
    web.routes["/news/?page=5"] = listing(range(991, 1001), None)
    report = go(web, desk, at=LATER)
    assert "34 entries filled from the archive, 0 unfilled" in report.tallies[0].words()
    assert "/news/?page=5" not in web.paths
    again = len(web.log)
    assert not go(web, desk, at=LATER + timedelta(hours=1)).tallies[0].overrun
    assert "/news/" not in web.paths[again:]


def test_where_nothing_reaches_back_it_says_so(web: Web) -> None:
    desk = Desk()
    furnish(web, 1, 2)
    go(web, desk)
    furnish(web, 38, 39)
    report = go(web, desk, at=LATER)
    assert report.tallies[0].overrun
    assert "reaches back" in report.problems[0].message


def test_a_closed_archive_is_not_turned(web: Web) -> None:
    desk = Desk()
    furnish(web, 1, 2)
    go(web, desk)
    furnish(web, 38, 39)
    web.routes["/robots.txt"] = "User-agent: *\nDisallow: /news/\nDisallow: /archive/\n"
    web.routes["/news/"] = listing(range(1001, 1041), None)
    go(web, desk, at=LATER)
    assert "/news/" not in web.paths


def test_a_listing_counts_what_its_older_pages_brought(web: Web) -> None:
    desk = Desk()
    furnish(web)
    outlet = web.outlet(("/news/", FeedKind.LISTING))
    web.routes["/news/"] = listing(range(1001, 1006), None)
    go(web, desk, outlet)
    web.routes["/news/"] = listing(range(1016, 1021), 2)
    web.routes["/news/?page=2"] = listing(range(1006, 1016), 3)
    web.routes["/news/?page=3"] = listing(range(1001, 1006), None)
    report = go(web, desk, outlet, at=LATER)
    assert "10 entries filled from the listing, 0 unfilled" in report.tallies[0].words()


def test_since_fetches_all_that_is_still_shown_from_then_on(web: Web) -> None:
    desk = Desk()
    furnish(web, 30)
    web.routes["/sitemap.xml"] = sitemap(("/en/2025/11/900", "2025-11-20T08:00:00Z"), (at(1), "2026-03-10T01:00:00Z"))
    web.routes["/en/2025/11/900"] = page("old")
    go(web, desk)
    assert f"{web.base}/en/2025/11/900" not in desk.page_urls
    outlets = (web.outlet(RSS),)
    since = NOW - timedelta(days=120)
    asyncio.run(collect.round(outlets, desk, RULES, lambda: NOW, desk, since=since, tempo=web.time.tempo))
    assert f"{web.base}/en/2025/11/900" in desk.page_urls
