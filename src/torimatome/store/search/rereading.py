"""A second look at the best answers: where a question's words stand in one sentence, a text answers better.

Three things are added to what the words weigh: the words of the best sentence; groups of three letters of the question
that stand in the text, the more the fewer of the answers have them; and so for its single Chinese characters, since
担う and 担って have no pair in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from torimatome.lang.text import fold
from torimatome.store.search.questions import QUESTION_SIGNS, Part
from torimatome.store.search.words import is_cjk

_ENDS = re.compile(r"(?<=[.!?。！？])\s*")
_BETWEEN = re.compile(r"\W+")
_WORDS = re.compile(r"\w+")
_KANJI = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")


@dataclass(frozen=True, slots=True)
class _Worth:
    """What each of the three counts: near the best of a third of the questions of bench/search on even paragraphs, 0 to 1."""

    sentence: float
    letters: float
    signs: float


_SPACED, _JAPANESE, _CHINESE = _Worth(0.25, 0.2, 0.0), _Worth(0.0, 0.2, 1.0), _Worth(0.05, 0.0, 0.2)


def reread(
    rows: Sequence[tuple[Any, float]], query: str, parts: Mapping[Part, float],
) -> list[tuple[Any, float]]:  # fmt: skip
    """The same answers, best first. parts: what each part of the question counts, being rare."""
    if len(rows) < 2:
        return list(rows)
    worth = _JAPANESE if _KANA.search(query) else _CHINESE if _KANJI.search(query) else _SPACED
    folded = [fold(f"{row.headline}\n{row.text}") for row, _ in rows]
    letters = _rare(_letters(fold(query)), folded) if worth.letters else {}
    signs = _rare(set(_KANJI.findall(query)) - QUESTION_SIGNS, folded) if worth.signs else {}
    keys = [(_keys(part), rare) for part, rare in parts.items()] if worth.sentence else []
    scores = [
        score
        + worth.sentence * _best_sentence(text, keys)
        + worth.letters * sum(rare for group, rare in letters.items() if group in text)
        + worth.signs * sum(rare for sign, rare in signs.items() if sign in text)
        for (_, score), text in zip(rows, folded, strict=True)
    ]
    order = sorted(range(len(rows)), key=lambda n: -scores[n])
    return [(rows[n][0], scores[n]) for n in order]


def _letters(query: str) -> set[str]:
    words = _WORDS.findall(query)
    return {word[n : n + 3] for word in words for n in range(len(word) - 2)}


def _rare(pieces: Iterable[str], texts: Sequence[str]) -> dict[str, float]:
    """What each piece counts: the more, the fewer of these texts have it."""
    return {p: log(1 + (len(texts) - n + 0.5) / (n + 0.5)) for p in pieces if (n := sum(p in t for t in texts))}


def _keys(part: Part) -> tuple[str, ...]:
    """How a sentence begins a word of the part; a stem is what the folded word begins with."""
    ways = [way for way in part.ways if way.kind in {"word", "form"} and not way.exact]
    return tuple({way.keys[-1] if is_cjk(way.keys[-1]) else f" {way.keys[-1]}" for way in ways})


def _best_sentence(text: str, parts: Sequence[tuple[tuple[str, ...], float]]) -> float:
    """What the parts count that stand in the one sentence that has most of them."""
    best = 0.0
    for sentence in _ENDS.split(text) if parts else ():
        words = f" {_BETWEEN.sub(' ', sentence)}"
        best = max(best, sum(rare for keys, rare in parts if any(key in words for key in keys)))
    return best
