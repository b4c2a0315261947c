"""Event dates in front, relative days made absolute, and what stays because it leans on more than a day."""

from __future__ import annotations

from datetime import date

import pytest

from torimatome.compose.days import absolute, common_words, dated, front, vague

WRITTEN = date(2031, 3, 4)  # a Tuesday
SMALL = common_words(("the minister spoke and a guest listened",))


@pytest.mark.parametrize(
    ("source", "ours"),
    [
        ("The Minister met pilots on March 3 in Oslo.", "On March 3, the Minister met pilots in Oslo."),
        ("On March 3, Mira Dunn met pilots.", "On March 3, Mira Dunn met pilots."),
        ("Mira Dunn met pilots on Monday.", "On March 3, Mira Dunn met pilots."),
        ("Mira Dunn met pilots yesterday.", "On March 3, Mira Dunn met pilots."),
        ("A fair was held on March 2 and 3 in Rov.", "On March 2-3, a fair was held in Rov."),
        ("The fair opens on May 9.", "The fair opens on May 9."),
        ("Mira Dunn recalled the fair of 2019.", "Mira Dunn recalled the fair of 2019."),
    ],
)
def test_the_events_day_comes_first(source: str, ours: str) -> None:
    assert dated(source, WRITTEN, common=SMALL) == ours


def test_short_months_as_the_house_writes_them() -> None:
    assert front(date(2031, 2, 14)) == "On Feb. 14,"
    assert front(date(2031, 2, 13), date(2031, 2, 14)) == "On Feb. 13-14,"


@pytest.mark.parametrize(
    ("source", "ours"),
    [
        ("He spoke to pilots yesterday.", "He spoke to pilots on March 3."),
        ("The court sat on Monday.", "The court sat on March 3."),
        ("The session lasts until Friday.", "The session lasts until Friday."),
        ("The session ends on Friday, 7 March 2031.", "The session ends on Friday, 7 March 2031."),
        ("The fair opened in 2019.", "The fair opened in 2019."),
    ],
)
def test_relative_days_become_dates(source: str, ours: str) -> None:
    assert absolute(source, WRITTEN) == ours


def test_without_a_day_of_writing_nothing_is_resolved() -> None:
    assert absolute("He spoke yesterday.", None) == "He spoke yesterday."


def test_spans_that_lean_on_more_than_a_day_are_named() -> None:
    assert vague("They met last week in Oslo.") == "last week"
    assert vague("They met on March 3.") is None


def test_the_office_before_a_name_keeps_its_capital_behind_the_day() -> None:
    text = "President of Norland Ada Lin made a call on March 3."
    assert (
        dated(text, date(2031, 3, 3), common=frozenset({"president", "the"}))
        == "On March 3, President of Norland Ada Lin made a call."
    )
    text = "The minister of ports made a call on March 3."
    assert dated(text, date(2031, 3, 3), common=frozenset({"the"})) == "On March 3, the minister of ports made a call."


def test_a_title_before_a_name_keeps_its_capital() -> None:
    told = dated("President Ada Lin came on March 3.", date(2031, 3, 3), common=frozenset({"president"}))
    assert told == "On March 3, President Ada Lin came."


def test_the_day_of_a_statement_is_not_that_of_what_it_says_will_be() -> None:
    text = "Voters will go to the polls in June, Ada Lin said in Rov on March 3."
    assert dated(text, date(2031, 3, 3), common=frozenset({"voters"})) == text


def test_a_part_of_the_day_before_a_date_is_not_left_alone() -> None:
    text = "A boat was stopped late on March 3 near Rov."
    assert dated(text, date(2031, 3, 3), common=frozenset({"a"})) == text


def test_a_year_that_is_the_subject_is_a_bare_year() -> None:
    assert (
        absolute("Next year will be the 35th of the league.", date(2031, 3, 3))
        == "2032 will be the 35th of the league."
    )


def test_a_weekday_of_what_was_done_is_no_day_ahead() -> None:
    text = "An attempt to land was stopped late on Saturday near Rov."
    assert absolute(text, date(2031, 3, 3)) == "An attempt to land was stopped late on March 1 near Rov."
