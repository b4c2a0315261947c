"""Sentences of one source apart: changed about only where no thread breaks and no word changes its holder."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.invented_news import article
from torimatome.compose.lines import lines
from torimatome.compose.ordering import apart

HEAD = (
    "Minister of Rovia Mira Dunn received the envoy of Lutia in the town of Rov, and fourteen persons were in the hall."
)
QUOTAS = "Fishing quotas, rail links and the price of salt were discussed in the hall of mirrors by all who had come from Lutia."
BRIDGES = "Norland offers a loan for fourteen bridges over the Elm, to be paid by towns on the northern banks."


def order(*sentences: str) -> list[int]:
    chosen = lines(article("a", "Talks", " ".join((HEAD, *sentences))))
    return [line.number for line in apart(chosen)]


def test_two_neighbours_that_need_nothing_of_each_other_change_places() -> None:
    assert order(QUOTAS.replace(" in the hall of mirrors", ""), BRIDGES) == [0, 2, 1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (QUOTAS, "Later Norland offered a loan for fourteen bridges over the Elm, to be paid by towns on the banks."),
        ("A bill on salt was read, with forty pages on the tolls of the canal towns of Lutia.",
         "Parliament passes the bill in spring, and tolls of the canal towns will grow by a tenth, Norland hopes."),
        ("Karl Dyst of Norland spoke on the price of salt and on the harbour tolls in canal towns.",
         "Dyst offers a loan for fourteen bridges over the Elm, to be paid by towns on the banks of the canal."),
        ("Norland will build a port of twelve piers in the bay of Elm, with forty cranes for salt.",
         "The envoy said that fourteen bridges over the Elm have been paid for by the towns on the northern banks."),
        (QUOTAS, "Norland helps this work with a loan for fourteen bridges over the Elm, to be paid by the towns."),
    ],
)  # fmt: skip
def test_what_hangs_on_the_sentence_before_it_stays_behind_it(first: str, second: str) -> None:
    assert order(first, second) == [0, 1, 2]


SPOKEN = (HEAD, QUOTAS, BRIDGES, "The envoy said that salt is dear.", "He left.", "Nobody came.")


@given(st.sampled_from(list(permutations(SPOKEN[1:]))))
def test_nothing_is_lost_or_doubled_and_the_first_stays_first(told: tuple[str, ...]) -> None:
    chosen = lines(article("a", "Talks", " ".join((HEAD, *told))))
    ours = apart(chosen)
    assert sorted(line.number for line in ours) == [line.number for line in chosen]
    assert ours[0] == chosen[0]
    assert apart(()) == ()
