"""Indicators: what counts, what does not, and how much of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from torimatome.analysis.indicators import value
from torimatome.analysis.tellings import Telling
from torimatome.model import Act, Indicator

ON = date(2031, 5, 4)
TOLD = Telling(
    id="i1", on=ON, reported_on=ON, act=Act.RETREAT, actors=("xa",), recipients=("xb",), names=("x-orlov", "xa"), kind="incident",
    said=("Arvonia hands over 14 prisoners at Dolna.", "The ferry was late.", "捕虜9人が引き渡された。"),
)  # fmt: skip
PRISONERS = Indicator(
    id="p", names={"en": "Prisoners"}, words=("prisoner", "捕虜"), with_words=("hand ~ over", "hands over", "引き渡")
)


def test_words_must_stand_in_one_sentence() -> None:
    assert value(PRISONERS, TOLD) == 1
    assert value(replace(PRISONERS, with_words=("late",)), TOLD) is None
    assert value(replace(PRISONERS, words=("捕虜",)), TOLD) == 1


def test_a_word_that_must_not_stand_there_keeps_a_sentence_out() -> None:
    assert value(replace(PRISONERS, without=("14", "引き渡")), TOLD) is None


def test_a_latin_word_begins_where_a_word_begins() -> None:
    assert value(Indicator(id="f", names={}, words=("erry",)), TOLD) is None
    assert value(Indicator(id="f", names={}, words=("ferr",)), TOLD) == 1


def test_a_quantity_is_the_largest_of_the_sentences_or_none() -> None:
    assert value(replace(PRISONERS, measure="prisoners"), TOLD) == 14
    assert value(replace(PRISONERS, measure="votes"), TOLD) is None


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({"acts": (Act.RETREAT,)}, True), ({"acts": (Act.AID,)}, False), ({"actors": ("xa",)}, True), ({"actors": ("xb",)}, False),
        ({"recipients": ("xb",)}, True), ({"parties": ("xb", "xa")}, True), ({"parties": ("xa", "xc")}, False),
        ({"people": ("x-orlov",)}, True), ({"people": ("x-varga",)}, False), ({"kinds": ("incident",)}, True), ({"kinds": ("visit",)}, False),
    ],
)  # fmt: skip
def test_act_sides_people_and_kind(change: dict[str, tuple[str, ...]], counts: bool) -> None:
    assert (value(replace(PRISONERS, **change), TOLD) is not None) is counts  # type: ignore[arg-type]
