"""DOCX: our own, where styles say what each paragraph is, and anybody's, where the line grammar must."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from torimatome.errors import Failed
from torimatome.model import Remark
from torimatome.readers import marks, roles
from torimatome.readers.document import Line, Page, Piece

_ROLES = {"Heading 1": "section", "Heading 2": "ja", "Headline English": "en", "Bulletin Note": "paragraph"}
_OWN = "Bulletin "
_MOST_BYTES = 100_000_000
_SIDES = {"header": "head or foot of a page", "footer": "head or foot of a page", "footnotes": "footnote", "endnotes": "footnote", "comments": "comment"}  # fmt: skip


def page_of_docx(name: str, data: bytes) -> Page:
    """The page of a DOCX; a paragraph is a line."""
    document = _opened(name, data)
    try:
        return _page(name, document)
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise Failed(f"{name} is damaged: it looks like a DOCX and its parts do not fit together.") from error


def _opened(name: str, data: bytes) -> Any:
    import docx

    try:
        with ZipFile(BytesIO(data)) as file:
            unpacked = sum(info.file_size for info in file.infolist())
            macros = any(info.filename.lower().endswith("vbaproject.bin") for info in file.infolist())
            declared = unpacked <= _MOST_BYTES and any(_declares(file, part) for part in file.namelist())
        if unpacked <= _MOST_BYTES and not macros and not declared:
            return docx.Document(BytesIO(data))
    except Exception as error:  # a damaged ZIP or XML raises a dozen unrelated kinds, from zlib's to KeyError
        raise Failed(f"{name} is damaged: it looks like a DOCX and cannot be opened.") from error
    if macros:
        raise Failed(f"{name} holds macros and was not opened; save it as a DOCX without them.")
    if declared:
        raise Failed(f"{name} declares entities inside its XML, which no Word file does, and was not opened.")
    raise Failed(f"{name} unpacks to more than {_MOST_BYTES // 1_000_000} MB and was not opened.")


def _declares(file: ZipFile, part: str) -> bool:
    """Whether a part declares entities, which can name files or grow without end."""
    return part.endswith((".xml", ".rels")) and b"<!ENTITY" in file.read(part)


def _page(name: str, document: Any) -> Page:
    from torimatome.readers.docx_numbers import Numbers
    from torimatome.readers.docx_text import paragraphs, struck

    body = document.element.body
    found = list(paragraphs(body))
    styles = {style.style_id: style.name for style in document.styles}
    own = "Bulletin Title" in {_style(p.element, styles) for p in found}
    pieces = tuple(_pieces(found, styles, Numbers(document), own=own))
    texts = tuple(p.text for p in found)
    aside = list(_aside(document))
    uses = [Line(number=n, use=use) for n, (use, _) in enumerate(aside, len(texts) + 1)]
    uses += [Line(number=n, use="source") for n, p in enumerate(found, 1) if own and _is_skipped(p, styles)]
    remarks = list(_remarks(uses, struck(body)))
    return Page(
        name=name, pieces=pieces, raw=(*texts, *(text for _, text in aside)), aside=tuple(uses), remarks=tuple(remarks)
    )


def _style(element: Any, styles: dict[str, str]) -> str:
    return styles.get(element.style or "", "")


def _is_skipped(paragraph: Any, styles: dict[str, str]) -> bool:
    return _role(_style(paragraph.element, styles)) in roles.SKIPPED and bool(paragraph.text.strip())


def _aside(document: Any) -> Iterator[tuple[str, str]]:
    """Heads and feet of pages, footnotes, comments: their use, and their words."""
    from docx.oxml import parse_xml

    from torimatome.readers.docx_text import side_texts

    for relation in document.part.rels.values():
        use = _SIDES.get(relation.reltype.rpartition("/")[2])
        if use and not relation.is_external:
            part = relation.target_part
            root = part.element if hasattr(part, "element") else parse_xml(part.blob)
            yield from ((use, text) for text in side_texts([root]))


def _remarks(uses: Sequence[Line], changed: bool) -> Iterator[Remark]:
    for use in ("footnote", "comment"):
        lines = [line.number for line in uses if line.use == use]
        if lines:
            what = f"{len(lines)} {use}s were" if len(lines) > 1 else f"A {use} was"
            yield Remark(sentence=f"{what} kept beside the text and read into no item.", line=lines[0])
    if changed:
        yield Remark(sentence="The file has changes that nobody accepted; they were read as accepted.")


def _pieces(paragraphs: Sequence[Any], styles: dict[str, str], numbers: Any, *, own: bool) -> Iterator[Piece]:
    listed = False
    for number, paragraph in enumerate(paragraphs, 1):
        role = _role(_style(paragraph.element, styles)) if own else ""
        mark = "" if role else numbers.mark(paragraph.element)
        if role in roles.SKIPPED or not paragraph.text.strip():
            listed = False
        elif role:
            note = any(styles.get(ink.style) == "Note Label" for ink in paragraph.inks)
            yield roles.piece(role, _words(paragraph, role, styles), number, note=note)
        else:
            yield from _foreign(paragraph, number, mark, listed=listed and mark == "-")
            listed = mark == "-"


def _role(style: str) -> str:
    style = style.removesuffix(" Kept")
    return _ROLES.get(style) or (style.removeprefix(_OWN).lower().replace(" ", "_") if style.startswith(_OWN) else "")


def _words(paragraph: Any, role: str, styles: dict[str, str]) -> str:
    """The words of our own paragraph, without reference marks and labels."""
    found = [ink for ink in paragraph.inks if styles.get(ink.style) not in {"Note Label", "Reference"}]
    if role == "list_item":
        return roles.runs([(ink.text, ink.slanted) for ink in found])
    return marks.escape("".join(ink.text for ink in found))


def _foreign(paragraph: Any, number: int, mark: str, *, listed: bool) -> Iterator[Piece]:
    """The lines of another's paragraph; consecutive list items have no gap between them."""
    links = tuple(text for ink in paragraph.inks if ink.linked and (text := ink.text.strip()))
    for n, line in enumerate(_lines([(ink.text, ink.slanted) for ink in paragraph.inks])):
        text = "".join(words for words, _ in line)
        if not text.strip():
            continue
        lead = (
            f"{mark} "
            if mark and n == 0 and not marks.LIST.match(text.strip()) and not marks.BULLET.match(text.strip())
            else ""
        )
        yield Piece(
            line=number, text=lead + text.strip(), marked=lead + roles.slanted(line), gap=n == 0 and not listed,
            indent=text[:1].isspace() or _is_indented(paragraph.element), cell=paragraph.cell, links=links,
        )  # fmt: skip


def _lines(parts: Sequence[tuple[str, bool]]) -> list[list[tuple[str, bool]]]:
    """Words with their look, parted at the ends of lines."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, slanted in parts:
        first, *more = text.split("\n")
        lines[-1].append((first, slanted))
        lines += [[(words, slanted)] for words in more]
    return lines


def _is_indented(element: Any) -> bool:
    properties = element.pPr
    return (properties.first_line_indent or 0) > 0 if properties is not None else False
