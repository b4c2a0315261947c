"""DOCX: named styles and nothing set by hand; sources as raised links, footnotes or endnotes; a desk's own DOCX if it has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from torimatome.model import Bulletin, Source
from torimatome.writers.docx_notes import Notes, foreign
from torimatome.writers.docx_styles import KEPT
from torimatome.writers.docx_template import Blank, Template
from torimatome.writers.flow import Para, Run, Style, clean, flow
from torimatome.writers.layout import PLAIN, Layout
from torimatome.writers.notices import edition
from torimatome.writers.references import Reference, References

FORMAT = "docx"
SUFFIX = ".docx"

_HEADS = {"section": "Heading 1", "ja": "Heading 2", "en": "Headline English"}
_FRONT = frozenset({"title", "subtitle", "period", "publisher", "edition"})
_KEPT = frozenset({"paragraph", "quotation", "list_item", "data"})
_LONGEST_WHOLE = 1500  # characters; about a third of a page


def write(bulletin: Bulletin, sources: Mapping[str, Source]) -> bytes:
    """The bulletin as DOCX; the same bulletin gives the same bytes."""
    return lay_out(bulletin, sources, PLAIN)


def lay_out(bulletin: Bulletin, sources: Mapping[str, Source], layout: Layout) -> bytes:
    """The bulletin as the desk wants it. BadConfig: its template does not hold."""
    references = References(bulletin, sources)
    sheet = Template(layout.template, layout.template_name) if layout.template is not None else Blank()
    sheet.begin(_front(bulletin))
    paras = list(flow(bulletin, references))
    held = frozenset(_kept(paras))
    pen = _Pen(sheet, references, layout.sources)
    for n, para in enumerate(paras):
        if not (sheet.has_front and para.role in _FRONT):
            pen.paragraph(para, kept=n in held)
    pen.close()
    sheet.close()
    _properties(sheet.document, bulletin)
    return still(sheet.document)


def _front(bulletin: Bulletin) -> dict[str, str]:
    """What stands for each placeholder of a template."""
    first, last = bulletin.period.first_on, bulletin.period.last_on
    return {
        "title": clean(bulletin.title), "subtitle": clean(bulletin.subtitle), "period": bulletin.period.ja,
        "period_en": f"{first:%d.%m.%Y}-{last:%d.%m.%Y}", "publisher": clean(bulletin.publisher),
        "edition": edition(bulletin),
    }  # fmt: skip


def _kept(paras: list[Para]) -> Iterator[int]:
    """Which paragraphs stay with the next: all of a short item but its last, and of any item what a NOTE hangs on."""
    sizes: dict[str | None, int] = {}
    for para in paras:
        sizes[para.item] = sizes.get(para.item, 0) + len(para.text)
    for n, (para, following) in enumerate(pairwise(paras)):
        inside = para.item is not None and para.item == following.item and para.role in _KEPT
        if inside and (sizes[para.item] < _LONGEST_WHOLE or following.first):
            yield n


class _Pen:
    """Writes the paragraphs of a bulletin on a sheet, and marks their sources."""

    def __init__(self, sheet: Blank | Template, references: References, sources: str) -> None:
        self._sheet = sheet
        self._references = references
        self._known = {reference.number: reference for reference in references.listed}
        noted = sources in {"footnotes", "endnotes"} and references.listed
        self._notes = Notes(sheet.document, sources[:-1]) if noted else None
        self._listed = sources == "links"
        self._ended = sources == "endnotes"

    def paragraph(self, para: Para, *, kept: bool) -> None:
        """A paragraph of the bulletin in its style."""
        name = _HEADS.get(para.role) or f"Bulletin {para.role.replace('_', ' ').title()}"
        if para.note and para.role == "paragraph":
            name = "Bulletin Note"
        made = self._sheet.make(name + KEPT * kept, "corrections" if para.role == "correction" else "sections")
        if para.role == "separator":
            made.add_run("*  *  *")
        for n, run in enumerate(para.runs):
            self._run(made, run, space=n > 0, slanted=para.note)

    def _run(self, paragraph: Any, run: Run, *, space: bool, slanted: bool) -> None:
        made = paragraph.add_run((" " if space else "") + ("" if run.style is Style.ATTRIBUTION else run.text))
        if run.style is Style.LABEL:
            made.style = "Note Label"
        elif run.style is Style.ITALIC:
            made.style = "Slanted"
        elif slanted and run.style is Style.PLAIN:
            made.style = "Note Text"
        elif run.style is Style.ATTRIBUTION:
            made.style = "Attribution"
            _unbroken(made, run.text)
        for n, number in enumerate(run.refs):
            if n:
                paragraph.add_run(",").style = "Reference"
            self._mark(paragraph, self._known[number])

    def _mark(self, paragraph: Any, reference: Reference) -> None:
        if self._notes:
            self._notes.mark(paragraph, reference)
        else:
            _link(paragraph, reference.url, str(reference.number), "Reference")

    def close(self) -> None:
        """The list of sources, or the words of the notes."""
        if self._notes:
            self._notes.close()
        listed = self._references.listed
        if listed and (self._listed or self._ended):
            self._sheet.make("Bulletin Sources", "sources").add_run("出典・Sources")
        for reference in listed if self._listed else ():
            self._source(self._sheet.make("Bulletin Source", "sources"), reference)

    def _source(self, paragraph: Any, reference: Reference) -> None:
        paragraph.add_run(f"{reference.number}.\t{reference.outlet}").style = "Source Outlet"
        paragraph.add_run(f"  {reference.time}  ").style = "Source Time"
        foreign(paragraph.add_run(reference.headline).font.element, reference.language)
        if reference.url:
            paragraph.add_run().add_break()
            _link(paragraph, reference.url, reference.url, "Source Link")


def _unbroken(run: Any, text: str) -> None:
    """An attribution that breaks neither at its hyphens (OC-MEDIA, 13-14.02) nor at its stroke."""
    for n, part in enumerate(text.replace(" / ", "\u00a0/\u00a0").split("-")):
        if n:
            run.font.element.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(part)


def _link(paragraph: Any, url: str, text: str, style: str) -> None:
    """A run of a style, leading to an address where there is one."""
    run = paragraph.add_run(text)
    run.style = style
    if url:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(run.font.element)
        paragraph.paragraph_format.element.append(link)


def _properties(document: Any, bulletin: Bulletin) -> None:
    at = datetime.combine(bulletin.period.last_on, time(12), UTC).replace(tzinfo=None)
    core = document.core_properties
    core.title, core.author = f"{clean(bulletin.title)} {bulletin.period.ja}"[:255], clean(bulletin.publisher)[:255]
    core.subject, core.language, core.last_modified_by = clean(bulletin.subtitle)[:255], "ja-JP", core.author
    core.created = core.modified = at
    core.comments, core.keywords, core.revision = "", "", bulletin.edition


def still(document: Any) -> bytes:
    """The file with every time stamp inside the ZIP set to one moment."""
    first, last = BytesIO(), BytesIO()
    document.save(first)
    with ZipFile(first) as old, ZipFile(last, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, old.read(name))
    return last.getvalue()
