"""English headlines in the house's manner: the actor first, short offices, no stop."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from torimatome.compose.coding import Coded
from torimatome.compose.evidence import Passage, Report, central
from torimatome.compose.headlines_manner import in_manner
from torimatome.compose.people import People
from torimatome.compose.person import Person

_SHORT = {"大統領": "President", "外相": "FM", "首相": "PM", "国防相": "Defense Minister", "国会議長": "Speaker"}
_LONGEST = 120
_SAYS = re.compile(r"^(?:(?:BREAKING|UPDATE|VIDEO|PHOTO)S?\s*[:|-]|No:? ?\d+/\d+,?)\s*", re.IGNORECASE)
_FORMAL = re.compile(
    r"(?:No:? ?\d+/\d+|Information (?:of|on|for)|Commentary (?:of|by)|Press release|Comment of|Transcript|Answer (?:of|by))",
    re.IGNORECASE,
)
_END = re.compile(r"[,;:] | [–—-] | (?:after|while|as|amid|following|ahead of|because|despite|where|who|which) ")
_PHRASE_END = re.compile(r" (?:in|on|at|for|with|over|under|from|to|by) ")
_SHORTEST = 50
_FULL = 95
_MAJESTY = re.compile(r"^(?:(?:His|Her) )?(?:Majesty|Excellency|Highness) ")
_ADJECTIVE = re.compile(r"[A-Z][a-z]+(?:an|ish|ese|ch|i|ek|yz|ik|ian)$|U\.S\.|Dutch|Greek|Czech|Slovak|Kazakh|Uzbek")
_ARRIVES = re.compile(r"(?<!who )(?<!who has )\b(?:arriv(?:e[sd]?|al)\b|landed\b|beg[ia]ns? (?:an? )?(?:\w+ )?visit\b)")
_VISITS = {"公式訪問": "official visit", "国賓訪問": "state visit"}
_TALKS = {
    "拡大会合": "held an expanded meeting", "非公式会談": "holds informal talks", "個別会談": "held a one-on-one meeting",
    "電話会談": "holds telephone conversation",
}  # fmt: skip
_WORKING = re.compile(r"\b(?:is|are) (?:\w+ ){0,5}on (?:a )?working visit\b|\bbegins? (?:a )?working visit\b")
_TOPIC = re.compile(
    r"\b(?:discuss(?:es|ed|ing)?|review(?:s|ed|ing)?|talk(?:s|ed)? about|(?:exchange[ds]?|exchanging) views on)\s+"
    r"(?:(?:the|an?) )?(?:(?:agenda|issues?|prospects|state|course) of )?(?P<topic>.+?)"
    r"(?=\s+(?:with|at|during|by|on the)\b|\s+in [A-Z]|,|;|$)"
)
_COUNTERPART = re.compile(r"\b(?:colleague|opposite number)\b")


def composed_english(coded: Coded, people: People) -> str:
    """President Aliyev's visit to Germany; FM Bayramov met with Iranian Deputy FM ..."""
    text = _composed(coded, people, short_form(coded.subject, people), lambda p: _named(p, people))
    if len(text) > _FULL:
        home = people.country(coded.subject) == people.home
        subject = short_form(coded.subject, people) if home else _in_short(coded.subject, people)
        text = _composed(coded, people, subject, lambda p: _other_in_short(p, people))
        for less in (
            replace(coded, place=""),
            replace(coded, place="", topic=""),
        ):  # where and about what go before whom they met
            if len(text) > _LONGEST and coded.act != "visit":
                text = _composed(less, people, subject, lambda p: _other_in_short(p, people))
    return cut(text)


def _named(person: Person, people: People) -> str:
    """The text's own form; with country and office where the text has the bare name."""
    if people.country(person) == people.home and _SHORT.get(people.office(person)) and not people.post(person):
        return short_form(person, people)
    bare = person.text == person.en and people.country(person) != people.home
    return _in_short(person, people) if bare else _in_full(person)


def _other_in_short(person: Person, people: People) -> str:
    home = people.country(person) == people.home
    return short_form(person, people) if home else _in_short(person, people)


