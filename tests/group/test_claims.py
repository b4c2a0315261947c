"""Each claim has its holder and its place."""

from torimatome.group import assemble, claims, dossiers
from torimatome.lang import pack

from .newsroom import OUTLETS, REGISTER, article, named, subject

TOLD = article(
    "fire",
    "Fire at a mill",
    "The blaze began on March 9. Neighbours counted 4 injured people, Quillpress wrote.",
    "Samir Kerimov denied that anyone was hurt and said that the mill lost $7 million.",
)


def test_figures_and_denials_with_their_holders() -> None:
    grouping = assemble([TOLD], named([TOLD]), {"fire": subject(1)}, OUTLETS, REGISTER)
    (dossier,) = dossiers(grouping, [TOLD], named([TOLD]))
    found = claims(dossier, {"en": pack("en")}, REGISTER, OUTLETS)
    assert [(c.field, c.holder) for c in found] == [
        ("number", "az.quill"),
        ("denial", "p-kerimov"),
        ("number", "p-kerimov"),
    ]
    assert found[0].value == "4 injured"
    for claim in found:
        assert claim.event == dossier.event.id
        assert claim.value.split()[0] in TOLD.text[claim.citation.start : claim.citation.end]


def test_an_opinion_claims_nothing() -> None:
    own = article("o", "My view", "I counted 4 mills. Nobody asked me.", category="Opinion")
    grouping = assemble([own], named([own]), {"o": subject(1)}, OUTLETS, REGISTER)
    (dossier,) = dossiers(grouping, [own], named([own]))
    assert claims(dossier, {"en": pack("en")}, REGISTER, OUTLETS) == ()
