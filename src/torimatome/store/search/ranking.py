"""From the ways of a query's parts to the texts that answer, by what their words weigh: BM25 over whole arrays.

Where the rarest part leaves few texts, the lists of the others are only looked up for those; else every text has a
place in one array, and each list is added to it. Where any word will do, the lists of frequent words are left out as
soon as they cannot bring a text among the best any more (MaxScore, of Turtle and Flood).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import Connection

from torimatome.lang.stems import stem
from torimatome.store.search.indexing import ID, SOUND, STEM, WHOLE, beside
from torimatome.store.search.postings import EMPTY, HEAVIEST, WEIGHT_BITS, Posted, Postings, texts, weights
from torimatome.store.search.questions import Part, Way
from torimatome.store.search.words import is_cjk

if TYPE_CHECKING:
    import numpy.typing as npt

    Scores = npt.NDArray[np.float32]

_FEW = 20_000
"""So many texts are looked up in the lists; with more it is quicker to add up whole lists."""
_FIRST = 4000
"""Postings after which it is first asked whether the lists that are left matter: a choice."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What an answer must have: any of these terms or parts; or, if not wanted, none of them."""

    terms: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """Texts that answer, in order of their numbers, each with its score."""

    numbers: Posted
    scores: Scores

    def least_of_best(self, limit: int) -> float | None:
        """The score of the last of so many best; None: there are fewer."""
        place = len(self.scores) - limit
        return float(np.partition(self.scores, place)[place]) if place >= 0 else None

    def best(self, limit: int) -> list[tuple[int, float]]:
        """The best with their scores; of equals the newer."""
        numbers, scores = self.numbers, self.scores
        if len(numbers) > limit:
            least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
            above, ties = np.flatnonzero(scores > least), np.flatnonzero(scores == least)
            kept = np.concatenate((above, ties[-(limit - len(above)) :]))
            numbers, scores = numbers[kept], scores[kept]
        order = np.lexsort((-numbers.astype(np.int64), -scores))
        return [(int(numbers[n]), float(scores[n])) for n in order]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of postings, and what a text gains in which the term weighs most."""

    posted: Posted
    worth: float

    def all(self) -> Found:
        """All its texts with their scores."""
        return Found(texts(self.posted), weights(self.posted) * np.float32(self.worth))

    def most(self) -> float:
        """The highest score that it gives."""
        return float(self.posted.view(np.uint8)[::4].max()) / HEAVIEST * self.worth

    def at(self, numbers: Posted) -> tuple[Scores, npt.NDArray[np.bool_]]:
        """The scores of some texts, of those that it has, and which these are."""
        place, has = _places(numbers, self.posted)
        return weights(self.posted[place[has]]) * np.float32(self.worth), has


NOTHING = Found(EMPTY, np.zeros(0, dtype=np.float32))


@dataclass(frozen=True)
class Ranking:
    """The index at one moment: `size` is above every text's number, `count` is how many texts there are."""

    connection: Connection
    postings: Postings
    size: int
    count: int

    def all_of(self, parts: Sequence[Part], conditions: Sequence[Condition]) -> Found:
        """Texts that have every part and meet every condition."""
        return self._all([self._lists(part) for part in parts], conditions)

    def any_of(self, parts: Sequence[Part], conditions: Sequence[Condition], most: int) -> Found:
        """Texts that have any part and meet every condition; only the best `most` must be among them, and more may be."""
        lists = sorted(((one.most(), one) for part in parts for one in self._lists(part)), key=lambda pair: -pair[0])
        whole = [one for _, one in lists]
        left, enough = sum(gain for gain, _ in lists), _FIRST
        length, taken = 0, 0
        for gain, one in lists:
            left, length, taken = left - gain, length + len(one.posted), taken + 1
            if length < enough or taken == len(lists):
                continue
            found, enough = self._narrowed(self._sum(whole[:taken]), conditions), length * 2
            if (least := found.least_of_best(most)) is not None and left < least:
                # The lists that are left out cannot bring in a text; they may still bring one of these before another.
                near = found.scores + np.float32(left) >= least
                numbers = found.numbers[near]
                return Found(numbers, found.scores[near] + self._looked_up(numbers, whole[taken:])[0])
        return self._narrowed(self._sum(whole), conditions)

    def weighed(self, terms: Iterable[tuple[str, float]], conditions: Sequence[Condition]) -> Found:
        """Texts that have any of these terms, each term with what it counts."""
        lists = [self._listed(self.postings.of(self.connection, term), worth) for term, worth in terms]
        return self._narrowed(self._sum(lists), conditions)

    def meeting(self, conditions: Sequence[Condition]) -> Found:
        """Texts that meet every condition, with no score."""
        first, *others = sorted(conditions, key=lambda c: not c.wanted)
        numbers = self._meeting(first) if first.wanted else np.arange(1, self.size, dtype=np.uint32)
        more = others if first.wanted else conditions
        return self._narrowed(Found(numbers, np.zeros(len(numbers), dtype=np.float32)), more)

    def has(self, part: Part) -> bool:
        """Whether any text has the part."""
        return bool(self._lists(part))

    def rarity(self, count: int) -> float:
        """What a term counts that so many texts have."""
        return log(1 + max(0.0, self.count - count + 0.5) / (count + 0.5))

    def worth(self, part: Part) -> float:
        """What a part counts, being rare."""
        counts = [len(self._key(way, way.keys[-1], last=True)) for way in part.ways if way.kind == "word"]
        return part.worth * self.rarity(min(filter(None, counts), default=self.count))

    # --- lists ----------------------------------------------------------------------------------------------

    def _lists(self, part: Part) -> list[Listed]:
        """The texts of each way of a part; ways that come to the same terms once."""
        posted = {(way.kind in {"sound", "id"} and way.kind, way.exact, way.begins, way.keys): way for way in part.ways}
        return [found for way in posted.values() if len((found := self._way(way, part.worth)).posted)]

    def _way(self, way: Way, worth: float) -> Listed:
        lists = [self._key(way, key, last=n == way.length) for n, key in enumerate(way.keys, 1)]
        return self._listed(_common([*lists, *self._neighbours(way)]), worth)

    def _neighbours(self, way: Way) -> Iterator[Posted]:
        """For each two words of a way that stand side by side, the texts in which they may."""
        keys = way.keys[:-1] if way.begins else way.keys
        for one, other in pairwise(keys if self.postings.in_form else ()):
            if not (is_cjk(one) and is_cjk(other)):
                stemmed = (
                    {(stem(one, code), stem(other, code)) for code in ("en", "tr")} if way.exact else {(one, other)}
                )
                yield self.postings.union(self.connection, sorted(beside(*pair) for pair in stemmed))

    def _key(self, way: Way, key: str, *, last: bool) -> Posted:
        """The postings of one key of a way."""
        if way.kind == "id":
            return self.postings.of(self.connection, ID + key)
        if way.kind == "sound":
            return self.postings.of(self.connection, SOUND + key)
        if way.begins and last:
            return self.postings.union(self.connection, (STEM + key, WHOLE + key), begins=True)
        if way.exact and way.length > 1:
            return self.postings.union(self.connection, (WHOLE + key, STEM + key))
        return self.postings.of(self.connection, (WHOLE if way.exact else STEM) + key)

    def _meeting(self, condition: Condition) -> Posted:
        """The texts that have any of a condition's terms or parts."""
        posted = texts(self.postings.union(self.connection, condition.terms)) if condition.terms else EMPTY
        lists = [posted, *(texts(found.posted) for part in condition.parts for found in self._lists(part))]
        return lists[0] if len(lists) == 1 else np.unique(np.concatenate(lists))

    def _listed(self, posted: Posted, worth: float = 1.0) -> Listed:
        return Listed(posted, worth * self.rarity(len(posted)))

    # --- sums -----------------------------------------------------------------------------------------------

    def _all(self, parts: Sequence[Sequence[Listed]], conditions: Sequence[Condition]) -> Found:
        if not parts or not all(parts):
            return NOTHING
        first, *others = sorted(parts, key=lambda lists: sum(len(one.posted) for one in lists))
        found = self._narrowed(self._sum(first), conditions)
        for lists in others:
            if not len(found.numbers):
                break
            scores, has = self._looked_up(found.numbers, lists)
            found = Found(found.numbers[has], (found.scores + scores)[has])
        return found

    def _looked_up(self, numbers: Posted, lists: Sequence[Listed]) -> tuple[Scores, npt.NDArray[np.bool_]]:
        """What the lists say of some texts, and which of the texts they have."""
        if len(numbers) > _FEW:
            whole = self._dense(lists)[numbers]
            return whole, whole > 0
        scores = np.zeros(len(numbers), dtype=np.float32)
        for one in lists:
            gained, has = one.at(numbers)
            scores[has] += gained
        return scores, scores > 0

    def _sum(self, lists: Sequence[Listed]) -> Found:
        """All texts of the lists, with the sums of their scores."""
        if len(lists) < 2:
            return lists[0].all() if lists else NOTHING
        if sum(len(one.posted) for one in lists) < _FEW:
            every = [one.all() for one in lists]
            numbers, place = np.unique(np.concatenate([f.numbers for f in every]), return_inverse=True)
            return Found(numbers, np.bincount(place, np.concatenate([f.scores for f in every])).astype(np.float32))
        dense = self._dense(lists)
        numbers = np.flatnonzero(dense > 0).astype(np.uint32)
        return Found(numbers, dense[numbers])

    def _dense(self, lists: Iterable[Listed]) -> Scores:
        dense = np.zeros(self.size, dtype=np.float32)
        for found in map(Listed.all, lists):
            dense[found.numbers] += found.scores
        return dense

    def _narrowed(self, found: Found, conditions: Sequence[Condition]) -> Found:
        for condition in conditions:
            if not len(found.numbers):
                break
            has = _within(found.numbers, self._meeting(condition), self.size)
            kept = has if condition.wanted else ~has
            found = Found(found.numbers[kept], found.scores[kept])
        return found


