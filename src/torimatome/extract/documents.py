"""Documents of ministries and assemblies, PDF and DOCX, to the parts of an article. Bounded: they come from outside."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import Any

from lxml import etree

from torimatome.errors import SetAside
from torimatome.extract.parts import Parts, article_of, fed
from torimatome.extract.tree import squeeze
from torimatome.model import Article, Entry, Outlet, Route, Snapshot

_MOST_PAGES = 300
_MOST_LETTERS = 2_000_000
_MOST_XML = 30_000_000
_HEAD_LINES = 15
"""Lines at the head of a document in which its date may stand."""
_NO_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|document\d*|[\w .()-]+\.(?:docx?|pdf|rtf|odt|indd|qxd|xlsx?|pptx?))$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page|стр\.?|səh\.?|sayfa)?\W*\d{1,4}(?:\s*(?:/|of|из)\s*\d{1,4})?[\W_]*", re.IGNORECASE
)
_PDF_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?(\d{2})?(?:([+-])(\d{2})'?(\d{2})|(Z))?")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def is_pdf(media_type: str, body: bytes) -> bool:
    """Whether it is a PDF, whatever was announced."""
    return b"%PDF-" in body[:1024] and ("html" not in media_type.lower() or body.lstrip()[:5] == b"%PDF-")


def is_docx(body: bytes) -> bool:
    """Whether it is a Word document, whatever was announced."""
    return body[:4] == b"PK\x03\x04" and b"word/document" in body


def document(
    snapshot: Snapshot, body: bytes, entry: Entry | None, outlet: Outlet, packs: Collection[str] = ()
) -> Article:
    """The article that a PDF or DOCX document is. SetAside: it has no text, is locked, damaged or too big."""
    url = entry.url if entry else snapshot.url_asked
    read = _pdf(url, body) if is_pdf(snapshot.media_type, body) else _docx(url, body)
    title = read.title if not _NO_TITLE.match(read.title) else ""
    first = next((n for n, text in enumerate(read.paragraphs) if text), 0)
    shown = [text for text in read.paragraphs[first : first + 3] if text]
    title = title or read.heading or (entry.title if entry else "")
    texts, pages = _without(title, read.paragraphs, read.pages)
    parts = Parts(
        url=url, headline=title, paragraphs=texts, pages=pages, told=fed(entry), dated=(*shown, *read.head),
        stamps=read.stamps, byline=(entry.byline if entry else None), language=read.language or None,
        route=Route(way="document", page_count=read.count or None),
    )  # fmt: skip
    return article_of(parts, snapshot, outlet, packs)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    title: str = ""
    heading: str = ""
    language: str = ""
    stamps: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    count: int = 0


def _without(title: str, texts: Sequence[str], pages: Sequence[int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The paragraphs without the headline that stands among the first of them."""
    wanted = squeeze(title).casefold()
    for n in range(min(3, len(texts))):
        for m in range(n + 1, min(n + 4, len(texts)) + 1):
            if wanted and squeeze(" ".join(texts[n:m])).casefold() == wanted:
                kept = (*texts[:n], *texts[m:])
                return kept, tuple(p if p <= n else max(n, p - (m - n)) for p in pages)
    return tuple(texts), tuple(pages)


# --- PDF


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    top: float
    size: float


def _pdf(url: str, body: bytes) -> _Read:
    import pypdfium2

    try:
        opened = pypdfium2.PdfDocument(body)
        try:
            return _pdf_read(url, opened)
        finally:
            opened.close()
    except pypdfium2.PdfiumError as error:
        why = "is locked with a password" if "password" in str(error).lower() else "is a damaged PDF"
        raise SetAside(f"{url} {why}") from error


def _pdf_read(url: str, opened: Any) -> _Read:
    count = len(opened)
    if count > _MOST_PAGES:
        raise SetAside(f"{url} has more than {_MOST_PAGES} pages")
    pages, letters = [], 0
    for n in range(count):
        pages.append(list(_lines(opened[n])))
        letters += sum(len(line.text) for line in pages[-1])
        if letters > _MOST_LETTERS:
            raise SetAside(f"{url} is too long to read")
    said = opened.get_metadata_dict()
    pages = _without_margins(pages)
    texts: list[str] = []
    starts: list[int] = []
    for page in pages:
        found = list(_paragraphs(page))
        if texts and found and _runs_on(texts[-1], found[0]):
            texts[-1] = _joined(texts[-1], found.pop(0))
        starts.append(len(texts))
        texts += found
    if not any(texts):
        raise SetAside(f"{url} is a PDF of pictures without text; its text would have to be recognised first")
    first = pages[0]
    return _Read(
        title=squeeze(said.get("Title", "")), heading=_heading(first), paragraphs=tuple(texts), pages=tuple(starts),
        stamps=tuple(s for key in ("CreationDate", "ModDate") if (s := _stamp(said.get(key, "")))), count=count,
        head=tuple(line.text for line in first[:_HEAD_LINES]),
    )  # fmt: skip


