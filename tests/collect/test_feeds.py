"""Feeds in their dialects, whole and broken."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.collect import FeedRead, read_feed
from torimatome.errors import SetAside
from torimatome.model import Entry, Feed, FeedKind, Outlet, OutletKind

OUTLET = Outlet(
    id="xx.herald", attribution="HERALD", country="xx", kind=OutletKind.SITE, owner="herald",
    timezone="Asia/Baku", domains=("herald.example",),
)  # fmt: skip
URL = "https://herald.example/en/feed.xml"


def read(body: str | bytes, kind: FeedKind = FeedKind.RSS, media_type: str = "") -> FeedRead:
    raw = body.encode() if isinstance(body, str) else body
    return read_feed(raw, Feed(url=URL, kind=kind), OUTLET, url=URL, media_type=media_type)


def only(body: str | bytes, kind: FeedKind = FeedKind.RSS, media_type: str = "") -> Entry:
    (entry,) = read(body, kind, media_type).entries
    return entry


def rss_of(item: str, head: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><language>ru</language>{item}</channel></rss>'
    )


ITEM = """<item><title>Port opens</title><link>/en/port-1?utm_source=rss</link>
<pubDate>10 Mar 2026 08:00:00 GMT</pubDate><dc:creator>A. Writer</dc:creator><dc:language>en-GB</dc:language>
<description>&lt;p&gt;A &lt;b&gt;port&lt;/b&gt;&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>A port opened.</p>]]></content:encoded></item>"""


def test_rss() -> None:
    entry = only(rss_of(ITEM))
    assert entry == Entry(
        outlet="xx.herald",
        feed_url=URL,
        url="https://herald.example/en/port-1",
        title="Port opens",
        published_at=datetime(2026, 3, 10, 8, tzinfo=UTC),
        language="en",
        byline="A. Writer",
        summary="A port",
        content="<p>A port opened.</p>",
    )
    assert entry.published_at is not None
    assert entry.published_at.utcoffset() == OUTLET.zone.utcoffset(entry.published_at)


def test_the_language_of_a_channel_is_not_that_of_its_items() -> None:
    assert only(rss_of("<item><title>x</title><link>/x-1</link></item>")).language is None


@pytest.mark.parametrize("version", ["http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"])
def test_atom(version: str) -> None:
    dates = ("published", "updated") if "2005" in version else ("issued", "modified")
    entry = only(
        f'<feed version="0.3" xmlns="{version}" xml:base="https://herald.example/ru/"><entry xml:lang="ru">'
        '<title type="html">Порт &amp;amp; мост</title><link rel="alternate" href="most-2"/>'
        f"<{dates[0]}>2026-03-10T12:00:00+04:00</{dates[0]}><{dates[1]}>2026-03-10T13:00:00+04:00</{dates[1]}>"
        "<author><name>Автор</name></author></entry></feed>",
        FeedKind.ATOM,
    )
    assert (entry.url, entry.title) == ("https://herald.example/ru/most-2", "Порт & мост")
    assert entry.published_at == datetime(2026, 3, 10, 8, tzinfo=UTC)
    assert entry.updated_at == datetime(2026, 3, 10, 9, tzinfo=UTC)
    assert (entry.language, entry.byline) == ("ru", "Автор")


def test_rdf() -> None:
    entry = only(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel/><item rdf:about="https://herald.example/a-3">'
        "<title>Bridge</title><link>https://herald.example/a-3</link><dc:date>2026-03-10T12:00:00+04:00</dc:date>"
        "<dc:language>az</dc:language></item></rdf:RDF>",
        FeedKind.RDF,
    )
    assert (entry.published_at, entry.updated_at) == (datetime(2026, 3, 10, 8, tzinfo=UTC), None)
    assert entry.language == "az"


@pytest.mark.parametrize("version", ["1", "1.1"])
def test_json_feed(version: str) -> None:
    author = {"author": {"name": "B. Writer"}} if version == "1" else {"authors": [{"name": "B. Writer"}]}
    item = {
        "id": "4", "url": "/en/four-4", "title": "Four <script>x</script>", "content_html": "<p>Four.</p>",
        "date_published": "2026-03-10T08:00:00Z", "date_modified": "2026-03-10T09:00:00Z", "language": "en", **author,
    }  # fmt: skip
    feed = {"version": f"https://jsonfeed.org/version/{version}", "items": [item], "next_url": "/feed.json?p=2"}
    found = read(json.dumps(feed), FeedKind.JSON)
    assert found.next_page == "https://herald.example/feed.json?p=2"
    assert found.entries[0].title == "Four <script>x</script>"
    assert (found.entries[0].byline, found.entries[0].content) == ("B. Writer", "<p>Four.</p>")
    assert found.entries[0].updated_at == datetime(2026, 3, 10, 9, tzinfo=UTC)


NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://herald.example/five-5</loc><news:news><news:publication><news:name>Herald</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2026-03-10</news:publication_date>
<news:title>Five &amp; more</news:title></news:news><image:image><image:loc>https://herald.example/5.jpg</image:loc>
<image:title>no title of the page</image:title></image:image></url>
<url><loc>https://herald.example/six-6</loc><lastmod>2026-03-09T08:00:00Z</lastmod></url></urlset>"""


