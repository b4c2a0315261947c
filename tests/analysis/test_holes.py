"""Holes in time against the rhythm around them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from torimatome.analysis.holes import holes

START = date(2015, 1, 1)


def _days(*gaps: int) -> list[date]:
    days = [START]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    return days


def test_a_long_silence_in_a_busy_subject_is_a_hole() -> None:
    (hole,) = holes(_days(*[7] * 10, 120, *[7] * 10), "橋")
    assert hole.days == 120
    assert str(hole).startswith("Nothing on 橋 is filed between 2015-03-12 and 2015-07-10: 120 days")


def test_a_slow_subject_has_none() -> None:
    assert not list(holes(_days(*[90] * 8, 200, *[90] * 8)))


def test_few_items_make_no_rhythm() -> None:
    assert not list(holes(_days(3, 400, 3)))


@given(st.lists(st.integers(0, 900), max_size=40))
def test_holes_lie_between_days_that_have_items(gaps: list[int]) -> None:
    days = _days(*gaps)
    assert all(h.first_on in days and h.last_on in days and h.chance <= 0.01 for h in holes(days))
