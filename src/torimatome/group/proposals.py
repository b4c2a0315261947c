"""Names for the register: what articles name and no register holds, its spellings in all languages joined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from torimatome.group.sounds import sounds, without_ending
from torimatome.lang import LanguagePack, pack
from torimatome.lang.stems import stem
from torimatome.lang.text import counted
from torimatome.model import Article, Mention

_GAP = re.compile(r"[\s・＝\-‐]+")
_FEWEST = 2
"""Articles of its own in which a name of one word must stand before it is proposed; names of several need one."""
_MOST_EVENTS = 400
"""Spellings that are compared with each other at one event: as many as a long report names, and no more."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way in which articles of one language write a name, commonest inflection first, and how often."""

    language: str
    written: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A name that the register may want: its spellings, the articles that have it, and the ids of their events."""

    spellings: tuple[Spelling, ...]
    articles: tuple[str, ...]
    events: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How often it was named."""
        return sum(s.count for s in self.spellings)

    def __str__(self) -> str:
        """One line: spellings by language, then where."""
        said = "; ".join(f"{s.language} {s.written} ({s.count})" for s in self.spellings)
        few = ", ".join(self.articles[:3]) + (" …" if len(self.articles) > 3 else "")
        return f"{said} | {counted(len(self.articles), 'article')}: {few}"


@dataclass(slots=True)
class _Name:
    """A name in one language: all its inflections share their stems."""

    language: str
    stems: tuple[str, ...]
    surfaces: Counter[str]
    articles: dict[str, None]


def proposals(
    articles: Iterable[Article], mentions: Mapping[str, Sequence[Mention]], events: Mapping[str, str]
) -> tuple[Proposal, ...]:
    """The unknown names, most articles first. events: article -> event; names are joined across languages within one."""
    names: dict[tuple[str, tuple[str, ...]], _Name] = {}
    for article in articles:
        for mention in mentions.get(article.id, ()):
            if mention.entity is None:
                _count(names, article, mention.surface)
    parent = _joined(list(names.values()), events)
    groups: defaultdict[int, list[_Name]] = defaultdict(list)
    for place, name in enumerate(names.values()):
        groups[_root(parent, place)].append(name)
    found = [_proposal(group, events) for group in groups.values() if _weighs(group)]
    return tuple(sorted(found, key=lambda p: (-len(p.articles), -p.count, p.spellings[0].written)))


def _count(names: dict[tuple[str, tuple[str, ...]], _Name], article: Article, surface: str) -> None:
    stems = tuple(stem(word, article.language) for word in _GAP.split(surface) if word)
    if not any(len(s) > 1 for s in stems):
        return  # a name of one letter is none
    name = names.setdefault((article.language, stems), _Name(article.language, stems, Counter(), {}))
    name.surfaces[surface] += 1
    name.articles[article.id] = None


def _weighs(group: Sequence[_Name]) -> bool:
    articles = {a for name in group for a in name.articles}
    if all(name.language == "ja" and len(name.stems) == 1 for name in group):
        return False  # a word of katakana, as foreign words of all kinds are written
    return any(len(name.stems) > 1 for name in group) or len(articles) >= _FEWEST


def _joined(names: Sequence[_Name], events: Mapping[str, str]) -> list[int]:
    """Which names are one: those that sound alike and stand at the same event in different languages, or are a surname of."""
    parent = list(range(len(names)))
    at_event: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for place, name in enumerate(names):
        for article in name.articles:
            at_event[events.get(article, article)][place] = None
    keys = [_keys(name) for name in names]
    for places in at_event.values():
        listed = list(places)[:_MOST_EVENTS]
        for n, one in enumerate(listed):
            for other in listed[n + 1 :]:
                if _alike(names[one], keys[one], names[other], keys[other]):
                    parent[_root(parent, one)] = _root(parent, other)
    return parent


def _root(parent: list[int], place: int) -> int:
    while parent[place] != place:
        parent[place] = parent[parent[place]]
        place = parent[place]
    return place


def _keys(name: _Name) -> tuple[frozenset[str], ...]:
    """How each word of the name sounds; of words too short for a key, nothing."""
    own = pack(name.language)
    return tuple(_word_keys(word, own) for word in _GAP.split(name.surfaces.most_common(1)[0][0]) if word)


def _word_keys(word: str, own: LanguagePack) -> frozenset[str]:
    stems = without_ending(word, own.suffixes) if own.code != "en" else frozenset({word})
    return frozenset(key for one in stems for key in sounds(one, own.code))


def _alike(one: _Name, ones: Sequence[frozenset[str]], other: _Name, others: Sequence[frozenset[str]]) -> bool:
    """In one language a surname and the full name; across languages the same last words."""
    if one.language == other.language:
        short, long = sorted((one, other), key=lambda n: len(n.stems))
        return len(short.stems) == 1 < len(long.stems) and short.stems[0] == long.stems[-1]
    least = min(len(ones), len(others))
    if least < 2 and len(ones) != len(others):
        return False
    *given, last = zip(ones[-least:], others[-least:], strict=True)  # a title may have stuck to the front
    return bool(last[0] & last[1]) and all(_begin_alike(a, b) for a, b in given if a and b)


def _begin_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Of given names it is enough that they begin so: Bertrand and Бертран."""
    return bool({key[:2] for key in one} & {key[:2] for key in other})


def _proposal(group: Sequence[_Name], events: Mapping[str, str]) -> Proposal:
    named = sorted(group, key=lambda n: (-len(n.articles), n.language))
    spellings = tuple(Spelling(n.language, n.surfaces.most_common(1)[0][0], sum(n.surfaces.values())) for n in named)
    articles = tuple(dict.fromkeys(a for n in named for a in n.articles))
    return Proposal(
        spellings=spellings, articles=articles, events=tuple(dict.fromkeys(events[a] for a in articles if a in events))
    )
