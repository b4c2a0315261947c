"""What fails, is closed or is missing: it is said, it is asked again, and it stops nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from torimatome.model import FeedKind, Remedy, Role

from .herald import ONE, RSS, TWO, go, page
from .memory import Desk
from .playground import NOW, RULES, Reply, Web, listing, rss, serving

# --- robots


def test_robots_close_feeds_and_pages(paper: Web, desk: Desk) -> None:
    paper.routes["/robots.txt"] = "User-agent: *\nDisallow: /en/second\nDisallow: /closed\n"
    paper.routes["/closed.xml"] = "<rss><channel/></rss>"
    report = go(paper, desk, paper.outlet(RSS, ("/closed.xml", FeedKind.RSS)))
    assert TWO[0] not in paper.paths
    assert "/closed.xml" not in paper.paths
    assert [problem.remedy for problem in report.problems] == [Remedy.SET_ASIDE] * 2
    assert desk.outcomes["xx.herald", paper.base + TWO[0]] == "disallowed"
    assert "robots.txt" in report.problems[-1].message


def test_no_robots_is_an_open_door_and_a_broken_one_a_closed_one(paper: Web, desk: Desk) -> None:
    paper.routes["/robots.txt"] = Reply(403)
    assert go(paper, desk).kept == 2
    paper.routes["/robots.txt"] = Reply(500)
    asked = len(paper.log)
    report = go(paper, desk)
    assert set(paper.paths[asked:]) == {"/robots.txt"}
    assert [problem.remedy for problem in report.problems] == [Remedy.RETRY]
    assert "left alone for this round" in report.problems[0].message


@pytest.mark.parametrize(
    ("said", "outlet_s", "gap_s"), [("5", None, 5), ("0.1", None, 2), ("9999", None, 60), ("3", 7.0, 7)]
)
def test_the_longest_of_the_wished_delays_is_kept(
    paper: Web, desk: Desk, said: str, outlet_s: float | None, gap_s: float
) -> None:
    paper.routes["/robots.txt"] = f"User-agent: *\nCrawl-delay: {said}\n"
    go(paper, desk, paper.outlet(RSS, delay_s=outlet_s))
    times = [asked.at_s for asked in paper.log]
    assert {later - earlier for earlier, later in pairwise(times)} == {gap_s}


def test_a_redirect_into_a_closed_part_is_not_followed(paper: Web, desk: Desk) -> None:
    paper.routes[ONE[0]] = Reply(302, headers={"Location": "/private/one"})
    go(paper, desk)
    assert "/private/one" not in paper.paths
    assert desk.outcomes["xx.herald", paper.base + ONE[0]] == "disallowed"


def test_a_redirect_to_another_host_asks_that_hosts_robots(paper: Web, desk: Desk) -> None:
    with serving() as other:
        other.routes |= {"/robots.txt": "User-agent: *\nDisallow: /no\n", "/yes": b"yes", "/no": b"no"}
        paper.routes[ONE[0]] = Reply(302, headers={"Location": f"{other.base}/yes"})
        paper.routes[TWO[0]] = Reply(302, headers={"Location": f"{other.base}/no"})
        report = go(paper, desk)
    assert report.kept == 1
    assert other.paths == ["/robots.txt", "/yes"]
    assert desk.of_role(Role.PAGE)[0].url_reached == f"{other.base}/yes"


# --- feeds that fail


def test_a_feed_that_broke_off_is_asked_again_and_not_remembered(paper: Web, desk: Desk) -> None:
    feed = paper.routes["/rss.xml"]
    assert isinstance(feed, Reply)
    cut = replace(feed, body=feed.body[: len(feed.body) * 2 // 3])
    paper.routes["/rss.xml"] = [cut, cut, feed]
    report = go(paper, desk)
    assert report.kept == 1
    assert desk.feeds[f"{paper.base}/rss.xml"].etag is None
    assert "broke off" in report.problems[0].message
    assert go(paper, desk).kept == 1
    assert desk.feeds[f"{paper.base}/rss.xml"].etag == '"f1"'


def test_a_feed_that_broke_off_once_is_whole_in_the_same_round(paper: Web, desk: Desk) -> None:
    feed = paper.routes["/rss.xml"]
    assert isinstance(feed, Reply)
    paper.routes["/rss.xml"] = [replace(feed, body=feed.body[:150]), feed]
    report = go(paper, desk)
    assert (report.kept, report.problems) == (2, ())
    assert desk.feeds[f"{paper.base}/rss.xml"].etag == '"f1"'


def test_a_feed_that_is_a_web_page(paper: Web, desk: Desk) -> None:
    paper.routes["/rss.xml"] = Reply(body=b"<html><body>Moved house</body></html>", headers={"ETag": '"x"'})
    report = go(paper, desk)
    assert "is a web page, not a rss feed" in report.problems[0].message
    assert desk.feeds[f"{paper.base}/rss.xml"].etag is None
    assert len(desk.of_role(Role.FEED)) == 1


def test_a_feed_that_moved_is_asked_at_its_new_place(paper: Web, desk: Desk) -> None:
    paper.routes |= {"/new.xml": paper.routes["/rss.xml"], "/rss.xml": Reply(301, headers={"Location": "/new.xml"})}
    assert go(paper, desk).kept == 2
    assert desk.feeds[f"{paper.base}/rss.xml"].moved_to == f"{paper.base}/new.xml"
    asked = len(paper.log)
    assert go(paper, desk).tallies[0].feeds_unchanged == 1
    assert "/rss.xml" not in paper.paths[asked:]
    paper.routes |= {"/rss.xml": paper.routes["/new.xml"], "/new.xml": Reply(410)}
    go(paper, desk)
    assert desk.feeds[f"{paper.base}/rss.xml"].moved_to is None


def test_a_feed_that_is_gone_is_a_problem_and_a_guess_is_none(paper: Web, desk: Desk) -> None:
    del paper.routes["/rss.xml"]
    report = go(paper, desk)
    assert [problem.subject for problem in report.problems] == [f"{paper.base}/rss.xml"]
    assert "answered 404" in report.problems[0].message


def test_one_bad_host_does_not_stop_the_others(paper: Web, desk: Desk) -> None:
    dead = replace(paper.outlet(), id="xx.dead", domains=("127.0.0.1:65531",))
    dead = replace(dead, feeds=(replace(paper.outlet(RSS).feeds[0], url="http://127.0.0.1:65531/rss.xml"),))
    report = go(paper, desk, dead, paper.outlet(RSS))
    assert report.kept == 2
    assert [problem.remedy for problem in report.problems] == [Remedy.RETRY]


# --- pages that fail


def test_a_missing_page_is_asked_for_in_three_rounds(paper: Web, desk: Desk) -> None:
    del paper.routes[ONE[0]]
    for left in (1, 1, 0):
        assert go(paper, desk).left == left
    assert paper.paths.count(ONE[0]) == 3
    assert desk.outcomes["xx.herald", paper.base + ONE[0]] == "missing"
    assert desk.problems[-1].remedy is Remedy.SET_ASIDE
    go(paper, desk)
    assert paper.paths.count(ONE[0]) == 3


def test_a_page_that_comes_back_in_time_is_kept(paper: Web, desk: Desk) -> None:
    del paper.routes[ONE[0]]
    go(paper, desk)
    paper.routes[ONE[0]] = page("one")
    assert go(paper, desk).kept == 1


def test_a_page_that_was_given_up_but_still_stands_in_the_feed_is_asked_a_day_later(paper: Web, desk: Desk) -> None:
    del paper.routes[ONE[0]]
    for _ in range(3):
        go(paper, desk)
    paper.routes |= {ONE[0]: page("one"), "/rss.xml": rss(ONE, TWO)}
    assert go(paper, desk).kept == 0
    assert go(paper, desk, at=NOW + timedelta(days=1)).kept == 1


def test_a_failing_host_is_left_alone_after_three_failures(paper: Web, desk: Desk) -> None:
    items = [(f"/en/report-of-the-hour-{n}", f"No {n}", ONE[2]) for n in range(6)]
    paper.routes |= {"/rss.xml": rss(*items)} | {path: Reply(500) for path, *_ in items}
    report = go(paper, desk, rules=replace(RULES, retries=0))
    assert report.left == 6
    assert sum(path.startswith("/en/") for path in paper.paths) == 3
    assert "wait for the next round" in report.problems[-1].message


def test_a_page_that_is_too_large_is_set_aside_once(paper: Web, desk: Desk) -> None:
    paper.routes[ONE[0]] = Reply(body=b"x" * 5000)
    rules = replace(RULES, max_bytes=4000)
    report = go(paper, desk, rules=rules)
    assert (report.kept, report.left) == (1, 0)
    assert "larger than 4000 bytes" in report.problems[0].message
    assert go(paper, desk, rules=rules).problems == ()


def test_pages_behind_one_that_failed_are_found_the_next_time(web: Web, desk: Desk) -> None:
    second = [Reply(503), Reply(body=listing(range(200, 203), None).encode())]
    web.routes |= {f"/en/2026/03/{n}": page("x") for n in (*range(300, 303), *range(200, 203))}
    web.routes["/news/"] = listing(range(300, 303), 2)
    web.routes["/news/?page=2"] = second
    outlet, rules = web.outlet(("/news/", FeedKind.LISTING)), replace(RULES, retries=0)
    assert [go(web, desk, outlet, rules=rules).kept for _ in range(3)] == [3, 3, 0]


def test_pages_that_fail_do_not_starve_the_others(paper: Web, desk: Desk) -> None:
    bad = [(f"/en/report-that-fails-{n}", f"Bad {n}", ONE[2]) for n in range(3)]
    paper.routes |= {"/rss.xml": rss(*bad, ONE, TWO)} | {path: Reply(500) for path, *_ in bad}
    rules = replace(RULES, retries=0)
    assert [go(paper, desk, rules=rules).kept for _ in range(2)] == [0, 2]
