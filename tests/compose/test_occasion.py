"""A letter's occasion stands in its first sentence."""

from __future__ import annotations

import pytest

from tests.invented_news import article
from torimatome.compose.lines import lines
from torimatome.compose.occasion import Occasion, occasion_of, with_occasion
from torimatome.model import Block, BlockKind, Sentence

SENT = "President Dunn has sent a letter to President of Borland Ann Reed."


def found(*sentences: str) -> Occasion | None:
    return occasion_of(lines(article("a", "Letter", " ".join(sentences))))


@pytest.mark.parametrize(
    ("quoted", "words"),
    [
        (
            '"I extend my congratulations to you on the 90th anniversary of the founding of Borland," the letter says.',
            "on the 90th anniversary of the founding of Borland",
        ),
        (
            '"I was saddened by the news of the loss of life as a result of the flood in the Mire valley," it reads.',
            "over the flood in the Mire valley",
        ),
    ],
)
def test_the_quoted_beginning_says_what_the_letter_is_about(quoted: str, words: str) -> None:
    got = found(SENT, quoted, "The weather was fine.")
    assert got is not None
    assert got.words == words


@pytest.mark.parametrize(
    "told",
    [
        (
            SENT.replace(".", " on the occasion of Harbour Day."),
            '"I congratulate you on the 90th anniversary of Borland."',
        ),
        (SENT, '"I congratulate you on the occasion of your birthday and your election."'),
        (SENT, "The 90th anniversary of Borland is near."),
        ("President Dunn met Ann Reed.", '"I congratulate her on the 90th anniversary of Borland," he said.'),
        (),
    ],
)
def test_nothing_is_added_where_it_is_told_or_not_sure(told: tuple[str, ...]) -> None:
    assert not told or found(*told) is None


def test_both_places_are_cited() -> None:
    got = found(SENT, '"I congratulate you on the 90th anniversary of Borland," the letter says.')
    assert got is not None
    block = Block(
        kind=BlockKind.PARAGRAPH, sentences=(Sentence(text="Dunn sent a letter to Ann Reed, the President."),)
    )
    (written,) = with_occasion((block,), got)
    assert written.text == "Dunn sent a letter to Ann Reed, the President, on the 90th anniversary of Borland."
    assert got.line.citation in written.sentences[0].citations
    assert with_occasion((), got) == ()
