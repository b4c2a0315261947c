"""A PDF's lines put together into paragraphs, without what most pages share at head and foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from torimatome.errors import SetAside
from torimatome.extract.documents_read import HEAD_LINES, Printed
from torimatome.extract.tree import squeeze

_MOST_PAGES = 300
_MOST_LETTERS = 2_000_000
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page|стр\.?|səh\.?|sayfa)?\W*\d{1,4}(?:\s*(?:/|of|из)\s*\d{1,4})?[\W_]*", re.IGNORECASE
)
_PDF_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?(\d{2})?(?:([+-])(\d{2})'?(\d{2})|(Z))?")
_NOWHERE = ((0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0))


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    top: float
    size: float


def read_pdf(url: str, body: bytes) -> Printed:
    """A PDF's text. SetAside: it is locked, damaged, too long, or pictures alone."""
    import pypdfium2

    try:
        opened = pypdfium2.PdfDocument(body)
        try:
            return _read(url, opened)
        finally:
            opened.close()
    except pypdfium2.PdfiumError as error:
        why = "is locked with a password" if "password" in str(error).lower() else "is a damaged PDF"
        raise SetAside(f"{url} {why}") from error


def _read(url: str, opened: Any) -> Printed:
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
    return Printed(
        title=squeeze(said.get("Title", "")), heading=_heading(first), paragraphs=tuple(texts), pages=tuple(starts),
        stamps=tuple(s for key in ("CreationDate", "ModDate") if (s := _stamp(said.get(key, "")))), count=count,
        head=tuple(line.text for line in first[:HEAD_LINES]),
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
    upper = lines[:HEAD_LINES]
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
