"""Headlines where no sentence carries one: from the names found in the event and its kind. Always to be looked at."""

from __future__ import annotations

from collections.abc import Sequence

from torimatome.compose.evidence import Report, cited, plain
from torimatome.compose.headlines_english import cut, short_form
from torimatome.compose.japanese import listed, person_ja, tidy
from torimatome.compose.people import People
from torimatome.compose.person import Person
from torimatome.model import Article, Citation, Dossier, EntityKind, EventKind, Headline

_ACTS = {
    EventKind.MEETING: ("と会談", "met with"), EventKind.PHONE_CALL: ("と電話会談", "holds telephone conversation with"),
    EventKind.LETTER: ("に書簡を送付", "sends letter to"),
}  # fmt: skip
_MATTERS = {
    EventKind.VISIT: "訪問", EventKind.STATEMENT: "声明", EventKind.INTERVIEW: "インタビュー", EventKind.COURT: "裁判",
    EventKind.INCIDENT: "事案", EventKind.EXERCISE: "演習", EventKind.REGULATION: "措置", EventKind.RESOLUTION: "決議",
    EventKind.REPORT: "報告", EventKind.APPOINTMENT: "人事", EventKind.CEREMONY: "式典",
}  # fmt: skip
_NAMED = frozenset({"person", "country", "body", "institution", "place"})


def without_english(dossier: Dossier, lead: Article, people: People) -> dict[str, Headline]:
    """A meeting, call or letter by its two actors; anything else as the source has it, marked as unverified."""
    citation = Citation(article=lead.id, revision=lead.revision, start=0, end=len(lead.headline), in_headline=True)
    actors = _actors(dossier, lead, people)
    act = _ACTS.get(dossier.event.kind)
    how = f"pattern:{dossier.event.kind.value}"
    source = plain(lead.headline)
    if act and len(actors) >= 2:
        ja = tidy(f"{person_ja(actors[0], people)}、{listed([person_ja(p, people) for p in actors[1:3]])}{act[0]}")
        en = cut(f"{short_form(actors[0], people)} {act[1]} {' and '.join(p.en for p in actors[1:3])}")
        return _both(Headline(text=ja, how=how, sure=0.5, citations=(citation,)), en)
    outline = _outline([person_ja(p, people) for p in actors], dossier.event.kind)
    ja_text = outline or source
    marked = Headline(text=ja_text, how="outline", sure=0.1, unverified=(source,), citations=(citation,))
    return _both(marked, source)


def _both(ja: Headline, en: str) -> dict[str, Headline]:
    return {
        "ja": ja,
        "en": Headline(text=en, how=ja.how, sure=ja.sure, unverified=ja.unverified, citations=ja.citations),
    }


def outlined(report: Report, dossier: Dossier, people: People) -> Headline:
    """Whom and what an English report is about, without saying what was done."""
    lines = (report.headline, *report.opening[:1])
    names: list[str] = []
    for line in lines:
        words, persons = people.read(line.text)
        found = [people.resolve(p) for p in persons]
        named = (w for w in words if w.kind in _NAMED)
        names.extend(person_ja(found[int(w.lemma)], people) if w.kind == "person" else w.ja for w in named)
    text = _outline(names, dossier.event.kind) or report.headline.text
    return Headline(text=text, how="outline", sure=0.2, unverified=(report.headline.text,), citations=cited(lines))


def _outline(names: Sequence[str], kind: EventKind) -> str:
    first = [n for n in dict.fromkeys(names) if n][:2]
    return tidy(f"{listed(first)}に関する{_MATTERS.get(kind, '動き')}") if first else ""


def _actors(dossier: Dossier, lead: Article, people: People) -> list[Person]:
    """The persons that the lead names at its head, or else those of the event; those of the home country first."""
    named = [m.entity for m in dossier.mentions.get(lead.id, ()) if m.in_headline or m.start < len(lead.lead)]
    ids = dict.fromkeys(i for i in (*named, *dossier.event.actors) if i)
    entities = [e for i in ids if (e := people.register.get(i)) and e.kind is EntityKind.PERSON]
    persons = [people.of_entity(e) for e in entities]
    persons.sort(key=lambda p: (people.country(p) != people.home, people.rank(p)))
    return persons
