"""The rows of a PDF put together to paragraphs: by the space between them, their edges, and how their words end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from torimatome.lang.scripts import has_ended, is_japanese, is_latin
from torimatome.readers.pdf_rows import Row

_STARTS = re.compile(r"(?:[●○◆・]|[-–•▪]\s|\[?NOTE\s?:|【|#{1,6}\s|\d{1,2}[.．]\s|\d{4}[.]\d{2}([.:]\d{2})?(\s|$))")
_DASH = re.compile(r"[-–]\s")
_DASH_ON = re.compile(r"[-–]\s[a-z\d]")
"""A dash that goes on with a sentence: – 2026 exercise, – to name one."""
_BULLETS = ("●", "○", "◆")
_OPEN_END = re.compile(r"(?:,|\b(?:the|a|an|and|or|of|by|with|to|in|for|from|on|at|as|that|its|their|his|her))$")
_CLOSE = re.compile(r"[、。」）]$|\S[-–—/]$")
_ID_AT_END = re.compile(r"<\d{3,5}-\d{4,7}>$")
_STOP = re.compile(r"[。！？!?.:][」』）)\]】”\"]*$|[」』]$")
_UNPARTED = re.compile(
    r"[「『（(【]*[\u3040-\u30ff\u3400-\u9fff][、。」』）)】ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々]*"
)
_NEARLY = 6.0
"""A row that ends so few letters left of the edge may be full. A choice."""
_FULL = 0.97
"""So many rows end left of the right edge; the few others have a comma that hangs over it. A choice."""
_UNSCALED = 3.0
"""A font's size below this is a unit that the page scales."""
_SET_IN = 0.3
"""A row is set in if it begins so much of a letter right of the margin."""


@dataclass(frozen=True, slots=True)
class Style:
    """hyphens: words are parted at the ends of lines. stops: a space follows 。 inside a paragraph. brackets: one before (."""

    hyphens: bool
    stops: bool
    brackets: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a paragraph, whether a blank line stands before it, and whether it is set in."""

    rows: tuple[Row, ...]
    gap: bool
    indent: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """The measures of a text: its edges, the usual distance of its rows, whether first lines are set in."""

    left: float
    right: float
    usual: float
    first_lines: bool


def groups(rows: Sequence[Row]) -> Iterator[Group]:
    """Rows put together to paragraphs."""
    page = _measure(rows)
    group: list[Row] = []
    gap_before, heads = True, False
    for row, after in pairwise((*rows, None)):
        assert row is not None
        gap = bool(group) and _is_apart(group[-1], row, page.usual)
        below = heads and _is_below_headline(group, row, after, page)
        if group and (gap or below or _begins(group, row, page)):
            yield Group(tuple(group), gap_before, _is_in(group[0], page))
            heads, gap = group[0].text.startswith(_BULLETS), gap or below
            group, gap_before = [], gap
        group.append(row)
    if group:
        yield Group(tuple(group), gap_before, _is_in(group[0], page))


def _measure(rows: Sequence[Row]) -> _Page:
    pitches = [a.foot - b.foot for a, b in pairwise(rows) if a.page == b.page and a.foot > b.foot]
    usual = median(p for p in pitches if p <= 2 * median(pitches)) if pitches else 0.0
    edges = Counter(round(row.left) for row in rows)
    left = float(edges.most_common(1)[0][0]) if edges else 0.0
    rights = sorted(row.right for row in rows)
    right = rights[int(_FULL * (len(rights) - 1))] if rights else 0.0
    return _Page(left, right, usual, _sets_first_lines_in(rows, left, usual))


def _is_in(row: Row, page: _Page) -> bool:
    return row.left > page.left + _SET_IN * row.size


def _is_apart(above: Row, row: Row, usual: float) -> bool:
    """Whether more than a line's height stands between two rows, or their letters differ in size."""
    first, second = (above.points, row.points) if above.points > _UNSCALED else (above.size, row.size)
    if abs(first - second) > 0.08 * max(first, second):
        return True
    return above.page == row.page and above.foot - row.foot > 1.25 * usual * max(1.0, row.size / above.size)


def _sets_first_lines_in(rows: Sequence[Row], left: float, usual: float) -> bool:
    """Whether paragraphs begin with an indented line, so that the next line comes back to the margin."""
    close = [(a, b) for a, b in pairwise(rows) if a.page == b.page and not _is_apart(a, b, usual)]
    inside = [(a, a.left > left + _SET_IN * a.size, b.left > left + _SET_IN * b.size) for a, b in close]
    back = sum(first and not second and not has_ended(a.text) for a, first, second in inside)
    return back >= 3 and 3 * back >= sum(first and second for _, first, second in inside)


