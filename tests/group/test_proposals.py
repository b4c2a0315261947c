"""Names that the register lacks are joined across the articles of an event and proposed."""

from __future__ import annotations

from torimatome.group.proposals import proposals

from .newsroom import article, named

TOLD = [
    article("a", "", "The envoy Bertrand Jalalpour spoke in Baku. Jalalpour left."),
    article("b", "", "Посланник Бертран Джалалпур выступил.", language="ru"),
    article("c", "", "特使のベルトラン・ジャラルプール氏が到着した。", language="ja"),
    article("d", "", "On Friday the pilot Oswin Tarrant landed."),
]


def test_spellings_of_one_event_are_one_proposal() -> None:
    found = proposals(TOLD, named(TOLD), {"a": "e", "b": "e", "c": "e", "d": "f"})
    first = found[0]
    assert {s.language for s in first.spellings} == {"en", "ru", "ja"}
    assert set(first.articles) == {"a", "b", "c"}
    assert first.events == ("e",)
    assert first.count == 3
    assert "Bertrand Jalalpour" in str(first)


def test_names_of_different_events_stay_apart() -> None:
    found = proposals(TOLD, named(TOLD), {})
    assert all(len({s.language for s in p.spellings}) == 1 for p in found)


def test_no_names_no_proposals() -> None:
    told = [article("x", "", "a b. I. Я."), article("y", "", "")]
    assert proposals(told, named(told), {}) == ()
