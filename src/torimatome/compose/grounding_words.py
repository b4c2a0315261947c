"""A text as the row of words that carry it, in order, for telling who does what to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from torimatome.compose.grounding_terms import BE, PREPOSITION, alike, is_empty, vocabulary
from torimatome.lang import pack
from torimatome.lang.dates import DateSpan
from torimatome.lang.stems import stem

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*\d|\d")
_JOINT = re.compile(r"[,;:()—–]|\b(?:and|but|while|who|whom|which|where|when|as)\b", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word that carries sense: key for comparing, and what stands before it (a preposition, a form of "be", a joint)."""

    key: str
    word: str
    start: int
    before: str = ""
    passive: bool = False
    joint: bool = False


@cache
def _alike() -> dict[str, str]:
    return alike({word: stem(word, "en") for word in vocabulary()})


def row(text: str, dates: Sequence[DateSpan] = ()) -> tuple[Token, ...]:
    """The words of a text that carry it, in order; its dates, which are compared as days, are left out."""
    text = undated(text, dates)
    stop = pack("en").stop_words
    found: list[Token] = []
    end, small = 0, ""
    passive = False
    for m in _WORD.finditer(text):
        word = m.group().lower()
        said = _alike().get(stem(word, "en")) == "§say"
        owns = word in _HAVE and _OWNED.match(text, m.end())
        if not said and not owns and (is_empty(word) or (word in stop and not (m.group().isupper() and len(word) > 1))):
            small = word if word in PREPOSITION else "" if word not in _ARTICLES else small
            passive = word in BE or (passive and word in _BETWEEN)
            continue
        found.append(
            Token(
                _key(m.group()),
                m.group(),
                m.start(),
                small,
                passive,
                joint=bool(found) and bool(_JOINT.search(text[end : m.start()])),
            )
        )
        end, small, passive = m.end(), "", False
    return tuple(found)


def undated(text: str, dates: Sequence[DateSpan]) -> str:
    """The text with blanks for its dates, letter for letter."""
    bare = list(text)
    for span in dates:
        bare[span.start : span.end] = " " * (span.end - span.start)
    return "".join(bare)


_HAVE = frozenset({"has", "have", "had"})
_OWNED = re.compile(r"\s+(?:an?|the|no|his|her|its|their|\d+)\b")
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its"})
_BETWEEN = frozenset({"not", "been", "being", "also", "then", "again"})


def _key(word: str) -> str:
    owner = "'" if _OWNER.search(word) else ""
    bare = _OWNER.sub("", word)
    if bare[:1].isdigit():
        return bare.replace(",", "")
    key = stem(bare, "en")
    return _alike().get(key, key) + owner
