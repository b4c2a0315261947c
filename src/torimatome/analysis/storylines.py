"""Storylines: items that follow one matter, found as they come, each joined for reasons in words.

A new item is compared with the few storylines that share its rarest names and words, never with all items, so that
what it costs does not grow with the archive. What people ruled (together, apart, a name) stands above any likeness.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from torimatome.analysis.marks import Marks
from torimatome.analysis.wording import name_of, reasons
from torimatome.model import EntityKind, Ruling
from torimatome.model.following import Storyline, Tie
from torimatome.profiles.register import Register

JOIN, MERGE = 0.07, 0.063
"""Likeness from which an item joins a storyline, and two storylines become one. Chosen on the shared page
(evals/storylines.py) with the whole register, none, and random parts of it: 0.04 to 0.1, 0.6 to 1.05 times as much."""
LIKEST = 3
"""An item is as like a storyline as its likest items on the average: 3 and 5 there."""
FADING_DAYS, LASTING = 90, 0.3
"""How fast a likeness fades with the days between, and what of it stays for ever: 60 to 150, 0.15 to 0.3 there."""
STRANGERS = 0.4
"""What is left of a likeness where two items name countries and none in common: 0.4 to 1 there."""
COUNTRY = 0.8
"""What the name of a country counts beside other names and words: 0.3 to 1 there."""
PRIOR, RARITY, SMOOTH = 500, 1.7, 0.5
"""As if so many items more were known, none of them with the term; rarity's power: 0 to 500, 0.7 to 1.7 there."""
LOOKED_AT, REMEMBERED = 40, 64
"""So many of an item's rarest terms are looked up, and so many of the latest bearers of a term are remembered."""
NEAREST = 48
"""So many of the items found so are compared in full."""
COMPARED = 6
"""So many of the latest items of two storylines are compared before they become one: 6 and 12 gave the same there."""
BACKGROUND_AT = 0.04

Vector = Mapping[str, float]


@dataclass(slots=True)
class Line:
    """A storyline in the making: its items in order, and the sum of their vectors."""

    number: int
    items: list[Marks] = field(default_factory=list)
    total: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    ties: list[Tie] = field(default_factory=list)

    @property
    def last_on(self) -> date:
        """The day of its latest item."""
        return self.items[-1].on

    def add(self, marks: Marks, vector: Vector) -> None:
        """One item more."""
        for term, weight in vector.items():
            self.total[term] += weight
        self.items.append(marks)


