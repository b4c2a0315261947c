"""Blocks as text that a person can edit, and back: what stays unchanged keeps its sentences and their citations.

A blank line divides blocks. "## " begins a sub-heading, "- " a list item (its lead between asterisks), "> " a quotation,
"| " a line of data; "***" alone is the separator.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher

from torimatome.model.item import Attribution, Block, BlockKind, Note, Sentence

Splitter = Callable[[str], Iterable[str]]
SEPARATOR = "***"
_MARKS = {
    BlockKind.SUBHEADING: "## ", BlockKind.LIST_ITEM: "- ", BlockKind.QUOTATION: "> ", BlockKind.DATA: "| ",
}  # fmt: skip
_LINES = ("- ", "| ")
"""Blocks with these marks may follow each other line by line."""
_LEAD = re.compile(r"\*([^*]+)\*\s*(.*)", re.DOTALL)
_LEAD_LAST = re.compile(r"(.*?)\s*\*([^*]+)\*", re.DOTALL)
_ATTRIBUTION = re.compile(r"\((.+?)\s*/\s*([\d.\-]+)\)")
_AT_THE_END = re.compile(r"(.*\S)\s+(\([^()]+\))", re.DOTALL)
_DAY = re.compile(r"(\d{1,2})(?:\.(\d{1,2})(?:\.(\d{4}))?)?")
_CLOSE = 0.6
"""So much of a changed sentence must be as it was for its citations to stay with it, to be proof-read against. Set by hand."""


def marked(blocks: Iterable[Block]) -> str:
    """Blocks as text. Neighbouring list items and lines of data stand close together."""
    parts: list[str] = []
    before: BlockKind | None = None
    for block in blocks:
        near = block.kind is before and _MARKS.get(block.kind) in _LINES
        parts.append(("\n" if near else "\n\n") * bool(parts) + _one(block))
        before = block.kind
    return "".join(parts)


def _one(block: Block) -> str:
    if block.kind is BlockKind.SEPARATOR:
        return SEPARATOR
    words = " ".join(s.text for s in block.sentences)
    lead = f"*{block.lead}*" if block.lead else ""
    text = " ".join(part for part in ((words, lead) if block.lead_last else (lead, words)) if part)
    return _MARKS.get(block.kind, "") + text


def blocks_of(
    text: str, known: Sequence[Block] = (), split: Splitter = lambda text: (text,), others: Sequence[Block] = ()
) -> tuple[Block, ...]:
    """The blocks that a text says. known: blocks as they were, whose sentences keep their citations.

    others: blocks of other items; a sentence that comes from there word for word brings its citations along.
    """
    same = {_one(block): block for block in (*others, *known)}
    pool = [s for block in known for s in block.sentences]
    elsewhere = [s for block in others for s in block.sentences]
    return tuple(same.get(piece) or _block(piece, pool, split, elsewhere) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    for chunk in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        held: list[str] = []
        for line in (" ".join(line.split()) for line in chunk.split("\n")):
            begins = line == SEPARATOR or line.startswith(tuple(_MARKS.values()))
            if begins or (held and held[-1].startswith(("## ", SEPARATOR))):
                yield from [" ".join(held)] if held else []
                held = []
            held.append(line)
        if whole := " ".join(part for part in held if part).strip():
            yield whole


def _block(piece: str, pool: Sequence[Sentence], split: Splitter, elsewhere: Sequence[Sentence]) -> Block:
    if piece == SEPARATOR:
        return Block(kind=BlockKind.SEPARATOR)
    kind = next((kind for kind, mark in _MARKS.items() if piece.startswith(mark)), BlockKind.PARAGRAPH)
    words, lead, lead_last = piece.removeprefix(_MARKS.get(kind, "")), "", False
    if kind is BlockKind.LIST_ITEM and (first := _LEAD.fullmatch(words)):
        lead, words = first.groups()
    elif kind is BlockKind.LIST_ITEM and (last := _LEAD_LAST.fullmatch(words)):
        (words, lead), lead_last = last.groups(), True
    said = tuple(sentences_of(words, pool, split, elsewhere)) if words else ()
    return Block(kind=kind, sentences=said, lead=lead, lead_last=lead_last)


def sentences_of(
    text: str, known: Sequence[Sentence], split: Splitter, elsewhere: Sequence[Sentence] = ()
) -> Iterator[Sentence]:
    """A paragraph in sentences: the known ones as they were, a changed one with the citations of the one it was."""
    for old in sorted((s for s in (*known, *elsewhere) if s.text), key=lambda s: -len(s.text)):
        at = _stands(old.text, text)
        if at is not None:
            yield from sentences_of(text[:at].strip(), known, split, elsewhere)
            yield old
            yield from sentences_of(text[at + len(old.text) :].strip(), known, split, elsewhere)
            return
    for piece in (p.strip() for p in split(text)):
        if piece:
            yield Sentence(text=piece, citations=next((s.citations for s in known if close(s.text, piece)), ()))


def _stands(part: str, text: str) -> int | None:
    """Where a sentence stands whole in a text."""
    found = re.search(rf"(?<!\S){re.escape(part)}(?!\S)", text)
    return found.start() if found else None


def close(old: str, new: str) -> bool:
    """Whether one text is the other, changed here and there."""
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio() >= _CLOSE


def attribution_of(text: str) -> Attribution | None:
    """Of "(APA / 13-14.02.2026)" what is meant; None: it has another form, or names no day."""
    found = _ATTRIBUTION.fullmatch(" ".join(text.split()))
    days = _days(found.group(2)) if found else None
    if not found or not days:
        return None
    outlets = tuple(name.strip() for name in found.group(1).split(",") if name.strip())
    return Attribution(outlets=outlets, first_on=days[0], last_on=days[1])


def _days(text: str) -> tuple[date, date] | None:
    first, _, last = text.partition("-")
    found = [_DAY.fullmatch(day) for day in (first, last or first)]
    if not all(found):
        return None
    given: list[tuple[str, str | None, str | None]] = [(m[1], m[2], m[3]) for m in found if m]
    _, month, year = given[1]  # the first day may leave out what the last one says
    try:
        a, b = (date(int(y or year or 0), int(m or month or 0), int(d)) for d, m, y in given)
    except ValueError:
        return None
    return (a, b) if a <= b else None


def marked_note(note: Note) -> str:
    """A NOTE as text, its attribution on a last line of its own."""
    return "\n\n".join(part for part in (marked(note.blocks), str(note.attribution or "")) if part)


def note_of(
    text: str, known: Note | None = None, pool: Sequence[Block] = (), split: Splitter = lambda t: (t,),
    others: Sequence[Block] = (),
) -> Note:  # fmt: skip
    """The NOTE that a text says. pool: other blocks of the item, whose sentences keep their citations; others: as above."""
    body, attribution = text.strip(), None
    head, _, tail = body.rpartition("\n")
    as_printed = _AT_THE_END.fullmatch(body)
    if head and (attribution := attribution_of(tail)):
        body = head
    elif as_printed and (attribution := attribution_of(as_printed[2])):
        body = as_printed[1]
    was = (*known.blocks, *pool) if known else tuple(pool)
    return Note(
        blocks=blocks_of(body, was, split, others), attribution=attribution, inline=known.inline if known else False
    )  # fmt: skip
