"""Pages of links read as feeds."""

from __future__ import annotations

from datetime import UTC, datetime

from torimatome.collect import FeedRead, read_feed
from torimatome.model import Feed, FeedKind, Outlet, OutletKind

OUTLET = Outlet(
    id="xx.herald", attribution="HERALD", country="xx", kind=OutletKind.SITE, owner="herald",
    timezone="Asia/Baku", domains=("herald.example",),
)  # fmt: skip
URL = "https://herald.example/news/"


def read(body: str, url: str = URL, media_type: str = "text/html; charset=utf-8") -> FeedRead:
    feed = Feed(url=URL, kind=FeedKind.LISTING, language="en")
    return read_feed(body.encode(), feed, OUTLET, url=url, media_type=media_type)


PAGE = """<!doctype html><html><body>
<div class="top-menu"><a href="/en/politics-and-much-more-2026">Politics and all the rest</a></div>
<ul class="lang-switch"><li><a href="/az/">AZ</a></li><li><a href="/ru/">RU</a></li></ul>
<main>
<div class="card"><a href="/en/2026/03/10/port-opens-101?src=front"><img src="/a.jpg"></a>
 <a href="/en/2026/03/10/port-opens-101?src=front"><h3>Port opens in the south</h3><p>Long teaser text</p></a>
 <span class="when" data-timestamp="1773129600">yesterday</span></div>
<div class="card"><a href="/en/2026/03/09/bridge-closed-102">Bridge closed for repairs</a> <i>09.03.2026 18:30</i></div>
<div class="card"><a href="/en/2026/03/09/no-date-103">A report without any date</a></div>
<div class="card"><a href="https://stranger.example/en/2026/03/09/other-104">Someone else's long report</a></div>
<div class="card"><a href="/private/2026/03/09/members-105">For the members of the club only</a></div>
<div class="card"><a href="javascript:void(0)">Click here for more of this</a></div>
</main>
<div class="comments"><a href="/en/2026/03/08/said-106">What somebody said below it</a></div>
<div class="pager"><a href="?page=1">1</a> <a href="?page=2">2</a> <a href="?page=3">3</a></div>
</body></html>"""


def test_articles_with_titles_and_dates() -> None:
    found = read(PAGE)
    assert [entry.url.rsplit("/", 1)[1] for entry in found.entries] == [
        "port-opens-101",
        "bridge-closed-102",
        "no-date-103",
    ]
    port, bridge, undated = found.entries
    assert port.title == "Port opens in the south"
    assert port.published_at == datetime(2026, 3, 10, 8, tzinfo=UTC)
    assert bridge.published_at == datetime(2026, 3, 9, 14, 30, tzinfo=UTC)
    assert undated.published_at is None
    assert {entry.language for entry in found.entries} == {"en"}


def test_the_next_page() -> None:
    assert read(PAGE).next_page == "https://herald.example/news/?page=2"
    assert read(PAGE, url=f"{URL}?page=2").next_page == "https://herald.example/news/?page=3"
    assert read(PAGE, url=f"{URL}?page=3").next_page is None


def test_the_next_page_by_its_mark_or_path() -> None:
    marked = PAGE.replace('<a href="?page=2">2</a>', '<a rel="next" href="/news/older">older</a>')
    assert read(marked).next_page == "https://herald.example/news/older"
    by_path = PAGE.replace("?page=", "/news/page/")
    assert read(by_path).next_page == "https://herald.example/news/page/2"
    assert read(by_path, url=f"{URL}page/2").next_page == "https://herald.example/news/page/3"


def test_addresses_without_numbers_are_learnt_from_their_place() -> None:
    slugs = ("port", "bridge", "harvest", "school", "railway", "tariff")
    rows = "".join(f'<li class="n"><a href="/en/news/{s}">The {s} has been opened by the mayor</a></li>' for s in slugs)
    found = read(f"<html><body><ul>{rows}</ul><p><a href='/en/terms'>Terms</a></p></body></html>")
    assert [entry.url.rsplit("/", 1)[1] for entry in found.entries] == list(slugs)


def test_old_tables_with_a_base_and_an_old_encoding() -> None:
    rows = "".join(
        f"<tr><td><font>1{n}.03.2026 08:00</font></td><td><a href='2026031{n}/77{n}_most.htm'>Мост номер {n} открыт</a></td></tr>"
        for n in range(3)
    )
    page = f"<html><head><base href='https://herald.example/'></head><body><table>{rows}</table><a href='news/?page=2'>[2]</a></body></html>"
    feed = Feed(url=URL, kind=FeedKind.LISTING)
    found = read_feed(page.encode("cp1251"), feed, OUTLET, url=URL, media_type="text/html; charset=windows-1251")
    assert [entry.title for entry in found.entries] == [f"Мост номер {n} открыт" for n in range(3)]
    assert [entry.published_at.day for entry in found.entries if entry.published_at] == [10, 11, 12]
    assert found.entries[0].url == "https://herald.example/20260310/770_most.htm"
    assert found.next_page == "https://herald.example/news/?page=2"


def test_a_listing_that_breaks_off_is_not_whole() -> None:
    assert read(PAGE).whole
    assert not read(PAGE[: len(PAGE) // 2]).whole
