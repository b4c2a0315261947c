"""The patterns by which dates are found, made once for each pack."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from torimatome.lang.pack import LanguagePack
from torimatome.lang.times import UNSPACED, times


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with groups d1 m1 y1 d2 m2 y2, n or word. needs: words of which one must stand in the text.

    kind: written, month, relative, weekday, ago, and the vague ones: week, months (this month), bare (in June).
    """

    pattern: re.Pattern[str]
    kind: str = "written"
    solar: bool = False
    swap: bool = False
    capital: bool = False
    needs: tuple[str, ...] = ()


_DASH = (
    r"\s*(?:[-–—−~～〜]|(?<=\s)(?:to|until|through|and|по|до|и|ilə|və|ile|ve|մինչև|մինչեւ|և|եւ|ու|და|تا|و)(?=\s))\s*"
    r"|(?:(?<=dan)|(?<=dən)|(?<=den)|(?<=tan)|(?<=ten)|(?<=ից)|(?<=დან))\s+"
)
_DASH = rf"(?:{_DASH})"
_LEFT = r"(?<![\d])(?<![\d][.,:/\-])"
_TAIL = r"(?:-?(?:st|nd|rd|th|го|е|ое|ого|ին|ից|ի|ը|ს|ში|დან|მდე|ام)(?![^\W\d_])|['’-]?(?:[dt][aəe]n|[ıiuü]?n?[dt][aəe](?:n|k|ki)?)(?![^\W\d_]))?"
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
        tuple(w for w, n in pack.number_words.items() if 0 < n <= _COUNTED_DAYS),
    )


@lru_cache(maxsize=64)
def _build(
    code: str,
    months: tuple[str, ...],
    solar: tuple[str, ...],
    weekdays: tuple[str, ...],
    relative: tuple[str, ...],
    numbers: tuple[str, ...],
) -> tuple[Rule, ...]:
    made = [*_NUMERIC, *_JAPANESE] if code in UNSPACED else list(_NUMERIC)
    if code not in UNSPACED:
        made += _named(months, code, solar=False) + _named(solar, code, solar=True)
        made += _bare_months(months, code, solar=False) + _bare_months(solar, code, solar=True)
    told = times(code)
    if told.ago:
        made.append(_ago(told.ago, numbers, code))
    if code in _DAY_OF_MONTH:
        made.append(Rule(re.compile(_DAY_OF_MONTH[code])))
    spoken = (
        ("relative", relative),
        ("weekday", weekdays),
        ("week", tuple(told.weeks)),
        ("months", tuple(told.month_shifts)),
    )
    made += [_spoken(kind, words, spaced=code not in UNSPACED) for kind, words in spoken if words]
    return tuple(made)


def _spoken(kind: str, words: tuple[str, ...], *, spaced: bool) -> Rule:
    body = _words("word", words, spaced=spaced)
    if "the day before" in words:
        # "The day before the summit" is no day before the report.
        body += r"(?:(?<!the day before)|(?=\s*(?:[,.;:)]|$)))"
    return Rule(re.compile(body), kind=kind, needs=tuple({w.split()[0] for w in words}))


def _ago(after: tuple[str, ...], numbers: tuple[str, ...], code: str) -> Rule:
    """Three days ago, 3日前."""
    count = (
        rf"(?<![\d.,])(?:\d{{1,2}}|(?<!{_KANJI}){_KANJI}{{1,3}})"
        if code in UNSPACED
        else rf"(?<![^\W_])(?:\d{{1,2}}|{_either(numbers)})"
    )
    end = r"(?!後)" if code in UNSPACED else r"(?![^\W_])"
    return Rule(re.compile(rf"(?P<n>{count})\s*(?:{_either(after)}){end}"), kind="ago", needs=after)


