"""The patterns by which dates are found, made once for each pack."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from torimatome.lang.pack import LanguagePack


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with groups d1 m1 y1 d2 m2 y2 or word. kind: written, month, relative, weekday."""

    pattern: re.Pattern[str]
    kind: str = "written"
    solar: bool = False
    swap: bool = False
    capital: bool = False


_DASH = (
    r"\s*(?:[-–—−~～〜]|(?<=\s)(?:to|until|through|and|по|до|и|ilə|və|ile|ve|մինչև|մինչեւ|և|եւ|ու|და|تا|و)(?=\s))\s*"
)
_LEFT = r"(?<![\d])(?<![\d][.,:/\-])"
_TAIL = r"(?:-?(?:st|nd|rd|th|го|е|ое|ого|ին|ից|ի|ը|ს|ში|დან|მდე|ام)(?![^\W\d_]))?"
_ENDING = r"(?:['’\-]?[^\W\d_]{1,4}(?![^\W\d_]))?"
_YEAR = r"(?P<yN>(?:1[3-9]|20)\d\d)(?!\d)(?![.:/]\d)"
_YEAR_WORD = (
    r"(?:-?\s?(?:c[iıuü]|го|й))?\s*-?(?:il[^\W\d_]*|թվական[^\W\d_]*|թ\.?|წლის|წელს|წ\.|года|году|г\.|yıl[^\W\d_]*)?"
)
_DAY = r"(?P<dN>[0-3]?\d)(?![\d])(?![.,:]\d)"
# In these languages a month may stand before its day; in the others "в январе 15 человек" would be a date.
_MONTH_FIRST = {"en": r"", "az": r"(?<=[nı])", "hy": r"(?<=ի)"}


def rules(pack: LanguagePack) -> tuple[Rule, ...]:
    """The rules of a pack. A pack is known by its code and its months."""
    return _build(
        pack.code,
        tuple(pack.months),
        tuple(pack.solar_months),
        tuple(pack.weekdays),
        tuple(pack.relative_days),
    )


@lru_cache(maxsize=64)
def _build(
    code: str,
    months: tuple[str, ...],
    solar: tuple[str, ...],
    weekdays: tuple[str, ...],
    relative: tuple[str, ...],
) -> tuple[Rule, ...]:
    made = [*_NUMERIC, *_JAPANESE] if code in ("ja", "zh") else list(_NUMERIC)
    spaced = code not in ("ja", "zh")
    if spaced:
        made += _named(months, code, solar=False) + _named(solar, code, solar=True)
    if relative:
        made.append(Rule(re.compile(_words("word", relative, spaced=spaced)), kind="relative"))
    if weekdays:
        made.append(Rule(re.compile(_words("word", weekdays, spaced=spaced)), kind="weekday"))
    return tuple(made)


def _either(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)


def _words(name: str, words: Iterable[str], *, spaced: bool) -> str:
    body = rf"(?P<{name}>{_either(words)})"
    return rf"(?<![^\W_]){body}(?![^\W_])" if spaced else body


def _named(months: tuple[str, ...], code: str, *, solar: bool) -> list[Rule]:
    """The rules of dates with a month's name."""
    if not months:
        return []
    ending = _ENDING if code in ("az", "tr", "ka") else ""
    m1, m2 = (rf"(?<![^\W\d_])(?P<m{n}>{_either(months)}){ending}(?![^\W\d_])(?:\.(?=\s*[\d,]))?" for n in (1, 2))
    d1, d2 = _LEFT + _DAY.replace("N", "1") + _TAIL, _DAY.replace("N", "2") + _TAIL
    y1, y2 = _YEAR.replace("N", "1"), _YEAR.replace("N", "2")
    gap, of = r"\s*,?\s*", r"(?:\s+of)?\s+"
    before = rf"(?:{_LEFT}{y2}{_YEAR_WORD}{gap})?"
    bodies = [
        rf"{d1}(?:{_DASH}{d2})?{of}(?:the\s+)?{m1}(?:{gap}{y1})?",
        rf"{before}{d1}(?:{_DASH}{d2})?\s+{m1}",
        rf"{d1}{of}{m1}(?:{gap}{y1}{_YEAR_WORD})?{_DASH}{d2}{of}{m2}(?:{gap}{y2})?",
    ]
    made = [Rule(re.compile(body), solar=solar) for body in bodies]
    if code in _MONTH_FIRST:
        made += _month_first(code, (m1, m2), (d1, d2), (y1, y2), before)
    if not solar:
        made += [
            Rule(re.compile(rf"{m1}\s+(?:of\s+)?{y1}"), kind="month"),
            Rule(re.compile(rf"{_LEFT}{y1}{_YEAR_WORD}\s+{m1}"), kind="month"),
        ]
    return made