def _lines(page: Any) -> Iterator[_Line]:
    from pypdfium2.raw import FPDFText_GetFontSize

    text = page.get_textpage()
    whole, at = text.get_text_range(), 0
    straight = text.count_chars() == len(whole)
    for raw in whole.splitlines(keepends=True):
        words = squeeze(raw.replace("\ufffe", "-").replace("\x02", "-").replace("\x00", ""))
        if words:
            begin = at + len(raw) - len(raw.lstrip())
            end = at + len(raw.rstrip()) - 1
            a, b = (text.get_charbox(begin, loose=True), text.get_charbox(end, loose=True)) if straight else _NOWHERE
            size = FPDFText_GetFontSize(text.raw, begin) if straight else 0.0
            yield _Line(words, a[0], b[2], a[3], float(size))
        at += len(raw)


_NOWHERE = ((0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0))


def _without_margins(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """The pages without the lines that most of them share at head or foot, and without their numbers."""
    edges = Counter(key for page in pages for key in {_edge(line) for line in (*page[:2], *page[-2:])})
    repeated = {key for key, n in edges.items() if n > 2 and 2 * n > len(pages)}

    def kept(page: list[_Line]) -> list[_Line]:
        ends = {0, 1, len(page) - 2, len(page) - 1}
        return [
            line
            for n, line in enumerate(page)
            if not (n in ends and (_edge(line) in repeated or _PAGE_NUMBER.fullmatch(line.text)))
        ]

    return [kept(page) for page in pages]


def _edge(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """Lines put together: a wider gap, a line set in, another size or a line that ends early divides paragraphs."""
    if not lines:
        return
    pitch = median([a.top - b.top for a, b in pairwise(lines) if a.top > b.top] or [0.0])
    edge = max(line.right for line in lines)
    left = median(line.left for line in lines)
    held = lines[0].text
    for above, line in pairwise(lines):
        if _divides(above, line, pitch, edge, left):
            yield held
            held = line.text
        else:
            held = _joined(held, line.text)
    yield held


def _divides(above: _Line, line: _Line, pitch: float, edge: float, left: float) -> bool:
    gap, size = above.top - line.top, above.size or 10.0
    if gap > 1.35 * pitch > 0 or abs(above.size - line.size) > 0.15 * size:
        return True
    ended = re.search(r"[.!?。！？:;»”\"]$", above.text) is not None
    short = above.right < edge - 0.12 * (edge - left) - 2 * size
    return (short and (ended or above.right < left + 0.6 * (edge - left))) or (line.left > left + size and ended)


def _runs_on(text: str, following: str) -> bool:
    """Whether a paragraph goes on over the page."""
    return not re.search(r"[.!?。！？:»”\"]$", text) and following[:1].islower()


def _joined(text: str, more: str) -> str:
    if re.search(r"\w-$", text) and more[:1].islower():
        return text[:-1] + more
    close = re.search(r"[\u3040-\u9fff、。]$", text) and re.match(r"[\u3040-\u9fff]", more)
    return text + ("" if close else " ") + more


def _heading(lines: Sequence[_Line]) -> str:
    """The largest lines of the upper part of the first page, if they are larger than its text."""
    upper = lines[:_HEAD_LINES]
    usual = median(line.size for line in lines) if lines else 0.0
    largest = max((line.size for line in upper if len(line.text) > 3), default=0.0)
    if largest > 1.1 * usual:
        first = next(n for n, line in enumerate(upper) if line.size == largest and len(line.text) > 3)
        run = [line.text for line in upper[first : first + 4]]
        sizes = [line.size for line in upper[first : first + 4]]
        return " ".join(
            t for t, s, n in zip(run, sizes, range(4), strict=False) if all(x == largest for x in sizes[: n + 1]) and s
        )
    return next((line.text for line in upper if len(line.text) > 15 and line.text.upper() == line.text), "")


def _stamp(text: str) -> str:
    """A date of a PDF's properties in ISO form, or nothing."""
    found = _PDF_DATE.match(text or "")
    if not found:
        return ""
    year, month, day, hour, minute, second, sign, off, rest, zulu = found.groups()
    clock = f"T{hour}:{minute or '00'}:{second or '00'}" if hour else ""
    offset = "Z" if zulu else f"{sign}{off}:{rest}" if sign else ""
    return f"{year}-{month}-{day}{clock}{offset if clock else ''}"


# --- DOCX


def _docx(url: str, body: bytes) -> _Read:
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
    return _Read(
        title=heading or said.get("title", ""), heading=heading, language=said.get("language", ""), paragraphs=tuple(texts),
        stamps=tuple(s for key in ("created", "modified") if (s := said.get(key))), head=tuple(texts[:_HEAD_LINES]),
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
