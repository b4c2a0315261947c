"""What people print and send: styles alone in the DOCX, an archive's PDF with every word in it, a mail that clients show."""

from __future__ import annotations

import email
import email.policy
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree

from tests.writers.bulletin_samples import PERIOD, SOURCES, plain
from tests.writers.test_formats import sample
from torimatome import readers, writers
from torimatome.model import Bulletin, Correction, Period, Status
from torimatome.writers import Layout
from torimatome.writers.flow import flow
from torimatome.writers.references import References

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def corrected() -> Bulletin:
    """The sample's second edition, which also carries a correction of the issue before."""
    own = Correction(
        bulletin="b", period=PERIOD, edition=2, on=date(2031, 3, 9), item="i1", section="1. 内政関連",
        field="headline.en", was="after 3 years", now="after 2 years", reason="The port wrote to us.",
        ja="カラ港、2年ぶりに再開", en="Qala port reopens",
    )  # fmt: skip
    older = Period(first_on=date(2031, 2, 22), last_on=date(2031, 2, 28))
    carried = replace(own, bulletin="a", period=older, field="item", was="x", now="", reason="")
    return replace(sample(), edition=2, status=Status.CORRECTED, corrections=(carried, own))


def document(name: str, bulletin: Bulletin | None = None, **wish: object) -> bytes:
    return writers.writer(name).document(bulletin or sample(), SOURCES, Layout(**wish))  # type: ignore[arg-type]


def part(data: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(data)) as file:
        return etree.fromstring(file.read(f"word/{name}.xml"))


# --- DOCX ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sources", ["links", "footnotes", "endnotes", "none"])
def test_nothing_in_a_docx_is_set_by_hand(sources: str) -> None:
    data = document("docx", corrected(), sources=sources)
    names = ["document", "header1", "footer1"] + [sources] * sources.endswith("notes")
    for root in (part(data, name) for name in names):
        set_by_hand = {e.tag.removeprefix(W) for found in root.iter(f"{W}rPr", f"{W}pPr") for e in found}
        assert set_by_hand <= {"rStyle", "pStyle", "lang", "rtl"}
    used = {e.get(f"{W}val") for name in names for e in part(data, name).iter(f"{W}rStyle", f"{W}pStyle")}
    assert used <= {e.get(f"{W}styleId") for e in part(data, "styles").iter(f"{W}style")}


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_sources_become_real_notes(kind: str) -> None:
    data = document("docx", sources=f"{kind}s")
    notes, body = part(data, f"{kind}s"), part(data, "document")
    ids = [e.get(f"{W}id") for e in body.iter(f"{W}{kind}Reference")]
    assert ids == ["1"]  # both sentences stand on one page
    assert [e.get(f"{W}id") for e in notes] == ["-1", "0", "1"]
    assert "QALA" in "".join(e.text or "" for e in notes.iter(f"{W}t"))
    assert "NOTEREF" in "".join(e.get(f"{W}instr", "") for e in body.iter(f"{W}fldSimple"))
    assert [e.get(f"{W}id") for e in part(data, "settings").find(f"{W}{kind}Pr").iter(f"{W}{kind}")] == ["-1", "0"]  # type: ignore[union-attr]
    with ZipFile(BytesIO(data)) as file:
        assert f"{kind}s+xml" in file.read("[Content_Types].xml").decode()
        assert "https://qala.example/a?x=1&amp;y=2" in file.read(f"word/_rels/{kind}s.xml.rels").decode()


@pytest.mark.parametrize("sources", ["links", "footnotes", "endnotes", "none"])
def test_a_docx_comes_back_however_its_sources_are_named(sources: str) -> None:
    read = readers.read(document("docx", corrected(), sources=sources), "b.docx")
    assert read.bulletin is not None
    assert plain(read.bulletin) == plain(corrected())
    assert not [line for line in read.lines if line.use == "not understood"]


def test_a_short_item_and_its_note_stay_on_one_page() -> None:
    data = document("docx")
    styles = [e.get(f"{W}val") for e in part(data, "document").iter(f"{W}pStyle")]
    assert styles[4:9] == ["Heading1", "Heading2", "HeadlineEnglish", "BulletinParagraphKept", "BulletinParagraphKept"]
    assert styles[9] == "BulletinNote"
    held = {
        e.get(f"{W}styleId")
        for e in part(data, "styles").iter(f"{W}style")
        if e.find(f"{W}pPr/{W}keepNext") is not None
    }
    assert {"Heading1", "Heading2", "HeadlineEnglish", "BulletinParagraphKept"} <= held


# --- PDF ----------------------------------------------------------------------------------------------------


def objects(data: bytes) -> Iterator[bytes]:
    """The objects of a PDF without its streams, those inside packed streams too."""
    for body in re.findall(rb"\n\d+ 0 obj\b(.*?)\bendobj", data, re.DOTALL):
        head, _, stream = body.partition(b"stream\n")
        yield head
        if b"/ObjStm" in head:
            yield zlib.decompress(stream)


