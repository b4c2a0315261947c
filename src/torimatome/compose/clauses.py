"""English headlines and first sentences into Japanese clauses: who, does what, to whom, where, about what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from torimatome.compose.japanese import tidy
from torimatome.compose.lexicon import Word
from torimatome.compose.paraphrase import plainly
from torimatome.compose.people import People
from torimatome.compose.phrases import NounReader, Phrase
from torimatome.compose.senses import by_itself, by_object, natural
from torimatome.compose.verbs import (
    LIGHT, PASSIVE_OBJECT, PASSIVE_WITH, Verb, adverbial, held, main_verb, verb_of,
)  # fmt: skip

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_FUTURE = frozenset({"will", "would", "to"})
_ENDINGS = {
    "may": "の可能性", "might": "の可能性", "could": "の可能性", "should": "すべき", "must": "すべき", "can": "が可能",
}  # fmt: skip
_GERUND = {"of": "で", "for": "で", "by": "により", "after": "後に", "over": "をめぐり", "on": "について", "about": "について"}
_TAKES_INFINITIVE = re.compile(r"(?:計画|合意|要請|指示|警告|約束|拒否|決定|期待|要求|提案|表明|準備|失敗|成功|支援|可能性)$")
_VAGUE = frozenset({"首脳", "指導者", "高官", "参加者"})
_OPINIONS = frozenset({"支持", "反対", "要求", "要請", "非難", "批判", "歓迎", "否定", "計画", "期待", "拒否"})
_TO_PLACES = frozenset({"出発", "到着", "訪問", "帰還", "移動", "公式訪問", "定住", "脱退"})
_VISIT = re.compile(r"訪問$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in Japanese: subject, what stands before the verbal noun (particle apart, in order), and the verb."""

    subject: Phrase | None
    parts: tuple[tuple[str, str], ...]
    verb: Verb
    known: float
    total: float
    unsure: tuple[str, ...] = ()
    passive: bool = False
    future: bool = False
    more: Clause | None = None
    ending: str = ""

    @property
    def coverage(self) -> float:
        """The share of the source's content words that the Japanese says, 0..1."""
        return self.known / self.total if self.total else 0.0

    def headline(self) -> str:
        """[subject]、[object] を [verbal noun]."""
        body = self.predicate() + ("へ" if self.future and not self.verb.noun.endswith("る") else "")
        if self.more:
            body += "、" + self.more.predicate()
        if self.subject is None:
            return tidy(body)
        if self.verb.noun in {"死亡", "負傷"} and not self.subject.person and self.subject.kind == "human":
            return tidy("".join(text + particle for text, particle in self.parts) + self.subject.ja + self.verb.noun)
        if self.passive and self.verb.particle == "に" and not any(p == "に" for _, p in self.parts):
            return tidy(f"{self.subject.ja}に{body}")
        mark = "が" if self.verb.particle == "が" and not self.subject.human else "、"
        return tidy(f"{self.subject.ja}{mark}{body}")

    def predicate(self) -> str:
        """What stands after the subject."""
        return "".join(text + particle for text, particle in self.parts) + self.verb.noun + self.ending

    def nominal(self) -> str:
        """The clause as a noun: ヴァンス副大統領のアゼルバイジャン訪問."""
        pieces = [f"{self.subject.ja}の"] if self.subject else []
        for text, particle in self.parts:
            if particle in {"を", "に"} and _VISIT.search(self.verb.noun):
                pieces.append(text)
            else:
                pieces.append(text + _as_attribute(particle))
        if self.ending == "せず":
            who = f"{self.subject.ja}が" if self.subject else ""
            return tidy(who + "".join(text + particle for text, particle in self.parts) + self.verb.noun + "しない方針")
        ending = {"すべき": "の必要性", "が可能": "が可能なこと"}.get(self.ending, self.ending)
        return tidy("".join(pieces) + self.verb.noun + ending)


