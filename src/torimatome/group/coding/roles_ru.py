"""The roles of names in Russian, where the order is free: by preposition, by the ending of what heads the name, by the verb.

A name in the genitive belongs to the noun before it (премьер-министром Армении), whose ending tells its case. The verb in
the passive (введены, подверглись) or without a subject (раскритиковали в Париже) turns the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from torimatome.group.coding.endings_ru import (
    Case,
    agrees,
    case_of,
    is_genitive,
    is_participle,
    is_plural,
    is_plural_verb,
    is_verb,
)
from torimatome.group.coding.lexicon import Trigger
from torimatome.group.coding.nations import Named
from torimatome.group.coding.roles import Marked, Role

_WORD = re.compile(r"[\w-]+|[^\w\s]")
_PREPOSITIONS = {
    **dict.fromkeys(("против", "к", "ко", "для", "на", "навстречу"), Role.TARGET),
    **dict.fromkeys(["в", "во", "под", "у", "при", "около", "возле", "близ", "над", "через", "перед", "внутри", "вблизи"], Role.PLACE),
    **dict.fromkeys(["о", "об", "по", "после", "до", "без", "из-за", "ради", "вместо", "кроме", "за", "среди", "про"], Role.OTHER),
    "с": Role.PARTNER, "со": Role.PARTNER, "от": Role.SOURCE, "из": Role.SOURCE, "между": Role.DOER,
}  # fmt: skip
_PHRASES = tuple(
    (re.compile(rf"\b(?:{words}) $"), role)
    for words, role in (
        ("со стороны", Role.AGENT),
        (r"в отношении|по отношению к|в адрес|в пользу|на сторону|(?:удар\w*|огонь|огня|обстрел\w*) по", Role.TARGET),
        ("с территории|из-под", Role.SOURCE),
        ("по (?:приглашению|просьбе|инициативе)|при посредничестве|в связи с|на фоне|во время|в ходе", Role.OTHER),
    )
)
_BEFORE_DOORS = frozenset({"у", "перед", "возле", "около"})
_DOORS = re.compile(r"посольств|консульств|представительств|офис|здани")
_BARE = frozenset(
    [
        "и",
        "а",
        "но",
        "или",
        "что",
        "как",
        "не",
        "также",
        "это",
        "уже",
        "вчера",
        "сегодня",
        "завтра",
        "накануне",
        "утром",
        "вечером",
        "ночью",
        "ранее",
        "снова",
        "вновь",
        "впервые",
        "официально",
        "неоднократно",
        "недавно",
        "затем",
        "тогда",
    ]
)
"""Words that belong to no name."""
_SUFFERS = re.compile(
    r"(?:подверг(?:ся|лась|лось|лись)|подвергнут[аоы]?|попал[аи]? под|стал[аи]? (?:объектом|жертвой|целью)|получил[аи]?|(?<!не )удостоен[аы]?)$"
)
_BLOWS = re.compile(r"удар|обстрел|атак|нападени|критик|давлени|санкци|бомбардировк|бомб[её]жк|угроз")
_CLAUSE = re.compile(
    r",\s(?:что|чтобы|котор\w+|если|когда|поскольку|так как|хотя|где|куда|чей|чья|чьи|несмотря|в то время|пока|после того)\b"
    r"|,\s(?:—\s)?(?:как )?(?:заяви|сообщ|переда[её]т|пишет|отмети|сказа|рассказа|говорится|по словам|по данным|следует из|подчеркну|добави|уточни|утвержда)"
)
_REPORTED = re.compile(
    r"^(?:по словам|по данным|как (?:сообщ|заяви|переда|пишет|отмети)\w*|согласно)\b[^,]{0,80},\s", re.IGNORECASE
)
_DATELINE = re.compile(r"^[А-ЯЁ][А-ЯЁ-]{2,}(?:,[^.—–-]{0,30})?\s?(?:[.—–]|\s-\s)")


@dataclass(frozen=True, slots=True)
class _Token:
    """A word with its place."""

    start: int
    end: int
    raw: str

    @property
    def word(self) -> str:
        return self.raw.lower()

    @property
    def is_verb(self) -> bool:
        """Whether it is one; inside a sentence a verb has no capital."""
        return is_verb(self.word) and self.word not in _PREPOSITIONS and not (self.raw[0].isupper() and self.start > 0)


def marked(text: str, people: Sequence[Named], trigger: Trigger) -> Marked | None:
    """The roles of the names of the clause that the trigger stands in; None where there is no verb to hold them against."""
    main = _main(text, trigger)
    tokens = _tokens(text, main)
    here = [n for n in people if main[0] <= n.start < main[1]]
    verb = _verb(tokens, here, trigger)
    if verb is None or not here:
        return None
    passive = is_participle(verb.word) or _SUFFERS.search(text[: verb.end].lower()) is not None
    roles = tuple(_Reading(text, tokens, here, verb, passive).roles())
    dateline = None if passive or any(role in {Role.DOER, Role.AGENT} for _, role in roles) else _dateline(text, people)
    return Marked(people=((dateline, Role.DOER), *roles) if dateline else roles, passive=passive)


def verbal(text: str, triggers: Sequence[Trigger]) -> Sequence[Trigger]:
    """The triggers from the first that is a verb of the main clause: the order being free, a noun may stand before it."""
    cut = next((m.start() for m in _CLAUSE.finditer(text)), len(text))
    verbs = {t.start for t in _tokens(text, (0, cut)) if t.is_verb}
    first = next((k for k, t in enumerate(triggers) if t.act and t.start in verbs), 0)
    return triggers[first:]


def _tokens(text: str, part: tuple[int, int]) -> list[_Token]:
    return [_Token(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, *part)]


def _main(text: str, trigger: Trigger) -> tuple[int, int]:
    """From behind who reported it, or the dateline, to the clause that follows the trigger."""
    head = _REPORTED.match(text) or _DATELINE.match(text)
    start = head.end() if head and head.end() <= trigger.start else 0
    cut = next((m.start() for m in _CLAUSE.finditer(text.lower(), start + 1) if m.start() >= trigger.end), len(text))
    return start, cut


def _dateline(text: str, people: Sequence[Named]) -> Named | None:
    """Who acts where nobody is named: the authorities of the place that the report is from."""
    found = _DATELINE.match(text)
    return next((n for n in people if found and n.end <= found.end()), None)


def _verb(tokens: Sequence[_Token], people: Sequence[Named], trigger: Trigger) -> _Token | None:
    """The verb that the trigger is, or that stands nearest to it."""
    found = [t for t in tokens if t.is_verb and not any(n.start <= t.start < n.end for n in people)]
    return min(
        found, key=lambda t: (not (t.start < trigger.end and trigger.start < t.end), abs(t.start - trigger.start)), default=None
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Reading:
    """A clause with its names and its verb."""

    text: str
    tokens: Sequence[_Token]
    people: Sequence[Named]
    verb: _Token
    passive: bool

    def roles(self) -> Iterator[tuple[Named, Role]]:
        """Each name with its role; a subject that does not agree with the verb is its object, a second one too."""
        last, done = Role.OTHER, False
        for k, named in enumerate(self.people):
            if not self._is_joined(k):
                last_was, last = last, self._role(named)
                if last is Role.DOER and not self.passive:
                    leads = self._is_listed(k, last_was) if done else self._agrees(k)
                    last = Role.DOER if leads else Role.OBJECT
                    done = done or last is Role.DOER
            yield named, last

    def _is_joined(self, k: int) -> bool:
        """Whether a name is joined to the one before it: Грузии и Армении; or names the holder of its office."""
        if k == 0:
            return False
        one, other = self.people[k - 1], self.people[k]
        between = self.text[one.end : other.start]
        holds = between == " " and one.country == other.country
        return holds or re.fullmatch(r"(?:,| и| или|, а также)\s", between) is not None

    def _is_listed(self, k: int, before: Role) -> bool:
        """Whether a subject with its own office follows another: президент Грузии, президент Литвы и премьер Латвии."""
        between = self.text[self.people[k - 1].end : self._head(self.people[k]).start]
        return (
            before is Role.DOER
            and is_plural_verb(self.verb.word)
            and bool(re.fullmatch(r"[^,;]{0,40}(?:,| и)\s", between))
        )

    def _shown(self, token: _Token) -> str:
        """A word as its case is read: only names keep the capital, not what begins the sentence."""
        named = any(n.start <= token.start < n.end for n in self.people)
        return token.raw if named else token.word

    def _agrees(self, k: int) -> bool:
        """Whether a name can be the subject of the verb by its number and gender."""
        word = self._shown(self._head(self.people[k]))
        if not is_plural_verb(self.verb.word):
            return agrees(word, self.verb.word)
        own = self.people[k].country
        other = next((n for n in range(k + 1, len(self.people)) if self.people[n].country != own), None)
        between = self.text[self.people[other - 1].end : self.people[other].start] if other else ""
        return is_plural(word) or re.match(r"(?:,|[\w\s-]{0,40} и)\s", between) is not None

    def _role(self, named: Named) -> Role:
        first = self._head(named)
        phrase = self._phrase(first)
        if phrase:
            return phrase
        case, preposition = case_of(self._shown(first)), self._before(first)
        if preposition in _PREPOSITIONS:
            return _by_preposition(preposition, first, case)
        if case is Case.INS:
            return Role.AGENT if self.passive or self.verb.word.endswith(("тся", "лось")) else Role.OTHER
        if case is Case.DAT and self.passive and _BLOWS.match(first.word):
            return Role.AGENT  # подверглись ударам авиации
        if case in {Case.DAT, Case.ACC, Case.OBLIQUE}:
            return Role.TARGET
        return Role.OBJECT if case is Case.GEN and not self.passive else Role.DOER

    def _head(self, named: Named) -> _Token:
        """The word that heads a name: itself, or the first of the nouns to its left that it belongs to."""
        own = next((t for t in self.tokens if named.start <= t.start < named.end), self.tokens[0])
        case, head = case_of(own.raw), own
        if case in {Case.NOM, Case.DAT, Case.ACC}:
            return own
        for k in range(self.tokens.index(own), 0, -1):
            left = self.tokens[k - 1]
            fits = case is not Case.INS or case_of(left.raw) is Case.INS
            if not fits or not self._goes_on(left, head) or (head is not own and not is_genitive(head.raw, left.word)):
                break
            head = left
        return head

    def _goes_on(self, left: _Token, head: _Token) -> bool:
        """Whether the word to the left belongs to the phrase: a noun or an adjective, no verb, preposition or other name."""
        if not left.word[0].isalpha() or left.word in _PREPOSITIONS or left.word in _BARE or left.is_verb:
            return False
        other = any(n.start <= left.start < n.end for n in self.people)
        return not other and self.text[left.end : head.start] == " " and self._phrase(head) is None

    def _phrase(self, token: _Token) -> Role | None:
        """The role that several words before it give: со стороны, в отношении."""
        before = self.text[: token.start].lower()
        return next((role for pattern, role in _PHRASES if pattern.search(before)), None)

    def _before(self, token: _Token) -> str:
        k = self.tokens.index(token)
        return self.tokens[k - 1].word if k > 0 else ""


def _by_preposition(preposition: str, first: _Token, case: Case) -> Role:
    if preposition in {"с", "со"} and case not in {Case.INS, Case.ANY}:
        return Role.SOURCE
    if preposition in _BEFORE_DOORS and _DOORS.match(first.word):
        return Role.TARGET  # у посольства: whom a protest is against
    if preposition == "на" and case in {Case.OBLIQUE, Case.ANY}:
        return Role.PLACE
    return _PREPOSITIONS[preposition]