_KANJI = "[〇一二三四五六七八九十]"
_BARE = {
    "en": r"(?<!\w)(?:in|since|until|till|by|during|last|this|next|early|late|mid|of|through)[\s-]+{m}(?!\w|\s*,?\s*\d)",
    "ru": r"(?<!\w)(?:в|к|с|до|по|на|весь|всего|конец|конц[аеу]|начал[аоеу]|середин[аыеу])\s+{m}(?!\w|\s+\d)",
    "az": r"(?<!\w){m}(?:[ıiuü]n)?(?:(?:(?<=d[aə])|(?<=d[aə]n)|d[aə]n?|[aə]d[aə]k)(?!\w)|\s+ay[ıi]\w*|\s+(?:əvvəl|son|orta)\w*)(?!\s*\d)",
    "tr": r"(?<!\w){m}(?:['’]?[dt][ae]n?(?!\w)|\s+ay[ıi]\w*|(?:['’]?[ıiuü]n)?\s+(?:baş|son|orta)\w*)(?!\s*\d)",
    "hy": r"(?<!\w){m}(?:(?<=ին)|(?<=ից)|(?<=ի)\s+(?:սկզբ|վերջ|կես)\w*)(?![\w-]|\s*\d)",
    "ka": r"(?<![\w-])(?<!\d\s){m}(?:(?<=ში)|(?<=დან)|(?<=მდე)|(?<=ს)\s+(?:ბოლო|დასაწყის|შუა)\w*)(?!\s*\d)",
    "fa": r"(?<!\w)(?:در|از|تا|پایان|اواخر|اوایل|اواسط|نیمه)\s+(?:ماه\s+)?{m}(?:[\s\u200c]?ماه)?(?!\w|\s*\d)",
}
"""How a month stands that has no day and no year beside it, so that it is not taken for another word."""
_UNSAFE = frozenset({"می", "مه", "مهٔ", "دی", "تیر", "مهر", "آذر", "آبان", "جون"})
_WITH_MONTH = (r"(?<!\w)ماه\s+{m}(?!\w|\s*\d)", r"(?<!\w)(?<!\d\s){m}[\s\u200c]?ماه(?!\w|\s*\d)")
_ORDINARY = frozenset({"ocak", "ekim", "kasım", "aralık", "mart", "may", "mar"})
_COUNTED_DAYS = 20
_DAY_OF_MONTH = {
    "en": r"(?<!\w)(?:on|by|until|till|since|from) the (?P<d1>[0-3]?\d)(?:st|nd|rd|th)"
    r"(?=\s*(?:[,.;:)]|$)|\s+(?:with|at|in|and|to|for|after|before|when|but|as|of (?:this|last|next|the) month)\b)",
    "ru": r"(?<![\d.,])(?P<d1>[0-3]?\d)(?:-?го)?\s+числа(?!\w)",
    "az": r"(?<!\w)ayın\s+(?P<d1>[0-3]?\d)(?:-?[^\W\d_]{1,4})?(?!\w)",
    "tr": r"(?<!\w)ayın\s+(?P<d1>[0-3]?\d)(?:['’]?[^\W\d_]{1,6})?(?!\w)",
    "hy": r"(?<!\w)ամսի\s+(?P<d1>[0-3]?\d)(?:-?[^\W\d_]{1,3})?(?!\w)",
    "ka": r"(?<![\d.,])(?P<d1>[0-3]?\d)\s+რიცხვ\w*",
    "fa": r"(?<![\d.,])(?P<d1>[0-3]?\d)[\s\u200c]?(?:ام|م)?\s+(?:این ماه|ماه جاری)(?!\w)",
}
"""A day of this month, or of that just past: the 23rd, 23-го числа."""


def _bare_months(months: tuple[str, ...], code: str, *, solar: bool) -> list[Rule]:
    """Months without day and year."""
    if not months or code not in _BARE:
        return []
    stems = tuple(m for m in months if len(m) > 2 or code == "fa")
    safe = [m for m in stems if m not in _UNSAFE]
    bodies = [(_BARE[code], safe)] if safe and not solar else []
    if code == "fa":
        bodies += [(body, list(stems)) for body in _WITH_MONTH]
    if code == "tr":
        bodies = [(_BARE[code], [m for m in stems if m not in _ORDINARY]), (_BARE[code], sorted(_ORDINARY & {*stems}))]
    return [
        Rule(
            re.compile(body.replace("{m}", f"(?P<m1>{_either(words)})")), kind="bare", solar=solar,
            capital=code == "en" or (code == "tr" and n == 1), needs=tuple(words),
        )
        for n, (body, words) in enumerate(bodies)
    ]  # fmt: skip


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
    words = times(code).day_words
    day = _DAY.replace(")(?![", rf"|{_either(words)})(?![", 1) if words else _DAY
    d1, d2 = _LEFT + day.replace("N", "1") + _TAIL, day.replace("N", "2") + _TAIL
    y1, y2 = _YEAR.replace("N", "1"), _YEAR.replace("N", "2")
    gap, of = r"\s*,?\s*", r"(?:\s+of)?\s+"
    before = rf"(?:{_LEFT}{y2}{_YEAR_WORD}{gap})?"
    bodies = [
        rf"{d1}(?:{_DASH}{d2})?{of}(?:the\s+)?{m1}(?:{gap}{y1})?",
        rf"{before}{d1}(?:{_DASH}{d2})?\s+{m1}",
        rf"{d1}{of}{m1}(?:{gap}{y1}{_YEAR_WORD})?{_DASH}{d2}{of}{m2}(?:{gap}{y2})?",
    ]
    made = [Rule(re.compile(body), solar=solar, needs=months) for body in bodies]
    if code in _MONTH_FIRST:
        made += _month_first(code, months, (m1, m2), (y1, y2), before)
    if not solar:
        made += [
            Rule(re.compile(rf"{m1}\s+(?:of\s+)?{y1}"), kind="month", needs=months),
            Rule(re.compile(rf"{_LEFT}{y1}{_YEAR_WORD}\s+{m1}"), kind="month", needs=months),
        ]
    return made


