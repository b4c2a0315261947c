"""One round with its account: collected, hours noted, outlets judged, changes told apart from what stood before."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from torimatome import collect
from torimatome.collect.rhythm import interval
from torimatome.model import FeedState, Outlet
from torimatome.notebook import Notebook
from torimatome.plugins import Folder
from torimatome.store import Store
from torimatome.store.watching import SOME_TIME, Day, Standing
from torimatome.watching.judging import Verdict, judge

HISTORY = timedelta(days=30)
"""So much of an outlet's past is its history."""

MISSED_AFTER = timedelta(hours=1)
SHORTEST_PAUSE, LONGEST_PAUSE = timedelta(seconds=20), timedelta(minutes=15)

Clock = Callable[[], datetime]


def go_round(
    folder: Folder, store: Store, clock: Clock, *, force: bool = False, since: datetime | None = None
) -> collect.Report:
    """Ask the outlets, and note who was looked at. Whoever calls holds the run."""
    if not gc.get_freeze_count():
        gc.freeze()  # what is loaded stays to the end: looking through it for garbage took a twentieth of a page's time
    notebook = Notebook(store, clock)
    outlets = tuple(folder.outlets.values())
    rules = folder.house.collect
    report = asyncio.run(collect.round(outlets, notebook, rules, clock, notebook, force=force, since=since))
    looked = [(t.outlet, bool(t.feeds or t.feeds_unchanged)) for t in report.tallies if _was_looked_at(t)]
    at = clock()
    store.watched.looked(looked, at)
    store.watched.forget_before(at - SOME_TIME)
    return report


def _was_looked_at(tally: collect.Tally) -> bool:
    return bool(tally.feeds or tally.feeds_unchanged or tally.feeds_failed)


def verdicts(folder: Folder, store: Store, at: datetime, *, save: bool = True) -> list[tuple[Verdict, Standing]]:
    """The state of each outlet that the desk follows, and where it stands: since when, and what people were told."""
    days = _days(store, at, save=save)
    known = store.watched.standings()
    found = []
    for outlet in folder.outlets.values():
        verdict = judge(outlet, _feeds(store, outlet), days.get(outlet.id, []), at)
        found.append((verdict, _standing(verdict, known.get(outlet.id), at)))
    if save:
        changed = [standing for _, standing in found if standing != known.get(standing.outlet)]
        if changed:
            store.watched.save(changed)
    return found


def _standing(verdict: Verdict, before: Standing | None, at: datetime) -> Standing:
    same = before is not None and before.state == verdict.state
    return Standing(
        outlet=verdict.outlet,
        state=verdict.state.value,
        reason=verdict.reason,
        since=before.since if before and same else at,
        told=before.told if before else "",
    )


def _feeds(store: Store, outlet: Outlet) -> list[FeedState]:
    return [state for feed in outlet.feeds if (state := store.feeds.state(feed.url))]


def _days(store: Store, at: datetime, *, save: bool) -> Mapping[str, list[Day]]:
    """The days by outlet; those that may have changed since they were stored are made again."""
    since = (at - HISTORY).astimezone(UTC).date()
    if save:
        last = store.watched.last_day()
        store.watched.read_again(max(since, min(last, _yesterday(at))) if last else since)
    found: dict[str, list[Day]] = {}
    for day in store.watched.days(since):
        found.setdefault(day.outlet, []).append(day)
    return found


def _yesterday(at: datetime) -> date:
    return (at - timedelta(days=1)).astimezone(UTC).date()


def told(store: Store, standings: list[Standing]) -> None:
    """People know of these states now."""
    store.watched.save([replace(one, told=one.state) for one in standings])


def missed_hours(folder: Folder, store: Store, at: datetime, back: timedelta) -> Iterator[tuple[str, list[datetime]]]:
    """For each outlet the whole hours, since its first look in that time, in which no look at it was answered.

    An outlet that is asked every two hours is not missed in the hour between.
    """
    since = (at - back).replace(minute=0, second=0, microsecond=0)
    hours = store.watched.hours(since)
    for outlet in folder.outlets.values():
        good = {one.hour for one in hours if one.outlet == outlet.id and one.good}
        first = min((one.hour for one in hours if one.outlet == outlet.id), default=None)
        if first is None:
            continue
        reach = int(max(MISSED_AFTER, _slowest(store, outlet)) / MISSED_AFTER)
        every = (first + n * MISSED_AFTER for n in range(int((at - first) / MISSED_AFTER)))
        yield (
            outlet.id,
            [hour for hour in every if not any(hour - n * MISSED_AFTER in good for n in range(reach))],
        )


def _slowest(store: Store, outlet: Outlet) -> timedelta:
    """The longest that the outlet's most frequent feed is left alone, in whole hours."""
    waits = [interval(feed, store.feeds.state(feed.url) or FeedState(url=feed.url)) for feed in outlet.feeds]
    hours = -(-min(waits, default=MISSED_AFTER) // MISSED_AFTER)
    return hours * MISSED_AFTER


def next_due(folder: Folder, store: Store, at: datetime) -> timedelta:
    """How long nothing is due, never less than a moment nor more than a quarter of an hour."""
    waits = []
    for outlet in folder.outlets.values():
        for feed in outlet.feeds:
            state = store.feeds.state(feed.url)
            if state is None or state.visited_at is None:
                continue
            passed = at - state.visited_at
            waits.append(interval(feed, state) - passed if passed >= timedelta() else timedelta())
    return max(SHORTEST_PAUSE, min([*waits, LONGEST_PAUSE]))
