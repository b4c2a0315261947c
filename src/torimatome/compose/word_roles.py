"""What a word of an English clause can be: its verb's forms, whether it stands for a passive, what passing it over costs."""

from __future__ import annotations

import re

from torimatome.compose.lexicon import Word
from torimatome.compose.phrase import Phrase
from torimatome.compose.verbs import LIGHT, PASSIVE_OBJECT, Verb

_EMPTY = frozenset({"det", "poss", "aux", "comma", "and", "poss-s", "quote", "dash", "stop", "prep", "not", "date"})
_ACTORS = frozenset({"body", "institution", "country", "person"})
_DONE_TO_ACTORS = frozenset({
    "判決", "有罪判決", "無罪判決", "拘束", "逮捕", "収監", "起訴", "殺害", "負傷", "任命", "選出", "解任", "追放", "国外追放", "解放", "制裁", "攻撃", "解散", "廃止", "冒涜", "破壊", "捜索", "閉鎖", "放火", "襲撃", "砲撃", "封鎖",
})  # fmt: skip
_DEPRIVED = re.compile(r"を(?:剥奪|禁止|拒否|差押え|却下|延長)$")
_ESSENTIAL = frozenset(
    {"person", "country", "body", "institution", "place", "human", "office", "noun", "number", "money", "title", "not"}
)
_YEAR = re.compile(r"(?:19|20)\d\d")
LOST = 10.0
"""What an actor, place or number counts for that no part of a reading took up: such a reading never stands."""


def verb_reading(word: Word) -> Word:
    """The verb of a word that is also a noun."""
    return word if word.kind == "verb" else word.other or word


def forms_of(word: Word) -> tuple[str, ...]:
    """The forms that a verb may have there; none where it is no verb."""
    reading = verb_reading(word)
    return reading.forms if reading.kind == "verb" else ()


def finite(word: Word) -> bool:
    """Whether it can carry a sentence."""
    return bool({"s", "past", "base"} & set(forms_of(word)))


def reduced(word: Word, obj: Phrase | None, verb: Verb, subject: Phrase | None) -> bool:
    """Critic sentenced in absentia: a participle alone, of a verb that wants an object."""
    forms = forms_of(word)
    if "participle" not in forms or subject is None:
        return False
    if obj is None:
        suffers = subject.kind not in _ACTORS or verb.noun in _DONE_TO_ACTORS
        deprived = verb.particle == "の" and bool(_DEPRIVED.search(verb.noun))
        return deprived or (suffers and verb.particle in {"を", "に"} and not verb.intransitive)
    return verb_reading(word).lemma in PASSIVE_OBJECT and "past" in forms and subject.kind != "person"


def loss(word: Word) -> float:
    """What a word counts for that is passed over: one that says who, where or how many forbids the reading."""
    if word.kind == "number" and _YEAR.fullmatch(word.text):
        return 0.0
    return LOST if word.kind in _ESSENTIAL else content(word)


def content(word: Word) -> float:
    """1 for a word that says something, 0 for one that only joins."""
    return 0.0 if word.kind in _EMPTY or word.lemma in LIGHT else 1.0
