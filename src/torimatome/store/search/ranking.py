"""From the ways of a query's parts to the texts that answer, by what their words weigh: BM25 over whole arrays.

Where the rarest part leaves few texts, the lists of the others are only looked up for those; else every text has a
place in one array, and each list is added to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import Connection

from torimatome.store.search.indexing import ID, SOUND, STEM, WHOLE
from torimatome.store.search.postings import EMPTY, WEIGHT_BITS, Posted, Postings, texts, weights
from torimatome.store.search.questions import Part, Way

if TYPE_CHECKING:
    import numpy.typing as npt

    Scores = npt.NDArray[np.float32]

_FEW = 20_000
"""So many texts are looked up in the lists; with more it is quicker to add up whole lists."""


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


NOTHING = Found(EMPTY, np.zeros(0, dtype=np.float32))


@dataclass(frozen=True)
class Ranking:
    """The index at one moment: `size` is above every text's number."""

    connection: Connection
    postings: Postings
    size: int

    def all_of(self, parts: Sequence[Part], conditions: Sequence[Condition]) -> Found:
        """Texts that have every part and meet every condition."""
        return self._all([self._lists(part) for part in parts], conditions)

    def any_of(self, parts: Sequence[Part], conditions: Sequence[Condition]) -> Found:
        """Texts that have any part and meet every condition."""
        return self._narrowed(self._sum(found for part in parts for found in self._lists(part)), conditions)

    def weighed(self, terms: Iterable[tuple[str, float]], conditions: Sequence[Condition]) -> Found:
        """Texts that have any of these terms, each term with what it counts."""
        lists = [self._scored(self.postings.of(self.connection, term), worth) for term, worth in terms]
        return self._narrowed(self._sum(lists), conditions)

    def meeting(self, conditions: Sequence[Condition]) -> Found:
        """Texts that meet every condition, with no score."""
        first, *others = sorted(conditions, key=lambda c: not c.wanted)
        numbers = self._meeting(first) if first.wanted else np.arange(1, self.size, dtype=np.uint32)
        more = others if first.wanted else conditions
        return self._narrowed(Found(numbers, np.zeros(len(numbers), dtype=np.float32)), more)

    def has(self, part: Part) -> bool:
        """Whether any text has the part."""
        return any(len(found.numbers) for found in self._lists(part))

    def rarity(self, count: int) -> float:
        """What a term counts that so many texts have."""
        return log(1 + max(0.0, self.size - count + 0.5) / (count + 0.5))

    def worth(self, part: Part) -> float:
        """What a part counts, being rare."""
        counts = [len(self._key(way, way.keys[-1], last=True)) for way in part.ways if way.kind == "word"]
        return part.worth * self.rarity(min(filter(None, counts), default=self.size))

    # --- lists ----------------------------------------------------------------------------------------------

    def _lists(self, part: Part) -> list[Found]:
        """The texts of each way of a part; ways that come to the same terms once."""
        posted = {(way.kind in {"sound", "id"} and way.kind, way.exact, way.begins, way.keys): way for way in part.ways}
        return [found for way in posted.values() if len((found := self._way(way, part.worth)).numbers)]

    def _way(self, way: Way, worth: float) -> Found:
        lists = [self._key(way, key, last=n == way.length) for n, key in enumerate(way.keys, 1)]
        return self._scored(_common(lists), worth)

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
        lists = [posted, *(found.numbers for part in condition.parts for found in self._lists(part))]
        return lists[0] if len(lists) == 1 else np.unique(np.concatenate(lists))

    def _scored(self, posted: Posted, worth: float = 1.0) -> Found:
        return Found(texts(posted), weights(posted) * np.float32(worth * self.rarity(len(posted))))

    # --- sums -----------------------------------------------------------------------------------------------

    def _all(self, parts: Sequence[Sequence[Found]], conditions: Sequence[Condition]) -> Found:
        if not parts or not all(parts):
            return NOTHING
        first, *others = sorted(parts, key=lambda lists: sum(len(found.numbers) for found in lists))
        found = self._narrowed(self._sum(first), conditions)
        for lists in others:
            if not len(found.numbers):
                break
            scores, has = self._looked_up(found.numbers, lists)
            found = Found(found.numbers[has], (found.scores + scores)[has])
        return found

    def _looked_up(self, numbers: Posted, lists: Sequence[Found]) -> tuple[Scores, npt.NDArray[np.bool_]]:
        """What the lists say of some texts, and which of the texts they have."""
        if len(numbers) > _FEW:
            whole = self._dense(lists)[numbers]
            return whole, whole > 0
        scores = np.zeros(len(numbers), dtype=np.float32)
        for found in lists:
            place, has = _places(numbers, found.numbers)
            scores[has] += found.scores[place[has]]
        return scores, scores > 0

    def _sum(self, lists: Iterable[Found]) -> Found:
        """All texts of the lists, with the sums of their scores."""
        kept = list(lists)
        if not kept:
            return NOTHING
        if len(kept) == 1:
            return kept[0]
        if sum(len(found.numbers) for found in kept) < _FEW:
            numbers, place = np.unique(np.concatenate([f.numbers for f in kept]), return_inverse=True)
            return Found(numbers, np.bincount(place, np.concatenate([f.scores for f in kept])).astype(np.float32))
        dense = self._dense(kept)
        numbers = np.flatnonzero(dense).astype(np.uint32)
        return Found(numbers, dense[numbers])

    def _dense(self, lists: Iterable[Found]) -> Scores:
        dense = np.zeros(self.size, dtype=np.float32)
        for found in lists:
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
        place, has = _places(texts(least), texts(other))
        weight = np.minimum(least[has] & 0xFF, other[place[has]] & 0xFF)
        least = (texts(least[has]) << WEIGHT_BITS) | weight
    return least


def _places(numbers: Posted, among: Posted) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
    """Where each number stands among others, and whether it does."""
    if not len(among):
        return np.zeros(len(numbers), dtype=np.intp), np.zeros(len(numbers), dtype=np.bool_)
    place = np.minimum(np.searchsorted(among, numbers), len(among) - 1)
    return place, among[place] == numbers


def _within(numbers: Posted, among: Posted, size: int) -> npt.NDArray[np.bool_]:
    """Whether each number stands among others."""
    if len(numbers) <= _FEW:
        return _places(numbers, among)[1]
    marks = np.zeros(size, dtype=np.bool_)
    marks[among] = True
    return marks[numbers]
