"""Letters: what is sent and on what occasion: 独立記念日に際し, イランの地震に際し."""

from __future__ import annotations

import re
from collections.abc import Sequence

from torimatome.compose.evidence import Passage
from torimatome.compose.frames import phrase_of
from torimatome.compose.people import People

_KINDS = (("condol", "弔意書簡"), ("congrat", "祝賀書簡"))
_ENDS = r"(?=[,.;\"”]|$| (?:that|which|who|and|in (?:his|her)|of (?:his|her)|by|to (?:the )?(?:President|Prime|King|Emir))\b)"
_FEASTS = re.compile(
    rf"\b(?:on|to mark|marking) (?:the )?(?:occasion of )?(?:the )?(?P<what>[^,.;\"”]{{3,70}}?(?:anniversary(?: of [^,.;\"”]{{3,50}}?)?|"
    rf"\b[Dd]ay(?: of [^,.;\"”]{{3,40}}?)?|independence))(?:['’]s)?{_ENDS}"
)
_GRIEF = re.compile(
    r"\b(?:over|on|in connection with|after|following|for) (?:the )?(?:(?:deadly|devastating|tragic|heavy|powerful) )*"
    r"(?P<what>[^,.;]{0,40}?(?:earthquake|crash|flood(?:s|ing)?|fire|explosion|blast|attack|sinking|disaster|accident|collapse|landslide|cyclone|"
    rf"hurricane|typhoon|tragedy|shipwreck)(?: (?:in|near|off) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?){_ENDS}"
)
# A state's own day or anniversary; the seeds leave out the yearly festivals (a letter on Spring Festival: 000-9).
_OCCASION = re.compile(r"(?:記念日|の日|周年|独立)$")
_DISASTER = re.compile(
    r"(?:地震|墜落|洪水|火災|爆発|攻撃|沈没|災害|事故|崩落|土砂崩れ|テロ|ハリケーン|台風|悲劇|サイクロン)$"
)
_LONGEST = 18


def letter_of(text: str) -> str:
    """What is sent."""
    return next((ja for word, ja in _KINDS if word in text.lower()), "書簡")


def occasion_ja(lines: Sequence[Passage], letter: str, people: People) -> str:
    """The feast or the disaster that a letter is about, as the lines name it; empty where none is wholly understood."""
    pattern, ending = (_GRIEF, _DISASTER) if letter.startswith("弔意") else (_FEASTS, _OCCASION)
    if letter == "書簡":
        return ""
    for line in lines:
        for found in pattern.finditer(line.text):
            phrase = phrase_of(found["what"].strip(), people)
            known = phrase is not None and phrase.known == phrase.total and not phrase.unsure
            if phrase and known and ending.search(phrase.ja) and len(phrase.ja) <= _LONGEST:
                return re.sub(r"の独立の(?=\d)", "独立", phrase.ja)
    return ""