@pytest.mark.parametrize("sources", ["links", "footnotes", "endnotes", "none"])
def test_a_pdf_is_one_for_archives_and_for_screen_readers(sources: str) -> None:
    """PDF/A-2a and PDF/UA-1 as far as this can be seen without a validator; typst refuses to write what breaks them."""
    data = document("pdf", corrected(), sources=sources)
    every = b"\n".join(objects(data))
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    for wanted in (
        rb"/OutputIntents",
        rb"/StructTreeRoot",
        rb"/Marked true",
        rb"/Outlines",
        rb"/Lang ?\(en-GB\)",
        rb"/DisplayDocTitle true",
    ):
        assert re.search(wanted, every), wanted
    for refused in (b"/Encrypt", b"/JavaScript", b"/Launch", b"/OpenAction", b"/SMask", b"/EmbeddedFile", b"/AA "):
        assert refused not in every
    fonts = re.findall(rb"/Type ?/FontDescriptor.*", every)
    assert len(re.findall(rb"/Type ?/FontDescriptor", every)) == len(re.findall(rb"/FontFile[23]? ", every)) > 0, fonts


def words(data: bytes) -> str:
    """All words of a PDF without white space; a page's head and foot stand at its ends."""
    file = pypdfium2.PdfDocument(data)
    try:
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in file)
    finally:
        file.close()


def test_every_word_of_a_bulletin_can_be_taken_out_of_its_pdf() -> None:
    bulletin = corrected()
    found = words(writers.writer("pdf").write(bulletin, {}))
    for para in flow(bulletin, References(bulletin, {})):
        wanted = "".join(para.text.split()) or "＊＊＊"
        assert wanted in found
        found = found[found.index(wanted) + len(wanted) :]


def test_a_letter_that_no_font_has_is_named_and_stops_nothing() -> None:
    found = words(writers.writer("pdf").write(replace(sample(), subtitle="Port \U0001f600 \ue000 ไ"), {}))
    assert "Port[U+1F600][U+E000][U+0E44]" in found


# --- mail ---------------------------------------------------------------------------------------------------


def mail(**wish: object) -> EmailMessage:
    return email.message_from_bytes(document("eml", corrected(), **wish), policy=email.policy.default)


def test_a_mail_has_text_and_a_page_that_fetches_nothing() -> None:
    message = mail(sender="desk@qala.example", to=("one@qala.example", "two@qala.example"))
    assert message["Subject"] == "カラ政治・治安情報 2031年3月1日～3月7日 第2版（2031年3月9日訂正）"
    assert (message["From"], message["To"]) == ("desk@qala.example", "one@qala.example, two@qala.example")
    assert message["Message-ID"].endswith("@qala.example>")
    assert [p.get_content_type() for p in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert not message.defects
    text, page = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert page is not None
    assert text.get_content().replace("\r\n", "\n") == writers.writer("text").write(corrected(), SOURCES).decode()
    html = page.get_content()
    assert not re.search(r"<(?:script|style|link|img|iframe|form|object)\b|@import|url\(|\bclass=", html)
    assert set(re.findall(r'\b(?:src|href|background)="([^"]*)"', html)) == {"https://qala.example/a?x=1&amp;y=2"}
    assert 'width="600"' in html
    assert "&lt;b&gt;of&lt;/b&gt;" in html
    assert max(map(len, document("eml", corrected()).splitlines())) <= 998


def test_the_pdf_goes_with_a_mail_that_wants_it() -> None:
    (attached,) = mail(attached=True).iter_attachments()
    assert attached.get_content().startswith(b"%PDF-")
    assert attached.get_filename() == "bulletin-b-2.pdf"
    assert document("eml", attached=True) == document("eml", attached=True)


# --- corrections --------------------------------------------------------------------------------------------


def test_an_edition_tells_what_it_mends_and_what_it_carries() -> None:
    lines = [p.text for p in flow(corrected(), References(corrected(), {})) if p.role in {"edition", "correction"}]
    assert lines == [
        "第2版（2031年3月9日訂正） / Edition 2, corrected 09.03.2031",
        "【訂正】1. 内政関連「カラ港、2年ぶりに再開」の英文見出し、「after 3 years」とあるのは「after 2 years」の誤り。（The port wrote to us.）",
        "Correction: 1. 内政関連, “Qala port reopens”, headline: for “after 3 years” read “after 2 years”. The port wrote to us.",
        "【訂正】2031年2月22日～2月28日号、1. 内政関連「カラ港、2年ぶりに再開」を取り消す。",
        "Correction: issue of 22.02.2031-28.02.2031, 1. 内政関連, “Qala port reopens”: withdrawn.",
    ]


@pytest.mark.parametrize("name", ["text", "md", "html", "docx"])
def test_an_edition_comes_back_from_what_was_written(name: str) -> None:
    read = readers.read(writers.writer(name).write(corrected(), SOURCES), f"b.{name}")
    assert read.bulletin is not None
    assert (read.bulletin.edition, read.bulletin.status) == (2, Status.CORRECTED)
    assert plain(read.bulletin) == plain(corrected())
    assert not read.doubts


def test_a_desk_that_wants_no_sources_prints_none() -> None:
    for name in writers.formats():
        assert b"qala.example" not in document(name, sources="none")
