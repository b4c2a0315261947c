"""Precedents: where past issues put matter of the same words, and what people threw out or took in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, log, sqrt

from torimatome.lang import pack
from torimatome.lang.headwords import headwords
from torimatome.model import HeadlinePair, Item, Learnt, LearntKind, Lessons
from torimatome.model.learnt import NOTHING_LEARNT

_LIKE = 0.35  # below it a past item says nothing; 0.2 and 0.5 choose and place alike on the two shared weeks
_COMMON = 400
"""A word of more past headlines than this brings none of them in by itself. Not tuned: it keeps decades quick."""
_SMOOTH = 0.1
"""As if each word had stood so often in each section. Over .1, .5, 1: items of five issues (two shared, three of our own
writing) placed by the other four .86, .63, .39; by two .70, .36, .26."""
_ENOUGH = 25
"""Items of bulletins before words decide: one issue (some 15 items) placed .56, two .70; the commonest section alone .62."""
_STOPPED = frozenset(word[:6] for word in pack("en").stop_words)


@dataclass(frozen=True, slots=True)
class Precedent:
    """A past headline that is like the event, and how much (0..1)."""

    pair: HeadlinePair
    likeness: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A section that a past speaks for: the probability, and the words and names that speak for it most."""

    section: str
    chance: float
    by: tuple[Learnt, ...]


@dataclass(frozen=True)
class Precedents:
    """Past headlines by their words, oldest first."""

    lessons: Lessons = NOTHING_LEARNT

    @classmethod
    def of_items(cls, items: Iterable[Item]) -> Precedents:
        """The headlines of some items; nothing else of them is known."""
        pairs = (_pair(item) for item in items)
        return cls(Lessons(pairs=tuple(pairs)))

    @cached_property
    def _pairs(self) -> tuple[HeadlinePair, ...]:
        """The headlines of bulletins: what stands on an archive page was placed nowhere."""
        return tuple(p for p in self.lessons.pairs if p.words and p.section)

    @cached_property
    def _seen(self) -> Mapping[str, list[int]]:
        """Where each word stands."""
        found: dict[str, list[int]] = defaultdict(list)
        for n, pair in enumerate(self._pairs):
            for word in pair.words:
                found[word].append(n)
        return found

    @cached_property
    def _norms(self) -> list[float]:
        return [self._norm(pair.words) for pair in self._pairs]

    def nearest(self, text: str, at_most: int = 3) -> tuple[Precedent, ...]:
        """The past headlines most like an English text, best first."""
        ours = headwords(text)
        rare = (self._seen[w] for w in ours if w in self._seen and len(self._seen[w]) <= _COMMON)
        candidates = {n for places in rare for n in places}
        norm = self._norm(ours)
        found = [Precedent(self._pairs[n], self._cosine(ours, norm, n)) for n in candidates]
        best = sorted(found, key=lambda p: (-p.likeness, p.pair.item))[:at_most]
        return tuple(p for p in best if p.likeness >= _LIKE)

    def _weight(self, word: str) -> float:
        return log((len(self._pairs) + 1) / (max(len(self._seen.get(word, ())), 1) + 0.5))

    def _norm(self, words: Iterable[str]) -> float:
        return sum(self._weight(w) ** 2 for w in sorted(words))

    def _cosine(self, ours: frozenset[str], norm: float, n: int) -> float:
        theirs = self._pairs[n].words
        bottom = sqrt(norm * self._norms[n])
        return self._norm(ours.intersection(theirs)) / bottom if bottom else 0.0

    # --- placement

    @cached_property
    def _placing(self) -> Mapping[str, tuple[Learnt, ...]]:
        """What is learnt of each word and name, by it."""
        found: dict[str, list[Learnt]] = defaultdict(list)
        for one in self.lessons.of(LearntKind.PLACEMENT):
            found[one.subject].append(one)
        return {subject: tuple(many) for subject, many in found.items()}

    @cached_property
    def _sections(self) -> Counter[str]:
        return Counter(p.section for p in self._pairs)

    def placed(self, reports: Sequence[tuple[str, Iterable[str]]]) -> Placed | None:
        """The section that reports speak for, each by its opening and the names in its headline; None: too little is known."""
        known = [found for opening, names in reports if (found := self._known(opening, names))]
        if not known or len(self._sections) < 2:
            return None
        if sum(self._sections.values()) < _ENOUGH:
            return None
        sums = {s: self._speak(known, s) for s in self._sections}
        best = max(sorted(sums), key=lambda s: sums[s])
        chance = 1 / sum(exp(value - sums[best]) for value in sums.values())
        by = {one.id: one for found in known for many in found for one in many if one.value == best}
        return Placed(best, chance, tuple(sorted(by.values(), key=lambda one: (-one.count, one.subject))[:3]))

    def _known(self, opening: str, names: Iterable[str]) -> list[tuple[Learnt, ...]]:
        """What is learnt of the words and names of a report's opening."""
        subjects = (*(f"word:{w}" for w in sorted(headwords(opening) - _STOPPED)), *sorted(set(names)))
        return [self._placing[s] for s in subjects if s in self._placing]

    def _speak(self, known: Sequence[Sequence[Sequence[Learnt]]], section: str) -> float:
        """What the reports say for a section, on the mean: ten of one agency say no more than one."""
        size = self._sections[section]
        counts = [sum(one.count for one in many if one.value == section) for found in known for many in found]
        said = sum(log((count + _SMOOTH) / (size + 2 * _SMOOTH)) for count in counts)
        return log(size) + said / len(known)

    # --- choice

    def choices(self, text: str) -> tuple[tuple[Learnt, float], ...]:
        """What people threw out or took in that is like a text, and how much."""
        return tuple(
            (self._chosen[p.pair.item], p.likeness) for p in self._decided.nearest(text) if p.pair.item in self._chosen
        )

    @cached_property
    def _chosen(self) -> Mapping[str, Learnt]:
        return {one.id: one for one in self.lessons.of(LearntKind.CHOICE)}

    @cached_property
    def _decided(self) -> Precedents:
        pairs = (
            HeadlinePair(item=key, section="-", en=one.subject, words=_words(one.subject))
            for key, one in self._chosen.items()
        )
        # Beside the past headlines, so that words which all headlines have weigh little.
        return Precedents(Lessons(pairs=(*pairs, *self._pairs)))


NO_PRECEDENTS = Precedents()
"""For a desk without a past."""


def _words(headline: str) -> tuple[str, ...]:
    return tuple(sorted(headwords(headline)))


def _pair(item: Item) -> HeadlinePair:
    en = item.headline("en")
    return HeadlinePair(item=item.id, section=item.section or "-", en=en, words=_words(en), on=item.last_on)
