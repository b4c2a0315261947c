"""The coded event of a dossier: which act, by whom, with whom, where, about what. Diplomatic acts only; else None."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from torimatome.compose.clause import Clause
from torimatome.compose.evidence import Passage, Report
from torimatome.compose.letters import letter_of, occasion_ja
from torimatome.compose.people import People
from torimatome.compose.person import Person
from torimatome.compose.told import read as told_clause

_PHONE = re.compile(r"\b(?:tele)?phone[sd]?\b", re.IGNORECASE)
_CALLS = re.compile(
    r"\b(?:tele)?phone[sd]?\b|\bcall(?:s|ed) (?:President|Prime Minister|Foreign Minister|[A-Z]\w+ [A-Z]\w+)\b"
)
_MEETING = re.compile(
    r"\b(?:met|meets?|meeting|talks|talked|received|receives|conversation|negotiations|hold talks|held talks|spoke|speaks?"
    r"|consultations|discuss(?:es|ed)?|review(?:s|ed)?)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:congratulat\w+|condol\w+|(?:sends?|sent|address(?:ed|es)) (?:a )?(?:\w+ )?(?:letter|message))\b",
    re.IGNORECASE,
)
_VISIT = re.compile(
    r"\bvisit(?:s|ed|ing)?\b|\b(?:leaves?|left|departs?|departed) for\b|\barriv(?:es|ed|al)\b|\btrip\b|\bhas come to\b|\blanded in\b|\btour(?:s|ed)? of\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:ends?|ended|complet\w+|conclud\w+|wraps? up|postpon\w+|cancel\w+|calls? off|after|following|during)\b.*\b(?:visit|trip)\b",
    re.IGNORECASE,
)
_ON_VISIT = re.compile(
    r"\bwho (?:is|was|has been|arrived)\b[^,]*\bvisit\b"
    r"|\b(?:is|are) (?:on|paying) (?:an? )?(?:[\w-]+ )*visit\b|\bpa(?:ys|id) (?:an? )?(?:[\w-]+ )*visit\b"
    r"|\b(?:leaves|left|departs|departed) for\b|\b(?:arrives|arrived) in\b[^,]*\bvisit\b"
)
_STATEMENT = re.compile(
    r"(?:'s|’s|s') statement (?:on|about|regarding)\b|\bstatement (?:by|of|from)\b|\bcomments? on\b"
    r"|^(?:what|how|why|who|where|when)\b",
    re.IGNORECASE,
)
_RECEIVED = re.compile(r"\breceiv(?:es|ed)\b|\bhost(?:s|ed)\b|\bwelcom(?:es|ed)\b", re.IGNORECASE)
_MEETING_NOUNS = frozenset({"会談", "電話会談", "迎える", "協議", "拡大会合", "個別会談", "非公式会談", "対話"})
_VISIT_NOUNS = frozenset({"訪問", "公式訪問", "到着", "国賓訪問", "実務訪問", "公式訪問を終了", "出発"})
_TAKING_PART = frozenset({"参加", "出席"})
_ABOUT = frozenset({"について"})
_SENT = frozenset({"送付", "祝意", "弔意を表明", "書簡を送付", "終了", "開始", "演説"})
_MAX_TOPIC = 28
_TWO = 2
_NO_TOPIC = re.compile(r"^(?:会談|協議|準備|訪問)$|第\d+日$")
_UNDERSTOOD = 0.9
_HIGH = 3
_NO_VENUE = re.compile(r"(?:海|湾|川|河|湖|海峡|回廊|山脈|コーカサス|中央アジア|中東)$")
_TOLD_BY = re.compile(
    r", (?:the )?(?:[\w' ]+ )?(?:said|says|reported|reports|announced|stated|informed|added)\b.*$|, according to .*$"
)
_ATTENDS = re.compile(r"\battend(?:s|ed|ing)?\b|\b(?:takes?|took|taking) part\b|\bparticipat\w+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Coded:
    """A diplomatic act. act: meeting, phone_call, received, letter or visit; others: the counterparts, in order."""

    act: str
    subject: Person
    others: tuple[Person, ...] = ()
    place: str = ""
    topic: str = ""
    manner: str = ""
    lines: tuple[Passage, ...] = ()


def code(source: Report, people: People) -> Coded | None:
    """The act that an article tells in its headline and first sentence, if it is one of the diplomatic ones."""
    lines = (source.headline, *source.opening[:1])
    persons = _resolved(lines, people)
    clauses = [told_clause(line.text, people) for line in lines]
    if not persons or _no_act(source.headline.text, clauses):
        return None
    text = " ".join(line.text for line in lines)
    wide = " ".join((text, *(line.text for line in source.opening[1:2])))
    subject = _subject(persons, people)
    others = tuple(p for p in persons if p is not subject and _apart(p, subject, people))
    nouns = {c.verb.noun for c in clauses if c}
    actor = _actor(lines, persons, people)
    if _LETTER.search(text) and _CALLS.search(text):  # condolences by telephone are no letter
        return None
    if _LETTER.search(text) and others:
        to = [p for p in persons if p is not actor and _apart(p, actor, people)]
        what = letter_of(text)
        told = occasion_ja((*lines, *source.opening[1:]), what, people)
        return Coded("letter", actor, tuple(to[:1]), topic=told, manner=what, lines=lines) if to else None
    others = _both_said(lines, others, people)
    place = _destination(lines, actor, people) if _visits(source, nouns, people) else ""
    to_post = people.office(actor).endswith("大使") and place == (people.post(actor) or people.home)
    if place and not to_post and not (others and place == people.home):
        return Coded("visit", actor, (), place, manner=_visit_manner(wide), lines=lines)
    gathers = bool(nouns & _TAKING_PART) and not nouns & _MEETING_NOUNS  # with many: no meeting of two
    if others and not gathers and not (place and to_post) and (nouns & _MEETING_NOUNS or _between(lines)):
        meeting = Coded("meeting", subject, others, _abroad(lines, people), _topic(clauses), _manner(text), lines)
        return _narrowed(meeting, text, people)
    return None


def _no_act(head: str, clauses: Sequence[Clause | None]) -> bool:
    """Whether a headline tells a statement, what others say, some other act, or what has not happened."""
    if _STATEMENT.search(head) or _told_by_others(clauses[0]):
        return True
    return (_tells_another(clauses[0]) or _not_yet(clauses)) and not _ON_VISIT.search(head)


def journey(told: Sequence[Report], people: People) -> Coded | None:
    """The journey of a home office-holder of the first ranks which the opening of a report names as a visit."""
    for report in told:
        for line in (report.headline, *report.opening[:1]):
            match = None if _STATEMENT.search(line.text) else _ON_VISIT.search(line.text)
            before = [people.resolve(p) for p in _persons(line.text[: match.start()], people)] if match else []
            home = [p for p in before if people.country(p) == people.home and people.rank(p) <= _HIGH and p.en]
            place = _country_in(line.text[match.start() :], people) if match else ""
            if home and place and home[0] is before[0]:
                return Coded("visit", home[0], (), place, manner=_visit_manner(line.text), lines=(line,))
    return None


def _country_in(text: str, people: People) -> str:
    """The first country abroad that a text names, by itself or by a place in it."""
    named = (w.ja if w.kind == "country" else people.country_of(w) for w in people.read(text)[0])
    return next((country for country in named if country and country != people.home), "")


def attending(report: Report, people: People) -> Person | None:
    """The home office-holder of the first rank who, by the opening of a report, takes part."""
    for line in (report.headline, *report.opening):
        if _ATTENDS.search(line.text):
            persons = [people.resolve(p) for p in people.read(line.text)[1]]
            home = [p for p in persons if people.country(p) == people.home and people.rank(p) <= _HIGH]
            if home:
                return min(home, key=people.rank)
    return None


def _narrowed(meeting: Coded, text: str, people: People) -> Coded:
    """A call, or a guest received by the head of state, rather than a meeting; a form of meeting goes before its topic."""
    if _PHONE.search(text):
        return replace(meeting, act="phone_call", place="", manner="電話会談")
    hosts = any(_receives(line.text, meeting.subject, people) for line in meeting.lines)
    if hosts and people.office(meeting.subject) == "大統領" and not meeting.place:
        return replace(meeting, act="received", others=meeting.others[:1])
    return meeting if meeting.manner == "会談" else replace(meeting, topic="")


def _receives(text: str, subject: Person, people: People) -> bool:
    """Whether it is the subject who receives: the last person before the verb, or the one of a bare "head of state"."""
    match = _RECEIVED.search(text)
    if not match:
        return False
    before = [people.resolve(p) for p in people.read(text)[1] if p.start < match.start()]
    return not before or before[-1].surname == subject.surname


def _manner(text: str) -> str:
    for word, manner in (("expanded", "拡大会合"), ("informal", "非公式会談"), ("one-on-one", "個別会談")):
        if word in text.lower():
            return manner
    return "会談"


def _visit_manner(text: str) -> str:
    if re.search(r"\bstate visit\b", text):
        return "国賓訪問"
    return "公式訪問" if re.search(r"\bofficial(?: \w+)? visit\b", text) else "訪問"


def _told_by_others(clause: Clause | None) -> bool:
    """A headline of a statement about a meeting, or of what somebody says, is no meeting."""
    told = {"発表", "表明", "声明", "報告", "非難", "支持", "要求", "要請", "批判", "歓迎", "反対", "強調", "公表"}
    return clause is not None and (clause.verb.noun in told or bool(clause.more))


def _not_yet(clauses: Sequence[Clause | None]) -> bool:
    """What is only planned, possible or denied has not happened."""
    first = next((c for c in clauses if c), None)
    return first is not None and (first.future or bool(first.ending))


def _tells_another(clause: Clause | None) -> bool:
    """A headline that is well understood and tells some other act."""
    act = clause.verb.noun if clause else ""
    if clause and act == "開催" and any(text.endswith(("会合", "会談")) for text, _ in clause.parts):
        return False
    return clause is not None and clause.coverage >= _UNDERSTOOD and act not in _MEETING_NOUNS | _VISIT_NOUNS | _SENT


def _resolved(lines: Sequence[Passage], people: People) -> list[Person]:
    """The persons of the first sentence, then of the headline, each once, with what is known of them."""
    found: dict[str, Person] = {}
    for line in reversed(lines):
        persons = _persons(line.text, people)
        beside = [people.resolve(p) for p in persons]
        for person in (people.resolve(p, beside) for p in persons):
            key = person.surname or f"{people.office(person)}/{people.country(person) or person.body}"
            if person.en or person.office:
                found.setdefault(key, person)
    named = {people.country(p) for p in found.values() if p.en}
    return [p for p in found.values() if p.en or (people.country(p) or people.home) not in named]


def _persons(text: str, people: People) -> list[Person]:
    """The persons of a text but those whose man another is: the president's representative, an adviser to the president."""
    words, persons = people.read(_TOLD_BY.sub("", text))
    owners = {
        int(a.lemma) for a, b, c in zip(words, words[1:], words[2:], strict=False)
        if (a.kind, b.kind, c.kind) == ("person", "poss-s", "person")
    }  # fmt: skip
    owners |= {
        int(a.lemma) for a, b in pairwise(words)
        if a.kind == b.kind == "person" and persons[int(a.lemma)].en and persons[int(b.lemma)].en
    }  # fmt: skip
    said = [w for w in words if w.kind not in {"det", "poss"}]
    served = {
        int(c.lemma) for a, b, c in zip(said, said[1:], said[2:], strict=False)
        if c.kind == "person" and b.lemma in {"to", "of"} and b.kind == "prep"
        and (a.kind in {"human", "office"} or (a.kind == "person" and not persons[int(a.lemma)].en))
    }  # fmt: skip
    return [p for n, p in enumerate(persons) if n not in owners | served]


