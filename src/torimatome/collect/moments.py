"""Times as feeds and listings write them: aware, in the outlet's own zone, or None."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ZONES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "BST": 60, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180,
    "MSK": 180, "TRT": 180, "IRST": 210, "AZT": 240, "AMT": 240, "GET": 240, "GST": 240, "SAMT": 240, "UZT": 300,
    "TMT": 300, "TJT": 300, "PKT": 300, "KGT": 360, "JST": 540, "KST": 540,
}  # fmt: skip
_OLDEST = 1980
_RFC822 = re.compile(
    r"(?:[^\W\d]{2,12}\.?,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d{2})"
    r"(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?\s*([A-Za-z]+|[+-]\d{1,2}:?\d{2})?"
)
_AMERICAN = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(?:(\d{4}),?\s*)?"
    r"(?:(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*([A-Za-z]+)?\s*(\d{4})?"
)
_ISO = re.compile(
    r"(\d{4})-?(\d{2})(?:-?(\d{2})(?:[T ]+(\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?:[\s,|/–-]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?(?!\d)")


def read_moment(text: str | None, zone: tzinfo) -> datetime | None:
    """A time as RFC 822, ISO 8601 or dd.mm.yyyy hh:mm; without an offset it is the outlet's own.

    A day alone is noon of the outlet's day, so that no change of zone moves it to another.
    """
    text = " ".join((text or "").split())
    for read in (_iso, _rfc822, _dotted, _american):
        moment = read(text, zone)
        if moment is not None:
            return _into(moment, zone)
    return None


def find_moment(text: str, zone: tzinfo) -> datetime | None:
    """The first dd.mm.yyyy [hh:mm] or ISO time that stands somewhere in a text."""
    if found := _DOTTED.search(text):
        return read_moment(found.group(), zone)
    iso = re.search(r"(?<!\d)\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?(?!\d)", text)
    return read_moment(iso.group(), zone) if iso else None


def of_timestamp(text: str, zone: tzinfo) -> datetime | None:
    """Seconds (or thousandths) since 1970, if the number can be one of these decades."""
    if not re.fullmatch(r"\d{9,13}", text.strip()):
        return None
    seconds = int(text) / (1000 if len(text.strip()) > 11 else 1)
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone)


def _into(moment: datetime, zone: tzinfo) -> datetime | None:
    try:
        return moment.astimezone(zone)
    except (OverflowError, ValueError):
        return None


def _iso(text: str, zone: tzinfo) -> datetime | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, second, offset = found.groups()
    return _build((year, month, day or "1"), (hour, minute, second), _offset(offset, zone))


def _rfc822(text: str, zone: tzinfo) -> datetime | None:
    found = _RFC822.match(text)
    if not found or found[2].lower() not in _MONTHS:
        return None
    day, month, year, hour, minute, second, offset = found.groups()
    return _build((_century(year), _number(month), day), (hour, minute, second), _offset(offset, zone))


def _american(text: str, zone: tzinfo) -> datetime | None:
    found = _AMERICAN.fullmatch(text)
    if not found or found[1].lower() not in _MONTHS:
        return None
    month, day, year, hour, minute, second, offset, late_year = found.groups()
    if not (year or late_year):
        return None
    return _build((year or late_year, _number(month), day), (hour, minute, second), _offset(offset, zone))


def _dotted(text: str, zone: tzinfo) -> datetime | None:
    found = _DOTTED.fullmatch(text)
    if not found:
        return None
    day, month, year, hour, minute, second = found.groups()
    return _build((year, month, day), (hour, minute, second), zone)


def _build(day: tuple[str, str, str], clock: tuple[str | None, ...], zone: tzinfo) -> datetime | None:
    if int(day[0]) < _OLDEST:
        return None  # 1970 and year 1 are how programs write "no date"
    hour, minute, second = (int(part) if part else 0 for part in clock)
    if clock[0] is None:
        hour = 12
    next_day = timedelta(days=1) if hour == 24 else timedelta()
    try:
        at = datetime(int(day[0]), int(day[1]), int(day[2]), hour % 24, minute, min(second, 59), tzinfo=zone)
        return at + next_day
    except (OverflowError, ValueError):
        return None


def _number(month: str) -> str:
    return str(_MONTHS.index(month.lower()) + 1)


def _century(year: str) -> str:
    return year if len(year) == 4 else f"{'19' if int(year) > 68 else '20'}{year}"


def _offset(text: str | None, zone: tzinfo) -> tzinfo:
    """The zone that a name or an offset means; the outlet's own where there is none or it is not known."""
    if not text:
        return zone
    if text.upper() in _ZONES:
        return timezone(timedelta(minutes=_ZONES[text.upper()]))
    found = re.fullmatch(r"([+-])(\d{1,2}):?(\d{2})?", text)
    if not found or int(found[2]) > 23:
        return zone
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return timezone(timedelta(minutes=-minutes if found[1] == "-" else minutes))
