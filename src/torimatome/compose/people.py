"""Persons in an English text: office, country and name put together from the words around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from torimatome.compose.lexicon import Lexicon, Word
from torimatome.compose.person import Person
from torimatome.compose.spans import (
    PATTERNS,
    as_word,
    code,
    counterpart,
    named_so,
    of_office,
    spelt,
    surface,
    surname_ja,
)
from torimatome.lang.text import fold
from torimatome.model import Entity, EntityKind
from torimatome.profiles.register import Register

_RELATIVE = re.compile(
    r",? who (?:is|was|serves as|holds the posts? of|combines the posts? of|heads as)(?: also)?(?= (?:the )?[A-Z])"
)
_INTERNATIONAL = frozenset({
    "high-representative", "secretary-general", "deputy-secretary-general", "director-general", "executive-director",
    "high-commissioner", "commissioner", "european-council-president", "european-commission-president",
})  # fmt: skip
_SURNAME_FIRST = frozenset({"cn", "kp", "kr", "vn"})
_ANY_BODY = frozenset({"省", "庁", "委員会", "裁判所", "検察", "機関", "局"})
_CHIEFS = frozenset({"chief", "head", "boss", "leader"})
_PREFIXES = {"former": "元", "ex": "元", "acting": "代行", "interim": "暫定", "new": "新", "newly appointed": "新"}


def _short(body: str) -> str:
    """A body without the letters that its name brings along."""
    return body.partition("（")[0]


def _may_act(text: str) -> bool:
    """Whether a capitalised word is a verb that no glossary has (Detains, Freed), not Jared, Fred or Ahmed."""
    return text.endswith("s") or (text.endswith("ed") and not text.endswith(("red", "med", "eed")))


def _given(word: Word, after: Word | None) -> Word:
    """Sultan before a name that no register has is a given name."""
    given = word.lemma == "sultan" and word.kind == "office" and after is not None and after.kind == "name"
    return replace(word, kind="name") if given else word


def _owned(words: Sequence[Word], match: re.Match[str]) -> bool:
    """Adviser to Iran's president: the state after "to" belongs to what follows."""
    after = words[match.end()].kind if match.end() < len(words) else ""
    return bool(match.groupdict().get("to")) and after in {"poss-s", "office"}


