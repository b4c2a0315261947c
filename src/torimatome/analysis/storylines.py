"""Storylines: items that follow one matter, found as they come, each joined for reasons in words.

A new item is compared with the few that share its rarest names and words, never with all, and only the storylines that
it is like are looked at again; what it costs does not grow with the archive. Storylines are clusters by average link
(`joining`) over these likenesses. What people ruled (together, apart, background, a name) stands above any likeness.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from torimatome.analysis.heap import Heap, Known, Memory, Term
from torimatome.analysis.joining import joined
from torimatome.analysis.likeness import Rarities, likeness
from torimatome.analysis.marks import Marks
from torimatome.analysis.together import Words
from torimatome.analysis.wording import months_of, name_of, reasons
from torimatome.model import Ruling
from torimatome.model.following import Storyline, Tie
from torimatome.profiles.register import Register

JOIN = 0.0375
"""Likeness on the average from which storylines are one. Chosen with the constants below and of `likeness` on the shared page
(evals/storylines.py) with the whole register, none, and parts of it, 0.025 to 0.07; then streamed, 0.03 to 0.04: all F1
lie at 0.68 or more from 0.0325 to 0.04."""

LOOKED_AT, NEAREST = 40, 64
"""So many of an item's rarest terms are looked up, and so many of the items found so are compared in full."""
KEPT, FLOOR = 32, 0.008
"""So many likenesses of an item are kept, none below."""
LOOKED_AGAIN, WHOLE = 8, 160
"""So many storylines are looked at again for a new item; larger ones than this stay as they are, and only grow."""
NAMED_BY = 64
"""So many of its latest items give a storyline its name."""
BACKGROUND_AT = 0.04


