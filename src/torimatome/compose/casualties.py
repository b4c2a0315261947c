"""Accidents, explosions and clashes: what happened where, and how many were killed, hurt or detained."""

from __future__ import annotations

import re

from torimatome.compose.amounts import SOLDIERS
from torimatome.compose.frames import Framed, phrase_of
from torimatome.compose.lexicon import number
from torimatome.compose.people import People

_N = r"(?:(?<![\d.,])\d+(?:,\d{3})*(?![\d,])|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|several|dozens|another)"
_HARM = {
    "kill": "死亡", "dead": "死亡", "die": "死亡", "dies": "死亡", "died": "死亡", "death": "死亡",
    "injur": "負傷", "hurt": "負傷", "wound": "負傷", "missing": "不明", "detain": "拘束", "arrest": "拘束",
    "hospital": "搬送", "captur": "拘束", "rescue": "救助",
}  # fmt: skip
_WORDS = "|".join(_HARM).replace("kill", "kill(?!ing)")
_AFTER = re.compile(
    rf"\b(?P<least>at least |more than |over )?(?:(?P<n>{_N})\b)?(?: more| other)? ?(?P<who>[A-Za-z]+(?: [a-z]+){{0,3}}?)??"
    rf"(?: (?:is|are|was|were|get|reported|reportedly|have been|has been))* (?P<harm>(?:{_WORDS})\w*)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?P<harm>(?:kill(?!ing)|injur|wound|leav|left|claim|hospital)\w*)(?: (?:the )?(?:lives?|life) of)? "
    rf"(?P<least>at least |more than |over )?(?P<n>{_N}\b)?(?: ?(?P<who>(?!dead|injured|hurt|wounded|in\b|near\b|on\b)[A-Za-z]+(?: (?!dead|injured|hurt|wounded|in\b|near\b|on\b|as\b)[a-z]+)?))?"
    r"(?: (?P<state>dead|injured|wounded|hurt|missing))?\b",
    re.IGNORECASE,
)
_HAPPENED = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), ja)
    for pattern, ja in (
        (r"(?<!coal )(?<!gold )(?:land)?mine (?:explosions?|blasts?|incidents?|detonation)|(?:hits?|triggers?|runs? over|steps? on|blown up (?:on|by)|struck) (?:an? )?(?:anti-(?:tank|personnel) )?(?:land)?mines?|(?<!coal )(?<!gold )(?:land)?mine (?:kill(?:s|ed)?|injure[sd]?|wound(?:s|ed)?|explode[sd]?|blows?|went off|goes off|detonate[sd]?)|by (?:a )?(?:land)?mine", "地雷爆発"),
        (r"coal mine (?:explosion|blast|explodes|collapse|accident)|explosion (?:at|in) (?:a )?coal mine", "炭鉱事故"),
        (r"cross-border (?:fire|shooting)", "国境越しの銃撃"),
        (r"gas (?:explosion|blast|leak explosion)", "ガス爆発"),
        (r"exchang(?:es?|ed|ing)(?: of)?(?: heavy)? fire|trad(?:es?|ed|ing) fire|crossfire", "銃撃戦"),
        (r"(?:opens?|opened) fire|fires? (?:on|upon)|fires at|fired (?:on|at|upon|into)", "発砲"), (r"explosions?|blasts?", "爆発"), (r"earthquakes?|quakes?", "地震"), (r"landslides?|mudslides?", "土砂崩れ"),
        (r"avalanches?", "雪崩"), (r"floods?|flooding|flash floods?", "洪水"),
        (r"(?:wild|forest )fires?", "山火事"), (r"(?:house |apartment |factory |hospital )?(?:fire|blaze)(?! (?:exchange|under|on|upon))", "火災"),
        (r"helicopter (?:makes|made|in) (?:an? )?(?:hard|emergency|forced|crash)[ -]landing|(?:hard|emergency|forced|crash)[ -]landing of (?:\w+ )*?helicopter", "ヘリコプター不時着"),
        (r"(?:emergency|forced|crash)[ -]landing", "不時着"), (r"train (?:derails|derailed|derailment)", "列車脱線"),
        (r"crash of (?:an? |the )?(?:[\w-]+ ){0,2}helicopter", "ヘリコプター墜落"),
        (r"crash of (?:an? |the )?(?:[\w-]+ ){0,2}(?:plane|aircraft|jet)", "航空機墜落"),
        (r"helicopter crash(?:es)?", "ヘリコプター墜落"), (r"(?:plane|aircraft|jet) crash(?:es)?", "航空機墜落"),
        (r"bus (?:crash|accident|collision)", "バス事故"), (r"train (?:crash|accident|collision|derailment)", "列車事故"),
        (r"(?:car|road|traffic|vehicle|truck) (?:crash(?:es)?|accidents?|collisions?)|road accident|pile-up", "交通事故"),
        (r"drone (?:attack|strike)s?", "ドローン攻撃"), (r"missile (?:attack|strike)s?", "ミサイル攻撃"),
        (r"air ?strikes?", "空爆"), (r"shelling", "砲撃"), (r"exchange of fire|gunfight|shoot-?out|gun battle", "銃撃戦"),
        (r"shootings?|gunfire|shots fired", "発砲"), (r"stabbings?|knife attack", "刃物襲撃"),
        (r"clash(?:es)?|skirmish(?:es)?|fighting", "衝突"), (r"terror(?:ist)? attack", "テロ攻撃"), (r"attack", "攻撃"),
        (r"mine (?:collapse|accident)", "鉱山事故"), (r"building collapse|collapse", "崩落"), (r"accident|crash", "事故"),
    )
)  # fmt: skip
_WHERE = re.compile(
    r"\b(?P<prep>in|near|on|at|outside) (?:the )?(?P<where>[A-Z][\w'’-]*(?:[ -][A-Z][\w'’-]*)*(?: (?:border|frontier|district|region|village))?"
    r"|(?:state )?border with [A-Z]\w+)"
)
_GUNFIRE = re.compile(
    r"\b(?:by|under|from) (?:(?P<side>[A-Z]\w+)(?: sniper| army)?|enemy|sniper|hostile|rifle) (?:gun)?fire\b|\bgunfire\b"
)
_BLAMED = re.compile(
    r"\b(?:(?:suspected|accused|convicted|guilty) of|charged with|sentenced|trial|[Ss]uspects? in|wanted for|over (?:the )?(?:killing|murder|death))\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"^(?!In |On |At |Near )[^,]{12,}, *$")
_CAUSE = re.compile(r"\b(?:as|when|after|because) (?:an? |the )?\w+ \w+|\bdeadly\b")
_SEVERAL = re.compile(r"(?:s|men|women|people|children|police)$")
_GENERAL = frozenset({"people", "persons", "person", "were", "was", "others", "more", "dead"})


def incident(text: str, people: People) -> Framed | None:
    """Place, what happened, who was harmed; None where a text tells no harm with its number or nothing that caused it."""
    if _BLAMED.search(text):  # who is tried for a death is the news, not the death
        return None
    happened = _fire(text, people) or next((ja for pattern, ja in _HAPPENED if pattern.search(text)), "")
    found = sorted((*_AFTER.finditer(text), *_BEFORE.finditer(text)), key=lambda m: m.start())
    harms: dict[str, str] = {}
    end = 0
    for match in found:
        if match.start() >= end and not _kills(match) and (said := _harmed(match, people)):
            harms.setdefault(said[0], said[1])
            end = match.end()
    where = _where(text, people)
    if not {"死亡", "負傷"} & set(harms) or not (happened or where):
        return None
    if not happened:
        if _BESIDE.search(text[: found[0].start()]) or _CAUSE.search(text):  # what did the harm was not understood
            return None
        return Framed(f"{where}{'、'.join(harms.values())}", 0.9, ())
    return Framed(f"{where}{happened}{'、' if where else 'で'}{'、'.join(harms.values())}", 1.0, ())


def _kills(match: re.Match[str]) -> bool:
    """Whether who stands before the harm does it: a guard kills a driver."""
    return (
        match.re is _AFTER
        and bool(match["who"])
        and match["harm"].lower() in {"kills", "injures", "wounds", "kill", "injure", "wound"}
    )


def _fire(text: str, people: People) -> str:
    """Whose fire it was: no house burnt."""
    match = _GUNFIRE.search(text)
    if not match:
        return ""
    side = phrase_of(match["side"], people) if match["side"] else None
    return f"{side.ja}側の銃撃" if side and side.kind == "country" else "銃撃"


def _harmed(match: re.Match[str], people: People) -> tuple[str, str] | None:
    state = match.groupdict().get("state") or match["harm"]
    harm = next(
        (ja for stem, ja in _HARM.items() if state.lower().startswith(stem)),
        "死亡" if state.lower().startswith("claim") else "",
    )
    who = (match["who"] or "").strip()
    human = "" if not who or who.lower() in _GENERAL or who.split()[0].lower() in _GENERAL else _human(who, people)
    if not harm or human is None or not (match["n"] or human):
        return None
    if not match["n"]:
        return harm, f"{human}{'ら' if _SEVERAL.search(who) else '1名'}{harm}"
    return harm, f"{human}{_count(match['n'], bool(match['least']))}{harm}"


def _human(who: str, people: People) -> str | None:
    """Whoever is meant, in Japanese; None where that is no person."""
    phrase = phrase_of(who, people)
    if phrase and phrase.kind == "body" and phrase.ja.endswith("軍") and SOLDIERS.search(who):
        return phrase.ja + "人"
    return phrase.ja if phrase and phrase.kind == "human" else None


def _count(n: str, least: bool) -> str:
    if n.lower() in {"several", "dozens"}:
        return {"several": "数名", "dozens": "数十名"}[n.lower()]
    return f"{number('one' if n.lower() in {'a', 'an', 'another'} else n)}名" + ("以上" if least else "")


def _where(text: str, people: People) -> str:
    for match in _WHERE.finditer(text):
        phrase = phrase_of(match["where"], people)
        by_ear = phrase is not None and phrase.kind == "name" and " " not in match["where"]
        if phrase and (phrase.kind in {"place", "country"} or by_ear or phrase.ja.endswith(("国境", "地区", "村"))):
            return f"{phrase.ja}付近で" if match["prep"] in {"near", "outside"} else f"{phrase.ja}で"
    return ""
