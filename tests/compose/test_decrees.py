"""Decrees printed as signed, days that own something, ceremonies that two attended."""

from __future__ import annotations

from datetime import date

from tests.invented_news import OUTLETS, REGISTER, article, dossier, house
from torimatome import compose
from torimatome.compose.days import absolute, dated
from torimatome.compose.guard import is_housekeeping
from torimatome.compose.recast import recast
from torimatome.compose.wording import without_dateline
from torimatome.model import EventKind, Headline

COMMON = frozenset({"the", "a", "relations", "ceremony"})


def test_a_decree_is_told_as_what_the_president_decided() -> None:
    order = article(
        "h", "Order of President on harbour agency", "Guided by Article 9 of the Constitution, I hereby decide:",
        "Bo Ek shall be appointed head of the Harbour Agency.", "Ann Reed shall be relieved of this post.",
        "Tarin Velo, President of the Republic of Rovia.", "Rov, March 3, 2031.", "Bo Ek has led the port of Rov since 2025.",
        outlet="rv.herald",
    )  # fmt: skip
    event = dossier("e1", order, kind=EventKind.APPOINTMENT)
    found = compose.item(event, "domestic", {"en": Headline(text="Order")}, order, OUTLETS, house(), REGISTER)
    told = found.body[0].text
    assert told.startswith("President Velo decided that Bo Ek shall be appointed head of the Harbour Agency.")
    assert "hereby" not in told
    assert "March 3, 2031" not in told


def test_signatures_are_no_sentences_and_sentences_no_signatures() -> None:
    assert is_housekeeping("Tarin Velo, President of the Republic of Rovia.")
    assert is_housekeeping("Rov, 3 March 2031.")
    assert not is_housekeeping("Tarin Velo, President of the Republic of Rovia, opened the port.")
    assert not is_housekeeping("Rov, March 3, 2031 saw rain.")


def test_a_day_that_owns_something_stays_a_day() -> None:
    text = "The spokesman commented on Wednesday's vote in Oslo."
    on = date(2031, 3, 6)
    assert dated(text, on, common=COMMON) == text
    assert absolute("Guests left after Wednesday's vote.", on) == "Guests left after March 5's vote."


def test_two_agents_and_an_office_in_two_halves_act_whole_or_not_at_all() -> None:
    text = (
        "The ceremony was attended by Deputy Minister Ada Lin and by Norland's State Minister for Trade Affairs Bo Ek."
    )
    ours = "Deputy Minister Ada Lin and Norland's State Minister for Trade Affairs Bo Ek attended the ceremony."
    assert recast(text, COMMON, talks=False) == ours
    unsure = "The ceremony was attended by Norland's State Minister for Trade Bo Ek in the hall by the river."
    assert recast(unsure, COMMON, talks=False) == unsure
    assert recast("The ceremony was attended by Minister Ada Lin in Rov.", COMMON, talks=False).startswith(
        "Minister Ada"
    )


def test_the_day_of_a_second_clause_does_not_come_first() -> None:
    text = "Relations had thawed after President Velo and the Emir met in October."
    assert recast(text, COMMON, talks=False) == text


def test_a_place_that_goes_on_stays_a_place() -> None:
    text = "They compared their views on security in the region and in the world."
    assert "security in the region and in the world" in recast(text, COMMON, talks=True)
    assert "regional security" in recast("They compared their views on security in the region.", COMMON, talks=True)


def test_a_dateline_is_no_part_of_the_news() -> None:
    assert without_dateline("NEW ROV, March 3 (Wire) - The port opened.") == "The port opened."
    assert without_dateline("ROV, Rovia, MARCH 3 — the port opened.") == "The port opened."
    assert without_dateline("ANAMA, founded in 1998 - opened the port.") == "ANAMA, founded in 1998 - opened the port."
    assert is_housekeeping("ROV, MARCH 3, WIRE.")
    assert is_housekeeping("NEW ROV, Rovia, March 3.")
    assert not is_housekeeping("ROV, March 3 was fair.")


def test_late_in_a_month_is_no_lately() -> None:
    assert "as of late February" in recast("The list had 44 names as of late February.", COMMON, talks=False)
