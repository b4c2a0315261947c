"""The guide for an item's length moves to what past items had."""

from __future__ import annotations

from torimatome.compose.budget import words_for
from torimatome.model import EventKind, Learnt, LearntKind, Lessons


def learnt(words: int, count: int) -> Lessons:
    amounts = (words,) * count
    one = Learnt(kind=LearntKind.LENGTH, subject="letter", value="words", count=count, amounts=amounts)
    return Lessons(learnt=(one,))


def test_the_more_items_the_more_their_length_counts() -> None:
    guide = words_for(EventKind.LETTER)
    some, many = words_for(EventKind.LETTER, learnt(200, 10)), words_for(EventKind.LETTER, learnt(200, 1000))
    assert guide < some < many <= 200
    assert words_for(EventKind.MEETING, learnt(200, 1000)) == words_for(EventKind.MEETING)


def test_no_past_makes_an_item_empty_or_endless() -> None:
    assert words_for(EventKind.LETTER, learnt(1, 10_000)) >= 40
    assert words_for(EventKind.LETTER, learnt(5_000, 10_000)) <= 230