def _subject(persons: Sequence[Person], people: People) -> Person:
    """The home person of the highest office; where there is none, the first that the text names."""
    home = [p for p in persons if people.country(p) == people.home and p.office != "大使"]
    return min(home, key=people.rank) if home else persons[0]


def _actor(lines: Sequence[Passage], persons: Sequence[Person], people: People) -> Person:
    """The person whom the lines name first: who sends, who travels."""
    for line in lines:
        for person in (people.resolve(p) for p in _persons(line.text, people)):
            found = next((p for p in persons if _same(person, p, people)), None)
            if found:
                return found
            if not person.en and person.office:
                return person
    return persons[0]


def _same(said: Person, person: Person, people: People) -> bool:
    """Whether a text means that person: by the name, or by the office where it gives no name."""
    if said.en:
        return bool(person.en) and person.surname == said.surname
    office, country = people.office(said), people.country(person)
    alike = country == people.country(said) or bool(country and said.body.startswith(country))
    return bool(office) and people.office(person).endswith(office) and alike


def _both_said(lines: Sequence[Passage], others: tuple[Person, ...], people: People) -> tuple[Person, ...]:
    """The one counterpart where headline and sentence name two persons each: his office in one, his name in the other."""
    two = all(len(_persons(line.text, people)) <= _TWO for line in lines)
    if not two or len(others) < _TWO:
        return others
    return (next((p for p in others if p.en), others[-1]),)


