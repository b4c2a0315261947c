"""Storylines: what belongs together, look-alikes apart, people's word above all, and the same each time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.invented import filed, find, register
from torimatome.analysis.marks import Marks, marks
from torimatome.analysis.storylines import Storylines
from torimatome.model import Item, Related, Ruling

REGISTER = register()
BRIDGE = [
    filed(
        "b1", "2019-03-01", "ドルナの吊橋で爆発、5人死亡", "アルヴォニアのドルナにある吊橋で爆発があり5人が死亡した。"
    ),
    filed(
        "b2",
        "2019-03-03",
        "吊橋爆発、犯行声明",
        "ドルナの吊橋の爆発について武装組織が犯行声明を出した。アルヴォニア政府が発表した。",
    ),
    filed(
        "b3",
        "2019-03-20",
        "吊橋の爆発で容疑者拘束",
        "アルヴォニアの警察がドルナの吊橋の爆発の容疑者を拘束した。武装組織の一員という。",
    ),
]
DRILL = [
    filed(
        "d1",
        "2019-03-02",
        "ベルマルクで水陸両用演習",
        "ベルマルク海軍がブレゾヴォ沖で水陸両用演習を開始した。上陸艇が参加した。",
    ),
    filed(
        "d2",
        "2019-03-09",
        "ブレゾヴォの演習終了",
        "ベルマルク海軍がブレゾヴォ沖の水陸両用演習を終えた。上陸艇は帰港した。",
    ),
]


def _read(items: list[Item]) -> list[Marks]:
    return [m for m in (marks(i, find, REGISTER) for i in items) if m]


def _lines(items: list[Item], *rulings: Ruling) -> list[set[str]]:
    return [set(s.items) for s in Storylines.of(_read(items), REGISTER, rulings).storylines()]


def _ruling(first: str, second: str, *, same: bool = True, name: str = "") -> Ruling:
    at = datetime(2024, 1, 1, tzinfo=UTC)
    return Ruling(first=first, second=second, same=same, by="aiko", at=at, about="storyline", name=name)


def test_one_matter_is_one_storyline_and_another_is_apart() -> None:
    assert _lines([*BRIDGE, *DRILL]) == [{"b1", "b2", "b3"}, {"d1", "d2"}]


def test_an_item_says_in_words_what_it_follows() -> None:
    lines = Storylines.of(_read([*BRIDGE, *DRILL]), REGISTER)
    (first, *_) = lines.background(_read(BRIDGE)[2])
    told = "; ".join(first.reasons)
    assert first.earlier in {"b1", "b2"}
    assert "the same places: ドルナ" in told
    assert "after" in told


def test_a_reference_is_background_even_where_nothing_is_alike() -> None:
    newer = filed("z1", "2024-01-01", "歌劇の初演", "新作の歌劇が初演された。", related=(Related(id="d1"),))
    lines = Storylines.of(_read([*DRILL, newer]), REGISTER)
    (tie,) = lines.background(_read([newer])[0])
    assert (tie.earlier, tie.reasons[0]) == ("d1", "refers to it")


def test_people_put_together_apart_and_give_names() -> None:
    items = [*BRIDGE, *DRILL]
    assert _lines(items, _ruling("b1", "d1"))[0] >= {"b1", "d1"}
    apart = _lines(items, _ruling("b3", "b1", same=False), _ruling("b3", "b2", same=False))
    assert {"b1", "b2"} in apart
    named = Storylines.of(_read(items), REGISTER, [_ruling("b2", "", name="吊橋事件")])
    found = named.of_item("b1")
    assert found is not None
    assert (found.name, found.named_by) == ("吊橋事件", "aiko")


def test_the_last_word_of_people_counts() -> None:
    items = [*BRIDGE, *DRILL]
    assert _lines(items, _ruling("b1", "d1"), _ruling("b1", "d1", same=False)) == _lines(items)


def test_rulings_on_events_are_none_of_its_business() -> None:
    other = Ruling(first="b1", second="d1", same=True, by="aiko", at=datetime(2024, 1, 1, tzinfo=UTC))
    assert _lines([*BRIDGE, *DRILL], other) == _lines([*BRIDGE, *DRILL])


def test_a_new_item_joins_what_is_there() -> None:
    lines = Storylines.of(_read([*BRIDGE[:2], *DRILL]), REGISTER)
    assert set(lines.add(_read(BRIDGE)[2]).items) == {"b1", "b2", "b3"}


@given(st.permutations([*BRIDGE, *DRILL]))
@settings(max_examples=20, deadline=None)
def test_the_order_of_import_does_not_matter(items: list[Item]) -> None:
    assert _lines(items) == _lines([*BRIDGE, *DRILL])


@given(st.lists(st.text(alphabet="橋爆発5人a B。、ドルナ", max_size=30), max_size=8))
@settings(max_examples=30, deadline=None)
def test_any_text_is_followed(texts: list[str]) -> None:
    days = (date(2020, 1, 1) + timedelta(days=n) for n in range(len(texts)))
    items = [filed(f"t{n}", on.isoformat(), text, text) for n, (text, on) in enumerate(zip(texts, days, strict=False))]
    lines = Storylines.of(_read(items), REGISTER)
    assert sum(len(s.items) for s in lines.storylines(1)) == len(texts)
