"""What the summary keeps: figures, names of the law, votes and aims before what wires pad with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.invented_news import OUTLETS, article, dossier, house
from torimatome import compose
from torimatome.compose.lines import facts, lines
from torimatome.compose.matter import figures, matters
from torimatome.compose.select import select
from torimatome.compose.weigh import Scale
from torimatome.model import EventKind

LEAD = "The army of Rovia opened a drill near Rov."


def worths(*sentences: str) -> list[float]:
    told = article("a", "Drill", LEAD, *sentences, "The sky was clear.", "The day was long.")
    scale = Scale(articles=(told,))
    known = facts(LEAD)
    return [scale.worth(line, known) for line in lines(told)[1 : len(sentences) + 1]]


@pytest.mark.parametrize(
    ("kept", "cut"),
    [
        ("It was adopted by 40 votes to 3.", "The anthem was performed before a guard of honour."),
        ("Ann Reed was charged under Article 7 of the code.", "Ann Reed wished the people of the land well."),
        ("Some 400 soldiers and 12 ships are involved.", "The talks were held in a constructive spirit."),
        (
            "It was agreed that the next round of talks will take place in Oslo.",
            "Ties of old friendship were recalled by all.",
        ),
        ("Ensign Bo Ek received a gunshot wound in the arm.", "Ensigns of the coast guard wear a blue scarf on duty."),
        ("Lutian police have stated that he fell ill.", "Lutian parks are known for old oak trees."),
        ("Captain Bo Ek shall be relieved of this post.", "Captains of the coast guard wear a blue scarf on duty."),
        ("The main goal is to train crews of the fleet.", "Flowers were laid and dinner was given to guests."),
    ],
)
def test_matter_outweighs_padding(kept: str, cut: str) -> None:
    first, second = worths(kept, cut)
    assert first > second
    second, first = worths(cut, kept)
    assert first > second


def test_days_and_years_are_no_figures() -> None:
    assert figures("On May 4, 2031 and 5 June they sent 12 trucks and 3.5 tons.") == {"12", "3.5"}
    assert "size" in matters("They sent 12 trucks and 40 soldiers.")


def test_what_is_known_adds_nothing() -> None:
    told = article("a", "Drill", LEAD, "General Ann Reed saw 12 ships.", "The sky was clear.", "It rained.")
    scale, line = Scale(articles=(told,)), lines(told)[1]
    assert scale.worth(line, facts(line.text)) < scale.worth(line)


def test_a_likely_sentence_may_pass_the_guide_and_an_idle_one_not() -> None:
    votes = "It was adopted on May 3 with 40 votes in favour, 3 against and 2 abstentions, Speaker Ann Reed said."
    idle = "The weather over the grey hills and the long valley of the river remained as fair as anybody wished."
    told = article("a", "Vote", LEAD, votes, idle, "The sky was clear.", "The day was long.")
    got = [line.text for line in select(lines(told), Scale(articles=(told,)), 20)]
    assert votes in got
    assert idle not in got


@given(st.lists(st.text(alphabet="ab 12.,", min_size=1, max_size=30), max_size=6))
def test_worth_is_a_share(sentences: list[str]) -> None:
    told = article("a", "Any", LEAD, *sentences)
    scale = Scale(articles=(told,))
    assert all(0 <= scale.worth(line) <= 1 for line in lines(told))


def test_the_page_of_who_acted_leads_where_it_is_the_fullest_report() -> None:
    full = ("The army of Rovia opened a drill of 400 soldiers near Rov on March 3.", "It ends on March 9.")
    ministry, agency = article("m", "Drill", *full, outlet="rv.mod"), article("w", "Drill", full[0], outlet="rv.wire")
    assert compose.lead(dossier("e1", ministry, agency, kind=EventKind.EXERCISE), OUTLETS, house()).id == "m"
    ours = article("m", "Drill", "We opened a drill of 400 soldiers near Rov.", *full, outlet="rv.mod")
    assert compose.lead(dossier("e1", ours, agency, kind=EventKind.EXERCISE), OUTLETS, house()).id == "w"