def _apart(person: Person, subject: Person, people: People) -> bool:
    """Another side: of another country or body, and not a companion."""
    country = people.country(person)
    return (country != people.country(subject) or bool(person.body and not country)) and bool(
        person.ja or person.office
    )


def _traveller_unknown(head: str, people: People) -> bool:
    """Whether the headline lets somebody travel who is not among the persons known: not for us to name another."""
    match = _VISIT.search(head)
    if match is None or match.start() == 0:
        return False
    words, persons = people.read(head)
    stranger = len(words) > 1 and words[0].kind == "name" and words[1].kind in {"name", "comma"}
    return stranger or not any(p.start < match.start() for p in persons)


def _visits(source: Report, nouns: set[str], people: People) -> bool:
    head = source.headline.text
    if _traveller_unknown(head, people):
        return False
    if _OVER.search(head):
        return False
    return bool(_VISIT.search(head)) and (
        bool(nouns & _VISIT_NOUNS) or bool(re.search(r"\bvisit\b|\barrives?\b|\b(?:leaves|departs) for\b", head))
    )


def _destination(lines: Sequence[Passage], subject: Person, people: People) -> str:
    own = people.country(subject)
    for line in lines:
        words, _ = people.read(line.text)
        for word in words:
            country = word.ja if word.kind == "country" else people.country_of(word)
            if country and country != own:
                return country
    return next((w.ja for line in lines for w in people.read(line.text)[0] if w.kind == "place"), "")


def _abroad(lines: Sequence[Passage], people: People) -> str:
    """The first place in the lines that is not at home."""
    for line in lines:
        words = people.read(line.text)[0]
        for word, after in zip_longest(words, words[1:]):
            owns = after is not None and after.kind == "poss-s"  # Islamabad's ambassador: the state is meant
            if (
                word.kind == "place" and people.country_of(word) != people.home and not owns
                and not _NO_VENUE.search(word.ja)
            ):  # fmt: skip
                return word.ja
    return ""


def _between(lines: Sequence[Passage]) -> bool:
    pattern = r"\b(?:meeting|talks|conversation|negotiations|consultations)\b.{0,40}\b(?:between|with|of)\b"
    return any(re.search(pattern, line.text) and _MEETING.search(line.text) for line in lines)


def _topic(clauses: Sequence[Clause | None]) -> str:
    for clause in clauses:
        if clause is None or clause.coverage < 0.99 or clause.verb.noun not in _MEETING_NOUNS:
            continue
        for text, particle in clause.parts:
            if particle in _ABOUT and len(text) <= _MAX_TOPIC and not _NO_TOPIC.search(text):
                return text
    return ""
