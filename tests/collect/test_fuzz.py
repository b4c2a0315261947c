"""Readers of what comes from outside, given anything: they read it or say in one sentence why not.

`TORIMATOME_FUZZ=20000 pytest tests/collect/test_fuzz.py` tries as many examples of each.
"""

from __future__ import annotations

import gzip
import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from protego import Protego

from tests.store.store_nouns import capture
from torimatome.collect import read_feed
from torimatome.collect.fetching import Answer, refusal
from torimatome.collect.fetching.unpack import Unpacker
from torimatome.collect.rights import reservations
from torimatome.collect.urls import canonical_url, lane_of, web_url
from torimatome.errors import Retry, SetAside
from torimatome.extract import article as read_page
from torimatome.lang import pack
from torimatome.model import Feed, FeedKind
from torimatome.store import open_store, records
from torimatome.store.warc import Folder

from .playground import NOW
from .test_hostile_documents import ITEM, OUTLET, URL, channel, index, listing

MANY = settings(
    max_examples=int(os.environ.get("TORIMATOME_FUZZ", "40")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
PACKS = {"en": pack("en"), "ru": pack("ru")}
PAGE = (
    "<html lang=en><head><title>A bridge</title><meta property='article:published_time' content='2026-03-10T08:00:00Z'>"
    '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": "A bridge"}</script></head>'
    "<body><article><h1>A bridge</h1><p>Baku, 10 March. The bridge over the river was opened by the minister.</p>"
    "<p>It cost ten million and took three years to build, as the ministry said.</p></article></body></html>"
)
ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><link href='/a-1'/><updated>2026-03-10T08:00:00Z</updated></entry></feed>"
JSON = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a-1", "title": "T", "date_published": "2026-03-10"}]}'
NEWS = "<urlset><url><loc>https://herald.example/a-1</loc><lastmod>2026-03-10</lastmod><n:news xmlns:n='n'><n:title>T</n:title></n:news></url></urlset>"
SEEDS = [channel(ITEM.format("x")), ATOM, JSON, NEWS, index("/a.xml"), listing(""), PAGE]
PIECES = [
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<!--",
    b"<![CDATA[",
    b"\x00",
    b"\xff\xfe",
    b"&#x0;",
    b"<!DOCTYPE x [",
    b"{",
    b"[" * 99,
    b'"',
    b"9" * 40,
]


@st.composite
def damaged(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A sound document with pieces cut out, doubled, moved and strange bytes put in."""
    body = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 6))):
        a, b = sorted((draw(st.integers(0, len(body))), draw(st.integers(0, len(body)))))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=8), st.just(body[a:b])))
        body = body[:a] + piece + body[draw(st.sampled_from([a, b])) :]
    return body[:20_000]


@MANY
@given(
    damaged([s.encode() for s in SEEDS]),
    st.sampled_from(list(FeedKind)),
    st.sampled_from(["", "text/xml; charset=utf-16", "a;charset=\x00"]),
)
def test_feeds_sitemaps_and_listings(body: bytes, kind: FeedKind, media_type: str) -> None:
    try:
        found = read_feed(body, Feed(url=URL, kind=kind), OUTLET, url=URL, media_type=media_type)
    except SetAside as error:
        assert "\n" not in str(error)[:40]  # noqa: PT017 - either outcome is sound
        return
    assert all(entry.url.startswith(("http://", "https://")) for entry in found.entries)
    assert all(entry.published_at is None or entry.published_at.tzinfo for entry in found.entries)


@MANY
@given(
    damaged([PAGE.encode(), PAGE.encode("utf-16"), listing("").encode()]),
    st.sampled_from(["text/html", "text/html; charset=x", ""]),
)
def test_pages(body: bytes, media_type: str) -> None:
    made = capture(1, body, headers=(("Content-Type", media_type),))
    snapshot = records.snapshot_of(made)
    try:
        found = read_page(snapshot, body, None, OUTLET, PACKS)
    except SetAside:
        return
    assert "<script" not in found.text


@MANY
@given(
    st.one_of(
        st.text(max_size=200),
        damaged([b"User-agent: *\nDisallow: /a*b$\nCrawl-delay: 3\nSitemap: /s.xml\n"]).map(
            lambda b: b.decode("utf-8", "replace")
        ),
    ),
    st.text(max_size=60),
)
def test_robots(text: str, path: str) -> None:
    rules = Protego.parse(text)
    assert rules.can_fetch(canonical_url(f"https://herald.example/{path}"), "torimatome") in {True, False}
    rules.crawl_delay("torimatome")
    assert all(url is None or url.startswith("http") for url in (web_url(URL, s) for s in rules.sitemaps))


@MANY
@given(st.text(max_size=80), st.sampled_from(["", "http://", "https://h.example", "http://[", "//"]))
def test_addresses(text: str, head: str) -> None:
    refusal(text)
    if url := web_url("https://herald.example/a/b", head + text):
        assert canonical_url(url) == url
        assert "@" not in url.split("/")[2]
        lane_of(url)


@MANY
@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", ""]), st.integers(1, 50), st.booleans())
def test_unpacking(body: bytes, coding: str, size: int, packed: bool) -> None:
    data = gzip.compress(body) if packed else body
    unpacker = Unpacker(coding, URL, 200)
    try:
        for start in range(0, len(data), size):
            unpacker.feed(data[start : start + size])
        assert len(unpacker.finish()) <= 200
    except (SetAside, Retry):
        pass


@MANY
@given(
    damaged([PAGE.encode(), b"<meta name=robots content=noai>"]),
    st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9)), max_size=3),
)
def test_reservations(body: bytes, headers: list[tuple[str, str]]) -> None:
    made = Answer(url_asked=URL, url_reached=URL, fetched_at=NOW, status=200, headers=tuple(headers), body=body)
    assert set(reservations(made)) <= {"noai", "tdm", "paywall"}


@pytest.fixture(scope="module")
def warc(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    data = tmp_path_factory.mktemp("sound")
    with open_store(data) as store:
        for n in range(1, 4):
            store.captures.keep(capture(n, b"page %d" % n * 30))
    return next((data / "warc").glob("*.gz")).read_bytes()


@MANY
@given(st.integers(0, 2**32), st.integers(1, 4))
def test_warc_files(warc: bytes, tmp_path: Path, seed: int, times: int) -> None:
    chance, body = random.Random(seed), bytearray(warc)
    for _ in range(times):
        at = chance.randrange(len(body))
        match chance.randrange(4):
            case 0:
                body[at] ^= 1 << chance.randrange(8)
            case 1:
                del body[at : at + chance.randrange(60)]
            case 2:
                body[at:at] = chance.randbytes(chance.randrange(30))
            case _:
                body[at:at] = body[chance.randrange(len(body)) :][:200]
    (tmp_path / "20260302-0001.warc.gz").write_bytes(body)
    for member in Folder(tmp_path).members("20260302-0001.warc.gz"):
        if found := records.unpack(member.data):
            assert found.snapshot.id


@MANY
@given(
    damaged(
        [
            b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2026-03-02T12:00:00Z\r\nContent-Length: 19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n\r\n"
        ]
    )
)
def test_warc_records(body: bytes) -> None:
    records.unpack(body)
