"""The words of a Word file, in reading order: nothing that a reader of the printed page sees is passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

_THROUGH = frozenset(
    qn(f"w:{name}")
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "customXml")
)
_STRUCK = frozenset({qn("w:del"), qn("w:moveFrom")})
_SLANTED = frozenset({"Slanted", "NoteText", "Emphasis"})
"""Ids of styles that slant words: our own, and Word's."""
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LETTERS = {qn("w:tab"): " ", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): " "}
SYMBOLS = {
    "\uf06c": "●",
    "\uf0b7": "•",
    "\uf06e": "■",
    "\uf0a7": "▪",
    "\uf0a8": "◆",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf02d": "-",
}
"""Letters of the fonts Symbol and Wingdings."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Words of one look: slanted or not, the id of their style, and whether they lead somewhere."""

    text: str
    slanted: bool = False
    style: str = ""
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its element, its words, the column of the table in which it stands, and whether it is the cell's first."""

    element: Any
    inks: tuple[Ink, ...]
    cell: int = 0

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(ink.text for ink in self.inks)


def paragraphs(holder: Any, cell: int = 0) -> Iterator[Paragraph]:
    """The paragraphs of a body, a cell, a text box: those of tables in order of the rows, those of boxes where they hang."""
    for element in holder.iterchildren():
        if element.tag == qn("w:p"):
            yield Paragraph(element, tuple(inks(element)), cell)
            for box in _boxes(element):
                yield from paragraphs(box, cell)
        elif element.tag == qn("w:tbl"):
            yield from _of_table(element, cell)
        elif element.tag in _THROUGH:
            yield from paragraphs(element, cell)


def _of_table(table: Any, cell: int) -> Iterator[Paragraph]:
    for row in table.iter(qn("w:tr")):
        if next(row.iterancestors(qn("w:tbl"))) is not table:  # a row of a table inside this one comes with its cell
            continue
        cells = [tc for tc in row.iter(qn("w:tc")) if next(tc.iterancestors(qn("w:tr"))) is row]
        for n, tc in enumerate(cells, 1):
            yield from paragraphs(tc, cell or (n if len(cells) > 1 else 0))


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph; Word writes each twice, for new and old readers."""
    for box in paragraph.iter(qn("w:txbxContent")):
        outer = [above for above in box.iterancestors() if above.tag in {_MC + "Fallback", qn("w:txbxContent")}]
        if not outer or (outer[0].tag == _MC + "Fallback" and _is_alone(outer[0])):
            yield box


def _is_alone(fallback: Any) -> bool:
    """Whether the old form of a box is its only one."""
    choice = fallback.getparent().find(_MC + "Choice")
    return choice is None or next(choice.iter(qn("w:txbxContent")), None) is None


def inks(holder: Any, *, linked: bool = False) -> Iterator[Ink]:
    """The words of a paragraph, with those that were put in and without those that were struck out."""
    for element in holder.iterchildren():
        if element.tag == qn("w:r"):
            yield from (replace(ink, linked=linked) for ink in _of_run(element))
        elif element.tag in _THROUGH:
            yield from inks(element, linked=linked or element.tag == qn("w:hyperlink"))


def _of_run(run: Any) -> Iterator[Ink]:
    properties = run.find(qn("w:rPr"))
    if _on(properties, "w:vanish"):
        return
    text = "".join(_letters(run))
    if text:
        style = properties.find(qn("w:rStyle")) if properties is not None else None
        name = style.get(qn("w:val")) if style is not None else ""
        yield Ink(text, _on(properties, "w:i") or name in _SLANTED, name)


def _letters(run: Any) -> Iterator[str]:
    for element in run.iterchildren():
        if element.tag == qn("w:t"):
            yield element.text or ""
        elif element.tag == qn("w:br"):
            yield "" if element.get(qn("w:type")) in {"page", "column"} else "\n"
        elif element.tag == qn("w:sym"):
            letter = chr(int(element.get(qn("w:char"), "b7"), 16))
            yield SYMBOLS.get(letter, letter)
        elif element.tag == qn("w:ruby"):
            base = element.find(qn("w:rubyBase"))
            yield "".join(ink.text for ink in inks(base)) if base is not None else ""
        else:
            yield _LETTERS.get(element.tag, "")


def _on(properties: Any, tag: str) -> bool:
    """Whether a property is set: present, and not with a value that says no."""
    found = properties.find(qn(tag)) if properties is not None else None
    return found is not None and found.get(qn("w:val")) not in {"0", "false", "off", "none"}


def struck(body: Any) -> bool:
    """Whether there are changes in a body that nobody accepted or refused."""
    return next(body.iter(*_STRUCK, qn("w:ins")), None) is not None


def side_texts(elements: Iterable[Any]) -> Iterator[str]:
    """The paragraphs of headers, footers and footnotes, each text once."""
    yield from dict.fromkeys(
        text for element in elements for p in element.iter(qn("w:p")) if (text := "".join(i.text for i in inks(p)).strip())
    )  # fmt: skip
