"""The text of a bulletin in all the layouts of grammar 1.2 to 1.8: title block, sections, items, end mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from torimatome.config import SectionRule
from torimatome.model import Bulletin, Item, Period, Section, Status
from torimatome.readers import headlines, marks
from torimatome.readers.document import Document, Line, Page, Piece
from torimatome.readers.items import Place, read_item

_PERIOD = re.compile(
    r"(?P<y1>\d{4})\s*年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*日\s*[~～〜\-–—―ー－]\s*"
    r"(?:(?P<y2>\d{4})\s*年\s*)?(?:(?P<m2>\d{1,2})\s*月\s*)?(?P<d2>\d{1,2})\s*日"
)
_HEADING = re.compile(r"^(?P<marks>#{1,6}\s*)?\**\s*(?P<number>\d{1,2})\s*[.．、)]\s*(?P<name>\S.*?)\s*\**$")
_DAY = re.compile(r"\d+\s*年\s*\d+\s*月\s*\d+\s*日|\d+\s*月\s*\d+\s*日\s*[~～〜\-–—―ー－]")
_EDITION = re.compile(r"^第\s*(\d{1,3})\s*版")
_CORRECTION = re.compile(r"^(?:【訂正】|Correction: )")
_FRONT_LINES = 12
_DECEMBER = 12


@dataclass(slots=True)
class _Chapter:
    """A section while it is read: its heading and its items' pieces."""

    heading: Piece
    number: int
    name: str
    items: list[list[Piece]] = field(default_factory=list)


def is_bulletin(page: Page) -> bool:
    """Whether a page has a period near its top and an item, a section or an end mark below it."""
    if find_period(page.pieces[:_FRONT_LINES]) is None:
        return False
    return any(_is_item(p) or _heading(p) or marks.END.match(p.text) for p in page.pieces)


def find_period(pieces: Sequence[Piece]) -> tuple[Piece, Period] | None:
    """The line that states the period, and the period."""
    for piece in pieces:
        if match := _PERIOD.search(unicodedata.normalize("NFKC", piece.text)):
            g = match.groupdict()
            try:
                first = date(int(g["y1"]), int(g["m1"]), int(g["d1"]))
                last = date(int(g["y2"] or g["y1"]), int(g["m2"] or g["m1"]), int(g["d2"]))
                if last < first and not g["y2"] and first.month == _DECEMBER:
                    last = last.replace(year=last.year + 1)
            except ValueError:
                continue
            if first <= last:
                return piece, Period(first_on=first, last_on=last)
    return None


def undated(page: Page) -> str | None:
    """Why a page with the items of a bulletin is none: its period is missing or impossible. None: it has no such items."""
    items = sum(map(_is_item, page.pieces))
    if items < 2 or not any(_heading(p) or marks.END.match(p.text) for p in page.pieces if p.kind is None):
        return None
    told = next((p.text for p in page.pieces[:_FRONT_LINES] if _DAY.search(unicodedata.normalize("NFKC", p.text))), "")
    why = (
        f"its “{told[:40]}” is no period of the calendar" if told else f"its first {_FRONT_LINES} lines have no period"
    )
    return (
        f"{page.name} has {items} items of a bulletin, but {why}; write it there like 2026年1月24日～1月30日 and import the"
        " file again."
    )


def read_bulletin(page: Page, sections: Sequence[SectionRule] | None) -> Document:
    """The bulletin of a page for which `is_bulletin` holds."""
    found = find_period(page.pieces[:_FRONT_LINES])
    assert found is not None
    period, uses, doubts = found[1], list[Line](), list[str]()
    front, chapters, end = _divide(page.pieces, uses, doubts)
    front, edition = _edition(front, uses)
    title, subtitle, publisher = _front(front, found[0], uses, doubts)
    made = tuple(_sections(page, chapters, period, sections or (), uses))
    bulletin = Bulletin(
        id=f"import-{period.first_on}", title=title, subtitle=subtitle, publisher=publisher, period=period,
        sections=made, end_mark=end, edition=edition,
        status=Status.CORRECTED if edition > 1 else Status.ISSUED,
    )  # fmt: skip
    doubts += [*_numbering(chapters), *_levels(chapters), *_whole(bulletin)]
    lines = tuple(sorted(uses, key=lambda line: line.number))
    return Document(kind="bulletin", bulletin=bulletin, lines=lines, doubts=tuple(doubts))