def _common(lists: Sequence[Posted]) -> Posted:
    """The texts of all lists, with the least weight that any of them gives."""
    least, *others = sorted(lists, key=len)
    for other in others:
        if not len(least):
            break
        place, has = _places(texts(least), other)
        weight = np.minimum(least[has] & HEAVIEST, other[place[has]] & HEAVIEST)
        least = (texts(least[has]) << WEIGHT_BITS) | weight
    return least


def _places(numbers: Posted, among: Posted) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
    """Where each text stands among postings, and whether it does."""
    if not len(among):
        return np.zeros(len(numbers), dtype=np.intp), np.zeros(len(numbers), dtype=np.bool_)
    place = np.minimum(np.searchsorted(among, numbers << WEIGHT_BITS), len(among) - 1)
    return place, texts(among[place]) == numbers


def _within(numbers: Posted, among: Posted, size: int) -> npt.NDArray[np.bool_]:
    """Whether each number stands among others."""
    if len(numbers) <= _FEW:
        place = np.minimum(np.searchsorted(among, numbers), max(0, len(among) - 1))
        found: npt.NDArray[np.bool_] = among[place] == numbers if len(among) else np.zeros(len(numbers), dtype=np.bool_)
        return found
    marks = np.zeros(size, dtype=np.bool_)
    marks[among] = True
    return marks[numbers]
