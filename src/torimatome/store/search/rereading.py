"""A second look at the best answers: where a question's words stand in one sentence, a text answers better.

To what the words weigh are added: the words of the best sentence; groups of three letters of the question that stand in
the text, the more the fewer of the answers have them; and for Chinese and Japanese so its single characters, since 担う
and 担って have no pair in common, its numbers and Latin words, and whether the best sentence has what is asked for: a
number of years where 何年 is asked.
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
_SIGNS = re.compile("[\u3400-\u9fff]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_OTHER = re.compile("[0-9]+|[a-z]{2,}")
_NUMBER = "[0-9〇一二三四五六七八九十百千万億亿两]"
_COUNTED = re.compile(r"(?:何|几|幾)([^\W\d_がをにでとはのかも])")
_CUES = (
    (
        re.compile("いつ|何时|何時|什么时候|什麼時候|哪一?年"),
        re.compile("[0-9〇一二三四五六七八九十]+(?:年|月|日|世纪|世紀)"),
    ),
    (re.compile("いくつ|いくら|どれくらい|どのくらい|多少|几|幾|多大|多长|多高"), re.compile(_NUMBER)),
)
"""What is asked, and what its answer has."""


@dataclass(frozen=True, slots=True)
class _Spaced:
    """What the two count where words have spaces: near the best of a third of bench/search's questions on even paragraphs."""

    sentence: float = 0.25
    letters: float = 0.2


@dataclass(frozen=True, slots=True)
class _Signs:
    """What each counts in Chinese and Japanese, and what a text gains for each e-fold that it is shorter than the longest.

    Fitted to the questions of bench/search on even paragraphs (zh all, ja every second) by gradient, then rounded.
    """

    letters: float = 0.6
    signs: float = 1.2
    other: float = 6.0
    sentence: float = 0.9
    cue: float = 6.0
    length: float = 2.0


_SPACED, _OF_SIGNS = _Spaced(), _Signs()
Answer = tuple[Any, float]
"""A row of the index and its score."""


def reread(rows: Sequence[Answer], query: str, parts: Mapping[Part, float]) -> list[Answer]:
    """The same answers, best first, none with less than it had. parts: what each part of the question counts, being rare."""
    if len(rows) < 2:
        return list(rows)
    texts = [fold(f"{row.headline}\n{row.text}") for row, _ in rows]
    more = _of_signs(query, texts) if _CJK.search(query) else _of_words(fold(query), texts, parts)
    scores = [score + further for (_, score), further in zip(rows, more, strict=True)]
    order = sorted(range(len(rows)), key=lambda n: -scores[n])
    return [(rows[n][0], scores[n]) for n in order]


def _of_words(asked: str, texts: Sequence[str], parts: Mapping[Part, float]) -> list[float]:
    """What is added to each text where words have spaces."""
    letters, keys = _rare(_letters(asked), texts), [(_keys(part), rare) for part, rare in parts.items()]
    return [_SPACED.sentence * _best_sentence(text, keys) + _SPACED.letters * _said(letters, text) for text in texts]


def _of_signs(query: str, texts: Sequence[str]) -> list[float]:
    """What is added to each text in Chinese and Japanese."""
    asked = fold(query)
    letters, other = _rare(_letters(asked), texts), _rare(_OTHER.findall(asked), texts)
    signs, pairs = _rare(set(_SIGNS.findall(asked)) - QUESTION_SIGNS, texts), _rare(_letters(asked, 2), texts)
    longest = max(map(len, texts))
    cues, worth, found = _cues(query), _OF_SIGNS, list[float]()
    for text in texts:
        score = worth.letters * _said(letters, text) + worth.signs * _said(signs, text)
        score += worth.other * _said(other, text) + worth.length * log((1 + longest) / (1 + len(text)))
        sentences = _ENDS.split(text)
        score += worth.sentence * max(_said(signs, sentence) for sentence in sentences)
        found.append(score + (worth.cue * _cued(cues, pairs, sentences) if cues else 0.0))
    return found


def _cues(query: str) -> list[re.Pattern[str]]:
    """What the answer to a question has in it, folded."""
    counted = [re.compile(f"{_NUMBER}+[^。]{{0,2}}?{re.escape(fold(unit))}") for unit in _COUNTED.findall(query)]
    return counted + [answer for question, answer in _CUES if question.search(query)]


def _cued(cues: Sequence[re.Pattern[str]], pairs: Mapping[str, float], sentences: Sequence[str]) -> float:
    """How many of the cues a sentence has, 0..1, in the measure in which it has the question's pairs of signs."""
    said = [_said(pairs, sentence) for sentence in sentences]
    most = max(said) or 1.0
    shares = (sum(bool(cue.search(s)) for cue in cues) / len(cues) for s in sentences)
    return max(share * much / most for share, much in zip(shares, said, strict=True))


def _letters(asked: str, size: int = 3) -> set[str]:
    words = _WORDS.findall(asked)
    return {word[n : n + size] for word in words for n in range(len(word) - size + 1)}


def _rare(pieces: Iterable[str], texts: Sequence[str]) -> dict[str, float]:
    """What each piece counts: the more, the fewer of these texts have it."""
    return {p: log(1 + (len(texts) - n + 0.5) / (n + 0.5)) for p in pieces if (n := sum(p in t for t in texts))}


def _said(pieces: Mapping[str, float], text: str) -> float:
    """What the pieces count that stand in a text."""
    return sum(rare for piece, rare in pieces.items() if piece in text)


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