class People:
    """Knows the register's persons by full name and by surname, and whom an earlier text has introduced."""

    def __init__(self, register: Register, lexicon: Lexicon, home: str, day: date) -> None:
        self.register, self.lexicon, self.day = register, lexicon, day
        self.home = register.countries[home].names.get("ja", "") if home in register.countries else ""
        self.known: list[Person] = []
        self.common: frozenset[str] = frozenset()
        self.bodies: list[str] = []
        self._surnames: dict[str, list[Entity]] = {}
        for entity in register.of_kind(EntityKind.PERSON):
            if name := entity.names.get("en", ""):
                given_last = entity.country in _SURNAME_FIRST
                self._surnames.setdefault(spelt(name.split()[0 if given_last else -1]), []).append(entity)

    def read(self, text: str) -> tuple[tuple[Word, ...], tuple[Person, ...]]:
        """The words of a text with each person as one word (its lemma: the index in the persons), and the persons."""
        text = _RELATIVE.sub(",", text)
        found = self.lexicon.words(text)
        words = [_given(word, after) for word, after in zip_longest(found, found[1:])]
        persons: list[Person] = []
        out: list[Word] = []
        at = 0
        codes = "".join(code(w) for w in words)
        while at < len(words):
            match, person = self._at(words, codes, at, text)
            if match and person:
                persons.append(person)
                out.append(as_word(words, match, len(persons) - 1, text))
                at = match.end() - (match.group()[-1] in ",." and match.group("n") is not None)
            else:
                end = self._strangers_end(words, codes, at)
                out.extend(words[at:end])
                at = end
        return tuple(out), tuple(persons)

    def _strangers_end(self, words: list[Word], codes: str, at: int) -> int:
        """The place after a full name that nobody knows: its surname is not that of a namesake."""
        end = at + 1
        if codes[at] != "X" or words[at].text.lower() in self.common or _may_act(words[at].text):
            return end
        while codes[end : end + 1] in {"X", "P"} and codes[end : end + 1]:
            if words[end].entity:
                words[end] = replace(words[end], kind="name", entity=None)
            end += 1
        return end

    def _at(self, words: list[Word], codes: str, at: int, text: str) -> tuple[re.Match[str] | None, Person | None]:
        """The first pattern that finds a person there."""
        for pattern in PATTERNS:
            if not (match := pattern.match(codes, at)) or _owned(words, match):
                continue
            if person := self._person(words, match, text):
                return match, person
        return None, None

    @staticmethod
    def of_entity(entity: Entity) -> Person:
        """A person of the register without a text."""
        en = entity.names.get("en", "")
        return Person(en=en, ja=surname_ja(entity, en), entity=entity, sure=entity.sure, text=en)

    def meet(self, persons: Sequence[Person]) -> None:
        """Remember persons of a text that have a name and an office."""
        self.known.extend(p for p in persons if p.en and (p.office or p.entity))

    def meet_bodies(self, words: Sequence[Word]) -> None:
        """Remember the ministries, agencies and courts that a text names."""
        self.bodies.extend(w.ja for w in words if w.kind in {"institution", "body"})

    def named_body(self, short: str) -> str:
        """The one body of the texts that is meant by "the ministry"; empty where it is not one of these or not one only."""
        if short not in _ANY_BODY:
            return ""
        found = {name for name in self.bodies if name.endswith(short) and name != short}
        return found.pop() if len(found) == 1 else ""

    def _person(self, words: list[Word], match: re.Match[str], text: str) -> Person | None:
        groups = match.groupdict()
        part = {k: words[match.start(k) : match.end(k)] for k, v in groups.items() if v and k != "f"}
        names = part.get("n", [])
        entity = self._entity(names)
        office = part["o"][0] if "o" in part else None
        if office is None and entity is None and not self._introduced(names):
            return None
        en = " ".join(w.text for w in names)
        country, body = of_office(part)
        return Person(
            en=en,
            ja=surname_ja(entity, en),
            office=office.ja if office and not counterpart(office) else "",
            office_en=office.text if office and not counterpart(office) else "",
            country=country,
            body=body,
            post=next((w.ja for w in part.get("to", [])), ""),
            prefix=next(
                (_PREFIXES[w.lemma] for w in (*part.get("a0", []), *part.get("a", [])) if w.lemma in _PREFIXES), ""
            ),
            entity=entity,
            counterpart=bool(office and counterpart(office)),
            sure=bool(entity and entity.sure) or not en,
            text=surface(words, match, text),
            start=words[match.start()].start,
            end=words[match.end() - 1].end,
        )

    def _entity(self, names: Sequence[Word]) -> Entity | None:
        """The register's person of a name; a bare surname only where no other given name stands before it."""
        found = next((w.entity for w in names if w.entity), None)
        if found and len(names) > 1 and not named_so(found, names):
            return None
        if found or len(names) != 1:
            return found
        same = self._surnames.get(spelt(names[0].text), [])
        return min(same, key=self._rank, default=None)

    def _rank(self, entity: Entity) -> tuple[int, str]:
        office = entity.office_on(self.day)
        name = self.register.office(office) if office else None
        return (name.rank if name else 9, entity.id)

    def _introduced(self, names: Sequence[Word]) -> bool:
        return bool(names) and any(p.surname == fold(names[-1].text) for p in self.known)

    def resolve(self, person: Person, beside: Sequence[Person] = (), *, abroad: bool = False) -> Person:
        """The person with what the text said elsewhere: name for a bare office, office for a bare name.

        abroad: another country was named before it, whose office it may be.
        """
        if person.counterpart:
            office = next((self.office(p) for p in beside if p is not person), "")
            person = replace(person, office=office if self._has(person.country, office) else "", counterpart=False)
        if person.en and not person.entity and not person.office:
            return next((p for p in self.known if p.surname == person.surname), person)
        if not person.en and person.office_en.lower() == "leader" and person.country and not person.body:
            return self.holder(person.country, "大統領") or replace(person, office="指導者")
        if not person.en and person.office:
            foreign = abroad or any(self.country(p) not in {"", self.home} for p in beside if p is not person)
            return self._holder(person, foreign=foreign) or person
        return person

    def _has(self, country: str, office: str) -> bool:
        """Whether a country has such an office: not every state has a president; all have ministers."""
        if office not in {"大統領", "首相", "国王"}:
            return True
        titles = {t for t, o in self.register.offices.items() if o.names.get("ja") == office}
        codes = {c for c, e in self.register.countries.items() if e.names.get("ja") == country}
        persons = self.register.of_kind(EntityKind.PERSON)
        return any(o.title in titles and (o.country or e.country) in codes for e in persons for o in e.offices)

    def _holder(self, person: Person, *, foreign: bool) -> Person | None:
        """Who holds the office: in this text, or by the register; never one of home for an office beside foreigners."""
        if person.body and person.office_en.lower() in _CHIEFS:
            heads = [p for p in self.known if p.en and _short(self.body(p)) == _short(person.body)]
            return heads[0] if len({p.surname for p in heads}) == 1 else None
        for known in self.known:
            if self.office(known) == person.office and self.country(known) == self.country(person) and not person.body:
                return known
        if (
            not person.country
            and not person.body
            and (same := [k for k in self.known if self.office(k) == person.office])
        ):
            return same[0]
        if not person.country and (foreign or self.rank(person) > 1):
            return None
        return self._registered(person)

    def _registered(self, person: Person) -> Person | None:
        if person.country not in {"", self.home} or person.body or person.prefix:
            return None
        for entity in self.register.of_kind(EntityKind.PERSON):
            office = entity.office_on(self.day)
            name = self.register.office(office) if office else None
            holder = replace(
                person, en=entity.names.get("en", ""), ja=surname_ja(entity, ""), entity=entity, sure=entity.sure
            )
            if name and name.names.get("ja") == person.office and self.country(holder) == self.home and name.rank <= 3:
                return holder
        return None

    def office(self, person: Person) -> str:
        """The office in Japanese: the register's of the day, or else what the text says."""
        own = self._own_office(person)
        return person.office if person.prefix == "元" or (own and person.office.endswith(own)) else own or person.office

    def _own_office(self, person: Person) -> str:
        own = person.entity.office_on(self.day) if person.entity else None
        name = self.register.office(own) if own else None
        return name.names.get("ja", "") if name else ""

    def rank(self, person: Person) -> int:
        """The rank of the office, 1 highest; 9 where nothing is known."""
        own = person.entity.office_on(self.day) if person.entity else None
        name = self.register.office(own) if own else None
        return (
            name.rank
            if name
            else next((o.rank for o in self.register.offices.values() if o.names.get("ja") == person.office), 9)
        )

    def country_of(self, word: Word) -> str:
        """The country in which a place lies, in Japanese, if the register says."""
        code = word.entity.country if word.entity and word.kind == "place" else None
        return self._country_name(code)

    def body(self, person: Person) -> str:
        """The body of the office in Japanese: the register's, or else what the text says."""
        own = person.entity.office_on(self.day) if person.entity else None
        body = self.register.get(own.body) if own else None
        if body is None:
            return "" if own and own.title not in _INTERNATIONAL else person.body
        name = body.house.get("ja") or body.names.get("ja", "")
        return person.body if name and person.body.startswith(name) else name

    def holder(self, country: str, office: str) -> Person | None:
        """Who holds an office of a country on the day, by the register; None where not exactly one does."""
        found = [
            person
            for entity in self.register.of_kind(EntityKind.PERSON)
            if (own := entity.office_on(self.day)) and not own.body
            for person in (self.of_entity(entity),)
            if self.office(person) == office and self.country(person) == country
        ]
        return found[0] if len(found) == 1 else None

    def post(self, person: Person) -> str:
        """Where an ambassador is posted, in Japanese."""
        own = person.entity.office_on(self.day) if person.entity else None
        named = self._country_name(own.country) if own and own.title.startswith("ambassador") else ""
        return named or person.post

    def _country_name(self, code: str | None) -> str:
        country = self.register.countries.get(code) if code else None
        return country.names.get("ja", "") if country else ""

    def country(self, person: Person) -> str:
        """The country of the office in Japanese; empty where neither text nor register says."""
        own = person.entity.office_on(self.day) if person.entity else None
        if own and (own.body or own.title in _INTERNATIONAL):
            return ""
        if own and own.title.startswith("ambassador"):
            own = None
        code = (own.country if own else None) or (person.entity.country if person.entity else None)
        if code and code in self.register.countries:
            return self.register.countries[code].names.get("ja", "")
        return person.country
