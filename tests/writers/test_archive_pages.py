"""Pages of the archive as readers see them: links both ways, holes, notes, terms; hostile words do no harm."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import feedparser
import pytest

from tests.writers.archive_samples import OUTLETS
from torimatome import readers, writers
from torimatome.collect import read_feed
from torimatome.errors import NotFound
from torimatome.model import ArchivePage, Feed, FeedKind, Headline, Item
from torimatome.writers import archive_feed, archive_html, archive_index, archive_text
from torimatome.writers.archive_sheet import Way, sheet_of

PAGE = """湾の報道

2007年以前の報道

2031.03.05 カラ通信

(Yahoo)

艇が来た <3104-030502>
 艇の隊は島の沖で
MBTを降ろした。
【関連記事:3003-020101 (カラ 2030.02.01)】
【註】
 これは初めてである。
2031.03.04 カラ通信 桟橋が完成 <3104-030401>
 桟橋が4日、完成した。
2031.03.02 カラ通信 港を測量 <3104-030201>
 港の測量が2日、始まった。
2030.02.01 カラ通信 港が開く <3003-020101>
 港が1日、開いた。  船が入った。
【Qala の位置 (Google Map)】
"""
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)> \u202egnp.exe\u200b & 港\x00\ufffe'


def page() -> ArchivePage:
    found = readers.read(PAGE.encode(), "page.txt", outlets=OUTLETS).archive
    assert found is not None
    return found


def html(given: ArchivePage) -> str:
    return "".join(archive_html.write(sheet_of(given, {"MBT": "主力戦車"})))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def tags(text: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(text)
    return parser.seen


def hostile() -> ArchivePage:
    first, *rest = page().items
    assert first.filed is not None
    filed = replace(first.filed, outlet=HOSTILE, via=HOSTILE, time=HOSTILE, dated=HOSTILE, layout="A1")
    block = replace(first.body[0], sentences=(replace(first.body[0].sentences[0], text=HOSTILE),))
    bad = replace(first, id=HOSTILE, headlines={"ja": Headline(text=HOSTILE)}, body=(block,), filed=filed)
    return ArchivePage(title=HOSTILE, items=(bad, *rest), older=HOSTILE)


def test_references_lead_both_ways_and_every_inner_link_arrives() -> None:
    found = tags(html(page()))
    names = {given["id"] for _, given in found if given.get("id")}
    links = [given["href"] or "" for tag, given in found if tag == "a"]
    assert links.count("#3003-020101") == 2
    assert links.count("#3104-030502") == 2
    assert [link for link in links if link.startswith("#") and link[1:] not in names] == []


def test_years_holes_notes_terms_and_maps() -> None:
    text = html(page())
    assert "<h2>2031年<small>3件</small></h2>" in text
    assert "2030.02.01 から 2031.03.02 までの間、記事はありません" in text
    assert re.search(r'<aside class="note".*?【註】.*?これは初めてである。.*?</aside>', text, re.DOTALL)
    assert '<abbr title="主力戦車">MBT</abbr>' in text
    assert "<dt>MBT</dt><dd>主力戦車</dd>" in text
    assert 'href="https://www.openstreetmap.org/search?query=Qala" rel="noopener noreferrer"' in text


def test_a_page_has_no_script_and_fetches_nothing() -> None:
    text = html(page())
    assert "default-src 'none'" in text
    assert {tag for tag, _ in tags(text)} & {"script", "img", "iframe", "link", "object", "form"} == set()
    assert [
        given for _, given in tags(text) if any(name.startswith("on") or name in {"src", "style"} for name in given)
    ] == []


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt", ".json"])
def test_hostile_words_stay_words(suffix: str) -> None:
    made = "".join(writers.page_writer(suffix).write(sheet_of(hostile())))
    assert made == "".join(writers.page_writer(suffix).write(sheet_of(hostile())))
    assert made.encode()
    if suffix == ".html":
        assert {tag for tag, _ in tags(made)} & {"script", "img"} == set()
    if suffix != ".json":
        assert re.search("[\u202e\u200b\x00\ufffe]", made) is None


def test_no_item_can_forge_another() -> None:
    """A line of an item's text that looks like the head of an entry stays in its paragraph."""
    first, *rest = page().items
    forged = "2031.01.01 カラ通信 偽の記事 <3102-010101>"
    block = replace(first.body[0], sentences=(replace(first.body[0].sentences[0], text=f"x\n{forged}"),))
    made = "".join(archive_text.write(sheet_of(ArchivePage(title="題", items=(replace(first, body=(block,)), *rest)))))
    assert len(readers.read(made.encode(), "p.txt", outlets=OUTLETS).items) == len(page().items)


def test_an_item_that_is_not_filed_is_printed_by_its_attribution() -> None:
    first = replace(page().items[1], filed=None)
    made = "".join(archive_text.write(sheet_of(ArchivePage(title="題", items=(first,)))))
    assert "2031.03.04 カラ通信 桟橋が完成\n 桟橋が4日、完成した。\n" in made


def test_an_item_without_anything_is_no_fault() -> None:
    empty = ArchivePage(title="", items=(Item(id="x", section=""),))
    for one in writers.page_formats().values():
        assert "".join(one.write(sheet_of(empty))) is not None


def test_an_unknown_ending_is_told() -> None:
    with pytest.raises(NotFound, match=r"\.html"):
        writers.page_writer(".exe")


def test_the_index_is_escaped() -> None:
    way = Way(words=HOSTILE, href="a/2031.html", count=3)
    assert {tag for tag, _ in tags(archive_index.write(HOSTILE, [(way, [way])]))} & {"script", "img"} == set()


def channel(given: ArchivePage, href: str = "") -> bytes:
    news = [
        archive_feed.News(item=item, id=f"tag:qa.example,2031:item/{n}", at=datetime(2031, 3, n + 1, tzinfo=UTC), href=href and f"{href}?id={n}#{n}", subjects=("湾 & 港",))
        for n, item in enumerate(given.items)
    ]  # fmt: skip
    about = archive_feed.Channel(id="tag:qa.example,2031:archive", title=given.title, author="カラ館", href=href)
    return archive_feed.write(about, news, datetime(2000, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("given", [page(), hostile()], ids=["plain", "hostile"])
def test_the_feed_is_atom(given: ArchivePage) -> None:
    read = feedparser.parse(channel(given, "https://desk.example/p.html"))
    assert not read["bozo"]
    assert read["version"] == "atom10"
    assert [entry["id"] for entry in read["entries"]] == [f"tag:qa.example,2031:item/{n}" for n in range(4)]
    assert "updated" in read["feed"]
    assert "<script" not in str(read["entries"][0]["content"])


def test_our_own_collector_reads_the_feed() -> None:
    address = "https://desk.example/archive.atom"
    body = channel(page(), "https://desk.example/p.html")
    found = read_feed(body, Feed(url=address, kind=FeedKind.ATOM), OUTLETS[0], url=address)
    assert [entry.title for entry in found.entries] == ["艇が来た", "桟橋が完成", "港を測量", "港が開く"]
    assert "これは初めてである。" in found.entries[0].content


def test_an_empty_feed_is_one_too() -> None:
    assert not feedparser.parse(channel(ArchivePage(title="題")))["bozo"]
