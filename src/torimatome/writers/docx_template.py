"""A desk's own DOCX as the template of its issues: placeholders filled, its styles, heads, feet and logos kept.

A template comes from outside: it is opened only if it is small, holds no program, and reaches for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from torimatome.errors import BadConfig
from torimatome.writers.docx_styles import add_styles, set_up

PLACES = ("sections", "corrections", "sources")
"""Placeholders that stand alone in a paragraph, which many paragraphs replace."""
WORDS = ("title", "subtitle", "period", "period_en", "publisher", "edition")
"""Placeholders that stand anywhere in a line, which a few words replace."""

_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]{0,60}?)\s*\}\}")
_MOST_BYTES, _MOST_PARTS, _MOST_RATIO = 40_000_000, 2_000, 200
_PROGRAMS = ("vbaproject.bin", "activex", "oleobject", "/embeddings/", "/afchunk", "macrosheets")
_REACHING = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DATABASE|LINK|RD|MACROBUTTON)\b", re.IGNORECASE
)
_HYPERLINK = "/hyperlink"


class Blank:
    """A sheet of our own: no template."""

    has_front = False

    def __init__(self) -> None:
        self.document: Any = docx.Document()
        set_up(self.document)

    def begin(self, words: Mapping[str, str]) -> None:
        """The running head, which the first page does not have."""
        self.document.sections[0].header.paragraphs[0].add_run(f"{words['title']}  {words['period']}")

    def make(self, style: str, place: str) -> Any:  # noqa: ARG002  # one after the other, whatever the place
        """An empty paragraph at the end."""
        return self.document.add_paragraph(style=style)

    def close(self) -> None:
        """Nothing is left to tidy."""


class Template:
    """A desk's own sheet. BadConfig, in one sentence: it cannot be used, and why."""

    has_front = True

    def __init__(self, data: bytes, name: str) -> None:
        self.document = _opened(data, name)
        self._name = name
        self._places = self._found()
        self.own_styles = frozenset(style.name for style in self.document.styles)
        try:
            add_styles(self.document, anew=False)
        except BadConfig as error:
            raise BadConfig(f"{name}: {error}") from error

    def begin(self, words: Mapping[str, str]) -> None:
        """Put the words for their placeholders; a line that then is empty goes."""
        places = {paragraph.paragraph_format.element for paragraph in self._places.values()}
        for paragraph in list(_paragraphs(self.document)):
            element = paragraph.paragraph_format.element
            if element in places or not _PLACEHOLDER.search(_text(paragraph)):
                continue
            _replace(paragraph, words)
            if not paragraph.text.strip() and not _holds_more(element) and len(element.getparent()) > 2:
                element.getparent().remove(element)

    def make(self, style: str, place: str) -> Any:
        """An empty paragraph before the placeholder of that place; before or after the sections where it has none."""
        anchor = self._places.get(place) or self._places["sections"]
        return anchor.insert_paragraph_before("", style)

    def close(self) -> None:
        """Take away the placeholders of places."""
        for paragraph in self._places.values():
            element = paragraph.paragraph_format.element
            parent = element.getparent()
            properties = element.find(qn("w:pPr"))
            if properties is not None and properties.find(qn("w:sectPr")) is not None:
                for child in [c for c in element if c is not properties]:  # the end of a part of the file stays
                    element.remove(child)
            elif not (parent.tag == qn("w:tc") and len(parent.findall(qn("w:p"))) == 1):
                parent.remove(element)

    def _found(self) -> dict[str, Any]:
        """The paragraphs of the places, all placeholders being known."""
        found: dict[str, Any] = {}
        body = set(self.document.element.body.iter(qn("w:p")))
        for paragraph in _paragraphs(self.document):
            text = _text(paragraph)
            for match in _PLACEHOLDER.finditer(text):
                self._check(match, text, found, in_body=paragraph.paragraph_format.element in body)
                if match[1] in PLACES:
                    found[match[1]] = paragraph
        if "sections" not in found:
            raise BadConfig(
                f"{self._name} has no {{{{sections}}}}; put it alone in a paragraph where the items shall stand."
            )
        return found

    def _check(self, match: re.Match[str], text: str, found: Mapping[str, Any], *, in_body: bool) -> None:
        name = match[1]
        if name not in (*PLACES, *WORDS):
            known = ", ".join((*WORDS, *PLACES))
            raise BadConfig(f"{self._name} has the placeholder {match[0]!r}, which nothing fills; there are {known}.")
        if name in PLACES and (text.strip() != match[0] or not in_body):
            raise BadConfig(
                f"{self._name} must have {match[0]} alone in a paragraph of its text, not beside other words."
            )
        if name in found:
            raise BadConfig(f"{self._name} has {match[0]} twice; leave one of them.")


def missing(template: Template) -> list[str]:
    """Placeholders of words that a template, just opened, does not have: a person may want them."""
    have = {m[1] for p in _paragraphs(template.document) for m in _PLACEHOLDER.finditer(_text(p))}
    return [name for name in ("title", "period", "publisher", "edition") if name not in have]


