"""The calendar: days to come that articles announce, and what became of those gone by; as a file for other programs too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from starlette.responses import Response

from torimatome.dossiers import Appointment, icalendar
from torimatome.web.drawn import days_announced
from torimatome.web.site import Ask, Nav, Page


def calendar(ask: Ask) -> Response:
    """Announced days, those ahead first, by month."""
    told = days_announced(ask)
    ahead = [one for one in told.found if one.last_on >= told.today]
    past = [one for one in reversed(told.found) if one.last_on < told.today]
    return ask.show(
        "calendar.html", ahead=_months(ahead), past=_months(past), since=told.since, today=told.today, n=len(told.found)
    )


def as_file(ask: Ask) -> Response:
    """The same as a calendar file."""
    text = icalendar(days_announced(ask).found, ask.desk.clock())
    headers = {"Content-Disposition": 'attachment; filename="torimatome.ics"'}
    return Response(text, media_type="text/calendar", headers=headers)


def _months(found: Sequence[Appointment]) -> list[tuple[date, list[Appointment]]]:
    return [(month, list(some)) for month, some in groupby(found, key=lambda one: one.first_on.replace(day=1))]


NAV = (Nav("/calendar", "archive.calendar.nav", 35),)
PAGES = (Page("/calendar", calendar), Page("/calendar.ics", as_file))
