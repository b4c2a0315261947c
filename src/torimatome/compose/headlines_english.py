"""English headlines in the house's manner: the actor first, short offices, no stop."""

from __future__ import annotations

import re

from torimatome.compose.coding import Coded
from torimatome.compose.evidence import Passage
from torimatome.compose.people import People
from torimatome.compose.person import Person

_SHORT = {"大統領": "President", "外相": "FM", "首相": "PM", "国防相": "Defense Minister", "国会議長": "Speaker"}
_LONGEST = 120
_SAYS = re.compile(r"^(?:BREAKING|UPDATE|VIDEO|PHOTO)S?\s*[:|-]\s*", re.IGNORECASE)
_COUNTERPART = re.compile(r"\b(?:colleague|opposite number)\b")


def composed_english(coded: Coded, people: People) -> str:
    """President Aliyev's visit to Germany; FM Bayramov met with Iranian Deputy FM ..."""
    subject = short_form(coded.subject, people)
    others = " and ".join(_in_full(p) for p in coded.others[:2])
    where = f" in {_english(coded.place, people)}" if coded.place else ""
    match coded.act:
        case "visit":
            kind = {"公式訪問": "official visit", "国賓訪問": "state visit"}.get(coded.manner, "visit")
            place = _english(coded.place, people)
            return (
                f"{subject}'s visit to {place}"
                if kind == "visit"
                else f"{subject} arrived in {place} on {_article(kind)} {kind}"
            )
        case "received":
            return f"{subject} received {others}"
        case "letter":
            what = {"祝賀書簡": "congratulatory letter", "弔意書簡": "letter of condolence"}.get(coded.manner, "letter")
            return f"{subject} sends {what} to {others}"
        case "phone_call":
            return f"{subject} holds telephone conversation with {others}"
    manner = {
        "拡大会合": "held an expanded meeting",
        "非公式会談": "holds informal talks",
        "個別会談": "held a one-on-one meeting",
    }
    return f"{subject} {manner.get(coded.manner, 'met')} with {others}{where}"


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeiou" else "a"


def _in_full(person: Person) -> str:
    return _COUNTERPART.sub("counterpart", person.text) or person.en


def _english(place: str, people: People) -> str:
    """The English name of a country or place; "the" where English wants it."""
    for entity in people.register.entities.values():
        if entity.names.get("ja") == place:
            name = entity.names.get("en", place)
            return f"the {name}" if re.match(r"United|Netherlands|Czech Republic|Philippines|Maldives", name) else name
    term = next((t for t in people.register.terms if t.ja == place and t.kind in {"country", "place"}), None)
    return term.en.title() if term else place


def short_form(person: Person, people: People) -> str:
    """President Aliyev, FM Bayramov: office-holders at home; others as the text has them."""
    office = _SHORT.get(people.office(person))
    if office and person.en and people.country(person) in {people.home, ""}:
        return f"{office} {person.en.split()[-1]}"
    own = person.entity.office_on(people.day) if person.entity else None
    name = people.register.office(own) if own else None
    if name and people.country(person) == people.home and not people.post(person):
        return f"{name.names.get('en', person.office_en)} {person.en}".strip()
    return person.text or person.en


def kept(source: Passage, people: People) -> str:
    """The source's headline with the house's forms of names, cut to the length that the house allows."""
    text = _SAYS.sub("", source.text)
    _, persons = people.read(text)
    for person in sorted((p for p in persons), key=lambda p: -p.start):
        known = people.resolve(person)
        if people.country(known) == people.home and people.office(known) in _SHORT and known.en:
            text = text[: person.start] + short_form(known, people) + text[person.end :]
    return cut(text[:1].upper() + text[1:])


def cut(text: str) -> str:
    """At most 120 characters, ended at a comma or a word, without a stop."""
    if len(text) > _LONGEST:
        text = text[: _LONGEST + 1]
        comma = text.rfind(",")
        text = text[: comma if comma > _LONGEST / 2 else text.rfind(" ")]
    return text.rstrip(" .,;:-–")
