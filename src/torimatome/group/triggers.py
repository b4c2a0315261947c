"""Words of headlines that answer what somebody else said: such an answer is an event of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from torimatome.group.folding import CJK
from torimatome.lang.text import lower

REPLIES: Mapping[str, tuple[str, ...]] = {
    "en": ("respon", "repl", "react", "slam", "reject", "hit back", "hits back", "rebu", "dismiss", "comment",
           "condemn", "denounc", "counters", "answers", "refut", "protest", "critici"),
    "ru": ("ответ", "отреагир", "отверг", "прокоммент", "осуди", "реакц", "раскритик", "возмут", "комментари",
           "опроверг"),
    "az": ("cavab", "münasibət bildir", "reaksiya", "şərh", "pislə", "qına", "təkzib", "rədd"),
    "tr": ("yanıt", "tepki", "cevap", "kına", "reddet", "yalanla", "eleştir"),
    "hy": ("պատասխան", "արձագանք", "դատապարտ", "մերժ", "հերք", "մեկնաբան"),
    "ka": ("პასუხ", "გამოეხმაურ", "რეაქცი", "დაგმო", "უარყო"),
    "fa": ("پاسخ", "واکنش", "محکوم", "رد کرد", "تکذیب"),
    "ja": ("反論", "反発", "批判", "非難", "否定", "拒否", "応酬", "反応"),
}  # fmt: skip


def replies(headline: str, language: str) -> bool:
    """Whether a headline answers somebody."""
    return language in REPLIES and bool(_pattern(language).search(lower(headline, language)))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile("|".join(s if CJK.search(s) else rf"(?<!\w){re.escape(s)}" for s in REPLIES[language]))
