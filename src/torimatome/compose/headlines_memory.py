"""Past headline pairs as memory: a pair whose English is the same but for its names gives its Japanese form.

Nothing that the past says may come along: of the past headline only the form is taken. Its names are all replaced, and
beyond them the two English headlines differ in no word that tells anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from torimatome.compose.japanese import person_ja, tidy
from torimatome.compose.people import People
from torimatome.lang.headwords import headwords
from torimatome.model import HeadlinePair, Learnt, LearntKind, Lessons

_ALIKE = 0.92
_SLOT = "\x00"
_NEAR = 0.5
"""Share of words from which a past headline is read at all; the names, which may all differ, are among the words."""
_MOST_READ = 40
_IN_USE = 3
"""So often a person must have put one word for another before we do. A choice, not measured."""
_EMPTY = frozenset(
    ["and", "as", "at", "by", "for", "from", "in", "into", "its", "of", "on", "over", "the", "to", "with"]
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Remembered:
    """A Japanese headline made from a past one, and the item that lent its form."""

    text: str
    item: str
    sure: float
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """An English headline with its names taken out, and the names in Japanese."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    unsure: tuple[str, ...]


def remembered(english: str, lessons: Lessons, people: People) -> Remembered | None:
    """The nearest past pair with our names in place of its own; None unless pattern and number of names are the same.

    Of equals a person's own counts before ours, then the newest.
    """
    ours = _pattern(english, people)
    best: tuple[tuple[float, bool, date, str], HeadlinePair, _Pattern] | None = None
    for pair in _near(english, ours, lessons.pairs):
        past = _pattern(pair.en, people)
        if len(past.names) != len(ours.names) or not all(n and n in pair.ja for n in past.names):
            continue
        alike = SequenceMatcher(None, past.words, ours.words, autojunk=False)
        rank = (alike.ratio(), pair.by_person, pair.on or date.min, pair.item)
        if rank[0] >= _ALIKE and _tells_the_same(alike, past, ours) and (best is None or rank > best[0]):
            best = (rank, pair, past)
    if best is None:
        return None
    return _filled(best[1], best[2], ours, english, best[0][0])


def _near(english: str, ours: _Pattern, pairs: Iterable[HeadlinePair]) -> list[HeadlinePair]:
    """The past pairs worth reading, the nearest by their words first."""
    words = headwords(english)
    plain = headwords(" ".join(ours.words))
    found = []
    for pair in pairs:
        if not pair.en or not pair.ja or not ours.names:
            continue
        shared = len(plain.intersection(pair.words))
        if shared >= _NEAR * len(plain) and len(pair.words) <= 2 * len(words) + 2:
            found.append((-shared, len(pair.words), not pair.by_person, pair))
    best = sorted(found, key=lambda one: (*one[:3], one[3].item))[:_MOST_READ]
    return [one[3] for one in best]


def _tells_the_same(alike: SequenceMatcher[str], past: _Pattern, ours: _Pattern) -> bool:
    """Whether the two differ in nothing but small words."""
    changed = (op for op in alike.get_opcodes() if op[0] != "equal")
    return all(word in _EMPTY for _, a, b, c, d in changed for word in (*past.words[a:b], *ours.words[c:d]))


def _filled(pair: HeadlinePair, past: _Pattern, ours: _Pattern, english: str, alike: float) -> Remembered | None:
    text = pair.ja
    for n, name in sorted(enumerate(past.names), key=lambda one: -len(one[1])):
        text = text.replace(name, f"{_SLOT}{n}{_SLOT}")
    for n in range(len(past.names)):
        if f"{_SLOT}{n}{_SLOT}" not in text:
            return None
    bare = re.sub(f"{_SLOT}\\d+{_SLOT}", "", text)
    if not set(_DIGITS.findall(bare)) <= set(_DIGITS.findall(english)):
        return None
    for n, name in enumerate(ours.names):
        text = text.replace(f"{_SLOT}{n}{_SLOT}", name)
    return Remembered(tidy(text), pair.item, round(0.9 * alike, 2), ours.unsure)


def _pattern(english: str, people: People) -> _Pattern:
    words, persons = people.read(english)
    found = [people.resolve(p, [people.resolve(q) for q in persons]) for p in persons]
    names: list[str] = []
    pattern: list[str] = []
    for word in words:
        if word.kind == "person":
            names.append(person_ja(found[int(word.lemma)], people))
            pattern.append("P")
        elif word.kind in {"country", "place", "body", "institution"}:
            names.append(word.ja)
            pattern.append(word.kind[0].upper())
        elif word.kind not in {"det", "comma"}:
            pattern.append(re.sub(r"(?:s|ed|ing)$", "", word.text.lower()))
    unsure = tuple(p.en for p in found if p.en and not p.sure)
    return _Pattern(tuple(pattern), tuple(names), unsure)


def in_peoples_words(text: str, language: str, lessons: Lessons) -> str:
    """A headline of ours with the words that people always put for ours."""
    for one in in_use(lessons.of(LearntKind.WORDING)):
        if one.language == language:
            # In Japanese a word ends where its characters change: 協議 is no part of 協議会.
            edges = (r"", r"(?![一-龯々])") if language == "ja" else (r"\b", r"\b")
            text = re.sub(edges[0] + re.escape(one.subject) + edges[1], lambda _, new=one.value: new, text)  # type: ignore[misc]
    return text


def in_use(wordings: Sequence[Learnt]) -> list[Learnt]:
    """The changes made often enough, and oftener than back or to any other word."""
    made = {(one.language, one.subject, one.value): one.count for one in wordings}
    rivals: dict[tuple[str, str], int] = {}
    for (language, old, _), count in made.items():
        rivals[language, old] = max(rivals.get((language, old), 0), count)
    return [
        one
        for one in wordings
        if one.count >= _IN_USE
        and one.count > made.get((one.language, one.value, one.subject), 0)
        and one.count == rivals[one.language, one.subject]
    ]
