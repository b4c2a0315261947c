"""The Jalali (Solar Hijri) calendar, by its 2820-year arithmetic as civil calendars compute it."""

from __future__ import annotations

from datetime import date, timedelta

# Years at which the 33-year rhythm of leap years breaks (A. Borkowski's table as civil calendars use it).
_BREAKS = (
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
)  # fmt: skip


def from_jalali(year: int, month: int, day: int) -> date:
    """The Gregorian date of a Jalali one. ValueError: no such day."""
    if not (1200 <= year < 1600 and 1 <= month <= 12 and 1 <= day <= _month_days(year, month)):
        raise ValueError(f"no such Jalali date: {year}-{month}-{day}")
    passed = (month - 1) * 31 - max(0, month - 7) + day - 1
    return _new_year(year) + timedelta(days=passed)


def jalali_year(day: date) -> int:
    """The Jalali year that a Gregorian day lies in."""
    year = day.year - 621
    return year if day >= _new_year(year) else year - 1


def _month_days(year: int, month: int) -> int:
    if month < 7:
        return 31
    if month < 12:
        return 30
    return (_new_year(year + 1) - _new_year(year)).days - 336


def _new_year(year: int) -> date:
    """1 Farvardin as a Gregorian date."""
    gregorian = year + 621
    leaps, last = -14, _BREAKS[0]
    jump = 0
    for stop in _BREAKS[1:]:
        jump = stop - last
        if year < stop:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
        last = stop
    n = year - last
    leaps += n // 33 * 8 + (n % 33 + 3) // 4
    if jump % 33 == 4 and jump - n == 4:
        leaps += 1
    gregorian_leaps = gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150
    return date(gregorian, 3, 1) + timedelta(days=20 + leaps - gregorian_leaps - 1)
