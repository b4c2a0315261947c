"""What the archive follows, kept in the store: storylines, contacts, and what does not agree between items.

Brought up to date when it is asked (`update`): each new item is read once and compared with the few that it shares rare
names and words with. Where much is new, all items are weighed anew together, as after `rebuild`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from torimatome.analysis.contacts import Contacts
from torimatome.analysis.contradictions import Contradictions
from torimatome.analysis.facts import Fact
from torimatome.analysis.heap import Memory
from torimatome.analysis.marks import Marks, marks
from torimatome.analysis.parties import Reader
from torimatome.analysis.reading import Finder, day, title
from torimatome.analysis.storylines import Storylines
from torimatome.analysis.timeline import timeline
from torimatome.archive.doubting import Doubting
from torimatome.archive.links import Links, finder_of
from torimatome.errors import Busy, Failed, NotFound
from torimatome.lang.text import fold
from torimatome.model import Contact, Item, Milestone, Ruling, Storyline, Tie
from torimatome.plugins import Folder
from torimatome.store import Store
from torimatome.store.following_rows import Doubted, Filed

ANEW = 3
"""Where at least one item in so many is new, all are weighed anew together."""
FEW = 100
"""So few new items are always followed one by one."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Following:
    """What a desk's archive follows. finder: finds names in texts, where somebody has one ready."""

    folder: Folder
    store: Store
    finder: Finder | None = None

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
            kept.doubt(
                ["references", "holes"],
                [*self._doubting.references(), *self._doubting.holes()] if new or gone else self._same(),
            )

    def _same(self) -> list[Doubted]:
        return [d for d in self.store.following.doubts() if d.scope in {"references", "holes"}]

    def _anew(self, new: Sequence[tuple[str, str]], rulings: Sequence[Ruling], progress: Progress) -> None:
        kept, judge = self.store.following, self._doubting.judge
        heap = kept.heap()
        lines = Storylines(self.folder.register, rulings, heap)
        filed, facts = [], dict[str, tuple[date, tuple[Fact, ...]]]()
        waiting = dict(new)
        for n, item in enumerate(self._items(waiting), 1):
            progress(n, len(new))
            found = self._marks(item)
            if found:
                lines.take(found)
                facts[item.id] = (found.on, judge.facts(item))
            filed.append(self._filed(item, waiting[item.id]))
        lines.again()
        kept.save(heap)
        kept.file(filed)
        told = [(line, lines.told(line)) for line in heap.lines()]
        self._named(lines, told)
        texts = heap.items.values()
        links = [(facts[r], facts[k.item], k.item) for k in texts if k.item in facts for r in k.related if r in facts]
        for older, newer, key in links:
            self._doubting.keep(key, judge.linked(older[1], newer[1]))
        for _, one in told:
            here = [facts[i] for i in one.items if i in facts and facts[i][1]]
            for found_one in judge.along(here, one.name) if len(here) > 1 else ():
                self._doubting.keep(found_one.second.item, [found_one])

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
                self._doubting.against(item, found, own, lines.memory)
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
        return self.finder or finder_of(self.folder)

    @cached_property
    def _links(self) -> Links:
        return Links(self.folder, finder=self.find)  # one finder remembers for both

    @cached_property
    def _contacts(self) -> Contacts:
        return Contacts(Reader(self.find, self.folder.register))

    @cached_property
    def _doubting(self) -> Doubting:
        return Doubting(self.store, Contradictions(self.find, self.folder.register))

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


def headline(store: Store, item: str) -> str:
    """An item in one line: its day, id and headline."""
    held = store.archive.get(item)
    if held is None:
        return f"{'gone':10}  {item}"
    return f"{day(held.item) or 'undated'!s:10}  {item}  {title(held.item)}"
