"""The evidence of an item: a folder that other programs read and check."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.store.store_nouns import NOON, article, bulletin, capture, item
from torimatome import archive
from torimatome.analysis.revisions import difference, revised
from torimatome.errors import Failed, Stop
from torimatome.model import Attribution, Bulletin, Citation, Item, Role, Route, Sentence
from torimatome.store import Store, open_store


def filed(store: Store) -> tuple[Bulletin, Item]:
    """An item on one article of two revisions, the second page being fetched again unchanged."""
    one = store.captures.keep(capture(1, b"<p>It cost 10 million."))
    two = store.captures.keep(capture(2, b"<p>It cost 12 million.", url_reached="https://ganja.example/1"))
    store.captures.keep(capture(3, b"<p>It cost 12 million.", url_reached="https://ganja.example/1"))
    first = article(1, text="The bridge cost 10 million, said Aydin Quliyev.", snapshot=one.id)
    store.articles.save(first)
    store.articles.save(replace(first, text="The bridge cost 12 million, said Aydin Quliyev.", snapshot=two.id))
    cites = (Citation(article="a1", revision=1, start=0, end=27),)
    sentence = Sentence(text="A <bridge> cost 10 million.", citations=cites)
    made = item(1, attributions=(Attribution(outlets=("GANJA",), first_on=NOON.date()),), articles=("a1",))
    made = replace(made, body=(replace(made.body[0], sentences=(sentence,)),))
    return bulletin(made), made


def test_the_folder_stands_alone(store: Store, tmp_path: Path) -> None:
    files = dict(archive.evidence(store, *filed(store)))
    assert list(files) == [
        "texts/01-revision-1.txt", "pages/01-revision-1.warc.gz", "texts/01-revision-2.txt",
        "pages/01-revision-2.warc.gz", "index.html", "SHA256SUMS",
    ]  # fmt: skip
    for name, body in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(body)
    subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=True)
    page = files["index.html"].decode()
    assert "A &lt;bridge&gt; cost 10 million." in page
    assert "figures: 10 -&gt; 12" in page
    assert "default-src 'none'" in page
    kinds = [(r.rec_type, r.content_stream().read()) for r in _records(files["pages/01-revision-1.warc.gz"])]
    assert [kind for kind, _ in kinds] == ["warcinfo", "response", "request"]
    assert kinds[1][1] == b"<p>It cost 10 million."


def test_images_ways_and_pages_are_shown(store: Store) -> None:
    html = b"<html><body><article><img src='/a.png'><p>It opened.</p></article></body></html>"
    page = store.captures.keep(capture(1, html, url_reached="https://ganja.example/1"))
    picture = b"\x89PNG\r\n\x1a\n...."
    url = "https://ganja.example/a.png"
    store.captures.keep(replace(capture(2, picture), role=Role.IMAGE, url_asked=url, url_reached=url))
    route = Route(via="xx.portal", shown="<GANJA>", cites=("xx.wire",), gone_at=NOON)
    made = replace(article(1, text="It opened.", snapshot=page.id), route=route, page_starts=(0,))
    store.articles.save(made)
    cites = (Citation(article=made.id, revision=1, start=0, end=2),)
    one = replace(item(1), articles=(made.id,))
    one = replace(one, body=(replace(one.body[0], sentences=(Sentence(text="Open.", citations=cites),)),))
    files = dict(archive.evidence(store, bulletin(one), one))
    assert files["images/01-revision-1-1.png"] == picture
    assert [r.rec_type for r in _records(files["images/01-revision-1-1.png.warc.gz"])][1] == "response"
    shown = files["index.html"].decode()
    assert (
        "passed on by xx.portal, which shows “&lt;GANJA&gt;” for its source<br>reports after xx.wire<br>gone from"
        in shown
    )
    assert "No. 1, page 1: “It”" in shown
    assert '<a href="images/01-revision-1-1.png">image 1</a>' in shown


def _records(data: bytes) -> ArchiveIterator:
    return ArchiveIterator(BytesIO(data), check_digests="raise")


def test_a_revisit_brings_what_it_refers_to(store: Store) -> None:
    filed(store)
    last = list(store.captures.all())[-1]
    kinds = [r.rec_type for r in _records(store.captures.records(last.id))]
    assert kinds == ["warcinfo", "response", "request", "revisit", "request"]


def test_a_damaged_page_is_no_evidence(store: Store, data: Path) -> None:
    made = filed(store)
    file = next((data / "warc").glob("*.warc.gz"))
    snapshot = next(store.captures.all())
    body = bytearray(file.read_bytes())
    body[snapshot.warc_offset + 60] ^= 0xFF
    file.write_bytes(body)
    with pytest.raises(Failed, match="missing or damaged"):
        list(archive.evidence(store, *made))


def test_an_item_without_articles_is_told(store: Store) -> None:
    with pytest.raises(Stop, match="no article"):
        list(archive.evidence(store, bulletin(item(1)), item(1)))


def test_another_reader_agrees(store: Store, data: Path) -> None:
    fastwarc = pytest.importorskip("fastwarc.warc", reason="fastwarc is not installed")
    filed(store)
    file = next((data / "warc").glob("*.warc.gz"))
    with file.open("rb") as opened:
        found = [(r.headers["WARC-Type"], r.reader.read()) for r in fastwarc.ArchiveIterator(opened, parse_http=True)]
    assert [kind for kind, _ in found] == ["warcinfo", *["response", "request"] * 2, "revisit", "request"]
    assert [body for kind, body in found if kind == "response"] == [
        b"<p>It cost 10 million.",
        b"<p>It cost 12 million.",
    ]


def test_the_index_is_made_again_without_the_database(store: Store, data: Path) -> None:
    filed(store)
    before = [replace(s) for s in store.captures.all()]
    store.close()
    for file in data.glob("torimatome.db*"):
        file.unlink()
    with open_store(data) as again:
        assert list(again.captures.all()) == before
        assert [again.captures.body(s.id)[:3] for s in before] == [b"<p>"] * 3


def test_what_a_revision_changed() -> None:
    first = article(1, headline="Bridge opens", text="It cost 1,200 manats. In Ganja, Aydin Quliyev spoke.")
    same = replace(first, text="It cost 1 200 manats. In Ganja, Aydin Quliyev spoke again.")
    assert not revised(first, same).matters
    last = replace(first, headline="Bridge opened", text="It cost 1,300 manats. In Ganja, Rauf Quliyev spoke.")
    assert list(revised(first, last).lines()) == [
        "headline: Bridge opens -> Bridge opened",
        "figures: 1200 -> 1300",
        "names: Aydin Quliyev -> Rauf Quliyev",
    ]
    assert "-It cost 1,200" in difference(first, last)


def test_a_later_fetch_of_the_same_bytes_is_no_revision(store: Store) -> None:
    kept = store.captures.keep(capture(1))
    again = store.captures.keep(replace(capture(1), fetched_at=NOON + timedelta(days=3)))
    assert store.captures.body(again.id) == store.captures.body(kept.id)
