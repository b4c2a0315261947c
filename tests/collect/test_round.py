"""The round: what stands in a feed, listing or sitemap is fetched, once, and nothing is lost on the way."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from torimatome import collect
from torimatome.collect.ports import Done
from torimatome.errors import NoRoom
from torimatome.model import Capture, Entry, FeedKind, Role, Snapshot

from .herald import ONE, RSS, TWO, go, page
from .memory import Desk
from .playground import NOW, RULES, Reply, Web, listing, rss, serving, sitemap


def test_a_round_and_the_one_after(paper: Web, desk: Desk) -> None:
    report = go(paper, desk)
    assert (report.kept, report.changed, report.left, report.problems) == (2, 0, 0, ())
    assert report.tallies[0].entries == 2
    assert desk.page_urls == [paper.base + ONE[0], paper.base + TWO[0]]
    assert set(desk.outcomes.values()) == {"kept"}
    assert {capture.role for capture in desk.captures} == set(Role) - {Role.IMAGE}
    asked = len(paper.log)
    again = go(paper, desk)
    assert (again.kept, again.tallies[0].feeds_unchanged) == (0, 1)
    assert paper.paths[asked:] == ["/robots.txt", "/rss.xml", "/sitemap.xml"]
    assert again.problems == ()


def test_a_feed_that_is_not_due_is_not_asked(paper: Web, desk: Desk) -> None:
    go(paper, desk)
    asked = len(paper.log)
    go(paper, desk, at=NOW + timedelta(minutes=10), force=False)
    assert "/rss.xml" not in paper.paths[asked:]
    go(paper, desk, at=NOW + timedelta(minutes=31), force=False)
    assert "/rss.xml" in paper.paths[asked:]


def test_a_sitemap_that_was_only_guessed_at_is_asked_for_once_a_day(paper: Web, desk: Desk) -> None:
    for hours in (0, 2, 23, 25):
        go(paper, desk, at=NOW + timedelta(hours=hours), force=False)
    assert paper.paths.count("/sitemap.xml") == 2
    paper.routes["/sitemap.xml"] = sitemap((ONE[0], "2026-03-10T08:00:00Z"))
    for hours in (50, 55):
        go(paper, desk, at=NOW + timedelta(hours=hours), force=False)
    assert paper.paths.count("/sitemap.xml") == 4  # it is there now, and asked as other sitemaps are


def test_entries_are_saved_before_the_feed_is_remembered(paper: Web, desk: Desk) -> None:
    go(paper, desk)
    entry, feed = desk.log.index(f"entry {paper.base}{TWO[0]}"), desk.log.index(f"feed {paper.base}/rss.xml")
    kept = desk.log.index(f"keep {paper.base}{ONE[0]}")
    assert entry < feed < kept < desk.log.index(f"settle {paper.base}{ONE[0]} kept")


class FullDisk(Desk):
    """Fails at the second page, as a disk that is full."""

    def keep(self, capture: Capture) -> Snapshot:
        if len(self.of_role(Role.PAGE)) == 1 and capture.role is Role.PAGE:
            raise NoRoom("The disk is full.")
        return super().keep(capture)


def test_a_run_that_was_killed_goes_on_with_what_is_pending(paper: Web) -> None:
    full = FullDisk()
    with pytest.raises(NoRoom):
        go(paper, full)
    desk = Desk(**vars(full))
    report = go(paper, desk)
    assert (report.kept, report.tallies[0].feeds_unchanged) == (1, 1)
    assert desk.page_urls == [paper.base + ONE[0], paper.base + TWO[0]]


def test_cancelling_leaves_the_rest_pending(paper: Web, desk: Desk) -> None:
    asked = threading.Event()

    def stalled() -> Iterator[bytes]:
        asked.set()
        paper.released.wait(5)
        yield b""

    paper.routes[TWO[0]] = Reply(pieces=stalled)

    async def run() -> None:
        outlets = [paper.outlet(RSS)]
        task = asyncio.ensure_future(collect.round(outlets, desk, RULES, lambda: NOW, desk, tempo=paper.time.tempo))
        await asyncio.to_thread(asked.wait, 5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(run())
    paper.released.set()
    assert [entry.url for entry in desk.pending("xx.herald")] == [paper.base + TWO[0]]


def test_a_new_title_in_the_feed_asks_for_the_page_again(paper: Web, desk: Desk) -> None:
    go(paper, desk)
    paper.routes |= {"/rss.xml": rss((ONE[0], "One, corrected", ONE[2]), TWO), ONE[0]: page("one, corrected")}
    report = go(paper, desk)
    assert (report.kept, report.changed) == (0, 1)
    assert [capture.body for capture in desk.of_role(Role.PAGE)][-1] == b"<p>one, corrected</p>"
    assert paper.paths.count(TWO[0]) == 1
    assert go(paper, desk).changed == 0


def test_a_later_change_in_the_sitemap_asks_with_the_validators(paper: Web, desk: Desk) -> None:
    paper.routes["/sitemap.xml"] = sitemap((ONE[0], "2026-03-10T08:00:00Z"))
    go(paper, desk)
    paper.routes["/sitemap.xml"] = sitemap((ONE[0], "2026-03-10T11:00:00Z"))
    report = go(paper, desk)
    assert (report.tallies[0].unchanged, report.changed) == (1, 0)
    assert paper.log[-1].headers["If-None-Match"] == '"p1"'
    assert desk.outcomes["xx.herald", paper.base + ONE[0]] == "unchanged"


def test_young_pages_are_asked_again_though_nothing_says_so(paper: Web, desk: Desk) -> None:
    go(paper, desk)
    paper.routes[ONE[0]] = page("one, silently corrected")
    assert go(paper, desk, at=NOW + timedelta(minutes=59)).changed == 0
    report = go(paper, desk, at=NOW + timedelta(minutes=61))
    assert (report.changed, report.tallies[0].unchanged) == (1, 1)
    asked = len(paper.log)
    go(paper, desk, at=NOW + timedelta(hours=49))
    assert ONE[0] not in paper.paths[asked:]


def test_many_unchanged_pages_are_noted_together(paper: Web, desk: Desk) -> None:
    paths = [f"/en/report-of-today-{n}" for n in range(100, 130)]
    paper.routes["/rss.xml"] = rss(*((path, f"Report {path[-3:]}", "") for path in paths))
    paper.routes |= {path: Reply(body=b"<p>The same.</p>", headers={"ETag": '"same"'}) for path in paths}
    sizes: list[int] = []
    noted = desk.settle

    def settle(done: Sequence[Done]) -> None:
        sizes.append(len(done))
        noted(done)

    desk.settle = settle  # type: ignore[method-assign]
    assert go(paper, desk).kept == 30
    assert set(sizes) == {1}
    sizes.clear()
    assert go(paper, desk, at=NOW + timedelta(hours=2)).tallies[0].unchanged == 30
    assert sizes == [20, 10]
    assert {state.fetched_at for url, state in desk.pages.items() if "/en/" in url} == {NOW + timedelta(hours=2)}


# --- nothing lost: sitemaps and listings


def test_what_left_the_feed_is_found_in_the_sitemap(paper: Web, desk: Desk) -> None:
    paper.routes |= {
        "/sitemap.xml": sitemap(
            ("/", ""), ("/en/", ""), ("/en/undated-report-of-today-3", ""),
            ("/en/report-of-last-week-4", "2026-03-01"), ("/en/report-of-last-year-5", "2025-03-01"),
            ("/private/members-report-6", "2026-03-10"), (ONE[0], "2026-03-10T08:00:00Z"),
        ),
        "/en/undated-report-of-today-3": page("three"),
        "/en/report-of-last-week-4": page("four"),
    }  # fmt: skip
    report = go(paper, desk, at=NOW - timedelta(days=400))
    assert report.problems == ()
    ends = [url.rsplit("-", 1)[1] for url in desk.page_urls]
    assert sorted(ends) == ["1", "2", "3", "4"]


def test_sitemaps_that_robots_names_and_their_children(paper: Web, desk: Desk) -> None:
    def index(*names: tuple[str, str]) -> str:
        lines = "".join(f"<sitemap><loc>{{base}}{n}</loc><lastmod>{at}</lastmod></sitemap>" for n, at in names)
        return f"<sitemapindex>{lines}</sitemapindex>"

    paper.routes |= {
        "/robots.txt": "Sitemap: /index.xml\n",
        "/index.xml": index(
            ("/2026-03.xml", "2026-03-10"), ("/2020-01.xml", "2020-01-31"), ("/index.xml", "2026-03-10")
        ),
        "/2026-03.xml": sitemap(("/en/third-report-of-today-3", "2026-03-10")),
        "/en/third-report-of-today-3": page("three"),
    }
    assert go(paper, desk).kept == 3
    assert "/2020-01.xml" not in paper.paths
    assert "/sitemap.xml" not in paper.paths
    assert paper.paths.count("/index.xml") == 1


def test_one_date_in_the_far_future_does_not_shut_out_the_week(paper: Web, desk: Desk) -> None:
    paper.routes |= {
        "/sitemap.xml": sitemap(
            ("/en/a-very-late-report-9", "2099-01-01"), ("/en/third-report-of-today-3", "2026-03-09")
        ),
        "/en/third-report-of-today-3": page("three"),
        "/en/a-very-late-report-9": page("nine"),
    }
    assert go(paper, desk).kept == 4


def test_a_listing_is_turned_until_a_page_brings_nothing_new(web: Web, desk: Desk) -> None:
    web.routes |= {
        "/news/": listing(range(300, 305), 2),
        "/news/?page=2": listing(range(200, 205), 3),
        "/news/?page=3": listing(range(100, 105), None),
    } | {f"/en/2026/03/{n}": page(str(n)) for n in (*range(300, 306), *range(200, 205), *range(100, 105))}
    outlet = web.outlet(("/news/", FeedKind.LISTING))
    assert go(web, desk, outlet).kept == 15
    web.routes["/news/"] = listing(range(301, 306), 2)
    asked = len(web.log)
    assert go(web, desk, outlet).kept == 1
    assert "/news/?page=2" in web.paths[asked:]
    assert "/news/?page=3" not in web.paths[asked:]


def test_a_listing_whose_second_page_fails_is_not_remembered(web: Web, desk: Desk) -> None:
    first = Reply(body=listing(range(300, 303), 2).encode(), headers={"ETag": '"l1"'})
    web.routes |= {"/news/": first, "/news/?page=2": Reply(503)} | {
        f"/en/2026/03/{n}": page("x") for n in range(300, 303)
    }
    report = go(web, desk, web.outlet(("/news/", FeedKind.LISTING)), rules=replace(RULES, retries=0))
    assert report.kept == 3
    assert desk.feeds[f"{web.base}/news/"].etag is None


def test_full_text_of_the_feed_stays_in_the_entry(paper: Web, desk: Desk) -> None:
    item = f"<item><title>x</title><link>{paper.base}{ONE[0]}</link><content:encoded>&lt;p&gt;Full.&lt;/p&gt;</content:encoded></item>"
    paper.routes["/rss.xml"] = (
        f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{item}</channel></rss>'
    )
    go(paper, desk)
    (entry,) = desk.entries.values()
    assert isinstance(entry, Entry)
    assert entry.content == "<p>Full.</p>"
    assert desk.page_urls == [entry.url]


def test_one_request_at_a_time_and_several_hosts_at_once(paper: Web, desk: Desk) -> None:
    with serving() as other:
        other.routes |= {"/rss.xml": rss(ONE), ONE[0]: page("elsewhere")}
        second = replace(other.outlet(RSS), id="xx.second")
        report = go(paper, desk, paper.outlet(RSS), second, rules=replace(RULES, hosts_at_once=2))
    assert report.kept == 3
    assert [tally.outlet for tally in report.tallies] == ["xx.herald", "xx.second"]
    assert report.requests == len(paper.log) + len(other.log)


def test_the_report_in_lines(paper: Web, desk: Desk) -> None:
    del paper.routes[ONE[0]]
    first, second, last = go(paper, desk).lines()
    assert first == "xx.herald: 1 new, 1 not to be had, 1 left"
    assert second.startswith("retry: ")
    assert last == "1 pages fetched, 0 changed, 1 left, in 5 requests"


def test_kept_feeds_give_their_entries_again(paper: Web, desk: Desk) -> None:
    paper.routes |= {
        "/sitemap.xml": sitemap(
            ("/en/", ""), (ONE[0], "2026-03-10T08:00:00Z"), ("/en/long-ago-in-the-south-7", "2020-01-01")
        ),
        "/news/": listing(range(300, 302), 2),
        "/news/?page=2": listing(range(200, 202), None),
    }
    outlet = paper.outlet(RSS, ("/news/", FeedKind.LISTING))
    go(paper, desk, outlet)
    again: set[tuple[str, str]] = set()
    for capture in desk.of_role(Role.FEED):
        snapshot = Desk().keep(capture)
        again |= {(entry.url, entry.feed_url) for entry in collect.entries_again(snapshot, capture.body, outlet)}
    assert {url for url, _ in again} == {entry.url for entry in desk.entries.values()}
    assert (f"{paper.base}/en/2026/03/200", f"{paper.base}/news/") in again
    robots = Desk().keep(desk.of_role(Role.ROBOTS)[0])
    assert collect.entries_again(robots, b"User-agent: *", outlet) == []


def test_an_index_is_read_anew_as_its_children_change(paper: Web, desk: Desk) -> None:
    index = b"<sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>"
    paper.routes |= {"/sitemap.xml": Reply(body=index, headers={"ETag": '"i"'}), "/news.xml": sitemap()}
    go(paper, desk)
    paper.routes |= {
        "/news.xml": sitemap(("/en/third-report-of-today-3", "2026-03-10")),
        "/en/third-report-of-today-3": page("three"),
    }
    assert go(paper, desk).kept == 1


def test_times_that_only_tell_when_the_sitemap_was_made_are_not_believed(paper: Web, desk: Desk) -> None:
    paths = [f"/en/report-of-the-hour-{n}" for n in range(30)]
    paper.routes |= {"/sitemap.xml": sitemap(*((path, "2026-03-10T08:00:00Z") for path in paths))}
    paper.routes |= {path: page(path) for path in paths}
    assert go(paper, desk).kept == 32
    paper.routes |= {"/sitemap.xml": sitemap(*((path, "2026-03-10T09:00:00Z") for path in paths))}
    asked = len(paper.log)
    go(paper, desk)
    assert len(paper.log) == asked + 3