def _month_first(
    code: str, month: tuple[str, str], day: tuple[str, str], year: tuple[str, str], before: str
) -> list[Rule]:
    (m1, m2), (_, d2), (y1, _) = month, day, year
    case, d1 = _MONTH_FIRST[code], _DAY.replace("N", "1") + _TAIL
    after = "" if code == "en" else rf"{_ENDING}"
    bodies = [
        rf"{m1}{case}\s+{d1}(?:{_DASH}{d2})?{after}(?:\s*,?\s*{y1})?",
        rf"{before}{m1}{case}\s+{d1}(?:{_DASH}{d2})?{after}",
        rf"{before}{m1}{case}\s+{d1}{_DASH}{m2}{case}\s+{d2}{after}(?:\s*,?\s*{y1})?",
    ]
    return [Rule(re.compile(body), capital=code == "en") for body in bodies]


_NUMERIC = (
    Rule(
        re.compile(rf"{_LEFT}(?P<y1>(?:1[3-9]|20)\d\d)([-./])(?P<m1>[01]?\d)\2(?P<d1>[0-3]?\d)(?!\d|[-./]\d)"),
        swap=False,
    ),
    Rule(re.compile(rf"{_LEFT}(?P<y1>(?:19|20)\d\d)([-./])(?P<m1>[01]?\d)\2(?P<d1>[0-3]?\d)(?=t\d)")),
    Rule(
        re.compile(rf"{_LEFT}(?P<d1>[0-3]?\d)([./-])(?P<m1>[0-3]?\d)\2(?P<y1>(?:19|20)\d\d)(?!\d|[./-]\d)"),
        swap=True,
    ),
    Rule(
        re.compile(
            rf"{_LEFT}(?P<d1>[0-3]?\d)(?:\.(?P<m1>[01]?\d))?(?:\.(?P<y1>(?:19|20)\d\d))?\s*[-–—]\s*"
            r"(?P<d2>[0-3]?\d)\.(?P<m2>[01]?\d)\.(?P<y2>(?:19|20)\d\d)(?!\d|[./-]\d)"
        )
    ),
)
_JA_DASH = r"\s*(?:[-–—−~～〜、・]|から|及び|および|と)\s*"
_JA_YEAR = r"(?:(?P<era>令和)?(?<!\d)(?P<y1>\d{1,4})年\s*(?:\([^)]*\)|（[^）]*）)?\s*)?"
_JAPANESE = (
    Rule(
        re.compile(
            rf"{_JA_YEAR}(?<!\d)(?P<m1>\d{{1,2}})月\s*(?P<d1>\d{{1,2}})日?"
            rf"(?:[(（][月火水木金土日][)）])?{_JA_DASH}(?:(?P<m2>\d{{1,2}})月\s*)?(?P<d2>\d{{1,2}})日"
        )
    ),
    Rule(re.compile(rf"{_JA_YEAR}(?<!\d)(?P<m1>\d{{1,2}})月\s*(?P<d1>\d{{1,2}})日")),
    Rule(re.compile(r"(?P<era>令和)?(?<!\d)(?P<y1>\d{1,4})年\s*(?P<m1>\d{1,2})月(?!\s*\d)"), kind="month"),
    Rule(re.compile(rf"(?<![\d月年.,．])(?P<d1>\d{{1,2}})日?{_JA_DASH}(?P<d2>\d{{1,2}})日(?![間目])")),
    Rule(re.compile(r"(?<![\d月年第.,．～~〜-])(?P<d1>\d{1,2})日(?!間|目|前|後|以内|ぶり|連続|分|余|あまり)")),
)
