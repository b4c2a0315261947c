"""The sides also discussed: a mark that the talks go on, where they do."""

from __future__ import annotations

import pytest

from torimatome.compose.also import with_also
from torimatome.model import Citation, Sentence


def told(*texts: str) -> list[str]:
    cited = (Citation(article="a", revision=1, start=0, end=1),)
    written = with_also([Sentence(text=t, citations=cited) for t in texts])
    assert all(s.citations == cited for s in written)
    return [s.text for s in written]


@pytest.mark.parametrize(
    ("first", "second", "ours"),
    [
        ("The sides discussed salt.", "They exchanged views on ferries.", "They also exchanged views on ferries."),
        (
            "FM Dunn stressed the price of salt.",
            "Dunn noted that ferries are slow.",
            "Dunn also noted that ferries are slow.",
        ),
        ("Salt was discussed.", "It was noted that ferries are slow.", "It was also noted that ferries are slow."),
    ],
)
def test_a_further_act_of_the_same_is_marked(first: str, second: str, ours: str) -> None:
    assert told(first, second) == [first, ours]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("FM Dunn stressed the price of salt.", "Akvist noted that ferries are slow."),
        ("The sides discussed salt.", "Dunn noted that ferries are slow."),
        ("The sides discussed salt.", "They also discussed ferries."),
        ("The sides discussed salt.", "The talks ended at noon."),
        ("Salt is dear.", "It was noted that ferries are slow."),
    ],
)
def test_what_another_does_is_not(first: str, second: str) -> None:
    assert told(first, second) == [first, second]
