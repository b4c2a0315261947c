"""Publication times as a page shows them: "14 February 2026, 15:05", "14.02.2026 15:05", "2026年2月14日 15時05分"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta, timezone, tzinfo

from torimatome.lang.dates import DateSpan, find_dates, plain
from torimatome.lang.pack import LanguagePack
from torimatome.model import DateSource, Published

_NEAR = 24
"""A clock this many letters from a date belongs to it; a day, a comma, "at" and brackets fit between."""
_CLOCK = re.compile(
    r"(?<![\d.:])(?P<h>[01]?\d|2[0-4])(?:[:：]|時|\s?h\s?)(?P<m>[0-5]\d)(?:分|[:：](?P<s>[0-5]\d)(?:\.\d+)?)?(?!\d)"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*\(?(?P<zone>[a-zтмск]{1,5}(?![^\W\d_]))?\s*(?P<shift>[+−-]\d{1,2}(?::?\d{2})?)?"
)
_ZONES = {"z": 0, "gmt": 0, "utc": 0, "jst": 9, "msk": 3, "мск": 3, "cet": 1, "trt": 3, "tsi": 3}


def read_moment(text: str, pack: LanguagePack, zone: tzinfo) -> Published | None:
    """The first moment with a full date in a text; a clock without an offset is that of the zone."""
    days = [d for d in find_dates(text, pack) if d.kind == "full" and d.first_on == d.last_on]
    if not days:
        return None
    return _with_clock(plain(text, pack.code), days[0], zone)


def _with_clock(text: str, day: DateSpan, zone: tzinfo) -> Published:
    after = _CLOCK.search(text, day.end)
    if after and after.start() - day.end <= _NEAR:
        return _at(day, after, zone)
    before = [m for m in _CLOCK.finditer(text, 0, day.start) if day.start - m.end() <= _NEAR]
    if before:
        return _at(day, before[-1], zone)
    noon = datetime.combine(day.first_on, time(12), zone)
    return Published(at=noon, source=DateSource.TEXT, precision="day")


def _at(day: DateSpan, m: re.Match[str], zone: tzinfo) -> Published:
    hour = int(m["h"]) % 24
    if m["half"]:
        hour = hour % 12 + (12 if m["half"].startswith("p") else 0)
    clock = time(hour, int(m["m"]), int(m["s"] or 0))
    written = _zone(m)
    at = datetime.combine(day.first_on, clock, written or zone)
    return Published(at=at.astimezone(zone), source=DateSource.TEXT)


def _zone(m: re.Match[str]) -> tzinfo | None:
    if m["shift"]:
        digits = m["shift"].replace("−", "-").replace(":", "")
        hours, minutes = int(digits[1:3]), int(digits[3:5] or 0)
        shift = timedelta(hours=min(hours, 14), minutes=min(minutes, 59))
        return timezone(-shift if digits[0] == "-" else shift)
    hours = _ZONES.get(m["zone"] or "", -1)
    return timezone(timedelta(hours=hours)) if hours >= 0 else None
