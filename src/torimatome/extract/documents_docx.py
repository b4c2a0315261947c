"""The paragraphs of a Word document, read straight from its XML."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

from torimatome.errors import SetAside
from torimatome.extract.documents_read import HEAD_LINES, Printed
from torimatome.extract.tree import squeeze

_MOST_XML = 30_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx(url: str, body: bytes) -> Printed:
    """A Word document's text. SetAside: it is locked, damaged, or unpacks to too much."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as packed:
            root = _xml(packed, "word/document.xml", url)
            core = _xml(packed, "docProps/core.xml", url) if "docProps/core.xml" in packed.namelist() else None
    except (
        zipfile.BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        EOFError,
        etree.LxmlError,
    ) as error:
        raise SetAside(f"{url} is a damaged or locked Word document") from error
    texts: list[str] = []
    starts, heading = [0], ""
    for paragraph in root.iter(f"{_W}p"):
        text, turned = _words(paragraph)
        starts += [len(texts)] * turned
        heading = heading or (text if _style(paragraph) in {"title", "heading1", "heading 1"} else "")
        if text:
            texts.append(text)
    said = (
        {etree.QName(e).localname: squeeze(e.text or "") for e in core if isinstance(e.tag, str)}
        if core is not None
        else {}
    )
    pages = tuple(starts) if len(starts) > 1 else ()
    return Printed(
        title=heading or said.get("title", ""), heading=heading, language=said.get("language", ""), paragraphs=tuple(texts),
        stamps=tuple(s for key in ("created", "modified") if (s := said.get(key))), head=tuple(texts[:HEAD_LINES]),
        pages=pages, count=len(pages),
    )  # fmt: skip


def _xml(packed: zipfile.ZipFile, name: str, url: str) -> Any:
    """A part of the package. SetAside: it unpacks to too much."""
    with packed.open(name) as file:
        data = file.read(_MOST_XML + 1)
    if len(data) > _MOST_XML:
        raise SetAside(f"{url} unpacks to too much")
    return etree.fromstring(
        data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    )


def _words(paragraph: Any) -> tuple[str, int]:
    """The words of a paragraph, and how many pages end in or before it."""
    words, turned = "", 0
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            words += element.text or ""
        elif element.tag in {f"{_W}tab", f"{_W}cr"} or (
            element.tag == f"{_W}br" and element.get(f"{_W}type") != "page"
        ):
            words += " "
        elif element.tag in {f"{_W}lastRenderedPageBreak", f"{_W}br"}:
            turned += 1
    return squeeze(words), turned


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return (style.get(f"{_W}val") or "").lower() if style is not None else ""
