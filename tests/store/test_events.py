"""A new grouping of some days replaces the old one, whole or not at all; the other days stay as they are."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import exc

from tests.store.store_nouns import article
from torimatome.model import Coverage, CoverageRole, Event, EventKind, Mention
from torimatome.store import Store


def day(n: int) -> date:
    return date(2026, 3, n)


def event(n: int, *, id: str = "", part_of: str | None = None) -> Event:  # noqa: A002
    return Event(id=id or f"e{n}", kind=EventKind.CEREMONY, first_on=day(n), last_on=day(n), part_of=part_of)


def covers(event_id: str, *articles: str) -> list[Coverage]:
    return [Coverage(event=event_id, article=a, role=CoverageRole.REPORT, reasons=("same bridge",)) for a in articles]


@pytest.fixture
def grouped(store: Store) -> Store:
    """Articles 1 to 9 of the first days of March; 1 and 2 are one event, the others one each."""
    for n in range(1, 10):
        store.articles.save(article(n))
    rest = [c for n in range(3, 10) for c in covers(f"e{n}", f"a{n}")]
    events = [event(1), *(event(n) for n in range(3, 10))]
    store.events.replace(day(1), day(9), events, [*covers("e1", "a1", "a2"), *rest])
    return store


def test_a_grouping_comes_back(grouped: Store) -> None:
    assert [e.id for e in grouped.events.all()] == ["e1", "e3", "e4", "e5", "e6", "e7", "e8", "e9"]
    assert grouped.events.get("e1") == event(1)
    assert grouped.events.get("e2") is None
    assert grouped.events.of_article("a2") == event(1)
    assert grouped.events.of_article("a10") is None
    assert grouped.events.coverage("e1") == covers("e1", "a1", "a2")
    assert len(grouped.events.coverage()) == 9
    assert grouped.events.coverage_of("a2") == covers("e1", "a2")[0]
    assert grouped.events.coverage_of("a10") is None
    assert [e.id for e in grouped.events.of_days(day(3), day(4))] == ["e3", "e4"]


def test_other_days_stay(grouped: Store) -> None:
    grouped.events.replace(day(5), day(6), [event(5, id="new")], covers("new", "a5", "a6"))
    assert [e.id for e in grouped.events.all()] == ["e1", "e3", "e4", "new", "e7", "e8", "e9"]


def test_an_article_of_another_day_that_is_grouped_anew_leaves_its_old_event(grouped: Store) -> None:
    grouped.events.replace(day(3), day(3), [event(1, id="new")], covers("new", "a2", "a3"))
    assert grouped.events.coverage("e1") == covers("e1", "a1")
    assert grouped.events.of_article("a2") == event(1, id="new")
    grouped.events.replace(day(3), day(3), [event(1, id="new")], covers("new", "a1", "a2", "a3"))
    assert grouped.events.get("e1") is None


def test_a_visit_stands_while_a_part_of_it_stands(grouped: Store) -> None:
    visit, meeting = event(3, id="visit"), event(3, id="meeting", part_of="visit")
    grouped.events.replace(day(3), day(4), [visit, meeting], covers("meeting", "a3", "a4"))
    assert grouped.events.get("visit") == visit
    assert grouped.events.parts("visit") == [meeting]
    grouped.events.replace(day(3), day(4), [event(3)], covers("e3", "a3", "a4"))
    assert grouped.events.get("visit") is None
    assert grouped.events.parts("visit") == []


def test_an_event_without_a_day_is_replaced_with_its_articles(grouped: Store) -> None:
    undated = Event(id="undated", kind=EventKind.OTHER)
    grouped.events.replace(day(9), day(9), [undated], covers("undated", "a9"))
    assert grouped.events.of_article("a9") == undated
    assert grouped.events.all()[0] == undated
    grouped.events.replace(day(9), day(9), [event(9)], covers("e9", "a9"))
    assert grouped.events.get("undated") is None


def test_a_grouping_that_breaks_off_changes_nothing(grouped: Store) -> None:
    before = grouped.events.all(), grouped.events.coverage()
    broken = Event(id=None, kind=EventKind.OTHER)  # type: ignore[arg-type]
    with pytest.raises(exc.IntegrityError):
        grouped.events.replace(day(1), day(9), [broken], covers("e1", "a1"))
    assert (grouped.events.all(), grouped.events.coverage()) == before


def test_names_are_kept_by_article(grouped: Store) -> None:
    names = tuple(Mention(entity=None, surface=s, start=n, end=n + 5) for n, s in enumerate(("Ganja", "Baku ")))
    grouped.events.replace(day(1), day(1), [event(1)], covers("e1", "a1"), {"a1": names, "a2": names[:1]})
    assert grouped.events.mentions("a1") == names
    grouped.events.replace(day(1), day(1), [event(1)], covers("e1", "a1"), {"a1": names[1:]})
    assert grouped.events.mentions("a1") == names[1:]
    assert grouped.events.mentions("a2") == names[:1]
    assert grouped.events.mentions("a3") == ()
    assert grouped.events.mentions_of(["a1", "a2", "a3"]) == {"a1": names[1:], "a2": names[:1], "a3": ()}


def test_vectors_come_back_by_key(store: Store) -> None:
    many = {f"k{n}": bytes([n % 256]) for n in range(1200)}
    store.vectors.put(many)
    store.vectors.put({"k1": b"new"})
    assert store.vectors.get([*many, "unknown", "k1"]) == {**many, "k1": b"new"}
    assert store.vectors.get([]) == {}
