"""Hostile documents: entities, encodings, markup, robots and sitemaps that want more than to be read."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import timedelta

import pytest

from torimatome.collect import FeedRead, read_feed
from torimatome.collect.fetching.robots import FRESH
from torimatome.collect.plain import plain, text_of
from torimatome.errors import SetAside
from torimatome.model import Feed, FeedKind, Outlet, OutletKind, PageState, Role

from .herald import ONE, TWO, go, page
from .hostile import cases
from .memory import Desk
from .playground import NOW, RULES, Reply, Web

URL = "https://herald.example/feed"
OUTLET = Outlet(
    id="xx.herald", attribution="HERALD", country="xx", kind=OutletKind.SITE, owner="herald", timezone="UTC",
    domains=("herald.example",),
)  # fmt: skip


def read(body: bytes | str, kind: FeedKind = FeedKind.RSS, media_type: str = "") -> FeedRead:
    data = body.encode() if isinstance(body, str) else body
    return read_feed(data, Feed(url=URL, kind=kind), OUTLET, url=URL, media_type=media_type)


def channel(inside: str, head: str = "") -> str:
    return f"{head}<rss version='2.0'><channel><title>H</title>{inside}</channel></rss>"


ITEM = "<item><title>T{0}</title><link>https://herald.example/a-1</link></item>"


@cases(
    {
        "a file": '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        "an address": '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
        "a public entity": '<!DOCTYPE rss [<!ENTITY x PUBLIC "-//X" "file:///etc/passwd">]>',
        "a parameter entity": '<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY x "y">]>',
        "an external DTD": '<!DOCTYPE rss SYSTEM "file:///etc/passwd">',
        "an entity in small letters": '<!doctype rss [<!entity x system "file:///etc/passwd">]>',
        "laughs": '<!DOCTYPE rss [<!ENTITY l "lol"><!ENTITY m "' + "&l;" * 99 + '"><!ENTITY x "' + "&m;" * 99 + '">]>',
        "one long entity": '<!DOCTYPE rss [<!ENTITY x "' + "A" * 100_000 + '">]>',
        "an entity that holds itself": '<!DOCTYPE rss [<!ENTITY x "&x;">]>',
        "attributes by default": '<!DOCTYPE rss [<!ATTLIST item xml:base CDATA "file:///etc/">]>',
        "a bracket in a string": '<!DOCTYPE rss [<!ENTITY a "]>"><!ENTITY x SYSTEM "file:///etc/passwd">]>',
        "a style sheet": '<?xml-stylesheet type="text/xsl" href="file:///etc/passwd"?>',
    }
)
@pytest.mark.parametrize("kind", ["rss", "sitemap"])
def test_an_entity(case: str, kind: str) -> None:
    text = channel(ITEM.format("&x;"), case)
    if kind == "sitemap":
        text = f"{case.replace('rss', 'urlset')}<urlset><url><loc>https://herald.example/a-1</loc>&x;</url></urlset>"
    try:
        found = read(text)
    except SetAside:
        return
    shown = " ".join(entry.title + entry.summary for entry in found.entries)
    assert "root:" not in shown
    assert len(shown) < 1000


@cases(
    {
        "Xinclude": '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
        "a script": "&lt;script&gt;alert(1)&lt;/script&gt;",
        "a script in CDATA": "<![CDATA[<script>alert(1)</script>]]>",
        "a picture that calls": "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "an entity twice escaped": "&amp;lt;script&amp;gt;",
        "an entity ten times escaped": "&" + "amp;" * 10 + "lt;",
        "a NUL": "a&#0;b",
        "half a surrogate": "a&#xD800;b",
        "a number of no letter": "a&#x110000;b",
        "the other direction": "a\u202eb",
        "a million marks on one letter": "a" + "\u0301" * 50_000,
        "a title of a million letters": "x" * 1_000_000,
        "ten thousand nested elements": "<b>" * 10_000,
    }
)
def test_a_title_with(case: str) -> None:
    try:
        found = read(channel(ITEM.format(case)))
    except SetAside:
        return
    for entry in found.entries:
        assert "root:" not in entry.title
        assert "\x00" not in entry.title
        entry.title.encode("utf-8", "backslashreplace")


@cases(
    {
        "UTF-16 that says UTF-8": channel(ITEM.format("é"), '<?xml version="1.0" encoding="utf-8"?>').encode("utf-16"),
        "UTF-8 that says UTF-16": channel(ITEM.format("é"), '<?xml version="1.0" encoding="utf-16"?>').encode(),
        "UTF-7": channel(ITEM.format("+ADw-script+AD4-"), '<?xml version="1.0" encoding="utf-7"?>').encode(),
        "an encoding of no name": channel(ITEM.format("x"), '<?xml version="1.0" encoding="banana"?>').encode(),
        "a codec that is no encoding": channel(ITEM.format("x"), '<?xml version="1.0" encoding="zlib"?>').encode(),
        "a codec that is a cipher": channel(ITEM.format("x"), '<?xml version="1.0" encoding="rot13"?>').encode(),
        "two marks of order": b"\xef\xbb\xbf\xef\xbb\xbf" + channel(ITEM.format("x")).encode(),
        "a mark of order that lies": b"\xff\xfe" + channel(ITEM.format("x")).encode(),
        "UTF-32": channel(ITEM.format("x")).encode("utf-32"),
        "EBCDIC": channel(ITEM.format("x"), '<?xml version="1.0" encoding="cp037"?>').encode("cp037"),
        "bytes of two encodings": channel(ITEM.format("é")).encode() + channel(ITEM.format("é")).encode("latin-1"),
        "surrogates written as bytes": channel(ITEM.format("@")).encode().replace(b"@", b"\xed\xa0\x80"),
        "overlong letters": channel(ITEM.format("@")).encode().replace(b"@", b"\xc0\xbcscript\xc0\xbe"),
        "NULs between": b"\x00".join(channel(ITEM.format("x")).encode()[i : i + 40] for i in range(0, 200, 40)),
        "a .gz that is a bomb": gzip.compress(bytes(60_000_000)),
        "a .gz in a .gz": gzip.compress(gzip.compress(channel(ITEM.format("x")).encode())),
        "a .gz that breaks off": gzip.compress(channel(ITEM.format("x")).encode())[:40],
        "XML 1.1": channel(ITEM.format("&#1;"), '<?xml version="1.1"?>').encode(),
    }
)
def test_an_encoding(case: bytes) -> None:
    for media_type in ("", "application/xml; charset=utf-7", "application/xml; charset=undefined"):
        try:
            found = read(case, media_type=media_type)
        except SetAside:
            continue
        assert all(entry.url.startswith("https://herald.example/") for entry in found.entries)
        assert all("<script" not in entry.title for entry in found.entries)


def listing(inside: str, head: str = "") -> str:
    rows = "".join(f'<li><a href="/en/2026/03/{n}">The report number {n} of this month</a></li>' for n in range(5))
    return f"<html><head>{head}</head><body>{inside}<ul>{rows}</ul></body></html>"


@cases(
    {
        "a base on another host": listing("", '<base href="http://evil.example/">'),
        "a base that is a script": listing("", '<base href="javascript:alert(1)//">'),
        "a base that is data": listing("", '<base href="data:text/html,">'),
        "two bases": listing("", '<base href="/"><base href="http://evil.example/">'),
        "a refresh": listing("", '<meta http-equiv="refresh" content="0;url=http://169.254.169.254/">'),
        "a frame": listing('<iframe src="file:///etc/passwd"></iframe>'),
        "links that are scripts": listing('<a href="javascript:alert(1)">A long and tempting headline indeed</a>'),
        "links that are data": listing('<a href="data:text/html,x">A long and tempting headline indeed</a>'),
        "links with credentials": listing('<a href="https://u:p@herald.example/en/2026/03/9">The report number 9</a>'),
        "links to other hosts": listing('<a href="https://evil.example/en/2026/03/1">The report number 1 of them</a>'),
        "links that look like ours": listing('<a href="https://herald.example.evil.example/2026/03/1">Report 1</a>'),
        "a next page elsewhere": listing('<a rel="next" href="http://169.254.169.254/">next</a>'),
        "ten thousand nested boxes": listing("<div>" * 10_000),
        "ten thousand attributes": listing("<p " + " ".join(f"a{n}=1" for n in range(10_000)) + ">"),
        "a comment without end": listing("<!-- "),
        "a script without end": listing("<script>"),
        "NULs in tags": listing("<scr\x00ipt>alert(1)</scr\x00ipt>"),
        "a pattern that would take for ever": listing("<p class='" + "a-" * 30_000 + "!'>"),
    }
)
def test_a_page_with(case: str) -> None:
    try:
        found = read(case, FeedKind.LISTING)
    except SetAside:
        return
    assert all(entry.url.startswith(("https://herald.example/", "http://evil.example/")) for entry in found.entries)
    assert all("@" not in entry.url for entry in found.entries)
    assert all(not entry.url.startswith("http://evil.example") for entry in found.entries)


@cases(
    {
        "a script": "<script>alert(1)</script>x",
        "a style": "<style>p{}</style>x",
        "an event": '<p onclick="alert(1)">x</p>',
        "a vector picture": "<svg><script>alert(1)</script></svg>x",
        "a broken tag": "<p <b>x",
        "a processing instruction": "<?php system('x') ?>x",
    }
)
def test_a_summary_with(case: str) -> None:
    assert "alert" not in text_of(case)
    assert "<script" not in text_of(case).lower()
    plain(case)


# --- robots


@cases(
    {
        "a web page": "<!doctype html><html><body>Disallow: nothing</body></html>",
        "nothing": "",
        "bytes of no encoding": b"\xff\xfe\x00User-agent: *",
        "only comments": "# Disallow: /\n" * 100,
        "rules before any name": "Disallow: /\n",
        "another's rules": "User-agent: other\nDisallow: /\n",
        "a name like ours": "User-agent: mytorimatome\nDisallow: /\n",
        "a word of our description": "User-agent: desk\nDisallow: /\n",
        "an empty rule": "User-agent: *\nDisallow:\n",
        "a rule that an exception outweighs": "User-agent: *\nDisallow: /\nAllow: /en/\nAllow: /rss.xml\n",
        "a delay that is none": "User-agent: *\nCrawl-delay: soon\n",
        "a delay below zero": "User-agent: *\nCrawl-delay: -9\n",
        "a delay without end": "User-agent: *\nCrawl-delay: inf\n",
        "a delay that is no number": "User-agent: *\nCrawl-delay: nan\n",
        "a closed part behind 500 KiB": "User-agent: *\n" + "Disallow: /nowhere\n" * 27_000 + "Disallow: /en/\n",
    }
)
def test_a_robots_that_closes_nothing(paper: Web, desk: Desk, case: str | bytes) -> None:
    paper.routes["/robots.txt"] = case
    assert go(paper, desk).kept == 2


@cases(
    {
        "a mark of order in front": "\ufeffUser-agent: *\nDisallow: /\n",
        "our name in capitals": "User-agent: TORIMATOME\nDisallow: /\n",
        "our name and version": "User-agent: torimatome/0.1\nDisallow: /\n",
        "old line ends": "User-agent: *\rDisallow: /\r",
        "names in a row": "User-agent: other\nUser-agent: torimatome\nDisallow: /\n",
        "stars that cost time": "User-agent: *\nDisallow: /" + "*a" * 200 + "*zz\nDisallow: /*\n",
        "a rule for all endings": "User-agent: *\nDisallow: *\n",
        "escapes": "User-agent: *\nDisallow: /%65n/\nDisallow: /rss.xml$\n",
        "rules in front of a megabyte": "User-agent: *\nDisallow: /\n" + "#" * 9_000_000,
    }
)
def test_a_robots_that_closes_all(paper: Web, desk: Desk, case: str) -> None:
    paper.routes["/robots.txt"] = case
    assert go(paper, desk).kept == 0
    assert ONE[0] not in paper.paths


@cases(
    {
        "500": Reply(500),
        "503 for an hour": Reply(503, headers={"Retry-After": "3600"}),
        "429": Reply(429),
        "507": Reply(507),
    }
)
def test_a_robots_that_cannot_be_had_closes_all(paper: Web, desk: Desk, case: Reply) -> None:
    paper.routes["/robots.txt"] = case
    report = go(paper, desk, rules=replace(RULES, retries=0))
    assert (report.kept, set(paper.paths)) == (0, {"/robots.txt"})


@cases({"404": Reply(404), "401": Reply(401), "403": Reply(403), "410": Reply(410), "451": Reply(451)})
def test_no_robots_closes_nothing(paper: Web, desk: Desk, case: Reply) -> None:
    paper.routes["/robots.txt"] = case
    assert go(paper, desk).kept == 2


def test_a_robots_is_believed_for_some_hours_and_then_asked_with_its_validators(paper: Web, desk: Desk) -> None:
    paper.routes["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /en/second\n", headers={"ETag": '"r"'})
    go(paper, desk, force=False)
    asked = len(paper.log)
    go(paper, desk, at=NOW + FRESH - timedelta(minutes=1), force=False)
    assert "/robots.txt" not in paper.paths[asked:]
    assert TWO[0] not in paper.paths
    go(paper, desk, at=NOW + FRESH + timedelta(minutes=1), force=False)
    again = [one for one in paper.log[asked:] if one.path == "/robots.txt"]
    assert [one.headers["If-None-Match"] for one in again] == ['"r"']
    assert TWO[0] not in paper.paths
    assert len(desk.of_role(Role.ROBOTS)) == 1


def test_a_robots_whose_bytes_are_lost_is_asked_anew(paper: Web, desk: Desk) -> None:
    url = f"{paper.base}/robots.txt"
    desk.pages[url] = PageState(url=url, etag='"r"', sha256="0" * 64, fetched_at=NOW, status=200)
    go(paper, desk, force=False)
    assert "If-None-Match" not in paper.log[0].headers


# --- sitemaps


def index(*urls: str) -> str:
    return "<sitemapindex>" + "".join(f"<sitemap><loc>{{base}}{u}</loc></sitemap>" for u in urls) + "</sitemapindex>"


@cases(
    {
        "an index that names itself": {"/sitemap.xml": index("/sitemap.xml")},
        "two that name each other": {"/sitemap.xml": index("/s2.xml"), "/s2.xml": index("/sitemap.xml")},
        "one deeper than deep": {f"/{n or 'sitemap'}.xml": index(f"/{n + 1}.xml") for n in range(9)},
        "one of two thousand": {"/sitemap.xml": index(*(f"/s{n}.xml" for n in range(2_000)))},
        "one that names the cloud": {
            "/sitemap.xml": "<sitemapindex><sitemap><loc>http://169.254.169.254/</loc></sitemap></sitemapindex>"
        },
        "one that names a file": {
            "/sitemap.xml": "<sitemapindex><sitemap><loc>file:///etc/passwd</loc></sitemap></sitemapindex>"
        },
        "one that repeats a page 20,000 times": {
            "/sitemap.xml": "<urlset>" + "<url><loc>{base}/n-1234</loc></url>" * 20_000 + "</urlset>"
        },
        "one of many undated pages": {
            "/sitemap.xml": "<urlset>"
            + "".join(f"<url><loc>{{base}}/tag/{n}</loc></url>" for n in range(9_000))
            + "</urlset>"
        },
        "one of strangers": {"/sitemap.xml": "<urlset><url><loc>http://evil.example/a-1234</loc></url></urlset>"},
        "text without end": {"/sitemap.xml": "http://127.0.0.1/ " * 1000},
    }
)
def test_a_sitemap(paper: Web, desk: Desk, case: dict[str, str]) -> None:
    paper.routes |= case
    report = go(paper, desk, rules=replace(RULES, timeout_s=30.0))
    assert report.kept == 2
    assert len(paper.log) < 70
    assert not any("evil.example" in url for _, url in desk.entries)


# --- reservations


@cases(
    {
        "noai by header": (page("x", **{"X-Robots-Tag": "noindex, NOAI"}), ("noai",)),
        "noai for pictures": (page("x", **{"X-Robots-Tag": "noimageai"}), ("noai",)),
        "tdm by header": (page("x", **{"TDM-Reservation": "1"}), ("tdm",)),
        "tdm not reserved": (page("x", **{"TDM-Reservation": "0"}), ()),
        "noai in the page": (page("<meta name=robots content='index,noai'>"), ("noai",)),
        "tdm in the page": (page('<meta content="1" name="tdm-reservation">'), ("tdm",)),
        "a paywall": (page('<script>{"isAccessibleForFree": "False"}</script>'), ("paywall",)),
        "a locked tier": (page('<meta property="article:content_tier" content="locked">'), ("paywall",)),
        "noindex alone": (page("x", **{"X-Robots-Tag": "noindex"}), ()),
        "a meta without end": (page("<meta " + "a" * 100_000), ()),
    }
)
def test_a_reservation(paper: Web, desk: Desk, case: tuple[Reply, tuple[str, ...]]) -> None:
    reply, rights = case
    paper.routes[ONE[0]] = reply
    go(paper, desk)
    assert desk.pages[paper.base + ONE[0]].rights == rights
    assert paper.base + ONE[0] in desk.page_urls


def test_a_reservation_that_the_desk_respects_keeps_the_page_out(paper: Web, desk: Desk) -> None:
    paper.routes[ONE[0]] = page("x", **{"TDM-Reservation": "1"})
    report = go(paper, desk, rules=replace(RULES, respect=("tdm",)))
    assert desk.page_urls == [paper.base + TWO[0]]
    assert desk.outcomes["xx.herald", paper.base + ONE[0]] == "reserved"
    assert "reserves pages (tdm)" in report.problems[0].message
    asked = len(paper.log)
    go(paper, desk, rules=replace(RULES, respect=("tdm",)))
    assert ONE[0] not in paper.paths[asked:]


# --- manners that outlive the round


def test_a_host_that_asked_for_rest_is_left_alone_in_later_rounds_too(paper: Web, desk: Desk) -> None:
    paper.routes[ONE[0]] = Reply(429, headers={"Retry-After": "3600"})
    report = go(paper, desk)
    assert report.left == 2
    asked = len(paper.log)
    report = go(paper, desk, at=NOW + timedelta(minutes=59))
    assert len(paper.log) == asked
    assert "asked to be left alone until 2026-03-10 13:00 UTC" in report.problems[0].message
    paper.routes[ONE[0]] = page("one")
    assert go(paper, desk, at=NOW + timedelta(minutes=61)).kept == 2


def test_a_clock_that_jumps_back_does_not_make_a_host_rest_for_years(paper: Web, desk: Desk) -> None:
    paper.routes[ONE[0]] = Reply(429, headers={"Retry-After": "3600"})
    go(paper, desk)
    paper.routes[ONE[0]] = page("one")
    assert go(paper, desk, at=NOW - timedelta(days=900)).kept == 2


def test_a_host_is_asked_no_more_than_the_daily_requests(paper: Web, desk: Desk) -> None:
    few = replace(RULES, daily_requests=3)
    report = go(paper, desk, rules=few)
    assert len(paper.log) == 3
    assert "the most that daily_requests allows" in report.problems[0].message
    go(paper, desk, rules=few, at=NOW + timedelta(hours=1))
    assert len(paper.log) == 3
    go(paper, desk, rules=few, at=NOW + timedelta(days=1))
    assert len(paper.log) == 6


def test_a_slow_host_is_given_as_long_as_it_took(paper: Web, desk: Desk) -> None:
    def slowly() -> list[bytes]:
        paper.time.now_s += 9
        return [b"<p>one</p>"]

    paper.routes[ONE[0]] = Reply(pieces=slowly)
    go(paper, desk)
    after = paper.paths.index(ONE[0]) + 1
    assert paper.log[after].at_s - paper.log[after - 1].at_s == 18
