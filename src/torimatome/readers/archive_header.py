"""The head of an entry in all seven layouts of an archive page: A1 A2 B1 B2 B3 C1 C2 (grammar 2.1, 2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import takewhile

from torimatome.lang.scripts import is_japanese
from torimatome.readers.archive_cited import told_by
from torimatome.readers.archive_outlets import Directory, Named
from torimatome.readers.document import Piece

_DATE = re.compile(
    r"(?P<y>(?:19|20|１９|２０)\d\d)\s?(?P<s1>[.:,．・/年-])\s?(?P<m>\d{1,2})"
    r"(?:\s?(?P<s2>[.:,．・/月-])\s?(?P<d>\d{1,2})日?|月)?(?=\s|$)[.]?"
)
_COLUMNS, _OUTLET, _MONTH = 3, 2, 7
"""The least columns of a table of entries, that of the outlet, and the length of an ISO month."""
_VIA_BEHIND = re.compile(r"(?P<before>.*\S)\s*(?P<raw>[(（]\s*(?P<in>Yahoo!?|[^()（）]{2,20}(?:経由|ネット))\s*[)）])")
_TIME = re.compile(r"(?P<h>\d{1,2})\s*[:：.]\s*(?P<m>\d{2})$")
_VIA = re.compile(r"(?:[(（]\s*(?P<in>[^()（）<>「」]{2,20}?)\s*[)）]|(?P<bare>インターネット|Yahoo!?|ネット))$")
_BY_WAY = re.compile(r"(?P<via>Yahoo!?|\S{2,12})\s+(?P<outlet>\S.{0,38}?)\s*記事(?=$|\s*「)")
_ID = re.compile(r"\\?[<＜〈]\s*(?P<id>\d{3,5}\s?[-–‐]\s?\d{4,7})\s*(?:\\?[>＞〉])?$|(?<=\s)(?P<open>\d{4}-\d{6})\\?>$")
"""<2401-120511>, perhaps with one bracket lost, or escaped as Markdown does."""


@dataclass(slots=True, kw_only=True)
class Head:
    """The head of an entry, and what is mended and doubtful in it: (line, sentence) pairs."""

    pieces: list[Piece] = field(default_factory=list)
    layout: str = ""
    dated: str = ""
    dated_raw: str = ""
    day: date | None = None
    time: str | None = None
    named: Named = field(default_factory=lambda: Named(outlet="", id="", raw=""))
    via: str = ""
    via_raw: str = ""
    headline: str = ""
    quoted: bool = False
    id: str | None = None
    id_raw: str = ""
    doubts: list[tuple[Piece, str]] = field(default_factory=list)

    @property
    def told_by(self) -> str:
        """Whom the headline itself cites: =関係筋, ―ロシア紙, says X, Media: ..."""
        return told_by(self.headline)


def opens(piece: Piece) -> bool:
    """Whether an entry begins here: a line that begins with a date."""
    return not piece.indent and piece.cell <= 1 and _DATE.match(piece.text) is not None


def has_id(piece: Piece) -> bool:
    """Whether a line ends with an item's id."""
    return _ID.search(piece.text) is not None


def read_head(pieces: Sequence[Piece], directory: Directory) -> Head:
    """The head of the entry that begins with the first piece."""
    columns = len({piece.cell for piece in takewhile(lambda p: p.cell, pieces)})
    if pieces[0].cell == 1 and columns >= _COLUMNS:
        return _read_row(pieces, directory)
    head = Head()
    rest = _take_date(head, pieces[0])
    at = 1
    if not rest and at < len(pieces) and (match := _TIME.fullmatch(pieces[at].text)):
        _take_time(head, pieces[at], match)
        at += 1
    elif not rest:
        head.doubts.append((pieces[0], "The entry has neither a time nor an outlet beside its date."))
    via = _find_via(pieces, at)
    if via is not None:
        lines = [rest, *(piece.text for piece in pieces[at:via])]
        _take_outlet(head, pieces[max(at - 1, 0) : via], lines, directory)
        _take_via(head, pieces[via])
        used = _take_headline(head, pieces, via + 1)
        head.layout = "A1" if head.time else "B1" if head.via_raw[0] in "(（" else "C2"
    elif rest and (match := _BY_WAY.match(rest)):
        used = _take_by_way(head, pieces, match, rest[match.end() :].strip(), directory)
    else:
        used = _take_one_line(head, pieces, rest, at, directory)
    head.pieces = list(pieces[:used])
    _check_id(head)
    return head


