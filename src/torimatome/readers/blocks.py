"""The body and the notes of an item: lines put together again, and each block known for what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from torimatome.lang import pack
from torimatome.lang.text import sentences
from torimatome.model import Block, BlockKind, Sentence
from torimatome.readers import marks
from torimatome.readers.document import Piece

_ENDED = re.compile(r"[.:!?;。！？…\"”“)）」』\]][*_\s]*$")
_SMALL = re.compile(r"^[*_]*[^\W\dA-Z_]|^[*_]*\d")
_OPEN_WORD = re.compile(r"\b(?:the|a|an|and|or|of|by|with|to|in|for|from|on|at|as|that|which|its|their|his|her)$")
_LEAD = re.compile(r"^\*(?!\*)(?P<lead>(?:\\.|[^*\\])+)\*(?!\*)\s*(?P<rest>.*)$")
_LEAD_LAST = re.compile(r"^(?P<rest>[^*]*[:：])\s*\*(?!\*)(?P<lead>(?:\\.|[^*\\])+)\*$")
_QUOTED = re.compile(r"[\"“„«]([^\"”»]*)[\"”»]")
_QUOTE_MARKS = '"“„«'


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The pieces of one block."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The pieces in one line, marks and all."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def broken(self) -> bool:
        """Whether a page break split the block."""
        return any(piece.gap for piece in self.pieces[1:])


def units(pieces: Sequence[Piece]) -> tuple[Unit, ...]:
    """The blocks of an item's body, page breaks and wrapped lines repaired (grammar 1.8)."""
    found: list[Unit] = []
    for piece in pieces:
        if found and _goes_on(found[-1], piece):
            found[-1] = Unit(pieces=(*found[-1].pieces, piece))
        else:
            found.append(Unit(pieces=(piece,)))
    return tuple(found)


def _goes_on(unit: Unit, piece: Piece) -> bool:
    if piece.kind is not None or _stands_alone(piece.text) or marks.SEPARATOR.match(unit.text):
        return False
    before = unit.text.rstrip("*_ ")
    if _open_bracket(unit.text) and "]" in piece.text:
        return True
    if _ENDED.search(before):
        return False
    return not piece.gap or bool(_SMALL.match(piece.text) or _OPEN_WORD.search(before))


def _stands_alone(text: str) -> bool:
    return any(form.match(text) for form in (marks.LIST, marks.NOTE, marks.SEPARATOR, marks.FOOTNOTE_TEXT))


def _open_bracket(text: str) -> bool:
    opened = list(marks.BRACKET_NOTE.finditer(text))
    return bool(opened) and "]" not in text[opened[-1].end() :]


def block(unit: Unit, text: str, following: Unit | None) -> Block:
    """The block of a unit, whose text comes without attribution; the unit after it tells a sub-heading."""
    if unit.pieces[0].kind is not None:
        return _known(unit.pieces[0].kind, text)
    if marks.SEPARATOR.match(unit.text):
        return Block(kind=BlockKind.SEPARATOR)
    if marks.LIST.match(text):
        return _list_item(text)
    words = marks.plain(text)
    return Block(kind=_kind(words, following), sentences=split(words))


def _known(kind: BlockKind, text: str) -> Block:
    if kind is BlockKind.SEPARATOR:
        return Block(kind=kind)
    return _list_item(text) if kind is BlockKind.LIST_ITEM else Block(kind=kind, sentences=split(marks.plain(text)))


def _list_item(text: str) -> Block:
    """A list item in both forms (grammar 1.6): *Name, Role.* Sentence. and Role Name: *summary*."""
    bare = marks.LIST.sub("", text)
    for form, last in ((_LEAD, False), (_LEAD_LAST, True)):
        if match := form.match(bare):
            lead, rest = marks.plain(match["lead"]), split(marks.plain(match["rest"]))
            return Block(kind=BlockKind.LIST_ITEM, lead=lead, lead_last=last and bool(rest), sentences=rest)
    return Block(kind=BlockKind.LIST_ITEM, sentences=split(marks.plain(bare)))


def _kind(words: str, following: Unit | None) -> BlockKind:
    before_list = following is not None and bool(marks.LIST.match(following.text))
    if before_list and len(split(words)) == 1 and len(words.split()) <= 40:
        return BlockKind.SUBHEADING
    if following is not None and words[-1:] and (words[-1].isalnum() or _ends_in_title(words)):
        return BlockKind.SUBHEADING
    return BlockKind.QUOTATION if _is_quotation(words) else BlockKind.PARAGRAPH


def _ends_in_title(words: str) -> bool:
    """... panel on "Open Corridor Policy? Deepening Cooperation": a quoted title, no sentence."""
    match = re.search(r"[\"“]([^\"”“]+)[\"”]$", words)
    return bool(match) and match is not None and match.start() > 0 and match[1][-1:].isalnum()


def _is_quotation(words: str) -> bool:
    quoted = sum(len(match[1]) for match in _QUOTED.finditer(words))
    share = quoted / max(1, len(words))
    opened = words[:1] in _QUOTE_MARKS
    return share >= 0.8 or (opened and (share >= 0.5 or not quoted))


def split(words: str) -> tuple[Sentence, ...]:
    """The sentences of a block; the whole as one where joining them with spaces would not give it back."""
    if not words:
        return ()
    spans = [span.text for span in sentences(words, pack("en"))]
    return tuple(Sentence(text=text) for text in (spans if " ".join(spans) == words else [words]))
