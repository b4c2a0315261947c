"""A commentary as DOCX: named styles, real footnotes, tables for chronology and support, pictures with their words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from docx.oxml import OxmlElement

from torimatome.writers.commentary import COLUMNS, HEADS, Paper, Paragraph, Piece, Row
from torimatome.writers.docx import still
from torimatome.writers.docx_notes import Notes
from torimatome.writers.docx_template import Blank
from torimatome.writers.references import Reference

_MM = 36_000
"""English metric units in a millimetre, which is what Word counts in."""
_WIDE = 158 * _MM
_WIDTHS = {"chronology": (26, 66, 56, 10), "support": (8, 50, 27, 15, 25, 33)}


def write(paper: Paper) -> bytes:
    """The commentary as DOCX; the same commentary gives the same bytes."""
    pen = _Pen(paper)
    pen.front()
    for one in paper.paragraphs:
        pen.paragraph(one)
    if paper.legend:
        pen.make("Bulletin Note").add_run(paper.legend).style = "Source Time"
    pen.table("chronology", paper.chronology)
    pen.sources()
    pen.table("support", paper.support)
    pen.close()
    return still(pen.document)


class _Pen:
    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._sheet = Blank()
        self.document = self._sheet.document
        self._sheet.begin({"title": paper.title, "period": ""})
        self._notes = Notes(self.document, "footnote") if paper.notes else None

    def make(self, style: str) -> Any:
        return self._sheet.make(style, "sections")

    def front(self) -> None:
        """Title, the other title, who and when."""
        paper = self._paper
        self.make("Bulletin Title").add_run(paper.title_ja or paper.title)
        if paper.title_ja:
            self.make("Bulletin Subtitle").add_run(paper.title)
        if paper.byline:
            self.make("Bulletin Publisher").add_run(paper.byline)

    def paragraph(self, one: Paragraph) -> None:
        if one.heading:
            self.make("Heading 1").add_run(one.heading)
        if one.picture:
            self._picture(one)
        if one.pieces:
            made = self.make("Bulletin Paragraph")
            for piece in one.pieces:
                self._piece(made, piece)

    def _piece(self, made: Any, piece: Piece) -> None:
        made.add_run(piece.text)
        if piece.marked:
            made.add_run(piece.marked).style = "Reference"
        if piece.note and self._notes:
            words = self._paper.notes[piece.note - 1]
            told = Reference(number=piece.note, outlet="", headline=words, language="", time="", url="")
            self._notes.mark(made, told)
        if piece.ends:
            made.add_run(" ")

    def _picture(self, one: Paragraph) -> None:
        """A PNG as it is; of an SVG its PNG, where there is one: Word's older versions show no SVG."""
        held = one.picture
        data = held.raster if held and held.is_svg else held.data if held else None
        if data is None:
            self.make("Bulletin Note").add_run(
                f"図 · Picture: {one.caption} (SVG: see the HTML or PDF)"
            ).style = "Source Time"
            return
        run = self.make("Bulletin Paragraph Kept").add_run()
        shape = run.add_picture(BytesIO(data), width=_WIDE)
        shape._inline.docPr.set("descr", one.caption)  # noqa: SLF001 - python-docx has no other way
        self.make("Bulletin Note").add_run(one.caption).style = "Source Time"

    def table(self, name: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        self.make("Heading 1").add_run(HEADS[name])
        widths = _WIDTHS[name]
        table = self.document.add_table(rows=0, cols=len(widths))
        table.style, table.autofit = "Table Grid", False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width * _MM
        for n, cells in enumerate((COLUMNS[name], *(row.cells for row in rows))):
            made = table.add_row()
            _whole(made, again=n == 0)
            for cell, words, width in zip(made.cells, cells, widths, strict=True):
                cell.width = width * _MM
                cell.paragraphs[0].style = "footnote text"
                cell.paragraphs[0].add_run(words).style = "Source Outlet" if n == 0 else None

    def sources(self) -> None:
        if self._paper.sources:
            self.make("Bulletin Sources").add_run(HEADS["sources"])
        for one in self._paper.sources:
            made = self.make("Bulletin Source")
            made.add_run(f"{one.number}.\t{one.words}").style = "Source Outlet"
            made.add_run(f"  {one.headline}  ")
            made.add_run(one.url).style = "Source Link"

    def close(self) -> None:
        if self._notes:
            self._notes.close()
        at = datetime.combine(self._paper.on, time(12), UTC).replace(tzinfo=None)
        core = self.document.core_properties
        core.title, core.author = self._paper.title[:255], self._paper.byline[:255]
        core.created = core.modified = at
        core.language, core.last_modified_by, core.comments, core.keywords, core.revision = (
            "en-GB",
            core.author,
            "",
            "",
            1,
        )


def _whole(row: Any, *, again: bool) -> None:
    """A row that no page tears; again: it is printed again on every page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way
    for tag in ("w:cantSplit", *(("w:tblHeader",) if again else ())):
        properties.append(OxmlElement(tag))
