"""English noun phrases into Japanese: modifiers before the head, "of" and its kin as の."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from torimatome.compose.japanese import listed, person_ja
from torimatome.compose.katakana import katakana
from torimatome.compose.lexicon import Word, number
from torimatome.compose.people import People, Person

_NOMINAL = frozenset({"country", "place", "body", "institution", "noun", "human", "person", "name", "office", "title"})
_ATTACHED = {
    "of": "の", "for": "の", "in": "の", "on": "に関する", "about": "に関する", "regarding": "に関する",
    "with": "との", "to": "への", "from": "からの", "against": "に対する", "by": "による", "under": "の下での", "at": "での",
    "over": "をめぐる", "towards": "に向けた", "toward": "に向けた", "as": "としての", "during": "中の", "after": "後の",
    "before": "前の", "within": "の枠内での", "near": "付近の", "into": "への", "via": "経由の", "among": "間の",
    "amid": "の中での", "following": "後の", "concerning": "に関する", "through": "を通じた", "inside": "内の",
    "across": "の", "along": "沿いの", "around": "周辺の", "ahead": "前の", "without": "なしの",
}  # fmt: skip
_COUNTERS = {
    "country": "カ国", "nation": "カ国", "state": "カ国", "month": "カ月", "year": "年", "day": "日間", "week": "週間",
    "company": "社", "ship": "隻", "vessel": "隻", "warship": "隻", "tanker": "隻", "aircraft": "機", "drone": "機",
    "missile": "発", "fighter jet": "機", "helicopter": "機", "tank": "両", "car": "台", "truck": "台", "building": "棟",
    "mine": "個", "bus": "台", "party": "党", "anniversary": "周年", "hour": "時間", "family": "世帯", "document": "文書", "village": "村", "percent": "％", "agreement": "合意",
}  # fmt: skip
_AMOUNTS = {
    "group": "", "number": "", "series": "", "wave": "", "round": "", "lot": "", "range": "", "set": "", "spate": "",
    "string": "", "package": "", "dozens": "数十", "hundreds": "数百", "thousands": "数千", "couple": "2", "pair": "2",
    "host": "", "type": "", "kind": "", "form": "", "scores": "数十",
}  # fmt: skip
_MEASURES = {
    "kilograms": "キロ", "kg": "キロ", "kilogram": "キロ", "kilos": "キロ", "tons": "トン", "tonnes": "トン", "grams": "グラム",
    "liters": "リットル", "litres": "リットル", "hectares": "ヘクタール", "kilometers": "キロ", "kilometres": "キロ",
}  # fmt: skip
_DETAINED = frozenset({"受刑者", "被拘束者", "被告", "記者", "容疑者", "難民", "捕虜", "人質", "学生", "活動家"})
_DIRECT = frozenset({"人", "国境", "企業", "経済", "外交", "市場", "軍", "情勢", "産業", "領土", "領空"})
_EVENTLIKE = re.compile(r"(?:会談|会議|会合|総会|演習|攻撃|爆発|選挙|集会|デモ|式典|協議|訪問|事故|衝突|戦闘|作戦|裁判|交渉|訓練|フォーラム)$")
_ACRONYM = re.compile(r"[A-Za-z0-9+-]+$")
_QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»"}


_UNITS = frozenset({"記念日", "国", "月", "年", "日", "週", "時間", "家族", "村", "パーセント"})
_BELONGING = {
    "with": r"関係|協力|合意|協定|国境|条約|パートナーシップ",
    "to": r"訪問|支援|輸出|供給|脅威|査証免除|改正|道路|大使",
    "on": r"会談|協議|交渉|対話|討論|攻撃|制裁|合意|決議|法案|協定|報告書|声明|禁止|宣言|覚書|法|条約|文書",
    "for": r"支持|支援|要求|計画|権利|解放|枠|要件|免除|予算|条件|案|候補",
    "from": r"撤退|輸入|供給|避難|便",
    "against": r"制裁|攻撃|捜査|事件|告発",
    "in": r"進展|情勢|状況|関係|役割|復興|紛争|戦争|危機|監視団|作業|平和|利益|大使館|空港|平和維持部隊|人|市民|居住者",
}  # fmt: skip
_TOWARDS = re.compile(r"(?:攻撃|制裁|支援|批判)$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in Japanese, with the kind of its head, and how many content words it knew of how many."""

    ja: str
    kind: str
    known: float = 1
    total: float = 1
    unsure: tuple[str, ...] = ()
    head: str = ""
    person: Person | None = None

    @property
    def human(self) -> bool:
        """Whether it acts of its own will: a person, state or body."""
        return self.kind in {"person", "country", "body", "institution", "human", "office"}