def test_news_and_plain_sitemap() -> None:
    five, six = read(NEWS, FeedKind.SITEMAP).entries
    assert (five.title, five.language, five.url) == ("Five & more", "en", "https://herald.example/five-5")
    assert five.published_at is not None
    assert five.published_at.date().isoformat() == "2026-03-10"
    assert (six.published_at, six.updated_at) == (None, datetime(2026, 3, 9, 8, tzinfo=UTC))


def test_sitemap_packed_in_a_file_and_in_lines() -> None:
    assert len(read(gzip.compress(NEWS.encode()), FeedKind.SITEMAP).entries) == 2
    assert only("https://herald.example/seven-7\n", FeedKind.SITEMAP).url == "https://herald.example/seven-7"


def test_sitemap_index() -> None:
    found = read(
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/sitemap-1.xml</loc>'
        "<lastmod>2026-03-10T08:00:00Z</lastmod></sitemap></sitemapindex>",
        FeedKind.SITEMAP,
    )
    assert [child.url for child in found.children] == ["https://herald.example/sitemap-1.xml"]
    assert found.children[0].updated_at == datetime(2026, 3, 10, 8, tzinfo=UTC)


@pytest.mark.parametrize("kind", list(FeedKind))
def test_the_bytes_say_the_dialect_whatever_was_announced(kind: FeedKind) -> None:
    assert only(rss_of(ITEM), kind, "text/html").title == "Port opens"
    assert only('  {"items": [{"url": "/a-1"}]}', kind, "text/xml").url == "https://herald.example/a-1"


def test_encodings() -> None:
    text = rss_of("<item><title>Мост</title><link>/m-1</link></item>")
    declared = text.replace('"1.0"?>', '"1.0" encoding="windows-1251"?>')
    assert only(declared.encode("cp1251")).title == "Мост"
    assert only(text.encode("cp1251"), media_type="application/rss+xml; charset=windows-1251").title == "Мост"
    assert only(text.encode("utf-16")).title == "Мост"
    assert only(b"\xef\xbb\xbf" + text.encode()).title == "Мост"


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("AT&amp;amp;T", "AT&T"),
        ("<![CDATA[Fish &amp; chips]]>", "Fish & chips"),
        ("&lt;b&gt;Bold&lt;/b&gt; words", "Bold words"),
        ("<![CDATA[One<br/>two]]>", "One two"),
        ("Alert &amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;", "Alert <script>alert(1)</script>"),
        ("5 &lt; 6 and 7 &gt; 2", "5 < 6 and 7 > 2"),
        ("  two\n lines ", "two lines"),
    ],
)
def test_titles_come_out_as_plain_text(title: str, plain: str) -> None:
    assert only(rss_of(f"<item><title>{title}</title><link>/t-1</link></item>")).title == plain


