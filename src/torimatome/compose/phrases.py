"""English noun phrases into Japanese: modifiers before the head, "of" and its kin as の."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from torimatome.compose.amounts import SOLDIERS
from torimatome.compose.counting import counted, limited
from torimatome.compose.japanese import listed
from torimatome.compose.lexicon import Word
from torimatome.compose.people import People
from torimatome.compose.person import Person
from torimatome.compose.phrase import (
    ATTACHED,
    EVENTLIKE,
    Phrase,
    alike,
    belongs,
    compound,
    modified,
    particle_of,
    possessor,
    together,
)  # fmt: skip
from torimatome.compose.phrases_counts import CountReader
from torimatome.compose.phrases_names import NameReader

_NOMINAL = frozenset({"country", "place", "body", "institution", "noun", "human", "person", "name", "office", "title"})
_HELD = frozenset({"held", "detained", "jailed", "imprisoned", "arrested", "kept"})
_BY_EAR = 1.0
"""What a word by ear before a noun counts for: as often as not it is an English word that no glossary has."""
_SPEAKERS = {"place": ("det", "body", "institution", "person", "human"), "country": ("det", "person")}
_QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»"}


class NounReader:
    """Reads noun phrases from the words of one text. A position is an index into the words."""

    def __init__(self, words: Sequence[Word], persons: Sequence[Person], people: People) -> None:
        self.words, self.people = words, people
        self.limit = len(words)
        foreign = min((w.start for w in words if w.kind == "country" and w.ja != people.home), default=None)
        resolved = [
            people.resolve(p, persons, abroad=foreign is not None and foreign < p.start and not p.country)
            for p in persons
        ]
        self.persons = [people.resolve(p, resolved) if p.counterpart else p for p in resolved]
        self.names = NameReader(people, self.persons)
        self.counts = CountReader(words, self.kind)

    def kind(self, at: int) -> str:
        """The kind of the word there; "end" after the last."""
        return self.words[at].kind if at < self.limit else "end"

    def group(self, at: int, *, attach: bool, stops: frozenset[int] = frozenset()) -> tuple[Phrase | None, int]:
        """One phrase or several joined by commas and "and". attach: take all prepositions, not only "of"."""
        phrases: list[Phrase] = []
        while True:
            phrase, after = self._attached(at, attach=attach, stops=stops)
            if phrase is None:
                break
            phrases.append(phrase)
            at = self._after_apposition(phrase, after)
            follows = self._joint(at)
            if self.kind(at) == "comma" and self.kind(follows) in _SPEAKERS.get(phrase.kind, ()):
                break  # ..., the ministry said: no second place
            if follows == at or follows in stops or not self._starts(follows) or not alike(phrase, self.kind(follows)):
                break
            at = follows
        if not phrases:
            return None, at
        return together(phrases), at

    def _after_apposition(self, phrase: Phrase, at: int) -> int:
        """The place after a named person's office that stands between commas: no second person."""
        named = bool(phrase.person.en) if phrase.person else phrase.kind == "person"
        if not named or self.kind(at) != "comma":
            return at
        inner, after = self._attached(at + 1, attach=True, stops=frozenset())
        office = inner is not None and (inner.kind in {"human", "office"} or (inner.person and not inner.person.en))
        return after + 1 if office and self.kind(after) == "comma" else at

    def _joint(self, at: int) -> int:
        """The place after a comma, "and" or both."""
        while self.kind(at) in {"comma", "and"}:
            at += 1
        return at

    def _starts(self, at: int) -> bool:
        while self.kind(at) in {"det", "poss", "adjective", "number"}:
            at += 1
        return self.kind(at) in _NOMINAL | {"quote"}

    def _attached(self, at: int, *, attach: bool, stops: frozenset[int]) -> tuple[Phrase | None, int]:
        phrase, at = self._simple(at, stops)
        while phrase is not None:
            held = self._held(phrase, at) if at not in stops else None
            more, after = held or self._one_more(phrase, at, attach=attach, stops=stops)
            if more is None:
                return phrase, at
            phrase, at = more, after
        return None, at

    def _one_more(self, phrase: Phrase, at: int, *, attach: bool, stops: frozenset[int]) -> tuple[Phrase | None, int]:
        """The phrase with the preposition that follows it, if that belongs to it."""
        if at in stops or self.kind(at) != "prep":
            return None, at
        prep = self.words[at].lemma
        if phrase.kind == "both" and prep == "of":
            _, after = self.group(at + 1, attach=False, stops=stops)
            return phrase, after
        if prep not in {"of", "between"} and not attach and not belongs(phrase, prep):
            return None, at
        if prep == "between":
            inner, after = self.group(at + 1, attach=False, stops=stops)
            return (modified(phrase, inner, "の"), after) if inner else (None, at)
        # What follows "of" is who gathers; where they gather belongs to the event.
        attach = attach and not (prep == "of" and EVENTLIKE.search(phrase.ja))
        attach = attach and prep != "from"  # a train from Armenia to Georgia: the train goes there
        attach = attach and not (prep == "in" and phrase.ja.endswith("協力"))  # in energy; the place is the verb's
        inner, after = self.group(at + 1, attach=attach, stops=stops) if prep in ATTACHED else (None, at)
        if inner is None:
            return None, at
        return modified(phrase, inner, particle_of(phrase, inner, prep)), after

    def _held(self, phrase: Phrase, at: int) -> tuple[Phrase, int] | None:
        """Armenians held in Baku."""
        prisoners = phrase.kind == "human" and at < self.limit and self.words[at].text.lower() in _HELD
        if not prisoners or self.kind(at + 1) != "prep" or self.words[at + 1].lemma != "in":
            return None
        where, after = self._simple(at + 2, frozenset())
        if where is None or where.kind not in {"place", "country"}:
            return None
        return modified(phrase, replace(where, ja=f"{where.ja}で拘束中", known=2, total=2), "の"), after

    def _simple(self, at: int, stops: frozenset[int]) -> tuple[Phrase | None, int]:
        """Modifiers and head, without what follows."""
        parts: list[Phrase] = []
        limit, at = self.counts.limit_at(at)
        count, at = self.counts.amount(at)
        while at < self.limit and at not in stops:
            word = self.words[at]
            if word.kind == "number" and parts and parts[-1].kind == "name":
                parts[-1] = replace(parts[-1], ja=parts[-1].ja + word.text)
                at += 1
            elif word.kind == "number" or self.counts.ordinal(at):
                count, at = self.counts.number_at(at)
            elif (after := self._marked(parts, at)) or (after := self._named(parts, at)):
                at = after
            else:
                break
        if not parts and ((len(count) == 4 and count.isdigit()) or "～" in count):
            return Phrase(f"{count.removesuffix('年')}年", "date", 1, 1), at
        if parts and self.words[at - 1].kind == "money":
            parts[-1] = replace(parts[-1], ja=parts[-1].ja.removesuffix("の"), kind="noun")
        if not parts or all(p.kind in {"adjective", "gap"} for p in parts):
            return None, at
        if count and parts[-1].kind == "body" and SOLDIERS.search(self.words[at - 1].text):  # three of an army
            parts[-1] = replace(parts[-1], ja=parts[-1].ja + "人", kind="human", head="serviceman")
        whole = limited(counted(compound(parts), count, several="plural" in self.words[at - 1].forms), count, limit)
        unread = self.kind(at) == "unknown" and not self.words[at].lemma.endswith("ly") and parts[-1].kind != "person"
        return (replace(whole, total=whole.total + 2) if unread else whole), at

    def _marked(self, parts: list[Phrase], at: int) -> int:
        """Take an article, quotation, possessive, dash or sum; the place after it, or 0."""
        word = self.words[at]
        if word.kind in {"det", "poss"}:
            return at + 1
        if word.kind == "money":
            parts.append(Phrase(f"{word.ja}の", "adjective"))
            return at + 1
        if word.kind == "quote" and word.text in _QUOTES:
            phrase, after = self._quoted(at)
            parts.extend([phrase] if phrase else [])
            return after
        if word.kind == "poss-s" and parts:
            parts[:] = [possessor(compound(parts))]
            return at + 1
        return self._dashed(parts, at)

    def _dashed(self, parts: list[Phrase], at: int) -> int:
        """Take what a dash joins: two states, the year of an exercise; the place after it, or 0."""
        if self.words[at].kind != "dash" or not parts:
            return 0
        before, after = parts[-1], self.kind(at + 1)
        if before.kind == "title" and after == "number":
            parts[-1] = replace(before, ja=f"{before.ja.removesuffix('」')}-{self.words[at + 1].text}」")
            return at + 2
        if before.kind == "country" and after == "country":
            parts[-1] = Phrase(f"{before.ja}・{self.words[at + 1].ja}", "pair", 2, 2)
            return at + 2
        return 0

    def _named(self, parts: list[Phrase], at: int) -> int:
        """Take a word that names or modifies; the place after it, or 0."""
        word = self.words[at]
        if end := self._several(parts, at):
            return end
        if word.kind == "adjective" and parts and parts[-1].kind in _NOMINAL and not self._head_follows(at + 1):
            return 0
        if word.kind == "person" and parts and parts[-1].kind in {"human", "adjective"} and self._holds_office(word):
            parts.pop()
        if word.kind in _NOMINAL or word.kind == "adjective" or (word.kind == "verb" and word.other):
            phrase = self.names.of_word(word)
            if word.kind == "name" and word.text.istitle() and word.text.isalpha() and self._no_name(at):
                phrase = replace(phrase, total=phrase.total + _BY_EAR)
            parts[:] = [phrase] if phrase.kind == "both" else [*parts, phrase]
            return at + 1
        if word.kind == "unknown" and self._head_follows(at + 1):
            parts.append(Phrase("", "gap", 0, 1, ()))
            return at + 1
        return 0

    def _no_name(self, at: int) -> bool:
        """Whether a capitalised word that nobody knows stands where a common one would: before a noun, before "of"."""
        return self._head_follows(at + 1) or (self.kind(at + 1) == "prep" and self.words[at + 1].lemma == "of")

    def _several(self, parts: list[Phrase], at: int) -> int:
        """Take what is named by more than one word: two states, their ministers, a full name; the place after, or 0."""
        word = self.words[at]
        if holders := self.names.holders(parts, word):
            parts[:] = [holders]
            return at + 1
        if word.kind == "name" and (end := self._run_end(at)) > at + 1:
            parts.append(self._of_run(at, end, parts))
            return end
        if (end := self._pair_end(at)) > at:
            parts.append(self._pair(at, end))
            return end
        return 0

    def _holds_office(self, word: Word) -> bool:
        return bool(self.people.office(self.persons[int(word.lemma)]))

    def _head_follows(self, at: int) -> bool:
        return self.kind(at) in {"noun", "human", "institution", "office", "person", "country"}

    def _pair_end(self, at: int) -> int:
        """The place after "Azerbaijani and Armenian" or "Azerbaijani, Armenian" where a noun follows; else at."""
        if self.kind(at) != "country" or self.kind(at + 1) not in {"and", "comma"} or self.kind(at + 2) != "country":
            return at
        end = at + 3
        after = end
        while self.kind(after) == "adjective":
            after += 1
        return end if self.kind(after) in {"noun", "human", "institution", "office"} else at

    def _pair(self, at: int, end: int) -> Phrase:
        names = [w.ja for w in self.words[at:end] if w.kind == "country"]
        return Phrase(listed(names), "pair", len(names), len(names))

    def _quoted(self, at: int) -> tuple[Phrase | None, int]:
        close = _QUOTES[self.words[at].text]
        end = next((i for i in range(at + 1, len(self.words)) if self.words[i].text in {close, '"'}), -1)
        if end <= at + 1:
            return None, at + 1
        inner = NounReader(self.words[at + 1 : end], (), self.people)
        inner.persons, inner.names = self.persons, self.names
        phrase, stop = inner.group(0, attach=True)
        if phrase and stop == end - at - 1 and phrase.known == phrase.total:
            return Phrase(f"「{phrase.ja.strip('「」')}」", "title", phrase.known, phrase.total, phrase.unsure), end + 1
        raw = " ".join(w.text for w in self.words[at + 1 : end])
        return Phrase(f"「{raw}」", "title", 1, 1, (raw,)), end + 1

    def _of_run(self, at: int, end: int, parts: Sequence[Phrase]) -> Phrase:
        """Names that stand together: beside a noun a title, else a person."""
        owned = at > 0 and self.words[at - 1].lemma == "of"  # the head of Delta Energy
        beside = (
            owned
            or (bool(parts) and parts[-1].kind == "noun")
            or (self._head_follows(end) and self.kind(end) != "person")
        )
        return self.names.of_run([w.text for w in self.words[at:end]], beside_noun=beside)

    def _run_end(self, at: int) -> int:
        """The place after names that stand together."""
        end = at
        while self.kind(end) == "name" and not self.names.common(self.words[end]):
            end += 1
        return end
