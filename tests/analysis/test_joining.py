"""Average link: the likest first, whatever the order, and people's words above it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from torimatome.analysis.joining import joined

SINGLE = [[n] for n in range(5)]


def test_a_chain_is_no_cluster() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.8, (2, 3): 0.7}
    assert joined(SINGLE, chain, 0.5) == [[0, 1], [2, 3], [4]]


def test_people_stand_above_likeness() -> None:
    assert joined(SINGLE, {(0, 1): 0.9}, 0.5, apart=[(0, 1)]) == [[0], [1], [2], [3], [4]]
    assert joined(SINGLE, {}, 0.5, together=[(0, 4), (4, 2)]) == [[0, 2, 4], [1], [3]]


def test_what_is_apart_stays_apart_through_others() -> None:
    near = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}
    assert [0, 1, 2] not in joined(SINGLE, near, 0.5, apart=[(0, 2)])


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0, 1), max_size=30), st.randoms())
def test_the_order_does_not_matter(likeness: dict[tuple[int, int], float], random: object) -> None:
    kept = {(a, b): v for (a, b), v in likeness.items() if a < b}
    shuffled = list(kept.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    units = [[n] for n in range(8)]
    found = joined(units, kept, 0.3)
    assert found == joined(units, dict(shuffled), 0.3)
    assert sorted(n for line in found for n in line) == list(range(8))