class NounReader:
    """Reads noun phrases from the words of one text. A position is an index into the words."""

    def __init__(self, words: Sequence[Word], persons: Sequence[Person], people: People) -> None:
        self.words, self.people = words, people
        self.limit = len(words)
        resolved = [people.resolve(p, persons) for p in persons]
        self.persons = [people.resolve(p, resolved) if p.counterpart else p for p in resolved]

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
            at = after
            follows = self._joint(at)
            if follows == at or follows in stops or not self._starts(follows) or not _alike(phrase, self.kind(follows)):
                break
            at = follows
        if not phrases:
            return None, at
        return _together(phrases), at

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
            more, after = self._one_more(phrase, at, attach=attach, stops=stops)
            if more is None:
                return phrase, at
            phrase, at = more, after
        return None, at

    def _one_more(
        self, phrase: Phrase, at: int, *, attach: bool, stops: frozenset[int]
    ) -> tuple[Phrase | None, int]:
        """The phrase with the preposition that follows it, if that belongs to it."""
        if at in stops or self.kind(at) != "prep":
            return None, at
        prep = self.words[at].lemma
        if prep not in {"of", "between"} and not attach and not _belongs(phrase, prep):
            return None, at
        if prep == "between":
            inner, after = self.group(at + 1, attach=False, stops=stops)
            return (_modified(phrase, inner, "の"), after) if inner else (None, at)
        inner, after = self.group(at + 1, attach=attach, stops=stops) if prep in _ATTACHED else (None, at)
        if inner is None:
            return None, at
        return _modified(phrase, inner, _particle(phrase, inner, prep)), after

    def _simple(self, at: int, stops: frozenset[int]) -> tuple[Phrase | None, int]:
        """Modifiers and head, without what follows."""
        parts: list[Phrase] = []
        count, at = self._amount(at)
        while at < self.limit and at not in stops:
            word = self.words[at]
            if word.kind in {"det", "poss"}:
                at += 1
            elif word.kind == "number":
                count, at = number(word.text), at + 1
                unit = self.words[at].lemma if at + 1 < self.limit and self.words[at + 1].lemma == "of" else ""
                if unit in _MEASURES:
                    count, at = count + _MEASURES[unit], at + 2
            elif word.kind == "money":
                parts.append(Phrase(f"{word.ja}の", "adjective"))
                at += 1
            elif word.kind == "quote" and word.text in _QUOTES:
                phrase, at = self._quoted(at)
                parts.extend([phrase] if phrase else [])
            elif word.kind == "dash" and parts and parts[-1].kind == "country" and self.kind(at + 1) == "country":
                pair = Phrase(f"{parts[-1].ja}・{self.words[at + 1].ja}", "pair", 2, 2)
                parts[-1], at = pair, at + 2
            elif word.kind == "poss-s" and parts:
                parts, at = [_possessor(_compound(parts))], at + 1
            elif (pair_end := self._pair_end(at)) > at:
                parts.append(self._pair(at, pair_end))
                at = pair_end
            elif word.kind == "adjective" and parts and parts[-1].kind in _NOMINAL and not self._head_follows(at + 1):
                break
            elif word.kind == "person" and parts and parts[-1].kind == "human":
                parts[-1] = self._of_word(word)
                at += 1
            elif word.kind in _NOMINAL or word.kind == "adjective" or (word.kind == "verb" and word.other):
                parts.append(self._of_word(word))
                at += 1
            elif word.kind == "unknown" and self._head_follows(at + 1):
                parts.append(Phrase("", "gap", 0, 1, ()))
                at += 1
            else:
                break
        if not parts or all(p.kind in {"adjective", "gap"} for p in parts):
            return None, at
        return _counted(_compound(parts), count), at

    def _amount(self, at: int) -> tuple[str, int]:
        """A group of, dozens of: what counts without being the head."""
        start = at
        while self.kind(at) in {"det", "adjective", "poss"} or (self.kind(at) == "unknown" and self.kind(at + 1) != "prep"):
            at += 1
        word = self.words[at].lemma if at < len(self.words) else ""
        if word in _AMOUNTS and at + 1 < len(self.words) and self.words[at + 1].lemma == "of":
            return _AMOUNTS[word], at + 2
        return "", start

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
        inner.persons = self.persons
        phrase, stop = inner.group(0, attach=True)
        if phrase and stop == end - at - 1 and phrase.known == phrase.total:
            return Phrase(f"「{phrase.ja.strip('「」')}」", "title", phrase.known, phrase.total, phrase.unsure), end + 1
        raw = " ".join(w.text for w in self.words[at + 1 : end])
        return Phrase(f"「{raw}」", "title", 1, 1, (raw,)), end + 1

    def _of_word(self, word: Word) -> Phrase:
        if word.kind == "person":
            return self._of_person(self.persons[int(word.lemma)])
        if word.kind == "verb" and word.other:
            word = word.other
        if word.kind == "title":
            return Phrase(f"「{word.text}」", "title", 1, 1, (word.text,))
        if word.kind == "name":
            ja = word.text if word.text.isupper() or not word.text.isalpha() else katakana(word.text)
            checked = word.text.isupper() or any(c.isdigit() for c in word.text)
            return Phrase(ja, "name", 1 if checked else 0.5, 1, () if checked else (word.text,))
        if word.kind == "human" and "plural" in word.forms and (both := self._both(word)):
            return both
        return Phrase(word.ja, word.kind, 1, 1, (), word.lemma)

    def _both(self, word: Word) -> Phrase | None:
        """ "The two presidents", where the text has named exactly two."""
        named = {p.surname: p for p in self.people.known if self.people.office(p) == word.ja}
        if len(named) != 2:
            return None
        return Phrase(listed([person_ja(p, self.people) for p in named.values()]), "both", 1, 1)

    def _of_person(self, person: Person) -> Phrase:
        ja = person_ja(person, self.people)
        unsure = (person.en,) if person.en and not person.sure else ()
        kind = "person" if person.en or person.office else "name"
        return Phrase(ja, kind, 1 if ja else 0, 1, unsure, person=person)


