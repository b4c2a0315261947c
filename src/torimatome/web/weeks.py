"""Periods in addresses, and which is the week at hand."""

from __future__ import annotations

import re
from datetime import date, timedelta

from torimatome.errors import NotFound
from torimatome.model import Period
from torimatome.web.site import Ask

_PERIOD = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.\.|-)(\d{4}-\d{2}-\d{2})")


def period_of(text: str) -> Period:
    """2026-02-14..2026-02-20, the last day included. NotFound: no such days."""
    found = _PERIOD.fullmatch(text)
    try:
        first, last = (date.fromisoformat(day) for day in (found.groups() if found else ("", "")))
    except ValueError:
        raise NotFound(f"{text!r} is not a period; write it as 2026-02-14..2026-02-20.") from None
    if last < first:
        raise NotFound(f"The period {text!r} runs backwards; write the earlier day first.")
    return Period(first_on=first, last_on=last)


def path_of(period: Period) -> str:
    """The address of the inbox of some days."""
    return f"/week/{period.first_on.isoformat()}..{period.last_on.isoformat()}"


def of_day(day: date, first_weekday: int) -> Period:
    """The issue's days that a day is in."""
    first = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return Period(first_on=first, last_on=first + timedelta(days=6))


def this_week(ask: Ask) -> Period:
    """The days of the latest bulletin; where there is none, those of the newest article, or else of today."""
    ids = ask.desk.store.bulletins.ids()
    if ids and _PERIOD.fullmatch(ids[-1]):
        return period_of(ids[-1])
    days, today = ask.desk.store.drafted.days(), ask.desk.clock().date()
    return of_day(min(days[1], today) if days else today, ask.desk.folder.house.first_weekday)


def beside(period: Period, step: int) -> Period:
    """The period before (-1) or after (1)."""
    days = timedelta(days=((period.last_on - period.first_on).days + 1) * step)
    return Period(first_on=period.first_on + days, last_on=period.last_on + days)
