"""Commentaries, anybody's web pages, PDF: what they hold is read, and what cannot be is said in one sentence."""

from __future__ import annotations

import html
from dataclasses import replace
from importlib import resources
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.archive_pages import FRONT, OUTLETS, Entry
from tests.writers.bulletin_samples import SOURCES
from torimatome import readers, writers
from torimatome.model import Block, Bulletin, Citation
from torimatome.readers import Document

PROSE = "The harbour of Kara has grown in ten years from a row of sheds to the largest port of the bay, and " * 3
COMMENTARY = f"Institute of the Bay\n\n{PROSE}it grows on.\n\n{PROSE}nobody stops it.\n\nWe keep watching.\n"
ISSUE = (
    "カラ政治・治安情報\n\n(公開情報とりまとめ)\n\n2031年3月1日～3月7日\n\n在カラ大使館\n\n1. 内政関連\n\n● 港を開く\n\nPort opens\n\n"
    "It opened with songs. (QALA / 02.03.2031)\n\nNOTE: A second port opens later.\n\n● 港を閉じる\n\nPort closes\n\nThey met with:\n\n"
    "- *Ada Lin, Mayor.* Ships.\n- *Bo Ray, Head of the council.* Fish. (QALA / 03.03.2031)\n\nEND\n"
)
PAGE = (
    FRONT
    + Entry(body=" 港が完 成した。\n 次に\nMBTが来た。").text()
    + Entry(date="2031.03.01", id="<3104-030101>").text()
)


def test_a_commentary_is_kept_whole() -> None:
    found = readers.read(COMMENTARY.encode(), "view.txt")
    assert (found.kind, found.organisation) == ("commentary", "Institute of the Bay")
    assert [p.text.split()[-1] for p in found.paragraphs] == ["on.", "it.", "watching."]
    assert [(p.first, p.last) for p in found.paragraphs] == [(3, 3), (5, 5), (7, 7)]
    assert [line.use for line in found.lines] == ["organisation", "paragraph 1", "paragraph 2", "paragraph 3"]


def as_page(text: str, *, tag: str = "p") -> bytes:
    lines = (line.replace(" ", "\u3000", 1) if line.startswith(" ") else line for line in text.split("\n"))
    body = "\n".join(f"<{tag}>{html.escape(line)}</{tag}>" for line in lines)
    return f"<!doctype html><html><head><title>no text</title></head><body><nav>menu</nav>{body}</body></html>".encode()


def said(document: Document) -> list[object]:
    return [(i.headlines, [(b.kind, b.text) for b in i.body], i.notes, i.terms, i.attributions) for i in document.items]


@pytest.mark.parametrize("text", [ISSUE, PAGE])
def test_anybodys_web_page_is_read_like_its_text(text: str) -> None:
    plain = readers.read(text.encode(), "x.txt", outlets=OUTLETS)
    for data in (as_page(text), f"<html><body><pre>{html.escape(text)}</pre></body></html>".encode()):
        assert said(readers.read(data, "x.html", outlets=OUTLETS)) == said(plain)


def test_an_archive_in_a_table_is_read() -> None:
    rows = "<tr><td>2031.03.02<br>20:48</td><td>岬通信<br>(Yahoo)</td><td>港が開く &lt;3104-030201&gt;</td><td>港が2日、開いた。<br>Kara港だ。</td></tr>"
    found = readers.read(
        f"<html><body><h1>カラ湾</h1><table>{rows}</table></body></html>".encode(), "x", outlets=OUTLETS
    )
    (item,) = found.items
    assert item.filed is not None
    assert (item.id, item.filed.time, item.filed.via, item.headline("ja")) == (
        "3104-030201",
        "20:48",
        "Yahoo",
        "港が開く",
    )
    assert [block.text for block in item.body] == ["港が2日、開いた。", "Kara港だ。"]


@pytest.mark.parametrize("text", [ISSUE, PAGE])
def test_a_docx_typed_line_by_line_is_read_like_its_text(text: str) -> None:
    document, file = docx.Document(), BytesIO()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(file)
    plain = readers.read(text.encode(), "x.txt", outlets=OUTLETS)
    assert said(readers.read(file.getvalue(), "x.docx", outlets=OUTLETS)) == said(plain)


def test_a_table_in_a_docx_is_read_in_order() -> None:
    document, file = docx.Document(), BytesIO()
    document.add_paragraph("カラ湾の報道")
    row = document.add_table(rows=1, cols=3).rows[0]
    for cell, text in zip(
        row.cells, ("2031.03.02\n20:48", "岬通信\n(Yahoo)", "港が開く <3104-030201>\n港が開いた。"), strict=True
    ):
        cell.text = text
    document.save(file)
    (item,) = readers.read(file.getvalue(), "x.docx", outlets=OUTLETS).items
    assert (item.headline("ja"), [block.text for block in item.body]) == ("港が開く", ["港が開いた。"])


