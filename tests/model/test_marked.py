"""Blocks as text and back: what is left alone keeps its citations, whatever else is written around it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.model import Attribution, Block, BlockKind, Citation, Note, Sentence
from torimatome.model.marked import attribution_of, blocks_of, marked, marked_note, note_of

ONE = Citation(article="a1", revision=1, start=0, end=20)
TWO = Citation(article="a2", revision=1, start=5, end=40)
FIRST = Sentence(text="The ministers met in Ganja on Monday.", citations=(ONE,))
SECOND = Sentence(text="They spoke of railways.", citations=(TWO,))
BODY = (
    Block(kind=BlockKind.PARAGRAPH, sentences=(FIRST, SECOND)),
    Block(kind=BlockKind.SUBHEADING, sentences=(Sentence(text="On the port"),)),
    Block(kind=BlockKind.LIST_ITEM, sentences=(Sentence(text="It is full."),), lead="The mayor."),
    Block(kind=BlockKind.LIST_ITEM, sentences=(Sentence(text="It is not."),), lead="summary", lead_last=True),
    Block(kind=BlockKind.QUOTATION, sentences=(Sentence(text="“We shall see.”"),)),
    Block(kind=BlockKind.SEPARATOR),
    Block(kind=BlockKind.DATA, sentences=(Sentence(text="Crane: 5 m, 40 kg"),)),
)


def test_every_kind_of_block_comes_back() -> None:
    text = marked(BODY)
    assert text.split("\n\n")[2] == "- *The mayor.* It is full.\n- It is not. *summary*"
    assert blocks_of(text, BODY) == BODY
    assert marked(blocks_of(text)) == text


def test_an_unchanged_sentence_keeps_its_source_wherever_it_goes() -> None:
    found = blocks_of("Something new. They spoke of railways.\n\n> The ministers met in Ganja on Monday.", BODY)
    assert [s.citations for b in found for s in b.sentences] == [(), (TWO,), (ONE,)]
    assert found[1].kind is BlockKind.QUOTATION


def test_a_mended_sentence_is_still_held_against_its_source_and_a_new_one_has_none() -> None:
    mended, new = (blocks_of(text, BODY)[0].sentences[0] for text in (
        "The ministers met in Ganja on Tuesday.", "Snow fell on the pass.",
    ))  # fmt: skip
    assert mended.citations == (ONE,)
    assert new.citations == ()


def test_a_sentence_of_another_item_brings_its_source_along() -> None:
    (block,) = blocks_of("They spoke of railways.", (), others=BODY[:1])
    assert block.sentences == (SECOND,)


def test_a_note_has_its_attribution_on_its_last_line() -> None:
    note = Note(blocks=BODY[:1], attribution=Attribution(outlets=("APA", "TURAN"), first_on=date(2026, 3, 9)))
    assert note_of(marked_note(note), note).attribution == Attribution(
        outlets=("APA", "TURAN"), first_on=date(2026, 3, 9), last_on=date(2026, 3, 9)
    )
    assert note_of("Only words.").attribution is None


def test_a_note_is_read_as_it_is_printed_with_its_source_behind_the_last_sentence() -> None:
    note = note_of("The bridge (1890) is shut. (APA / 09.03.2026)")
    assert str(note.attribution) == "(APA / 09.03.2026)"
    assert [block.text for block in note.blocks] == ["The bridge (1890) is shut."]
    assert note_of("It was shut (for good).").attribution is None
    assert note_of("(APA / 09.03.2026)").attribution is None


@pytest.mark.parametrize("text", [
    "(APA / 09.03.2026)", "(APA, TURAN / 09-11.03.2026)", "(APA / 27.02-02.03.2026)", "(APA / 30.12.2025-02.01.2026)",
])  # fmt: skip
def test_attributions_are_read_as_they_are_written(text: str) -> None:
    assert str(attribution_of(text)) == text


@pytest.mark.parametrize(
    "text", ["APA / 09.03.2026", "(APA)", "(APA / 31.02.2026)", "(APA / 11-09.03.2026)", "(APA / x)"]
)
def test_what_is_no_attribution_is_none(text: str) -> None:
    assert attribution_of(text) is None


@given(st.text(max_size=200))
def test_any_text_can_be_written_and_stays_the_same_when_written_again(text: str) -> None:
    once = marked(blocks_of(text))
    assert marked(blocks_of(once)) == once
