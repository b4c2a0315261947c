"""The body of an entry: paragraphs with stranded terms put back, maps, related items, notes, features (grammar 2.1, 2.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from torimatome.lang.scripts import has_ended, is_latin
from torimatome.model import Block, BlockKind, Feature, MapLink, Note, Related
from torimatome.readers import archive_marks as marks
from torimatome.readers.archive_terms import Terms
from torimatome.readers.document import Line, Piece
from torimatome.readers.japanese import joined, split, unwrapped

_LONGEST_TERM = 40
_LONGEST_SUBHEADING = 40
_NO_SPACE = "The paragraph does not begin with a space; its beginning may be lost."


@dataclass(slots=True)
class _Draft:
    """A block while it is read: its text, and the pieces that it was made from."""

    kind: BlockKind
    text: str
    pieces: list[Piece]


@dataclass(slots=True)
class Body:
    """The body of an entry, and what was mended or is doubtful in it: (piece, sentence) pairs."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    maps: list[MapLink] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    explained: list[str] = field(default_factory=list)
    feature: Feature | None = None
    uses: list[Line] = field(default_factory=list)
    repairs: list[tuple[Piece, str]] = field(default_factory=list)
    doubts: list[tuple[Piece, str]] = field(default_factory=list)

    @property
    def note(self) -> tuple[Note, ...]:
        """The 【註】, if there is one."""
        return (Note(blocks=tuple(self.notes)),) if self.notes else ()


class _Reader:
    """Reads an entry's pieces one by one; drafts grow until the next block begins."""

    def __init__(self, terms: Terms, *, flat: bool) -> None:
        self.body = Body()
        self._terms, self._flat = terms, flat
        self._body, self._notes = list[_Draft](), list[_Draft]()
        self._drafts = self._body

    def take(self, piece: Piece) -> None:
        """Put a piece where it belongs."""
        after = len(self._body) + len(self._notes)
        if maps := marks.maps(piece.text, after):
            self._take_map(piece, maps)
        elif related := marks.related(piece.text, after):
            self.body.related += related
            self._use(piece, "related items")
            if not (piece.text.startswith("【") and piece.text.endswith("】")):
                self.body.doubts.append((piece, "A bracket of the related item is lost."))
        elif match := marks.NOTE.match(piece.text):
            self._drafts = self._notes
            self._use(piece, "note")
            if rest := piece.text[match.end() :]:
                self._open(BlockKind.PARAGRAPH, rest, piece)
        else:
            self._take_words(piece)

    def _take_map(self, piece: Piece, maps: Sequence[MapLink]) -> None:
        self.body.maps += maps
        self._use(piece, "map")
        if not (piece.text.startswith("【") and piece.text.endswith("】")):
            self.body.repairs.append((piece, "A bracket of the map link is lost; it was read as 【... の位置 (...)】."))
        if len(maps) > 1:
            self.body.doubts.append((piece, f"{len(maps)} map links run together."))

    def _take_words(self, piece: Piece) -> None:
        feature = marks.feature(piece.text)
        if feature and self.body.feature is None and not self._body:
            self.body.feature = feature
            self._add(BlockKind.SUBHEADING, feature.title, piece, "title of the feature")
        elif match := marks.BULLET.match(piece.text):
            self._add(BlockKind.LIST_ITEM, piece.text[match.end() :], piece)
        elif piece.indent or not self._drafts or (self._flat and marks.NUMBERED.match(piece.text)):
            numbered = marks.NUMBERED.match(piece.text)
            self._add(BlockKind.LIST_ITEM if numbered else BlockKind.PARAGRAPH, piece.text, piece)
            if not (piece.indent or self._flat) and self._drafts is self._body:
                self.body.doubts.append((piece, _NO_SPACE))
        else:
            self._take_from_the_edge(piece)

    def _take_from_the_edge(self, piece: Piece) -> None:
        """A line in column 0: a stranded term, a line of data, a sub-heading, or a paragraph that lost its beginning."""
        last = self._drafts[-1]
        open_text = last.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and not has_ended(last.text)
        data = marks.DATA.match(piece.text) and not open_text
        if data and (last.kind is BlockKind.DATA or last.kind is BlockKind.PARAGRAPH):
            self._add(BlockKind.DATA, piece.text, piece)
        elif is_latin(piece.text[0]) and last.kind is BlockKind.PARAGRAPH and not self._is_whole(piece, last.text):
            self._put_back(last, piece)
        elif self._drafts is self._notes:
            self._add(BlockKind.PARAGRAPH, piece.text, piece)
        elif self.body.feature and len(piece.text) <= _LONGEST_SUBHEADING and not has_ended(piece.text):
            self._add(BlockKind.SUBHEADING, piece.text, piece)
        else:
            self._add(BlockKind.PARAGRAPH, piece.text, piece)
            if not self._flat:
                self.body.doubts.append((piece, _NO_SPACE))

    def _is_whole(self, piece: Piece, before: str) -> bool:
        """Whether a line is a paragraph of its own and no part that was torn from the one before."""
        return (piece.cell > 0 and piece.gap) or (self._flat and has_ended(before))

    def _put_back(self, draft: _Draft, piece: Piece) -> None:
        """A stranded term goes back to the end of the paragraph it was torn from, with the text after it."""
        found, doubt = self._terms.at_head(piece.text)
        self.body.terms += found
        draft.text = joined(draft.text, piece.text)
        draft.pieces.append(piece)
        self._use(piece, "note" if self._drafts is self._notes else "body")
        self.body.repairs.append((piece, f"The stranded term “{', '.join(found)}” was put back into its paragraph."))
        if doubt:
            self.body.doubts.append((piece, doubt))

    def _add(self, kind: BlockKind, text: str, piece: Piece, use: str = "") -> None:
        self._open(kind, text, piece)
        self._use(piece, use or ("note" if self._drafts is self._notes else "body"))

    def _open(self, kind: BlockKind, text: str, piece: Piece) -> None:
        self._drafts.append(_Draft(kind, text, [piece]))
        self.body.terms += [words for words in piece.links if _is_term(words, text)]

    def _use(self, piece: Piece, use: str) -> None:
        self.body.uses.append(Line(number=piece.line, use=use))

    def finish(self) -> Body:
        """The body with all its blocks."""
        self.body.blocks = [self._block(draft) for draft in self._body]
        self.body.notes = [self._block(draft) for draft in self._notes]
        return self.body

    def _block(self, draft: _Draft) -> Block:
        text, places = unwrapped(draft.text)
        if places:
            what = "a space" if len(places) == 1 else f"{len(places)} spaces"
            where = ", ".join(f"“{place}”" for place in places)
            self.body.repairs.append((draft.pieces[0], f"A line's end had left {what} inside words: {where}."))
        for words, closed in marks.explained(text):
            self.body.explained.append(words)
            if not closed:
                self.body.doubts.append((draft.pieces[0], f"The note “{words[:12]}...” inside the text is not closed."))
        sentences = split(text)
        return Block(kind=draft.kind, sentences=sentences)


def _is_term(words: str, text: str) -> bool:
    """Whether linked words are a term of the glossary: short, and neither an address nor the whole text."""
    return words in text and words != text and len(words) <= _LONGEST_TERM and not words.startswith(("http", "www."))


def read_body(pieces: Sequence[Piece], terms: Terms, *, flat: bool = False) -> Body:
    """The body of an entry, from the pieces below its head. flat: the page marks no paragraph with a space."""
    reader = _Reader(terms, flat=flat)
    for piece in pieces:
        reader.take(piece)
    return reader.finish()
