"""Sentences in the house's own manner: offices behind names, what states own turned round, turns other than the source's."""

from __future__ import annotations

import pytest

from torimatome.compose.bearers import with_offices_behind
from torimatome.compose.flips import flipped
from torimatome.compose.possession import owners, turned_round
from torimatome.compose.recast import recast
from torimatome.compose.spelling import in_one_spelling

STATES = {
    "Norland": ("Norlandish",),
    "Rovia": ("Rovian", "Republic of Rovia"),
    "United Isles": ("Islish",),
    "Korea": ("Korean",),
}
PEOPLE = frozenset({"Ada Lin", "Bo Arn", "Kim Sol Vey"})
OWNERS = owners(STATES)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("He met with President of Norland Ada Lin in Rov.", "He met with Ada Lin, President of Norland, in Rov."),
        ("President of the United Isles Ada Lin spoke.", "Ada Lin, President of the United Isles, spoke."),
        (
            "Minister of Defense of Rovia Colonel General Bo Arn came.",
            "Colonel General Bo Arn, Minister of Defense of Rovia, came.",
        ),
        (
            "They were met by Minister of Energy Ada Lin and Minister of Trade Bo Arn.",
            "They were met by Ada Lin, Minister of Energy, and Bo Arn, Minister of Trade.",
        ),
    ],
)
def test_an_office_goes_behind_its_holder(text: str, ours: str) -> None:
    assert with_offices_behind(text, PEOPLE, STATES) == ours


@pytest.mark.parametrize(
    "text",
    [
        # a first name that nobody knows, a state that is none, somebody else's office beside it, a word that makes it another office
        "He met with President of Norland Ola Ada Lin.",
        "He met with President of Elmland Ada Lin.",
        "It was signed by President of Norland Ada Lin and Minister of Trade Jon Akvist.",
        "He met with former President of Norland Ada Lin.",
        'He said "President of Norland Ada Lin".',
        "He met with President of Norland Ada Lin's envoy.",
        # she is the assistant, not the president
        "Assistant to the President of Norland Ada Lin denied it.",
        "Assistant to the President of Norland and Head of the Department of Defence Ada Lin met him.",
        "The wife of the President of Norland and Ambassador of Norland Ada Lin came.",
    ],
)
def test_an_office_stays_where_the_name_or_its_end_is_not_plain(text: str) -> None:
    assert with_offices_behind(text, PEOPLE, STATES) == text


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("It lies in the constitution of Norland.", "It lies in Norland's constitution."),
        ("Norland's embassy said so.", "The embassy of Norland said so."),
        ("The Rovian parliament met.", "Rovia's parliament met."),
        (
            "He thanked the President of Norland and the Prime Minister of Rovia.",
            "He thanked Norland's President and Rovia's Prime Minister.",
        ),
    ],
)
def test_what_a_state_owns_is_turned_round(text: str, ours: str) -> None:
    assert turned_round(text, OWNERS) == ours


@pytest.mark.parametrize(
    "text",
    [
        "Both read the constitution of Norland and Rovia.",
        "She is Aide to the President of Norland.",
        "The Rovian president Ada Lin spoke.",
        "Norland's parliament building burned.",
        "The parliament of the United Isles met.",
        'He said "the parliament of Norland".',
    ],
)
def test_titles_pairs_and_quotations_are_not_turned_round(text: str) -> None:
    assert turned_round(text, OWNERS) == text


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("The ferry of the Republic of Rovia left the U.S. for the U.S.", "The ferry of Rovia left the US for the US."),
        ("He came from the Republic of Korea.", "He came from the Republic of Korea."),
        ('He spoke of "the Republic of Rovia".', 'He spoke of "the Republic of Rovia".'),
    ],
)
def test_states_are_written_one_way(text: str, ours: str) -> None:
    assert in_one_spelling(text, STATES) == ours


@pytest.mark.parametrize(
    ("text", "source", "ours"),
    [
        ("A note was signed after the talks.", "after the talks", "A note was signed following the talks."),
        ("He stressed the need.", "stressed", "He emphasized the need."),
        ("More than 40 boats, and over 12 ports.", "over 12", "More than 40 boats, and more than 12 ports."),
        ("Lin said the port was closed.", "said the port", "Lin said that the port was closed."),
        ("The port is shut, because ice came.", "because", "The port is shut, as ice came."),
    ],
)
def test_a_turn_of_the_source_is_put_into_the_other_of_its_pair(text: str, source: str, ours: str) -> None:
    assert flipped(text, source) == ours


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("He emphasized the need.", "stressed"),
        ("It came soon after the talks.", "after the talks"),
        ("It did not close, because ice came.", "because"),
        ("It was built after the war.", "after the war"),
        ("No more than 40 boats came.", "more than 40"),
        ('He said "both countries".', "both countries"),
        ("One of both countries.", "both countries"),
    ],
)
def test_a_turn_that_is_ours_already_or_has_another_sense_stays(text: str, source: str) -> None:
    assert flipped(text, source) == text


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("According to the guild, Akvist, 47, sold the boat.", "Akvist, 47, sold the boat, according to the guild."),
        ("According to the guild, 47 boats were sold.", "According to the guild, 47 boats were sold."),
        ("According to Lin, the port, and it alone, stays.", "According to Lin, the port, and it alone, stays."),
        ("The boats that sank were counted in 2031.", "The boats that sank were counted in 2031."),
        ("The guards were sent in March 2031.", "In March 2031, the guards were sent."),
        ("The summit was planned in 2031.", "The summit was planned in 2031."),
        ("He named the ports which Norland built.", "He named the ports that Norland built."),
        ("He named the ports, which Norland built.", "He named the ports, which Norland built."),
        ("He named the plan under which Norland built.", "He named the plan under which Norland built."),
    ],
)
def test_holders_days_and_relatives(text: str, ours: str) -> None:
    assert recast(text, frozenset({"the", "a"}), talks=False) == ours


@pytest.mark.parametrize(
    "text",
    ["In conclusion, the ministers agreed to stay in touch.", "The two states disagree about the boats."],
)
def test_what_joins_stays_in_front_and_those_who_disagree_stay_two(text: str) -> None:
    assert recast(text, frozenset({"the"}), talks=False) == text