def _belongs(phrase: Phrase, prep: str) -> bool:
    """Whether a preposition after a noun belongs to it rather than to the verb."""
    pattern = _BELONGING.get(prep)
    return bool(pattern and re.search(f"(?:{pattern})$", phrase.ja))


def _particle(head: Phrase, inner: Phrase, prep: str) -> str:
    if (prep == "in" and _EVENTLIKE.search(head.ja)) or (prep == "on" and inner.ja.endswith(("国境", "前線"))):
        return "での"
    if prep in {"on", "to", "for"} and _TOWARDS.search(head.ja):
        return "への"
    return "の" if prep == "to" and head.ja.endswith("改正") else _ATTACHED[prep]


def _alike(phrase: Phrase, kind: str) -> bool:
    """Whether a list may go on: persons and states with their like, things with things."""
    people, states = {"person", "human", "office", "name"}, {"country", "body", "institution", "place", "name"}
    if kind in {"det", "poss", "adjective", "number", "quote"}:
        return True
    return any(phrase.kind in family and kind in family for family in (people, states)) or not (
        phrase.kind in people | states or kind in people | states
    )


def _together(phrases: Sequence[Phrase]) -> Phrase:
    if len(phrases) == 1:
        return phrases[0]
    return Phrase(
        listed([p.ja for p in phrases]),
        phrases[0].kind,
        sum(p.known for p in phrases),
        sum(p.total for p in phrases),
        tuple(u for p in phrases for u in p.unsure),
        phrases[0].head,
    )


def _modified(head: Phrase, modifier: Phrase, particle: str) -> Phrase:
    ja = f"{modifier.ja}{particle}{head.ja}"
    return Phrase(
        ja, head.kind, head.known + modifier.known, head.total + modifier.total, head.unsure + modifier.unsure,
        head.head, head.person,
    )  # fmt: skip


def _possessor(phrase: Phrase) -> Phrase:
    kind = phrase.kind if phrase.kind in {"country", "pair"} else "owner"
    return Phrase(phrase.ja, kind, phrase.known, phrase.total, phrase.unsure, phrase.head)


def _compound(parts: Sequence[Phrase]) -> Phrase:
    parts = [replace(p, ja="人") if p.head == "citizen" and b and b.kind == "country" else p for b, p in zip((None, *parts), parts, strict=False)]
    ja = parts[0].ja
    for before, after in zip(parts, parts[1:], strict=False):
        ja += _link(before, after) + after.ja
    last = parts[-1]
    known, total = sum(p.known for p in parts), sum(p.total for p in parts)
    return Phrase(ja, last.kind, known, total, tuple(u for p in parts for u in p.unsure), last.head, last.person)


def _link(before: Phrase, after: Phrase) -> str:
    if before.kind in {"adjective", "noun", "institution", "gap", "office"} or not before.ja or not after.ja:
        return "の" if before.kind == "institution" and after.kind in {"noun", "human"} else ""
    if before.kind == "country" and after.head == "citizen":
        return ""
    if before.kind == "country":
        return "" if after.kind in {"institution", "office", "adjective", "person"} and after.kind != "adjective" else _after_country(after)
    if before.kind in {"body", "name"}:
        return "" if _ACRONYM.match(before.ja) or before.kind == "name" else "の"
    if before.kind == "pair" and "・" in before.ja:
        return ""
    if before.kind == "title":
        return ""
    return "の"


def _after_country(after: Phrase) -> str:
    return "人" if after.ja in _DETAINED else "" if after.ja in _DIRECT else "の"


def _counted(phrase: Phrase, count: str) -> Phrase:
    if not count or not phrase.ja or phrase.kind == "both":
        return phrase
    counter = _COUNTERS.get(phrase.head)
    if not count.isdigit() and count[-1:] not in "十百千":
        return replace(phrase, ja=phrase.ja + count)
    if phrase.ja.endswith("諸国"):
        return replace(phrase, ja=f"{phrase.ja.removesuffix('諸国')}{count}カ国")
    if phrase.kind == "human":
        ja = f"{phrase.ja}{count}名" if phrase.head != "person" else f"{count}名"
    elif counter and phrase.ja in _UNITS:
        ja = f"{count}{counter}"
    elif len(count) == 4 and count.isdigit() and count[:2] in {"19", "20"}:
        ja = f"{count}年の{phrase.ja}"
    elif phrase.kind == "noun":
        ja = f"{phrase.ja}{count}{counter or '件'}"
    else:
        ja = phrase.ja
    return Phrase(ja, phrase.kind, phrase.known + 1, phrase.total + 1, phrase.unsure, phrase.head, phrase.person)
