"""Which findings of a round matter: merged by address, back to as far as the desk fills in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from torimatome.model import Entry, PageState

MAX_UNDATED = 500
"""Addresses without a date that a sitemap may add in one round."""


MANY = 20
"""Pages with one and the same time of change from which on it is doubted."""


def date_of(entry: Entry) -> datetime | None:
    """The latest date that an entry gives."""
    return max((at for at in (entry.published_at, entry.updated_at) if at), default=None)


def newest_of(dates: Iterable[datetime], window: timedelta) -> datetime | None:
    """The newest date with company: a lone date far in the future must not shut out everything else.

    It stands for the site's own present, as the desk's clock may be far from the week it reads.
    """
    latest_first = sorted(dates, reverse=True)
    close = (later for later, earlier in pairwise(latest_first) if later - earlier <= window)
    return next(close, latest_first[0] if latest_first else None)


def within(
    entries: Sequence[Entry],
    newest: datetime | None,
    window: timedelta,
    is_known: Callable[[str], bool] = lambda _: False,
) -> list[Entry]:
    """The entries of a sitemap that are to be filled in: recent ones, and the first undated ones not known."""
    kept: list[Entry] = []
    undated = 0
    for entry in believable(entries):
        at = date_of(entry)
        if at is None:
            fits = undated < MAX_UNDATED and not is_known(entry.url)
            undated += fits
        else:
            fits = newest is None or at >= newest - window
        if fits:
            kept.append(entry)
    return kept


def believable(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries, without their times of change where these are only when the sitemap was made.

    Where most of many pages claim the same moment, all of them would be asked for again in every round.
    """
    claims = Counter(entry.updated_at for entry in entries if entry.updated_at)
    moment, count = next(iter(claims.most_common(1)), (None, 0))
    if count < MANY or 2 * count <= len(entries):
        return entries
    return [replace(entry, updated_at=None) if entry.updated_at == moment else entry for entry in entries]


def merge(found: Iterable[Entry]) -> dict[str, Entry]:
    """One entry for each address: the first one's values, filled up by the others, with the latest change."""
    merged: dict[str, Entry] = {}
    for entry in found:
        known = merged.get(entry.url)
        merged[entry.url] = _filled(known, entry) if known else entry
    return merged


def _filled(one: Entry, other: Entry) -> Entry:
    changes = [at for at in (one.updated_at, other.updated_at) if at]
    return replace(
        one,
        title=one.title or other.title,
        published_at=one.published_at or other.published_at,
        updated_at=max(changes, default=None),
        language=one.language or other.language,
        byline=one.byline or other.byline,
        summary=one.summary or other.summary,
        content=one.content or other.content,
    )


def has_changed(entry: Entry, state: PageState) -> bool:
    """Whether an entry says of its page what it did not say when the page was last asked."""
    retitled = bool(entry.title and state.title and entry.title != state.title)
    return retitled or (entry.updated_at is not None and entry.updated_at != state.updated_at)


def remembered(state: PageState, entry: Entry) -> PageState:
    """The state with what the entry says now; what it does not say stays."""
    return replace(state, title=entry.title or state.title, updated_at=entry.updated_at or state.updated_at)