class Storylines:
    """The storylines of a memory, followed item by item."""

    def __init__(self, register: Register, rulings: Iterable[Ruling] = (), memory: Memory | None = None) -> None:
        self._register = register
        self.words = Words.of(rulings)
        self.memory: Memory = memory if memory is not None else Heap()
        self._rarities = Rarities(register, self.memory)

    @classmethod
    def of(cls, marks: Iterable[Marks], register: Register, rulings: Iterable[Ruling] = ()) -> Storylines:
        """Those of a whole archive at once; how rare a term is, all items tell. The order they come in does not matter."""
        heap = Heap()
        found = cls(register, rulings, heap)
        for one in sorted(marks, key=lambda m: (m.on, m.item)):
            found.take(one)
        found.again()
        return found

    def take(self, marks: Marks) -> None:
        """Put an item into a heap, to be followed with all others by `again`."""
        terms = self.memory.terms(marks.terms)
        self.memory.put(_known(self.memory.next_number(), marks, terms), ())

    def again(self) -> None:
        """Follow all items of a heap anew, oldest first; how rare a term is, all of them tell."""
        heap = self.memory
        assert isinstance(heap, Heap)
        heap.clear()
        ordered = sorted(heap.items.values(), key=lambda k: (k.on, k.item))
        for n in (n for one in ordered for n in one.terms):
            heap.of_number(n).count += 1
        for one in ordered:
            self._weigh(one, {heap.text(n): heap.of_number(n) for n in one.terms}, count=False)
        self._cluster_all(heap)

    def _cluster_all(self, heap: Heap) -> None:
        every = list(heap.items.values())
        for line in self._clusters([[one.number] for one in every], every):
            heap.place(line[0], line)

    # --- one item ------------------------------------------------------------------------------------------

    def add(self, marks: Marks) -> Storyline:
        """Follow one item more; the storyline that it is in."""
        return self.told(self.follow(marks)[0])

    def follow(self, marks: Marks) -> list[int]:
        """Follow one item more; the storylines that changed, its own first."""
        terms = self.memory.terms(marks.terms)
        one = _known(self.memory.next_number(), marks, terms)
        self._weigh(one, terms, count=True)
        touched = self._likest(one)
        self.memory.place(one.number, [one.number])
        changed = self.regroup([one.number, *touched])
        own = self.memory.known([one.number])[one.number].line
        return [own, *(line for line in changed if line != own)]

    def regroup(self, lines: Sequence[int]) -> list[int]:
        """Look again at a few storylines; those that came of it. Large ones stay whole."""
        members = {line: items for line, items in self.memory.members(lines).items() if items}
        known = self.memory.known(n for items in members.values() for n in items)
        units: list[list[int]] = []
        for items in members.values():
            ruled = any(known[n].item in self.words.ruled_out for n in items)
            units += [items] if len(items) > WHOLE and not ruled else [[n] for n in items]
        found = self._clusters(units, list(known.values()))
        for items in found:
            first = min((known[n] for n in items), key=lambda k: (k.on, k.item))
            self.memory.place(first.number, items)
        gone = [line for line in members if line not in {known[n].line for n in known}]
        return [*dict.fromkeys(one.line for one in self.memory.known(known).values()), *gone]

    def _clusters(self, units: Sequence[Sequence[int]], known: Sequence[Known]) -> list[list[int]]:
        """The clusters, each oldest item first."""
        by_number = {one.number: one for one in known}
        out = {one.number for one in known if one.item in self.words.background}
        likeness = {
            (one.number, other): value
            for one in known for other, value in one.near.items()
            if one.number not in out and other not in out
        }  # fmt: skip
        together, apart = self.words.pairs(known)
        found = joined(units, likeness, JOIN, together, apart)
        return [sorted(line, key=lambda n: (by_number[n].on, by_number[n].item)) for line in found]

    def _weigh(self, one: Known, terms: Mapping[str, Term], *, count: bool) -> None:
        """Find what an item is near to, and let later ones find it."""
        for term in terms.values() if count else ():
            term.count += 1
        one.near = self._near(one, terms)
        for term in terms.values():
            term.borne(one.number)
        self.memory.put(one, terms.values())

    def _near(self, one: Known, terms: Mapping[str, Term]) -> dict[int, float]:
        """The items known so far that share most of its rarest terms, likest first, with how like they are."""
        rarity = self._rarities.of(terms)
        weighed = {n: w * rarity[n] for n, w in zip(one.terms, one.weights, strict=True)}
        one.norm = math.sqrt(math.fsum(w * w for w in weighed.values())) or 1.0
        shared: defaultdict[int, float] = defaultdict(float)
        for term in sorted(terms.values(), key=lambda t: (-weighed[t.number], t.number))[:LOOKED_AT]:
            worth = weighed[term.number] ** 2
            for item in term.bearers:
                shared[item] += worth
        shared.pop(one.number, None)
        nearest = sorted(shared, key=lambda n: (-shared[n], n))[:NEAREST]
        others = self.memory.known(nearest).values()
        scored = ((likeness(one, other, weighed, rarity), other.number) for other in others)
        kept = sorted(((s, n) for s, n in scored if s >= FLOOR), key=lambda pair: (-pair[0], pair[1]))[:KEPT]
        return {n: round(s, 5) for s, n in kept}

    def _likest(self, one: Known) -> list[int]:
        """The storylines that a new item may change: those of the items that it is like, and of people's word on it."""
        near = self.memory.known(n for n, value in one.near.items() if value >= JOIN)
        lines = dict.fromkeys(near[n].line for n in one.near if n in near)
        ruled = [k.line for k in self.memory.of_names(self.words.partners(one.item)).values()]
        return list(dict.fromkeys((*ruled, *list(lines)[:LOOKED_AGAIN])))

    # --- told ----------------------------------------------------------------------------------------------

    def marks(self, known: Iterable[Known]) -> dict[int, Marks]:
        """Items with their terms as words again."""
        known = list(known)
        texts = self.memory.texts({n for one in known for n in one.terms})
        return {
            one.number: Marks(
                item=one.item, on=one.on, title=one.title, heads=one.heads, kinds=one.kinds, parties=one.parties,
                related=one.related, terms={texts[n]: w for n, w in zip(one.terms, one.weights, strict=True) if n in texts},  # others: seen nowhere yet
            )
            for one in known
        }  # fmt: skip

    def background(self, marks: Marks, most: int = 8) -> tuple[Tie, ...]:
        """Earlier items that an item follows or recalls, likest first, each with the reasons. It need not be known."""
        held = self.memory.of_names([marks.item]).get(marks.item)
        one, near = (held, dict(held.near)) if held else self._met(marks)
        known = {k.number: k for k in self.memory.known(near).values()}
        known |= {k.number: k for k in self.memory.of_names(marks.related).values()}
        if held:
            for other in self.memory.known(self.memory.members([held.line]).get(held.line, [])).values():
                if held.number in other.near:
                    known[other.number], near[other.number] = other, other.near[held.number]
        earlier = [k for k in known.values() if (k.on, k.item) < (marks.on, marks.item)]
        kept = [k for k in earlier if near.get(k.number, 0) >= BACKGROUND_AT or k.item in marks.related]
        kept.sort(key=lambda k: (k.item not in marks.related, -near.get(k.number, 0), k.item))
        return self._ties(one, kept[:most], near)

    def _met(self, marks: Marks) -> tuple[Known, dict[int, float]]:
        """An item that is not in the memory, and what it would be near to; nothing is kept of it."""
        terms = self.memory.terms(marks.terms)
        one = _known(0, marks, terms)
        return one, self._near(one, terms)

    def _ties(self, one: Known, others: Sequence[Known], near: Mapping[int, float]) -> tuple[Tie, ...]:
        found = self.marks([one, *others])
        rare = self._rare(found.values())
        return tuple(self._tie(found[one.number], found[o.number], near.get(o.number, 0.0), rare) for o in others)

    def _tie(self, marks: Marks, earlier: Marks, score: float, rare: Mapping[str, float]) -> Tie:
        weights = {t: w * earlier.terms[t] * rare[t] ** 2 for t, w in marks.terms.items() if t in earlier.terms}
        ruled = earlier.item in self.words.partners(marks.item)
        told = reasons(marks, earlier, {t: w for t, w in weights.items() if w > 0}, self._register)
        return Tie(
            item=marks.item, earlier=earlier.item, score=1.0 if ruled else round(min(1.0, score), 3),
            reasons=(("a person put them together",) if ruled else ()) + told,
        )  # fmt: skip

    def of_item(self, item: str) -> Storyline | None:
        """The storyline that an item is in, each item tied to the one of it that it follows most."""
        held = self.memory.of_names([item]).get(item)
        return self.told(held.line, ties=True) if held else None

    def storylines(self, least: int = 2) -> Iterator[Storyline]:
        """All of at least so many items in a heap, the latest first."""
        assert isinstance(self.memory, Heap)
        found = [self.told(line) for line in self.memory.lines() if len(self.memory.members([line])[line]) >= least]
        yield from sorted(found, key=lambda s: (s.last_on, s.id), reverse=True)

    def told(self, line: int, *, ties: bool = False) -> Storyline:
        """A storyline as it is shown."""
        items = sorted(self.memory.known(self.memory.members([line])[line]).values(), key=lambda k: (k.on, k.item))
        named = [self.words.names[k.item] for k in items if k.item in self.words.names]
        ja, en = self._name(items)
        name, by = named[-1] if named else (ja, "")
        return Storyline(
            id=items[0].item, name=name, name_en=en, named_by=by, items=tuple(k.item for k in items), first_on=items[0].on,
            last_on=items[-1].on, ties=tuple(self._told_ties(items)) if ties else (),
        )  # fmt: skip

    def _name(self, items: Sequence[Known]) -> tuple[str, str]:
        """A name to propose, in Japanese and in English."""
        some = items[-NAMED_BY:]
        found = self.marks(some)
        names = name_of([found[k.number] for k in some], self._rare(found.values()), self._register)
        months = months_of(items[0].on, items[-1].on)
        return f"{names[0]} {months}", f"{names[1]} {months}"

    def _rare(self, found: Iterable[Marks]) -> dict[str, float]:
        """How rare the terms of some items are."""
        terms = self.memory.terms({t for m in found for t in m.terms})
        rarity = self._rarities.of(terms)
        return {text: rarity[term.number] for text, term in terms.items()}

    def _told_ties(self, items: Sequence[Known]) -> Iterator[Tie]:
        place = {k.number: n for n, k in enumerate(items)}
        like = {frozenset((k.number, n)): v for k in items for n, v in k.near.items() if n in place}
        for n, one in enumerate(items[1:], 1):
            ruled = self.words.partners(one.item)
            near = {
                k.number: 1.0 if k.item in ruled else like.get(frozenset((one.number, k.number)), 0.0)
                for k in items[:n]
            }
            best = max(items[:n], key=lambda k: (near[k.number], k.on, k.item))
            if near[best.number] > 0:
                yield from self._ties(one, [best], near)


def _known(number: int, marks: Marks, terms: Mapping[str, Term]) -> Known:
    return Known(
        number=number, item=marks.item, on=marks.on, title=marks.title, heads=marks.heads, kinds=marks.kinds,
        parties=marks.parties, related=marks.related, terms=array("I", (terms[t].number for t in marks.terms)),
        weights=array("f", (1 + math.log(w) for w in marks.terms.values())),
    )  # fmt: skip
