"""How often a feed is asked, learnt from what it brings."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.collect.rhythm import interval, learnt
from torimatome.model import Feed, FeedKind, FeedState

from .playground import NOW

FEED = Feed(url="https://herald.example/rss", kind=FeedKind.RSS, every_min=30)


def watched(fresh_a_visit: int, every: timedelta, *, days: int = 7, shown: int = 20) -> FeedState:
    state, at = FeedState(url=FEED.url, visited_at=NOW, shown=shown), NOW
    for _ in range(int(timedelta(days=days) / every)):
        at += every
        taught = learnt(state, fresh_a_visit, at)
        state = FeedState(url=FEED.url, visited_at=at, shown=shown, a_day=taught.a_day, watched_h=taught.watched_h)
    return state


@pytest.mark.parametrize(
    ("fresh", "every_min", "wanted_min"),
    [(0, 30, 120), (1, 24 * 60, 120), (1, 60, 60), (1, 30, 30), (10, 30, 15), (60, 30, 15)],
)
def test_the_rhythm_is_learnt_within_bounds(fresh: int, every_min: int, wanted_min: int) -> None:
    state = watched(fresh, timedelta(minutes=every_min))
    assert interval(FEED, state) == timedelta(minutes=wanted_min)


def test_a_feed_that_was_watched_for_less_than_a_day_is_asked_as_it_is_told() -> None:
    assert interval(FEED, watched(0, timedelta(minutes=30), days=0)) == timedelta(minutes=30)


def test_a_feed_that_failed_is_asked_as_it_is_told() -> None:
    quiet = watched(0, timedelta(hours=2))
    failed = FeedState(url=FEED.url, a_day=quiet.a_day, watched_h=quiet.watched_h, failures=1)
    assert interval(FEED, failed) == timedelta(minutes=30)


@given(st.floats(0, 1e9), st.floats(0, 1e9), st.integers(0, 10_000), st.integers(1, 100_000))
def test_the_bounds_hold_for_anything(a_day: float, watched_h: float, shown: int, every_min: int) -> None:
    feed = Feed(url=FEED.url, kind=FeedKind.RSS, every_min=every_min)
    found = interval(feed, FeedState(url=FEED.url, a_day=a_day, watched_h=watched_h, shown=shown))
    usual = timedelta(minutes=every_min)
    assert min(usual, timedelta(minutes=5)) <= found <= 4 * usual
    assert found >= usual / 2


def test_a_clock_that_went_back_teaches_nothing() -> None:
    state = FeedState(url=FEED.url, visited_at=NOW, a_day=5.0, watched_h=50.0)
    assert learnt(state, 9, NOW - timedelta(days=1)) is state
