"""Claims in every revision, and in the forms that hide them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from torimatome.group import Difference, claims, conflicts
from torimatome.lang import pack
from torimatome.model import Article, Claim, Coverage, Dossier, Event, EventKind

from .newsroom import OUTLETS, REGISTER, START, article, named

PACKS = {code: pack(code) for code in ("en", "ru", "tr")}


def _claims(*told: Article, earlier: dict[str, tuple[Article, ...]] | None = None) -> tuple[Claim, ...]:
    dossier = Dossier(
        event=Event(id="e", kind=EventKind.OTHER), articles=told, mentions=named(told),
        coverage=tuple(Coverage(event="e", article=a.id) for a in told),
    )  # fmt: skip
    return claims(dossier, PACKS, REGISTER, OUTLETS, earlier or {})


def _figures(found: tuple[Claim, ...]) -> list[tuple[str | None, float | None]]:
    return [(c.counts, c.value_number) for c in found if c.field == "number" and c.counts]


FIRST = article("a", "Blast at a mill", "Two workers were injured in the blast. Nobody was killed.")


def test_what_an_earlier_revision_claimed_stands_beside_what_the_last_one_claims() -> None:
    later = replace(
        FIRST, revision=2, text="Four workers were injured in the blast. Nobody was killed.",
        modified_at=START + timedelta(hours=5),
    )  # fmt: skip
    found = _claims(later, earlier={"a": (FIRST,)})
    assert [(c.counts, c.value_number, c.citation.revision) for c in found] == [
        ("wounded", 2, 1), ("killed", 0, 1), ("wounded", 4, 2),
    ]  # fmt: skip
    assert [c.difference for c in conflicts(found)] == [Difference.GROWTH]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Neighbours say that one of the workers, a man of fifty, died at night."),
        ("ru", "Соседи говорят, что один из рабочих, мужчина пятидесяти лет, умер ночью."),
        ("tr", "Komşular işçilerden biri gece öldü diyor."),
    ],
)
def test_one_of_them_died_against_nobody(language: str, text: str) -> None:
    other = article("b", "Blast", text, outlet="az.quill", language=language, hours=3)
    found = _claims(FIRST, other)
    assert ("killed", 1.0) in _figures(found)
    assert Difference.CONFLICT in {c.difference for c in conflicts(found)}


def test_one_of_them_who_only_speaks_of_the_dead_is_no_figure() -> None:
    other = article("b", "Blast", "One of the workers said that his brother had died long ago.", outlet="az.quill")
    assert ("killed", 1.0) not in _figures(_claims(FIRST, other))


def test_six_and_not_five_counts_what_the_five_did() -> None:
    one = article("a", "Blast", "Five people were injured, the ministry said.")
    other = article(
        "b", "Blast", "They claim that six people, and not five, were brought out.", outlet="az.quill", hours=2
    )
    assert _figures(_claims(one, other)) == [("wounded", 5), ("wounded", 6)]


def test_another_figure_counts_what_the_sentence_before_did() -> None:
    told = "Four people were injured. Workers give another figure. By their words six people were driven to hospital."
    assert _figures(_claims(article("a", "Fire", told))) == [("wounded", 4), ("wounded", 6)]


@pytest.mark.parametrize(
    "text",
    [
        "There is no official confirmation of this.",
        "Lantern was not able to verify the report.",
        "Neighbours tell a different story.",
    ],
)
def test_a_doubt_is_tied_to_what_it_doubts(text: str) -> None:
    (found,) = _claims(article("a", "Flight", f"A plane flew on to the coast. {text}"))
    assert (found.field, found.value) == ("doubt", text)
    assert found.denies is not None
    assert found.denies.start == 0


def test_plain_sentences_are_no_doubts() -> None:
    told = article("a", "Treaty", "Without it a treaty cannot be signed. Both confirmed their plans.")
    assert _claims(told) == ()
