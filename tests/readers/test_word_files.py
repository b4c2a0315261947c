"""Word files as people have them: automatic numbers, bullets, fonts, footnotes, changes, boxes, tables."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.readers.archive_pages import OUTLETS
from torimatome import readers
from torimatome.model import BlockKind
from torimatome.readers import Document

NUMBERING = """
<w:numbering {ns}>
 <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
 <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf06c"/></w:lvl></w:abstractNum>
 <w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
 <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
 <w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>
</w:numbering>"""
FRONT = ("カラ政治・治安情報", "(公開情報とりまとめ)", "2031年3月1日～3月7日", "在カラ大使館")


def issue() -> Any:
    """A document with lists of Word's own: 1 counts, 2 is a black ball, 3 a dot; and the front of an issue."""
    document = docx.Document()
    part = document.part.numbering_part
    part._element = parse_xml(NUMBERING.format(ns=nsdecls("w")))
    for line in FRONT:
        document.add_paragraph(line)
    return document


def add(document: Any, text: str, number: int = 0) -> Any:
    paragraph = document.add_paragraph(text)
    if number:
        listed = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        paragraph.paragraph_format.element.get_or_add_pPr().append(listed)
    return paragraph


def read(document: Any) -> Document:
    file = BytesIO()
    document.save(file)
    return readers.read(file.getvalue(), "x.docx", outlets=OUTLETS)


def test_numbers_and_bullets_that_word_sets_are_read() -> None:
    document = issue()
    for text, number in (
        ("軍事・治安関係", 1), ("港を開く", 2), ("Port opens", 0), ("It opened. (QALA / 02.03.2031)", 0), ("内政関連", 1),
        ("港を閉じる", 2), ("Port closes", 0), ("They met with:", 0), ("Ada Lin.", 3), ("Bo Ray. (QALA / 03.03.2031)", 3), ("END", 0),
    ):  # fmt: skip
        add(document, text, number)
    found = read(document).bulletin
    assert found is not None
    assert [(s.number, s.name) for s in found.sections] == [(1, "軍事・治安関係"), (2, "内政関連")]
    assert [item.headline("ja") for item in found.items] == ["港を開く", "港を閉じる"]
    kinds = [block.kind for block in found.items[1].body]
    assert kinds == [BlockKind.SUBHEADING, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]


def with_item(document: Any) -> Any:
    """The document with a section and the headlines of an item."""
    for line in ("1. 内政関連", "● 港を開く", "Port opens"):
        document.add_paragraph(line)
    return document


def test_slanted_words_lead_a_list_item_and_stars_stay_stars() -> None:
    document = with_item(issue())
    add(document, "They met with:")
    item = add(document, "", 3)
    item.add_run("Ada Lin, Mayor. ").italic = True
    item.add_run("Ships * and_nets_.")
    add(document, "Bo Ray. (QALA / 03.03.2031)", 3)
    (found,) = read(document).items
    assert [(block.lead, block.text) for block in found.body][1:] == [
        ("Ada Lin, Mayor.", "Ada Lin, Mayor. Ships * and_nets_."), ("", "Bo Ray."),
    ]  # fmt: skip


def test_what_people_put_in_is_read_and_what_they_struck_out_is_not() -> None:
    document = with_item(issue())
    body = document.add_paragraph("The port ")
    for tag, text in (("ins", "opened"), ("del", "closed")):
        change = OxmlElement(f"w:{tag}")
        run = OxmlElement("w:r")
        words = OxmlElement("w:t" if tag == "ins" else "w:delText")
        words.text = text
        run.append(words)
        change.append(run)
        body.paragraph_format.element.append(change)
    body.add_run(". (QALA / 02.03.2031)")
    found = read(document)
    assert found.items[0].body[0].text == "The port opened."
    assert "changes that nobody accepted" in found.doubts[0]


