"""PDF with text in it: characters put together to lines, lines to paragraphs, by where they stand on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from torimatome.errors import Failed
from torimatome.readers.document import Line, Page, Piece
from torimatome.readers.japanese import has_ended, is_japanese, is_latin

_MOST_PAGES = 2000
_RAISED = 0.8
"""A figure so much smaller than its line is a reference mark. A choice, not measured."""
_AIR = "\u2005"
"""Stands for a gap that has no letter, until it is known whether it is a space."""
_J, _L = "[\u3040-\u30ff\u3400-\u9fff]", "[A-Za-z0-9$%€]"
_AIRED = re.compile(f"(?<={_J}){_AIR}(?={_L})|(?<={_L}){_AIR}(?={_J})")
_CLOSE_SET = re.compile(f"{_J}(?={_L})|{_L}(?={_J})")
_SOURCES = re.compile(r"出典・Sources")
_STARTS = re.compile(r"(?:[●○◆・]|[-–•]\s|\[?NOTE\s?:|【|#{1,6}\s|\d{1,2}[.．]\s|\d{4}[.]\d{2}([.:]\d{2})?(\s|$))")
_SPACED = re.compile("(?:\\S[ \u2005]){2,18}\\S")
"""Letter-spaced words: E N D, * * *."""
_CLOSE = re.compile(r"[、。」）]$|\S[-–—/]$")
_ID_AT_END = re.compile(r"<\d{3,5}-\d{4,7}>$")


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter, its box on the page, the size of its font, and whether it is no letter but a gap between two."""

    text: str
    left: float
    foot: float
    right: float
    top: float
    points: float
    made: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a page: its words, its left and right edges, its foot (from the page's bottom), its letters' size."""

    text: str
    left: float
    right: float
    foot: float
    size: float
    page: int


@dataclass(frozen=True, slots=True)
class _Style:
    """hyphens: words are parted at the ends of lines. stops: a space follows 。 inside a paragraph."""

    hyphens: bool
    stops: bool


def page_of_pdf(name: str, data: bytes) -> Page:
    """The page of a PDF; a paragraph is a line. Failed: it is damaged, locked, or holds pictures and no text."""
    rows, aside = _without_margins(_without_air(_rows(name, data)))
    paragraphs = list(_paragraphs(rows))
    style = _style(rows)
    texts = [_joined(group, style) for _, group in paragraphs]
    left = _margin(rows)
    end = next((n for n, text in enumerate(texts) if _SOURCES.fullmatch(text)), len(texts))
    pieces = tuple(
        Piece(line=n + 1, text=texts[n], gap=gap, indent=group[0].left > left + 0.3 * group[0].size)
        for n, (gap, group) in enumerate(paragraphs[:end])
    )
    uses = [Line(number=n + 1, use="source") for n in range(end, len(texts))]
    uses += [Line(number=len(texts) + n, use="head or foot of a page") for n in range(1, len(aside) + 1)]
    return Page(name=name, pieces=pieces, raw=(*texts, *(row.text for row in aside)), aside=tuple(uses))


def _rows(name: str, data: bytes) -> list[_Row]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Failed(f"{name} is locked with a password; save it without one.") from error
        raise Failed(f"{name} is damaged: it looks like a PDF and cannot be opened.") from error
    try:
        if len(document) > _MOST_PAGES:
            raise Failed(f"{name} has more than {_MOST_PAGES} pages and was not read.")
        rows = [row for n in range(len(document)) for row in _rows_of_page(document[n], n)]
    except pypdfium2.PdfiumError as error:
        raise Failed(f"{name} is damaged: one of its pages cannot be opened.") from error
    finally:
        document.close()
    if not rows:
        raise Failed(f"{name} is a PDF of pictures without text; have its text recognised first.")
    return rows


def _rows_of_page(page: Any, number: int) -> Iterator[_Row]:
    """The lines of a page, in the order in which they were written."""
    from pypdfium2.raw import FPDFText_GetFontSize, FPDFText_IsGenerated

    text = page.get_textpage()
    letters: list[_Letter] = []
    for n in range(text.count_chars()):
        letter = text.get_text_range(n, 1)
        if letter in ("\r", "\n", "\r\n", ""):
            yield from _row(letters, number)
            letters = []
        else:
            made = FPDFText_IsGenerated(text.raw, n) == 1
            left, foot, right, top = text.get_charbox(n, loose=True)
            letters.append(_Letter(letter, left, foot, right, top, FPDFText_GetFontSize(text.raw, n), made))
    yield from _row(letters, number)


def _row(letters: Sequence[_Letter], page: int) -> Iterator[_Row]:
    seen = [letter for letter in letters if letter.text.strip()]
    if not seen:
        return
    kept = [
        _AIR if letter.made and letter.text == " " else letter.text for letter in letters if not _is_mark(letter, seen)
    ]
    words = re.sub(r"[\s\u200b\u00a0]*[ \u00a0][\s\u200b\u00a0]*", " ", "".join(kept).replace("\ufffe", "-")).strip()
    words = words.replace(" ", "").replace(_AIR, "") if _SPACED.fullmatch(words) else words
    if words:
        left, right = min(letter.left for letter in seen), max(letter.right for letter in seen)
        size = max(letter.top - letter.foot for letter in seen)
        yield _Row(words, left, right, median(letter.foot for letter in seen), size, page)


def _is_mark(letter: _Letter, row: Sequence[_Letter]) -> bool:
    """Whether a letter is part of a raised reference number."""
    return letter.text in "0123456789," and 0 < letter.points < _RAISED * max(other.points for other in row)


def _without_air(rows: Sequence[_Row]) -> list[_Row]:
    """The rows with gaps between letters as spaces, but not between Japanese and Latin where a typesetter puts them all."""
    gaps = sum(len(_AIRED.findall(row.text)) for row in rows)
    close = sum(len(_CLOSE_SET.findall(row.text)) for row in rows)
    is_set = gaps > 9 * close
    return [replace(row, text=(_AIRED.sub("", row.text) if is_set else row.text).replace(_AIR, " ")) for row in rows]


def _without_margins(rows: list[_Row]) -> tuple[list[_Row], list[_Row]]:
    """The rows of the text, and those that stand on most pages at head or foot, figures aside."""
    pages = {row.page for row in rows}
    edges = [(min, 0), (max, 0)]
    found: set[int] = set()
    for choose, _ in edges:
        edge = {page: choose((r.foot, n) for n, r in enumerate(rows) if r.page == page)[1] for page in pages}
        forms = Counter(re.sub(r"\d+", "0", rows[n].text) for n in edge.values())
        form, count = forms.most_common(1)[0]
        numbered = re.fullmatch(r"[-–(]?\s*0(?:\s*[/／]\s*0)?\s*[-–)]?|p\.?\s*0", form)
        if numbered or (count >= 2 and count >= len(pages) - 1):
            found |= {n for n in edge.values() if re.sub(r"\d+", "0", rows[n].text) == form}
    return [r for n, r in enumerate(rows) if n not in found], [rows[n] for n in sorted(found)]


def _margin(rows: Sequence[_Row]) -> float:
    """The left edge that most long rows share."""
    edges = Counter(round(row.left) for row in rows)
    return float(edges.most_common(1)[0][0]) if edges else 0.0


def _paragraphs(rows: Sequence[_Row]) -> Iterator[tuple[bool, list[_Row]]]:
    """Rows put together to paragraphs, each with whether a blank line stands before it."""
    right = max((row.right for row in rows), default=0.0)
    pitches = [a.foot - b.foot for a, b in pairwise(rows) if a.page == b.page and a.foot > b.foot]
    usual = median(p for p in pitches if p <= 2 * median(pitches)) if pitches else 0.0
    left = _margin(rows)
    first_lines = _sets_first_lines_in(rows, left, usual)
    group: list[_Row] = []
    gap_before = True
    for row in rows:
        gap = bool(group) and _is_apart(group[-1], row, usual)
        if group and (gap or _begins(group, row, right, left, first_lines=first_lines)):
            yield gap_before, group
            group, gap_before = [], gap
        group.append(row)
    if group:
        yield gap_before, group


def _is_apart(above: _Row, row: _Row, usual: float) -> bool:
    """Whether more than a line's height stands between two rows, or their letters differ in size."""
    if abs(above.size - row.size) > 0.08 * max(above.size, row.size):
        return True
    return above.page == row.page and above.foot - row.foot > 1.25 * usual * max(1.0, row.size / above.size)


def _sets_first_lines_in(rows: Sequence[_Row], left: float, usual: float) -> bool:
    """Whether paragraphs begin with an indented line, so that the next line comes back to the margin."""
    close = [(a, b) for a, b in pairwise(rows) if a.page == b.page and not _is_apart(a, b, usual)]
    inside = [(a, a.left > left + 0.3 * a.size, b.left > left + 0.3 * b.size) for a, b in close]
    back = sum(first and not second and not has_ended(a.text) for a, first, second in inside)
    return back >= 3 and 3 * back >= sum(first and second for _, first, second in inside)


def _begins(group: Sequence[_Row], row: _Row, right: float, left: float, *, first_lines: bool) -> bool:
    """Whether a row begins a paragraph although no space stands above it."""
    above = group[-1]
    if _STARTS.match(row.text) or _ID_AT_END.search(above.text):
        return True
    if above.text.startswith("●") and is_latin(row.text[0]):
        return True
    if first_lines and row.left > left + 0.3 * row.size:
        return True
    per_letter = (row.right - row.left) / max(1, len(row.text))
    return above.right + (_first_word(row.text) + 1) * per_letter < right - row.size


def _first_word(text: str) -> int:
    """How many letters of a row could not have been parted from each other."""
    if text.startswith("("):
        return len(text.partition(")")[0]) + 1
    return 1 if is_japanese(text[0]) else len(text.split(maxsplit=1)[0])


def _joined(group: Sequence[_Row], style: _Style) -> str:
    """The words of a paragraph: no space where a line broke between Japanese letters, or behind a dash."""
    words = ""
    for row in group:
        if style.hyphens and re.search(r"[a-z]-$", words) and row.text[0].islower():
            words = words[:-1] + row.text
        elif not words or words.endswith("。"):
            words += f" {row.text}" if words and style.stops else row.text
        else:
            close = is_japanese(words[-1]) or is_japanese(row.text[0]) or _CLOSE.search(words)
            words += row.text if close else f" {row.text}"
    words = re.sub(r"^[–•] ", "- ", words)
    return words.replace("＊", "*") if set(words) == {"＊"} else words


def _style(rows: Sequence[_Row]) -> _Style:
    """How a document sets its text; so many lines must end with a hyphen before a small letter (a choice)."""
    parted = sum(a.text.endswith("-") and b.text[0].islower() for a, b in pairwise(rows))
    stops = [match.group() for row in rows for match in re.finditer(r"。(?: |(?=[^ 」』）)]))", row.text)]
    return _Style(hyphens=parted >= 3 and parted > 0.03 * len(rows), stops=2 * stops.count("。 ") > len(stops))
