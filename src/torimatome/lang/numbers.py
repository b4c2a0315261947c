"""Numbers as people write them: 10,000, 10 000, 7 млрд, 10 min, twenty-two, 3億5000万, 二十人, 45%, $2.5 billion."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import inf, isfinite

from torimatome.lang.dates import plain
from torimatome.lang.kanji import kanji_numbers
from torimatome.lang.pack import LanguagePack


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """[start, end) of a text and the value there. unit is "%", a currency's ISO code, or empty."""

    start: int
    end: int
    value: float
    unit: str


_FIGURE = (
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:[.,]\d+)?|\d{1,3}(?:[.,٬’']\d{3})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)?"
)
_NOT_AFTER = r"(?<!\d)(?<!\d[.,:/])"
_POINT_DECIMAL = frozenset({"en", "ja", "fa", "zh"})
_UNITS: tuple[tuple[str, str, str], ...] = (
    ("%", r"%|٪|％|درصد|パーセント", r"percent|per cent|процент\w*|faiz\w*|տոկոս\w*|პროცენტ\w*"),
    ("USD", r"\$|米?ドル", r"доллар\w*|долл|dollar\w*|dolar\w*|usd|դոլար\w*|დოლარ\w*|دلار"),
    ("EUR", r"€|ユーロ", r"евро|euro\w*|eur|avro\w*|եվրո\w*|ევრო\w*|یورو"),
    ("AZN", r"₼|マナト", r"манат\w*|manat\w*|azn|մանաթ\w*|მანათ\w*|منات"),
    ("RUB", r"₽|ルーブル", r"рубл\w*|руб|rubl\w*|ruble\w*|rouble\w*|rub|ռուբլ\w*|რუბლ\w*|روبل"),
    ("AMD", r"֏|ドラム", r"драм\w*|dram\w*|amd|դրամ\w*|დრამ\w*|درام"),
    ("GEL", r"₾|ラリ", r"лари|lari\w*|gel|ლარ\w*|լարի\w*"),
    ("TRY", r"₺|リラ", r"лир\w*|lira\w*|lirə\w*|լիրա\w*|ლირ\w*|لیره?"),
    ("JPY", r"¥|円", r"yen|иен\w*"),
    ("IRR", r"リアル", r"риал\w*|rial\w*|riyal\w*|ռիալ\w*|რიალ\w*|ریال"),
    ("KZT", r"₸|テンゲ", r"тенге|tenge\w*|tengə\w*|kzt"),
    ("CNY", r"元|人民元", r"юан\w*|yuan\w*|յուան\w*|იუან\w*|یوان"),
    ("GBP", r"£|英?ポンド", r"фунт\w* стерлинг\w*|pounds sterling|gbp"),
)
_UNIT_AFTER = re.compile(r"\s?(?:" + "|".join(rf"({sign}|(?:{words})(?![^\W\d_]))" for _, sign, words in _UNITS) + ")")
_SIGN_BEFORE = re.compile(r"([$€₼₽֏₾₺¥₸£])\s?$")


def find_numbers(text: str, pack: LanguagePack) -> tuple[NumberSpan, ...]:
    """The numbers of a text in order. A lone word for one ("bir", "one") is no number; nor is a clock.

    A number beyond the range of floating point is none either.
    """
    small = plain(text, pack.code)
    found = [*_figures(small, pack), *_worded(small, pack)]
    if pack.code == "ja":
        found += [_with_unit(small, *hit) for hit in kanji_numbers(small)]
    found.sort(key=lambda s: (s.start, -s.end))
    kept: list[NumberSpan] = []
    for span in found:
        if isfinite(span.value) and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return tuple(kept)


@lru_cache(maxsize=64)
def _scale_pattern(code: str, words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    body = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    tail = "" if code in ("ja", "zh") else r"(?![^\W\d_])"
    return re.compile(rf"[ \u00a0-]?(?:{body}){tail}\.?")


@lru_cache(maxsize=4)
def _figure_pattern() -> re.Pattern[str]:
    return re.compile(rf"{_NOT_AFTER}(?:{_FIGURE})(?!\d|:\d)")


def _figures(text: str, pack: LanguagePack) -> list[NumberSpan]:
    scale = _scale_pattern(pack.code, tuple(pack.scale_words))
    spans: list[NumberSpan] = []
    for m in _figure_pattern().finditer(text):
        if spans and m.start() < spans[-1].end:
            continue
        end, total, factor = m.end(), 0.0, _scale(text, m.end(), scale, pack)
        value = _value(m.group(), pack.code, scaled=factor is not None)
        while factor:
            value, end = value * factor[0], factor[1]
            factor = _scale(text, end, scale, pack)
        total, end = _chained(text, value, end, scale, pack)
        spans.append(_with_unit(text, m.start(), end, total))
    return spans


def _chained(text: str, value: float, end: int, scale: re.Pattern[str] | None, pack: LanguagePack) -> tuple[float, int]:
    """Adds what follows a scaled figure: "3億5000万", "2 million 300 thousand"."""
    while scale and value >= 1000:
        following = _figure_pattern().match(text, end) or _figure_pattern().match(text, end + 1)
        factor = _scale(text, following.end(), scale, pack) if following else None
        if not following or (not factor and (pack.code != "ja" or following.start() != end)):
            break
        more = _value(following.group(), pack.code, scaled=True) * (factor[0] if factor else 1)
        if more >= value:
            break
        value, end = value + more, factor[1] if factor else following.end()
    return value, end


def _scale(text: str, at: int, pattern: re.Pattern[str] | None, pack: LanguagePack) -> tuple[int, int] | None:
    m = pattern.match(text, at) if pattern else None
    if not m:
        return None
    word = m.group().strip(" \u00a0-.")
    end = m.end() - (m.group().endswith(".") and not text[m.end() : m.end() + 2].strip())
    return (pack.scale_words[word], end) if word in pack.scale_words else None


def _value(figure: str, code: str, *, scaled: bool) -> float:
    """What a figure is worth: three digits after a mark are thousands, unless a scale makes them a fraction."""
    plain_figure = re.sub(r"[ \u00a0\u202f٬’']", "", figure).replace("٫", ".")
    marks = re.findall(r"[.,]", plain_figure)
    if not marks:
        return float(plain_figure)
    last = marks[-1]
    head, _, tail = plain_figure.rpartition(last)
    fraction = len(tail) != 3 or head in ("", "0") or len(set(marks)) > 1
    if not fraction and len(marks) == 1:
        fraction = scaled or (last == "." and code in _POINT_DECIMAL)
    whole = re.sub(r"[.,]", "", head)
    return float(f"{whole}.{tail}") if fraction else float(whole + tail)


def _with_unit(text: str, start: int, end: int, value: float) -> NumberSpan:
    after = _UNIT_AFTER.match(text, end)
    if after and after.lastindex:
        return NumberSpan(start, end, value, _UNITS[after.lastindex - 1][0])
    before = _SIGN_BEFORE.search(text[max(0, start - 2) : start])
    unit = next((code for code, sign, _ in _UNITS if before and before[1] in sign), "")
    return NumberSpan(start, end, value, unit)


_BEYOND = 10**300
_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
_JOIN = re.compile(r"(?:[\s\u200c-]+|[\s-]+(?:and|و)\s+)")


@lru_cache(maxsize=64)
def _known(_code: str, numbers: tuple[tuple[str, int], ...], scales: tuple[tuple[str, int], ...]) -> Mapping[str, int]:
    """Number words with their values, scales with theirs below nought."""
    return {**dict(numbers), **{word: -scale for word, scale in scales}}


def _worded(text: str, pack: LanguagePack) -> list[NumberSpan]:
    """Runs of number words: "two hundred and five", "on beş min", "двадцать два"."""
    if not pack.number_words or pack.code in ("ja", "zh"):
        return []
    known = _known(pack.code, tuple(pack.number_words.items()), tuple(pack.scale_words.items()))
    runs: list[list[re.Match[str]]] = []
    for m in _WORD.finditer(text):
        if m.group() not in known or (m.start() and text[m.start() - 1].isdigit()):
            continue
        joined = runs and _JOIN.fullmatch(text, runs[-1][-1].end(), m.start())
        if joined and _continues([known[w.group()] for w in runs[-1]], known[m.group()]):
            runs[-1].append(m)
        else:
            runs.append([m])
    return [s for run in runs if (s := _run(text, [known[w.group()] for w in run], run))]


def _continues(so_far: list[int], new: int) -> bool:
    """Whether a word goes on with the number: scales always do, smaller values after larger ones."""
    last = so_far[-1]
    return (
        new < 0 or last < 0 or (last >= 10 and new < min(last, 10 if last < 20 else last) and (last < 100 or new < 100))
    )


def _run(text: str, values: list[int], run: list[re.Match[str]]) -> NumberSpan | None:
    if values[0] < 0 and (len(values) == 1 or -values[0] > 1000):
        return None
    total, part = 0, 0
    for value in values:
        if value >= 0:
            part += value
        elif -value < 1000:
            part = max(part, 1) * -value
        else:
            total, part = total + max(part, 1) * -value, 0
    if total + part == 1 or (total + part == 0 and len(run) == 1):
        return None
    worth = float(total + part) if total + part < _BEYOND else inf
    return _with_unit(text, run[0].start(), run[-1].end(), worth)