def start() -> Any:
    """A template to start from: our own look, to be changed in Word."""
    sheet = Blank()
    document = sheet.document
    head = document.sections[0].header.paragraphs[0]
    head.add_run("{{title}}  {{period}}")
    for name in ("title", "subtitle", "period", "publisher", "edition"):
        document.add_paragraph(f"{{{{{name}}}}}", style=f"Bulletin {name.title()}")
    for name, style in (
        ("corrections", "Bulletin Correction"),
        ("sections", "Bulletin Paragraph"),
        ("sources", "Bulletin Source"),
    ):
        document.add_paragraph(f"{{{{{name}}}}}", style=style)
    document.core_properties.title, document.core_properties.author = "template", "torimatome"
    document.core_properties.comments = ""
    return document


# --- opening ------------------------------------------------------------------------------------------------


def _opened(data: bytes, name: str) -> Any:
    try:
        with ZipFile(BytesIO(data)) as file:
            fault = _fault(file)
        document = None if fault else docx.Document(BytesIO(data))
    except BadZipFile as error:
        raise BadConfig(f"{name} is no DOCX; save the template as one in your word processor.") from error
    except Exception as error:  # a damaged file raises a dozen unrelated kinds, from zlib's to KeyError
        raise BadConfig(f"{name} is damaged: it looks like a DOCX and cannot be opened; save it anew.") from error
    if document is None:
        raise BadConfig(f"{name} {fault}")
    return document


def _fault(file: ZipFile) -> str:
    """What is wrong with a file, before anything of it is believed."""
    infos = file.infolist()
    size, packed = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
    if size > _MOST_BYTES or len(infos) > _MOST_PARTS or size > max(packed, 5_000) * _MOST_RATIO:
        return f"unpacks to {size // 1_000_000} MB in {len(infos)} parts and was not opened; a template is far smaller."
    names = [i.filename.lower() for i in infos]
    if "[content_types].xml" not in names or not any(n.startswith("word/") for n in names):
        return "is no DOCX; save the template as one in your word processor."
    if any(mark in f"/{n}" for n in names for mark in _PROGRAMS) or b"macroEnabled" in file.read("[Content_Types].xml"):
        return "holds macros or embedded objects and was not opened; save it as a plain DOCX without them."
    return next((fault for i in infos if (fault := _fault_of_part(file, i.filename))), "")


def _fault_of_part(file: ZipFile, name: str) -> str:
    if not name.lower().endswith((".xml", ".rels")):
        return ""
    data = file.read(name)
    if b"<!ENTITY" in data or b"<!DOCTYPE" in data:
        return "declares entities inside its XML, which no Word file does, and was not opened."
    if name.lower().endswith(".rels"):
        outside = re.findall(rb"<[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", data)
        if any(_HYPERLINK.encode() not in one for one in outside):
            return "fetches something from outside (a linked picture, object or template); embed or remove it."
    fields = re.findall(rb"<w:instrText[^>]*>([^<]*)<|w:instr=\"([^\"]*)\"", data)
    words = "".join((a or b).decode("utf-8", "replace") for a, b in fields)
    if found := _REACHING.search(words):
        return f"has a field {found[0].upper()}, which reaches outside the document; remove it."
    return ""


# --- words --------------------------------------------------------------------------------------------------


def _paragraphs(document: Any) -> Iterator[Any]:
    """All paragraphs: of the text with its tables and boxes, of heads and feet, each once."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document._body)  # noqa: SLF001  # python-docx gives no other way to a box's paragraphs
    seen: set[int] = set()
    for section in document.sections:
        for one in (
            section.header, section.first_page_header, section.even_page_header,
            section.footer, section.first_page_footer, section.even_page_footer,
        ):  # fmt: skip
            if not one.is_linked_to_previous and id(one._element) not in seen:  # noqa: SLF001
                seen.add(id(one._element))  # noqa: SLF001
                yield from (Paragraph(element, one) for element in one._element.iter(qn("w:p")))  # noqa: SLF001


def _own_texts(element: Any) -> list[Any]:
    """The pieces of text of a paragraph itself, not of boxes that hang on it."""
    return [t for t in element.iter(qn("w:t")) if next(t.iterancestors(qn("w:p"))) is element]


def _text(paragraph: Any) -> str:
    return "".join(t.text or "" for t in _own_texts(paragraph.paragraph_format.element))


def _replace(paragraph: Any, words: Mapping[str, str]) -> None:
    """Placeholders by their words, in the look of the first letter: Word likes to part them over several runs."""
    pieces = _own_texts(paragraph.paragraph_format.element)
    while match := _PLACEHOLDER.search("".join(p.text or "" for p in pieces)):
        at = 0
        for piece in pieces:
            text = piece.text or ""
            start, end = max(match.start() - at, 0), min(match.end() - at, len(text))
            if start < end:
                new = words.get(match[1], "").replace("{{", "{ {") if start + at == match.start() else ""
                piece.text = text[:start] + new + text[end:]
                piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            at += len(text)


def _holds_more(element: Any) -> bool:
    """Whether a paragraph without words still holds something: a picture, a break, the end of a part."""
    return any(element.find(f".//{qn(tag)}") is not None for tag in ("w:drawing", "w:pict", "w:br", "w:sectPr"))
