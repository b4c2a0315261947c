"""How long to wait before asking again: Retry-After where the host says so, else 1, 2, 4 ... seconds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MAX_WAIT_S = 120.0
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Statuses that may be gone in a moment."""


def wait_before_retry(attempt: int, retry_after: str | None, date: str | None, now: Callable[[], datetime]) -> float:
    """Seconds to wait after the attempt (from 0). More than MAX_WAIT_S: better left for the next round."""
    asked = _seconds(retry_after, date, now)
    return float(2**attempt) if asked is None else asked


def _seconds(retry_after: str | None, date: str | None, now: Callable[[], datetime]) -> float | None:
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    moment = _moment(text)
    if moment is None:
        return None
    # The host's own clock, if it shows it: ours may differ, or be a simulated one.
    return max(0.0, (moment - (_moment(date or "") or now())).total_seconds())


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
