"""PDF and DOCX documents to articles."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
import pytest
import typst

from torimatome.errors import SetAside
from torimatome.extract import articles
from torimatome.model import Article, DateSource, Role, Snapshot

from .pages import outlet

FOUND = (
    "The commission for the harbour met in its second session of the year and heard the report of the pilot service on "
    "groundings in the northern channel. It found that the channel is narrower than the charts of ten years say."
)
ASKS = (
    "It asks the ministry to have the channel measured again before the winter, and to publish the new depths at once, in "
    "the three languages in which notices to mariners are given out by the port."
)
PROSE = (FOUND, ASKS)


def read(body: bytes, media_type: str = "application/pdf", *, language: str = "en") -> Article:
    url = "https://harbour.example/doc/7.pdf"
    snapshot = Snapshot(
        id="s1", role=Role.PAGE, outlet="xx.harbour", sha256="", url_asked=url, url_reached=url,
        fetched_at=datetime(2026, 5, 20, 12, tzinfo=UTC), status=200, media_type=media_type, warc_file="", warc_offset=0,
    )  # fmt: skip
    (found,) = articles(snapshot, body, None, outlet(languages=(language,)))
    return found


def pdf(body: str, *, title: str = "", head: str = "Harbour commission") -> bytes:
    named = f'#set document(title: "{title}")\n' if title else ""
    source = f'{named}#set page(width: 15cm, height: 12cm, header: [{head}], numbering: "1")\n#set par(justify: true)\n{body}'
    made: bytes = typst.compile(source.encode(), format="pdf")
    return made


def test_a_pdf_is_read_with_its_pages() -> None:
    body = f"= Report on the northern channel\n\n14 May 2026\n\n{PROSE[0]}\n\n{PROSE[1]}\n#pagebreak()\n{PROSE[1]}\n\n{PROSE[0]}\n#pagebreak()\n{PROSE[0]}"
    got = read(pdf(body))
    assert got.headline == "Report on the northern channel"
    assert got.published is not None
    assert (got.published.at.date().isoformat(), got.published.source) == ("2026-05-14", DateSource.TEXT)
    assert [p for p in got.paragraphs if p in PROSE] == [PROSE[0], PROSE[1], PROSE[1], PROSE[0], PROSE[0]]
    assert "Harbour commission" not in got.text
    assert [
        got.page_at(got.text.index(PROSE[0])),
        got.page_at(got.text.rindex(PROSE[1])),
        got.page_at(len(got.text) - 1),
    ] == [1, 2, 3]
    assert got.route is not None
    assert (got.route.way, got.route.page_count) == ("document", 3)


def test_a_title_of_the_properties_is_taken_unless_it_is_a_files_name() -> None:
    assert read(pdf(f"{PROSE[0]}\n\n{PROSE[1]}", title="Notice to mariners 7")).headline == "Notice to mariners 7"
    assert read(pdf(f"= Notice 8\n\n{PROSE[0]}", title="Microsoft Word - notice8.docx")).headline == "Notice 8"


def test_a_pdf_announced_as_something_else_is_still_a_pdf() -> None:
    assert read(pdf(f"= Notice 8\n\n{PROSE[0]}"), "application/octet-stream").headline == "Notice 8"


def test_a_pdf_in_japanese_is_joined_without_spaces() -> None:
    text = "港湾委員会は五月十四日に会合を開き、北水路での座礁について水先人組合の報告を聞いた。委員会は、水路が海図よりも狭いとし、冬までに測り直すよう省に求めた。"
    body = f'#set text(font: "Noto Sans CJK JP", lang: "ja")\n{text}'
    got = read(pdf(body), language="ja")
    assert text[:20] in got.text or "港湾" not in got.text  # without a Japanese font nothing is drawn


def word(*, title: str = "", heading: str = "Report on the northern channel") -> bytes:
    made: Any = docx.Document()
    made.core_properties.title = title
    made.core_properties.created = datetime(2026, 5, 14, 8, tzinfo=UTC).replace(tzinfo=None)
    if heading:
        made.add_heading(heading, 1)
    made.add_paragraph(PROSE[0])
    made.add_page_break()
    made.add_paragraph(PROSE[1])
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_word_document_is_read() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    got = read(word(), kind)
    assert (got.headline, got.paragraphs) == ("Report on the northern channel", PROSE)
    assert got.published is not None
    assert (got.published.at.date().isoformat(), got.published.source) == ("2026-05-14", DateSource.METADATA)
    assert got.page_at(got.text.index(PROSE[1])) == 2
    assert read(word(title="A title", heading=""), "application/octet-stream").headline == "A title"


def _zip(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "'
    + b"ha" * 50
    + b'"><!ENTITY b "'
    + b"&a;" * 500
    + b'">]><d>'
    + b"&b;" * 500
    + b"</d>"
)
FILES = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:d xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:t>&a;</w:t></w:p></w:d>'
HOSTILE = {
    "a pdf of nothing": b"%PDF-1.7\n%%EOF",
    "a pdf cut short": None,
    "a zip bomb": _zip(word__document_xml=b"<x>" + b" " * 40_000_000 + b"</x>"),
    "entities that grow": _zip(word__document_xml=LAUGHS),
    "entities that read files": _zip(word__document_xml=FILES),
    "xml that is none": _zip(word__document_xml=b"\x00\xff"),
    "a zip cut short": word()[:2000] + b"word/document",
    "deep xml": _zip(word__document_xml=b"<w>" * 100_000),
    "a package without text": _zip(word__documents_xml=b"<x/>"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_set_aside(name: str) -> None:
    body = HOSTILE[name] or pdf(PROSE[0])[:900]
    with pytest.raises(SetAside):
        read(body, "application/octet-stream")


def test_a_pdf_of_pictures_says_what_would_help() -> None:
    with pytest.raises(SetAside, match="pictures without text"):
        read(pdf("#rect(width: 4cm, height: 2cm)", head=""))
