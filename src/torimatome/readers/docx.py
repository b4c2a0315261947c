"""DOCX: our own, where styles say what each paragraph is, and anybody's, where the line grammar must."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from torimatome.errors import Failed
from torimatome.readers import marks, roles
from torimatome.readers.document import Page, Piece

_ROLES = {"Heading 1": "section", "Heading 2": "ja", "Headline English": "en", "Bulletin Note": "paragraph"}
_OWN = "Bulletin "
_MOST_BYTES = 100_000_000


def page_of_docx(name: str, data: bytes) -> Page:
    """The page of a DOCX; a paragraph is a line."""
    paragraphs = _paragraphs(name, data)
    own = any(p.style is not None and p.style.name == "Bulletin Title" for p in paragraphs)
    pieces = tuple(_pieces(paragraphs, own=own))
    return Page(name=name, pieces=pieces, raw=tuple(p.text for p in paragraphs))


def _paragraphs(name: str, data: bytes) -> list[Any]:
    import docx

    try:
        with ZipFile(BytesIO(data)) as file:
            unpacked = sum(info.file_size for info in file.infolist())
            macros = any(info.filename.lower().endswith("vbaproject.bin") for info in file.infolist())
        if unpacked <= _MOST_BYTES and not macros:
            return list(_inner(docx.Document(BytesIO(data))))
    except Exception as error:  # a damaged ZIP or XML raises a dozen unrelated kinds, from zlib's to KeyError
        raise Failed(f"{name} is damaged: it looks like a DOCX and cannot be opened.") from error
    if macros:
        raise Failed(f"{name} holds macros and was not opened; save it as a DOCX without them.")
    raise Failed(f"{name} unpacks to more than {_MOST_BYTES // 1_000_000} MB and was not opened.")


def _inner(holder: Any) -> Iterator[Any]:
    """The paragraphs in order, those in tables among them; a cell that spans columns is read once."""
    for part in holder.iter_inner_content():
        if hasattr(part, "runs"):
            yield part
            continue
        seen = set()
        for cell in (cell for row in part.rows for cell in row.cells):
            if cell._tc not in seen:  # noqa: SLF001 the library has no public name for a cell's identity
                seen.add(cell._tc)  # noqa: SLF001
                yield from _inner(cell)


def _pieces(paragraphs: list[Any], *, own: bool) -> Iterator[Piece]:
    listed = False
    for number, paragraph in enumerate(paragraphs, 1):
        role = _role(paragraph) if own else ""
        if role in roles.SKIPPED or not paragraph.text.strip():
            listed = False
        elif role:
            yield roles.piece(role, _words(paragraph, role), number, note=_opens_note(paragraph))
        else:
            yield from _foreign(paragraph, number, listed=listed)
            listed = _is_listed(paragraph)


def _role(paragraph: Any) -> str:
    style: str = paragraph.style.name if paragraph.style is not None else ""
    return _ROLES.get(style) or (style.removeprefix(_OWN).lower().replace(" ", "_") if style.startswith(_OWN) else "")


def _opens_note(paragraph: Any) -> bool:
    return any(run.style is not None and run.style.name == "Note Label" for run in paragraph.runs)


def _words(paragraph: Any, role: str) -> str:
    """The words of our own paragraph, without reference marks and labels; hyperlinks hold only such marks."""
    found = [run for run in paragraph.runs if run.style is None or run.style.name not in {"Note Label", "Reference"}]
    if role == "list_item":
        return roles.runs([(run.text, bool(run.italic)) for run in found])
    return marks.escape("".join(run.text for run in found))


def _is_listed(paragraph: Any) -> bool:
    style = paragraph.style.name if paragraph.style is not None else ""
    properties = paragraph.paragraph_format.element.pPr
    return style.startswith("List") or (properties is not None and properties.numPr is not None)


def _foreign(paragraph: Any, number: int, *, listed: bool) -> Iterator[Piece]:
    """The lines of another's paragraph; consecutive list items have no gap between them."""
    is_item = _is_listed(paragraph) and not marks.BULLET.match(paragraph.text.strip())
    for n, line in enumerate(paragraph.text.split("\n")):
        words = line.strip()
        if words:
            text = f"- {words}" if is_item and n == 0 and not marks.LIST.match(words) else words
            gap, indent = n == 0 and not (is_item and listed), line[:1].isspace() or _is_indented(paragraph)
            yield Piece(line=number, text=text, gap=gap, indent=indent)


def _is_indented(paragraph: Any) -> bool:
    return (paragraph.paragraph_format.first_line_indent or 0) > 0