def _divide(pieces: Sequence[Piece], uses: list[Line], doubts: list[str]) -> tuple[list[Piece], list[_Chapter], str]:
    """The pieces of the front, the chapters with their items, and the end mark."""
    front: list[Piece] = []
    chapters: list[_Chapter] = []
    end = ""
    for piece in pieces:
        heading = _heading(piece)
        if marks.FOOTNOTE_TEXT.match(piece.text):
            uses.append(Line(number=piece.line, use="source"))
        elif end:
            uses.append(Line(number=piece.line, use="after the end"))
            doubts.append(f"Line {piece.line}: this stands after the end mark and was not read.")
        elif piece.kind is None and marks.END.match(piece.text):
            end = piece.text.replace("\\", "").strip("# ")
            uses.append(Line(number=piece.line, use="end mark"))
        elif heading:
            chapters.append(heading)
            uses.append(Line(number=piece.line, use=f"heading of section {len(chapters)}"))
        elif _is_item(piece):
            _chapter(chapters, piece, doubts).items.append([piece])
        elif chapters and chapters[-1].items:
            chapters[-1].items[-1].append(piece)
        elif chapters:
            uses.append(Line(number=piece.line, use="not understood"))
            doubts.append(f"Line {piece.line}: this stands between a section's heading and its first item.")
        else:
            front.append(piece)
    return front, chapters, end


def _chapter(chapters: list[_Chapter], piece: Piece, doubts: list[str]) -> _Chapter:
    if not chapters:
        chapters.append(_Chapter(piece, 1, ""))
        doubts.append(f"Line {piece.line}: the first item stands under no section.")
    return chapters[-1]


def _heading(piece: Piece) -> _Chapter | None:
    match = _HEADING.match(piece.text) if piece.kind is None else None
    if match is None or not headlines.is_japanese(match["name"]) or len(match["name"]) > 40:
        return None
    return _Chapter(piece, int(match["number"]), marks.plain(match["name"]))


def _is_item(piece: Piece) -> bool:
    return piece.kind is None and bool(marks.BULLET.match(piece.text))


def _front(front: list[Piece], period: Piece, uses: list[Line], doubts: list[str]) -> tuple[str, str, str]:
    """Title, subtitle and publisher: the lines before the first section, around the period."""
    above = [piece for piece in front if piece.line < period.line]
    below = [piece for piece in front if piece.line > period.line]
    roles = dict(zip((p.line for p in above), ("title", "subtitle"), strict=False))
    roles |= {period.line: "period"} | {p.line: "publisher" for p in below[:1]}
    words = {roles.get(p.line, ""): marks.plain(p.text) for p in front}
    for piece in front:
        uses.append(Line(number=piece.line, use=roles.get(piece.line, "not understood")))
        if piece.line not in roles:
            doubts.append(f"Line {piece.line}: this is no part of the title block that is known.")
    doubts += [f"The title block has no {role}." for role in ("title", "subtitle", "publisher") if role not in words]
    return words.get("title", ""), words.get("subtitle", ""), words.get("publisher", "")


def _edition(front: list[Piece], uses: list[Line]) -> tuple[list[Piece], int]:
    """The front without what tells of corrections, and the number of the edition."""
    rest, number = list[Piece](), 1
    for piece in front:
        words = marks.plain(piece.text)
        if match := _EDITION.match(words):
            number = int(match[1])
        if match or _CORRECTION.match(words):
            uses.append(Line(number=piece.line, use="edition" if match else "correction"))
        else:
            rest.append(piece)
    return rest, number


def _sections(
    page: Page, chapters: Sequence[_Chapter], period: Period, rules: Sequence[SectionRule], uses: list[Line]
) -> Iterator[Section]:
    count = 0
    for chapter in chapters:
        key, items = section_key(chapter.name, rules), list[Item]()
        for pieces in chapter.items:
            count += 1
            place = Place(id=f"import-{period.first_on}-{count:02d}", number=count, section=key, period=period)
            item, lines = read_item(page, pieces, place)
            items.append(item)
            uses += lines
        yield Section(number=chapter.number, key=key, name=chapter.name, items=tuple(items))


def section_key(name: str, rules: Sequence[SectionRule]) -> str:
    """The key of the house's section of that name, 関係 and 関連 taken alike; the name itself where none fits."""
    bare = name.removesuffix("関係").removesuffix("関連")
    for rule in rules:
        if bare in {rule.name.removesuffix("関係").removesuffix("関連"), rule.key}:
            return rule.key
    return name


def _numbering(chapters: Sequence[_Chapter]) -> Iterator[str]:
    for n, chapter in enumerate(chapters, 1):
        if chapter.number != n:
            yield f"Line {chapter.heading.line}: section {n} of the issue is numbered {chapter.number}."
        if not chapter.items:
            yield f"Line {chapter.heading.line}: the section has no items."


def _levels(chapters: Sequence[_Chapter]) -> Iterator[str]:
    levels = [len(m[1]) if (m := marks.HEADING_MARKS.match(c.heading.text)) else 0 for c in chapters]
    for chapter, level in zip(chapters, levels, strict=True):
        if level != levels[0]:
            yield f"Line {chapter.heading.line}: the heading's level is not that of the first section."


def _whole(bulletin: Bulletin) -> Iterator[str]:
    if not bulletin.items:
        yield "The bulletin has no items."
    if not bulletin.end_mark:
        yield "The bulletin has no end mark; text may be missing."
