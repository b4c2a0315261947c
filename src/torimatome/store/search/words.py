"""The words of a text as they are indexed, each with its place in the text.

A run of Chinese characters or kana is indexed as pairs, so that any two neighbours can be found, and its last
character alone, so that any one can. Everything else is a word: its stem, its whole form, and, if it may be a name,
its sound.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from torimatome.lang.stems import stem, stop_words
from torimatome.lang.text import fold, skeleton

_CJK = "\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
# Marks and joiners that stand inside a word; folding drops them.
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d\u00ad"
# Names in kana are written with or without a dot, or a hyphen, between their parts.
_KATAKANA = "\u30a1-\u30fa\u30fc\uff66-\uff9f"
_JOINT = f"[・･=＝]|(?<=[{_KATAKANA}])[-‐‑–゠](?=[{_KATAKANA}])"  # hyphens as they come
_RUN = re.compile(f"(?P<cjk>[{_CJK}]+(?:(?:{_JOINT})[{_CJK}]+)*)|[^\\W_{_CJK}]+(?:[{_MARKS}]+[^\\W_{_CJK}]*)*")
_JOINTS = re.compile("[-・=‐–゠]")  # as they come out of NFKC
_PIECE = re.compile(f"[{_CJK}]+|[^\\W_{_CJK}]+")
_IS_CJK = re.compile(f"[{_CJK}]")
_SCRIPTS = re.compile("[\u30a0-\u30ff]+|[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_ONE_CASE = re.compile("[\u30a0-\u30ff\u0600-\u06ff\u10a0-\u10ff]")
_ALIKE = str.maketrans({"l": "r", "v": "b", "f": "b", "p": "b", "g": "k", "c": "j", "m": "n"})
_LONGEST_SOUND = 5


class Word(NamedTuple):
    """A word at [start, end) of its text, whole and as a stem; of a run of CJK, one of its pairs."""

    start: int
    end: int
    whole: str
    key: str


def read(text: str, language: str = "") -> Iterator[Word]:
    """The words of a text in order, one position of the index each."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        if found.lastgroup is None:
            for whole, key in _spelt(found.group(), language):
                yield Word(start, end, whole, key)
            continue
        for piece in _pieces(found.group()):
            for n, pair in enumerate(pairs(piece, last=True)):
                # Half-width kana and dots make the run longer than its pairs; its end is near enough then.
                yield Word(min(start + n, end), min(start + n + len(pair), end), pair, pair)


@lru_cache(maxsize=131_072)
def _spelt(run: str, language: str) -> tuple[tuple[str, str], ...]:
    """The words of a run of letters, each whole and as its stem."""
    return tuple(
        one
        for piece in _pieces(run)
        for one in ([(p, p) for p in pairs(piece, last=True)] if is_cjk(piece) else [(piece, stem(piece, language))])
    )


def runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and folded letters of each word or run of CJK."""
    for found in _RUN.finditer(text):
        for piece in _pieces(found.group()):
            yield found.start(), found.end(), piece


@lru_cache(maxsize=131_072)
def _pieces(run: str) -> tuple[str, ...]:
    """A run folded. Kana keep the marks that part バ from ハ, and folding may bring out signs between two words."""
    if is_cjk(run):
        return tuple(_PIECE.findall(_JOINTS.sub("", unicodedata.normalize("NFKC", run).replace("･", ""))))
    return tuple(_PIECE.findall(fold(run)))


def pairs(run: str, *, last: bool) -> list[str]:
    """The pairs of a run of CJK, and its last character where a text is indexed."""
    found = [run[i : i + 2] for i in range(len(run) - 1)]
    return [*found, run[-1]] if last or not found else found


def is_cjk(run: str) -> bool:
    """Whether a run is written without spaces between its words."""
    return bool(_IS_CJK.match(run))


def segments(run: str) -> list[str]:
    """What a run of Japanese says without its particles and endings; the run itself where it has no more."""
    return _SCRIPTS.findall(run) or [run]


def words(text: str, language: str = "") -> list[str]:
    """The words of a text as they are indexed."""
    return [word.key for word in read(text, language)]


def sounds_of(text: str) -> set[str]:
    """The sounds of all words that may be names: with a capital, or in a script that has none."""
    found: set[str] = set()
    for match in _RUN.finditer(text):
        word = match.group()
        if word[0].isupper() or is_cjk(word) or _ONE_CASE.match(word):
            found.update(sound for part in names(word) for sound in sounds(part))
    return found


def names(run: str) -> list[str]:
    """What of a run may be a name: of Japanese the words in katakana, else the run."""
    return re.findall("[\u30a0-\u30ff]{3,}", unicodedata.normalize("NFKC", run)) if is_cjk(run) else [run]


@lru_cache(maxsize=65_536)
def heard(run: str) -> frozenset[str]:
    """The sounds of what in a run may be a name."""
    return frozenset(sound for name in names(run) for sound in sounds(name))


@lru_cache(maxsize=65_536)
def sounds(word: str) -> frozenset[str]:
    """The first consonants of a word and of its stem, in classes that cross alphabets; none for a stop word."""
    if fold(word) in stop_words():
        return frozenset()
    keys = (_sound(form) for form in (word, stem(word), stem(word, "tr"), *_less(word)))
    return frozenset(key for key in keys if len(key) >= 3)


def _less(word: str) -> tuple[str, ...]:
    """Without an ending of one to three letters: a longest ending may take the end of a name with it."""
    return tuple(word[:-n] for n in (1, 2, 3) if len(word) - n >= 6 and stem(word) != fold(word))


def _sound(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", skeleton(word).translate(_ALIKE))[:_LONGEST_SOUND]
