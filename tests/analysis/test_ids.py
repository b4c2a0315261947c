"""Ids by the rule: issue month by outlet, day of the article, running number by the clock, nothing used twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.analysis import ids
from torimatome.analysis.ids import Unnumbered
from torimatome.config import IdRule

RULE = IdRule(months_later=1, months_later_of={"weekly": 2, "ahead": 0})


@pytest.mark.parametrize(
    ("day", "outlet", "start"),
    [
        ("2031-03-14", "", "3104-0314"),
        ("2031-12-31", "", "3201-1231"),
        ("2031-03-02", "weekly", "3105-0302"),
        ("2011-03-02", "weekly", "1104-0302"),
        ("2011-03-15", "weekly", "1105-0315"),
        ("2031-09", "ahead", "3109-0900"),
        ("2031-11", "", "3112-1100"),
        ("2099-12-01", "", "0001-1201"),
    ],
)
def test_the_issue_is_later_by_the_kind_of_outlet(day: str, outlet: str, start: str) -> None:
    assert ids.start(Unnumbered(key="k", day=day, outlet=outlet), RULE) == start


def test_numbers_rise_with_the_clock_and_go_on_after_the_highest() -> None:
    waiting = [
        Unnumbered(key="late", day="2031-03-14", time="21:47"),
        Unnumbered(key="silent", day="2031-03-14"),
        Unnumbered(key="early", day="2031-03-14", time="9:05", outlet="weekly"),
    ]
    assert list(ids.given(waiting, {"3104-031407", "3105-031402", "broken"}, RULE)) == [
        ("early", "3105-031408"),
        ("late", "3104-031409"),
        ("silent", "3104-031410"),
    ]


@given(st.lists(st.integers(1, 120), unique=True), st.integers(0, 130))
def test_nothing_is_used_twice(used: list[int], count: int) -> None:
    taken = {f"3104-0314{n:02}" for n in used}
    waiting = [Unnumbered(key=str(n), day="2031-03-14") for n in range(count)]
    made = [one for _, one in ids.given(waiting, taken, RULE)]
    assert len(set(made)) == count
    assert not taken & set(made)


def test_the_starts_of_a_day_hold_all_that_outlets_may_bear() -> None:
    assert {"3103-0314", "3104-0314", "3105-0314"} < set(ids.starts("2031-03-14"))
