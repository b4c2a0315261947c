"""Frames: what headlines tell over and over (verdicts, summonses, openings), each with its Japanese form.

A frame is tried on the whole text; what stands in its gaps is read as noun phrases. It speaks only where all that its
Japanese form needs was understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from torimatome.compose.amounts import MEASURES
from torimatome.compose.frames_table import FRAMES
from torimatome.compose.japanese import person_ja, tidy
from torimatome.compose.katakana import katakana
from torimatome.compose.lexicon import number
from torimatome.compose.money import MONEY, grouped, money
from torimatome.compose.paraphrase import plainly
from torimatome.compose.people import People
from torimatome.compose.phrase import Phrase
from torimatome.compose.phrases import NounReader
from torimatome.compose.sound import sound

_NUMBER = r"(?:\d[\d,.]*(?: (?:thousand|million|billion))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
_GAP = re.compile(r"\{(who2?|what|post|posts|event|where|crime|n|pc|amount|day|least|unit|passport|states|sum)\}")
_SUM = r"(?:(?:about|nearly|almost|over|more than|some|around) )?(?:[$€£]|US\$|AZN ?)\d[\d,.]*(?: ?(?:million|billion|trillion|mln|bln))?"
_DAY = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_TAIL = r"(?:[,;:] .*| [–—-] .*| (?:as|after|amid|while|following|despite|ahead of|because|when) .*)?$"
_DATED = re.compile(r"^(?:On|In|Late on|Early on|Since) [^,]{3,30},(?: \d{4},)? ")
_SAY = r"(?:says?|said|announces?|announced|reports?|reported|confirms?|confirmed|informs?)"
_TELLS = tuple(
    re.compile(pattern)
    for pattern in (
        r"^(?P<who>[^:]{3,60}): (?P<rest>.+)$",
        rf"^(?P<rest>.+), (?P<who>[^,]{{3,60}}) {_SAY}$",
        rf"^(?P<who>[^:]{{3,60}}?) {_SAY} (?:that )?(?P<rest>.+)$",
        r"^(?P<rest>.+) [–—-] (?P<who>[^–—]{3,60})$",
    )
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_PLACES = frozenset({"place", "country", "name", "body", "noun", "institution"})
_ACTORS = frozenset({"person", "country", "body", "institution", "human", "name", "office", "title", "both"})
_ACTING = ("党", "会派", "裁判所", "警察", "当局", "検察", "団体", "組織", "機関", "連盟", "協会", "連合")
_CLEAR = 0.75
_INNER = {
    "sum": _SUM, "n": _NUMBER, "pc": r"\d+(?:[.,]\d+)?", "day": _DAY, "least": "(?:over|more than|at least|upwards of) ", "unit": "|".join(MEASURES),
    "passport": r"(?:ordinary|diplomatic|service|official|common)(?:(?:,| and|, and) (?:ordinary|diplomatic|service|official|common))*",
    "posts": r"(?:foreign|defen[cs]e|interior|energy|economy|transport|justice|culture|agriculture) ministers|presidents|prime ministers|speakers",
}  # fmt: skip
_PASSPORTS = {"ordinary": "一般", "common": "一般", "diplomatic": "外交", "service": "公用", "official": "公用"}
_POSTS = {
    "foreign": "外相", "defen": "国防相", "interior": "内相", "energy": "エネルギー相", "economy": "経済相", "transport": "運輸相",
    "justice": "法相", "culture": "文化相", "agriculture": "農相", "president": "大統領", "prime": "首相", "speaker": "国会議長",
}  # fmt: skip
# Set by hand: what a form marked ~ counts for, so that an exact first sentence outweighs it.
_LOOSE = 0.8
_EVENT = re.compile(
    r"(?:会[合談議期見]|総会|大会|理事会|展示会|演習|訓練|課程|選挙|投票|集会|式典|セミナー|フォーラム|サミット|パレード|行進|協議|対話|交渉|裁判|公判"
    r"|審理|祭|討論|作戦|コンサート|競技会|試合|行事|週間|展|式|プログラム|コース|工事|建設|運航|運行|供給|作業|生産|段階|ラウンド|調査|任務|停戦|ミッション|輸送)(?:」|（[^）]*）)?$"
)
_RISING = re.compile(
    r"(?:[額率量費数高]|輸出|輸入|価格|生産|産出|GDP|経済|投資|外貨準備|収入|予算|支出|出荷|供給|観光客|乗客|失業|水位|貨物|輸送|債務|融資|預金|賃金|年金|インフレ|税|関税|料金|備蓄|金利|原油|外国人観光客数|レート|人口)$"
)
_ENDINGS = {"event": _EVENT, "amount": _RISING}
_OF_A_STATE = re.compile(
    r"\{(who2?)\}(?=(?:を|に)[^、{]*(?:\{\w+\}[^、{]*)*(?:拘束|逮捕|判決|起訴|解放|釈放|追放|引渡し)$)"
)
"""A gap whose filling is a person even where only his country is named: detains Belgian."""
_HALF = re.compile(r"(\d+)\.5年")
_CUT_OFF = re.compile(r"\b(?:to be|will be|will|to|be)$|\bbetween (?!.*(?:\band\b|,|&))")
"""A gap that ends in the middle of a verb, or before the second of two."""
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_CARRIED = re.compile(r"(?<=(?:選挙|投票|演習|訓練|作戦))(を|、)([^、]*?)開催")
_BOUND = frozenset({"comma", "prep", "who", "stop", "end", "and"})


@dataclass(frozen=True, slots=True)
class Framed:
    """A headline made by a frame, the share of its gaps that was understood, and names that no register holds."""

    text: str
    coverage: float
    unsure: tuple[str, ...]


@cache
def _pattern(english: str) -> re.Pattern[str]:
    def gap(found: re.Match[str]) -> str:
        inner = _INNER.get(found[1], "[^:;]+?")
        return f"(?P<{found[1]}>{inner})"

    return re.compile("^" + _GAP.sub(gap, english) + _TAIL, re.IGNORECASE)


def framed(text: str, people: People) -> Framed | None:
    """The Japanese headline of the first frame that fits and whose gaps are understood."""
    plain = _DATED.sub("", plainly(text))
    for english, japanese in FRAMES:
        found = _pattern(english).match(plain)
        if found and (made := _filled(found, japanese, people)) and sound(made.text):
            return made
    return None


def announced(text: str, read: Callable[[str], Framed | None], people: People) -> Framed | None:
    """X: ...; X says ...; ..., X says: what a state, body or office-holder announces."""
    for pattern in _TELLS:
        match = pattern.match(text)
        inner = read(match["rest"]) if match else None
        who = phrase_of(match["who"], people) if match and inner else None
        dated = who is not None and who.kind in {"country", "name"} and pattern is _TELLS[0]  # where the news is from
        if who and inner and who.kind in _ACTORS and not dated:
            return Framed(
                tidy(f"{who.ja}、{inner.text.removesuffix('へ')}と発表"), inner.coverage, (*who.unsure, *inner.unsure)
            )
    return None


def _filled(found: re.Match[str], japanese: str, people: People) -> Framed | None:
    phrases = {name: _phrase(name, said, people) for name, said in found.groupdict().items() if said}
    missed = 0

    def optional(part: re.Match[str]) -> str:
        nonlocal missed
        wanted = _GAP.findall(part[1])
        missed += any(name in phrases and not phrases[name] for name in wanted)
        return part[1] if all(phrases.get(name) for name in wanted) else ""

    form = _OPTIONAL.sub(optional, japanese)
    form = _OF_A_STATE.sub(lambda gap: gap[0] + "人" * _is_state(phrases.get(gap[1])), form)
    used = [phrases.get(name) for name in _GAP.findall(form)]
    if not all(used):
        return None
    text = _HALF.sub(r"\1年6か月", tidy(_CARRIED.sub(r"\1\2実施", _GAP.sub(lambda gap: _said(gap[1], phrases), form))))
    unsure = tuple(dict.fromkeys(name for phrase in used if phrase for name in phrase.unsure))
    return Framed(text.removeprefix("~"), round((_LOOSE if text.startswith("~") else 1) - 0.1 * missed, 2), unsure)


def _number(text: str) -> str:
    """12 as it stands, 2 million 200万."""
    digits, _, scale = text.partition(" ")
    return grouped(round(float(digits.replace(",", "")) * _SCALES[scale.lower()])) if scale else number(text)


def _sum(text: str) -> Phrase | None:
    """$500 million, with 約 or 超."""
    found = MONEY.search(text)
    if found is None:
        return None
    before = text[: found.start()].strip().lower()
    more = before in {"over", "more than"}
    return Phrase(f"{'約' if before and not more else ''}{money(found)}{'超' if more else ''}", "number")


def _is_state(phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.kind == "country"


def _said(name: str, phrases: dict[str, Phrase | None]) -> str:
    phrase = phrases.get(name)
    ja = phrase.ja if phrase else ""
    return re.sub(r"(?:行為|の罪|罪|容疑)$", "", ja) if name == "crime" else ja


def _phrase(name: str, text: str, people: People) -> Phrase | None:
    """What stands in a gap, as its name asks for."""
    if name in {"n", "pc", "day"}:
        return Phrase(day_ja(text) if name == "day" else _number(text), "number")
    if name in {"sum", "least", "unit", "passport", "posts", "states"}:
        return _listed(name, text.strip().lower(), text, people)
    phrase = None if _CUT_OFF.search(text) else _government(name, text, people) or phrase_of(text, people)
    if phrase is None or (name == "where" and phrase.kind not in _PLACES):
        return None
    if name in _ENDINGS and not _ENDINGS[name].search(phrase.ja):
        return None
    if name == "post":
        return _bare(phrase, people)
    acts = phrase.kind in _ACTORS or phrase.ja.endswith(_ACTING)
    return phrase if acts or name not in {"who", "who2"} else None


def _government(name: str, text: str, people: People) -> Phrase | None:
    """A capital that acts is its government."""
    country = people.lexicon.capitals.get(text.strip().lower()) if name in {"who", "who2"} else None
    return Phrase(country, "country") if country else None


def _listed(name: str, small: str, text: str, people: People) -> Phrase | None:
    """Words that come from short lists, and three or more states side by side."""
    if name == "states":
        states = [phrase_of(part, people) for part in re.split(r", and | and |, ", text)]
        known = [p.ja for p in states if p and p.kind == "country"]
        return Phrase("・".join(known), "country") if len(known) == len(states) > 2 else None
    if name == "sum":
        return _sum(text)
    if name == "passport":
        kinds = dict.fromkeys(ja for en, ja in _PASSPORTS.items() if en in small)
        return Phrase("・".join(kinds) + "旅券所持者", "human")
    if name == "posts":
        return Phrase(next(ja for en, ja in _POSTS.items() if small.startswith(en)), "office")
    return Phrase("以上" if name == "least" else MEASURES[small], "number")


def _bare(phrase: Phrase, people: People) -> Phrase | None:
    """An office without its holder: what somebody is appointed to."""
    if phrase.person is None or not people.office(phrase.person):
        return phrase if phrase.kind == "office" else None
    return replace(
        phrase,
        ja=person_ja(
            replace(phrase.person, ja="", en="", office=people.office(phrase.person), entity=None, prefix=""), people
        ),
    )


def phrase_of(text: str, people: People) -> Phrase | None:
    """A text as a noun phrase; what follows a comma or preposition may be left, nothing else."""
    words, persons = people.read(text.strip())
    reader = NounReader(words, persons, people)
    phrase, at = reader.group(0, attach=True)
    if phrase is None:
        return _by_ear(text)
    left = sum(w.kind not in {"comma", "det"} for w in words[at:])
    if reader.kind(at) not in _BOUND or left > at:
        return None
    return phrase if phrase.ja and phrase.known >= _CLEAR * phrase.total else None


def _by_ear(text: str) -> Phrase | None:
    """Two or three capitalised words are a person's name."""
    if re.fullmatch(r"[A-ZƏÇŞİÖÜ][\w'’-]+(?: [A-ZƏÇŞİÖÜ][\w'’-]+){1,2}", text):
        return Phrase(katakana(text.rsplit(maxsplit=1)[-1]), "person", 1, 1, (text,))
    return None


def day_ja(text: str) -> str:
    """July 19 is 7月19日."""
    month = next(n for n, name in enumerate(_MONTHS, 1) if name in text.lower())
    return f"{month}月{re.sub(r'[^0-9]', '', text)}日"