class Storylines:
    """The storylines of an archive, followed item by item; the same items in the same order give the same lines."""

    def __init__(self, register: Register, rulings: Iterable[Ruling] = ()) -> None:
        self._register = register
        self._counts: Counter[str] = Counter()
        self._known: dict[str, Marks] = {}
        self._vectors: dict[str, Vector] = {}
        self._lines: dict[int, Line] = {}
        self._of: dict[str, int] = {}
        self._bearers: defaultdict[str, deque[str]] = defaultdict(lambda: deque(maxlen=REMEMBERED))
        self._together: defaultdict[str, set[str]] = defaultdict(set)
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        self._names: dict[str, tuple[str, str]] = {}
        for ruling in rulings:
            self._obey(ruling)

    @classmethod
    def of(cls, marks: Iterable[Marks], register: Register, rulings: Iterable[Ruling] = ()) -> Storylines:
        """Those of a whole archive, oldest item first; how rare a term is, all items tell."""
        found = cls(register, rulings)
        ordered = sorted(marks, key=lambda m: (m.on, m.item))
        for one in ordered:  # the first pass counts
            found._counts.update(one.terms.keys())
            found._known[one.item] = one
        for one in ordered:
            found._follow(one)
        return found

    def _obey(self, ruling: Ruling) -> None:
        """The last word of people on a pair counts, and the last name given to an item's storyline."""
        if ruling.about != "storyline":
            return
        if ruling.name:
            self._names[ruling.first] = (ruling.name, ruling.by)
            return
        for one, other in ((ruling.first, ruling.second), (ruling.second, ruling.first)):
            (self._together if ruling.same else self._apart)[one].add(other)
            (self._apart if ruling.same else self._together)[one].discard(other)

    # --- one item ------------------------------------------------------------------------------------------

    def add(self, marks: Marks) -> Storyline:
        """Follow one item more; the storyline that it is in."""
        self._counts.update(marks.terms.keys())
        self._known[marks.item] = marks
        return self._told(self._follow(marks))

    def _follow(self, marks: Marks) -> Line:
        vector = self._vectors[marks.item] = self._vector(marks)
        scored = self._candidates(marks, vector)
        line = self._ruled(marks) or next((line for score, line in scored if score >= JOIN), None)
        if line is None:
            line = self._lines[len(self._of)] = Line(len(self._of))
        else:
            line.ties.append(self._tie(marks, vector, line))
        line.add(marks, vector)
        self._of[marks.item] = line.number
        for term in self._rarest(vector):
            self._bearers[term].append(marks.item)
        for score, other in scored:
            if other is not line and other.number in self._lines and score >= JOIN and self._one(line, other):
                line = self._merged(line, other)
        return line

    def _vector(self, marks: Marks) -> Vector:
        """What the item says, rare terms above common ones, as a vector of length one."""
        known = len(self._known) + PRIOR + 1
        found = {
            t: (1 + math.log(w)) * math.log(known / (self._counts[t] + SMOOTH)) ** RARITY * self._worth(t)
            for t, w in marks.terms.items()
        }
        length = math.sqrt(math.fsum(w * w for w in found.values())) or 1.0
        return {t: w / length for t, w in found.items() if w > 0}

    def _worth(self, term: str) -> float:
        entity = self._register.get(term[1:]) if term.startswith("=") else None
        return COUNTRY if entity and entity.kind is EntityKind.COUNTRY else 1.0

    def _rarest(self, vector: Vector) -> list[str]:
        return sorted(vector, key=lambda t: (-vector[t], t))[:LOOKED_AT]

    def _near(self, marks: Marks, vector: Vector) -> set[str]:
        """The items known so far that share most of its rarest terms, or that it refers to."""
        shared: defaultdict[str, float] = defaultdict(float)
        for term in self._rarest(vector):
            for item in self._bearers.get(term, ()):
                shared[item] += vector[term] * self._vectors[item].get(term, 0.0)
        nearest = sorted(shared, key=lambda item: (-shared[item], item))[:NEAREST]
        return {*nearest, *(item for item in marks.related if item in self._of)}

    def _candidates(self, marks: Marks, vector: Vector) -> list[tuple[float, Line]]:
        """The storylines of the items near it, likest first; none that holds what people put apart from it."""
        scores: defaultdict[int, list[float]] = defaultdict(list)
        refused = {self._of.get(other) for other in self._apart.get(marks.item, ())}
        for item in sorted(self._near(marks, vector)):
            if self._of[item] not in refused:
                scores[self._of[item]].append(self._likeness(marks, self._known[item]))
        found = [(self._best(s, len(self._lines[n].items)), self._lines[n]) for n, s in scores.items()]
        return sorted(found, key=lambda pair: (-pair[0], pair[1].number))

    @staticmethod
    def _best(scores: list[float], size: int) -> float:
        """The mean of the likest few; an item of the storyline that was not near counts as unlike."""
        return math.fsum(sorted(scores, reverse=True)[:LIKEST]) / min(LIKEST, size)

    def _likeness(self, marks: Marks, other: Marks) -> float:
        shared = _dot(self._vectors[marks.item], self._vectors[other.item]) * _kept(abs((marks.on - other.on).days))
        return shared * (STRANGERS if marks.parties and other.parties and not marks.parties & other.parties else 1.0)

    def _ruled(self, marks: Marks) -> Line | None:
        """The storyline of an item that people put together with this one."""
        placed = sorted(self._of[other] for other in self._together.get(marks.item, ()) if other in self._of)
        return self._lines[placed[0]] if placed else None

    # --- two storylines ------------------------------------------------------------------------------------

    def _one(self, line: Line, other: Line) -> bool:
        """Whether two storylines, both like the new item, are like each other; people's word may forbid or ask it."""
        mine, theirs = {m.item for m in line.items}, {m.item for m in other.items}
        if any(self._apart.get(item, set()) & theirs for item in mine):
            return False
        pairs = [self._likeness(a, b) for a in line.items[-COMPARED:] for b in other.items[-COMPARED:]]
        return math.fsum(pairs) / len(pairs) >= MERGE

    def _merged(self, line: Line, other: Line) -> Line:
        """The smaller put into the larger; the older number stays."""
        keep, give = sorted((line, other), key=lambda one: (-len(one.items), one.number))
        for marks in give.items:
            keep.add(marks, self._vectors[marks.item])
            self._of[marks.item] = keep.number
        keep.items.sort(key=lambda m: (m.on, m.item))
        keep.ties.extend(give.ties)
        del self._lines[give.number]
        return keep

    # --- told ----------------------------------------------------------------------------------------------

    def _tie(self, marks: Marks, vector: Vector, line: Line) -> Tie:
        """To the item of the storyline that it is likest to, the latest first."""
        recent = line.items[-REMEMBERED:]
        likest = max(recent, key=lambda m: (round(_dot(vector, self._vectors[m.item]), 6), m.on, m.item))
        ruled = likest if likest.item in self._together.get(marks.item, ()) else None
        ruled = ruled or next((m for m in line.items if m.item in self._together.get(marks.item, ())), None)
        return self._between(marks, vector, ruled or likest, ruled=ruled is not None)

    def _between(self, marks: Marks, vector: Vector, earlier: Marks, *, ruled: bool = False) -> Tie:
        other = self._vectors[earlier.item]
        weights = {t: w * other[t] for t, w in vector.items() if t in other}
        score = 1.0 if ruled else min(1.0, _dot(vector, other) * _kept(abs((marks.on - earlier.on).days)))
        told = reasons(marks, earlier, weights, self._register)
        return Tie(
            item=marks.item, earlier=earlier.item, score=round(score, 3),
            reasons=(("a person put them together",) if ruled else ()) + told,
        )  # fmt: skip

    def background(self, marks: Marks, most: int = 8) -> tuple[Tie, ...]:
        """Earlier items that an item follows or recalls, likest first, each with the reasons."""
        vector = self._vectors.get(marks.item) or self._vector(marks)
        items = self._near(marks, vector)
        items |= {m.item for m in self._lines[self._of[marks.item]].items} if marks.item in self._of else set()
        earlier = (self._known[i] for i in items if i != marks.item)
        ties = [self._between(marks, vector, e) for e in earlier if (e.on, e.item) < (marks.on, marks.item)]
        kept = [t for t in ties if t.score >= BACKGROUND_AT or t.earlier in marks.related]
        return tuple(sorted(kept, key=lambda t: (t.earlier not in marks.related, -t.score, t.earlier))[:most])

    def storylines(self, least: int = 2) -> Iterator[Storyline]:
        """All of at least so many items, the latest first."""
        lines = [line for line in self._lines.values() if len(line.items) >= least]
        yield from map(self._told, sorted(lines, key=lambda line: (line.last_on, -line.number), reverse=True))

    def of_item(self, item: str) -> Storyline | None:
        """The storyline that an item is in."""
        return self._told(self._lines[self._of[item]]) if item in self._of else None

    def _told(self, line: Line) -> Storyline:
        named = [self._names[m.item] for m in line.items if m.item in self._names]
        name, by = named[-1] if named else (name_of(line.items, line.total, self._register), "")
        return Storyline(
            id=line.items[0].item, name=name, named_by=by, items=tuple(m.item for m in line.items),
            first_on=line.items[0].on, last_on=line.last_on, ties=tuple(line.ties),
        )  # fmt: skip


def _kept(days: int) -> float:
    """What is left of a likeness after some days."""
    return LASTING + (1 - LASTING) * math.exp(-days / FADING_DAYS)


def _dot(one: Vector, other: Vector) -> float:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(w * large[t] for t, w in small.items() if t in large)


def pairs(lines: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    """Every two items that stand in one storyline."""
    return {(a, b) for line in lines for a in line for b in line if a < b}
