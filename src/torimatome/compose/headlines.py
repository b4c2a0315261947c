"""The desk's headlines of an event, in Japanese and English, from its English reports, the register and past pairs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from torimatome.compose.casualties import incident
from torimatome.compose.clause import Clause
from torimatome.compose.clauses import ClauseReader
from torimatome.compose.coding import Coded, attending, code, journey
from torimatome.compose.evidence import Passage, Report, central, cited, common_words, reports
from torimatome.compose.frames import Framed, announced, framed
from torimatome.compose.headlines_english import composed_english, formal, kept, telling
from torimatome.compose.headlines_japanese import composed, unverified
from torimatome.compose.headlines_memory import in_peoples_words, remembered
from torimatome.compose.headlines_without import outlined, without_english
from torimatome.compose.japanese import at_home, person_ja, with_other
from torimatome.compose.lexicon import lexicon_of
from torimatome.compose.people import People
from torimatome.compose.sound import sound
from torimatome.compose.told import read as told_clause
from torimatome.compose.trimming import trimmed
from torimatome.compose.verbs import Verb, main_verb
from torimatome.config import House
from torimatome.lang import LanguagePack
from torimatome.model import Article, Dossier, EventKind, Headline, Lessons
from torimatome.profiles.register import Register

# The share of a headline's, or of a sentence's, words that a reading must have understood; a frame, which knows its own
# words, may miss some of its gaps. With 0.7 and 0.8 for both, 18 of 74 lines on 102 unseen pairs were wrong; sentences from
# 0.85 to 0.95 score the same on the pairs of evals/headline_pairs.
_FAIR, _CLEAR = 0.88, 0.86
_FRAME_FAIR, _FRAME_CLEAR = 0.7, 0.8
# What a reading of the main clause alone counts for: so that a whole one of the same coverage goes before it.
_TRIMMED = 0.95
_LONGEST = 60
_WHOLE_PHRASE = 0.9
_REPORTS = 5
# Set by hand: what a reading gains for being the lead's, for being a headline, for saying what others say, and for
# telling what home does.
_LEAD, _HEADLINE, _CENTRAL, _HOME = 0.2, 0.15, 0.5, 0.1
_DOUBT = re.compile(
    r"\b(?:reportedly|allegedly|unconfirmed|no (?:official )?confirmation|not been (?:confirmed|verified))\b",
    re.IGNORECASE,
)
_TELLING = re.compile(r"(?:表明|報告|非難|発表|批判|要求|要請|否定|警告|主張)$")
_TALKS = frozenset({"meeting", "received", "phone_call"})
_VAGUE = frozenset({"首脳", "指導者", "高官", "参加者"})
_LEAVING = frozenset({"出発", "到着", "派遣", "移動"})
_WHOLE_VISIT = 3
_AS_AGREED = re.compile(
    r"(?<!not),? as (?:agreed|planned|promised|stipulated|scheduled|required|envisaged|provided for)(?: (?:in|by|under|with|at|on) [^,;:]+)?$"
)
"""By what rule something happens: no part of what happens."""
_RUMOUR = re.compile(
    r", (?:(?:\w+ )?sources?|(?:media )?reports?|officials familiar with .+) (?:says?|said|suggests?|tells? [A-Z]\w+|told [A-Z]\w+)$"
)
_WITHOUT_PLAN = re.compile(r"[へか]$")
_GATHERING = re.compile(r"(?:会合|会議|総会|サミット|フォーラム|首脳会談|理事会|式典|大会)$")


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    sure: float
    unsure: tuple[str, ...]
    passage: Passage
    framed: bool = False

    @property
    def clear(self) -> bool:
        """Whether enough of the text was understood; of a sentence more than of a headline."""
        fair, sentence = (_FRAME_FAIR, _FRAME_CLEAR) if self.framed else (_FAIR, _CLEAR)
        return self.sure >= (fair if self.passage.headline else sentence)


def headlines(
    dossier: Dossier, lead: Article, register: Register, packs: Callable[[str], LanguagePack],
    lessons: Lessons, house: House, attributed_on: date,
) -> dict[str, Headline]:  # fmt: skip
    """The headlines "ja" and "en". What a desk officer must look at is named in Headline.unverified."""
    people = People(register, lexicon_of(register), house.home, attributed_on)
    told = reports(dossier, lead, packs)
    if not told:
        return without_english(dossier, lead, people)
    people.common = common_words(told)
    for report in told[:_REPORTS]:
        for passage in (report.headline, *report.opening):
            words, persons = people.read(passage.text)
            people.meet(persons)
            people.meet_bodies(words)
    coded = _coded(dossier, told, people)
    drafted = _from_code(coded, people) if coded else None
    ja, en = drafted if drafted and sound(drafted[0].text) else _from_reading(told, people)
    past = remembered(en.text, lessons, people)
    if past is not None and sound(past.text):
        ja = replace(ja, text=past.text, how=f"memory:{past.item}", sure=past.sure, unverified=past.unsure)
    else:
        ja = replace(ja, text=in_peoples_words(ja.text, "ja", lessons))
    en = replace(en, text=in_peoples_words(en.text, "en", lessons))
    return {"ja": replace(ja, text=at_home(ja.text, people)), "en": en}


def _coded(dossier: Dossier, told: Sequence[Report], people: People) -> Coded | None:
    """The act of the lead; the whole visit where the lead tells only one of its many meetings."""
    own = code(told[0], people)
    trip = dossier.event.kind in {EventKind.VISIT, EventKind.MEETING} and len(told) >= _WHOLE_VISIT
    if trip and (own is None or own.act == "meeting") and (whole := journey(told, people)):
        return whole
    if own is None and dossier.event.kind in {EventKind.VISIT, EventKind.MEETING}:
        return _beside(told, people)
    if own is not None and own.act in {"meeting", "received"} and len(dossier.parts) >= _WHOLE_VISIT:
        acts = (code(report, people) for report in told[1:])
        visits = (a for a in acts if a and a.act == "visit" and a.subject.surname == own.subject.surname)
        return next(visits, own)
    return own


def _beside(told: Sequence[Report], people: People) -> Coded | None:
    """The talks of a journey whose lead tells a museum: by the person whom the lead names first, if at home."""
    persons = [people.resolve(p) for p in people.read(told[0].headline.text)[1]]
    first = persons[0].surname if persons and people.country(persons[0]) == people.home else ""
    acts = (code(report, people) for report in told[1:_REPORTS])
    return next((a for a in acts if a and first and a.subject.surname == first and a.act in _TALKS), None)


def _from_code(coded: Coded, people: People) -> tuple[Headline, Headline]:
    names, where, how = unverified(coded), cited(coded.lines), f"pattern:{coded.act}"
    ja = Headline(text=composed(coded, people), how=how, sure=0.6 if names else 0.9, unverified=names, citations=where)
    return ja, Headline(text=composed_english(coded, people), how=how, sure=0.8, citations=where)


def _from_reading(told: Sequence[Report], people: People) -> tuple[Headline, Headline]:
    best = _best(told, people)
    source = best.passage if best and best.passage.headline else telling(told[:_REPORTS])
    if formal(source.text):
        source = telling(told[:_REPORTS])
    en = Headline(text=kept(source, people), how="rules", sure=0.7, citations=cited([source]))
    if best is None:
        return outlined(told[0], people), en
    sure = round(best.sure * 0.8, 2)
    ja = Headline(text=best.text, how="rules", sure=sure, unverified=best.unsure, citations=cited([best.passage]))
    return ja, en


def _best(told: Sequence[Report], people: People) -> _Reading | None:
    """The reading that is best understood and nearest to what the other reports tell; the lead's own first."""
    holders = [person_ja(p, people) for p in people.known if people.country(p) == people.home and people.office(p)]
    home = tuple(name for name in (people.home, *holders) if name)
    scored: list[tuple[float, _Reading]] = []
    for n, report in enumerate(told[:_REPORTS]):
        others = [r for r in told[:_REPORTS] if r is not report]
        for passage in (report.headline, *report.opening[: n == 0]):  # another's sentence is not the headline's news
            reading = _read(passage, report, people)
            if reading and reading.clear and sound(reading.text):
                bonus = _LEAD * (n == 0) + _HEADLINE * passage.headline + _HOME * reading.text.startswith(home)
                excess = max(0, len(reading.text) - _LONGEST) / 50
                scored.append((reading.sure + _CENTRAL * central(passage, others) + bonus - excess, reading))
    return max(scored, key=lambda pair: pair[0], default=(0.0, None))[1]


