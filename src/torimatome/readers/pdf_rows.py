"""The rows of a PDF: its letters put together to lines, by where they stand on the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from torimatome.errors import Failed

_MOST_PAGES = 2000
_RAISED, _SMALL = 0.25, 0.8
"""A figure whose ink begins so much of a line's height above that of its neighbours, or that is so much smaller than they
are, is a reference mark. Choices: marks of our own PDF and of Word's stand .4 high, figures of the text .0."""
_UNIT = re.compile(r"(?:\b|\d)(?:[kcm]?m|km)$")
_APART = 1.6
"""Two letters so many times their size apart stand in different columns; a stretched space is narrower. A choice."""
_LEVEL, _CLOSE, _SPACE = 0.2, 0.5, 0.12
"""Parts of one line stand so much of their size apart in height at most, and along the line; from the third on a space
stands between them. Choices: a browser's PDF has dashes of another font .0 high and .08 (no space) to .33 behind a word."""
_LONGEST = 2000
_AIR = "\u2005"
"""Stands for a gap that has no letter, until it is known whether it is a space."""
_J, _L = "[\u3040-\u30ff\u3400-\u9fff]", "[A-Za-z0-9$%€]"
_AIRED = re.compile(f"(?<={_J}){_AIR}(?={_L})|(?<={_L}){_AIR}(?={_J})")
_CLOSE_SET = re.compile(f"{_J}(?={_L})|{_L}(?={_J})")
_NO_AIR = re.compile("(?!)")
_SPACED = re.compile("(?:\\S[ \u2005]){2,18}\\S")
"""Letter-spaced words: E N D, * * *."""
_SYMBOLS = str.maketrans({"\uf06c": "●", "\uf0b7": "•", "\uf06e": "■", "\uf0a7": "▪", "\uf0a8": "◆", "\u25fc": "■"})
_SYMBOLS |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2E80, 0x2FE0)}
"""Letters of the fonts Symbol and Wingdings, and the radicals that some programs write for the characters they look like."""
_MARK_ALONE = re.compile(r"\W|\d{1,2}[.)．]")


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter, its box on the page, the size of its font, where its ink begins, and whether it is only a gap."""

    text: str
    left: float
    foot: float
    right: float
    top: float
    points: float
    ink: float
    made: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page: its words, its left and right edges, its foot (from the page's bottom), its height, its font's size."""

    text: str
    left: float
    right: float
    foot: float
    size: float
    page: int
    points: float = 0.0
    letters: tuple[_Letter, ...] = ()


def rows_of(name: str, data: bytes) -> list[Row]:
    """All rows of a PDF in the order in which they were written. Failed: it is damaged, locked, or without text."""
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
        rows = [row for n in range(len(document)) for row in _whole_lines(_rows_of_page(document[n], n))]
    except pypdfium2.PdfiumError as error:
        raise Failed(f"{name} is damaged: one of its pages cannot be opened.") from error
    finally:
        document.close()
    if not rows:
        raise Failed(f"{name} is a PDF of pictures without text; have its text recognised first.")
    return rows


def cut(rows: Sequence[Row], edges: Sequence[float]) -> list[Row]:
    """The rows, those parted that run over the left edge of a column."""
    return [part for row in rows for part in _parts(row, edges)]


def _parts(row: Row, edges: Sequence[float]) -> Iterator[Row]:
    part: list[_Letter] = []
    last: _Letter | None = None
    for letter in row.letters:
        if letter.text.strip():
            if last and any(last.right - 1 <= edge <= letter.left + 2 for edge in edges):
                yield from _row(part, row.page)
                part = []
            last = letter
        part.append(letter)
    yield from _row(part, row.page)


