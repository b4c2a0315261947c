"""The machine's codes in words for people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from torimatome.model import CoverageRole, DateSource, Headline, Published

_LANGUAGES = {
    "az": "Azerbaijani", "en": "English", "fa": "Persian", "hy": "Armenian", "ja": "Japanese", "ka": "Georgian",
    "kk": "Kazakh", "ky": "Kyrgyz", "ru": "Russian", "tg": "Tajik", "tk": "Turkmen", "tr": "Turkish", "uz": "Uzbek",
}  # fmt: skip
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "ug", "ur", "yi"})
_ROLES = {
    CoverageRole.REPORT: "reports it",
    CoverageRole.COPY: "a copy of another report",
    CoverageRole.TRANSLATION: "the same report in another language",
    CoverageRole.LIVE: "reports it as it goes on",
    CoverageRole.RETROSPECTIVE: "looks back at it",
    CoverageRole.OPINION: "an opinion about it",
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
_ARTICLE = re.compile(r"\b([0-9a-f]{16})\b")
_ALIKE = re.compile(r"heads alike (-?[\d.]+), (\d+) h apart")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a sentence; article is set where it names one."""

    text: str
    article: str = ""


def language(code: str) -> str:
    """The language's English name."""
    return _LANGUAGES.get(code, code)


def direction(code: str) -> str:
    """The way a language is written, for `dir`."""
    return "rtl" if code.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def role(code: CoverageRole) -> str:
    """How an article stands to its event."""
    return _ROLES[code]


def made(headline: Headline) -> str:
    """How a headline was made."""
    kind, _, what = headline.how.partition(":")
    if kind in _HOW_BY:
        return f"{_HOW_BY[kind]} {what.replace('_', ' ') if kind == 'pattern' else what}"
    return _HOW.get(kind, headline.how)


def moment(at: datetime | None) -> str:
    """A time with its offset: 12.03.2026 01:30 (UTC+04:00)."""
    if at is None:
        return "no date"
    offset = at.strftime("%z")
    return f"{at:%d.%m.%Y %H:%M} (UTC{offset[:3]}:{offset[3:5]})"


def published(found: Published | None) -> str:
    """When an article came out, and who says so."""
    if found is None:
        return "the page gives no date"
    when = f"{found.at:%d.%m.%Y}, no time given" if found.precision == "day" else moment(found.at)
    return f"{when}; {_DATES[found.source]}"


def reason(text: str, headlines: Mapping[str, str]) -> list[Part]:
    """Why an article was grouped, with the articles that it names by their headlines."""
    said = _ALIKE.sub(r"first sentences alike \1 (of 1), published \2 hours apart", text)
    pieces = _ARTICLE.split(said)
    return [
        Part(f"“{headlines[piece]}”", piece) if n % 2 and piece in headlines else Part(piece)
        for n, piece in enumerate(pieces)
        if piece
    ]


def field(name: str) -> str:
    """The field of an item that a finding is about."""
    kind, _, code = name.partition(".")
    return f"{language(code)} {kind}" if code and kind == "headline" else name.replace("_", " ").replace(".", " ")
