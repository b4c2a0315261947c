"""An archive page: dated entries on one subject, newest first (grammar 2). Solved by the form, in all its layouts."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from torimatome.lang.scripts import is_japanese
from torimatome.model import ArchivePage, Attribution, Filed, Headline, Item, Outlet, Raw, Remark
from torimatome.readers import checks
from torimatome.readers.archive_body import Body, read_body
from torimatome.readers.archive_header import Head, has_id, opens, read_head
from torimatome.readers.archive_outlets import Directory
from torimatome.readers.archive_terms import Terms
from torimatome.readers.document import Document, Line, Page, Piece

KIND = "archive page"
_PARAGRAPH = 12
"""An indented line of so many letters is a paragraph, and no clock time or rest of an outlet's name."""
_COLUMNS = re.compile(r"(?:年\s*月\s*日|出\s*典|標\s*題|要\s*旨|発\s*表\s*者|\s)+")
_OTHER_PAGE = re.compile(r".*(?:以前|以降|以後|まで)の(?:報道|記事)")
_YEAR = re.compile(r"\d{4}\s*年")


@dataclass(slots=True)
class _Entry:
    """An entry read, before its item has an id that is its own."""

    head: Head
    body: Body
    pieces: Sequence[Piece]


def is_archive(page: Page) -> bool:
    """Whether a page has dated entries, and ids or enough of them to tell."""
    starts = sum(opens(piece) for piece in page.pieces)
    return starts > 0 and (starts >= 3 or any(has_id(piece) for piece in page.pieces))


def read_archive(page: Page, outlets: Iterable[Outlet]) -> Document:
    """The archive page of a page for which `is_archive` holds."""
    directory, terms = Directory(outlets), Terms(piece.text for piece in page.pieces)
    flat = not any(piece.indent and len(piece.text) >= _PARAGRAPH for piece in page.pieces)
    starts = [n for n, piece in enumerate(page.pieces) if opens(piece)]
    uses, remarks = list[Line](), list[Remark]()
    title, older = _front(page.pieces[: starts[0]], uses, remarks)
    items, known = list[Item](), set[str]()
    ends = [*starts[1:], len(page.pieces)]
    for n, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        entry = _read(list(_entry_pieces(page.pieces[start:end], uses)), directory, terms, flat=flat)
        item = _item(page, entry, known)
        known.add(item.id)
        uses += _uses(entry, n)
        remarks += _remarks(page, entry, item)
        items.append(item)
    remarks += _placed(page, items, checks.archive(items))
    made = ArchivePage(title=title, items=tuple(_doubting(items, remarks)), older=older)
    lines = tuple(sorted(uses, key=lambda line: line.number))
    whole = tuple(r.sentence for r in remarks if not r.item and not r.repair)
    ordered = tuple(sorted(remarks, key=lambda r: r.line))
    return Document(kind=KIND, bulletin=None, archive=made, lines=lines, doubts=whole, remarks=ordered)


def _front(pieces: Sequence[Piece], uses: list[Line], remarks: list[Remark]) -> tuple[str, str]:
    """The title, and the line that leads to an older page."""
    title, older = "", ""
    for piece in pieces:
        if _COLUMNS.fullmatch(piece.text):
            use = "heading of a column"
        elif title and _OTHER_PAGE.fullmatch(piece.text):
            use, older = "link to another page", older or piece.text
        elif not title:
            use, title = "title", piece.text.lstrip("# ")
        else:
            use = "not understood"
            remarks.append(
                Remark(sentence="This is no part of a page's head that is known.", line=piece.line, raw=piece.text)
            )
        uses.append(Line(number=piece.line, use=use))
    if not title:
        remarks.append(Remark(sentence="The page has no title."))
    return title, older


def _entry_pieces(pieces: Sequence[Piece], uses: list[Line]) -> Iterator[Piece]:
    """The pieces of an entry; years that head a part of the page, and links at its foot, are none."""
    for piece in pieces:
        if not piece.indent and piece.cell <= 1 and (_YEAR.fullmatch(piece.text) or _OTHER_PAGE.fullmatch(piece.text)):
            uses.append(Line(number=piece.line, use="heading"))
        else:
            yield piece


