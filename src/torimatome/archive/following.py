"""What the archive follows, kept in the store: storylines, contacts, and what does not agree between items.

Brought up to date when it is asked (`update`): each new item is read once and compared with the few that it shares rare
names and words with. Where much is new, all items are weighed anew together, as after `rebuild`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from torimatome import group
from torimatome.analysis.contacts import Contacts
from torimatome.analysis.contradictions import Contradictions
from torimatome.analysis.facts import Fact
from torimatome.analysis.heap import Memory
from torimatome.analysis.holes import FEWEST, holes
from torimatome.analysis.marks import Marks, marks
from torimatome.analysis.parties import Reader
from torimatome.analysis.reading import Finder, day, title
from torimatome.analysis.references import References
from torimatome.analysis.storylines import Storylines
from torimatome.analysis.timeline import timeline
from torimatome.archive.links import Links, finder
from torimatome.errors import Busy, Failed, NotFound
from torimatome.lang.text import fold
from torimatome.model import Contact, Contradiction, Item, Milestone, Reference, Ruling, Storyline, Tie
from torimatome.plugins import Folder
from torimatome.store import Store
from torimatome.store.following import Doubted, Filed

ANEW = 3
"""Where at least one item in so many is new, all are weighed anew together."""
FEW = 100
"""So few new items are always followed one by one."""
HELD_AGAINST = 20
"""A new item's figures are held against so many of the latest items of its storyline."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Following:
    """What a desk's archive follows."""

    folder: Folder
    store: Store

    # --- kept up to date -----------------------------------------------------------------------------------

    def update(self, progress: Progress = lambda _, __: None) -> bool:
        """Read what is new; False: another run holds the desk, and what is kept is told as it is."""
        kept, rulings = self.store.following, self.store.rulings.all()
        seen, ruled = kept.seen(), str(len(rulings))
        if kept.note("seen") == seen and kept.note("ruled") == ruled:
            return True
        try:
            with self.store.run():
                self._update(rulings, progress)
                kept.take_note("seen", seen)
                kept.take_note("ruled", ruled)
        except Busy:
            return False
        return True

    def update_few(self, most: int = 500) -> int:
        """Bring it up to date where no more items wait; how many wait still."""
        kept = self.store.following
        if kept.note("seen") == kept.seen():
            return 0
        waiting = kept.waiting()
        return waiting if waiting > most or not self.update() else 0

    def _update(self, rulings: Sequence[Ruling], progress: Progress) -> None:
        kept = self.store.following
        new, gone = kept.behind()
        size = kept.size()
        with self.store.transaction():
            left = kept.forget([*gone, *(key for key, _ in new)])
        many = len(new) > FEW and len(new) * ANEW > size
        before = int(kept.note("ruled") or 0)
        with self.store.transaction():
            if many:
                self._anew(new, rulings, progress)
            else:
                self._one_by_one(new, rulings, rulings[before:], left, progress)
            kept.doubt(["references", "holes"], [*self._broken(), *self._holes()] if new or gone else self._same())

    def _same(self) -> list[Doubted]:
        return [d for d in self.store.following.doubts() if d.scope in {"references", "holes"}]

    def _anew(self, new: Sequence[tuple[str, str]], rulings: Sequence[Ruling], progress: Progress) -> None:
        kept = self.store.following
        heap = kept.heap()
        lines = Storylines(self.folder.register, rulings, heap)
        filed, facts = [], dict[str, tuple[date, tuple[Fact, ...]]]()
        waiting = dict(new)
        for n, item in enumerate(self._items(waiting), 1):
            progress(n, len(new))
            found = self._marks(item)
            if found:
                lines.take(found)
                facts[item.id] = (found.on, self._judge.facts(item))
            filed.append(self._filed(item, waiting[item.id]))
        lines.again()
        kept.save(heap)
        kept.file(filed)
        told = [(line, lines.told(line)) for line in heap.lines()]
        self._named(lines, told)
        texts = heap.items.values()
        links = [(facts[r], facts[k.item], k.item) for k in texts if k.item in facts for r in k.related if r in facts]
        for older, newer, key in links:
            self._doubt(key, self._judge.linked(older[1], newer[1]))
        for _, one in told:
            here = [facts[i] for i in one.items if i in facts and facts[i][1]]
            for found_one in self._judge.along(here, one.name) if len(here) > 1 else ():
                self._doubt(found_one.second.item, [found_one])

    def _one_by_one(
        self, new: Sequence[tuple[str, str]], rulings: Sequence[Ruling], fresh: Sequence[Ruling], left: Sequence[int], progress: Progress,
    ) -> None:  # fmt: skip
        kept = self.store.following
        lines = Storylines(self.folder.register, rulings, kept)
        waiting, changed = dict(new), dict.fromkeys(left)
        for n, item in enumerate(self._items(waiting), 1):
            progress(n, len(new))
            found = self._marks(item)
            if found:
                own, *others = lines.follow(found)
                changed |= dict.fromkeys((own, *others))
                self._against(item, found, own, lines)
            kept.file([self._filed(item, waiting[item.id])])
        named = [item for one in fresh for item in (one.first, one.second) if item]
        ruled = list(dict.fromkeys(k.line for k in kept.of_names(named).values()))
        if ruled:
            changed |= dict.fromkeys((*ruled, *lines.regroup(ruled)))
        if left:
            lines.regroup([line for line in left if kept.members([line])])
        alive = kept.members(changed)
        kept.drop_lines([line for line in changed if line not in alive])
        self._named(lines, [(line, lines.told(line)) for line in alive])

    def _items(self, keys: Mapping[str, str]) -> Iterator[Item]:
        """Items of the archive by key; a few by name, many in one stream."""
        if len(keys) <= FEW:
            found = (self.store.archive.get(key) for key in keys)
            yield from (one.item for one in found if one)
        else:
            yield from (one.item for one in self.store.archive.all() if one.item.id in keys)

    def _marks(self, item: Item) -> Marks | None:
        return marks(item, self.find, self.folder.register)

    def _filed(self, item: Item, stamp: str) -> Filed:
        told = [(one, self._said(one)) for one in self._contacts.of(item)]
        ruled = [name for name, _ in self._links.subjects(item)] if self.folder.house.subjects else []
        return Filed(key=item.id, stamp=stamp, contacts=told, subjects="\n".join(ruled))

    def _named(self, lines: Storylines, told: Iterable[tuple[int, Storyline]]) -> None:
        memory: Memory = lines.memory
        rows = []
        for number, one in told:
            heads = (k.heads for k in memory.known(memory.members([number])[number]).values())
            rows.append((number, one, fold(" ".join((one.name, one.name_en, *heads)))))
        self.store.following.name(rows)

    @cached_property
    def find(self) -> Finder:
        """Finds names in texts."""
        return finder(group.Gazetteer(self.folder.register, self.folder.known.values()))

    @cached_property
    def _links(self) -> Links:
        links = Links(self.folder)
        links.__dict__["find"] = self.find  # one finder remembers for both
        return links

    @cached_property
    def _contacts(self) -> Contacts:
        return Contacts(Reader(self.find, self.folder.register))

    @cached_property
    def _judge(self) -> Contradictions:
        return Contradictions(self.find, self.folder.register)

    def _said(self, contact: Contact) -> str:
        """All that a contact can be asked for by: names in every language, offices, place, means."""
        said = [contact.place, contact.level, contact.means.value]
        for party in (contact.host, contact.guest):
            entity = self.folder.register.get(party.entity)
            country = self.folder.register.countries.get(party.country or "")
            said += [party.name, party.office, party.country or ""]
            said += [form for one in (entity, country) if one for form in one.names.values()]
        return fold(" ".join(said))

    # --- asked ---------------------------------------------------------------------------------------------

    @cached_property
    def _lines(self) -> Storylines:
        return Storylines(self.folder.register, self.store.rulings.all(), self.store.following)

    def storylines(self, query: str = "") -> list[Storyline]:
        """The storylines, the latest first; with a query those whose name or headlines hold each of its words.

        Without a query their items are not told, only how many.
        """
        found = self.store.following.lines([fold(w) for w in query.split()])
        return [one for s in found if (one := self.of_item(s.id))] if query.split() else found

    def of_item(self, item: str) -> Storyline | None:
        """The storyline that an item is in."""
        return self._lines.of_item(item)

    def background(self, item: Item, most: int = 8) -> tuple[Tie, ...]:
        """Earlier items that an item follows, with reasons; the item itself need not be in the archive."""
        held = self.store.following.of_names([item.id]).get(item.id)
        known = self._lines.marks([held])[held.number] if held else self._marks(item)
        return self._lines.background(known, most) if known else ()

    def contacts(self, query: str = "", first: date | None = None, last: date | None = None) -> list[Contact]:
        """The register of contacts, oldest first: those that name all words of the query, within the days."""
        return self.store.following.contacts([fold(w) for w in query.split()], first, last)

    def timeline(
        self, query: str, hits: Callable[[str], Iterable[str]], first: date | None, last: date | None, limit: int
    ) -> tuple[Milestone, ...]:
        """The dates of a storyline (by the id of an item of it), or of the items that a question finds."""
        line = self.of_item(query)
        found = (self.store.archive.get(i) for i in (line.items if line else hits(query)))
        return timeline((one.item for one in found if one), first, last, limit)

    # --- people's words ------------------------------------------------------------------------------------

    def join(self, one: str, other: str, by: str, at: datetime) -> Storyline:
        """Put two items into one storyline. NotFound: an item is not here."""
        self._known(one, other)
        if one == other:
            raise Failed(f"{one} was named twice; name two items.")
        return self._rule([Ruling(first=one, second=other, same=True, by=by, at=at, about="storyline")], one)

    def split(self, item: str, by: str, at: datetime) -> Storyline:
        """Take an item out of its storyline, for good. Failed: it is in none."""
        self._known(item)
        line = self.of_item(item)
        others = [i for i in line.items if i != item] if line else []
        if not others:
            raise Failed(f"{item} is in no storyline with other items, so there is nothing to split.")
        return self._rule(
            [Ruling(first=item, second=o, same=False, by=by, at=at, about="storyline") for o in others], item
        )

    def name(self, item: str, name: str, by: str, at: datetime) -> Storyline:
        """Name the storyline of an item. Failed: the name is empty."""
        self._known(item)
        if not name.strip():
            raise Failed("A storyline needs a name of at least one letter.")
        return self._rule(
            [Ruling(first=item, second="", same=True, by=by, at=at, about="storyline", name=name.strip())], item
        )

    def set_back(self, item: str, by: str, at: datetime) -> Storyline:
        """Let an item be background: tied to what it looks back on, in no storyline; `join` takes it back."""
        self._known(item)
        return self._rule([Ruling(first=item, second="", same=False, by=by, at=at, about="background")], item)

    def _known(self, *items: str) -> None:
        held = self.store.following.of_names(items)
        for item in items:
            if item not in held:
                raise NotFound(f"there is no dated item {item!r} in the archive; `torimatome search` shows the ids.")

    def _rule(self, rulings: Iterable[Ruling], item: str) -> Storyline:
        with self.store.transaction():
            for one in rulings:
                self.store.rulings.add(one)
        self.__dict__.pop("_lines", None)
        self.update()
        found = self.of_item(item)
        assert found is not None
        return found

    # --- doubts --------------------------------------------------------------------------------------------

    def _doubt(self, scope: str, found: Iterable[Contradiction]) -> None:
        told = [
            Doubted(scope=scope, item=c.second.item, sentence=str(c), raw=f"{c.second.text} / {c.first.text}")
            for c in found
        ]  # fmt: skip
        if told:
            self.store.following.doubt([], told)

    def _against(self, item: Item, found: Marks, line: int, lines: Storylines) -> None:
        """Hold a new item's figures against those of what it refers to, and of the latest items of its storyline."""
        mine = self._judge.facts(item)
        if not mine:
            return
        memory = lines.memory
        near = sorted(memory.known(memory.members([line]).get(line, [])).values(), key=lambda k: (k.on, k.item))
        near = [k for k in near if k.item != item.id][-HELD_AGAINST:]
        told = [(k.on, self._facts_of(k.item)) for k in near]
        for one in self._judge.along([*told, (found.on, mine)], near[0].title) if near else ():
            if one.second.item == item.id:
                self._doubt(item.id, [one])
        for other in found.related:
            self._doubt(item.id, self._judge.linked(self._facts_of(other), mine))

    def _facts_of(self, item: str) -> tuple[Fact, ...]:
        held = self.store.archive.get(item)
        return self._judge.facts(held.item) if held else ()

    def _broken(self) -> Iterator[Doubted]:
        """References that no item answers, each with what it may mean."""
        get = self.store.archive.get
        sources = [one.item for key in self.store.following.referring() if (one := get(key))]
        days = {r.dated for item in sources for r in (item.filed.related if item.filed else ()) if _is_day(r.dated)}
        near = [
            a.item
            for d in sorted(days)
            for a in self.store.archive.of_days(date.fromisoformat(d), date.fromisoformat(d))
        ]
        there = [a.item for item in sources for one in item.related if (a := get(one))]
        every = {item.id: item for item in (*sources, *near, *there)}
        wanted = {item.id for item in sources}
        for reference in References.of(every.values()).found:
            if reference.source in wanted and reference.reason != "by its id":
                yield Doubted(
                    scope="references", item=reference.source, sentence=_broken(reference), raw=reference.related.raw,
                    target=reference.related.id,
                )  # fmt: skip

    def _holes(self) -> Iterator[Doubted]:
        """Stretches without an item on each page and each subject of the rules.

        While the whole archive was silent, or nearly, no subject of the rules has a hole of its own.
        """
        pages = {one.title for one in self.store.archive.documents() if one.kind == "archive page" and one.title}
        standing: defaultdict[str, list[str]] = defaultdict(list)
        for page in sorted(pages):
            for key in self.store.archive.keys_of_page(page):
                standing[key].append(page)
        days: defaultdict[str, set[date]] = defaultdict(set)
        for key, on, subjects in self.store.following.subject_days():
            for subject in dict.fromkeys((*standing.get(key, ()), *filter(None, subjects.split("\n")))):
                days[subject].add(date.fromisoformat(on))
        every = {d for some in days.values() for d in some}
        for subject in sorted(days):
            for hole in holes(days[subject], subject):
                if subject in pages or sum(hole.first_on < d < hole.last_on for d in every) >= FEWEST:
                    yield Doubted(scope="holes", item="", sentence=str(hole))


def headline(store: Store, item: str) -> str:
    """An item in one line: its day, id and headline."""
    held = store.archive.get(item)
    if held is None:
        return f"{'gone':10}  {item}"
    return f"{day(held.item) or 'undated'!s:10}  {item}  {title(held.item)}"


def _is_day(dated: str) -> bool:
    try:
        date.fromisoformat(dated)
    except ValueError:
        return False
    return len(dated) == len("2026-02-14")


def _broken(reference: Reference) -> str:
    """A reference that its id does not answer, in a sentence with what it may mean."""
    if reference.target:
        return f"The reference is taken to mean {reference.target}: {reference.reason}."
    may = "; ".join(f"{c.item} ({c.reason})" for c in reference.candidates)
    return f"The reference leads nowhere: {reference.reason}" + (f". It may mean {may}." if may else ".")
