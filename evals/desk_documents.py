"""The shared seeds as a desk would have had them: Word files, pages saved by Word, web pages, and PDF printed from those."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from evals.shared import MissingError, material

Gold = Any


@dataclass(frozen=True, slots=True)
class Run:
    """Words, whether they are bold or slanted, and where they lead."""

    text: str
    bold: bool = False
    slanted: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: what it is, and its runs."""

    role: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the archive's table: cells, each of paragraphs."""

    cells: tuple[tuple[Para, ...], ...] = field(default=())


_MARKED = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<slant>[^*]+)\*|(?P<plain>(?:\\.|[^*])+|\*)")


def runs(marked: str) -> tuple[Run, ...]:
    """The runs of a line of the seed, whose bold and italic words stand between stars."""
    found = _MARKED.finditer(marked)
    return tuple(
        Run(re.sub(r"\\(.)", r"\1", m["bold"] or m["slant"] or m["plain"]), bool(m["bold"]), bool(m["slant"])) for m in found
    )  # fmt: skip


def gold(name: str) -> Gold:
    """A checked reading of the shared material."""
    return json.loads(material("gold", f"{name}.json").read_text("utf-8"))


def bulletin(issue: Gold) -> list[Para]:
    """The paragraphs of an issue."""
    front = {"title": issue["title"], "subtitle": issue["subtitle"], "period": issue["period"]["raw"]}
    paras = [Para(role, (Run(text),)) for role, text in {**front, "publisher": issue["publisher"]}.items()]
    for section in issue["sections"]:
        paras.append(Para("section", (Run(f"{section['number']}. {section['name_ja']}"),)))
        for item in section["items"]:
            paras += _item(item)
    return [*paras, Para("end", (Run(issue["end_mark_raw"].replace("\\", "")),))]


def _item(item: Gold) -> Iterator[Para]:
    yield Para("ja", (Run(f"● {item['headline_ja']}", bold=True),))
    yield Para("en", (Run(item["headline_en"], bold=True),))
    for block in item["body"]:
        marked = (block.get("repaired") or block["raw"]).removeprefix("- ")
        yield Para(block["type"], (Run("***"),) if block["type"] == "separator" else runs(marked))
    for note in item["notes"]:
        if note["position"] != "inline_bracket":
            for line in (note.get("repaired") or note["raw"]).split("\n"):
                if line.strip():
                    yield Para("note", runs(line))


def archive_rows(entries: Sequence[Gold]) -> list[Row]:
    """The rows of the archive's table, each of date, outlet, headline, summary."""
    return [Row(tuple(tuple(cell) for cell in _cells(entry))) for entry in entries]


def _cells(entry: Gold) -> Iterator[list[Para]]:
    yield [Para("line", (Run(text),)) for text in (entry["date_raw"], entry["time"]) if text]
    via = entry["via_raw"] or ""
    by_way = entry["layout"].startswith("C1")
    lines = [f"Yahoo {entry['outlet_raw']}記事"] if by_way else [entry["outlet_raw"], via]
    yield [Para("line", (Run(text),)) for text in lines if text]
    words = f"「{entry['headline']}」" if by_way else entry["headline_raw"]
    yield [Para("line", (Run(f"{words} {entry['id_raw'] or ''}".strip()),))]
    yield list(summary(entry))


def archive_lines(entries: Sequence[Gold]) -> list[Para]:
    """The archive as paragraphs: the lines of each head, then those of its summary."""
    return [para for entry in entries for para in (*_head_lines(entry), *summary(entry))]


def _head_lines(entry: Gold) -> Iterator[Para]:
    layout, named = entry["layout"][:2], f"{entry['headline_raw']} {entry['id_raw'] or ''}".strip()
    date, outlet, via = entry["date_raw"], entry["outlet_raw"], entry["via_raw"]
    lines = {
        "A1": [date, f" {entry['time']}", outlet, via, named],
        "A2": [date, f" {entry['time']}", f"{outlet} {named}"],
        "B1": [f"{date} {outlet}", via, named],
        "C1": [f"{date} Yahoo {outlet}記事", f"「{entry['headline']}」", entry["id_raw"]],
        "C2": [f"{date} {outlet}", via, named],
    }.get(layout, [f"{date} {outlet} {named}"])
    yield from (Para("line", (Run(line),)) for line in lines)


