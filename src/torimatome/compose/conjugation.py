"""Verbal nouns as whole Japanese verbs: 要求 is 要求した, 要求する, 要求すべき; 引渡し is 引き渡した; 判決 is 判決を下した."""

from __future__ import annotations

import re
from enum import StrEnum

# Verbal nouns that are no verb with する: the verb that says the same, in its dictionary form.
_VERBS = {
    "受入れ": "受け入れる", "引渡し": "引き渡す", "取消し": "取り消す", "取下げ": "取り下げる", "引上げ": "引き上げる",
    "引下げ": "引き下げる", "見送り": "見送る", "出迎え": "出迎える", "取壊し": "取り壊す", "立退き": "立ち退く", "借換え": "借り換える",
    "義務付け": "義務付ける", "取締り": "取り締まる", "申し出": "申し出る", "呼びかけ": "呼びかける", "差押え": "差し押さえる",
    "据え置き": "据え置く", "打ち切り": "打ち切る", "手渡し": "手渡す", "締め出し": "締め出す",
    "支払い": "支払う", "切下げ": "切り下げる", "借入れ": "借り入れる", "切り上げ": "切り上げる",
    "働きかけ": "働きかける", "割当て": "割り当てる", "嫌がらせ": "嫌がらせをする", "圧力": "圧力をかける", "警鐘": "警鐘を鳴らす",
    "疑問": "疑問を呈する", "役割": "役割を果たす", "最後通牒": "最後通牒を突き付ける", "逮捕状": "逮捕状を出す", "罰金": "罰金を科す",
    "帳消し": "帳消しにする", "3倍": "3倍にする", "声明": "声明を出す", "判決": "判決を下す", "制裁": "制裁を科す", "謝意": "謝意を示す",
    "祝意": "祝意を示す", "遺憾": "遺憾の意を示す", "異議": "異議を唱える", "損害": "損害を与える", "影響": "影響を与える",
    "必要と": "必要とする", "反対票": "反対票を投じる", "会合": "会合を開く", "集会": "集会を開く", "首位": "首位に立つ", "出身": "出身である", "補助金": "補助金を出す",
}  # fmt: skip
_PHRASES = re.compile(r"(.+を)(受領|送付|引渡し|引上げ|引下げ|取下げ)$")
_OPEN = frozenset({"達する", "属する", "反する"})
_ICHIDAN = re.compile(r"[いきしちにひみりぎじびけせてねへめれえげぜでべ]る$|(?:見|出|得|居|着)る$")
_GODAN = {
    "す": ("した", "さ", "せる", "せば", "し"), "く": ("いた", "か", "ける", "けば", "き"), "ぐ": ("いだ", "が", "げる", "げば", "ぎ"),
    "る": ("った", "ら", "れる", "れば", "り"), "う": ("った", "わ", "える", "えば", "い"), "つ": ("った", "た", "てる", "てば", "ち"),
    "む": ("んだ", "ま", "める", "めば", "み"), "ぶ": ("んだ", "ば", "べる", "べば", "び"),
}  # fmt: skip
_NO_VERB = re.compile(r"[ぁ-ん」）]$")


class Mood(StrEnum):
    """How a verb ends a clause that somebody says."""

    PRESENT = "する"
    PAST = "した"
    NOT = "しない"
    NOT_YET = "していない"
    SHOULD = "すべき"
    CAN = "できる"
    MAY = "する可能性がある"
    DONE = "された"
    IS_DONE = "される"
    IF = "すれば"
    AND = "し"
    CONTINUING = "している"


def conjugated(noun: str, mood: Mood) -> str:
    """The verbal noun as a verb; empty where nobody could say which verb it is."""
    if verb := _verb(noun):
        return _of_suru(verb[:-2], mood) if verb.endswith("する") else _of_kana(verb, mood)
    return "" if _NO_VERB.search(noun) else _of_suru(noun, mood)


def _verb(noun: str) -> str:
    """The dictionary form where the noun is no verb with する by itself."""
    if re.search(r"[るす]$", noun) and re.search(r"[一-鿿][ぁ-ん]+$|さらす$", noun):
        return noun
    if found := _PHRASES.fullmatch(noun):
        return found[1] + _VERBS.get(found[2], f"{found[2]}する")
    for ending, verb in _VERBS.items():
        if noun.endswith(ending):
            return noun.removesuffix(ending) + verb
    return ""


def _of_suru(stem: str, mood: Mood) -> str:
    return stem + mood.value


def _of_kana(verb: str, mood: Mood) -> str:
    """迎える, 示す, 下す: by the last kana."""
    stem, last = verb[:-1], verb[-1]
    if _ICHIDAN.search(verb):
        past, negative, potential, condition, and_ = "た", "", "られる", "れば", ""
    else:
        past, negative, potential, condition, and_ = _GODAN[last]
    te = past.replace("た", "て").replace("だ", "で")
    passive = "ら" if _ICHIDAN.search(verb) else ""
    forms = {
        Mood.PRESENT: verb, Mood.PAST: stem + past, Mood.NOT: f"{stem}{negative}ない", Mood.NOT_YET: f"{stem}{te}いない",
        Mood.SHOULD: f"{verb}べき", Mood.CAN: stem + potential, Mood.MAY: f"{verb}可能性がある",
        Mood.DONE: f"{stem}{negative}{passive}れた", Mood.IS_DONE: f"{stem}{negative}{passive}れる", Mood.IF: stem + condition,
        Mood.AND: stem + and_, Mood.CONTINUING: f"{stem}{te}いる",
    }  # fmt: skip
    return forms[mood]