def _month_first(
    code: str, months: tuple[str, ...], month: tuple[str, str], year: tuple[str, str], before: str
) -> list[Rule]:
    (m1, m2), (y1, y2) = month, year
    case, (d1, d2) = _MONTH_FIRST[code], (_DAY.replace("N", n) + _TAIL for n in "12")
    after = "" if code == "en" else rf"{_ENDING}"
    blank = r"(?:\s+|(?<=\.))"
    bodies = [
        rf"{m1}{case}{blank}{d1}(?:{_DASH}{d2})?{after}(?:\s*,?\s*{y1})?",
        rf"{before}{m1}{case}{blank}{d1}(?:{_DASH}{d2})?{after}",
        rf"{before}{m1}{case}{blank}{d1}{_DASH}{m2}{case}{blank}{d2}{after}(?:\s*,?\s*{y1})?",
        rf"{m1}{case}{blank}{d1}\s*,?\s*{y1}{_DASH}{m2}{case}{blank}{d2}{after}\s*,?\s*{y2}",
    ]
    return [Rule(re.compile(body), capital=code == "en", needs=months) for body in bodies]


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
    # 14.02.26 and 14/02: with their noughts, so that neither versions nor ratios are taken for days.
    Rule(re.compile(rf"{_LEFT}(?P<d1>[0-3]\d)\.(?P<m1>[01]\d)\.(?P<y1>[0-4]\d)(?!\w|[./:-]\w)")),
    Rule(re.compile(rf"{_LEFT}(?P<d1>[0-3]\d)/(?P<m1>0[1-9])(?!\w|[./:-]\w)")),
)
_JA_DASH = r"\s*(?:[-–—−~～〜、・]|から|及び|および|と)\s*"
_JA_YEAR = r"(?:(?P<era>令和)?(?<!\d)(?P<y1>\d{1,4})年\s*(?:\([^)]*\)|（[^）]*）)?\s*)?"
_JAPANESE = (
    Rule(
        re.compile(
            rf"{_JA_YEAR}(?<!\d)(?P<m1>\d{{1,2}})月\s*(?P<d1>\d{{1,2}})日?"
            rf"(?:[(（][月火水木金土日][)）])?{_JA_DASH}(?:(?<!\d)(?P<y2>20\d\d)年\s*)?(?:(?P<m2>\d{{1,2}})月\s*)?(?P<d2>\d{{1,2}})日"
        )
    ),
    Rule(re.compile(rf"(?<![〇一二三四五六七八九十])(?P<m1>{_KANJI}{{1,2}})月(?P<d1>{_KANJI}{{1,3}})日(?!間)")),
    Rule(re.compile(r"(?<![\d年])(?P<m1>1?\d)月(?!\s*\d|[間号刊])"), kind="bare"),
    Rule(re.compile(rf"{_JA_YEAR}(?<!\d)(?P<m1>\d{{1,2}})月\s*(?P<d1>\d{{1,2}})日")),
    Rule(re.compile(r"(?P<era>令和)?(?<!\d)(?P<y1>\d{1,4})年\s*(?P<m1>\d{1,2})月(?!\s*\d)"), kind="month"),
    Rule(re.compile(rf"(?<![\d月年.,．])(?P<d1>\d{{1,2}})日?{_JA_DASH}(?P<d2>\d{{1,2}})(?:日|両日)(?![間目])")),
    Rule(re.compile(r"(?<![\d月年第.,．～~〜-])(?P<d1>\d{1,2})日(?!間|目|前|後|以内|ぶり|連続|分|余|あまり)")),
)
