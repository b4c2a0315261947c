"""The machine's codes in words for people."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from torimatome.model import CoverageRole, DateSource, Headline, Published
from torimatome.web.saying import counted, said

_LANGUAGES = {
    "az": "Azerbaijani", "en": "English", "fa": "Persian", "hy": "Armenian", "ja": "Japanese", "ka": "Georgian",
    "kk": "Kazakh", "ky": "Kyrgyz", "ru": "Russian", "tg": "Tajik", "tk": "Turkmen", "tr": "Turkish", "uz": "Uzbek",
}  # fmt: skip
_LANGUAGES_JA = {
    "az": "アゼルバイジャン語", "en": "英語", "fa": "ペルシャ語", "hy": "アルメニア語", "ja": "日本語", "ka": "ジョージア語",
    "kk": "カザフ語", "ky": "キルギス語", "ru": "ロシア語", "tg": "タジク語", "tk": "トルクメン語", "tr": "トルコ語", "uz": "ウズベク語",
}  # fmt: skip
_ONLY_IN = re.compile(r"only in ([a-z]{2,3}(?:, [a-z]{2,3})*)(?=, and nobody )")
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "ug", "ur", "yi"})
_ROLES = {
    CoverageRole.REPORT: "reports it",
    CoverageRole.COPY: "a copy of another report",
    CoverageRole.TRANSLATION: "the same report in another language",
    CoverageRole.LIVE: "reports it as it goes on",
    CoverageRole.RETROSPECTIVE: "looks back at it",
    CoverageRole.OPINION: "an opinion about it",
}
_ROLES_JA = {
    CoverageRole.REPORT: "報道",
    CoverageRole.COPY: "他の記事の転載",
    CoverageRole.TRANSLATION: "同じ記事の他言語版",
    CoverageRole.LIVE: "進行中の速報",
    CoverageRole.RETROSPECTIVE: "回顧記事",
    CoverageRole.OPINION: "論評",
}
_DATES = {
    DateSource.FEED: "the feed says so",
    DateSource.METADATA: "the page's metadata say so",
    DateSource.TEXT: "read from the page's visible text",
}
_HOW = {
    "rules": "made by rules from the words of the report",
    "outline": "an outline only: no rule fitted, write it anew",
    "import": "as printed in an imported issue",
}
_HOW_BY = {
    "pattern": "made from the pattern of a",
    "memory": "made after the past headline",
    "person": "written by",
    "model": "proposed by the language model",
}
_DATES_JA = {
    DateSource.FEED: "フィードの日付",
    DateSource.METADATA: "ページの属性情報の日付",
    DateSource.TEXT: "本文から読み取った日付",
}
_HOW_JA = {
    "rules": "記事の語から規則で作成",
    "outline": "概略のみ（合う規則なし、要書き直し）",
    "import": "取り込んだ週報のまま",
}
_HOW_BY_JA = {
    "pattern": "「{}」の型から作成",
    "memory": "過去の見出し {} に倣って作成",
    "person": "{} が執筆",
    "model": "言語モデル {} の案",
}
_KINDS_JA = {
    "meeting": "会談", "visit": "訪問", "phone_call": "電話会談", "letter": "書簡", "statement": "声明", "interview": "会見",
    "court": "裁判", "incident": "事件", "exercise": "演習", "regulation": "法令", "resolution": "決議", "report": "報告",
    "appointment": "任免", "ceremony": "式典", "other": "その他",
}  # fmt: skip
_FIELDS_JA = {
    "headline": "見出し", "body": "本文", "attribution": "出典", "note": "NOTE", "notes": "NOTE", "section": "分類", "place": "順序",
    "title": "表題", "subtitle": "副題", "publisher": "発行者", "period": "期間", "end": "終わりの印",
}  # fmt: skip
_STAGES_JA = {"collect": "収集", "extract": "読取り"}
_SEVERITIES = {
    "en": {"error": "error", "warning": "warning", "hint": "hint"},
    "ja": {"error": "誤り", "warning": "注意", "hint": "参考"},
}
_ARTICLE = re.compile(r"\b([0-9a-f]{16})\b")
_OUTLET = re.compile(r"(?<![\w.])[a-z]{2}\.[a-z0-9][a-z0-9-]+(?![\w.])")
_ALIKE = re.compile(r"heads alike (-?[\d.]+), (\d+) h apart")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a sentence; article is set where it names one."""

    text: str
    article: str = ""


