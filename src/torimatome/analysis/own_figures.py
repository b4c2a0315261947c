"""The figures that a sentence states, which a source must have: no dates, clock times, years or words that only point back."""

from __future__ import annotations

import re
from datetime import date

from torimatome import lang
from torimatome.lang.dates import find_dates
from torimatome.lang.quantities import Quantity, find_quantities

_ANY = date(2001, 6, 15)
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|:\d|時(?!間)|o'clock)", re.IGNORECASE)
_PERCENT = re.compile(r"\s?[%％]")
_TYPE = re.compile(r"[A-Za-z]-?$")
YEAR = re.compile(r"(?<![\d.,$€£])(?:19|20)\d\d(?![\d.,%]\d|%| ?(?:people|men|soldiers|troops))")
_FEW = 12
"""The highest number that points back like a pronoun; those above are written in figures and are figures."""
_THE = re.compile(r"\b(?:the|these|those|all|all the|any of the|other|remaining|latter|former) $", re.IGNORECASE)
_OF_THEM = re.compile(r" of (?:them|us|these|those|whom)\b")
_ALONE = re.compile(
    r"(?: (?:also|have|has|had|are|were|will|would|can|could|may|might|must|should|did|do|then|later|both|never|each|again|jointly|not|who|in|at"
    r"|on|to|for|with|by|from|after|before|and|or|as|is|was|said|say|met|meet|spoke|held|hold|made|took|left|came|went|told|began|gave|kept|saw"
    r"|put|set|sent|chose|agree|sign|want|remain|reached|talked|(?!united\b|armed\b|associated\b|allied\b|divided\b|combined\b)[a-z]{3,}ed)\b"
    r"|\s?[.,;:!?)]|\s?$)"
)
"""What follows a number that stands for somebody: a verb, a preposition, or nothing; no noun that it would count."""
_BACK_JA = re.compile(r"者(?=[はがもとのに、。]|間|会談|協議)")


def figures_of(text: str, language: str, on: date | None = None) -> list[tuple[str, Quantity]]:
    """The figures of a sentence with their words: no dates, years, clock times or ordinals."""
    pack = lang.pack(language)
    dates = find_dates(text, pack, on or _ANY, vague=True)  # which day it is does not matter here, only that it is one
    found = (q for q in find_quantities(text, pack, dates) if q.end > q.start)
    return [(text[q.start : _with_unit(text, q)], q) for q in found if not _is_none(text, q)]


def _with_unit(text: str, q: Quantity) -> int:
    sign = _PERCENT.match(text, q.end)
    return sign.end() if sign else q.end


def _is_none(text: str, q: Quantity) -> bool:
    """A clock time, a year, the number of a type (C-130), or a word for those named before (the three agreed)."""
    return (
        _is_pronoun(text, q)
        or bool(_TYPE.search(text[: q.start]))
        or bool(_CLOCK.match(text, q.end))
        or (not q.counts and not q.unit and bool(YEAR.fullmatch(text[q.start : q.end])))
    )


def _is_pronoun(text: str, q: Quantity) -> bool:
    """Whether a small number only points back: the three agreed that, two of them, between the two, 3者は."""
    if q.counts or q.unit or q.qualifier or q.value > _FEW:
        return False
    if text[q.start : q.end].isalpha() and _OF_THEM.match(text, q.end):
        return True
    if _BACK_JA.match(text, q.end):
        return True
    is_word = text[q.start : q.end].isalpha() and text[q.start : q.end].isascii()
    return is_word and bool(_THE.search(text[: q.start])) and bool(_ALONE.match(text, q.end))
