"""What stands at the head and foot of the pages of a PDF: running titles, page numbers, addresses that a browser prints."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from torimatome.readers.pdf_rows import Row

_MOST = 3
"""So many lines of a page's head or foot are looked at."""
_SHARE = 0.6
"""On so many of the pages a line must stand to be a head; the first page often has none. A choice."""
_SAME_LINE = 3.0
_NUMBER = re.compile(
    r"[-–—(（]?\s*(?:page|p\.?|頁|ページ)?\s*0\s*(?:(?:/|／|of|／)\s*0)?\s*(?:頁|ページ)?\s*[-–—)）]?", re.IGNORECASE
)
_BROWSER = re.compile(r"(?:file|https?)://\S+|0/0/0,?\s*0:0(?:\s?[AP]M)?|0[./年]0[./月]0日?\s+0:0")


def split(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of the text, and those of heads and feet."""
    found: set[int] = set()
    for top in (True, False):
        found |= _edge(rows, top=top)
    return [row for n, row in enumerate(rows) if n not in found], [rows[n] for n in sorted(found)]


def _edge(rows: Sequence[Row], *, top: bool) -> set[int]:
    """The rows at one edge of the pages that say the same on most of them, figures aside, or that are page numbers."""
    pages = {page: list(_lines(rows, page, top=top)) for page in sorted({row.page for row in rows})}
    found: set[int] = set()
    for depth in range(_MOST):
        lines = [(page, found_lines[depth]) for page, found_lines in pages.items() if len(found_lines) > depth + 1]
        forms = Counter(form for _, line in lines for form in {_form(rows[n]) for n in line})
        often = {form for form, count in forms.items() if count >= max(2, _SHARE * (len(pages) - 1))}
        taken = {n for _, line in lines for n in line if _form(rows[n]) in often or _is_furniture(rows[n])}
        if not taken:
            break
        found |= taken
    return found


def _lines(rows: Sequence[Row], page: int, *, top: bool) -> Iterator[list[int]]:
    """The lines of a page from its edge inward, each as the numbers of its rows."""
    lines: defaultdict[int, list[int]] = defaultdict(list)
    mine = sorted((n for n, row in enumerate(rows) if row.page == page), key=lambda n: rows[n].foot, reverse=top)
    place, last = -1, None
    for n in mine:
        if last is None or abs(rows[n].foot - last) > _SAME_LINE:
            place, last = place + 1, rows[n].foot
        lines[place].append(n)
    yield from (lines[n] for n in range(place + 1))


def _form(row: Row) -> str:
    return re.sub(r"\d+", "0", row.text)


def _is_furniture(row: Row) -> bool:
    form = _form(row)
    return bool(_NUMBER.fullmatch(form) or _BROWSER.fullmatch(form))