def language(code: str, spoken: str = "en") -> str:
    """The language's name, in English or Japanese."""
    return (_LANGUAGES_JA if spoken == "ja" else _LANGUAGES).get(code, code)


def direction(code: str) -> str:
    """The way a language is written, for `dir`."""
    return "rtl" if code.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def role(code: CoverageRole, spoken: str = "en") -> str:
    """How an article stands to its event."""
    return (_ROLES_JA if spoken == "ja" else _ROLES)[code]


def because(reason: str, spoken: str = "en") -> str:
    """Why an event is chosen or not, its languages by their names."""
    found = _ONLY_IN.match(reason)
    if found:
        names = ("・" if spoken == "ja" else ", ").join(language(code, spoken) for code in found[1].split(", "))
        reason = f"only in {names}{reason[found.end() :]}"
    return said(reason, spoken)


def by_hand(headline: Headline) -> bool:
    """Whether a person wrote it: nobody asks how sure the machine is of that."""
    return headline.how.startswith("person:")


def made(headline: Headline, spoken: str = "en") -> str:
    """How a headline was made."""
    kind, _, what = headline.how.partition(":")
    if kind == "pattern":
        what = kind_of(what, spoken)
    if spoken == "ja":
        return _HOW_BY_JA[kind].format(what) if kind in _HOW_BY_JA else _HOW_JA.get(kind, headline.how)
    return f"{_HOW_BY[kind]} {what}" if kind in _HOW_BY else _HOW.get(kind, headline.how)


def kind_of(code: str, spoken: str = "en") -> str:
    """A kind of event or item."""
    return _KINDS_JA.get(code, code) if spoken == "ja" else code.replace("_", " ")


def moment(at: datetime | None, spoken: str = "en") -> str:
    """A time with its offset: 12.03.2026 01:30 (UTC+04:00)."""
    if at is None:
        return "日付なし" if spoken == "ja" else "no date"
    offset = at.strftime("%z")
    return f"{at:%d.%m.%Y %H:%M} (UTC{offset[:3]}:{offset[3:5]})"


def published(found: Published | None, spoken: str = "en") -> str:
    """When an article came out, and who says so."""
    japanese = spoken == "ja"
    if found is None:
        return "記事に日付なし" if japanese else "the page gives no date"
    untimed = f"{found.at:%d.%m.%Y}（時刻なし）" if japanese else f"{found.at:%d.%m.%Y}, no time given"
    when = untimed if found.precision == "day" else moment(found.at)
    return f"{when}；{_DATES_JA[found.source]}" if japanese else f"{when}; {_DATES[found.source]}"


def reason(
    text: str, headlines: Mapping[str, str], spoken: str = "en", outlet: Callable[[str], str] = str
) -> list[Part]:
    """Why an article was grouped, with the articles that it names by their headlines and the outlets by their names."""
    told = _OUTLET.sub(lambda m: outlet(m[0]), said(text, spoken))
    pieces = _ARTICLE.split(_ALIKE.sub(r"first sentences alike \1 (of 1), published \2 hours apart", told))
    quoted = "「{}」" if spoken == "ja" else "“{}”"
    return [
        Part(quoted.format(headlines[piece]), piece) if n % 2 and piece in headlines else Part(piece)
        for n, piece in enumerate(pieces)
        if piece
    ]


def stage(code: str, spoken: str = "en") -> str:
    """The work in which something went wrong."""
    return _STAGES_JA.get(code, code) if spoken == "ja" else code


def thing(code: str, spoken: str = "en") -> str:
    """What a figure counts, or its unit."""
    return counted(code, spoken)


def severity(code: str, spoken: str = "en") -> str:
    """How bad a finding is."""
    return _SEVERITIES[spoken][code]


def field(name: str, spoken: str = "en") -> str:
    """The field of an item that a finding is about."""
    kind, _, code = name.partition(".")
    if spoken == "ja":
        return f"{language(code, 'ja') if kind == 'headline' else ''}{_FIELDS_JA.get(kind, kind)}"
    return f"{language(code)} {kind}" if code and kind == "headline" else name.replace("_", " ").replace(".", " ")