def _read(pieces: list[Piece], directory: Directory, terms: Terms, *, flat: bool) -> _Entry:
    head = read_head(pieces, directory)
    return _Entry(head, read_body(pieces[len(head.pieces) :], terms, flat=flat), pieces)


def _item(page: Page, entry: _Entry, known: set[str]) -> Item:
    head, body, pieces = entry.head, entry.body, entry.pieces
    first, last = pieces[0].line, pieces[-1].line
    name = head.id if head.id and head.id not in known else _own_id(head, known)
    language = "ja" if is_japanese(head.headline) else "en"
    return Item(
        id=name, section="", headlines={language: Headline(text=head.headline)} if head.headline else {},
        body=tuple(body.blocks), attributions=_attributions(head), notes=body.note,
        related=tuple(r.id for r in body.related), maps=tuple(m.place for m in body.maps), terms=tuple(body.terms),
        raw=Raw(file=page.name, first=first, last=last, text="\n".join(page.raw[first - 1 : last])),
        filed=_filed(head, body),
    )  # fmt: skip


def _filed(head: Head, body: Body) -> Filed:
    return Filed(
        id=head.id, layout=head.layout, dated=head.dated, dated_raw=head.dated_raw, time=head.time,
        outlet=head.named.outlet, outlet_id=head.named.id, outlet_raw=head.named.raw, via=head.via, via_raw=head.via_raw,
        quoted=head.quoted, told_by=head.told_by, explained=tuple(body.explained), maps=tuple(body.maps),
        related=tuple(body.related), feature=body.feature,
    )  # fmt: skip


def _own_id(head: Head, known: set[str]) -> str:
    """An id for an item whose page gives it none, or another's: from what it is, so that it stays."""
    told = f"{head.dated_raw}\n{head.named.raw}\n{head.headline}"
    name = "x-" + sha256(told.encode()).hexdigest()[:12]
    return name if name not in known else f"{name}-{len(known)}"


def _attributions(head: Head) -> tuple[Attribution, ...]:
    if head.day is None:
        return (Attribution(outlets=(head.named.outlet,)),) if head.named.outlet else ()
    last = head.day
    if len(head.dated) == 7:
        last = last.replace(day=monthrange(last.year, last.month)[1])
    return (Attribution(outlets=(head.named.outlet,) if head.named.outlet else (), first_on=head.day, last_on=last),)


def _uses(entry: _Entry, n: int) -> Iterator[Line]:
    yield from (Line(number=piece.line, use=f"entry {n}, head") for piece in entry.head.pieces)
    yield from (replace(line, use=f"entry {n}, {line.use}") for line in entry.body.uses)


def _remarks(page: Page, entry: _Entry, item: Item) -> Iterator[Remark]:
    for repair, found in ((False, entry.head.doubts), (True, entry.body.repairs), (False, entry.body.doubts)):
        for piece, sentence in found:
            raw = page.raw[piece.line - 1]
            yield Remark(sentence=sentence, line=piece.line, raw=raw, item=item.id, repair=repair)


def _placed(page: Page, items: Sequence[Item], found: Iterable[Remark]) -> Iterator[Remark]:
    """Remarks of the checks, each on the line of its item that holds what it speaks of."""
    by_id = {item.id: item for item in items}
    for remark in found:
        raw = by_id[remark.item].raw if remark.item in by_id else None
        if raw is None:
            yield remark
            continue
        lines = range(raw.first, raw.last + 1)
        line = next((n for n in lines if remark.raw and remark.raw in page.raw[n - 1]), raw.first)
        yield replace(remark, line=line, raw=page.raw[line - 1])


def _doubting(items: Sequence[Item], remarks: Sequence[Remark]) -> Iterator[Item]:
    """The items with their doubts, each with the number of its line."""
    doubts = defaultdict[str, list[str]](list)
    for remark in remarks:
        if not remark.repair:
            doubts[remark.item].append(f"Line {remark.line}: {remark.sentence}")
    yield from (replace(item, doubts=tuple(doubts[item.id])) for item in items)
