"""A desk's own DOCX: its placeholders filled and its look kept; what is wrong with one is said in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from tests.writers.bulletin_samples import SOURCES, plain
from tests.writers.test_formats import sample
from tests.writers.test_print import corrected
from torimatome import readers, writers
from torimatome.errors import BadConfig
from torimatome.writers import Layout
from torimatome.writers.docx import still
from torimatome.writers.docx_template import start

PLAIN = still(start())


def template(*lines: str, change: Callable[[Any], object] = lambda _: None) -> bytes:
    """A Word file with these paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    change(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, body: bytes, change: Callable[[bytes], bytes] = lambda b: b) -> bytes:
    """The file with one more part; change: of its main document."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            said = old.read(info)
            new.writestr(info.filename, change(said) if info.filename == "word/document.xml" else said)
        if name:
            new.writestr(name, body)
    return out.getvalue()


def printed(data: bytes, **wish: Any) -> bytes:
    layout = Layout(template=data, template_name="ours.docx", **wish)
    return writers.writer("docx").document(corrected(), SOURCES, layout)


def texts(data: bytes) -> list[str]:
    return [p.text for p in docx.Document(BytesIO(data)).paragraphs]


@pytest.mark.parametrize("sources", ["links", "footnotes", "endnotes"])
def test_the_start_template_gives_the_whole_bulletin(sources: str) -> None:
    data = printed(PLAIN, sources=sources)
    read = readers.read(data, "b.docx")
    assert read.bulletin is not None
    assert plain(read.bulletin) == plain(corrected())
    assert data == printed(PLAIN, sources=sources)
    with ZipFile(BytesIO(data)) as file:
        assert not [n for n in file.namelist() if n.startswith("word/") and b"{{" in file.read(n)]


def test_a_template_keeps_its_styles_its_head_and_what_stands_around() -> None:
    def ours(document: Any) -> None:
        document.styles["Heading 2"].font.size = Pt(31)
        document.sections[0].header.paragraphs[0].text = "Harbour desk, {{period_en}}"
        cell = document.add_table(1, 2).cell(0, 1)
        cell.paragraphs[0].text = "{{publisher}}"
        document.add_paragraph("Not for the press.")

    data = printed(template("{{title}} / {{edition}}", "{{sections}}", change=ours))
    document = docx.Document(BytesIO(data))
    assert document.styles["Heading 2"].font.size == Pt(31)
    assert document.sections[0].header.paragraphs[0].text == "Harbour desk, 01.03.2031-07.03.2031"
    assert document.tables[0].cell(0, 1).text == "在カラ大使館"
    lines = texts(data)
    assert lines[0].startswith("カラ政治・治安情報 / 第2版")
    assert lines[-1] == "Not for the press."
    assert lines.index("END") < lines.index("Not for the press.")


def test_a_placeholder_that_word_parted_is_still_one() -> None:
    def parted(document: Any) -> None:
        for piece in ("{", "{ti", "tle}", "} of the week"):
            document.paragraphs[0].add_run(piece)

    assert texts(printed(template("", "{{sections}}", change=parted)))[0] == "カラ政治・治安情報 of the week"


def test_words_of_an_issue_are_no_placeholders() -> None:
    from dataclasses import replace

    evil = replace(sample(), title="{{publisher}} {{sections}}")
    layout = Layout(template=PLAIN)
    assert (
        texts(writers.writer("docx").document(evil, SOURCES, layout))[0].replace(" ", "") == "{{publisher}}{{sections}}"
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip at all", "ours.docx is no DOCX"),
        (PLAIN[: len(PLAIN) // 2], "ours.docx"),
        (template("{{title}}"), r"has no \{\{sections\}\}"),
        (template("{{sections}}", "{{tilte}}"), r"\{\{tilte\}\}.*nothing fills; there are title"),
        (template("Items: {{sections}}"), "alone in a paragraph"),
        (template("{{sections}}", "{{sections}}"), "twice"),
        (with_part(PLAIN, "word/vbaProject.bin", b"x"), "macros"),
        (with_part(PLAIN, "word/embeddings/oleObject1.bin", b"x"), "embedded objects"),
        (with_part(PLAIN, "word/media/a.bin", bytes(60_000_000)), "unpacks to"),
        (with_part(PLAIN, "word/x.xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>'), "entities"),
        (
            with_part(PLAIN, "word/_rels/x.xml.rels", b'<R><Relationship Type="x/image" Target="http://a" TargetMode="External"/></R>'),
            "from outside",
        ),
        (
            with_part(PLAIN, "", b"", lambda b: b.replace(b"</w:body>", b"<w:p><w:r><w:instrText>INCLUDETEXT c:/x</w:instrText></w:r></w:p></w:body>")),
            "field INCLUDETEXT",
        ),
        (
            template("{{sections}}", change=lambda d: d.styles.add_style("Bulletin Note", WD_STYLE_TYPE.CHARACTER)),
            "'Bulletin Note' must be one for paragraphs",
        ),
    ],
)  # fmt: skip
def test_a_bad_template_is_told_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(BadConfig, match=said) as error:
        printed(data)
    assert "ours.docx" in str(error.value)
    assert "\n" not in str(error.value)
