"""Timelines: the event's day before the report's, one sentence a date, and the dates that are referred to most."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.invented import filed
from torimatome.analysis.timeline import timeline

BRIDGE = filed("b1", "2019-03-04", "吊橋で爆発", "ドルナの吊橋で3日に爆発があり5人が死亡した。")
CLAIM = filed("b2", "2019-03-06", "犯行声明", "武装組織が声明を出した。2019年3月3日の爆発を実行したという。")
TRIAL = filed("b3", "2019-09-01", "裁判始まる", "爆発の裁判が1日に始まった。2019年3月3日の爆発では5人が死亡した。")
SUMMIT = filed("s1", "2019-03-05", "首脳会談へ", "両国は5日、首脳会談を2019年4月20日に開くと発表した。")


def test_an_event_stands_on_its_own_day() -> None:
    found = timeline([BRIDGE])
    assert [(m.on, m.reported_on) for m in found] == [(date(2019, 3, 3), date(2019, 3, 4))]
    assert found[0].text == "ドルナの吊橋で3日に爆発があり5人が死亡した。"


def test_later_items_that_name_a_day_refer_to_it() -> None:
    first, *rest = timeline([BRIDGE, CLAIM, TRIAL])
    assert first.items == ("b1", "b2", "b3")
    assert first.named_by == ("b3",)
    assert [m.on for m in rest] == [date(2019, 9, 1)]


def test_what_is_looked_back_on_is_not_the_event() -> None:
    (one,) = [m for m in timeline([TRIAL]) if "b3" not in m.named_by]
    assert one.on == date(2019, 9, 1)


def test_a_length_keeps_the_dates_that_are_referred_to_most() -> None:
    assert [m.on for m in timeline([BRIDGE, CLAIM, TRIAL, SUMMIT], limit=1)] == [date(2019, 3, 3)]


def test_announced_dates_are_told_apart() -> None:
    assert [(m.on, m.foreseen) for m in timeline([SUMMIT])] == [(date(2019, 3, 5), False), (date(2019, 4, 20), True)]


def test_days_bound_it() -> None:
    every = [BRIDGE, CLAIM, TRIAL, SUMMIT]
    assert timeline(every, date(2019, 3, 4), date(2019, 8, 1)) == timeline([SUMMIT])


@given(st.lists(st.text(alphabet="3月日、橋。2019年5 aB", max_size=40), max_size=6), st.integers(0, 4))
def test_any_text_gives_a_timeline_in_order(texts: list[str], limit: int) -> None:
    found = timeline([filed(f"t{n}", "2020-02-29", t, t) for n, t in enumerate(texts)], limit=limit)
    assert [m.on for m in found] == sorted(m.on for m in found)
    assert not limit or len(found) <= limit
