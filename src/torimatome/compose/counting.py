"""Counted phrases: 軍人2名, 4カ国, 第14回会合, 企業200社以上."""

from __future__ import annotations

import re
from dataclasses import replace

from torimatome.compose.phrase import EVENTLIKE, Phrase

_COUNTERS = {
    "country": "カ国", "nation": "カ国", "state": "カ国", "month": "カ月", "year": "年", "day": "日間", "week": "週間",
    "company": "社", "ship": "隻", "vessel": "隻", "warship": "隻", "tanker": "隻", "aircraft": "機", "drone": "機",
    "missile": "発", "fighter jet": "機", "helicopter": "機", "tank": "両", "car": "台", "truck": "台", "building": "棟",
    "mine": "個", "bus": "台", "party": "党", "bank": "行", "city": "都市", "district": "地区", "region": "地域", "school": "校", "law": "法", "seat": "議席", "constituency": "選挙区", "point": "ポイント", "anniversary": "周年", "hour": "時間", "family": "世帯", "document": "文書", "village": "村", "percent": "％", "agreement": "合意",
}  # fmt: skip
_UNITS = frozenset(
    {"選挙区", "都市", "地域", "記念日", "国", "月", "年", "日", "週", "時間", "家族", "村", "パーセント", "党", "地区"}
)
_CASES = re.compile(
    r"(?:事件|案件|事故|火災|爆発|犯罪|違反|攻撃|申請|訴え|請願|修正|改正|決議|合意|協定|契約|事業|計画|要請|提案|苦情|捜査|投資|目標)$"
)
_IN_SERIES = re.compile(r"(?:パッケージ|計画|制裁|内閣|陣|便)$")
_FEW = frozenset(["2", "3", "4", "5", "6", "7", "8", "9"])
_UNCOUNTED = 5.0


def _ordered(phrase: Phrase, count: str) -> Phrase:
    """第14回会合, 戦勝5周年, 第2艦隊."""
    if phrase.ja.endswith("記念日"):
        ja = f"{phrase.ja.removesuffix('の記念日').removesuffix('記念日')}{count}周年"
    else:
        round_ = "回" if EVENTLIKE.search(phrase.ja) else "次" if _IN_SERIES.search(phrase.ja) else ""
        ja = f"第{count}{round_}{phrase.ja}"
    return replace(phrase, ja=ja, known=phrase.known + 1, total=phrase.total + 1)


_BY_ENDING = (
    ("機", "機"), ("船", "隻"), ("艦", "隻"), ("艇", "隻"), ("フェリー", "隻"), ("タンカー", "隻"), ("戦車", "両"), ("車両", "両"), ("装甲車", "両"),
    ("トラック", "台"), ("車", "台"), ("ミサイル", "発"), ("ロケット弾", "発"), ("砲弾", "発"), ("企業", "社"), ("会社", "社"), ("銀行", "行"),
    ("病院", "か所"), ("施設", "か所"), ("基地", "か所"), ("拠点", "か所"), ("発電所", "か所"), ("工場", "か所"), ("検問所", "か所"),
    ("人質", "人"), ("文書", "件"), ("法案", "件"), ("条約", "件"), ("協定", "件"), ("法律", "件"), ("大統領令", "件"), ("飛行", "便"), ("航空便", "便"),
)  # fmt: skip
"""What a thing is counted by, from its last word, where its English says nothing."""


def _counted_thing(phrase: Phrase, count: str, counter: str | None, *, several: bool) -> Phrase:
    """A thing with its counter; where nobody says what it is counted by, the phrase is not understood."""
    counter = counter or next((unit for ending, unit in _BY_ENDING if phrase.ja.endswith(ending)), None)
    if counter or _CASES.search(phrase.ja):
        ja = f"{phrase.ja}{count}{counter or '件'}"
    elif count in _FEW:
        ja = f"{count}つの{phrase.ja}"
    elif several:
        ja = f"{count}の{phrase.ja}"
    else:
        return replace(phrase, total=phrase.total + _UNCOUNTED)
    return replace(phrase, ja=ja, known=phrase.known + 1, total=phrase.total + 1)


def counted(phrase: Phrase, count: str, *, several: bool = False) -> Phrase:
    """The phrase with its number and counter; several: the English noun stands in the plural."""
    if not count or not phrase.ja or phrase.kind == "both":
        return phrase
    if count.startswith("第"):
        return _ordered(phrase, count[1:])
    if "～" in count:
        return replace(phrase, ja=f"{count}の{phrase.ja}", known=phrase.known + 1, total=phrase.total + 1)
    return _with_counter(phrase, count, several=several)


def _with_counter(phrase: Phrase, count: str, *, several: bool) -> Phrase:
    counter = _COUNTERS.get(phrase.head)
    if not count.replace(",", "").isdigit() and count[-1:] not in "十百千":
        return replace(phrase, ja=phrase.ja + count)
    if phrase.ja.endswith("諸国"):
        return replace(phrase, ja=f"{phrase.ja.removesuffix('諸国')}{count}カ国")
    if phrase.kind == "human":
        ja = f"{phrase.ja}{count}名" if phrase.head != "person" else f"{count}名"
    elif counter and (unit := next((u for u in _UNITS if phrase.ja.endswith(u)), "")):
        ja = f"{phrase.ja.removesuffix(unit)}{count}{counter}"
    elif len(count) == 4 and count.isdigit() and count[:2] in {"19", "20"}:
        ja = f"{count}年の{phrase.ja}"
    elif phrase.kind == "noun":
        return _counted_thing(phrase, count, counter, several=several)
    else:
        ja = phrase.ja
    return Phrase(ja, phrase.kind, phrase.known + 1, phrase.total + 1, phrase.unsure, phrase.head, phrase.person)


def limited(phrase: Phrase, count: str, limit: str) -> Phrase:
    """The counted phrase with 以上, 約 and their like at its number; such a phrase is not understood without a number."""
    if not limit:
        return phrase
    counted_there = count and re.search(rf"{re.escape(count)}[^\d]*$", phrase.ja)
    if not counted_there or count.startswith("第"):
        return replace(phrase, total=phrase.total + _UNCOUNTED)
    if limit in {"以上", "未満"}:
        return replace(phrase, ja=phrase.ja + limit)
    before, _, after = phrase.ja.rpartition(count)
    return replace(phrase, ja=f"{before}{limit}{count}{after}")