def _read_row(pieces: Sequence[Piece], directory: Directory) -> Head:
    """The head of an entry that is a row of a table: date and time, outlet and route, headline and id, each in its cell."""
    head = Head()
    first = [piece for piece in pieces if piece.cell == 1]
    rest = [replace(first[0], text=_take_date(head, first[0])), *first[1:]]
    names = list(_without_time(head, rest))
    own_cell = 0 if names else 1  # the outlet may stand below the date
    names += [piece for piece in pieces if own_cell and piece.cell == _OUTLET]
    _take_source(head, pieces[0], names, directory)
    cell = _OUTLET + own_cell
    titles = [n for n, piece in enumerate(pieces) if piece.cell == cell]
    used = _take_headline(head, pieces, titles[0]) if titles else len(first) + len(names)
    bare = _unquoted(head.headline) if head.layout == "C1" else None
    head.quoted, head.headline = bare is not None, bare if bare is not None else head.headline
    head.pieces = list(pieces[:used])
    _check_id(head)
    return head


def _without_time(head: Head, pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        match = _TIME.fullmatch(piece.text)
        if match and head.time is None:
            _take_time(head, piece, match)
        elif piece.text:
            yield piece


def _take_source(head: Head, first: Piece, pieces: Sequence[Piece], directory: Directory) -> None:
    """The outlet and the route of a row."""
    lines = [piece.text for piece in pieces]
    by_way = _BY_WAY.fullmatch(" ".join(lines))
    if by_way:
        head.layout, head.via, head.via_raw = "C1", by_way["via"], by_way.group()
        lines = [by_way["outlet"]]
    elif len(lines) > 1 and (match := _VIA.fullmatch(lines[-1])):
        head.via, head.via_raw = match["in"] or match["bare"], lines.pop()
    elif lines and (match := _VIA_BEHIND.fullmatch(lines[-1])):
        head.via, head.via_raw, lines[-1] = match["in"], match["raw"], match["before"]
    _take_outlet(head, [first, *pieces], lines, directory)
    if not by_way:
        bare = head.via_raw[:1] not in {"(", "（"}
        by_date = ("A1" if head.via else "A2") if head.time else "B3" if len(head.dated) == _MONTH else ""
        head.layout = by_date or ("B2" if not head.via else "C2" if bare else "B1")


def _is_id(piece: Piece) -> bool:
    return _ID.fullmatch(piece.text) is not None


def _take_date(head: Head, piece: Piece) -> str:
    """Read the date; what stands after it on its line."""
    match = _DATE.match(piece.text)
    assert match is not None
    head.dated_raw = match.group().strip()
    y, m, d = (int(match[name]) if match[name] else None for name in "ymd")
    try:
        head.day = date(y or 0, m or 0, d or 1)
        head.dated = head.day.isoformat() if d else f"{head.day:%Y-%m}"
    except ValueError:
        head.doubts.append((piece, f"The date {head.dated_raw} is not a day of the calendar."))
    if head.dated and head.dated.replace("-", ".") != head.dated_raw:
        head.doubts.append(
            (piece, f"The date {head.dated_raw} is not in the form YYYY.MM.DD and was read as {head.dated}.")
        )
    return piece.text[match.end() :].strip()


def _take_time(head: Head, piece: Piece, match: re.Match[str]) -> None:
    head.time = f"{int(match['h']):02d}:{match['m']}"
    if int(match["h"]) > 23 or int(match["m"]) > 59:
        head.doubts.append((piece, f"The time {piece.text} is not on the clock."))
    elif head.time != piece.text:
        head.doubts.append((piece, f"The time {piece.text} is not in the form HH:MM and was read as {head.time}."))


def _find_via(pieces: Sequence[Piece], at: int) -> int | None:
    """Where the route stands, (Yahoo) or インターネット, on a line of its own before any id."""
    for n, piece in enumerate(pieces[at : at + 5], at):
        if _VIA.fullmatch(piece.text) and n + 1 < len(pieces):
            return n
        if has_id(piece):
            return None
    return None


def _take_outlet(head: Head, pieces: Sequence[Piece], lines: Sequence[str], directory: Directory) -> None:
    """The outlet that stands alone, perhaps on two lines."""
    head.named = directory.whole(_one_line(lines))
    if head.named.doubt:
        head.doubts.append((pieces[-1], head.named.doubt))


def _one_line(lines: Sequence[str]) -> str:
    """Lines as one: a space between them, but none between two Japanese letters."""
    text = ""
    for line in filter(None, lines):
        between = "" if not text or (is_japanese(text[-1]) and is_japanese(line[0])) else " "
        text += between + line
    return text


def _take_via(head: Head, piece: Piece) -> None:
    match = _VIA.fullmatch(piece.text)
    assert match is not None
    head.via, head.via_raw = match["in"] or match["bare"], piece.text


def _take_headline(head: Head, pieces: Sequence[Piece], at: int) -> int:
    """The headline with its id, from piece `at` on; where the body begins."""
    words, end = list[str](), at
    for piece in pieces[at : at + 4]:
        if opens(piece) or (words and piece.indent and not has_id(piece)) or _in_next_cell(piece, pieces[at]):
            break
        end += 1
        match = _ID.search(piece.text)
        words.append((piece.text[: match.start()] if match else piece.text).strip())
        if match:
            _take_id(head, match)
            break
    if head.id is None and not any(piece.cell for piece in pieces[at : at + 1]):
        end, words = at + min(1, len(words)), words[:1]  # without an id only the first line is surely headline
    head.headline = _one_line(words)
    if not head.headline:
        head.doubts.append((pieces[min(at, len(pieces)) - 1], "The entry has no headline."))
    return end


def _in_next_cell(piece: Piece, first: Piece) -> bool:
    """Whether a piece stands in another cell of the table, and is not the id that stands alone there."""
    return piece.cell != first.cell and not _is_id(piece)


def _take_id(head: Head, match: re.Match[str]) -> None:
    head.id_raw = match.group().replace("\\", "")
    head.id = re.sub(r"\s", "", match["id"] or match["open"]).replace("–", "-").replace("‐", "-")


def _take_by_way(head: Head, pieces: Sequence[Piece], match: re.Match[str], rest: str, directory: Directory) -> int:
    """C1: Yahoo 時事通信記事, then the headline in 「」, then the id."""
    head.layout, head.via, head.via_raw = "C1", match["via"], match.group()
    head.named = directory.whole(match["outlet"])
    if head.named.doubt:
        head.doubts.append((pieces[0], head.named.doubt))
    lines = [Piece(line=pieces[0].line, text=rest), *pieces[1:]] if rest else pieces
    used = _take_headline(head, lines, 0 if rest else 1)
    bare = _unquoted(head.headline)
    head.quoted, head.headline = bare is not None, bare if bare is not None else head.headline
    if not head.quoted:
        head.doubts.append((pieces[min(1, len(pieces) - 1)], "The headline does not stand in one pair of 「」."))
    return max(used, 1)


def _take_one_line(head: Head, pieces: Sequence[Piece], rest: str, at: int, directory: Directory) -> int:
    """A2, B2, B3: outlet, headline and id on one line, parted by the register."""
    head.layout = "A2" if head.time else "B3" if len(head.dated) == 7 else "B2"
    start = at if not rest else at - 1
    if start >= len(pieces) or (opens(pieces[start]) and not rest):
        head.doubts.append((pieces[0], "The entry has a date and nothing else."))
        return at
    lines = [Piece(line=pieces[start].line, text=rest or pieces[start].text), *pieces[start + 1 :]]
    used = start + _take_headline(head, lines, 0)
    head.named = directory.parted(head.headline)
    head.headline = head.named.rest
    if head.named.doubt:
        head.doubts.append((pieces[start], head.named.doubt))
    if not head.headline:
        head.doubts.append((pieces[start], "The entry has no headline beside its outlet."))
    return max(used, at)


def _unquoted(text: str) -> str | None:
    """The words inside, if one pair of 「」 holds all of them."""
    if not (text.startswith("「") and text.endswith("」")):
        return None
    depth = 0
    for n, character in enumerate(text):
        depth += (character == "「") - (character == "」")
        if depth == 0 and n < len(text) - 1:
            return None
    return text[1:-1]


def _check_id(head: Head) -> None:
    if head.id is None:
        head.doubts.append((head.pieces[-1], "The entry has no id."))
    elif head.id_raw != f"<{head.id}>":
        head.doubts.append((head.pieces[-1], f"The id {head.id_raw} is not in the form <YYMM-MMDDNN>."))
