"""Scene: what an article gives for telling bearers of one name apart: its day, its home, those it names in full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from torimatome.group.forms import Part
from torimatome.group.gazetteer import Gazetteer, Hit
from torimatome.group.inflection import inflects
from torimatome.group.words import plain
from torimatome.lang import LanguagePack
from torimatome.model import Article, Entity, EntityKind, Office

NEAR = 150
"""Letters on either side in which a word of `near` counts."""

_AS = {
    "president": ("president", "state-president"),
    "minister": (),
    "prime-minister": ("prime-minister", "chancellor", "chief-cabinet-chairman"),
    "foreign-minister": ("foreign-minister", "secretary-of-state", "foreign-secretary"),
    "defence-minister": ("defence-minister", "secretary-of-war"),
    "speaker": ("speaker", "house-speaker", "senate-speaker"),
    "chairman": ("chairman", "speaker", "state-president", "committee-chairman", "party-leader", "chief-cabinet-chairman"),
    "supreme-leader": ("supreme-leader", "national-leader"),
}  # fmt: skip
_MANY = re.compile(r"l[aəe]r(?=[ıiaəedn]|$)\w*$")
_HEADS = 3
"""Offices of this rank and above make a bare surname clear: Putin, Pashinyan."""


@dataclass(slots=True)
class Scene:
    """One article's evidence for whom its names mean.

    countries: of all it names; named: said by name; bound: whom it has given a title so far; doubted: whose surname another, unknown bearer has had since.
    """

    article: Article
    gazetteer: Gazetteer
    pack: LanguagePack
    spelled_out: frozenset[str] = frozenset()
    countries: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    bound: dict[str, tuple[str, ...]] = field(default_factory=dict)
    doubted: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, article: Article, gazetteer: Gazetteer, pack: LanguagePack, hits: Mapping[str, Sequence[Hit]]) -> Scene:
        """hits: those of each part of the article, by its text."""
        scene = cls(article, gazetteer, pack)
        full = [h for part, found in hits.items() for h in found if _is_full(part, h)]
        scene.spelled_out = frozenset(h.entities[0] for h in full if len(h.entities) == 1 or not scene._people(h))
        for found in hits.values():
            scene.named.update(c for h in found if scene._is_country(h) and (c := scene.country(h.entities[0])))
            scene.countries.update(c for h in found if h.part is Part.WHOLE and (c := scene.country(h.entities[0])))
        return scene

    def _is_country(self, hit: Hit) -> bool:
        return hit.part is Part.WHOLE and self.gazetteer.kinds.get(hit.entities[0]) is EntityKind.COUNTRY

    def _people(self, hit: Hit) -> bool:
        return self.gazetteer.kinds.get(hit.entities[0]) is EntityKind.PERSON

    @property
    def day(self) -> date | None:
        """The day by which offices are judged."""
        return self.article.reported_on

    @property
    def times(self) -> frozenset[str]:
        """The days of the week and the months of the language: a capital there is no name's."""
        return _plain_words((*self.pack.weekdays, *self.pack.months, *self.pack.relative_days))

    def is_time(self, surface: str) -> bool:
        """Whether that may be a day or month in any case: Martın."""
        word = plain(surface)
        return any(
            word.startswith(t) and (word == t or inflects(word[len(t) :], self.pack.suffixes)) for t in self.times
        )

    @property
    def home(self) -> str | None:
        """The country of the paper."""
        return self.gazetteer.homes.get(self.article.outlet)

    def country(self, entity: str) -> str | None:
        """The country that an entity is or belongs to."""
        found = self.gazetteer.register.get(entity)
        return found.country if found else None

    def person(self, entity: str) -> Entity | None:
        """The entity, if it is a person."""
        found = self.gazetteer.register.get(entity)
        return found if found and found.kind is EntityKind.PERSON else None

    def rank(self, entity: str) -> int:
        """The rank of the office that a person holds on the day; 10 where none is known."""
        found = self.person(entity)
        held = [o for o in found.offices if self._holds(o)] if found else []
        names = self.gazetteer.register.offices
        return min((names[o.title].rank for o in held if o.title in names), default=10)

    def _holds(self, office: Office) -> bool:
        return office.held_on(self.day) if self.day else office.to_on is None

    def is_head(self, entity: str) -> bool:
        """Whether a person holds one of the first offices of a state or body."""
        return self.rank(entity) <= _HEADS

    def give(self, titles: Sequence[str], person: str) -> None:
        """Remember that the text has called a person so."""
        for title in titles:
            self.bound[title] = tuple(dict.fromkeys((*self.bound.get(title, ()), person)))

    def called(self, titles: Sequence[str]) -> tuple[str, ...]:
        """Those whom the text has called so: of several those of the paper's own country, whom it means."""
        people = tuple(dict.fromkeys(p for t in titles for p in self.bound.get(t, ())))
        own = tuple(p for p in people if self.home and self.country(p) == self.home)
        return own if own and len(people) > 1 else people

    def held(self, entity: str, titles: Sequence[str]) -> int:
        """2: the person holds such an office on the day; 1: held it at some time; 0: never."""
        found = self.person(entity)
        fitting = [o for o in found.offices if any(same_title(t, o.title) for t in titles)] if found else []
        return 2 if any(self._holds(o) for o in fitting) else int(bool(fitting))

    def choose(self, part: str, hit: Hit) -> str | None:
        """Of several entities that are written so, the one that the text means; None: one whose `near` is not there."""
        register = self.gazetteer.register
        fitting = [e for e in hit.entities if self._fits(register.get(e), part, hit)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        return min(fitting, key=lambda e: self._doubt(e, fitting.index(e)))

    def _fits(self, entity: Entity | None, part: str, hit: Hit) -> bool:
        """Whether what must stand near does; a name that is a day of the week too needs its country in the text."""
        if entity is None:
            return True
        if self.is_time(part[hit.start : hit.end]) and not self.countries[entity.country or ""] > 1:
            return False
        if entity.kind is EntityKind.PLACE and self._is_many(part[hit.start : hit.end], entity):
            return False
        near = _near(entity)
        at_home = entity.country == self.home and len(hit.entities) == 1
        return near is None or at_home or bool(near.search(*_around(part, hit)))

    def _is_many(self, surface: str, entity: Entity) -> bool:
        """Balıkçılar are fishermen, and no town Balıkçı: a town has no plural."""
        many = self.pack.code in {"az", "tr"} and _MANY.search(surface)
        return bool(many) and not any(_MANY.search(name) for name in entity.names.values())

    def _doubt(self, entity: str, place: int) -> tuple[int, int, int, int, int]:
        found = self.gazetteer.register.get(entity)
        own = found.country if found else None
        return (
            -int(bool(found and found.near)),
            -int(entity in self.spelled_out),
            self.rank(entity),
            -int(bool(own and self.countries[own] > 0)) - int(own is not None and own == self.home),
            place,
        )


@lru_cache(maxsize=32)
def _plain_words(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(plain(word) for word in words)


def same_title(said: str, held: str) -> bool:
    """Whether the office that a text says may be the one that a person holds: a minister may be of anything."""
    return said == held or held in _AS.get(said, ()) or (said == "minister" and held.endswith("minister"))


def titles_like(said: str) -> tuple[str, ...]:
    """The keys of offices that a text may mean by one."""
    return _AS.get(said, (said,)) or (said,)


def _is_full(part: str, hit: Hit) -> bool:
    return hit.part is Part.WHOLE and bool(re.search(r"[\s・＝]", part[hit.start : hit.end]))


def _around(part: str, hit: Hit) -> tuple[str, int, int]:
    return part, max(0, hit.start - NEAR), min(len(part), hit.end + NEAR)


def _near(entity: Entity | None) -> re.Pattern[str] | None:
    return _pattern(entity.near) if entity and entity.near else None


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in words), re.IGNORECASE)
