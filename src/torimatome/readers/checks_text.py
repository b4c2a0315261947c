"""Slips that a text shows by itself: letters that look alike, lost brackets, residues, counts that do not add up. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COST = re.compile(
    r"(?:(?:建設|改修|整備|修復|建築)費用?|工費)(?:は|が|に|の)?\s?(?:約|総額|計)?(?:[$€]\d[\d.,]*B|\d{2,}億(?:ドル|ユーロ))"
)
_SMALL = re.compile(r"警察施設|警察署|交番|派出所|検問所|監視所|哨所|学校|病院|診療所|図書館|記念碑")
_LARGE = re.compile(r"発電|原発|鉄道|パイプライン|空港|港湾|運河|ダム|工場|製油所|計画全体|新都市")
"""What a building costs (I3), and what may cost billions. Made for one slip of the shared page; no other page was tried."""
Slip = tuple[str, str]
"""A sentence, and the words it speaks of."""

_LIST = re.compile(
    r"((?:[ァ-ヶー・一-龠A-Z]{2,}、){2,}[ァ-ヶー・一-龠A-Z]{2,})の(\d{1,2}|[二三四五六七八九十])\s?[ヵカかケヶ]国"
)
_SUM = re.compile(r"[^。]*の?計(\d{1,6})人")
_FIGURES = {"二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_SLIPS = (
    (re.compile(r"、、|。。|(?<![がをにはのでと])(が|を|に)\1(?!\1)(?=[一-龠ァ-ヶ])"), "“{}” stands twice"),
    (re.compile(r"(?<![一-龠々])力(?=[ァ-ヶ]{2})"), "“{}” is the character for strength; part of a word may be lost"),
    (re.compile(r"(?<=[ァ-ヶー])[力口工夕卜](?=[ァ-ヶー])"), "“{}” is a Chinese character among kana that look like it"),
    (re.compile(r"(?<=[ァ-ヶー])[へべぺ](?=[ァ-ヶー])|(?<=[のがを])へり(?=[がをはのに、])"), "“{}” has a hiragana for the katakana like it"),
    (re.compile(r"[─━│┃]"), "“{}” is a ruled line and no dash"),
)  # fmt: skip


_PAIRS = ("「」", "『』", "【】", "()", "（）")
_RESIDUES = (
    (re.compile(r"\d{4}年?(?:昨年|今年|一昨年|来年|去年|先月|今月|来月|昨日|前日)"), "“{}”: a word of the source was not deleted"),
    (re.compile(r"[-−‐]\d+(?:\.\d+)?%[^。]{0,2}(?:減|低下|下落|縮小)"), "“{}” says less twice"),
    (re.compile(r"[右左下上]図|写真参照|図参照"), "“{}” speaks of a picture that is not in the text"),
    (re.compile(r"(?<![\d,.])\d{1,3},\d{1,2}(?![\d,])|(?<![\d,.])\d{1,3}(?:,\d{3})*,\d{4,}"), "“{}” has its comma at no thousand"),
)  # fmt: skip
_MIXED = re.compile(r"\b\w*(?:[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z])\w*")
_GREEK = re.compile(r"\b\w*(?:[A-Za-z][\u0370-\u03ff]|[\u0370-\u03ff][A-Za-z])\w*")
_DOUBLED = re.compile(r"(?<![\w'’-])([A-Za-z]{2,})\s+\1(?![\w'’-])")
_MAY_DOUBLE = frozenset({"had", "that", "bye", "very", "many"})
_LONE = re.compile(r"(?<=\d )[b-hj-z](?= [a-z]{3,})")


def japanese(text: str) -> Iterator[Slip]:
    """The slips of a Japanese text."""
    yield from _counts(text)
    yield from _magnitude(text)
    for form, what in (*_SLIPS, *_RESIDUES):
        for match in form.finditer(text):
            around = text[max(0, match.start() - 3) : match.end() + 4]
            yield f"{what.format(match.group())}: “{around}”.", around
    yield from any_language(text)


def _magnitude(text: str) -> Iterator[Slip]:
    """Billions for a police post or a school: the letter of the unit is probably another's."""
    if _SMALL.search(text) and not _LARGE.search(text):
        for match in _COST.finditer(text):
            yield f"“{match.group()}” is much for such a building; the unit may be wrong.", match.group()


def any_language(text: str) -> Iterator[Slip]:
    """The slips that can stand in any text: letters of two scripts in a word, words told twice, lost brackets."""
    for form in (_MIXED, _GREEK):
        for match in form.finditer(text):
            yield f"“{match.group()}” has letters of two scripts that look alike.", match.group()
    for match in _DOUBLED.finditer(text):
        if match[1].lower() not in _MAY_DOUBLE:
            yield f"“{match.group()}” stands twice.", match.group()
    for match in _LONE.finditer(text):
        around = text[max(0, match.start() - 5) : match.end() + 5]
        yield f"The letter “{match.group()}” stands alone: “{around}”.", around
    for pair in _PAIRS:
        if text.count(pair[0]) != text.count(pair[1]) and "註:" not in text:
            yield f"The brackets {pair} do not match.", text[:12]


def _counts(text: str) -> Iterator[Slip]:
    for match in _LIST.finditer(text):
        listed = match[1].count("、") + 1
        told = _FIGURES.get(match[2]) or int(match[2])
        if listed != told:
            yield f"{listed} are listed and {told} are told: {match.group()}.", match[1][-12:]
    for match in _SUM.finditer(text):
        parts = [int(n) for n in re.findall(r"(\d{1,6})人", match.group())][:-1]
        sums = [sum(parts[n:]) for n in range(len(parts) - 1)]
        if sums and int(match[1]) not in sums:
            yield f"The parts do not add up to {match[1]}: {match.group().strip()[-40:]}.", f"計{match[1]}人"
