"""Days in a text against the calendar, the report and each other (E3 to E7, E10, E12)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from torimatome.lang.dates import find_dates
from torimatome.lang.text import lower
from torimatome.model import Finding, Item
from torimatome.proof.context import ERROR, HINT, WARNING, Context, finding, quoted, sentences, texts
from torimatome.proof.mending import once, year_of

_LONG_YEAR = re.compile(
    r"(?<![\d,.$€])(?:19|20)\d{3}(?=年)|(?:(?<=in )|(?<=of )|(?<=since )|(?<=[a-z] \d, )|(?<=[a-z] \d\d, ))(?:19|20)\d{3}(?!\d|,\d)"
)
_COLON = re.compile(r"\b\d{4}\.\d\d?:\d\d?\b|\b\d\d?[.:]\d\d?:\d{4}\b|\b\d\d:\d\d\.\d{4}\b")
_MONTHS = {m: n for n, names in enumerate(("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
           "aug august", "sep sept september", "oct october", "nov november", "dec december"), 1) for m in names.split()}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\.? ?(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH}))\b(?:,? (?P<y>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_DAY_JA = re.compile(r"(\d{1,2})月(\d{1,2})日")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    rf"\b({'|'.join(_WEEKDAYS)}),? ?(?:the )?(?=(?:{_MONTH})\.? ?\d|\d{{1,2}} (?:{_MONTH}))", re.IGNORECASE
)
_TO_COME = re.compile(
    r"\b(?:will|would|to be|is to|are to|plan\w*|schedul\w*|expect\w*|upcoming|by|until|until|before|may|deadline|due|from|next|set for|if|ahead)\b"
)
_SINCE = re.compile(r"\b(?P<n>\d{1,3}) years (?:have (?:now )?passed )?since [^.;]{0,80}?\b(?P<y>1[5-9]\d\d|20\d\d)\b|\b(?P<n2>\d{1,3})(?:st|nd|rd|th) anniversary\b[^.;]{0,80}?\b(?:in|of|on|since|\()[^.;]{0,25}?(?P<y2>1[5-9]\d\d|20\d\d)\b|\b(?P<n3>\d{1,3}) years ago,? (?:in|on) (?:\w+ \d{1,2}, )?(?P<y3>1[5-9]\d\d|20\d\d)\b|(?P<y4>1[5-9]\d\d|20\d\d)年[^。]{0,20}?(?P<n4>\d{1,3})周年")  # fmt: skip
_AGED = re.compile(
    r"\b(?:aged|(?P<b>\d{1,3})[- ]years?[- ]old,?) ?(?P<a>\d{1,3})?\b[^.;]{0,40}?\bborn (?:in|on) [^.;]{0,20}?(?P<y>19\d\d|20\d\d)\b"
)
_NAMED = re.compile(rf"\b({_MONTH}) (?:war|revolution|coup|uprising)\b", re.IGNORECASE)
_HAPPENING = re.compile(
    r"\b(explo|blast|attack|crash|accident|clash|earthquake|shooting|fire|rall|ceremon|sign|vot|arrest|shell|strike|landing|collision|derail)\w*"
)


def forms(item: Item, context: Context) -> Iterator[Finding]:
    """A year has four figures, a date no colon, and a month its days."""
    for at, text in _texts(item):
        for match in _LONG_YEAR.finditer(text):
            year = year_of(match.group(), context.bulletin.period.last_on.year)
            yield finding("year-digits", ERROR, f"The year {match.group()} has five figures.", "Take one out.", item=item, at=at,
                          mend=once(match.group(), year))  # fmt: skip
        for match in _COLON.finditer(text):
            yield finding("date-separator", WARNING, f"The date {match.group()} has a colon.", "Write DD.MM.YYYY with full stops.",
                          item=item, at=at, mend=once(match.group(), match.group().replace(":", ".")))  # fmt: skip
        for words in _impossible(text):
            yield finding(
                "date-impossible",
                ERROR,
                f"There is no day {words}.",
                "Look the day up in the source.",
                item=item,
                at=at,
            )


def _impossible(text: str) -> Iterator[str]:
    for match in _DAY.finditer(text):
        month, day = _MONTHS[(match["m1"] or match["m2"]).lower()], int(match["d1"] or match["d2"])
        longest = monthrange(int(match["y"] or 2024), month)[1]
        if day == 0 or (longest < day <= 99 and not (match["m1"] or match["m2"]).islower()):
            yield match.group()
    for match in _DAY_JA.finditer(text):
        if not 1 <= int(match[1]) <= 12 or not 1 <= int(match[2]) <= monthrange(2024, int(match[1]))[1]:
            yield match.group()


def weekdays(item: Item, context: Context) -> Iterator[Finding]:
    """Monday, March 2: the day is that weekday in its year."""
    for at, text in _texts(item):
        for match in _WEEKDAY.finditer(text):
            named = _DAY.match(text, match.end())
            day = _date(named, context.bulletin.period.last_on) if named else None
            if day and named and day.weekday() != _WEEKDAYS.index(match[1].lower()):
                true = _WEEKDAYS[day.weekday()].capitalize()
                yield finding("weekday-wrong", WARNING, f"{match[1]}, {named.group()} was a {true}.", "Correct the weekday or the day.",
                              item=item, at=at)  # fmt: skip


def _date(match: re.Match[str], last: date) -> date | None:
    month, day = _MONTHS[(match["m1"] or match["m2"]).lower()], int(match["d1"] or match["d2"])
    year = int(match["y"]) if match["y"] else last.year - (month > last.month + 6) + (month < last.month - 6)
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def after_report(item: Item, context: Context) -> Iterator[Finding]:
    """What is told as past did not happen after the last report; a day to come inside a session is only hinted at."""
    last = item.attribution.last_on if item.attribution else None
    for sentence in sentences(item) if last else ():
        small = lower(sentence.text)
        for span in find_dates(sentence.text, context.pack("en"), last):
            if not span.exact or span.kind not in {"full", "partial"} or not last or not last < span.last_on:
                continue
            if (span.last_on - last).days > 60 and span.kind == "partial":
                continue
            words = sentence.text[span.start : span.end]
            if span.first_on <= last and span.first_on != span.last_on:
                yield finding("session-longer", HINT, f"{quoted(words)} goes on after the report of {last:%d.%m.%Y}.",
                              "Do not tell its end as reported.", item=item, at="body")  # fmt: skip
            elif (
                span.first_on > last
                and not _TO_COME.search(small[: span.end])
                and re.match(r"(?:\W*on )?$", small[: span.start])
            ):
                yield finding("event-after-report", ERROR, f"{quoted(words)} is after the report of {last:%d.%m.%Y}.",
                              "Correct the day, or the date of the report.", item=item, at="body")  # fmt: skip


def two_days(item: Item, context: Context) -> Iterator[Finding]:
    """“The explosion” of a later sentence has the day of the explosion told before it."""
    on = item.attribution.last_on if item.attribution else context.bulletin.period.last_on
    texts = [text for s in sentences(item) for text in re.split(r"(?<=[.!?]) (?=[A-Z])", s.text)]
    told = [(stem, day, definite) for text in texts for stem, day, definite in _dated(text, context, on)]
    for (stem, first, _), (other, second, definite) in combinations(told, 2):
        if stem == other and definite and first != second:
            yield finding("two-days", WARNING, f"The item gives two days for one event: {first:%d.%m} and {second:%d.%m}.",
                          "Find out which is right.", item=item, at="body")  # fmt: skip
            return


def _dated(text: str, context: Context, on: date | None) -> Iterator[tuple[str, date, bool]]:
    small = lower(text)
    spans = [
        s
        for s in find_dates(text, context.pack("en"), on)
        if s.exact and s.kind != "relative" and s.first_on == s.last_on
    ]
    match = _HAPPENING.search(small)
    if match and len(spans) == 1 and not _TO_COME.search(small):
        definite = small[: match.start()].strip() == "the" and not re.search(
            r"\b(?:after|following|earlier|previous|since)\b", small
        )
        yield match[1], spans[0].first_on, definite


def anniversaries(item: Item, context: Context) -> Iterator[Finding]:
    """Years since, anniversaries and ages are what the years say."""
    now = (item.attribution.last_on if item.attribution else None) or context.bulletin.period.last_on
    for at, text in _texts(item):
        for match in _SINCE.finditer(text):
            told = int(match["n"] or match["n2"] or match["n3"] or match["n4"])
            year = int(match["y"] or match["y2"] or match["y3"] or match["y4"])
            loose = {0, 1} if match["n"] or match["n3"] else {0}
            if year <= now.year and now.year - year - told not in loose:
                yield finding("anniversary-sum", WARNING, f"{quoted(match.group())}: from {year} it is {now.year - year} years.",
                              "Correct the number or the year.", item=item, at=at)  # fmt: skip
        for match in _AGED.finditer(text):
            told = int(match["a"] or match["b"] or 0)
            if told and now.year - int(match["y"]) - told not in {0, 1}:
                yield finding("anniversary-sum", WARNING, f"{quoted(match.group())}: the age and the year do not agree.",
                              "Correct the age or the year.", item=item, at=at)  # fmt: skip


def named_month(item: Item, _: Context) -> Iterator[Finding]:
    """The days of the April War are in April."""
    for at, text in _texts(item):
        match = _NAMED.search(text)
        month = _MONTHS[match[1].lower()] if match else 0
        months = {_MONTHS[(m["m1"] or m["m2"]).lower()] for m in _DAY.finditer(text)}
        if match and months and month not in months:
            yield finding("month-of-name", WARNING, f"{quoted(match.group())} is told with days of another month.",
                          "Check the month.", item=item, at=at)  # fmt: skip


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    yield "headline.ja", item.headline("ja")
    yield "headline.en", item.headline("en")
    yield from texts(item)
