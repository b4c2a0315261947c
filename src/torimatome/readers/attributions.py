"""(AZERTAG, JAM-NEWS.NET / 13-14.02.2026): attributions as the desks write them, slips included (grammar 1.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from torimatome.model import Attribution, Period

_DATED = r"[(（]\s*(?P<outlets>[^()（）/]{0,120}?)\s*/\s*(?P<date>\d[^()（）]*?)\s*[)）]"
_BARE_DATE = r"[(（]\s*(?P<date>\d{1,2}(?:\s*[-–]\s*\d{1,2})?\.\d{1,2}\.\d{4,5})\s*[)）]"
_BARE_NAMES = r"[(（]\s*(?P<outlets>[A-Z][A-Z0-9.&-]{2,}(?:,\s*[A-Z][A-Z0-9.&-]{2,})*)\s*/?\s*[)）]"
_FINAL = [
    *(re.compile(form + r"[*_.\s]*$") for form in (_DATED, _BARE_DATE)),
    re.compile(r"(?:(?<=[.!?”\"])|^)\s*" + _BARE_NAMES + r"[*_\s]*$"),
]
_ANYWHERE = re.compile(_DATED)
_DATE = re.compile(
    r"^(?P<d1>\d{1,2})(?:\.(?P<m1>\d{1,2})(?:\.(?P<y1>\d{4}))?)?(?:\s*[-–—~～]\s*(?P<d2>\d{1,2}))?"
    r"(?:\s*[./:]\s*(?P<m2>\d{1,2}))?\s*[./:]\s*(?P<y2>\d{2,6})$"
)
_EXACT = re.compile(r"^\((?:[^\s,/][^,/]*)(?:, [^\s,/][^,/]*)* / (?:\d\d(?:\.\d\d(?:\.\d{4})?)?-)?\d\d\.\d\d\.\d{4}\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A block's words without its attributions, the attributions, and what is doubtful about them."""

    text: str
    attributions: tuple[Attribution, ...] = ()
    doubts: tuple[str, ...] = ()


def take(text: str, period: Period, *, last: bool) -> Found:
    """Take the attributions off the end of a block's plain words; last: the block ends its item.

    Names without a date count only at the end of an item: elsewhere "(PAM)" is an acronym.
    """
    rest, found, doubts = text, list[Attribution](), list[str]()
    forms = _FINAL if last else _FINAL[:2]
    while match := next((m for form in forms if (m := form.search(rest))), None):
        attribution, doubt = _read(match, period)
        found.insert(0, attribution)
        doubts += doubt
        rest, forms = rest[: match.start()].rstrip(), _FINAL[:1]
    for match in _ANYWHERE.finditer(rest):
        if _DATE.match(match.group("date").strip()):
            attribution, doubt = _read(match, period)
            found.insert(0, attribution)
            doubts += [*doubt, f"The attribution {match.group()} stands in the middle of a paragraph."]
    return Found(text=rest, attributions=tuple(found), doubts=tuple(doubts))


def _read(match: re.Match[str], period: Period) -> tuple[Attribution, list[str]]:
    raw, groups = match.group().strip("*_. "), match.groupdict()
    names = tuple(name for part in (groups.get("outlets") or "").split(",") if (name := part.strip(" *_")))
    first, last, doubts = _days(groups.get("date") or "", period, raw)
    if not names:
        doubts.append(f"The attribution {raw} names no outlet.")
    if names and not groups.get("date"):
        doubts.append(f"The attribution {raw} has no date.")
    if not doubts and not _EXACT.match(raw):
        doubts.append(f"The attribution {raw} is not in the form (OUTLET / DD.MM.YYYY).")
    if last and last > period.last_on:
        doubts.append(f"The attribution {raw} is later than the last day of the period.")
    if last and last < period.first_on:
        days = (period.first_on - last).days
        doubts.append(f"The attribution {raw} is {days} day{'s' * (days > 1)} before the period (carry-over).")
    return Attribution(outlets=names, first_on=first, last_on=last, raw=raw), doubts


def _days(text: str, period: Period, raw: str) -> tuple[date | None, date | None, list[str]]:
    match = _DATE.match(text.strip())
    if not match:
        return None, None, [f"The date of the attribution {raw} cannot be read."] if text else []
    g = match.groupdict()
    if g["d2"] and not g["m2"]:  # 30.01-02.2026 lacks a part: no guess
        return None, None, [f"The date of the attribution {raw} cannot be read."]
    if not g["m2"] and g["m1"]:
        g["m2"] = g["m1"]
    year, doubts = _year(g["y2"], int(g["d2"] or g["d1"]), int(g["m2"] or 0), period, raw)
    last = _day(year, g["m2"], g["d2"] or g["d1"])
    first = _day(int(g["y1"] or year or 0), g["m1"] or g["m2"], g["d1"])
    if first and last and first > last and not g["y1"]:
        first = _day(last.year - 1, g["m1"] or g["m2"], g["d1"])  # 30.12-02.01.2026 began the year before
    if last is None or first is None or first > last:
        return None, None, doubts or [f"The date of the attribution {raw} is not a day of the calendar."]
    return first, last, doubts


def _year(text: str, day: int, month: int, period: Period, raw: str) -> tuple[int | None, list[str]]:
    """The year; one that has not four digits is read from the period if the day falls near it."""
    if len(text) == 4:
        return int(text), []
    for year in sorted({period.first_on.year, period.last_on.year}):
        on = _day(year, month, day)
        if on and period.first_on - timedelta(days=14) <= on <= period.last_on + timedelta(days=14):
            return year, [f"The year of the attribution {raw} has {len(text)} digits and was read as {year}."]
    return None, [f"The year of the attribution {raw} has {len(text)} digits."]


def _day(year: int | None, month: str | int | None, day: str | int) -> date | None:
    try:
        return date(year or 0, int(month or 0), int(day))
    except ValueError:
        return None


def ends_with_one(text: str) -> bool:
    """Whether a block's words end with a dated attribution."""
    return any(form.search(text) for form in _FINAL[:2])
