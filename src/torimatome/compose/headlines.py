"""The desk's headlines of an event, in Japanese and English, from its English reports, the register and past pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from torimatome.compose.clauses import Clause, ClauseReader
from torimatome.compose.coding import Coded, code
from torimatome.compose.evidence import Passage, Report, central, cited, reports
from torimatome.compose.headlines_english import composed_english, cut, kept
from torimatome.compose.headlines_japanese import composed, unverified
from torimatome.compose.headlines_memory import remembered
from torimatome.compose.headlines_without import without_english
from torimatome.compose.lexicon import Lexicon
from torimatome.compose.people import People
from torimatome.config import House
from torimatome.lang import LanguagePack
from torimatome.model import Article, Dossier, Headline, Item
from torimatome.profiles.register import Register

_FAIR = 0.6
_LONGEST = 60
_REPORTS = 5
_LEAD, _HEADLINE, _CENTRAL = 0.2, 0.15, 0.5


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    how: str
    sure: float
    unsure: tuple[str, ...]
    passage: Passage


def headlines(
    dossier: Dossier, lead: Article, register: Register, packs: Callable[[str], LanguagePack], precedents: Sequence[Item],
    house: House, attributed_on: date,
) -> dict[str, Headline]:  # fmt: skip
    """The headlines "ja" and "en". What a desk officer must look at is named in Headline.unverified."""
    people = People(register, Lexicon(register), house.home, attributed_on)
    told = reports(dossier, lead, packs)
    if not told:
        return without_english(dossier, lead, people)
    for report in told[:4]:
        for passage in (report.headline, *report.opening):
            people.meet(people.read(passage.text)[1])
    coded = _coded(dossier, told, people)
    english = _english(told[0], coded, people)
    past = remembered(english.text, precedents, people)
    if past is not None:
        return {"ja": Headline(text=past.text, how=f"memory:{past.item}", sure=past.sure, unverified=past.unsure, citations=english.citations), "en": english}
    return {"ja": _japanese(told, coded, people), "en": english}


def _coded(dossier: Dossier, told: Sequence[Report], people: People) -> Coded | None:
    return code(told[0], people)


def _english(report: Report, coded: Coded | None, people: People) -> Headline:
    if coded:
        text = cut(composed_english(coded, people))
        return Headline(text=text, how=f"pattern:{coded.act}", sure=0.8, citations=cited(coded.lines))
    return Headline(text=kept(report, people), how="rules", sure=0.7, citations=cited([report.headline]))


def _japanese(told: Sequence[Report], coded: Coded | None, people: People) -> Headline:
    if coded:
        names = unverified(coded)
        sure = 0.6 if names else 0.9
        return Headline(text=composed(coded, people), how=f"pattern:{coded.act}", sure=sure, unverified=names, citations=cited(coded.lines))
    best = _best(told, people)
    if best is None:
        source = told[0].headline
        return Headline(text=source.text, how="source", sure=0.0, unverified=(source.text,), citations=cited([source]))
    return Headline(text=best.text, how=best.how, sure=round(best.sure * 0.8, 2), unverified=best.unsure, citations=cited([best.passage]))


def _best(told: Sequence[Report], people: People) -> _Reading | None:
    """The reading that is best understood and nearest to what the other reports tell; the lead's own first."""
    scored: list[tuple[float, _Reading]] = []
    for n, report in enumerate(told[:_REPORTS]):
        others = [r for r in told[:_REPORTS] if r is not report]
        for passage in (report.headline, *report.opening[:1]):
            if (reading := _read(passage, people)) and reading.sure >= _FAIR:
                bonus = _LEAD * (n == 0) + _HEADLINE * passage.headline
                scored.append((reading.sure + _CENTRAL * central(passage, others) + bonus - _excess(reading), reading))
    return max(scored, key=lambda pair: pair[0], default=(0.0, None))[1]


def _excess(reading: _Reading) -> float:
    return max(0, len(reading.text) - _LONGEST) / 50


def _read(passage: Passage, people: People) -> _Reading | None:
    reader = ClauseReader(passage.text, people)
    clause = reader.read()
    if clause is not None:
        return _Reading(clause.headline(), "rules", clause.coverage, clause.unsure, passage)
    if not passage.headline:
        return None
    phrase = reader.phrase()
    if phrase is None or not phrase.ja or phrase.known / phrase.total < _FAIR:
        return None
    return _Reading(phrase.ja, "rules", phrase.known / phrase.total * 0.8, phrase.unsure, passage)
