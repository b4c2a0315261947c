"""Words of certainty as numbers, kinds of statements by their words, and the scores of forecasts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.analysis.certainty import (
    brier,
    by_words,
    calibration,
    certainties,
    distances,
    kind_of,
    overall,
)
from torimatome.model.commentary import StatementKind


@pytest.mark.parametrize(
    ("text", "grade", "by"),
    [
        ("It is highly probable that the port reopens.", "very likely", "ICD 203"), ("The port will probably reopen.", "likely", "ICD 203"),
        ("The port is very unlikely to reopen.", "very unlikely", "ICD 203"), ("The port is unlikely to reopen.", "unlikely", "ICD 203"),
        ("The port will almost certainly reopen.", "almost certain", "ICD 203"), ("It is anticipated that the port reopens.", "likely", "read as"),
        ("Unrest is foreseeable in the future.", "likely", "read as"), ("港は再開する見通しだ。", "likely", "read as"),
        ("再開する可能性は極めて高い。", "very likely", "read as"), ("再開する可能性は低い。", "unlikely", "read as"),
        ("再開はほぼ確実だ。", "almost certain", "read as"),
    ],
)  # fmt: skip
def test_words_have_a_grade_and_somebody_who_says_so(text: str, grade: str, by: str) -> None:
    (found,) = certainties(text)
    assert found.grade is not None
    assert (found.grade.name, found.by.startswith(by)) == (grade, True)
    assert found.grade.low < found.grade.middle < found.grade.high


@pytest.mark.parametrize("text", ["The port may reopen.", "再開する可能性がある。", "It cannot be ruled out."])
def test_a_word_that_tells_no_number_has_none(text: str) -> None:
    (found,) = certainties(text)
    assert found.grade is None


def test_plain_sentences_have_no_words_of_certainty() -> None:
    assert not certainties("The port was closed on 3 March after the storm.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The port was closed.", StatementKind.OBSERVED), ("It was reported that the port closed.", StatementKind.REPORTED),
        ("The delay can be attributed to the storm.", StatementKind.CAUSAL), ("It appears that the mayor was confident.", StatementKind.INTERPRETATION),
        ("It is highly probable that the port will reopen.", StatementKind.FORECAST), ("港は閉鎖されたと報じられた。", StatementKind.REPORTED),
    ],
)  # fmt: skip
def test_the_kind_of_a_statement_by_its_words(text: str, kind: StatementKind) -> None:
    assert kind_of(text) is kind


def test_words_of_distance_are_found() -> None:
    assert distances("The mayor reportedly left; the veracity of this remains uncertain.") == (
        "reportedly", "the veracity of this remains uncertain",
    )  # fmt: skip


TOLD = [("likely", 0.7, True), ("likely", 0.7, False), ("highly probable", 0.9, True), ("", 0.1, False)]


def test_the_score_of_all_and_by_words() -> None:
    every = overall(TOLD)
    assert every is not None
    assert (every.count, every.came_true) == (4, 2)
    assert every.brier == pytest.approx((0.09 + 0.49 + 0.01 + 0.01) / 4)
    assert [(s.name, s.count) for s in by_words(TOLD)] == [("likely", 2), ("highly probable", 1), ("no words", 1)]
    assert [(s.name, s.came_true) for s in calibration(TOLD)] == [("5%-20%", 0), ("55%-80%", 1), ("80%-95%", 1)]
    assert overall([]) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_a_score_lies_between_0_and_1_and_even_odds_give_a_quarter(told: list[tuple[float, bool]]) -> None:
    assert 0 <= brier(told) <= 1
    assert brier((0.5, came) for _, came in told) == pytest.approx(0.25)
    assert sum(s.count for s in calibration([("", p, came) for p, came in told])) == len(told)