def _as_attribute(particle: str) -> str:
    table = {"を": "の", "に": "への", "と": "との", "で": "での", "について": "に関する", "から": "からの", "が": "の"}
    return table.get(particle, particle + "の")


class ClauseReader:
    """Reads one headline or sentence."""

    def __init__(self, text: str, people: People) -> None:
        words, persons = people.read(plainly(text))
        self.nouns = NounReader(words, persons, people)
        self.words = words

    def read(self) -> Clause | None:
        """The clause, or None where no verb of the glossary carries it."""
        return self._spoken() or self._clause(0, len(self.words))

    def phrase(self) -> Phrase | None:
        """The whole text as one noun phrase, or None."""
        phrase, at = self.nouns.group(0, attach=True)
        if phrase is None:
            return None
        left = sum(_content(w) for w in self.words[at:])
        return replace(phrase, total=phrase.total + left)

    def _spoken(self) -> Clause | None:
        """X: clause; clause - X."""
        colon = next((i for i, w in enumerate(self.words) if w.text == ":"), -1)
        if colon > 0:
            speaker, at = self.nouns.group(0, attach=True)
            inner = self._clause(colon + 1, len(self.words))
            if speaker and at == colon and speaker.human:
                return self._said(speaker, inner)
            return inner
        comma = next((i for i in range(len(self.words) - 2, 0, -1) if self.words[i].kind == "comma"), -1)
        if comma > 0 and (speaker := self._says(comma + 1)):
            return self._said(speaker, self._clause(0, comma))
        dash = next((i for i, w in enumerate(self.words) if w.kind == "dash" and i and i >= len(self.words) - 4), -1)
        if dash > 0:
            speaker, at = self.nouns.group(dash + 1, attach=True)
            if speaker and at == len(self.words) and speaker.human:
                return self._said(speaker, self._clause(0, dash))
        return None

    def _says(self, at: int) -> Phrase | None:
        """..., French foreign minister says in Ankara."""
        speaker, after = self.nouns.group(at, attach=False)
        words = self.words[after : after + 1]
        says = bool(words) and words[0].lemma in {"say", "tell", "report", "stress", "announce"}
        return speaker if speaker and says and speaker.human else None

    def _said(self, speaker: Phrase, inner: Clause | None) -> Clause | None:
        if inner is None:
            return None
        if (inner.verb.noun in _OPINIONS or inner.verb.noun.endswith("表明")) and (inner.subject is None or self._speaks_for(speaker, inner.subject)):
            return replace(inner, subject=speaker, passive=False)
        told = "発表" if inner.future and not inner.ending else "表明"
        if inner.subject is not None and inner.ending and self._speaks_for(speaker, inner.subject):
            inner = replace(inner, subject=None)
        return Clause(
            speaker, ((inner.nominal(), "を"),), Verb("を", told), inner.known + speaker.known,
            inner.total + speaker.total, speaker.unsure + inner.unsure,
        )  # fmt: skip

    def _speaks_for(self, speaker: Phrase, subject: Phrase) -> bool:
        """Whether the subject is the speaker's own state (or its capital)."""
        people = self.nouns.people
        own = people.country(speaker.person) if speaker.person else speaker.ja
        return subject.ja in {own, speaker.ja}

    def _clause(self, start: int, end: int) -> Clause | None:
        """The clause in words [start, end)."""
        before, self.nouns.limit = self.nouns.limit, end
        try:
            return self._within(start, end)
        finally:
            self.nouns.limit = before

    def _within(self, start: int, end: int) -> Clause | None:
        words = self.words[:end]
        found = main_verb(words, start)
        if found is None:
            return None
        verb_at, group_at = found
        lead, at = self._before_subject(start, group_at)
        subject, after = self.nouns.group(at, attach=True, stops=frozenset({group_at}))
        skipped = sum(_content(w) for w in words[after:group_at])
        clause = self._verb(self._government(at, after, subject), group_at, verb_at, end)
        if clause is None:
            return None
        return replace(clause, parts=(*lead, *clause.parts), total=clause.total + skipped)

    def _government(self, at: int, after: int, subject: Phrase | None) -> Phrase | None:
        """A capital that acts is its government."""
        capital = self.nouns.people.lexicon.capitals.get(self.words[at].lemma) if after == at + 1 else None
        if capital and subject and subject.kind == "place":
            return replace(subject, ja=capital, kind="country")
        return subject if after > at else None

    def _before_subject(self, at: int, verb_at: int) -> tuple[tuple[tuple[str, str], ...], int]:
        """In Belgrade on February 15, ..."""
        parts: list[tuple[str, str]] = []
        start = at
        while at < verb_at and self.nouns.kind(at) == "prep":
            phrase, after = self.nouns.group(at + 1, attach=False, stops=frozenset({verb_at}))
            if phrase is None:
                break
            if (part := adverbial(self.words[at].lemma, phrase)) and phrase.kind in {"place", "country"}:
                parts.append((phrase.ja, part))
            at = after
            while at < verb_at and self.nouns.kind(at) in {"number", "comma"}:
                at += 1
        return (tuple(parts), at) if at > start else ((), start)

    def _verb(self, subject: Phrase | None, group_at: int, verb_at: int, end: int) -> Clause | None:
        group = self.words[group_at:verb_at]
        word = self.words[verb_at]
        verb = verb_of(word)
        future = any(w.lemma in _FUTURE for w in group)
        ending = "せず" if any(w.kind == "not" for w in group) else next((e for w in group if (e := _ENDINGS.get(w.lemma))), "")
        be = any(w.lemma in _BE for w in group)
        obj, at = self.nouns.group(verb_at + 1, attach=False) if verb_at + 1 < end else (None, verb_at + 1)
        if obj is not None:
            verb = by_object(verb, obj)
        if verb.noun in _TO_PLACES and obj is not None and obj.kind not in {"place", "country", "name", "noun", "body"}:
            return None
        if verb.noun == "表明" and verb.particle == "を" and obj is not None and obj.human | (obj.kind in {"place", "name"}):
            if not self._clause_follows(at, end):
                return None
        if verb.noun == "表明" and verb.particle == "を" and self._clause_follows(at, end):
            return self._said(subject, self._clause(verb_at + 1, end)) if subject else None
        passive = (be and "participle" in word.forms) or _reduced(word, obj, verb, subject)
        if passive and obj is not None and not verb.complement:
            verb = PASSIVE_OBJECT.get(word.lemma, verb)
        clause = self._rest(_Draft(subject, verb, word, obj, at, end, passive=passive, future=future))
        if clause is None or (ending and clause.verb.noun.endswith("る")):
            return None
        return replace(clause, ending=ending, future=clause.future and not ending)

    def _clause_follows(self, at: int, end: int) -> bool:
        return at < end and (self.words[at].kind == "aux" or _finite(self.words[at]) or self.words[at].lemma == "that")

    def _rest(self, draft: _Draft) -> Clause | None:
        """The prepositions and what else follows the object."""
        at, obj, verb = draft.at, draft.obj, draft.verb
        tail: list[tuple[str, str, Phrase]] = []
        subject = draft.subject
        known, total = 1.0, 1.0
        unsure: tuple[str, ...] = ()
        infinitive: Clause | None = None
        while at < draft.end:
            word = self.words[at]
            if word.kind == "prep":
                follows = self.words[at + 1] if at + 1 < draft.end else None
                if word.lemma == "to" and follows and "base" in _verb_forms(follows) and infinitive is None:
                    infinitive = self._infinitive(at + 1, draft.end)
                    break
                if follows and "ing" in _verb_forms(follows) and (gerund := self._verb(None, at + 1, at + 1, draft.end)):
                    tail.append((gerund.nominal(), _GERUND.get(word.lemma, "に関し"), Phrase("", "gerund", gerund.known, gerund.total, gerund.unsure)))
                    at = draft.end
                    break
                phrase, after = self.nouns.group(at + 1, attach=False)
                if phrase is None:
                    at += 1
                    continue
                if (more_of := self._participle(phrase, after, draft.end)) is not None:
                    phrase, after = more_of
                if word.lemma == "by" and draft.passive and not phrase.human:
                    tail.append((phrase.ja, "で", phrase))
                elif word.lemma == "by" and draft.passive:
                    subject, obj = phrase, obj or subject
                elif particle := adverbial(word.lemma, phrase, verb):
                    tail.append((phrase.ja, particle, phrase))
                at = after
            elif word.kind == "adverb":
                if word.ja:
                    tail.append((word.ja, "", Phrase(word.ja, "adverb")))
                at += 1
            elif (modified := self._participle(obj, at, draft.end)) is not None:
                obj, at = modified
            elif word.kind in {"comma", "and"} and at + 1 < draft.end and _finite(self.words[at + 1]):
                break
            elif word.kind in {"who", "stop"} and word.text not in {"-"}:
                break
            else:
                total += 0.7 * _content(word)
                at += 1
        more = self._second(at, draft.end)
        return self._build(draft, subject, obj, tail, infinitive, more, known, total, unsure)

    def _infinitive(self, at: int, end: int) -> Clause | None:
        return self._verb(None, at, at, end)

    def _second(self, at: int, end: int) -> Clause | None:
        """A second predicate of the same subject after a comma or "and"."""
        while at < end and self.nouns.kind(at) in {"comma", "and"}:
            at += 1
        if at < end and _finite(self.words[at]) and self.words[at].kind == "verb":
            return self._verb(None, at, at, end)
        return None

    def _participle(self, obj: Phrase | None, at: int, end: int) -> tuple[Phrase, int] | None:
        """Russian citizens detained in Baku; a meeting reviewing outcomes of 2025."""
        if obj is None or at >= end:
            return None
        word = self.words[at]
        forms = _verb_forms(word)
        if not ({"participle", "ing"} & set(forms)):
            return None
        verb = verb_of(word)
        if verb.light and obj.kind == "human":
            verb = Verb("を", "拘束")
        inner, after = self.nouns.group(at + 1, attach=False)
        place = ""
        if inner is None and self.nouns.kind(at + 1) == "prep":
            where, beyond = self.nouns.group(at + 2, attach=False)
            if where and (particle := adverbial(self.words[at + 1].lemma, where)):
                place, after = where.ja + particle, beyond
        if "ing" in forms:
            text = f"{inner.ja}{verb.particle}{verb.noun}する" if inner else f"{place}{verb.noun}する"
        else:
            text = f"{place}{verb.noun}中の" if verb.noun in {"拘束", "収監"} else f"{place}{verb.noun}された"
        return replace(obj, ja=text + obj.ja, known=obj.known + 1.5, total=obj.total + 1.5), max(after, at + 1)

    def _build(
        self, draft: _Draft, subject: Phrase | None, obj: Phrase | None, tail: list[tuple[str, str, Phrase]],
        infinitive: Clause | None, more: Clause | None, known: float, total: float, unsure: tuple[str, ...],
    ) -> Clause | None:  # fmt: skip
        verb = draft.verb
        phrases = [p for p in (subject, obj, *(t[2] for t in tail)) if p]
        known += sum(p.known for p in phrases)
        total += sum(p.total for p in phrases)
        unsure += tuple(u for p in phrases for u in p.unsure)
        tail.sort(key=lambda t: t[2].kind not in {"place", "country"})
        parts = [(text, particle) for text, particle, _ in tail]
        if infinitive is not None:
            known, total = known + infinitive.known, total + infinitive.total
            unsure += infinitive.unsure
            takes = verb.complement or (verb.particle if _TAKES_INFINITIVE.search(verb.noun) and obj is None else "のため")
            parts.append((infinitive.nominal(), takes))
        if obj is not None:
            verb = by_object(verb, obj)
        if obj is None and not draft.passive and subject and not subject.human and not infinitive and (alone := by_itself(verb)):
            return Clause(subject, tuple(sorted(parts, key=_rank)), alone, known, total, unsure, True, draft.future, more)
        if obj is not None and subject and verb.noun == "攻撃" and natural(subject):
            return Clause(None, ((obj.ja, "で"),), Verb("", f"{subject.ja}発生"), known, total, unsure)
        if obj is not None and verb.light and held(obj.ja) == "":
            verb = Verb("", obj.ja)
        elif obj is not None:
            verb = replace(verb, noun=held(obj.ja)) if verb.light else verb
            parts.append((obj.ja, verb.particle if not (draft.passive and obj is draft.subject) else "を"))
        elif draft.passive and verb.light and subject:
            verb = replace(verb, noun=held(subject.ja) or "開催")
        elif verb.light and not draft.passive:
            return None
        passive = draft.passive and subject is draft.subject
        if passive and obj is None and subject and verb.particle in {"を", "について"}:
            host = next((t for t in tail if t[2].kind in {"institution", "body"} and t[1] == "で"), None)
            if host:
                parts = [p for p in parts if p != (host[0], "で")] + [(subject.ja, verb.particle)]
                subject, passive = host[2], False
        if verb.noun == "会談" and obj is None and not any(p == "と" for _, p in parts):
            verb = Verb("", "会談" if subject and subject.kind == "person" else "会合")
        if not passive and verb.noun in {"殺害", "負傷"} and subject and obj and not subject.human:
            parts = [(text, p) for text, p in parts if text != obj.ja]
            return Clause(subject, (*parts, (obj.ja, "")), Verb("", {"殺害": "死亡"}.get(verb.noun, verb.noun)), known, total, unsure)
        if passive and obj is None:
            verb = PASSIVE_WITH.get(verb.noun, verb)
        parts.sort(key=_rank)
        if obj is None and not passive and infinitive is None and not _satisfied(verb, parts):
            return None
        return Clause(subject, tuple(parts), verb, known, total, unsure, passive, draft.future, more)


