"""When a page was published: the feed's word, then the page's metadata, then what a reader sees under the headline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from torimatome.extract.blocks import Block, weight
from torimatome.extract.tree import all_text, attribute, tag
from torimatome.lang import LanguagePack
from torimatome.lang.moments import read_moment
from torimatome.model import DateSource, Published

_OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=2)
_LABEL = 60
"""A line with more letters than this beside its date is text, not a date line (no difference on any set over 30..120)."""
_ISO = re.compile(
    r"^\s*(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?\s*$",
    re.IGNORECASE,
)


def read_stamp(text: str, zone: tzinfo) -> tuple[datetime, str] | None:
    """A machine's date with the offset it has (else the zone's), and its precision, "minute" or "day"."""
    m = _ISO.match(text)
    try:
        if m:
            return _iso(m, zone)
        if text.strip().isdecimal() and 9 <= len(text.strip()) <= 13:
            seconds = int(text) / (1000 if len(text.strip()) > 10 else 1)
            return datetime.fromtimestamp(seconds, UTC), "minute"
        parsed = parsedate_to_datetime(text)
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=zone)), "minute"
    except (ValueError, OverflowError, IndexError, TypeError, OSError):
        return None


def _iso(m: re.Match[str], zone: tzinfo) -> tuple[datetime, str]:
    year, month, day = int(m[1]), int(m[2]), int(m[3])
    if m[4] is None:
        return datetime.combine(datetime(year, month, day, tzinfo=UTC).date(), time(12), zone), "day"
    micro = int((m[7] or "0").ljust(6, "0")[:6])
    clock = time(int(m[4]) % 24, int(m[5]), int(m[6] or 0), micro)
    return datetime.combine(datetime(year, month, day, tzinfo=UTC).date(), clock, _offset(m[8]) or zone), "minute"


def _offset(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4] or 0))
    return timezone(-shift if text[0] == "-" else shift)


def published(
    fed: datetime | None,
    stamps: Sequence[str],
    seen: Callable[[], Published | None],
    zone: tzinfo,
    fetched_at: datetime,
) -> Published | None:
    """The publication time from the most trusted source that makes sense; None where the page gives none."""

    def sane(at: datetime) -> bool:
        return _OLDEST <= at <= fetched_at + _AHEAD

    if fed and sane(fed):
        return Published(at=fed.astimezone(zone), source=DateSource.FEED)
    for stamp in stamps:
        read = read_stamp(stamp, zone)
        if read and sane(read[0]):
            return Published(at=read[0].astimezone(zone), source=DateSource.METADATA, precision=read[1])
    visible = seen()
    return visible if visible and sane(visible.at) else None


def modified(stamps: Iterable[str], first: Published | None, zone: tzinfo, fetched_at: datetime) -> datetime | None:
    """When the page says it was changed, if that is later than its publication."""
    reads = [r[0] for stamp in stamps if (r := read_stamp(stamp, zone)) and r[1] == "minute"]
    later = [
        at for at in reads if at <= fetched_at + _AHEAD and (first is None or at > first.at + timedelta(minutes=1))
    ]
    return later[0].astimezone(zone) if later else None


def seen_on_page(zone_blocks: Sequence[Block], packs: Sequence[LanguagePack], zone: tzinfo) -> Published | None:
    """The first date line among the blocks around the headline."""
    for block in zone_blocks:
        for element in reversed(block.path[-3:]):
            stamp = attribute(element, "datetime") if tag(element) == "time" else ""
            read = read_stamp(stamp, zone) if stamp else None
            if read:
                return Published(at=read[0].astimezone(zone), source=DateSource.TEXT, precision=read[1])
        if block.is_links or weight(block.text) > _LABEL * 2:
            continue
        found = _read_line(block, packs, zone)
        if found:
            return found
    return None


def _read_line(block: Block, packs: Sequence[LanguagePack], zone: tzinfo) -> Published | None:
    """A date line, read as a browser joins its pieces and with spaces between them."""
    spaced = all_text(block.path[-1]) if block.path else ""
    texts = [t for t in dict.fromkeys((block.text, spaced)) if weight(t) <= _LABEL * 2]
    reads = [read for pack in packs for t in texts if (read := read_moment(t, pack, zone))]
    return next((r for r in reads if r.precision == "minute"), next(iter(reads), None))
