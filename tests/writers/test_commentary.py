"""The commentary printed: the same words in every format, notes with ids and dates, marks where nothing supports."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest

from torimatome.analysis.support import supports
from torimatome.chronicle.outline import read
from torimatome.errors import NotFound
from torimatome.model.commentary import Witness
from torimatome.writers.commentary import Paper, Picture, paper
from torimatome.writers.commentary_formats import format_named, formats

TEXT = """title: The bridge <b>at</b> Orta
title ja: オルタの橋
date: 2031-05-02

# Course | 経過

The bridge was closed and 40 jobs were lost. {e1, e2} The mayor | left. Trade fell by 7%. {e1}
It opened again. {e1, e2}

! map.svg | Where the "bridge" is

@ e1 | 2031-03-15 | The bridge is closed | item 3104-031502
@ e2 | 2031-03 | Jobs are lost | Orta Post, 20.03.2031 “40 jobs”
"""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="5" height="5"/></svg>'
ITEM = Witness(
    key="item 3104-031502", id="3104-031502", outlets=("ORTA.EXAMPLE",), families=("orta",), first_on=date(2031, 3, 15),
    last_on=date(2031, 3, 15), headline="Bridge <closed>", url="https://orta.example/1", sentences=("The bridge is closed.",),
)  # fmt: skip
HAND = Witness(
    key="hand Orta Post, 20.03.2031 “40 jobs”",
    outlets=("Orta Post",),
    families=("post",),
    sentences=("40 jobs",),
    by_hand=True,
)


def _paper(*, clean_copy: bool = False, text: str = TEXT) -> Paper:
    outline = read("bridge.txt", text)
    found = supports(outline, {w.key: w for w in (ITEM, HAND)})
    return paper(outline, found, {"map.svg": Picture(data=SVG, is_svg=True)}, clean_copy=clean_copy)


def test_notes_give_ids_outlets_and_dates_and_are_shared() -> None:
    made = _paper()
    assert made.notes == (
        (
            "The bridge is closed (15.03.2031): <3104-031502> (ORTA.EXAMPLE / 15.03.2031); "
            "Jobs are lost (03.2031): Orta Post, 20.03.2031 “40 jobs”."
        ),
        "The bridge is closed (15.03.2031): <3104-031502> (ORTA.EXAMPLE / 15.03.2031).",
    )
    assert [p.note for p in made.paragraphs[0].pieces if p.note] == [1, 2, 1]
    assert [row.cells[0] for row in made.chronology] == ["03.2031", "15.03.2031"]


def test_what_nothing_supports_is_marked_unless_the_copy_is_clean() -> None:
    pieces = _paper().paragraphs[0].pieces
    assert [(p.text[-5:], p.marked) for p in pieces if p.marked] == [("left.", "‡"), ("by 7%", "†")]
    made = _paper(clean_copy=True)
    assert not any(p.marked for one in made.paragraphs for p in one.pieces)
    assert (made.support, made.legend) == ((), "")


def test_html_stands_alone_and_escapes() -> None:
    page = format_named("html")[1](_paper()).decode()
    assert "<b>at</b>" not in page
    assert "&lt;3104-031502&gt;" in page
    assert 'alt="Where the &quot;bridge&quot; is"' in page
    assert "<script" not in page
    assert set(re.findall(r'href="#note-(\d)"', page)) == {"1", "2"}
    assert page.count('id="mark-1"') == 1


def test_markdown_has_footnotes_and_tables() -> None:
    text = format_named("md")[1](_paper()).decode()
    assert text.startswith("# オルタの橋\n\n**The bridge \\<b\\>at\\</b\\> Orta**")
    assert "40 jobs were lost.[^1]" in text
    assert "7%<sup>†</sup>.[^2]" in text
    assert "The mayor \\| left.<sup>‡</sup>" in text
    assert "[^2]: The bridge is closed" in text


def test_docx_has_real_footnotes_and_the_same_bytes_again() -> None:
    data = format_named("docx")[1](_paper())
    assert data == format_named("docx")[1](_paper())
    with ZipFile(BytesIO(data)) as file:
        notes, body = file.read("word/footnotes.xml").decode(), file.read("word/document.xml").decode()
    assert "ORTA.EXAMPLE / 15.03.2031" in notes
    assert body.count("<w:footnoteReference") == 2
    assert "w:tblHeader" in body


def test_pdf_holds_the_words_and_the_notes() -> None:
    data = format_named("pdf")[1](_paper())
    assert data == format_named("pdf")[1](_paper())
    document = pypdfium2.PdfDocument(data)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Trade fell by 7%" in words
    assert "<3104-031502>" in words
    assert "各文の根拠" in words


def test_an_empty_commentary_prints_in_every_format() -> None:
    made = _paper(text="title: Nothing yet\n")
    assert all(write(made) for _, write in formats().values())


def test_a_format_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFound, match="there are docx, pdf, html, md"):
        format_named("odt")
