"""Occurrences by period, from all outlets and from a constant panel."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.analysis.series import constant_panel, dyads, periods, scale, series
from torimatome.model import Act, Dyad, Occurrence, Step, quad

FIRST, LAST = date(2025, 12, 29), date(2026, 2, 28)
THERE = Dyad("xa", "xb")


def one(n: int, on: date, act: Act = Act.CONSULT, outlets: tuple[str, ...] = ("a",)) -> Occurrence:
    return Occurrence(id=f"e{n}", on=on, act=act, dyads=(THERE,), outlets=outlets)


@pytest.mark.parametrize(
    ("step", "begin"),
    [
        (Step.WEEK, [date(2026, 1, 26), date(2026, 2, 2), date(2026, 2, 9)]),
        (Step.MONTH, [date(2026, 1, 1), date(2026, 2, 1)]),
        (Step.YEAR, [date(2026, 1, 1)]),
    ],
)
def test_periods_have_no_gap(step: Step, begin: list[date]) -> None:
    assert list(periods(date(2026, 1, 31), date(2026, 2, 10), step)) == begin


def test_a_copied_report_is_one_event() -> None:
    told = [one(1, date(2026, 1, 6), outlets=("a", "b", "c")), one(2, date(2026, 2, 3))]
    found = series("visits", told, Step.MONTH, FIRST, LAST)
    assert [(p.first_on, p.value, p.occurrences) for p in found.points] == [
        (date(2025, 12, 1), 0.0, ()), (date(2026, 1, 1), 1.0, ("e1",)), (date(2026, 2, 1), 1.0, ("e2",)),
    ]  # fmt: skip


def test_a_panel_does_not_see_what_only_a_new_outlet_tells() -> None:
    told = [one(1, date(2026, 1, 6), outlets=("a", "new")), one(2, date(2026, 2, 3), outlets=("new",))]
    read: dict[str, list[tuple[date | None, date | None]]] = {
        "a": [(None, None)],
        "new": [(date(2026, 1, 5), None)],
        "gone": [(None, date(2026, 1, 9))],
    }
    panel = constant_panel(read, FIRST, LAST)
    assert panel == ["a"]
    assert [p.value for p in series("visits", told, Step.MONTH, FIRST, LAST, panel).points] == [0.0, 1.0, 0.0]


def test_the_scale_weighs_deeds_double_and_conflict_negative() -> None:
    acts = [Act.CONSULT, Act.AID, Act.DEMAND, Act.FIGHT]
    told = [one(n, date(2026, 1, 6), act) for n, act in enumerate(acts)]
    assert list(scale(told).values()) == [1.0, 2.0, -1.0, -2.0]
    balance = series("balance", told, Step.MONTH, date(2026, 1, 1), date(2026, 1, 31), values=scale(told))
    assert balance.points[0].value == 0.0
    assert dyads(told) == [(THERE, 4)]


@pytest.mark.parametrize("act", list(Act))
def test_every_act_has_a_class_of_its_sign(act: Act) -> None:
    assert (quad(act).scale < 0) == act.conflict
    assert (abs(quad(act).scale) == 2) == act.material


@given(st.lists(st.integers(-5, 70), max_size=40), st.sampled_from(list(Step)))
def test_nothing_within_the_days_is_lost_or_doubled(days: list[int], step: Step) -> None:
    told = [one(n, FIRST + timedelta(days=d)) for n, d in enumerate(days)]
    found = series("all", told, step, FIRST, LAST)
    inside = [o.id for o in told if FIRST <= o.on <= LAST]
    assert sorted(i for p in found.points for i in p.occurrences) == sorted(inside)
    assert sum(p.value for p in found.points) == len(inside)
