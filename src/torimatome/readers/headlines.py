"""The head of an item in all its layouts (grammar 1.3): where the Japanese ends and the English begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from torimatome.readers import attributions, marks
from torimatome.readers.document import Piece

_JA = r"\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
_JAPANESE = re.compile(f"[{_JA}]")
_ONE_LINE = re.compile(rf"^(.*[{_JA}」』）】〉》！？](?:\s*\([^\s()]+\))?)\s+([^{_JA}]+)$")
_LONGEST_WORDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Both headlines in plain words, the pieces that they took, and what is doubtful."""

    ja: str
    en: str
    ja_pieces: tuple[Piece, ...]
    en_pieces: tuple[Piece, ...] = ()
    doubts: tuple[str, ...] = ()


def is_japanese(text: str) -> bool:
    """Whether a text has a kana or a kanji."""
    return bool(_JAPANESE.search(text))


def take(pieces: Sequence[Piece]) -> Head:
    """The head of an item's pieces, the first of which has the bullet."""
    first, rest = pieces[0], pieces[1:]
    words = marks.plain(marks.BULLET.sub("", first.text))
    one_line = _ONE_LINE.match(words)
    if one_line and _reads_as_headline(one_line[2]) and not (rest and _is_headline(rest)):
        return Head(ja=one_line[1].strip(), en=one_line[2].strip(), ja_pieces=(first,))
    if not is_japanese(words):
        return _without_japanese(words, first)
    taken = _english(rest)
    en = " ".join(marks.plain(piece.text) for piece in taken)
    doubts = () if en else (f"Line {first.line}: the item has no English headline.",)
    return Head(ja=words, en=en, ja_pieces=(first,), en_pieces=taken, doubts=doubts)


def _without_japanese(words: str, first: Piece) -> Head:
    lacks = "no headline" if not words else "no Japanese headline"
    return Head(ja="", en=words, ja_pieces=(first,), doubts=(f"Line {first.line}: the item has {lacks}.",))


def _reads_as_headline(text: str) -> bool:
    """Two words or more with a small letter: "MOU" or "EU" at the end of a Japanese line is no headline."""
    return len(text.split()) > 1 and any(ch.islower() for ch in text)


def _english(rest: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of an English headline that begins the rest: one, or two where a page break split it."""
    if not rest or not _is_headline(rest):
        return ()
    if len(rest) > 2 and _goes_on(rest[0], rest[1]):
        return tuple(rest[:2])
    return tuple(rest[:1])


def _goes_on(first: Piece, second: Piece) -> bool:
    """Whether a headline goes on: no body begins with a small letter."""
    return first.kind is None and marks.plain(first.text)[-1:].isalnum() and marks.plain(second.text)[:1].islower()


def _is_headline(rest: Sequence[Piece]) -> bool:
    """Whether the first of the pieces is a headline and not yet the body."""
    text, marked = marks.plain(rest[0].text), rest[0].text
    if rest[0].kind is not None or marks.NOTE.match(marked) or marks.LIST.match(marked) or not text:
        return False
    if is_japanese(text) or attributions.ends_with_one(text) or marks.SEPARATOR.match(marked):
        return False
    if marked.startswith("#") or re.fullmatch(r"\*\*.+\*\*", marked):
        return True
    alone = len(rest) == 1 or bool(marks.NOTE.match(rest[1].text))
    return len(text.split()) <= _LONGEST_WORDS and not (text.endswith(".") and (alone or len(text.split()) > 17))