def summary(entry: Gold) -> Iterator[Para]:
    """The paragraphs of a summary, with links where the seed tells of them."""
    texts, terms = iter(entry["summary_clean"]), list(entry["glossary_terms"])
    for block in entry["blocks"]:
        kind, text = block["type"], block["text"].strip()
        if kind in {"map", "related"}:
            yield Para(kind, (Run("【"), Run(text.strip("【】"), href="https://maps.example/q"), Run("】")))
        elif kind == "note_marker":
            yield Para(kind, (Run("【註】"),))
        elif kind == "note":
            yield Para("text", (Run(text),))
        else:
            yield Para("data" if kind == "spec_line" else "text", tuple(_linked(next(texts), terms)))


def _linked(text: str, terms: list[str]) -> Iterator[Run]:
    """The text with the terms of the glossary that it holds as links, each once."""
    while found := min(((text.find(t), t) for t in terms if t in text), default=None):
        at, term = found
        terms.remove(term)
        yield Run(text[:at])
        yield Run(term, href=f"glossary.html#{term}")
        text = text[at + len(term) :]
    yield Run(text)


# --- Word ---------------------------------------------------------------------------------------------------


def bulletin_docx(issue: Gold, *, styled: bool) -> bytes:
    """An issue typed in Word: with headings, automatic numbers and bullets (styled), or by hand in bold; a page of breaks."""
    document = docx.Document()
    _margins(document, issue["title"])
    paras = bulletin(issue)
    for n, para in enumerate(paras):
        style = (
            {"title": "Title", "section": "Heading 1", "ja": "Heading 2", "list_item": "List Bullet"} if styled else {}
        )
        made = document.add_paragraph(style=style.get(para.role, "Normal"))
        lead = "- " if para.role == "list_item" and not styled else ""
        _fill(made, (Run(lead), *para.runs) if lead else para.runs)
        if para.role == "section" and n > 40:
            made.insert_paragraph_before().add_run().add_break(WD_BREAK.PAGE)
    return _saved(document)


def archive_docx(entries: Sequence[Gold], *, table: bool) -> bytes:
    """The archive typed in Word: a table with a row an entry, or paragraphs whose first lines are set in."""
    document = docx.Document()
    _margins(document, TITLE)
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph("2007年以前の報道")
    if table:
        made = document.add_table(rows=1, cols=4, style="Table Grid")
        for cell, words in zip(
            made.rows[0].cells, ("年 月 日", "出   典", "標       題", "要             旨"), strict=True
        ):
            cell.text = words
        for row in archive_rows(entries):
            for cell, paras in zip(made.add_row().cells, row.cells, strict=True):
                for n, para in enumerate(paras):
                    _fill(cell.paragraphs[0] if n == 0 else cell.add_paragraph(), para.runs)
        return _saved(document)
    for para in archive_lines(entries):
        paragraph = document.add_paragraph()
        _fill(paragraph, para.runs)
        if para.role == "text":
            paragraph.paragraph_format.first_line_indent = Pt(10)
    return _saved(document)


def commentary_docx(essay: Mapping[str, Any]) -> bytes:
    """The commentary as a Word file with a running head."""
    document = docx.Document()
    _margins(document, essay["organisation"])
    document.add_paragraph(essay["organisation"], style="Heading 1")
    for text in essay["paragraphs"]:
        document.add_paragraph(text)
    return _saved(document)


TITLE = "中央アジア情勢に関する報道"


def _margins(document: Any, title: str) -> None:
    """A running head and a page number."""
    section = document.sections[0]
    section.header.paragraphs[0].text = title
    foot = section.footer.paragraphs[0].add_run()
    for kind in ("begin", "PAGE", "end"):
        made = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
        if kind == "PAGE":
            made.text = kind
        else:
            made.set(qn("w:fldCharType"), kind)
        foot.font.element.append(made)


def _fill(paragraph: Any, found: Sequence[Run]) -> None:
    for run in found:
        if run.href:
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), paragraph.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            made = paragraph.add_run(run.text)
            link.append(made.font.element)
            paragraph.paragraph_format.element.append(link)
        elif run.text:
            made = paragraph.add_run(run.text)
            made.bold, made.italic = run.bold or None, run.slanted or None


def _saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


# --- Web pages ----------------------------------------------------------------------------------------------


def bulletin_html(issue: Gold, *, by_word: bool) -> bytes:
    """An issue as a web page, or as Word saves one: mso classes, conditional comments, bullets as text."""
    body = "".join(_mso(para) if by_word else _plain(para) for para in bulletin(issue))
    return _mso_page(body) if by_word else _page(issue["title"], body)


