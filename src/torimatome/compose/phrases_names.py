"""Names in a noun phrase: persons with their offices, titles, what nobody knows read by ear, two holders of one office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from torimatome.compose.amounts import COMMON
from torimatome.compose.japanese import listed, person_ja
from torimatome.compose.katakana import katakana
from torimatome.compose.lexicon import Word
from torimatome.compose.people import People
from torimatome.compose.person import Person
from torimatome.compose.phrase import Phrase


class NameReader:
    """Reads the words of one text that name; persons are those of the text, as resolved."""

    def __init__(self, people: People, persons: Sequence[Person]) -> None:
        self.people, self.persons = people, persons

    def of_word(self, word: Word) -> Phrase:
        """A word as a phrase."""
        if word.kind == "person":
            return self._of_person(self.persons[int(word.lemma)])
        if word.kind == "verb" and word.other:
            word = word.other
        if word.kind == "title":
            return Phrase(f"「{word.text}」", "title", 1, 1, (word.text,))
        if word.kind == "name":
            return Phrase("", "gap", 0, 1) if self.common(word) else self._two(word.text) or _by_ear(word.text)
        if word.kind == "human" and "plural" in word.forms and (both := self.both(word)):
            return both
        return Phrase(word.ja, word.kind, 1, 1, (), word.lemma)

    def _two(self, text: str) -> Phrase | None:
        """Trump-Aliyev, of a meeting: two persons whose offices are known."""
        names = re.split("[-–]", text)
        read = [self.people.read(name)[1] for name in names]
        found = [self.people.resolve(p) for persons in read for p in persons]
        if len(names) != 2 or len(found) != 2 or not all(p.entity and self.people.office(p) for p in found):
            return None
        return Phrase(listed([person_ja(p, self.people) for p in found]), "both", 2, 2)

    def common(self, word: Word) -> bool:
        """A capitalised word that is none of a name."""
        return word.text.lower() in self.people.common or bool(COMMON.search(word.text))

    def of_run(self, words: Sequence[str], *, beside_noun: bool) -> Phrase:
        """Unknown names together: beside a noun a title (Sabah Post journalists), else a person by surname."""
        text = " ".join(words)
        if beside_noun:
            return Phrase(f"「{text}」", "title", 1, 1, (text,))
        return Phrase(katakana(words[-1]), "person", 1, 1.2, (text,))

    def holders(self, parts: Sequence[Phrase], word: Word) -> Phrase | None:
        """The Azerbaijani and Armenian foreign ministers, by the register."""
        if word.kind != "human" or "plural" not in word.forms or not parts or parts[-1].kind != "pair":
            return None
        countries = re.split("[と、・]", parts[-1].ja)
        holders = [self.people.holder(country, word.ja) for country in countries]
        names = [person_ja(p, self.people) for p in holders if p]
        return Phrase(listed(names), "both", 1, 1) if len(names) == len(countries) else None

    def both(self, word: Word) -> Phrase | None:
        """The two presidents, where the text has named exactly two."""
        named = {p.surname: p for p in self.people.known if self.people.office(p) == word.ja}
        if len(named) != 2:
            return None
        return Phrase(listed([person_ja(p, self.people) for p in named.values()]), "both", 1, 1)

    def _of_person(self, person: Person) -> Phrase:
        ja = person_ja(person, self.people)
        unsure = (person.en,) if person.en and not person.sure else ()
        kind = "person" if person.en or person.office else "name"
        return Phrase(ja, kind, 1 if ja else 0, 1, unsure, person=person)


def _by_ear(name: str) -> Phrase:
    """A name that nobody knows: capitals and designations as they stand, else by its sounds, marked."""
    ja = name if name.isupper() or not name.isalpha() else katakana(name)
    checked = name.isupper() or any(c.isdigit() for c in name)
    return Phrase(ja, "name", 1 if checked else 0.5, 1, () if checked else (name,))
