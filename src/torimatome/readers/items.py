"""An item of a bulletin: head, body, attributions and notes, with the file's own lines kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from torimatome.model import Attribution, Block, Headline, Item, Note, Period, Raw
from torimatome.readers import attributions, headlines, marks
from torimatome.readers.blocks import Unit, block, split, units
from torimatome.readers.document import Line, Page, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an item stands: its id, its running number in the issue, its section, and the issue's period."""

    id: str
    number: int
    section: str
    period: Period


@dataclass(slots=True)
class _Part:
    """A body or a note while it is read."""

    blocks: list[Block] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    inline: bool = False


def read_item(page: Page, pieces: Sequence[Piece], place: Place) -> tuple[Item, list[Line]]:
    """The item that begins with the bullet of the first piece, and how its lines were used."""
    head = headlines.take(pieces)
    blocks = units(pieces[len(head.ja_pieces) + len(head.en_pieces) :])
    starts = [n for n, unit in enumerate(blocks) if _is_note(blocks, n)] + [len(blocks)]
    doubts = [*head.doubts, *_broken(blocks)]
    body = _part(blocks[: starts[0]], place.period, doubts)
    notes = [_part(blocks[a:b], place.period, doubts) for a, b in pairwise(starts)]
    item = Item(
        id=place.id, section=place.section, headlines=dict(_headlines(head)), body=tuple(body.blocks),
        attributions=tuple(body.attributions), notes=(*_inline(body), *(_note(part) for part in notes)),
        raw=_raw(page, pieces), doubts=(*doubts, *_lacks(body, pieces[0]), *_open_quotes(body)),
    )  # fmt: skip
    return item, list(_uses(head, blocks, starts[0], place.number))


def _headlines(head: headlines.Head) -> Iterator[tuple[str, Headline]]:
    if head.ja:
        yield "ja", Headline(text=head.ja)
    if head.en:
        yield "en", Headline(text=head.en)


def _is_note(blocks: Sequence[Unit], n: int) -> bool:
    """Whether a note begins here; one in brackets before the attribution is a part of the body."""
    if not marks.NOTE.match(blocks[n].text):
        return False
    bracket = bool(marks.BRACKET_NOTE.search(blocks[n].text[:8]))
    later = blocks[n + 1 :]
    return not (bracket and any(attributions.ends_with_one(marks.plain(unit.text)) for unit in later))


def _part(blocks: Sequence[Unit], period: Period, doubts: list[str]) -> _Part:
    part = _Part()
    for n, unit in enumerate(blocks):
        text = marks.NOTE.sub("", unit.text) if n == 0 and _opens_note(unit) else unit.text
        found = attributions.take(text, period, last=n == len(blocks) - 1)
        part.attributions += found.attributions
        doubts += [f"Line {unit.pieces[-1].line}: {doubt}" for doubt in found.doubts]
        made = block(unit, found.text, blocks[n + 1] if n + 1 < len(blocks) else None)
        if made.text or made.kind.value == "separator":
            part.blocks.append(made)
    return part


def _opens_note(unit: Unit) -> bool:
    return bool(marks.NOTE.match(unit.text)) and not marks.BRACKET_NOTE.match(unit.text)


def _note(part: _Part) -> Note:
    return Note(blocks=tuple(part.blocks), attribution=part.attributions[-1] if part.attributions else None)


def _inline(body: _Part) -> Iterator[Note]:
    """The notes in brackets: their words stay in the body too, where they stood."""
    for made in body.blocks:
        for match in marks.BRACKET_NOTE.finditer(made.text):
            words = made.text[match.end() :].partition("]")[0].strip()
            yield Note(blocks=(Block(kind=made.kind, sentences=split(words)),), inline=True)


def _raw(page: Page, pieces: Sequence[Piece]) -> Raw:
    first, last = pieces[0].line, pieces[-1].line
    return Raw(file=page.name, first=first, last=last, text="\n".join(page.raw[first - 1 : last]))


def _broken(blocks: Sequence[Unit]) -> Iterator[str]:
    for unit in blocks:
        for before, after in pairwise(unit.pieces):
            if after.gap:
                words = " ".join(marks.plain(before.text).split()[-3:])
                yield f"Line {before.line}: a page break after “{words}” split the text; the parts were joined."


def _lacks(body: _Part, first: Piece) -> Iterator[str]:
    if not body.blocks:
        yield f"Line {first.line}: the item has no body."
    if not body.attributions:
        yield f"Line {first.line}: the item has no attribution."


def _open_quotes(body: _Part) -> Iterator[str]:
    text = " ".join(made.text for made in body.blocks)
    if sum(text.count(mark) for mark in '"“”') % 2:
        yield "A quotation in the body is opened and never closed, or closed and never opened."


def _uses(head: headlines.Head, blocks: Sequence[Unit], notes_at: int, number: int) -> Iterator[Line]:
    yield from (Line(number=piece.line, use=f"item {number}, headline") for piece in head.ja_pieces)
    yield from (Line(number=piece.line, use=f"item {number}, headline") for piece in head.en_pieces)
    for n, unit in enumerate(blocks):
        part = "body" if n < notes_at else "note"
        yield from (Line(number=piece.line, use=f"item {number}, {part}") for piece in unit.pieces)