def test_links_that_lead_nowhere_are_counted() -> None:
    found = read(rss_of("<item><link>javascript:alert(1)</link></item><item><title>no link</title></item>" + ITEM))
    assert (len(found.entries), found.unlinked) == (1, 2)


def test_an_address_of_another_kind_beside_the_link_does_not_hide_it() -> None:
    assert only(rss_of('<item><link uri="at://did:x/y">https://herald.example/l-1</link></item>')).url[-3:] == "l-1"


def test_a_guid_may_be_the_link() -> None:
    assert only(rss_of("<item><guid>https://herald.example/g-1</guid></item>")).url == "https://herald.example/g-1"


@pytest.mark.parametrize("text", [rss_of(ITEM + ITEM.replace("port-1", "port-2")), NEWS])
def test_what_breaks_off_keeps_what_was_closed(text: str) -> None:
    body = text.encode()
    for cut in range(len(body) // 2, len(body) - 20):
        try:
            found = read(body[:cut], FeedKind.SITEMAP)
        except SetAside:
            continue
        assert not found.whole
        assert {entry.url.rsplit("/", 1)[1] for entry in found.entries} <= {"port-1", "port-2", "five-5", "six-6"}
    assert read(body).whole


def test_a_json_feed_that_breaks_off_keeps_its_closed_items() -> None:
    text = json.dumps({"items": [{"url": f"/n-{n}", "title": "}{"} for n in range(5)]})
    found = read(text[: len(text) * 2 // 3])
    assert (len(found.entries), found.whole) == (3, False)


def test_a_fault_inside_a_feed_does_not_make_it_broken_off() -> None:
    found = read(rss_of("<item><title>Q&A & more &nbsp;</title><link>/q-1?a=1&b=2</link></item>"))
    assert found.whole
    assert (found.entries[0].title, found.entries[0].url) == ("Q&A & more", "https://herald.example/q-1?a=1&b=2")


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize("kind", ["rss", "urlset"])
@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY local SYSTEM "file:///etc/passwd"><!ENTITY l9 SYSTEM "https://herald.example/private/x">',
        f'<!ENTITY l0 "lol">{LAUGHS}',
    ],
)
def test_entities_are_neither_expanded_nor_fetched(entities: str, kind: str) -> None:
    doctype = f"<!DOCTYPE {kind} [{entities}]>"
    item = "<item><title>T &l9;&local;</title><link>https://herald.example/x-1</link></item>"
    if kind == "rss":
        entry = only(rss_of(item, doctype))
    else:
        entry = only(
            f"{doctype}<urlset><url><loc>https://herald.example/x-1</loc><news><title>T &l9;</title></news></url></urlset>"
        )
    assert "lollol" not in entry.title
    assert "root:" not in entry.title
    assert len(entry.title) < 40


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<!doctype html><html><body><p>Sorry</p></body></html>", "is a web page, not a rss feed"),
        ("", "no feed that can be read"),
        ("\x00\x01\x02", "no feed that can be read"),
        ('{"error": "no"}', "no list of items"),
        ("https://herald.example/a-1", "is no rss feed"),
        ("[" * 50_000, "nested too deeply"),
    ],
)
def test_what_is_no_feed_is_said_in_a_sentence(body: str, says: str) -> None:
    with pytest.raises(SetAside, match=says):
        read(body)


@given(st.binary(max_size=300), st.sampled_from(["", "<rss><channel><item>", "{", "<urlset><url>", "<html>"]))
def test_any_bytes_are_survived(body: bytes, head: str) -> None:
    try:
        found = read(head.encode() + body, FeedKind.LISTING)
    except SetAside:
        return
    assert all(entry.url.startswith("http") for entry in found.entries)
