"""Articles put into events as they come in: as a run over all of them would, whatever is older staying as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from torimatome import group
from torimatome.dossiers import Assigning, Judging
from torimatome.model import Published
from torimatome.plugins import Folder
from torimatome.store import open_store

from .conftest import FIRE, PRESS, START, Room, article

DAY = timedelta(days=1)


@pytest.fixture
def bare(empty: Folder, gazetteer: group.Gazetteer, tmp_path: Path) -> Room:
    """Nothing in the store yet."""
    return Room(empty, open_store(tmp_path / "bare"), gazetteer)


def _assigning(room: Room) -> Assigning:
    return Assigning(room.folder, room.store, room.gazetteer)


def test_one_by_one_is_as_all_at_once(bare: Room) -> None:
    for one in PRESS:
        bare.store.articles.save(one)
        assert _assigning(bare).new() == 1
    streamed = bare.sets
    assert {a for one in streamed for a in one} == {a.id for a in PRESS}
    bare.regroup()
    assert bare.sets == streamed
    assert _assigning(bare).new() == 0


def test_an_event_that_goes_on_keeps_its_id_and_first_day_when_its_beginning_is_out_of_hand(bare: Room) -> None:
    for n in range(4):
        at = Published(at=START + 4 * n * DAY, source=FIRE[0].published.source)  # type: ignore[union-attr]
        bare.store.articles.save(replace(FIRE[n % 2], id=f"fire-{n}", published=at))
        bare.tie("fire-0", f"fire-{n}") if n else None
        if n:
            bare.tie(f"fire-{n - 1}", f"fire-{n}")
        _assigning(bare).new()
    assert bare.sets == {frozenset({"fire-0", "fire-1", "fire-2", "fire-3"})}
    event = bare.store.events.get(bare.event("fire-3"))
    assert event
    assert event.id == group.event_id("fire-0")
    assert event.first_on == date(2031, 3, 10)


def test_what_is_older_than_the_days_at_hand_is_not_touched(bare: Room) -> None:
    bare.store.articles.save(FIRE[0])
    _assigning(bare).new()
    before = bare.store.events.coverage_of("fire-1")
    late = article("late", "Chess in Sheki", "Chess was played in Sheki.", outlet="az.apa", hours=24 * 30)
    bare.store.articles.save(late)
    assert _assigning(bare).new(late.published.at.date() - DAY) == 1  # type: ignore[union-attr]
    assert bare.store.events.coverage_of("fire-1") == before


def test_a_person_is_obeyed_by_what_comes_in_later(room: Room) -> None:
    Judging(room.folder, room.store).split(room.event("fire-1"), ["fire-3"], "aya", START)
    more = article("fire-4", "Ganja mill fire: a worker died", FIRE[2].text, outlet="ge.civil", hours=7)
    room.store.articles.save(more)
    assert _assigning(room).new() == 1
    assert room.event("fire-1") != room.event("fire-3")


def test_a_draft_groups_its_days_and_tells_the_claims(room: Room) -> None:
    found = _assigning(room).of_days(START.date() - DAY, START.date() + DAY)
    assert {frozenset(a.id for a in d.every_article) for d in found} == room.sets
    (fire,) = [d for d in found if any(a.id == "fire-1" for a in d.articles)]
    assert {c.counts for c in fire.claims} >= {"wounded", "killed"}