def test_content_controls_boxes_rubies_and_breaks_are_read() -> None:
    document = with_item(issue())
    body = document.add_paragraph("The port")
    body.add_run().add_break(WD_BREAK.PAGE)
    inside = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtContent><w:r><w:t xml:space="preserve"> opened</w:t></w:r><w:r><w:ruby>'
        "<w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>!</w:t></w:r></w:rubyBase></w:ruby></w:r></w:sdtContent></w:sdt>"
    )
    body.paragraph_format.element.append(inside)
    box = parse_xml(
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>In a box. (QALA / 02.03.2031)</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    body.paragraph_format.element.append(box)
    (item,) = read(document).items
    assert [block.text for block in item.body] == ["The port opened!", "In a box."]


def test_heads_of_pages_are_accounted_for_and_no_text() -> None:
    document = with_item(issue())
    document.add_paragraph("It opened. (QALA / 02.03.2031)")
    document.sections[0].header.paragraphs[0].text = "カラ政治・治安情報 3月"
    found = read(document)
    assert [line.use for line in found.lines][-1] == "head or foot of a page"
    assert found.items[0].body[0].text == "It opened."


def test_both_headlines_in_one_paragraph_are_parted() -> None:
    document = issue()
    document.add_paragraph("1. 内政関連")
    head = document.add_paragraph("● 港を開く")
    head.add_run().add_break()
    head.add_run("Port opens").bold = True
    document.add_paragraph("It opened. (QALA / 02.03.2031)")
    (item,) = read(document).items
    assert (item.headline("ja"), item.headline("en")) == ("港を開く", "Port opens")


def table(rows: Sequence[Sequence[str]]) -> Any:
    document = docx.Document()
    document.add_paragraph("カラ湾の報道")
    made = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text, *more = text.split("\n\n")
            for paragraph in more:
                cell.add_paragraph(paragraph)
    return document


HEADS = ("年 月 日", "出   典", "標       題", "要             旨")


def test_a_table_of_entries_needs_no_register() -> None:
    document = table([
        HEADS, ("2031.03.02\n20:48", "知らない新聞\n(Yahoo)", "港が開く <3104-030201>", "港が開いた。\n\n1. 北\n\nBurkut: 5m, 40kg\n\n2031.03.01 に閉じた。"),
        ("2031.03.01", "Yahoo 岬通信記事", "「港が閉じる」 <3104-030101>", "港が閉じた。"), ("2031.02", "Kara Defence Weekly", "Pier built", "できた。"),
    ])  # fmt: skip
    first, second, third = read(document).items
    assert first.filed is not None
    assert second.filed is not None
    assert third.filed is not None
    assert (first.filed.outlet, first.filed.via, first.filed.time) == ("知らない新聞", "Yahoo", "20:48")
    assert [block.text for block in first.body] == [
        "港が開いた。",
        "1. 北",
        "Burkut: 5m, 40kg",
        "2031.03.01 に閉じた。",
    ]
    assert (second.filed.layout, second.filed.quoted, second.headline("ja")) == ("C1", True, "港が閉じる")
    assert (third.filed.layout, third.filed.id, third.headline("en")) == ("B3", None, "Pier built")


def test_linked_words_are_terms() -> None:
    document = docx.Document()
    document.add_paragraph("カラ湾の報道")
    document.add_paragraph("2031.03.02 岬通信 港が開く <3104-030201>")
    body = document.add_paragraph("港に")
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to("g.html#MBT", RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(body.add_run("MBT").font.element)
    body.paragraph_format.element.append(link)
    body.add_run("が来た。")
    (item,) = read(document).items
    assert ([block.text for block in item.body], item.terms) == (["港にMBTが来た。"], ("MBT",))


@pytest.mark.parametrize("mark", ["·", "l"])
def test_a_page_saved_by_word_is_read(mark: str) -> None:
    bullet = f"<![if !supportLists]><span>{mark}<span>&nbsp;&nbsp; </span></span><![endif]>"
    lines = [*FRONT, "1. 内政関連"]
    head = f"{bullet}港を開く" if mark == "l" else "● 港を開く"
    listed = f"{bullet if mark == '·' else '- '}<i>Ada Lin, Mayor. </i>Ships\r\nand nets<a style='mso-footnote-id:ftn1' href='#_ftn1'>[1]</a>."
    lines += [head, "<b>Port opens</b>", "They met with:", listed, "- Bo Ray. (QALA / 03.03.2031)", "END"]
    page = "".join(f"<p class=MsoNormal>{line}<o:p></o:p></p>\r\n" for line in lines)
    foot = "<div style='mso-element:footnote-list'><div id=ftn1><p class=MsoFootnoteText>QALA, page 3.</p></div></div>"
    found = readers.read(f"<html><head><title>t</title></head><body>{page}{foot}</body></html>".encode(), "x.htm")
    (item,) = found.items
    assert item.headline("ja") == "港を開く"
    assert (item.body[1].lead, item.body[1].text) == ("Ada Lin, Mayor.", "Ada Lin, Mayor. Ships and nets.")
    assert [line.use for line in found.lines][-1] == "footnote"