def _read(passage: Passage, report: Report, people: People) -> _Reading | None:
    """The reading of a passage; where it has none that can stand, that of its main clause; か of what sources say."""
    if passage.headline and _RUMOUR.search(passage.text):
        rest = _read_whole(replace(passage, text=_RUMOUR.sub("", passage.text)), report, people)
        return rest and replace(rest, text=_WITHOUT_PLAN.sub("", rest.text) + "か", passage=passage)
    whole = _read_whole(passage, report, people)
    if whole and whole.clear and sound(whole.text):
        return whole
    for text in trimmed(passage.text):
        short = _read_whole(replace(passage, text=text), report, people)
        if short and short.clear and sound(short.text):
            return replace(short, sure=short.sure * _TRIMMED, passage=passage)
    return whole


def _read_whole(passage: Passage, report: Report, people: People) -> _Reading | None:
    text = _AS_AGREED.sub("", passage.text)
    if told := _in_frame(text, people):
        return _Reading(_with_doubt(told.text, report, passage), told.coverage, told.unsure, passage, framed=True)
    reader = ClauseReader(text, people)
    clause = told_clause(text, people)
    if clause is None:
        return _read_phrase(reader, passage, report, people)
    if clause.subject and clause.subject.ja in _VAGUE and (person := attending(report, people)):
        clause = replace(clause, subject=replace(clause.subject, ja=person_ja(person, people), kind="person"))
    text = with_other(_to_exercise(clause, report, people).headline())
    if not _TELLING.search(clause.verb.noun) and not clause.ending:
        text = _with_doubt(text, report, passage)
    return _Reading(text, clause.coverage, clause.unsure, passage)