def _begins(group: Sequence[Row], row: Row, page: _Page) -> bool:
    """Whether a row begins a paragraph although no space stands above it."""
    above = group[-1]
    if (_STARTS.match(row.text) and not _goes_on_with_dash(group, row)) or _ID_AT_END.search(above.text):
        return True
    if group[0].text.startswith("【") and above.text.endswith("】"):
        return True
    if above.text.startswith("●") and is_latin(row.text[0]):
        return True
    if page.first_lines and _is_in(row, page):
        return True
    short = page.right - above.right
    if page.first_lines and _is_in(group[0], page) and not has_ended(above.text) and short < _NEARLY * above.size:
        return False
    per_letter = (row.right - row.left) / max(1, len(row.text))
    needed = (_first_word(row.text) + 0.5 * (not is_japanese(row.text[0]))) * per_letter
    return short > needed + (0.4 if _STOP.search(above.text) else 2.0) * above.size


def _goes_on_with_dash(group: Sequence[Row], row: Row) -> bool:
    """Whether a dash at the head of a row stands inside a sentence, and opens no item of a list."""
    if not _DASH.match(row.text) or _STOP.search(group[-1].text):
        return False
    return bool(_DASH_ON.match(row.text)) or not _STARTS.match(group[0].text)


def _is_below_headline(group: Sequence[Row], row: Row, after: Row | None, page: _Page) -> bool:
    """Whether a body begins at the top of a page below an English headline at the foot of the last, where no space tells.

    A body has more than a row there, or ends in it; the second row of a headline stands alone.
    """
    above = group[-1]
    if above.page == row.page or not is_latin(group[0].text[0]) or not re.match(r"[A-Z\d\"“]", row.text):
        return False
    goes_on = after is not None and after.page == row.page and not _is_apart(row, after, page.usual)
    return not _OPEN_END.search(above.text) and (goes_on or bool(_STOP.search(row.text)))


def _first_word(text: str) -> int:
    """How many letters of a row could not have been parted from each other."""
    if text.startswith("("):
        return len(text.partition(")")[0]) + 1
    if match := _UNPARTED.match(text):
        return match.end()
    return len(text.split(maxsplit=1)[0])


def joined(rows: Sequence[Row], style: Style) -> str:
    """The words of a paragraph: no space where a line broke between Japanese letters, or behind a dash."""
    spaced = _sets_latin_apart(rows)
    words = ""
    for row in rows:
        if style.hyphens and re.search(r"[a-z]-$", words) and row.text[0].islower():
            words = words[:-1] + row.text
        elif not words or words.endswith("。"):
            words += f" {row.text}" if words and style.stops else row.text
        else:
            ja = is_japanese(words[-1]) + is_japanese(row.text[0])
            close = (
                ja == 2
                or (ja == 1 and not _is_spaced(words, row.text, style, spaced=spaced))
                or _CLOSE.search(words)
                or row.text[0] == "—"
            )
            words += row.text if close else f" {row.text}"
    words = re.sub(r"^[–•▪] ", "- ", words)
    return words.replace("＊", "*") if set(words) == {"＊"} else words


def _is_spaced(words: str, text: str, style: Style, *, spaced: bool) -> bool:
    """Whether a space stands between Japanese and what is none: a bracket or a Latin letter."""
    return style.brackets if text[0] == "(" or words[-1] == ")" else spaced


def _sets_latin_apart(rows: Sequence[Row]) -> bool:
    """Whether a paragraph puts a space between Japanese and Latin, more often than not."""
    kana, latin = "[\u3040-\u30ff\u3400-\u9fff]", "[A-Za-z0-9]"
    text = "\n".join(row.text for row in rows)
    apart = len(re.findall(f"{kana} {latin}|{latin} {kana}", text))
    return apart > len(re.findall(f"{kana}{latin}|{latin}{kana}", text))


def style_of(rows: Sequence[Row]) -> Style:
    """How a document sets its text; so many lines must end with a hyphen before a small letter (a choice)."""
    parted = sum(a.text.endswith("-") and b.text[0].islower() for a, b in pairwise(rows))
    stops = [match.group() for row in rows for match in re.finditer(r"。(?: |(?=[^ 」』）)]))", row.text)]
    brackets = [match.group() for row in rows for match in re.finditer(r"[\u3040-\u30ff\u3400-\u9fff] ?\(", row.text)]
    apart = 2 * sum(" " in one for one in brackets) > len(brackets)
    return Style(
        brackets=apart, hyphens=parted >= 3 and parted > 0.03 * len(rows), stops=2 * stops.count("。 ") > len(stops)
    )