def _satisfied(verb: Verb, parts: list[tuple[str, str]]) -> bool:
    """Whether a verb without an object has what its particle asks for."""
    if verb.particle in {"を", "への", "の"}:
        return any(p in {"を", verb.particle} for _, p in parts)
    if verb.particle in {"に", "について"} and not verb.intransitive:
        return any(p in {verb.particle, "に"} for _, p in parts)
    return bool(parts) or verb.particle in {"が", ""}


@dataclass(frozen=True, slots=True)
class _Draft:
    subject: Phrase | None
    verb: Verb
    word: Word
    obj: Phrase | None
    at: int
    end: int
    passive: bool = False
    future: bool = False


_RANKS = ("の下で", "で", "から", "後に", "と", "に対し", "をめぐり", "に向けて", "について", "に", "を", "の")


def _rank(part: tuple[str, str]) -> int:
    return _RANKS.index(part[1]) if part[1] in _RANKS else 4


def _verb_forms(word: Word) -> tuple[str, ...]:
    verb = word if word.kind == "verb" else word.other
    return verb.forms if verb else ()


def _finite(word: Word) -> bool:
    return bool({"s", "past", "base"} & set(_verb_forms(word)))


def _reduced(word: Word, obj: Phrase | None, verb: Verb, subject: Phrase | None) -> bool:
    """ "Critic sentenced in absentia": a participle alone, of a verb that wants an object."""
    forms = _verb_forms(word)
    if "participle" not in forms or subject is None:
        return False
    if obj is None:
        return verb.particle in {"を", "に"} and not verb.intransitive
    return word.lemma in PASSIVE_OBJECT and "past" in forms and subject.kind != "person"


def _content(word: Word) -> float:
    return float(word.kind not in {"det", "poss", "aux", "comma", "and", "poss-s", "quote", "dash", "stop", "prep", "not"}) if word.lemma not in LIGHT else 0.0
