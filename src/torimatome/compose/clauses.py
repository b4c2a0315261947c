"""English headlines and first sentences into Japanese clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from torimatome.compose.clause import Clause
from torimatome.compose.clauses_participles import ParticipleReader
from torimatome.compose.lexicon import Word, number
from torimatome.compose.paraphrase import plainly
from torimatome.compose.people import People
from torimatome.compose.phrase import Phrase
from torimatome.compose.phrase import modified as joined
from torimatome.compose.phrases import NounReader
from torimatome.compose.predicate import Predicate
from torimatome.compose.senses import by_object, by_subject
from torimatome.compose.verbs import PASSIVE_OBJECT, Verb, adverbial, main_verb, verb_of
from torimatome.compose.word_roles import LOST, content, finite, forms_of, loss, reduced, verb_reading

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_FUTURE = frozenset({"will", "would", "to"})
_PERFECT = frozenset({"did", "has", "have", "had", "never", "was", "were", "been"})
_ENDINGS = {
    "may": "の可能性", "might": "の可能性", "could": "の可能性", "should": "すべき", "must": "すべき", "can": "が可能",
}  # fmt: skip
_GERUND = {
    "of": "で", "for": "で", "by": "により", "after": "後に", "over": "をめぐり", "on": "について", "about": "について",
}  # fmt: skip
_OF_DEEDS = frozenset({"否定", "拒否", "検討", "開始", "停止", "継続", "終了", "計画", "非難"})
_TO_PLACES = frozenset({"出発", "到着", "訪問", "帰還", "移動", "公式訪問", "定住", "脱退"})
_PLACES = frozenset({"institution", "place", "country", "name", "noun", "body"})
_COUNTED = frozenset({"殺害", "負傷", "逮捕", "拘束", "解放", "救助", "追放"})
_TO_DO = ("計画", "決定", "提案", "試み", "要求", "要請", "意向", "権利", "約束", "準備")
_SAID_OF_PERSONS = frozenset(
    {"accused of", "detain", "arrest", "jail", "charge", "kill", "injure", "wound", "sentence", "convict"}
)
_FORCES = ("警察", "当局", "検察", "軍", "部隊", "警備隊")
_OPENERS = frozenset({"as", "after", "before", "since", "until"})
_SKIPPED = 0.7


class ClauseReader:
    """Reads one headline or sentence."""

    def __init__(self, text: str, people: People) -> None:
        words, persons = people.read(plainly(text))
        self.nouns = NounReader(words, persons, people)
        self.words = words
        self.participles = ParticipleReader(self.nouns)

    def read(self) -> Clause | None:
        """The clause, or None where no verb of the glossary carries it."""
        return self._clause(0, len(self.words))

    def phrase(self) -> Phrase | None:
        """The whole text as one noun phrase, or None."""
        phrase, at = self.nouns.group(0, attach=True)
        if phrase is None:
            return None
        return replace(phrase, total=phrase.total + sum(content(w) for w in self.words[at:]))

    def _clause(self, start: int, end: int) -> Clause | None:
        """The clause in words [start, end)."""
        before, self.nouns.limit = self.nouns.limit, end
        try:
            return self._within(start, end)
        finally:
            self.nouns.limit = before

    def _within(self, start: int, end: int) -> Clause | None:
        found = main_verb(self.words[:end], start)
        if found is None:
            return None
        verb_at, group_at = found
        lead, at = self._before_subject(start, group_at)
        subject, after = self.nouns.group(at, attach=True, stops=frozenset({group_at}))
        clause = self._verb(self._government(at, after, subject), group_at, verb_at, end)
        if clause is None or (group_at == verb_at and self._of_another(at, verb_at)):
            return None
        skipped = sum(LOST * content(w) for w in self.words[after:group_at])
        if subject and subject.kind == "name" and (at, after) == (0, 1):  # any first word has a capital
            skipped += LOST
        return replace(clause, parts=(*lead, *clause.parts), total=clause.total + skipped)

    def _of_another(self, at: int, verb_at: int) -> bool:
        """Relatives of the man accused: a participle after a second person may be said of either."""
        preps = [n for n in range(at, verb_at) if self.words[n].kind == "prep"]
        later = {w.kind for w in self.words[preps[0] : verb_at]} if preps else set()
        word = self.words[verb_at]
        bare = word.lemma == "accused of" or (
            "participle" in forms_of(word) and not {"s", "base"} & set(forms_of(word))
        )
        return bare and bool(later & {"human", "person"}) and word.lemma in _SAID_OF_PERSONS

    def _government(self, at: int, after: int, subject: Phrase | None) -> Phrase | None:
        """A capital that acts is its government."""
        capital = self.nouns.people.lexicon.capitals.get(self.words[at].lemma) if after == at + 1 else None
        if capital and subject and subject.kind == "place":
            return replace(subject, ja=capital, kind="country")
        return subject if after > at else None

    def _before_subject(self, at: int, verb_at: int) -> tuple[tuple[tuple[str, str], ...], int]:
        """In Belgrade on February 15, ..."""
        parts: list[tuple[str, str]] = []
        while at < verb_at and self.nouns.kind(at) == "prep" and self.nouns.kind(at + 1) != "number":
            phrase, after = self.nouns.group(at + 1, attach=False, stops=frozenset({verb_at}))
            if phrase and phrase.kind in {"place", "country"} and (part := adverbial(self.words[at].lemma, phrase)):
                parts.append((phrase.ja, part))
            at = max(after, at + 1)
            while at < verb_at and self.nouns.kind(at) in {"number", "comma", "date"}:
                at += 1
        return tuple(parts), at

    def _verb(self, subject: Phrase | None, group_at: int, verb_at: int, end: int) -> Clause | None:
        """The clause from its verb on; the words between group_at and verb_at are will, has, is, not."""
        group, word = self.words[group_at:verb_at], self.words[verb_at]
        verb, forms = by_subject(verb_of(word), subject), forms_of(word)
        obj, at = self._acted_on(verb, verb_at + 1, end)
        if obj is None and verb.noun in _COUNTED and self.nouns.kind(at) == "number":
            obj, at = Phrase(f"{number(self.words[at].text)}名", "human"), at + 1
        if obj is not None:
            verb = by_object(verb, obj)
            if verb.noun in _TO_PLACES and obj.kind not in _PLACES:
                return None
        if verb == Verb("を", "表明") and (obj is None or obj.human or obj.kind in {"place", "name"}):
            return None
        passive = (any(w.lemma in _BE for w in group) and "participle" in forms) or reduced(word, obj, verb, subject)
        if passive and obj is not None and not verb.complement:
            verb = PASSIVE_OBJECT.get(verb_reading(word).lemma, verb)
        future = any(w.lemma in _FUTURE for w in group)
        predicate = Predicate(subject=subject, verb=verb, obj=obj, passive=passive, future=future)
        self._rest(predicate, at, end)
        return _ended(predicate.clause(), group, forms)

    def _acted_on(self, verb: Verb, at: int, end: int) -> tuple[Phrase | None, int]:
        """The object of a verb, a thing or a deed, and the place after it."""
        if verb.noun in _OF_DEEDS and (deed := self._deed(at, end)):
            return deed, end
        obj, after = self.nouns.group(at, attach=False) if at < end else (None, at)
        if obj is not None and obj.ja.endswith(_TO_DO) and (whole := self._to_do(obj, after, end)):
            return whole, end
        return obj, after

    def _to_do(self, noun: Phrase, at: int, end: int) -> Phrase | None:
        """A plan to withdraw from a region: what is planned stands before the plan."""
        if at + 1 >= end or self.words[at].lemma != "to" or "base" not in forms_of(self.words[at + 1]):
            return None
        inner = self._verb(None, at + 1, at + 1, end)
        if inner is None:
            return None
        joint = "" if noun.ja == "計画" else "の"
        known, total = noun.known + inner.known, noun.total + inner.total
        owner, of, last = noun.ja.rpartition("の")
        return replace(noun, ja=f"{owner}{of}{inner.nominal()}{joint}{last}", known=known, total=total)

    def _deed(self, at: int, end: int) -> Phrase | None:
        """Denies shelling a village: what was done, as a noun."""
        after = {"country", "person", "human", "det", "place", "poss"}
        after |= {"noun"} if at < end and self.words[at].kind == "verb" else set()
        follows = at + 1 < end and self.words[at + 1].kind in after
        if not follows or "ing" not in forms_of(self.words[at]):
            return None
        inner = self._verb(None, at, at, end)
        return Phrase(inner.nominal(), "deed", inner.known, inner.total, inner.unsure) if inner else None

    def _rest(self, predicate: Predicate, at: int, end: int) -> None:
        """Read the prepositions and what else follows the object into the predicate."""
        while at < end:
            word = self.words[at]
            if word.lemma in _OPENERS and main_verb(self.words[:end], at + 1) is not None:
                break  # a clause of its own, behind the news
            if word.kind == "prep":
                at = self._preposition(predicate, at, end)
            elif word.kind == "adverb":
                if word.ja:
                    predicate.tail.append((word.ja, "", Phrase(word.ja, "adverb")))
                at += 1
            elif predicate.obj and (modified := self.participles.read(predicate.obj, at, end)):
                predicate.obj, at = modified
            elif (
                (word.kind == "comma" and self._unknown_act(at + 1, end))
                or word.kind in {"who", "stop"}
                or (word.kind in {"comma", "and"} and self._another(at + 1, end))
            ):
                break
            else:
                predicate.skipped += _SKIPPED * loss(word)
                at += 1
        predicate.more = self._second(at, end)

    def _preposition(self, predicate: Predicate, at: int, end: int) -> int:
        """Read one preposition with what it brings; the place after it."""
        prep = self.words[at].lemma
        forms = forms_of(self.words[at + 1]) if at + 1 < end else ()
        if prep == "to" and "base" in forms and (inner := self._verb(None, at + 1, at + 1, end)):
            predicate.infinitive = inner
            return end
        if "ing" in forms and (inner := self._verb(None, at + 1, at + 1, end)):
            phrase = Phrase("", "gerund", inner.known, inner.total, inner.unsure)
            predicate.tail.append((inner.nominal(), _GERUND.get(prep, "に関し"), phrase))
            return end
        read, after = self.nouns.group(at + 1, attach=False)
        if read is None:
            return at + 1
        if modified := self.participles.read(read, after, end):
            read, after = modified
        if self._at_building(predicate, prep, read):
            return after
        if prep == "by" and not predicate.passive and predicate.obj and read.human:
            predicate.obj = joined(predicate.obj, read, "による")
        elif prep == "by" and predicate.passive and (read.human or read.ja.endswith(_FORCES)):
            predicate.obj = predicate.obj or predicate.subject
            predicate.subject, predicate.by_agent = read, True
        elif prep == "by" and predicate.passive:
            predicate.tail.append((read.ja, "で", read))
        elif particle := adverbial(prep, read, predicate.verb):
            predicate.tail.append((read.ja, particle, read))
        return after

    def _at_building(self, predicate: Predicate, prep: str, read: Phrase) -> bool:
        """Whether a place is that of the embassy read just before; it is then read into it."""
        if prep != "in" or read.kind not in {"place", "country"}:
            return False
        text, particle, last = predicate.tail[-1] if predicate.tail else ("", "", predicate.obj)
        building = last is not None and (
            last.ja.endswith(("館", "庁", "署", "施設")) or (text and last.kind == "institution")
        )
        if last is None or not building or particle not in {"", "に", "付近に"}:
            return False
        whole = joined(last, read, "の")
        if predicate.tail:
            predicate.tail[-1] = (whole.ja, particle, whole)
        else:
            predicate.obj = whole
        return True

    def _another(self, at: int, end: int) -> bool:
        """Whether a second predicate, or a second sentence with its own subject, begins there."""
        return self._finite_at(at, end) or (at < end and main_verb(self.words[:end], at) is not None)

    def _unknown_act(self, at: int, end: int) -> bool:
        """Whether a verb that no glossary has begins there: opens school, speaks on peace."""
        return at < end and self.words[at].kind == "unknown" and self.words[at].text.endswith(("s", "ed"))

    def _finite_at(self, at: int, end: int) -> bool:
        return at < end and finite(self.words[at])

    def _second(self, at: int, end: int) -> Clause | None:
        """A second predicate of the same subject after a comma or "and"."""
        while at < end and self.nouns.kind(at) in {"comma", "and"}:
            at += 1
        if self._finite_at(at, end) and self.words[at].kind == "verb":
            return self._verb(None, at, at, end)
        return None


def _ended(clause: Clause | None, group: Sequence[Word], forms: Sequence[str]) -> Clause | None:
    """The clause with not, may, should or can said."""
    negated = any(w.kind == "not" for w in group)
    ending = "せず" if negated else next((e for w in group if (e := _ENDINGS.get(w.lemma))), "")
    past = any(w.lemma in _PERFECT for w in group)
    if clause is None or (ending and clause.verb.noun.endswith("る")):
        return None
    unsaid = "" if not negated else "しない方針" if clause.future else "していないこと" if past else "しないこと"
    done = past or (not group and "past" in forms and not {"s", "base"} & set(forms)) or (clause.passive and not group)
    return replace(clause, ending=ending, future=clause.future and not ending, unsaid=unsaid, past=done)
