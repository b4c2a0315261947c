"""NOTEs: a denial beside its claim, the lesser host, a figure against a figure, each with its own source."""

from __future__ import annotations

from tests.invented_news import OUTLETS, REGISTER, article, dossier, house
from torimatome import compose
from torimatome.model import Dossier, EventKind, Headline, Item


def item(event: Dossier) -> Item:
    lead = compose.lead(event, OUTLETS, house())
    return compose.item(event, "foreign", {"en": Headline(text=lead.headline)}, lead, OUTLETS, house(), REGISTER)


def words(found: Item) -> str:
    return " ".join(b.text for n in found.notes for b in n.blocks)


def test_figures_against_figures_stand_side_by_side_with_their_holders() -> None:
    event = dossier(
        "e1",
        article("h", "Blast at depot", "A blast at a depot near Rov injured 3 soldiers on March 3, the army said.",
                outlet="rv.herald"),
        article("l", "Depot blast: villagers differ",
                "Villagers dispute the account of the army about the blast at the depot near Rov.",
                "Residents say that 5 soldiers were injured in the blast, and the army denied their account.",
                outlet="ge.lens"),
        kind=EventKind.INCIDENT,
    )  # fmt: skip
    found = item(event)
    assert "3 soldiers" in found.body[0].text
    assert "5 soldiers" in words(found) or "dispute" in words(found)
    assert str(found.notes[0].attribution) == "(LENS.NET / 03.03.2031)"


def test_a_denial_brings_the_claim_it_denies_and_its_outlet() -> None:
    summit = dossier(
        "s",
        article("l", "Summit counts money",
                "Leaders of 9 states met in Oslo on March 3.",
                "The host said that Rovia and others had given $7 billion to the port fund.", outlet="ge.lens"),
        parts=(
            dossier("p1", article("h1", "President Tarin Velo attends summit",
                                  "President Tarin Velo attended the summit in Oslo on March 3.", outlet="rv.herald")),
            dossier("p2", article("h2", "Summit adopts charter",
                                  "The summit adopted a charter on clean ports on March 3.", outlet="rv.herald")),
            dossier("p3", article("w", "Aide: no part in $7 billion",
                                  "Rovia is not part of the $7 billion fund, an aide told reporters.",
                                  outlet="rv.wire", day=4)),
        ),
    )  # fmt: skip
    found = item(summit)
    assert "$7 billion to the port fund" in found.body[-1].text
    assert found.attributions[0].outlets == ("HERALD", "LENS.NET")
    assert "not part of the $7 billion fund" in words(found)
    assert str(found.notes[0].attribution) == "(WIRE / 04.03.2031)"


def test_the_lesser_host_goes_to_the_note() -> None:
    visit = dossier(
        "f",
        article("a2", "Mira Dunn meets Jon Akvist",
                "Foreign Minister Mira Dunn met Jon Akvist on March 3. They discussed 14 bridges.", outlet="rv.herald"),
        parts=(
            dossier("c", article("a3", "Osk Brandel meets Jon Akvist",
                                 "Osk Brandel, who chairs a committee, met Jon Akvist on March 3 in the Old Library.",
                                 outlet="rv.herald")),
        ),
    )  # fmt: skip
    found = item(visit)
    assert "Brandel" not in " ".join(b.text for b in found.body)
    assert "Brandel" in words(found)
    assert found.notes[0].attribution is None  # same outlet, same day: the item's own covers it


def test_a_second_report_that_adds_nothing_gives_no_note() -> None:
    same = "Foreign Minister Mira Dunn met Jon Akvist on March 3 in Rov and discussed 14 bridges."
    event = dossier(
        "e1",
        article("a", "Talks", same, outlet="rv.herald"),
        article("b", "Talks held", same, outlet="rv.wire"),
    )
    assert not item(event).notes
