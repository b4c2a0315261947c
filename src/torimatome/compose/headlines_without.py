"""Headlines of an event without an English report: from the names found in it and the kind of act."""

from __future__ import annotations

from torimatome.compose.headlines_english import cut
from torimatome.compose.evidence import plain
from torimatome.compose.japanese import listed, person_ja, tidy
from torimatome.compose.people import People, Person
from torimatome.model import Article, Citation, Dossier, EntityKind, EventKind, Headline

_ACTS = {
    EventKind.MEETING: ("と会談", "met with"), EventKind.PHONE_CALL: ("と電話会談", "holds telephone conversation with"),
    EventKind.LETTER: ("に書簡を送付", "sends letter to"),
}  # fmt: skip


def without_english(dossier: Dossier, lead: Article, people: People) -> dict[str, Headline]:
    """A meeting, call or letter by its two actors; anything else as the source has it, marked as unverified."""
    citation = Citation(article=lead.id, revision=lead.revision, start=0, end=len(lead.headline), in_headline=True)
    actors = _actors(dossier, lead, people)
    act = _ACTS.get(dossier.event.kind)
    if act and len(actors) >= 2:
        ja = tidy(f"{person_ja(actors[0], people)}、{listed([person_ja(p, people) for p in actors[1:3]])}{act[0]}")
        en = cut(f"{actors[0].en} {act[1]} {' and '.join(p.en for p in actors[1:3])}")
        how = f"pattern:{dossier.event.kind.value}"
        return {
            "ja": Headline(text=ja, how=how, sure=0.5, citations=(citation,)),
            "en": Headline(text=en, how=how, sure=0.5, citations=(citation,)),
        }
    text = plain(lead.headline)
    marked = Headline(text=text, how="source", sure=0.0, unverified=(text,), citations=(citation,))
    return {"ja": marked, "en": marked}


def _actors(dossier: Dossier, lead: Article, people: People) -> list[Person]:
    """The persons that the lead names at its head, or else those of the event; those of the home country first."""
    named = [m.entity for m in dossier.mentions.get(lead.id, ()) if m.in_headline or m.start < len(lead.lead)]
    ids = dict.fromkeys(i for i in (*named, *dossier.event.actors) if i)
    entities = [e for i in ids if (e := people.register.get(i)) and e.kind is EntityKind.PERSON]
    persons = [people.of_entity(e) for e in entities]
    persons.sort(key=lambda p: (people.country(p) != people.home, people.rank(p)))
    return persons
