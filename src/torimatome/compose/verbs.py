"""Verbs: their Japanese taken apart, the choice of a clause's main verb, and the particles of prepositions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from torimatome.compose.lexicon import Word
from torimatome.compose.phrase import Phrase

_PARTICLE = re.compile(r"(について|から|への|を|に|と|で|が|の)(.+)")
LIGHT = frozenset({"hold", "have", "conduct", "carry out", "make", "stage", "take", "host", "receive", "organize"})
_TALKS = re.compile(r"(?:会談|協議|対話|意見交換|拡大会合|交渉)$")
_GATHERINGS = re.compile(
    r"(?:会議|会合|総会|フォーラム|式典|集会|理事会|会期|セミナー|討論|署名式|パレード|会談|行事|展示会|会見|祭典|開会式)$"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A Japanese verbal noun with the particle of its object; complement: the particle of what is asked or planned."""

    particle: str
    noun: str
    complement: str = ""
    light: bool = False
    intransitive: bool = False


PASSIVE_OBJECT = {
    "supply": Verb("を", "取得"), "give": Verb("を", "取得"), "receive status": Verb("を", "取得"),
    "appoint": Verb("に", "任命"), "elect": Verb("に", "選出"), "reelect": Verb("に", "再選"),
    "award": Verb("を", "受賞"), "hand": Verb("を", "受領"),
}  # fmt: skip
PASSIVE_WITH = {
    "殺害": Verb("が", "死亡"), "負傷": Verb("が", "負傷"), "攻撃": Verb("で", "攻撃を受ける"), "に任命": Verb("に", "任命"), "防衛": Verb("を", "保護"),
}  # fmt: skip


def verb_of(word: Word) -> Verb:
    """The Japanese verb of a word (its verb reading)."""
    reading = word if word.kind == "verb" else word.other or word
    if reading.kind == "aux":
        return Verb("を", "実施", light=True)
    first, _, rest = reading.ja.partition("…")
    if rest:
        return Verb(first, rest[1:], complement=rest[0])
    match = _PARTICLE.fullmatch(reading.ja)
    particle, noun = (match[1], match[2]) if match else ("を", reading.ja)
    light = reading.lemma in LIGHT and noun == "実施"
    return Verb(
        particle,
        noun,
        light=light,
        intransitive=noun in {"到着", "出発", "帰還", "移動", "参加", "出席", "着任", "落下"},
    )


_SUBORDINATE = frozenset(
    {"after", "before", "while", "when", "because", "if", "unless", "although", "though", "whether"}
)
_CLEARLY = 0.6
_REDUCED = 1.3
"""Set by hand: a clear verb further on outweighs a participle that a preposition follows (attachés accredited in ...)."""
_BEFORE_NOUNS = frozenset({"det", "poss", "poss-s", "adjective"})
_ACTING = frozenset({"person", "country", "body", "institution", "name", "human"})
_NOMINAL = _ACTING | {"noun", "place", "office"}


def main_verb(words: Sequence[Word], start: int) -> tuple[int, int] | None:
    """The index of the main verb and of the first word of its group (has, is, will, to ...)."""
    best: tuple[float, int] | None = None
    for at in range(start, len(words)):
        score = _score(words, at, start)
        if at > start and words[at].lemma in _SUBORDINATE:
            break
        if score > 0 and (best is None or score > best[0] + _CLEARLY):
            best = (score, at)
        if words[at].kind == "who" and best:
            break
    if best is None:
        return None
    return best[1], _group_start(words, best[1], start)


def _group_start(words: Sequence[Word], at: int, start: int) -> int:
    while at > start and (
        words[at - 1].kind in {"aux", "not"} or words[at - 1].lemma == "to" or _adverb(words[at - 1])
    ):
        at -= 1
    return at


def _adverb(word: Word) -> bool:
    return word.kind == "adverb" or (word.kind == "unknown" and word.lemma.endswith("ly"))


def _score(words: Sequence[Word], at: int, start: int) -> float:
    """How sure it is that the word is the finite verb; 0: it is not."""
    word = words[at]
    reading = word if word.kind == "verb" else word.other
    if word.kind == "aux":
        return _having(words, at)
    if reading is None or reading.kind != "verb" or at == start:
        return 0.0
    before, forms = words[at - 1], set(reading.forms)
    if before.kind in _BEFORE_NOUNS or (before.kind == "number" and (word.kind != "verb" or "participle" in forms)):
        return 0.0
    if before.kind == "aux" or _adverb(before):
        return 3.5 * bool(forms & {"participle", "base", "past"})
    if before.kind == "prep":
        future = before.lemma == "to" and "base" in forms and at - 2 >= start and words[at - 2].kind in _NOMINAL
        return 1.5 * future
    return _finite_score(words, at, forms)