def _in_frame(text: str, people: People) -> Framed | None:
    """What the incidents or frames make of a text, or of what somebody says in it."""

    def plain(part: str) -> Framed | None:
        return incident(part, people) or framed(part, people)

    return plain(text) or announced(text, plain, people)


def _with_doubt(text: str, report: Report, passage: Passage) -> str:
    """か where the body doubts what the headline states."""
    return text + "か" if _doubtful(report, passage) else text


def _to_exercise(clause: Clause, report: Report, people: People) -> Clause:
    """Troops who leave for an exercise take part in it."""
    if clause.verb.noun not in _LEAVING or clause.subject is None:
        return clause
    words = [w for line in (report.headline, *report.opening[:1]) for w in people.lexicon.words(line.text)]
    exercise = max((w.ja for w in words if w.kind == "noun" and w.ja.endswith("演習")), key=len, default="")
    where = next((text for text, particle in clause.parts if particle in {"に", "へ"}), "")
    if not exercise or not where:
        return clause
    return replace(clause, parts=((f"{where}での{exercise}", "に"),), verb=Verb("に", "参加"), future=True)


def _doubtful(report: Report, passage: Passage) -> bool:
    """Whether the body doubts what the headline states."""
    return any(_DOUBT.search(line.text) for line in (passage, *report.opening[:2]))


def _read_phrase(reader: ClauseReader, passage: Passage, report: Report, people: People) -> _Reading | None:
    """A headline without a verb; a gathering with who of home attends it."""
    phrase = reader.phrase() if passage.headline and main_verb(reader.words, 0) is None else None
    if phrase is None or not phrase.ja:
        return None
    if phrase.known / phrase.total < _WHOLE_PHRASE:
        return None
    person = attending(report, people) if _GATHERING.search(phrase.ja) else None
    text = f"{person_ja(person, people)}、{phrase.ja}に出席" if person else phrase.ja
    return _Reading(text, phrase.known / phrase.total * (1 if person else 0.8), phrase.unsure, passage)
