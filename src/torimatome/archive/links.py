"""What single items of an archive are tied to: the register's names, subjects, terms of the glossary, places for maps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from torimatome import group, lang
from torimatome.analysis.reading import Finder, blocks, is_japanese
from torimatome.analysis.subjects import Named, subjects_of
from torimatome.analysis.terms import Use, maps, terms
from torimatome.lang.text import fold
from torimatome.model import Article, Item, Mention
from torimatome.plugins import Folder

_KATAKANA = re.compile(r"[ァ-ヶー]")
_KEPT = 65_536


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


def finder_of(folder: Folder) -> Finder:
    """The same of a desk's register; to make one takes as long as the register is large."""
    return finder(group.Gazetteer(folder.register, folder.known.values()))


def _whole(mention: Mention, text: str, starts: set[int], ends: set[int]) -> bool:
    """Whether a name in katakana ends where its run does, or where another name begins."""
    first, end = mention.start, mention.end
    torn_left = first > 0 and _KATAKANA.match(text[first]) and _KATAKANA.match(text[first - 1]) and first not in ends
    torn_right = end < len(text) and _KATAKANA.match(text[end - 1]) and _KATAKANA.match(text[end]) and end not in starts
    return not torn_left and not torn_right


@dataclass(frozen=True)
class Links:
    """What single items are tied to: names, subjects, glossary terms and maps.

    pages: the titles of the archive pages that an item stands on.
    finder: finds names in texts, where somebody has one ready.
    """

    folder: Folder
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    finder: Finder | None = None

    @cached_property
    def find(self) -> Finder:
        """Finds names in texts."""
        return self.finder or finder_of(self.folder)

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
