"""What of a visit stands in the body and what in a NOTE, and which days its attribution names."""

from __future__ import annotations

from dataclasses import replace

from tests.invented_news import OUTLETS, REGISTER, article, dossier, house
from torimatome import compose
from torimatome.model import Article, Dossier, Entity, EntityKind, EventKind, Headline, Item, Mention, Office
from torimatome.profiles.register import OfficeName, Register

BRENN = Entity(
    id="x-brenn", kind=EntityKind.PERSON, names={"en": "Ulf Brenn"}, country="rv",
    offices=(Office(title="prime-minister", country="rv"),),
)  # fmt: skip
NAMES = Register(
    {**REGISTER.entities, BRENN.id: BRENN},
    {**REGISTER.offices, "prime-minister": OfficeName("prime-minister", {"en": "Prime Minister"}, rank=2)},
)


def item(event: Dossier) -> Item:
    lead = compose.lead(event, OUTLETS, house())
    return compose.item(event, "foreign", {"en": Headline(text=lead.headline)}, lead, OUTLETS, house(), NAMES)


def by_brenn(id_: str, talks: Article, kind: EventKind = EventKind.MEETING) -> Dossier:
    made = dossier(id_, talks, kind=kind)
    found = Mention(entity=BRENN.id, surface="Ulf Brenn", start=0, end=9, in_headline=True)
    return replace(made, mentions={talks.id: (*made.mentions[talks.id], found)})


def notes(found: Item) -> str:
    return " ".join(b.text for n in found.notes for b in n.blocks)


RECEIVED = article(
    "a", "Tarin Velo receives Jon Akvist", "On March 3, President Tarin Velo received Jon Akvist of Lutia in Rov.",
    "They discussed the port of Ostel.", outlet="rv.herald",
)  # fmt: skip


def test_talks_of_the_head_of_government_stand_in_the_body_and_the_days_of_both_in_the_attribution() -> None:
    talks = article(
        "b", "Ulf Brenn, Jon Akvist hold talks", "On March 4, Prime Minister Ulf Brenn held talks with Jon Akvist in Rov.",
        "A memorandum on 40 ferries was signed.", outlet="rv.herald", day=4,
    )  # fmt: skip
    found = item(dossier("v", RECEIVED, kind=EventKind.VISIT, parts=(by_brenn("t", talks),)))
    assert "40 ferries" in " ".join(b.text for b in found.body)
    assert str(found.attributions[0]) == "(HERALD / 03-04.03.2031)"


def test_what_heads_an_item_and_only_another_outlet_tells_in_english_goes_to_the_note() -> None:
    speech = article(
        "s", "Ulf Brenn tells assembly of 430 victims", "Prime Minister Ulf Brenn told the assembly that 430 people were hurt.",
        outlet="rv.wire", day=5,
    )  # fmt: skip
    met = dossier("m", RECEIVED, article("c", "Tarin Velo meets bankers", "On March 4, Tarin Velo met bankers in Rov.",
                                         outlet="rv.herald", day=4))  # fmt: skip
    found = item(replace(by_brenn("s", speech, EventKind.STATEMENT), parts=(met,)))
    assert found.attributions[0].outlets == ("HERALD",)
    assert "430 people" in notes(found)
    assert str(found.notes[0].attribution) == "(WIRE / 05.03.2031)"
