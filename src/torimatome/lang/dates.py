"""Dates as people write them, in any language that has a pack: full, without year, ranges, yesterday, Tuesday."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from torimatome.lang.jalali import from_jalali, jalali_year
from torimatome.lang.pack import LanguagePack
from torimatome.lang.patterns import Rule, rules
from torimatome.lang.text import lower

_LONGEST_DAYS = 62


@dataclass(frozen=True, slots=True)
class DateSpan:
    """[start, end) of a text and the days named there, the last one included.

    kind is full (with its year), partial (year or month taken from the day of writing), relative (yesterday),
    weekday (the last such day) or month. exact: one day or a run of days was named, by full, partial or relative.
    """

    start: int
    end: int
    first_on: date
    last_on: date
    exact: bool
    kind: str


def find_dates(text: str, pack: LanguagePack, on: date | None = None) -> tuple[DateSpan, ...]:
    """The dates of a text in order. on: the day it was written; without it only full dates and months are found."""
    small = plain(text, pack.code)
    found = [s for rule in rules(pack) for m in rule.pattern.finditer(small) for s in _span(m, rule, text, pack, on)]
    found.sort(key=lambda s: (s.start, -s.end))
    kept: list[DateSpan] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end - span.start > kept[-1].end - kept[-1].start:
            kept[-1] = span
    return tuple(kept)


def plain(text: str, code: str) -> str:
    """Lower case and ASCII digits, letter for letter, so that offsets hold for the text itself."""
    small = lower(text, code)
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return "".join(str(unicodedata.decimal(c)) if c > "\x7f" and c.isdecimal() else c for c in small)


def _span(m: re.Match[str], rule: Rule, text: str, pack: LanguagePack, on: date | None) -> Iterator[DateSpan]:
    if rule.capital and not text[m.start("m1")].isupper():
        return
    try:
        days = _days(m, rule, pack, on)
    except (ValueError, OverflowError):
        return
    if days:
        first, last, kind = days
        yield DateSpan(m.start(), m.end(), first, last, kind in ("full", "partial", "relative"), kind)


def _days(m: re.Match[str], rule: Rule, pack: LanguagePack, on: date | None) -> tuple[date, date, str] | None:
    if rule.kind == "relative":
        word = " ".join(m.group("word").split())
        day = on + timedelta(days=pack.relative_days[word]) if on else None
        return (day, day, "relative") if day else None
    if rule.kind == "weekday":
        back = (on.weekday() - pack.weekdays[m.group("word")]) % 7 if on else 0
        day = on - timedelta(days=back) if on else None
        return (day, day, "weekday") if day else None
    if rule.kind == "month":
        return _month(_number(m, "y1"), _month_number(m, "m1", rule, pack))
    return _written(m, rule, pack, on)


def _month(year: int | None, month: int | None) -> tuple[date, date, str] | None:
    if year is None or month is None:
        return None
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), "month"


def _written(m: re.Match[str], rule: Rule, pack: LanguagePack, on: date | None) -> tuple[date, date, str] | None:
    """A written day, or two: what the first leaves out it takes from the second, and the other way round."""
    y1, y2 = _number(m, "y1"), _number(m, "y2")
    m1, m2 = _month_number(m, "m1", rule, pack), _month_number(m, "m2", rule, pack)
    d1, d2 = _number(m, "d1"), _number(m, "d2")
    if m1 is None and m2 is None:
        return _bare_day(d1, d2, on)
    if rule.swap and m1 and m1 > 12 and d1 and d1 <= 12:
        m1, d1 = d1, m1
    kind = "full" if y1 or y2 else "partial"
    solar = rule.solar or 1300 <= (y1 or 0) < 1600
    last = _nearest(y2 or y1, m2 or m1, d2 or d1, on, solar=solar)
    first = _nearest(y1 or y2, m1 or m2, d1, on, solar=solar)
    if first and last and first > last and not y1:
        first = _nearest((last.year if not solar else jalali_year(last)) - 1, m1 or m2, d1, on, solar=solar)
    if first is None or last is None or not timedelta(0) <= last - first <= timedelta(days=_LONGEST_DAYS):
        return None
    return first, last, kind


def _bare_day(d1: int | None, d2: int | None, on: date | None) -> tuple[date, date, str] | None:
    """Japanese papers write "14日" of the month they appear in: the last such day, or one in the week to come."""
    if d1 is None or on is None:
        return None
    months = [on.replace(day=1), on.replace(day=1) - timedelta(days=1), on.replace(day=1) + timedelta(days=31)]
    days = [day for month in months if (day := _valid(month.year, month.month, d1))]
    near = [day for day in days if day - on <= timedelta(days=7)]
    if not near:
        return None
    first = max(near)
    last = _valid(first.year, first.month, d2) if d2 else first
    return (first, last, "partial") if last and last >= first else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(year: int | None, month: int | None, day: int | None, on: date | None, *, solar: bool) -> date | None:
    """The date; without a year that which lies nearest to `on`."""
    if month is None or day is None:
        return None
    make = from_jalali if solar else date
    if year is not None:
        return make(year, month, day)
    if on is None:
        return None
    middle = jalali_year(on) if solar else on.year
    choices = []
    for guess in (middle - 1, middle, middle + 1):
        try:
            choices.append(make(guess, month, day))
        except ValueError:
            continue
    return min(choices, key=lambda d: abs(d - on), default=None)


def _group(m: re.Match[str], name: str) -> str | None:
    return m.groupdict().get(name)


def _number(m: re.Match[str], name: str) -> int | None:
    value = _group(m, name)
    if value is None:
        return None
    number = int(value)
    # "令和8年" counts from 2019; its pattern has the era in front.
    return number + 2018 if name.startswith("y") and _group(m, "era") else number


def _month_number(m: re.Match[str], name: str, rule: Rule, pack: LanguagePack) -> int | None:
    value = _group(m, name)
    if value is None:
        return None
    if value.isdecimal():
        return int(value)
    names = pack.solar_months if rule.solar else pack.months
    return names.get(value)