def _composed(coded: Coded, people: People, subject: str, full: Callable[[Person], str]) -> str:
    others = " and ".join(full(p) for p in coded.others[:2])
    match coded.act:
        case "visit":
            return _journey(coded, subject, _english(coded.place, people))
        case "received":
            return f"{subject} received {others}"
        case "letter":
            what = {"祝賀書簡": "congratulatory letter", "弔意書簡": "letter of condolence"}.get(coded.manner, "letter")
            return f"{subject} sends {what} to {others}"
    topic = _topic(coded)
    talks = f"discusses {topic}" if topic else _TALKS.get(coded.manner, "met")
    where = f" in {_english(coded.place, people)}" if coded.place else ""
    return f"{subject} {talks} with {others}{where}"


def _journey(coded: Coded, subject: str, place: str) -> str:
    """The visit by its kind: a working visit is no official one."""
    kind = _VISITS.get(coded.manner, "")
    if kind:
        arrives = any(_ARRIVES.search(line.text) for line in coded.lines)
        a_visit = f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
        return f"{subject} arrived in {place} on {a_visit}" if arrives else f"{subject} pays {kind} to {place}"
    if any(_WORKING.search(line.text) for line in coded.lines[:1]):
        return f"{subject} is on a working visit to {place}"
    if re.search(r"['’]s\b| of | to ", subject):
        return f"{subject[:1].upper()}{subject[1:]} visits {place}"
    return f"{subject}'s visit to {place}"


def _topic(coded: Coded) -> str:
    """What was discussed, where the Japanese line says it too."""
    found = (_TOPIC.search(line.text) for line in coded.lines) if coded.topic else ()
    return next((match["topic"] for match in found if match), "")


def _in_full(person: Person) -> str:
    return _MAJESTY.sub("", _COUNTERPART.sub("counterpart", person.text)) or person.en


def _in_short(person: Person, people: People) -> str:
    """Georgian PM Irakli Kobakhidze: where the full form makes the line too long."""
    country = next((c for c in people.register.countries.values() if c.names.get("ja") == people.country(person)), None)
    forms = country.forms.get("en", ()) if country else ()
    adjective = next((f for f in sorted(forms, key=lambda f: f != "U.S.") if _ADJECTIVE.fullmatch(f)), "")
    office = _SHORT.get(people.office(person)) or _office_en(person, people)
    if not (adjective and office and person.en) or "counterpart" in person.text:
        bare = re.sub(r" for .*", "", _in_full(person))
        return bare if person.en in bare else f"{bare} {person.en}"
    return f"{adjective} {person.en}" if person.en.startswith(office) else f"{adjective} {office} {person.en}"


def _office_en(person: Person, people: People) -> str:
    title = next((o for o in people.register.offices.values() if o.names.get("ja") == people.office(person)), None)
    return title.names.get("en", "") if title else ""


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
    return _in_full(person)


def kept(source: Passage, people: People) -> str:
    """The source's headline with the house's forms of names, cut to the length that the house allows."""
    text = _SAYS.sub("", source.text)
    _, persons = people.read(text)
    for person in sorted((p for p in persons), key=lambda p: -p.start):
        known = people.resolve(person)
        if people.country(known) == people.home and people.office(known) in _SHORT and known.en:
            text = text[: person.start] + short_form(known, people) + text[person.end :]
    return cut(in_manner(text[:1].upper() + text[1:], people))


def formal(headline: str) -> bool:
    """A ministry's heading that tells nothing: No:219/26, Commentary of the Press Service."""
    return bool(_FORMAL.match(headline))


def telling(told: Sequence[Report]) -> Passage:
    """The headline that stands for a group of reports: the lead's, or the most central one where that is a heading."""
    if not formal(told[0].headline.text):
        return told[0].headline
    plain = [r for r in told if not formal(r.headline.text)]
    return max(plain or told, key=lambda r: central(r.headline, [o for o in told if o is not r])).headline


def cut(text: str) -> str:
    """At most 120 characters where a clause or phrase ends before that; never in the midst of one. No stop."""
    if len(text) > _LONGEST:
        ends = [m.start() for m in _END.finditer(text) if _SHORTEST < m.start() <= _LONGEST]
        softer = [m.start() for m in _PHRASE_END.finditer(text) if _SHORTEST < m.start() <= _LONGEST]
        text = text[: max(ends or softer or [len(text)])]
    return text.rstrip(" .,;:-–")
