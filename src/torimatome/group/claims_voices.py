"""Two figures of one thing in one sentence: told by two voices, or one put in the place of the other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from torimatome.lang import LanguagePack
from torimatome.lang.quantities import Quantity
from torimatome.lang.times import UNSPACED

_TURN = re.compile(
    r"; |[,;] (?:while|whereas|but|though|although|and)\b|[,;] (?:а|но|тогда как|в то время как|однако)\b|, (?=[^,]{1,40}\b(?:isə|ise)\b)"
    r"|[,;]? (?:իսկ|մինչդեռ)\b|[,;] (?:ხოლო|მაგრამ)|[،,؛] ?(?:اما|ولی|در حالی که)|(?<=[たいだ])が、|のに対し、?|一方、"
)
"""Where another begins to speak."""
_TELLS = re.compile(
    r"\b(?:sa(?:y|ys|id)|told|sp(?:eak|eaks|oke) of|talk(?:s|ed)? of|count(?:s|ed)?|puts?|report(?:s|ed)?|gives?|gave|according to|insist|claim"
    r"|mention)|говор|сообща|сообщи|называ|насчит|по (?:данным|словам|сведениям)|утвержда|de[yd]i|deyir|bildir|söylə|söylü|göre|sözlərinə|açıkla"
    r"|ասում|հայտն|ըստ|նշում|თქმით|ამბობ|აცხად|می‌گوی|گفت|به گفته|によると|によれば|と語|と述べ|と話|と主張|とし|と発表|と証言"
)
_REPLACED = re.compile(
    r"\b(?:revis|lower|rais|correct|increas|reduc|updat|cut|downgrad|upgrad)\w*|снизи|повыси|увелич|уточн|исправ|пересмотр|azald|artır|düzəl|dəqiqləş"
    r"|düşür|çıkar|düzelt|güncelle|revize|իջեցր|բարձրացր|ճշգրտ|შეამცირ|გაზარდ|დააზუსტ|کاهش داد|افزایش داد|اصلاح|訂正|修正|引き上げ|引き下げ|改め"
)
_NOT_BUT = re.compile(r"\b(?:not|не)\s(?:\d|\w+)[^,]{0,20},? (?:but|а)(?: [^\W\d]+)?\s")
"""Not 14 but 9."""
_TO = re.compile(
    r"(?:(?!\bfrom\b)[^\d,;.]){0,24}?\b(?:to|до)\b\s?|['’-]?\s?(?:d[əae]n|t[əae]n)\s|-?ից\s|-?დან\s|\s?به\s|[人名]?(?:から|を)"
)
"""From the first figure to the one that takes its place."""


def turn(sentence: str, own: LanguagePack, figures: Sequence[Quantity]) -> int | None:
    """Where in a sentence a second voice tells another figure of the same thing; None: one voice tells them all."""
    small = sentence.lower()
    for one, other in itertools.pairwise([q for q in figures if q.counts]):
        cut = next((m.start() for m in _TURN.finditer(small, one.end, other.start)), None)
        if cut is None or one.counts != other.counts or one.value == other.value:
            continue
        ahead = own.code in {"en", "ru", "hy", "ka"}  # who tells stands before what is told
        if _TELLS.search(small, cut, other.start if ahead else len(small)):
            return cut
    return None


def replaced(sentence: str, own: LanguagePack, figures: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The figure that was told and the one that takes its place, where a sentence says that one did."""
    says_so = _REPLACED.search(sentence.lower()) is not None
    reach = 12 if own.code in UNSPACED else 40
    for one, other in itertools.pairwise(figures):
        between = sentence[one.end : other.start]
        if one.value == other.value or not (one.counts or other.counts):
            continue
        instead = any(m.start() < one.start and m.end() == other.start for m in _NOT_BUT.finditer(sentence))
        if instead or (says_so and len(between) <= reach and _TO.fullmatch(between)):
            return one, other
    return None