def _finite_score(words: Sequence[Word], at: int, forms: set[str]) -> float:
    """A verb without helpers: sure in the present, less so where a participle looks the same or a noun is meant."""
    if not forms & {"s", "base", "past"}:
        return 0.0
    if words[at].kind == "verb":
        reduced = "participle" in forms and at + 1 < len(words) and words[at + 1].lemma in {"in", "by", "to"}
        return 3.0 if forms & {"s", "base"} else _REDUCED if reduced else 2.0
    if not _object_follows(words, at):
        return 0.0
    return 2.5 if words[at - 1].kind in _ACTING else 1.0


def _having(words: Sequence[Word], at: int) -> float:
    """A had that carries a noun (had talks), not a participle (had met)."""
    if words[at].lemma not in {"has", "have", "had"} or at + 1 >= len(words):
        return 0.0
    follows = words[at + 1]
    return 0.0 if follows.kind in {"aux", "verb", "not"} or _adverb(follows) else 2.0


def _object_follows(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].kind not in {"verb", "aux", "comma", "stop", "dash"}


def held(noun: str) -> str:
    """The verbal noun for holding it: nothing for talks (they are a verb themselves), 開催 for gatherings, else 実施."""
    if _TALKS.search(noun):
        return ""
    return "開催" if _GATHERINGS.search(noun) else "実施"


_ADVERBIAL = {
    "with": "と", "on": "について", "about": "について", "regarding": "について", "over": "をめぐり", "to": "に",
    "for": "に向けて", "from": "から", "under": "の下で", "against": "に対し", "at": "で", "into": "に", "via": "経由で",
    "after": "後に", "following": "後に", "during": "中に", "amid": "の中", "as": "として", "towards": "に向けて",
    "toward": "に向けて", "within": "の枠内で", "near": "付近で", "through": "を通じて", "among": "の間で", "along": "沿いで",
    "between": "の間で", "before": "前に", "until": "まで", "concerning": "について", "inside": "で", "despite": "にもかかわらず",
}  # fmt: skip


_DURATION = re.compile(r"[\d数]+(?:カ月|年|日間|週間|時間)")
_WEIGHED = re.compile(r"\d(?:キロ|グラム|トン|錠)$|麻薬|ヘロイン|大麻|武器|弾薬")
_ON_THE_SPOT = ("側", "訪問", "国境", "前線", "パレード", "船", "船舶", "列車", "舞台", "市場", "路上", "道路", "島")
PLACED = frozenset({"建設", "設立", "設置", "開設", "配備", "敷設", "植樹", "再建"})
"""What is done to a place that has the thing afterwards: に."""
_LEGAL = frozenset({"判決", "有罪判決", "逮捕", "拘束", "起訴", "収監", "訴追", "解任", "追放"})


def adverbial(prep: str, phrase: Phrase, verb: Verb | None = None) -> str:
    """The particle for a preposition at the level of the verb; empty for what a headline leaves out."""
    if prep == "for" and _DURATION.fullmatch(phrase.ja):
        return ""
    if verb and (particle := _by_verb(prep, phrase, verb)):
        return particle
    if prep == "in":
        return "で" if phrase.kind in {"place", "country", "name", "noun", "body", "human", "institution"} else ""
    if prep == "on" and (phrase.ja.endswith(_ON_THE_SPOT) or phrase.kind == "place"):
        return "で"
    if prep == "for" and phrase.kind in {"country", "person", "human", "body"}:
        return "に"
    dated = prep == "on" and (phrase.kind == "number" or phrase.ja[:1].isdigit())
    named_day = prep == "on" and phrase.ja.endswith(("Day」", "の日", "記念日"))
    return "に" if named_day else "" if dated else _ADVERBIAL.get(prep, "")


def _before_court(prep: str, phrase: Phrase) -> str:
    if phrase.ja.startswith(("禁錮", "終身刑", "死刑")):
        return "の"
    if prep == "with" and _WEIGHED.search(phrase.ja):
        return "所持で"
    return "で" if prep in {"for", "over", "with", "of", "on"} else ""


def _by_verb(prep: str, phrase: Phrase, verb: Verb) -> str:
    """Courts and police: the sentence with の, the crime with で; protests: what they are against."""
    if verb.noun in PLACED and phrase.kind in {"place", "country"} and prep in {"on", "near"}:
        return "付近に" if prep == "near" else "に"
    if (prep == "from" and verb.noun in {"要求", "要請"}) or (prep in {"in", "at", "on"} and verb.noun == "配備"):
        return "に"
    if prep == "for" and verb.noun.endswith(("謝意", "感謝")):
        return "に対し"
    if verb.noun in _LEGAL:
        return _before_court(prep, phrase)
    if verb.intransitive and verb.particle == "に" and phrase.kind in {"place", "country", "institution", "body"}:
        return {"in": "に", "at": "に", "near": "付近に"}.get(prep, "") if verb.noun in {"着任", "落下", "到着"} else ""
    tried = verb.noun == "裁判に出廷" and prep in {"on", "for", "over"}
    return "で" if tried else "に反対し" if prep == "against" and "抗議" in verb.noun else ""
