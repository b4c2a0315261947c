"""The calendar: days to come that articles announce, and what became of those gone by; as a file for other programs too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from starlette.responses import Response

from torimatome.dossiers import Appointment, diary, icalendar
from torimatome.web.follows import days_of
from torimatome.web.site import Ask, Nav, Page

LATELY = timedelta(days=30)
"""What was announced longer ago is shown only if it is asked for: each article of the days is read."""


def calendar(ask: Ask) -> Response:
    """Announced days, those ahead first, by month."""
    since = days_of(ask)[0] or _today(ask) - LATELY
    found, today = _diary(ask, since), _today(ask)
    ahead = [one for one in found if one.last_on >= today]
    past = [one for one in reversed(found) if one.last_on < today]
    return ask.show("calendar.html", ahead=_months(ahead), past=_months(past), since=since, today=today, n=len(found))


def as_file(ask: Ask) -> Response:
    """The same as a calendar file."""
    text = icalendar(_diary(ask, days_of(ask)[0] or _today(ask) - LATELY), ask.desk.clock())
    headers = {"Content-Disposition": 'attachment; filename="torimatome.ics"'}
    return Response(text, media_type="text/calendar", headers=headers)


def _diary(ask: Ask, since: date) -> Sequence[Appointment]:
    return diary(ask.desk.folder, ask.desk.store, _today(ask), since)


def _today(ask: Ask) -> date:
    """Today; of a desk that stopped some time ago, the day of its newest article."""
    today, days = ask.desk.clock().date(), ask.desk.store.drafted.days()
    return min(today, days[1]) if days else today


def _months(found: Sequence[Appointment]) -> list[tuple[date, list[Appointment]]]:
    return [(month, list(some)) for month, some in groupby(found, key=lambda one: one.first_on.replace(day=1))]


NAV = (Nav("/calendar", "archive.calendar.nav", 35),)
PAGES = (Page("/calendar", calendar), Page("/calendar.ics", as_file))
