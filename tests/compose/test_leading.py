"""Which report leads: the act before the answer, the wire that had a dispute first, no site where an agency tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.invented_news import OUTLETS, article, dossier, house
from torimatome import compose
from torimatome.compose.attribution import attribution
from torimatome.model import Article, Dossier, EventKind, OutletKind

KNOWN = {
    **OUTLETS,
    "lt.cable": replace(
        OUTLETS["rv.wire"], id="lt.cable", attribution="CABLE", names={"en": "Cable"}, owner="cable", country="lt"
    ),
    "rv.eye": replace(
        OUTLETS["rv.wire"], id="rv.eye", attribution="RIVER EYE", names={"en": "River Eye"}, owner="eye",
        kind=OutletKind.SITE,
    ),
}  # fmt: skip


def lead(event: Dossier) -> str:
    return compose.lead(event, KNOWN, house()).outlet


def told(id_: str, headline: str, text: str, outlet: str, hour: int) -> Article:
    return replace(article(id_, headline, text, hour=hour), outlet=outlet)


@pytest.mark.parametrize(
    ("first", "leads"),
    [("Lutia gets six howitzers from Vesland", "lt.cable"), ("Pia Holt says harvest will be late", "rv.wire")],
)
def test_an_act_leads_before_the_answer_to_it_and_an_answer_before_mere_words(first: str, leads: str) -> None:
    event = dossier(
        "e",
        told("a", first, first + ".", "lt.cable", 9),
        told("b", "Rovian ministry responds to Lutia", "The ministry of Rovia responded to it today.", "rv.wire", 15),
        kind=EventKind.STATEMENT,
    )
    assert lead(event) == leads


@pytest.mark.parametrize(("cable", "leads"), [(9, "lt.cable"), (15, "rv.wire")])
def test_a_wire_from_abroad_leads_a_dispute_that_it_had_first(cable: int, leads: str) -> None:
    text = "A court abroad found that rights of prisoners were violated at the trial."
    event = dossier(
        "e",
        told("a", "Court finds for two prisoners", text, "lt.cable", cable),
        told("b", "Court finds for two prisoners", text, "rv.wire", 12),
        kind=EventKind.COURT,
    )
    assert lead(event) == leads


def test_a_site_at_home_does_not_lead_what_an_agency_from_abroad_tells() -> None:
    text = "Five aircraft landed at the base north of Rov, two sources said."
    event = dossier(
        "e",
        told("a", "Thread: more aircraft", text, "rv.eye", 9),
        told("b", "Rovia receives five more aircraft", text, "lt.cable", 15),
        kind=EventKind.OTHER,
    )
    assert lead(event) == "lt.cable"


def test_a_journey_is_dated_by_all_days_on_which_its_outlet_reported() -> None:
    first, last = article("a", "x", day=3), article("b", "y", day=5, language="sv")
    found = attribution(first, (first, last), OUTLETS, range_of_days=True)
    assert str(found) == "(WIRE / 03-05.03.2031)"


def test_two_outlets_of_two_days_are_dated_by_both() -> None:
    herald, lens = article("a", "x", day=3, outlet="rv.herald"), article("b", "y", day=4, outlet="ge.lens")
    assert (
        str(attribution(herald, (herald, lens), OUTLETS, range_of_days=False)) == "(HERALD, LENS.NET / 03-04.03.2031)"
    )
    assert str(attribution(herald, (herald,), OUTLETS, range_of_days=False)) == "(HERALD / 03.03.2031)"
