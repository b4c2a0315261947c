"""Quiet told apart from broken, empty, moved, blocked and a changed layout."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.model import Feed, FeedKind, FeedState, Outlet, OutletKind
from torimatome.store.watching import Day
from torimatome.watching import State, judge

NOW = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
URL = "https://herald.example/rss"
OUTLET = Outlet(
    id="xx.herald", attribution="HERALD", country="xx", kind=OutletKind.SITE, owner="herald", timezone="UTC",
    domains=("herald.example",), feeds=(Feed(url=URL, kind=FeedKind.RSS),),
)  # fmt: skip
WELL = FeedState(url=URL, visited_at=NOW, shown=20, fresh_at=NOW - timedelta(hours=3), a_day=10.0, watched_h=200.0)


def day(
    back: int, *, articles: int = 8, unread: int = 0, letters: float = 2000, dated: int = -1, titled: int = -1
) -> Day:
    return Day(
        outlet="xx.herald", day=date(2026, 3, 20) - timedelta(days=back), articles=articles, unread=unread, letters=letters,
        dated=articles if dated < 0 else dated, titled=articles if titled < 0 else titled,
    )  # fmt: skip


PAST = [day(n) for n in range(20, 2, -1)]


def state_of(*feeds: FeedState, days: list[Day] | None = None) -> State:
    return judge(OUTLET, feeds, PAST if days is None else days, NOW).state


@pytest.mark.parametrize(
    ("feed", "wanted"),
    [
        (WELL, State.FINE),
        (replace(WELL, fresh_at=NOW - timedelta(days=3)), State.QUIET),
        (replace(WELL, a_day=0.1, fresh_at=NOW - timedelta(days=5)), State.FINE),
        (replace(WELL, a_day=0.1, fresh_at=NOW - timedelta(days=29)), State.QUIET),
        (replace(WELL, shown=0), State.EMPTY),
        (replace(WELL, moved_to="https://herald.example/v2"), State.MOVED),
        (replace(WELL, failures=2, fault="status 500"), State.FINE),
        (replace(WELL, failures=3, fault="status 500"), State.BROKEN),
        (replace(WELL, failures=3, fault="status 403", refused=True), State.BLOCKED),
        (FeedState(url=URL), State.NEW),
    ],
)
def test_the_state_of_a_feed(feed: FeedState, wanted: State) -> None:
    assert state_of(feed) is wanted


def test_an_outlet_never_visited_is_new() -> None:
    assert state_of(days=[]) is State.NEW


@pytest.mark.parametrize(
    ("recent", "wanted"),
    [
        (day(0), State.FINE),
        (day(0, letters=1400), State.FINE),
        (day(0, letters=120), State.LAYOUT),
        (day(0, letters=60_000), State.LAYOUT),
        (day(0, dated=1), State.LAYOUT),
        (day(0, titled=0), State.LAYOUT),
        (day(0, articles=1, unread=9), State.LAYOUT),
        (day(0, articles=2, letters=90), State.FINE),  # too few to tell
    ],
)
def test_extraction_is_held_against_the_outlets_own_history(recent: Day, wanted: State) -> None:
    assert state_of(WELL, days=[*PAST, recent]) is wanted


def test_an_outlet_that_never_gave_dates_has_lost_none() -> None:
    assert state_of(WELL, days=[*(replace(one, dated=0) for one in PAST), day(0, dated=0)]) is State.FINE


def test_a_broken_feed_says_what_it_said_and_what_to_do() -> None:
    verdict = judge(OUTLET, [replace(WELL, failures=4, fault="it answered 500")], PAST, NOW)
    assert verdict.reason == "4 visits in a row brought nothing; the last said: it answered 500"
    assert verdict.remedy


@given(
    st.lists(st.builds(Day, outlet=st.just("xx.herald"), day=st.dates(date(2026, 2, 20), date(2026, 3, 20)), articles=st.integers(0, 99),
                       unread=st.integers(0, 99), letters=st.floats(0, 1e6), dated=st.integers(0, 99), titled=st.integers(0, 99)), max_size=12),
    st.builds(FeedState, url=st.just(URL), visited_at=st.none() | st.just(NOW), shown=st.integers(0, 9), failures=st.integers(0, 9),
              fresh_at=st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(tzinfo=UTC)),  # noqa: DTZ001
              a_day=st.none() | st.floats(0, 1e9)),
)  # fmt: skip
def test_anything_has_a_state_and_a_reason(days: list[Day], feed: FeedState) -> None:
    assert judge(OUTLET, [feed], days, NOW).reason
