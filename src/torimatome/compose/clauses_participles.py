"""Participles after a noun: Russian citizens detained in Baku, a delegation led by the minister, a man charged with murder."""

from __future__ import annotations

import re
from dataclasses import replace

from torimatome.compose.conjugation import Mood, conjugated
from torimatome.compose.phrase import Phrase
from torimatome.compose.phrases import NounReader
from torimatome.compose.senses import by_object
from torimatome.compose.verbs import Verb, adverbial, verb_of
from torimatome.compose.word_roles import forms_of, verb_reading

_BLAMING = {
    "accused of": "{}罪に問われた", "charge": "{}罪で起訴された", "convict": "{}罪で有罪の", "suspect": "{}容疑の", "sentence": "{}罪で判決を受けた",
    "jail": "{}罪で収監された", "try": "{}罪で裁判中の", "detain": "{}容疑で拘束された", "arrest": "{}容疑で逮捕された",
}  # fmt: skip
_OF_CRIMES = frozenset({"of", "with", "for", "on", "over"})


class ParticipleReader:
    """Reads what follows a head of the same text."""

    def __init__(self, nouns: NounReader) -> None:
        self.nouns, self.words = nouns, nouns.words

    def _led(self, head: Phrase, at: int) -> tuple[Phrase, int] | None:
        """A delegation led by the minister."""
        leader, after = self.nouns.group(at + 2, attach=False)
        if self.words[at + 1].lemma != "by" or leader is None:
            return None
        return replace(head, ja=f"{leader.ja}率いる{head.ja}", known=head.known + leader.known), after

    def _blamed(self, head: Phrase, at: int) -> tuple[Phrase, int] | None:
        """A citizen charged with espionage, officials suspected of bribery."""
        crime, after = self.nouns.group(at + 2, attach=False)
        if (
            self.nouns.kind(at + 1) != "prep"
            or crime is None
            or crime.human
            or self.words[at + 1].lemma not in _OF_CRIMES
        ):
            return None
        named = re.sub(r"(?:行為|の罪|罪|容疑)$", "", crime.ja)
        ja = _BLAMING[verb_reading(self.words[at]).lemma].format(named)
        return replace(
            head, ja=ja + head.ja, known=head.known + 1 + crime.known, total=head.total + 1 + crime.total
        ), after

    def _done_by(self, verb: Verb, at: int) -> tuple[str, int] | None:
        """A resolution proposed by France: フランスが提案した."""
        if self.nouns.kind(at + 1) != "prep" or self.words[at + 1].lemma != "by":
            return None
        doer, after = self.nouns.group(at + 2, attach=False)
        act = conjugated(verb.noun, Mood.PAST)
        return (f"{doer.ja}が{act}", after) if doer and doer.human and act and verb.particle == "を" else None

    def read(self, head: Phrase, at: int, end: int) -> tuple[Phrase, int] | None:
        """Russian citizens detained in Baku; a meeting reviewing outcomes of 2025."""
        forms = forms_of(self.words[at]) if at < end else ()
        if not {"participle", "ing"} & set(forms):
            return None
        verb = verb_of(self.words[at])
        if verb_reading(self.words[at]).lemma in {"lead", "head", "chair"} and self.words[at + 1 : at + 2]:
            return self._led(head, at)
        if verb.light and head.kind == "human":
            verb = Verb("を", "拘束")
        inner, after = self.nouns.group(at + 1, attach=False)
        verb = by_object(verb, inner or head)
        place = ""
        if inner is None and self.nouns.kind(at + 1) == "prep":
            where, beyond = self.nouns.group(at + 2, attach=False)
            if where and (
                particle := adverbial(self.words[at + 1].lemma, where, verb if verb.noun == "配備" else None)
            ):
                place, after = where.ja + particle, beyond
        if verb_reading(self.words[at]).lemma in _BLAMING and self.words[at + 1 : at + 2]:
            return self._blamed(head, at)
        if "participle" in forms and (done := self._done_by(verb, at)):
            text, after = done
        elif "ing" in forms:
            text = f"{inner.ja}{verb.particle}{verb.noun}する" if inner else f"{place}{verb.noun}する"
        else:
            text = f"{place}{verb.noun}" + ("中の" if verb.noun in {"拘束", "収監"} else "された")
        return replace(head, ja=text + head.ja, known=head.known + 1.5, total=head.total + 1.5), max(after, at + 1)
