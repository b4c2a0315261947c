"""Times as feeds write them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.collect.moments import find_moment, of_timestamp, read_moment

BAKU = ZoneInfo("Asia/Baku")


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("Tue, 10 Mar 2026 08:00:00 GMT", "2026-03-10T08:00"),
        ("10 Mar 2026 08:00:00 UT", "2026-03-10T08:00"),
        ("Tue, 10 Mar 2026 03:00 EST", "2026-03-10T08:00"),
        ("Tue, 10 Mar 26 12:00:00 +0400", "2026-03-10T08:00"),
        ("Tue, 10 March 2026 11:00:00 MSK", "2026-03-10T08:00"),
        ("2026-03-10T12:00:00+04:00", "2026-03-10T08:00"),
        ("2026-03-10T08:00:00.123Z", "2026-03-10T08:00"),
        ("20260310T080000Z", "2026-03-10T08:00"),
        ("2026-03-10 12:00:00", "2026-03-10T08:00"),
        ("2026-03-10", "2026-03-10T08:00"),
        ("10.03.2026 12:00", "2026-03-10T08:00"),
        ("10/03/2026, 12:00", "2026-03-10T08:00"),
        ("Mar 10, 2026 12:00", "2026-03-10T08:00"),
        ("Tue Mar 10 08:00:00 UTC 2026", "2026-03-10T08:00"),
        ("2026-03-09T24:00:00Z", "2026-03-10T00:00"),
    ],
)
def test_a_time_is_aware_and_in_the_outlets_zone(text: str, utc: str) -> None:
    moment = read_moment(text, BAKU)
    assert moment is not None
    assert moment.tzinfo is BAKU
    assert moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M") == utc


@pytest.mark.parametrize(
    "text", ["", None, "yesterday", "31.02.2026", "2026-13-01", "99 Foo 2026", "0001-01-01T00:00Z"]
)
def test_what_is_no_time_is_none(text: str | None) -> None:
    assert read_moment(text, BAKU) is None


@given(st.text(max_size=40))
def test_any_text_is_survived(text: str) -> None:
    moment = read_moment(text, BAKU)
    assert moment is None or moment.utcoffset() is not None


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_iso_comes_back(moment: datetime) -> None:
    assert read_moment(moment.isoformat(), BAKU) == moment.replace(microsecond=0)


def test_a_date_in_a_text_is_found() -> None:
    assert find_moment("Posted 10.03.2026 | 09:30 by desk", BAKU) == datetime(2026, 3, 10, 9, 30, tzinfo=BAKU)
    assert find_moment("version 1.2.3 of 2026", BAKU) is None


def test_a_stamp_is_a_time_only_in_these_decades() -> None:
    assert of_timestamp("1773129600", BAKU) == datetime(2026, 3, 10, 8, tzinfo=UTC)
    assert of_timestamp("1773129600000", BAKU) == datetime(2026, 3, 10, 8, tzinfo=UTC)
    assert of_timestamp("41", BAKU) is None
