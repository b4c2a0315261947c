"""A person's word on events: obeyed at once, kept by every later grouping, and taken back by a later word."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from torimatome.dossiers import Judging
from torimatome.errors import Failed, NotFound

from .conftest import START, Room


def _sets(*sets: str) -> set[frozenset[str]]:
    """ "a b", "c" as sets of words."""
    return {frozenset(one.split()) for one in sets}


def _at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


FIRE, CHESS = "fire-1 fire-2 fire-3", "chess-1 chess-2"


@pytest.fixture
def judging(room: Room) -> Judging:
    return Judging(room.folder, room.store)


def _stands(room: Room, *sets: str) -> None:
    """At once, and after a re-run."""
    assert room.sets == _sets(*sets)
    room.regroup()
    assert room.sets == _sets(*sets)


def test_merge_holds_and_split_takes_it_back(room: Room, judging: Judging) -> None:
    found = judging.merge(room.event("chess-1"), room.event("fire-1"), "aya", _at(1))
    assert found.id == room.event("fire-2") == room.event("chess-2")
    assert room.sets == _sets(f"{FIRE} {CHESS}")
    put = room.store.events.coverage_of("chess-1")
    assert put
    assert any("aya put it here" in reason for reason in put.reasons)
    _stands(room, f"{FIRE} {CHESS}")
    judging.split(found.id, ["chess-1", "chess-2"], "aya", _at(2))
    _stands(room, FIRE, CHESS)


def test_split_holds_and_merge_takes_it_back(room: Room, judging: Judging) -> None:
    stays, left = judging.split(room.event("fire-1"), ["fire-3"], "aya", _at(1))
    assert (stays.id, left.id) == (room.event("fire-1"), room.event("fire-3"))
    _stands(room, "fire-1 fire-2", "fire-3", CHESS)
    judging.merge(room.event("fire-1"), room.event("fire-3"), "aya", _at(2))
    _stands(room, FIRE, CHESS)


def test_same_and_not_same_of_articles(room: Room, judging: Judging) -> None:
    judging.same("chess-2", "fire-3", "aya", _at(1))
    _stands(room, f"{FIRE} {CHESS}")
    judging.not_same("chess-2", "fire-3", "aya", _at(2))
    _stands(room, FIRE, CHESS)


def test_a_copy_leaves_with_its_original_and_tells_for_itself_when_parted_from_it(room: Room, judging: Judging) -> None:
    copied = room.store.events.coverage_of("fire-2")
    assert copied
    assert copied.duplicate_of == "fire-1"
    judging.split(room.event("fire-1"), ["fire-2"], "aya", _at(1))
    alone = room.store.events.coverage_of("fire-2")
    assert alone
    assert alone.duplicate_of is None
    assert alone.role.value == "report"
    _stands(room, "fire-1 fire-3", "fire-2", CHESS)


def test_a_word_on_articles_of_two_events_is_kept_though_nothing_changes(room: Room, judging: Judging) -> None:
    judging.not_same("fire-1", "chess-1", "aya", _at(1))
    judging.same("fire-1", "fire-3", "bea", _at(2))
    assert len([r for r in room.store.rulings.all() if r.by in {"aya", "bea"}]) == 2
    _stands(room, FIRE, CHESS)


def test_parts_follow_the_event_that_takes_their_whole_in(room: Room, judging: Judging) -> None:
    whole, other = room.store.events.get(room.event("chess-1")), room.store.events.get(room.event("fire-1"))
    assert whole
    assert other
    stays, left = judging.split(other.id, ["fire-3"], "aya", _at(1))
    room.store.events.lay([replace(left, part_of=whole.id)], [])
    made = judging.merge(whole.id, stays.id, "aya", _at(2))
    assert [p.id for p in room.store.events.parts(made.id)] == [left.id]


def test_wrong_names_are_told_in_a_sentence_and_nothing_changes(room: Room, judging: Judging) -> None:
    fire, before = room.event("fire-1"), room.store.rulings.all()
    for wrong, error in (
        (lambda: judging.merge(fire, fire, "aya", _at(1)), Failed),
        (lambda: judging.merge(fire, "nothing", "aya", _at(1)), NotFound),
        (lambda: judging.split(fire, ["chess-1"], "aya", _at(1)), Failed),
        (lambda: judging.split(fire, FIRE.split(), "aya", _at(1)), Failed),
        (lambda: judging.same("fire-1", "fire-1", "aya", _at(1)), Failed),
        (lambda: judging.not_same("fire-1", "x", "aya", _at(1)), NotFound),
    ):
        with pytest.raises(error):
            wrong()
    assert room.store.rulings.all() == before


KEYS = (*FIRE.split(), *CHESS.split())


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS), st.booleans()), min_size=1, max_size=4))
def test_the_last_word_on_two_articles_is_obeyed_at_once_and_after_a_rerun(
    room: Room, judging: Judging, words: list[tuple[str, str, bool]]
) -> None:
    hour = len(room.store.rulings.all())
    said = [(a, b, same) for a, b, same in words if a != b]
    for n, (a, b, same) in enumerate(said):
        (judging.same if same else judging.not_same)(a, b, "aya", _at(hour + n))
        assert (room.event(a) == room.event(b)) is same
    at_once = room.sets
    room.regroup()
    if said:
        a, b, same = said[-1]
        assert (room.event(a) == room.event(b)) is same
        assert room.sets == at_once
