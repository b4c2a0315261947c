"""Bursts: where items come much more often than usual."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from torimatome.analysis.bursts import bursts

FIRST = date(2031, 1, 1)


def on(*days: int) -> list[date]:
    return [FIRST + timedelta(days=n) for n in days]


def test_a_fortnight_of_daily_items_in_a_quiet_year_is_a_burst() -> None:
    (found,) = bursts(on(*range(0, 180, 30), *range(200, 212), *range(240, 360, 30)))
    assert (found.first_on, found.last_on) == tuple(on(200, 211))
    assert found.items == 12
    assert found.rate > 3 * found.usual


def test_a_steady_pace_has_none() -> None:
    assert bursts(on(*range(0, 300, 10))) == ()
    assert bursts(on(1, 2)) == ()


@given(st.lists(st.integers(0, 400), max_size=40))
def test_bursts_lie_apart_and_within(days: list[int]) -> None:
    found = bursts(on(*days))
    assert all(one.items >= 3 and min(on(*days)) <= one.first_on <= one.last_on <= max(on(*days)) for one in found)
    assert all(a.last_on <= b.first_on for a, b in pairwise(found))
