"""Contradictions: years, days, figures and sums that differ between linked items and inside storylines."""

from __future__ import annotations

from datetime import date

from tests.analysis.invented import filed, find, register
from torimatome.analysis.contradictions import Contradictions
from torimatome.model import Contradiction, Item, Storyline

JUDGE = Contradictions(find, register())


def _linked(older: Item, newer: Item) -> list[Contradiction]:
    return list(JUDGE.between({older.id: older, newer.id: newer}, [(newer.id, older.id)]))


def _within(*items: Item) -> list[Contradiction]:
    line = Storyline(
        id="s", name="橋", items=tuple(i.id for i in items), first_on=date(2019, 3, 1), last_on=date(2019, 3, 9)
    )
    return list(JUDGE.within({i.id: i for i in items}, line))


def test_a_year_that_differs_from_the_related_item() -> None:
    older = filed("1", "2023-01-10", "改憲", "国民投票によりオルロフ大統領は2041年まで終身に近い任期を得る。")
    newer = filed(
        "2", "2023-03-10", "選挙", "国民投票でオルロフ大統領が2037年まで終身に近い任期を続けることが決まった。"
    )
    (one,) = _linked(older, newer)
    assert one.values == ("2041年まで", "2037年まで")
    assert one.first.item == "1"


def test_the_month_of_a_clash_that_the_related_item_dates_otherwise() -> None:
    older = filed("1", "2021-05-12", "国境で衝突", "4月28~29日にアルヴォニアとベルマルクの国境で武力衝突が起きた。")
    newer = filed("2", "2022-01-28", "国境で銃撃", "アルヴォニアとベルマルクの武力衝突は2021年5月にも起きた。")
    assert [c.about for c in _linked(older, newer)] == ["day, 衝突"]


def test_the_same_month_is_no_contradiction() -> None:
    older = filed("1", "2021-05-12", "国境で衝突", "5月3日にアルヴォニアとベルマルクの国境で武力衝突が起きた。")
    newer = filed("2", "2022-01-28", "国境で銃撃", "アルヴォニアとベルマルクの武力衝突は2021年5月にも起きた。")
    assert _linked(older, newer) == []


def test_casualties_of_one_event_grow() -> None:
    older = filed("1", "2019-03-01", "爆発", "1日にドルナの市場で爆発があり、これまでに12人が死亡した。")
    newer = filed("2", "2019-03-02", "爆発続報", "1日のドルナの市場の爆発で死者は19人に達した。")
    (one,) = _within(older, newer)
    assert "grow" in one.why


def test_casualties_of_two_events_are_not_compared() -> None:
    older = filed("1", "2019-03-01", "爆発", "1日にドルナの市場で爆発があり、12人が死亡した。")
    newer = filed("2", "2019-03-08", "爆発", "8日にドルナの市場で爆発があり、3人が死亡した。")
    assert _within(older, newer) == []


def test_sides_are_told_apart() -> None:
    older = filed("1", "2019-03-01", "損害", "戦闘でアルヴォニア軍は戦車24両を失ったと国境の司令部が発表した。")
    newer = filed("2", "2019-03-02", "損害", "戦闘でベルマルク軍は戦車14両を失ったと国境の司令部が発表した。")
    assert _linked(older, newer) == []


def test_english_sums() -> None:
    older = filed(
        "1", "2019-03-01", "Deal", "Arvonia bought radars from Belmark for $1.6 billion under a defence contract."
    )
    newer = filed(
        "2", "2019-03-20", "Deal", "The defence contract of Arvonia with Belmark for radars is worth $1.3 billion."
    )
    assert [c.about for c in _within(older, newer)] == ["money, USD"]
