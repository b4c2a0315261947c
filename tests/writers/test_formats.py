"""Each format: the same bytes every time, everything escaped, links that lead to the page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.writers.bulletin_samples import PERIOD, SOURCES, bulletin_of
from torimatome import writers
from torimatome.errors import NotFound
from torimatome.model import Attribution, Block, BlockKind, Bulletin, Citation, Headline, Item, Note, Sentence
from torimatome.writers.references import web_address

CITED = (Citation(article="a", revision=1, start=0, end=9),)


def sample() -> Bulletin:
    body = (
        Block(
            kind=BlockKind.PARAGRAPH, sentences=(Sentence(text='The port <b>of</b> "Qala" opened.', citations=CITED),)
        ),
        Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text="#panic(1) *and* $x$ [y] @z.", citations=CITED),)),
    )
    note = Note(blocks=(Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text="Others deny it."),)),))
    item = Item(
        id="i1",
        section="内政関連",
        headlines={
            "ja": Headline(text="カラ港、2年ぶりに再開"),
            "en": Headline(text="Qala port reopens after 2 years"),
        },
        body=body,
        attributions=(Attribution(outlets=("QALA",), first_on=date(2031, 3, 1), last_on=date(2031, 3, 2)),),
        notes=(note,),
    )
    return bulletin_of([[item]])


@pytest.mark.parametrize("name", ["docx", "html", "json", "mail", "md", "pdf", "text"])
def test_the_same_bulletin_gives_the_same_bytes(name: str) -> None:
    write = writers.writer(name).write
    assert write(sample(), SOURCES) == write(sample(), SOURCES)


def test_formats_are_found_by_name_and_by_ending() -> None:
    assert list(writers.formats()) == ["docx", "html", "json", "mail", "md", "pdf", "text"]
    assert writers.writer("txt") is writers.writer("text")
    with pytest.raises(NotFound, match="no format 'rtf'"):
        writers.writer("rtf")


def test_text_has_the_exact_form_of_the_desks() -> None:
    expected = """カラ政治・治安情報

(公開情報とりまとめ)

2031年3月1日～3月7日

在カラ大使館

1. 軍事・治安関係

● カラ港、2年ぶりに再開

Qala port reopens after 2 years

The port <b>of</b> "Qala" opened.

\\#panic(1) \\*and\\* $x$ [y] @z. (QALA / 01-02.03.2031)

NOTE: *Others deny it.*

END
"""
    assert writers.writer("text").write(sample(), {}).decode() == expected


def test_html_escapes_all_words_and_loads_nothing() -> None:
    page = writers.writer("html").write(sample(), SOURCES).decode()
    assert "<b>of</b>" not in page
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert 'href="https://qala.example/a?x=1&amp;y=2"' in page
    assert not re.search(r'(?:src|href)="(?!#|https://qala)', page)
    assert 'href="#source-1"' in page


def test_an_address_that_is_no_web_address_is_not_linked() -> None:
    assert web_address("javascript:alert(1)") == ""
    assert web_address("https://qala.example/a b") == ""
    bad = {"a@1": replace(SOURCES["a@1"], url="javascript:alert(1)")}
    for name in ("html", "md"):
        assert b"javascript" not in writers.writer(name).write(sample(), bad)


def test_words_never_become_typst_code() -> None:
    evil = replace(sample(), title='#panic("no") = #sys', publisher="*[#image(1)]*")
    assert writers.writer("pdf").write(evil, SOURCES).startswith(b"%PDF-")


def test_a_pdf_leads_to_the_page_and_carries_its_period() -> None:
    data = writers.writer("pdf").write(sample(), SOURCES)
    assert b"https://qala.example/a?x=1&y=2" in data
    assert b"D:20310307120000Z" in data


def test_docx_sets_japanese_keeps_headlines_and_links_sentences() -> None:
    data = writers.writer("docx").write(sample(), SOURCES)
    with ZipFile(BytesIO(data)) as file:
        styles, body = file.read("word/styles.xml").decode(), file.read("word/document.xml").decode()
        links, core = file.read("word/_rels/document.xml.rels").decode(), file.read("docProps/core.xml").decode()
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert 'w:eastAsia="ja-JP"' in styles
    assert 'w:eastAsia="Yu Gothic"' in styles
    for name in ("heading 2", "Headline English"):
        style = re.search(rf'<w:name w:val="{name}"/>.*?</w:style>', styles, re.DOTALL | re.IGNORECASE)
        assert style is not None
        assert "<w:keepNext/>" in style.group()
    assert "https://qala.example/a?x=1&amp;y=2" in links
    assert "w:hyperlink" in body
    assert "2031-03-07T12:00:00Z" in core


def test_json_holds_everything_and_names_its_schema() -> None:
    data = json.loads(writers.writer("json").write(sample(), SOURCES))
    assert data["schema"] == 1
    assert data["bulletin"]["period"] == {"first_on": "2031-03-01", "last_on": "2031-03-07"}
    assert data["bulletin"]["sections"][0]["items"][0]["body"][0]["sentences"][0]["citations"][0]["article"] == "a"
    assert data["sources"]["a@1"]["published_at"] == "2031-03-02T10:30:00+04:00"


def test_an_item_without_anything_is_still_printed() -> None:
    bare = replace(bulletin_of([[Item(id="i", section="x")]]), end_mark="")
    for writer in writers.formats().values():
        assert writer.write(bare, {})


def test_control_characters_break_no_format() -> None:
    body = (Block(kind=BlockKind.PARAGRAPH, sentences=(Sentence(text="A\x00b\x1f\ud800c\n\nd."),)),)
    item = Item(id="i", section="x", headlines={"en": Headline(text="H\x07i")}, body=body)
    for name in writers.formats():
        data = writers.writer(name).write(bulletin_of([[item]]), {})
        assert name in {"docx", "pdf", "json", "mail"} or b"Abc d." in data


def test_the_period_of_the_sample_stands_in_every_text() -> None:
    for name in ("text", "md", "html"):
        assert PERIOD.ja in writers.writer(name).write(sample(), SOURCES).decode()