def _plain(para: Para) -> str:
    tag = {"title": "h1", "section": "h2", "ja": "h3", "en": "h4", "list_item": "li"}.get(para.role, "p")
    words = "".join(map(_tagged, para.runs))
    return f"<ul><{tag}>{words}</{tag}></ul>\n" if tag == "li" else f"<{tag}>{words}</{tag}>\n"


def _mso(para: Para) -> str:
    """A paragraph as Word saves it: lines of the file break anywhere, a bullet stands in a conditional span."""
    words = "".join(map(_tagged, para.runs)).replace(", ", ",\r\n")
    if para.role == "list_item":
        mark = '<![if !supportLists]><span style="font-family:Symbol">·<span style="font:7pt">&nbsp;&nbsp;&nbsp; </span></span><![endif]>'
        return f'<p class=MsoListParagraph style="text-indent:-18.0pt;mso-list:l0 level1 lfo1">{mark}<span lang=EN-US>{words}</span></p>\r\n'
    return f"<p class=MsoNormal><span lang=EN-US>{words}<o:p></o:p></span></p>\r\n\r\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>\r\n"


def _tagged(run: Run) -> str:
    words = escape(run.text, quote=False)
    words = f"<b>{words}</b>" if run.bold else f"<i>{words}</i>" if run.slanted else words
    return f'<a href="{escape(run.href)}">{words}</a>' if run.href else words


def _mso_page(body: str) -> bytes:
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\r\n'
        '<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">\r\n'
        "<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->\r\n"
        "<style><!-- p.MsoNormal {margin:0mm;font-size:10.5pt} --></style></head>\r\n"
        f"<body lang=JA><div class=WordSection1>\r\n{body}</div></body></html>"
    ).encode()


def _page(title: str, body: str) -> bytes:
    style = "body{font-family:'Noto Serif CJK JP'} table{border-collapse:collapse} td{border:1px solid;vertical-align:top} @media print{nav{display:none}}"
    return (
        f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>{escape(title)}</title><style>{style}</style></head>\n'
        f"<body>\n{body}</body></html>\n"
    ).encode()


def archive_html(entries: Sequence[Gold], *, table: bool) -> bytes:
    """The archive as a web page: a table with a row an entry, or lines parted by <br>."""
    front = f'<h1>{TITLE}</h1>\n<p><a href="old.html">2007年以前の報道</a></p>\n'
    if not table:
        lines = (("　" if p.role == "text" else "") + "".join(map(_tagged, p.runs)) for p in archive_lines(entries))
        return _page(TITLE, front + "<p>" + "<br>\n".join(lines) + "</p>\n")
    head = "<tr><th>年 月 日</th><th>出&nbsp;&nbsp;典</th><th>標&nbsp;題</th><th>要&nbsp;旨</th></tr>\n"
    rows = "".join(f"<tr>{''.join(map(_cell, row.cells))}</tr>\n" for row in archive_rows(entries))
    return _page(TITLE, f"{front}<table>\n{head}{rows}</table>\n")


def _cell(paras: Sequence[Para]) -> str:
    if all(para.role == "line" for para in paras):
        return "<td>" + "<br>".join("".join(map(_tagged, para.runs)) for para in paras) + "</td>"
    return "<td>" + "".join(f"<p>{''.join(map(_tagged, para.runs))}</p>" for para in paras) + "</td>"


def commentary_html(essay: Mapping[str, Any]) -> bytes:
    """The commentary on the organisation's site, between a menu and a foot."""
    body = "".join(f"<p>{escape(text, quote=False)}</p>\n" for text in essay["paragraphs"])
    title = escape(essay["organisation"])
    return _page(
        essay["organisation"], f"<nav><a href='/'>Home</a> <a href='/c'>Commentary</a></nav><h1>{title}</h1>\n{body}"
    )


# --- Printed ------------------------------------------------------------------------------------------------


def printed(data: bytes, suffix: str) -> bytes:
    """A file as PDF: a web page by Chromium, a Word file by LibreOffice. MissingError: that program is not here."""
    name = "chromium" if suffix == ".html" else "soffice"
    program = shutil.which(name)
    if program is None:
        raise MissingError(f"{name}, which prints the documents as PDF, is not on this machine")
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / f"a{suffix}", Path(folder) / "a.pdf"
        given.write_bytes(data)
        web = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={made}", given.as_uri()]
        office = [
            "--headless",
            f"-env:UserInstallation=file://{folder}/office",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(given),
        ]
        subprocess.run([program, *(web if suffix == ".html" else office)], check=True, capture_output=True, timeout=170)
        return made.read_bytes()
