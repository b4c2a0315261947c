"""Text in any script: normal form, folding, sentences, and a rough sound key that crosses alphabets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from anyascii import anyascii

from torimatome.lang.pack import LanguagePack

_TURKIC = frozenset({"az", "tr", "tk", "kk", "ky", "uz"})
_SPACE = re.compile(r"[^\S\n]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Category Cc of Unicode, without the tab and the line break."""


def nfc(text: str) -> str:
    """NFC, one kind of space, no control characters; line breaks are kept."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return _SPACE.sub(" ", _CONTROL.sub("", text)).strip()


def lower(text: str, language: str = "") -> str:
    """Lower case by the language's rule: in Turkic languages I is ı and İ is i."""
    if language in _TURKIC:
        text = text.replace("I", "ı").replace("İ", "i")
    return text.replace("İ", "i").lower()


class _Folds(dict[int, int | str | None]):
    """What each letter of a decomposed text becomes; learnt letter by letter, since a text has few kinds."""

    def __missing__(self, code: int) -> int | None:
        letter = chr(code)
        digit = unicodedata.decimal(letter, None) if code > 0x7F else None
        self[code] = found = None if unicodedata.combining(letter) else code if digit is None else 0x30 + digit
        return found


_LETTERS: dict[str, int | str | None] = {
    "ı": "i", "ə": "e", "ё": "е", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ہ": "ه", "ە": "ه", "ـ": None, "\u200c": None, "\u200d": None, "\u00ad": None,
}  # fmt: skip
_FOLDS = _Folds(str.maketrans(_LETTERS))


def fold(text: str) -> str:
    """One form for comparing: lower case, no accents, ı and İ as i, ə as e, half-width letters.

    Digits of any script are 0-9, and Persian and Arabic have one yeh, kaf and heh.
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text.replace("İ", "i").lower()).translate(_FOLDS)


_SOUNDS = (
    ("dzh", "j"), ("tch", "c"), ("zh", "j"), ("kh", "h"), ("ch", "c"), ("sh", "s"), ("ts", "s"), ("ph", "f"),
    ("gh", "g"), ("th", "t"), ("dj", "j"), ("ck", "k"), ("x", "h"), ("q", "g"), ("w", "v"), ("z", "s"),
)  # fmt: skip
_NO_CONSONANT = re.compile(r"[^b-df-gj-np-tv-xz]")
"""What carries no sound that alphabets keep: vowels, h, and all that is no letter."""
_TWICE = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """The consonants of a name in Latin spelling: Джейхун, Ceyhun and Jeyhun come out alike.

    Two names with the same skeleton of three or more letters may be one name; never proof.
    """
    latin = anyascii(lower(word)).lower().replace("'", "").replace("`", "")
    for letters, sound in _SOUNDS:
        latin = latin.replace(letters, sound)
    return _TWICE.sub(r"\1", _NO_CONSONANT.sub("", latin))


def counted(count: int, noun: str) -> str:
    """1 doubt, 2 doubts."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Span:
    """[start, end) of a text, and what stands there."""

    start: int
    end: int
    text: str


_END = re.compile(r"[.!?…։。！？؟]+[\"'”’»」』)\]]*(?=\s|$)|[。！？][」』）]*")
_LOOKED_BACK = 40  # letters before a stop among which an abbreviation is looked for
_NEXT = re.compile(r"\s*(\S)")
_INITIAL = re.compile(r"(?:^|[\s(\"“«])[^\W\d_]\.$")


def sentences(text: str, pack: LanguagePack) -> tuple[Span, ...]:
    """The sentences of a text, with offsets; a paragraph break always ends one."""
    found: list[Span] = []
    offset = 0
    for paragraph in text.split("\n\n"):
        found.extend(_in_paragraph(paragraph, offset, pack))
        offset += len(paragraph) + 2
    return tuple(found)


def _in_paragraph(paragraph: str, offset: int, pack: LanguagePack) -> list[Span]:
    cuts = list(_cuts(paragraph, pack))
    if not cuts or cuts[-1] < len(paragraph.rstrip()):
        cuts.append(len(paragraph))
    spans, start = [], 0
    for cut in cuts:
        piece = paragraph[start:cut]
        bare = piece.strip()
        if bare:
            lead = start + len(piece) - len(piece.lstrip())
            spans.append(Span(offset + lead, offset + lead + len(bare), bare))
        start = cut
    return spans


def _cuts(paragraph: str, pack: LanguagePack) -> Iterator[int]:
    """Where sentences end; a Japanese stop ends none inside 「...」."""
    depth = read = 0
    for match in _END.finditer(paragraph):
        depth, read = _depth(depth, paragraph[read : match.start()]), match.start()
        if depth == 0 if match.group()[0] in "。！？" else _ends(paragraph, match, pack):
            yield match.end()


def _ends(paragraph: str, match: re.Match[str], pack: LanguagePack) -> bool:
    """Whether a stop ends the sentence: not after an initial or abbreviation, nor before a small letter."""
    before = paragraph[max(0, match.start() - _LOOKED_BACK) : match.start() + 1]
    if match.group().startswith("."):
        word = re.split(r"[\s(\"“«]", before)[-1].lower()
        if word in pack.abbreviations or word.rstrip(".") in pack.abbreviations or _INITIAL.search(before):
            return False
    after = _NEXT.match(paragraph, match.end())
    return after is None or not after[1].islower()


def _depth(depth: int, text: str) -> int:
    """How many Japanese quotations are open after a stretch of text; never fewer than none."""
    return max(0, depth + text.count("「") - text.count("」") + text.count("『") - text.count("』"))
