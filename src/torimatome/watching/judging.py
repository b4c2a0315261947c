"""The state of an outlet, judged from its feeds and from what was read of it against its own history. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import exp, log
from statistics import median

from torimatome.lang.text import counted
from torimatome.model import FeedState, Outlet
from torimatome.store.watching import Day

TRIES = 3
"""Visits in a row that fail before it is more than bad luck."""

SILENCES = 6
"""An outlet is quiet when nothing came in so many times its usual gap: by chance that happens once in 400 gaps (e**-6)."""

QUIET_AT_LEAST = timedelta(days=2)
UNKNOWN_RHYTHM = timedelta(days=7)

RECENT = timedelta(days=2)
HISTORY_AT_LEAST = 4
"""Days of history, and RECENT_AT_LEAST pages of now, without which nothing is said of the layout."""
RECENT_AT_LEAST = 5
DEVIATIONS = 5.0
"""Robust deviations of a length's logarithm, and LEAST_SPREAD of it: a third more or less is every outlet's daily life."""
LEAST_SPREAD = 0.3
FALLEN = 0.5
"""A share (read, dated, with a headline) has fallen when it lost as much. Chosen, not fitted: no eval has redesigns."""


class State(StrEnum):
    """How an outlet fares."""

    FINE = "fine"
    NEW = "new"
    QUIET = "quiet"
    MOVED = "moved"
    EMPTY = "empty"
    LAYOUT = "layout changed"
    BLOCKED = "blocked"
    BROKEN = "broken"


BAD = frozenset({State.EMPTY, State.LAYOUT, State.BLOCKED, State.BROKEN})
"""States in which something is lost while nobody acts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The state of an outlet (id), why, in a sentence, and what to do, if anything."""

    outlet: str
    state: State
    reason: str
    remedy: str = ""


def judge(outlet: Outlet, feeds: Sequence[FeedState], days: Sequence[Day], now: datetime) -> Verdict:
    """The worst that holds. feeds are those of the outlet that were visited; days its days of reading, oldest first."""
    for found in (_shut(outlet, feeds), _empty(outlet, feeds), _layout(outlet, days, now)):
        if found:
            return found
    if not any(feed.visited_at for feed in feeds):
        return Verdict(outlet=outlet.id, state=State.NEW, reason="it was not looked at yet")
    return _quiet(outlet, feeds, now) or _moved(outlet, feeds) or _fine(outlet, feeds, now)


def _shut(outlet: Outlet, feeds: Sequence[FeedState]) -> Verdict | None:
    failing = [feed for feed in feeds if feed.failures >= TRIES]
    if not failing:
        return None
    worst = max(failing, key=lambda feed: (feed.refused, feed.failures))
    of = f" ({len(failing)} of {len(outlet.feeds)} feeds)" if len(outlet.feeds) > 1 else ""
    reason = f"{counted(worst.failures, 'visit')} in a row brought nothing{of}; the last said: {worst.fault or 'it broke off'}"
    if worst.refused:
        remedy = "ask the outlet, or read what its robots.txt allows; do not come in by another door"
        return Verdict(outlet=outlet.id, state=State.BLOCKED, reason=reason, remedy=remedy)
    return Verdict(
        outlet=outlet.id, state=State.BROKEN, reason=reason, remedy="look for the feed's new address on the site"
    )


def _empty(outlet: Outlet, feeds: Sequence[FeedState]) -> Verdict | None:
    visited = [feed for feed in feeds if feed.visited_at]
    if not visited or any(feed.shown for feed in visited) or not any(feed.fresh_at for feed in visited):
        return None
    last = max(feed.fresh_at for feed in visited if feed.fresh_at)
    reason = f"its feeds answer but hold no entry; the last new one came on {last:%Y-%m-%d %H:%M} UTC"
    return Verdict(
        outlet=outlet.id, state=State.EMPTY, reason=reason, remedy="see whether the site has another feed now"
    )


def _layout(outlet: Outlet, days: Sequence[Day], now: datetime) -> Verdict | None:
    """What is read of its pages is not what it was: a new layout, a consent page, a wall."""
    began = (now - RECENT).date()
    before = [day for day in days if day.day < began and day.articles]
    recent = [day for day in days if day.day >= began]
    pages = sum(day.articles + day.unread for day in recent)
    if len(before) < HISTORY_AT_LEAST or pages < RECENT_AT_LEAST:
        return None
    for words, share in _SHARES:
        was, now_is = median(share((day,)) for day in before), share(recent)
        if was - now_is >= FALLEN:
            reason = f"{words}: {now_is:.0%} of {counted(pages, 'page')} of late, {was:.0%} before"
            return _changed(outlet, reason)
    lengths = [log(day.letters) for day in before if day.letters >= 1]
    late = [log(day.letters) for day in recent if day.letters >= 1]
    if not lengths or not late:
        return None
    middle = median(lengths)
    spread = max(LEAST_SPREAD, 1.4826 * median(abs(one - middle) for one in lengths))
    if abs(median(late) - middle) / spread >= DEVIATIONS:
        return _changed(outlet, f"texts have {exp(median(late)):.0f} letters of late, {exp(middle):.0f} before")
    return None


def _share_read(days: Sequence[Day]) -> float:
    pages = sum(day.articles + day.unread for day in days)
    return sum(day.articles for day in days) / pages if pages else 1.0


def _share_dated(days: Sequence[Day]) -> float:
    count = sum(day.articles for day in days)
    return sum(day.dated for day in days) / count if count else 1.0


def _share_titled(days: Sequence[Day]) -> float:
    count = sum(day.articles for day in days)
    return sum(day.titled for day in days) / count if count else 1.0


_SHARES = (
    ("pages that could be read", _share_read),
    ("articles with a date", _share_dated),
    ("articles with a headline", _share_titled),
)


def _changed(outlet: Outlet, reason: str) -> Verdict:
    remedy = "open one of its pages; describe the new layout in its outlet file"
    return Verdict(outlet=outlet.id, state=State.LAYOUT, reason=reason, remedy=remedy)


def _quiet(outlet: Outlet, feeds: Sequence[FeedState], now: datetime) -> Verdict | None:
    fresh = max((feed.fresh_at for feed in feeds if feed.fresh_at), default=None)
    if fresh is None:
        return None
    a_day = sum(feed.a_day or 0.0 for feed in feeds)
    usual = timedelta(days=SILENCES / a_day) if a_day > SILENCES / 3650 else UNKNOWN_RHYTHM
    # The silence itself wears the learnt rate down, so an outlet that stops is never waited for longer than this.
    if now - fresh < max(QUIET_AT_LEAST, min(usual, 4 * UNKNOWN_RHYTHM)):
        return None
    rhythm = f"; it brought {a_day:.1f} a day" if a_day else ""
    reason = f"it answers, but nothing new came since {fresh:%Y-%m-%d %H:%M} UTC{rhythm}"
    return Verdict(outlet=outlet.id, state=State.QUIET, reason=reason)


def _moved(outlet: Outlet, feeds: Sequence[FeedState]) -> Verdict | None:
    moved = next((feed for feed in feeds if feed.moved_to), None)
    if moved is None:
        return None
    reason = f"{moved.url} moved for good to {moved.moved_to}"
    return Verdict(
        outlet=outlet.id, state=State.MOVED, reason=reason, remedy="write the new address into its outlet file"
    )


def _fine(outlet: Outlet, feeds: Sequence[FeedState], now: datetime) -> Verdict:
    fresh = max((feed.fresh_at for feed in feeds if feed.fresh_at), default=None)
    reason = f"something new came {_ago(now - fresh)}" if fresh else "it answers"
    return Verdict(outlet=outlet.id, state=State.FINE, reason=reason)


def _ago(passed: timedelta) -> str:
    hours = max(0, int(passed.total_seconds() // 3600))
    return (
        "within the hour" if not hours else f"{counted(hours, 'hour')} ago" if hours < 48 else f"{hours // 24} days ago"
    )
