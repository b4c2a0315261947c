"""Headlines where no sentence carries one: from the names found in the event and its kind. Always to be looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from torimatome.compose.evidence import Report, cited, plain
from torimatome.compose.frames import phrase_of
from torimatome.compose.headlines_english import cut, short_form
from torimatome.compose.japanese import listed, person_ja, tidy
from torimatome.compose.lexicon import Word
from torimatome.compose.people import People
from torimatome.compose.person import Person
from torimatome.compose.sound import sound
from torimatome.model import Article, Citation, Dossier, EntityKind, EventKind, Headline
from torimatome.model.item import UNTRANSLATED

_ACTS = {
    EventKind.MEETING: ("と会談", "met with"), EventKind.PHONE_CALL: ("と電話会談", "holds telephone conversation with"),
    EventKind.LETTER: ("に書簡を送付", "sends letter to"),
}  # fmt: skip
_SPEAKS = re.compile(
    r"^[^:]{3,60}: |\b(?:says?|said|tells?|told|stated|calls?|comments?|warns?|speaks?|stress\w*|reveals?|hails?)\b"
)
_TALKS = re.compile(r"\b(?:discuss\w*|talks?|meets?|met|negotiat\w+|consult\w+|mull|exchange views)\b")
_LONGEST, _SHORT = 30, 16
_HEADS = frozenset({"institution", "human", "office", "noun", "poss-s"})
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning", "discuss", "talk"})
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
    speaker = next((p for p in actors if _begins_with(lead, p, dossier)), None)
    if speaker and re.match(r"[^:]{3,40}:", source):
        said = tidy(f"{person_ja(speaker, people)}、声明")
        line = Headline(text=said, how="outline", sure=0.2, unverified=(source,), citations=(citation,))
        return _both(line, f"Statement by {short_form(speaker, people)}")
    marked = Headline(text=untranslated(source), how="outline", sure=0.0, unverified=(source,), citations=(citation,))
    english = lead.language.startswith("en")
    return _both(marked, source if english else marked.text)


def _begins_with(lead: Article, person: Person, dossier: Dossier) -> bool:
    """Whether the headline begins with that person's name: who speaks before a colon."""
    mentions = dossier.mentions.get(lead.id, ())
    own = person.entity.id if person.entity else ""
    return any(m.in_headline and m.start == 0 and m.entity == own for m in mentions)


def _both(ja: Headline, en: str) -> dict[str, Headline]:
    return {
        "ja": ja,
        "en": Headline(text=en, how=ja.how, sure=ja.sure, unverified=ja.unverified, citations=ja.citations),
    }


def outlined(report: Report, people: People) -> Headline:
    """Who speaks or who meets whom, and about what, as far as the English headline tells it for sure; else the headline itself."""
    line = report.headline
    words, persons = people.read(line.text)
    named = [
        _capital(w, persons, people) if not n else _name(w, persons, people)
        for n, w in enumerate(words)
        if w.kind in _NAMED
    ]
    actors = [name for name in dict.fromkeys(named) if name]
    topic = _topic(line.text, words, people)
    text = ""
    if actors and topic and _speaks_first(line.text, words):
        text = tidy(f"{actors[0]}、{topic}について発言")
    elif len(actors) > 1 and topic and len(topic) <= _SHORT and _both_before(words, _TALKS.search(line.text)):
        text = tidy(f"{listed(actors[:2])}、{topic}について協議")
    if not text or not sound(text):
        return Headline(
            text=untranslated(line.text), how="outline", sure=0.0, unverified=(line.text,), citations=cited([line])
        )
    return Headline(text=text, how="outline", sure=0.2, unverified=(line.text,), citations=cited([line]))


def _speaks_first(text: str, words: Sequence[Word]) -> bool:
    """Whether the one named at the head speaks: nobody else stands between the name and the verb or colon."""
    speaks = _SPEAKS.search(text)
    if speaks is None or words[0].kind not in _NAMED or (len(words) > 1 and words[1].kind in _HEADS):
        return False
    at = text.find(":") if speaks.start() == 0 else speaks.start()
    between = [w for w in words if words[0].end <= w.start < at]
    return not any(
        w.kind in {"and", "comma", "verb"} or (w.kind == "person" and words[0].kind == "person") for w in between
    )


def _both_before(words: Sequence[Word], talks: re.Match[str] | None) -> bool:
    """Whether two who may talk stand before the verb, so that none of them is what is talked about."""
    return talks is not None and sum(w.kind in _NAMED for w in words if w.start < talks.start()) > 1


def untranslated(source: str) -> str:
    """The source's own words, marked: better than a guess."""
    return f"{UNTRANSLATED}{source}".rstrip(" .。、")


def _name(word: Word, persons: Sequence[Person], people: People) -> str:
    return person_ja(people.resolve(persons[int(word.lemma)]), people) if word.kind == "person" else word.ja


def _capital(word: Word, persons: Sequence[Person], people: People) -> str:
    """The name at the head of a line; for a capital its state, which it stands for."""
    return people.lexicon.capitals.get(word.lemma) or _name(word, persons, people)


def _topic(text: str, words: Sequence[Word], people: People) -> str:
    """The longest noun phrase that the text says it is about, wholly understood and no name."""
    found: list[str] = []
    for n, word in enumerate(words):
        if word.kind in {"noun", "adjective", "country"} and not word.other and n and words[n - 1].lemma in _ABOUT:
            phrase = phrase_of(text[word.start :], people)
            if phrase and phrase.kind == "noun" and phrase.known == phrase.total and not phrase.unsure:
                found.append(phrase.ja)
    return max((t for t in found if 2 < len(t) <= _LONGEST), key=len, default="")


def _actors(dossier: Dossier, lead: Article, people: People) -> list[Person]:
    """The persons that the lead names at its head, or else those of the event; those of the home country first."""
    named = [m.entity for m in dossier.mentions.get(lead.id, ()) if m.in_headline or m.start < len(lead.lead)]
    ids = dict.fromkeys(i for i in (*named, *dossier.event.actors) if i)
    entities = [e for i in ids if (e := people.register.get(i)) and e.kind is EntityKind.PERSON]
    persons = [people.of_entity(e) for e in entities]
    persons.sort(key=lambda p: (people.country(p) != people.home, people.rank(p)))
    return persons