def _rows_of_page(page: Any, number: int) -> Iterator[Row]:
    """The lines of a page, in the order in which they were written."""
    from pypdfium2.raw import FPDFText_GetFontSize, FPDFText_IsGenerated

    text = page.get_textpage()
    letters: list[_Letter] = []
    for n in range(text.count_chars()):
        letter = text.get_text_range(n, 1)
        if letter in ("\r", "\n", "\r\n", ""):
            yield from _rows(letters, number)
            letters = []
        else:
            made = FPDFText_IsGenerated(text.raw, n) == 1
            left, foot, right, top = text.get_charbox(n, loose=True)
            ink = text.get_charbox(n)[1]
            letters.append(_Letter(letter, left, foot, right, top, FPDFText_GetFontSize(text.raw, n), ink, made))
    yield from _rows(letters, number)


def _whole_lines(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, those put together that are one line: where the font changes, a program may tell of two."""
    last: Row | None = None
    for row in rows:
        if last and _is_one_line(last, row):
            space = [replace(row.letters[0], text=" ", left=last.right, right=row.left, made=True)]
            wide = row.left - last.right > _SPACE * row.size
            last = next(_row([*last.letters, *(space if wide else []), *row.letters], row.page), row)
        else:
            if last:
                yield last
            last = row
    if last:
        yield last


def _is_one_line(first: Row, row: Row) -> bool:
    gap, size = row.left - first.right, row.size
    level = abs(row.foot - first.foot) < _LEVEL * size and len(first.letters) < _LONGEST
    return level and -_LEVEL * size < gap < _CLOSE * size


def _rows(letters: Sequence[_Letter], page: int) -> Iterator[Row]:
    """A line, parted where its letters stand far apart: cells of a table may stand on one line."""
    part: list[_Letter] = []
    last: _Letter | None = None
    for letter in letters:
        if letter.text.strip():
            size = letter.top - letter.foot
            far = last and (letter.left - last.right > _APART * size or letter.right < last.left - size)
            if far and not _MARK_ALONE.fullmatch("".join(one.text for one in part).strip()):
                yield from _row(part, page)
                part = []
            last = letter
        part.append(letter)
    yield from _row(part, page)


def _row(letters: Sequence[_Letter], page: int) -> Iterator[Row]:
    seen = [letter for letter in letters if letter.text.strip()]
    if not seen:
        return
    kept = _without_marks(letters, seen)
    words = (
        re.sub(r"[\s\u200b\u00a0]*[ \u00a0][\s\u200b\u00a0]*", " ", "".join(kept).replace("\ufffe", "-"))
        .strip()
        .translate(_SYMBOLS)
    )
    words = words.replace(" ", "").replace(_AIR, "") if _SPACED.fullmatch(words) else words
    if words:
        left, right = min(letter.left for letter in seen), max(letter.right for letter in seen)
        size = max(letter.top - letter.foot for letter in seen)
        foot, points = median(letter.foot for letter in seen), median(letter.points for letter in seen)
        yield Row(words, left, right, foot, size, page, points, tuple(letters))


def _without_marks(letters: Sequence[_Letter], seen: Sequence[_Letter]) -> Iterator[str]:
    """The letters of a row without raised reference numbers; a raised 2 or 3 behind a unit is its power."""
    largest, ground = max(letter.points for letter in seen), median(letter.ink for letter in seen)
    height = max(letter.top - letter.foot for letter in seen)
    words = ""
    for letter in letters:
        text = _AIR if letter.made and letter.text == " " else letter.text
        if text in "0123456789,[]":
            raised = letter.ink > ground + _RAISED * height or 0 < letter.points < _SMALL * largest
            if raised and not (text in "23" and _UNIT.search(words)):
                continue
            text = {"2": "²", "3": "³"}.get(text, text) if raised else text
        words += text
        yield text


def without_air(rows: Sequence[Row]) -> list[Row]:
    """The rows with gaps between letters as spaces, but not between Japanese and Latin where a typesetter puts them all."""
    gaps = sum(len(_AIRED.findall(row.text)) for row in rows)
    close = sum(len(_CLOSE_SET.findall(row.text)) for row in rows)
    form = _AIRED if gaps > 9 * close else _NO_AIR
    return [replace(row, letters=(), text=form.sub("", row.text).replace(_AIR, " ")) for row in rows]
