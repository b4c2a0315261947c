"""Tellings that are one event, and those that are not; pairs of actors of a telling."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from torimatome.analysis.tellings import Telling, alike, joined, occurrence, oneness
from torimatome.model import Act, Dyad

ON = date(2031, 5, 4)
WORDS = ("bridge", "dolna", "envoys", "grain", "tariff", "ferry")
MET = Telling(
    id="i1",
    on=ON,
    reported_on=ON,
    act=Act.CONSULT,
    actors=("xa",),
    recipients=("xb",),
    terms=WORDS,
    outlets=("o1",),
    items=("i1",),
)


def test_a_meeting_counts_in_both_directions_and_a_blow_in_one() -> None:
    assert MET.dyads == (Dyad("xa", "xb"), Dyad("xb", "xa"))
    assert replace(MET, act=Act.SANCTION).dyads == (Dyad("xa", "xb"),)
    assert replace(MET, act=Act.FIGHT, mutual=True).dyads == (Dyad("xa", "xb"), Dyad("xb", "xa"))


def test_what_a_state_does_at_home_is_towards_itself() -> None:
    assert replace(MET, act=Act.COERCE, recipients=("xa",)).dyads == (Dyad("xa", "xa"),)
    assert replace(MET, act=None).dyads == ()


def test_those_that_act_together_are_pairs_in_both_directions() -> None:
    assert replace(MET, act=Act.COOPERATE, actors=("xa", "xb"), recipients=()).dyads == (
        Dyad("xa", "xb"),
        Dyad("xb", "xa"),
    )


def test_another_report_of_the_day_is_the_same_event() -> None:
    other = replace(
        MET, id="i2", terms=(*WORDS[:4], "harbour"), outlets=("o2",), items=("i2",), reported_on=ON + timedelta(days=1)
    )
    (found,) = joined([MET, other])
    one = occurrence(found)
    assert (one.id, one.items, one.outlets, one.reported_on) == ("i1", ("i1", "i2"), ("o1", "o2"), ON)


def test_other_words_other_days_and_other_sides_are_other_events() -> None:
    others = [
        replace(MET, id="words", terms=("orchard", "census", "strike", "flood")),
        replace(MET, id="later", on=ON + timedelta(days=9)),
        replace(
            MET,
            id="sides",
            actors=("xc",),
            recipients=("xd",),
            terms=(*WORDS[:3], "orchard", "census", "flood", "quarry"),
        ),
        replace(MET, id="class", act=Act.FIGHT, terms=(*WORDS[:3], "orchard", "census", "flood", "quarry")),
    ]
    assert all(oneness(MET, other) == 0 for other in others)


def test_two_items_of_one_issue_are_two_events() -> None:
    assert oneness(replace(MET, issue="w7"), replace(MET, id="i2", issue="w7")) == 0


def test_an_item_is_the_event_that_it_stands_on_whatever_its_words() -> None:
    event = replace(MET, id="e9", stored=True, terms=(), on=ON - timedelta(days=20))
    assert oneness(event, replace(MET, events=("e9",))) > 1
    assert oneness(event, replace(MET, id="e8", stored=True, terms=())) == 0


def test_names_of_states_make_nothing_alike() -> None:
    one = replace(MET, terms=("=xa", "=xb", "=xc"))
    assert alike(one, replace(one, id="i2")) == 1
    assert alike(one, replace(one, id="i2"), frozenset({"=xa", "=xb", "=xc"})) == 0


@given(st.permutations(range(6)))
def test_the_order_in_which_tellings_come_changes_nothing(order: list[int]) -> None:
    told = [replace(MET, id=f"i{n}", on=ON + timedelta(days=8 * (n // 2)), items=(f"i{n}",)) for n in range(6)]
    found = joined(told[n] for n in order)
    assert sorted(sorted(t.id for t in some) for some in found) == [["i0", "i1"], ["i2", "i3"], ["i4", "i5"]]
