"""Which days a written date means, seen from the day of writing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from torimatome.lang.jalali import from_jalali, jalali_year
from torimatome.lang.kanji import kanji_value
from torimatome.lang.pack import LanguagePack
from torimatome.lang.patterns import Rule
from torimatome.lang.times import UNSPACED, cues, times

_LONGEST_DAYS = 62
_DAYS_AHEAD = 7
"""A day without its month lies so far ahead at most, unless the sentence tells of what is to come."""
_LONGEST_AGO = 60
_SENTENCE = 200
"""A cue is sought so many letters around a date, within its sentence."""
_STOP = re.compile(r"[.!?։。！？;\n](?:\s|$)|[。！？\n]")
_DONE = re.compile(r"(?<!\bbe )(?<!\bbe re)\b(?:\w+ed|held|met|sent|took place|left|made|given|told|began) on $")
"""English: "the rules adopted on Thursday will ..." tells of a Thursday past."""
Days = tuple[date, date, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in lower case, its language and the day it was written."""

    text: str
    pack: LanguagePack
    on: date | None

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and after a place in its sentence."""
        before = _STOP.split(self.text[max(0, start - _SENTENCE) : start])[-1]
        return before, _STOP.split(self.text[end : end + _SENTENCE], maxsplit=1)[0]

    def is_ahead(self, start: int, end: int) -> bool:
        """Whether the sentence tells of what is to come, and no verb of saying stands nearer to the place."""
        before, after = self.around(start, end)
        future = cues(self.pack.code, times(self.pack.code).future)
        saying = cues(self.pack.code, tuple(f"*{w}" if self.pack.code in UNSPACED else w for w in self.pack.say_words))
        ahead = _distance(future, before, after)
        return ahead is not None and ahead <= (_distance(saying, before, after) or len(self.text))


def _distance(pattern: re.Pattern[str] | None, before: str, after: str) -> int | None:
    """How far the nearest match stands."""
    if pattern is None:
        return None
    back = [len(before) - m.end() for m in pattern.finditer(before)]
    ahead = pattern.search(after)
    return min([*back, *([ahead.start()] if ahead else [])], default=None)


def days(m: re.Match[str], rule: Rule, reading: Reading) -> Days | None:
    """First and last day and the kind of what a rule has matched; None: it is no date. ValueError: no such day."""
    if rule.kind == "written":
        return _written(m, rule, reading)
    if rule.kind == "month":
        return _month(_number(m, "y1"), _month_number(m, "m1", rule, reading.pack), solar=rule.solar)
    return _spoken(m, rule, reading, reading.on) if reading.on else None


def _spoken(m: re.Match[str], rule: Rule, reading: Reading, on: date) -> Days | None:
    """What leans on the day of writing."""
    if rule.kind == "ago":
        return _ago(m, reading.pack, on)
    if rule.kind == "bare":
        return _bare_month(m, rule, reading, on)
    if rule.kind in ("week", "months"):
        return _shifted(_word(m), rule.kind, reading.pack.code, on)
    if rule.kind == "relative":
        day = on + timedelta(days=reading.pack.relative_days[_word(m)])
    else:
        day = _weekday(m, reading, on)
    return day, day, rule.kind


def _word(m: re.Match[str]) -> str:
    return " ".join(m.group("word").split())


def _ago(m: re.Match[str], pack: LanguagePack, on: date) -> Days | None:
    """Three days ago: the number in figures or in words."""
    written = m["n"]
    count = int(written) if written.isdecimal() else pack.number_words.get(written)
    if pack.code in UNSPACED:
        count = _number(m, "n")
    if count is None or not 0 < count <= _LONGEST_AGO:
        return None
    day = on - timedelta(days=count)
    return day, day, "relative"


def _shifted(word: str, kind: str, code: str, on: date) -> Days:
    """Last week from Monday to Sunday; last month from its first day to its last."""
    if kind == "week":
        first = on + timedelta(days=7 * times(code).weeks[word] - on.weekday())
        return first, first + timedelta(days=6), "week"
    months = on.year * 12 + on.month - 1 + times(code).month_shifts[word]
    return _whole_month(months // 12, months % 12 + 1)


def _weekday(m: re.Match[str], reading: Reading, on: date) -> date:
    """The last such day; the next or that of last week where the words beside it say so, or the sentence is of the future."""
    told = times(reading.pack.code)
    wanted = reading.pack.weekdays[_word(m)]
    before, after = reading.around(m.start(), m.end())
    done = reading.pack.code == "en" and _DONE.search(before)
    near = f"{before[-22:]}|{after[:12]}"
    back = (on.weekday() - wanted) % 7
    week = next((n for phrase, n in told.weeks.items() if _beside(phrase, before, after)), None)
    if week is not None:
        return on - timedelta(days=on.weekday()) + timedelta(days=wanted + 7 * week)
    if _stands(told.next, near) or (not done and not _stands(told.last, near) and reading.is_ahead(m.start(), m.end())):
        return on + timedelta(days=7 - back if back or _stands(told.next, near) else 0)
    return on - timedelta(days=back or (7 if _stands(told.last, near) else 0))


def _beside(phrase: str, before: str, after: str) -> bool:
    """Whether a phrase stands next to a word, a particle between at most."""
    return before.rstrip(" ,のon").endswith(phrase) or after.lstrip(" ,").startswith(phrase)


def _stands(words: tuple[str, ...], near: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(w)}\w{{0,3}}\s*\||\|\s*{re.escape(w)}(?!\w)", near) for w in words)


def _bare_month(m: re.Match[str], rule: Rule, reading: Reading, on: date) -> Days | None:
    """A month without its year: the nearest; not a past one where the sentence tells of what is to come."""
    month = _month_number(m, "m1", rule, reading.pack)
    if month is None:
        return None
    if rule.solar:
        here = jalali_year(on)
        choices = [_month(year, month, solar=True) for year in (here - 1, here, here + 1)]
    else:
        choices = [_month(year, month) for year in (on.year - 1, on.year, on.year + 1)]
    given = [c for c in choices if c]
    if reading.is_ahead(m.start(), m.end()):
        given = [c for c in given if c[1] >= on] or given
    return min(given, key=lambda c: max((c[0] - on).days, (on - c[1]).days), default=None)


def _month(year: int | None, month: int | None, *, solar: bool = False) -> Days | None:
    if year is None or month is None:
        return None
    if not solar:
        return _whole_month(year, month)
    first = from_jalali(year, month, 1)
    after = from_jalali(year + month // 12, month % 12 + 1, 1)
    return first, after - timedelta(days=1), "month"


def _whole_month(year: int, month: int) -> Days:
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), "month"


def _written(m: re.Match[str], rule: Rule, reading: Reading) -> Days | None:
    """A written day, or two: what the first leaves out it takes from the second, and the other way round."""
    pack, on = reading.pack, reading.on
    y1, y2 = _number(m, "y1"), _number(m, "y2")
    m1, m2 = _month_number(m, "m1", rule, pack), _month_number(m, "m2", rule, pack)
    d1, d2 = _day_number(m, "d1", pack), _day_number(m, "d2", pack)
    if m1 is None and m2 is None:
        return _bare_day(d1, d2, on, 31 if on and reading.is_ahead(m.start(), m.end()) else _DAYS_AHEAD)
    if rule.swap and m1 and m1 > 12 and d1 and d1 <= 12:
        m1, d1 = d1, m1
    kind = "full" if y1 or y2 else "partial"
    solar = rule.solar or 1300 <= (y1 or 0) < 1600
    last = _nearest(y2 or y1, m2 or m1, d2 or d1, on, solar=solar)
    first = _nearest(y1 or y2, m1 or m2, d1, on, solar=solar)
    if first and last and first > last and not (y1 and y2):
        first, last = _over_new_year(first, last, (m1 or m2, d1), (m2 or m1, d2 or d1), solar=solar, later=bool(y1))
    if first is None or last is None or not timedelta(0) <= last - first <= timedelta(days=_LONGEST_DAYS):
        return None
    return first, last, kind


def _over_new_year(
    first: date,
    last: date,
    one: tuple[int | None, int | None],
    other: tuple[int | None, int | None],
    *,
    solar: bool,
    later: bool,
) -> tuple[date | None, date | None]:
    """30 December to 2 January: the first lies a year back, or the last a year on where the first has the year."""
    (m1, d1), (m2, d2) = one, other
    year = jalali_year if solar else _year
    if later:
        return first, _nearest(year(first) + 1, m2, d2, None, solar=solar)
    return _nearest(year(last) - 1, m1, d1, None, solar=solar), last


def _year(day: date) -> int:
    return day.year


def _bare_day(d1: int | None, d2: int | None, on: date | None, ahead: int) -> Days | None:
    """Japanese papers write "14日" of the month they appear in: the last such day, or one in the days ahead."""
    if d1 is None or on is None:
        return None
    months = [on.replace(day=1), on.replace(day=1) - timedelta(days=1), on.replace(day=1) + timedelta(days=31)]
    dates = [day for month in months if (day := _valid(month.year, month.month, d1))]
    near = [day for day in dates if day - on <= timedelta(days=ahead)]
    if not near:
        return None
    first = max(near)
    lately = [day for day in near if abs(day - on) <= timedelta(days=_DAYS_AHEAD)]
    if ahead > _DAYS_AHEAD:
        # A day of the last week is likelier than the same day of the next month.
        first = max(lately, default=min((day for day in near if day >= on), default=first))
    last = _valid(first.year, first.month, d2) if d2 else first
    return (first, last, "partial") if last and last >= first else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(year: int | None, month: int | None, day: int | None, on: date | None, *, solar: bool) -> date | None:
    """The date; without a year that which lies nearest to `on`. ValueError: no year has such a day."""
    if month is None or day is None:
        return None
    make = from_jalali if solar else date
    if year is not None:
        return make(year, month, day)
    if on is None:
        return None
    middle = jalali_year(on) if solar else on.year
    choices = []
    for guess in range(middle - 1, middle + 2):
        try:
            choices.append(make(guess, month, day))
        except ValueError:
            continue
    if not choices:
        make(middle, month, day)
    return min(choices, key=lambda d: abs(d - on), default=None)


def _group(m: re.Match[str], name: str) -> str | None:
    return m.groupdict().get(name)


def _number(m: re.Match[str], name: str) -> int | None:
    value = _group(m, name)
    if value is None:
        return None
    number = int(value) if value.isdecimal() else kanji_value(value)
    if name.startswith("y") and len(value) == 2 and not _group(m, "era"):
        return 2000 + number
    # "令和8年" counts from 2019; its pattern has the era in front.
    return number + 2018 if name.startswith("y") and _group(m, "era") else number


def _day_number(m: re.Match[str], name: str, pack: LanguagePack) -> int | None:
    value = _group(m, name)
    known = times(pack.code).day_words
    return known[" ".join(value.split())] if value and not value.isdecimal() and known else _number(m, name)


def _month_number(m: re.Match[str], name: str, rule: Rule, pack: LanguagePack) -> int | None:
    value = _group(m, name)
    if value is None:
        return None
    if value.isdecimal():
        return int(value)
    names = pack.solar_months if rule.solar else pack.months
    return names.get(value) or (kanji_value(value) if pack.code in UNSPACED else None)
