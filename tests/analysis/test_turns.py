"""Turns of a series: found where they are, and not found where there are none."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from torimatome.analysis.turns import daily, turns
from torimatome.model import Act, Dyad, Occurrence, Quad

FIRST = date(2020, 1, 1)


def counts(*stretches: tuple[int, float], seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.poisson(rate, days) for days, rate in stretches]).astype(float)


def test_a_turn_is_found_near_its_day_with_its_rates() -> None:
    (found,) = turns(counts((800, 0.1), (800, 0.5)), FIRST, np.random.default_rng(2))
    assert abs((found.on - FIRST).days - 800) <= 14
    assert found.earliest_on <= found.on <= found.latest_on
    assert found.before == pytest.approx(0.1, abs=0.04)
    assert found.after == pytest.approx(0.5, abs=0.08)
    assert found.chance <= 0.01


def test_the_manner_may_turn_where_the_number_does_not() -> None:
    words, deeds = Quad.VERBAL_COOPERATION, Quad.MATERIAL_CONFLICT
    told = [
        Occurrence(
            id=str(n),
            on=FIRST + timedelta(days=3 * n),
            act=Act.CONSULT if n < 200 else Act.FIGHT,
            dyads=(Dyad("xa", "xb"),),
        )
        for n in range(400)
    ]
    table = daily(told, FIRST, FIRST + timedelta(days=1199))
    assert table.sum() == 400
    (found,) = turns(table, FIRST, np.random.default_rng(2))
    assert abs((found.on - FIRST).days - 600) <= 3
    assert found.mostly in (words.value, deeds.value)
    assert found.before == pytest.approx(found.after, rel=0.05)


@pytest.mark.parametrize("seed", range(5))
def test_chance_is_no_turn(seed: int) -> None:
    assert turns(counts((2000, 0.2), seed=seed), FIRST, np.random.default_rng(2)) == ()


@pytest.mark.parametrize("days", [0, 1, 50, 200])
def test_what_is_short_or_empty_has_none(days: int) -> None:
    assert turns(np.zeros(days, dtype=np.int64), FIRST, np.random.default_rng(2)) == ()


def test_a_burst_is_an_episode() -> None:
    made = counts((1500, 0.1))
    made[700:705] += 4
    assert turns(made, FIRST, np.random.default_rng(2)) == ()


def test_the_same_shuffles_give_the_same_turns() -> None:
    made = counts((400, 0.1), (400, 0.6), (400, 0.1))
    first, again = (turns(made, FIRST, np.random.default_rng(3)) for _ in range(2))
    assert first == again
    assert len(first) == 2