# --- PDF ----------------------------------------------------------------------------------------------------


def test_our_own_pdf_is_read_back() -> None:
    issue = readers.read(ISSUE.encode(), "x.txt").bulletin
    assert issue is not None
    document = readers.read(writers.writer("pdf").write(issue, {}), "x.pdf")
    assert document.bulletin is not None
    assert said(document) == said(readers.read(ISSUE.encode(), "x.txt"))
    assert (document.bulletin.title, document.bulletin.end_mark) == (issue.title, "END")
    assert document.lines[-1].use == "head or foot of a page"


def blank_pdf() -> bytes:
    import pypdfium2

    document, file = pypdfium2.PdfDocument.new(), BytesIO()
    document.new_page(200, 200)
    document.save(file)
    return file.getvalue()


def with_part(name: str, body: bytes) -> bytes:
    file = BytesIO()
    docx.Document().save(file)
    with ZipFile(file, "a", compression=8) as archive:
        archive.writestr(name, body)
    return file.getvalue()


LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(aaaaaaaaaaaaaaaa)(aaaaaaaaaaaaaaaa)]>>\n%%EOF"
)


def cited(issue: Bulletin) -> Bulletin:
    """The issue with a source behind each sentence of its items."""

    def told(block: Block) -> Block:
        source = (Citation(article="a", revision=1, start=0, end=3),)
        return replace(block, sentences=tuple(replace(one, citations=source) for one in block.sentences))

    sections = [
        replace(s, items=tuple(replace(i, body=tuple(map(told, i.body))) for i in s.items)) for s in issue.sections
    ]
    return replace(issue, sections=tuple(sections))


LONG = ISSUE.replace(
    "Port opens", "Port opens after ten years of works, delays and quarrels over who pays for " * 2 + "it"
).replace("港を開く", "十年にわたる工事と遅延と費用をめぐる争いの末に新しい港がようやく開かれ、" * 3 + "船が入る")


def test_marks_of_sources_and_wrapped_headlines_do_not_disturb_our_own_pdf() -> None:
    issue = readers.read(LONG.encode(), "x.txt").bulletin
    assert issue is not None
    document = readers.read(writers.writer("pdf").write(cited(issue), SOURCES), "x.pdf")
    assert [item.headlines for item in document.items] == [item.headlines for item in issue.items]
    assert [[b.text for b in item.body] for item in document.items] == [
        [b.text for b in item.body] for item in issue.items
    ]
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))


@given(
    st.lists(
        st.sampled_from([*ISSUE.split("\n"), *PAGE.split("\n"), "<b>", "x" * 300, "【註】", "- a", "NOTE: b"]),
        max_size=40,
    )
)
@settings(max_examples=40, deadline=None)
def test_each_line_of_any_web_page_is_used_once(lines: list[str]) -> None:
    data = as_page("\n".join(["カラ", "2031年3月1日～3月7日", "1. 内政関連", *lines, "END"]))
    found = readers.read(data, "x.html", outlets=OUTLETS)
    filled = [line for line in ["カラ", "2031年3月1日～3月7日", "1. 内政関連", *lines, "END"] if line.strip()]
    assert [line.number for line in found.lines] == list(range(1, len(filled) + 2))  # and the menu


TABLE = """
#set page(width: 160mm, height: 600mm, margin: 8mm, footer: context align(center, counter(page).display()))
#set text(font: ("Noto Sans CJK JP",), size: 9pt)
カラ湾情勢に関する報道
#table(columns: (22mm, 26mm, 36mm, 1fr), inset: 3pt, [年 月 日], [出 典], [標 題], [要 旨], ROWS)
"""


def test_a_table_of_entries_in_a_pdf_is_read_cell_by_cell() -> None:
    import typst

    text = "湾の奥に長い桟橋が造られ、十年にわたる工事が終わって、港が開いた。"
    rows = ", ".join(
        f"[2031.03.{day} \\ 20:48], [岬通信 \\ (Yahoo)], [港が開く 第{day}報 \\<3104-03{day}01\\>], [{text} #parbreak() {text * 2}]"
        for day in range(28, 12, -1)
    )
    folder = str(resources.files("noto_cjk_sans_jp_regular"))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    data = typst.compile(TABLE.replace("ROWS", rows).encode(), font_paths=fonts)
    found = readers.read(data, "x.pdf", outlets=OUTLETS)
    assert [item.id for item in found.items] == [f"3104-03{day}01" for day in range(28, 12, -1)]
    assert {item.headline("ja") for item in found.items} == {f"港が開く 第{day}報" for day in range(28, 12, -1)}
    assert {tuple(block.text for block in item.body) for item in found.items} == {(text, text * 2)}
    assert {item.filed and (item.filed.outlet, item.filed.via, item.filed.time) for item in found.items} == {
        ("岬通信", "Yahoo", "20:48")
    }
    assert [line.number for line in found.lines] == list(range(1, len(found.lines) + 1))
