"""What ties the items of an archive: names found in them, references, storylines, contacts, subjects, contradictions, holes.

The pure room `analysis` judges; this module reads the store, finds the register's names and hands both to it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from torimatome import group, lang
from torimatome.analysis.contacts import Contacts
from torimatome.analysis.contradictions import Contradictions
from torimatome.analysis.holes import FEWEST, holes
from torimatome.analysis.marks import Marks, marks
from torimatome.analysis.parties import Reader
from torimatome.analysis.reading import Finder, blocks, day, is_japanese, title
from torimatome.analysis.references import References
from torimatome.analysis.storylines import Storylines
from torimatome.analysis.subjects import Named, subjects_of
from torimatome.analysis.terms import Use, maps, terms
from torimatome.archive.settling import Queued
from torimatome.lang.text import fold
from torimatome.model import Article, Contact, Contradiction, Hole, Item, Mention, Reference, Ruling, Storyline, Tie
from torimatome.plugins import Folder
from torimatome.readers import Remark
from torimatome.store import Store

_KATAKANA = re.compile(r"[ァ-ヶー]")
_KEPT = 65_536
ARCHIVE = "the archive"


def finder(gazetteer: group.Gazetteer) -> Finder:
    """The register's names in a text of the archive, Japanese or English; what was looked up is remembered.

    Half of a longer word in katakana is no name, nor is the bare word of an office.
    """

    @lru_cache(maxsize=_KEPT)
    def find(text: str) -> tuple[Mention, ...]:
        language = "ja" if is_japanese(text) else "en"
        article = Article(id="", revision=1, outlet="", url="", language=language, headline="", text=text)
        known = [m for m in group.mentions(article, gazetteer, lang.pack(language)) if m.entity]
        starts, ends = {m.start for m in known}, {m.end for m in known}
        return tuple(m for m in known if _whole(m, text, starts, ends) and fold(m.surface) not in gazetteer.titles)

    return find


def _whole(mention: Mention, text: str, starts: set[int], ends: set[int]) -> bool:
    """Whether a name in katakana ends where its run does, or where another name begins."""
    first, end = mention.start, mention.end
    torn_left = first > 0 and _KATAKANA.match(text[first]) and _KATAKANA.match(text[first - 1]) and first not in ends
    torn_right = end < len(text) and _KATAKANA.match(text[end - 1]) and _KATAKANA.match(text[end]) and end not in starts
    return not torn_left and not torn_right


@dataclass(frozen=True)
class Links:
    """All that ties some items; each part is made when it is first asked for.

    items: by id; pages: the titles of the archive pages that an item stands on; rulings: people's words on storylines.
    """

    folder: Folder
    items: Mapping[str, Item]
    pages: Mapping[str, tuple[str, ...]]
    rulings: tuple[Ruling, ...] = ()

    @classmethod
    def of(cls, folder: Folder, store: Store) -> Links:
        """Those of a desk's whole archive."""
        standing: defaultdict[str, list[str]] = defaultdict(list)
        for page in store.archive.pages():
            for item in page.items:
                standing[item.id].append(page.title)
        items = {found.item.id: found.item for found in store.archive.all()}
        pages = {item: tuple(dict.fromkeys(titles)) for item, titles in standing.items()}
        return cls(folder, items, pages, tuple(store.rulings.all()))

    @cached_property
    def find(self) -> Finder:
        """Finds names in texts."""
        return finder(group.Gazetteer(self.folder.register, self.folder.known.values()))

    @cached_property
    def marks(self) -> Mapping[str, Marks]:
        """What each dated item is known by."""
        read = (marks(item, self.find, self.folder.register) for item in self.items.values())
        return {one.item: one for one in read if one}

    @cached_property
    def references(self) -> References:
        """Every reference, resolved as far as it can be."""
        return References.of(self.items.values())

    @cached_property
    def following(self) -> Storylines:
        """The storylines, people's rulings obeyed."""
        return Storylines.of(self.marks.values(), self.folder.register, self.rulings)

    def storylines(self, query: str = "") -> list[Storyline]:
        """The storylines, the latest first; with a query those whose name or items' headlines hold each of its words."""
        wanted = [fold(w) for w in query.split()]
        return [s for s in self.following.storylines() if all(w in self._said(s) for w in wanted)]

    def _said(self, storyline: Storyline) -> str:
        return fold(
            " ".join((storyline.name, *(h.text for i in storyline.items for h in self.items[i].headlines.values())))
        )

    def background(self, item: Item, most: int = 8) -> tuple[Tie, ...]:
        """Earlier items that an item follows, with reasons; the item itself need not be in the archive."""
        known = self.marks.get(item.id) or marks(item, self.find, self.folder.register)
        return self.following.background(known, most) if known else ()

    def contacts(self, query: str = "", first: date | None = None, last: date | None = None) -> list[Contact]:
        """The register of contacts, oldest first: those that name all words of the query, within the days."""
        reader = Contacts(Reader(self.find, self.folder.register))
        found = [c for item in self.items.values() for c in reader.of(item)]
        wanted = [fold(w) for w in query.split()]
        kept = [c for c in found if _within(c, first, last) and all(w in self._names(c) for w in wanted)]
        return sorted(kept, key=lambda c: (c.first_on or date.min, c.quotes[0].item, c.host.name, c.guest.name))

    def _names(self, contact: Contact) -> str:
        """All that a contact can be asked for by: names in every language, offices, place, means."""
        said = [contact.place, contact.level, contact.means.value]
        for party in (contact.host, contact.guest):
            entity = self.folder.register.get(party.entity)
            country = self.folder.register.countries.get(party.country or "")
            said += [party.name, party.office, party.country or ""]
            said += [form for one in (entity, country) if one for form in one.names.values()]
        return fold(" ".join(said))

    def subjects(self, item: Item) -> tuple[tuple[str, str], ...]:
        """The titles of the subjects that an item is on, and why: its pages' own first, then those of the desk's rules."""
        rules = self.folder.house.subjects
        titles = {rule.key: rule.title for rule in rules}
        told = dict.fromkeys(self.pages.get(item.id, ()), "stands on this page")
        for key, reason in subjects_of(item, self._named(item), rules, self.folder.register):
            told.setdefault(titles[key], reason)
        return tuple(told.items())

    def _named(self, item: Item) -> list[Named]:
        texts = [*(h.text for h in item.headlines.values()), *(b.text for b in blocks(item))]
        early = len(item.headlines) + 1
        counts = Counter(m.entity for text in texts for m in self.find(text) if m.entity)
        first = {m.entity for text in texts[:early] for m in self.find(text)}
        return [Named(entity, n, entity in first) for entity, n in counts.items()]

    def terms(self, item: Item, glossary: Iterable[str] = ()) -> list[Use]:
        """The glossary's terms of an item at their first use: weapons, units, bodies."""
        return list(terms(item, glossary, self.find, self.folder.register))

    def maps(self, item: Item) -> list[Use]:
        """The places of an item that a map link is proposed for."""
        return list(maps(item, self.folder.house.home, self.find, self.folder.register))

    # --- doubts --------------------------------------------------------------------------------------------

    def contradictions(self) -> Iterator[Contradiction]:
        """Values that differ between linked items, then inside storylines."""
        judge = Contradictions(self.find, self.folder.register)
        links = [(r.source, r.target) for r in self.references.found if r.target]
        seen = set()
        for one in judge.between(self.items, links):
            seen.add((one.first, one.second))
            yield one
        for storyline in self.following.storylines():
            yield from (c for c in judge.within(self.items, storyline) if (c.first, c.second) not in seen)

    def holes(self) -> Iterator[Hole]:
        """Stretches without an item on each page and each subject of the rules.

        While the whole archive was silent, or nearly, no subject of the rules has a hole of its own.
        """
        days: defaultdict[str, set[date]] = defaultdict(set)
        for item in self.items.values():
            on = day(item)
            for subject, _ in self.subjects(item) if on else ():
                days[subject].add(on)  # type: ignore[arg-type]
        every, own = {d for some in days.values() for d in some}, {t for titles in self.pages.values() for t in titles}
        for subject in sorted(days):
            for hole in holes(days[subject], subject):
                if subject in own or sum(hole.first_on < d < hole.last_on for d in every) >= FEWEST:
                    yield hole

    def checks(self) -> Iterator[Queued]:
        """All of it as remarks for the queue: references that lead nowhere, contradictions, holes."""
        for reference in self.references.found:
            if reference.reason != "by its id":
                yield self._queued(reference.source, _broken(reference), reference.related.raw, reference.related.id)
        for one in self.contradictions():
            yield self._queued(one.second.item, str(one), f"{one.second.text} / {one.first.text}")
        for hole in self.holes():
            yield Queued(file=ARCHIVE, remark=Remark(sentence=str(hole)))

    def _queued(self, item: str, sentence: str, raw: str, target: str = "") -> Queued:
        where = self.items[item].raw
        remark = Remark(sentence=sentence, line=where.first if where else 0, raw=raw, item=item, target=target)
        return Queued(file=where.file if where else ARCHIVE, remark=remark)


def doubts(folder: Folder, store: Store) -> Iterator[Queued]:
    """What does not agree between the items of a desk's archive, as remarks for the queue of `review`."""
    yield from Links.of(folder, store).checks()


def headline(links: Links, item: str) -> str:
    """An item in one line: its day, id and headline."""
    found = links.items[item]
    return f"{day(found) or 'undated'!s:10}  {item}  {title(found)}"


def _within(contact: Contact, first: date | None, last: date | None) -> bool:
    on, until = contact.first_on, contact.last_on or contact.first_on
    if on is None or until is None:
        return first is None and last is None
    return (first is None or until >= first) and (last is None or on <= last)


def _broken(reference: Reference) -> str:
    """A reference that its id does not answer, in a sentence with what it may mean."""
    if reference.target:
        return f"The reference is taken to mean {reference.target}: {reference.reason}."
    may = "; ".join(f"{c.item} ({c.reason})" for c in reference.candidates)
    return f"The reference leads nowhere: {reference.reason}" + (f". It may mean {may}." if may else ".")
