"""How groups join: on the mean of their pairs, drawn towards the best, with more asked of two lone ones."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from torimatome.group.cluster import Linkage, Pair, cluster

NEVER = float("-inf")


def _two_circles(across: float) -> dict[Pair, float]:
    """0, 1, 2 surely belong together, and so do 3, 4, 5; every pair across has the same odds."""
    return {(i, j): 5.0 if (i < 3) == (j < 3) else across for i, j in combinations(range(6), 2)}


def test_groups_join_where_the_mean_of_their_pairs_is_above_the_cut() -> None:
    rule = Linkage(cut=-1.0, default=-9.0)
    assert cluster(6, _two_circles(-0.5), rule) == [[0, 1, 2, 3, 4, 5]]
    assert cluster(6, _two_circles(-1.5), rule) == [[0, 1, 2], [3, 4, 5]]


def test_the_best_pair_draws_the_link_towards_itself() -> None:
    odds = _two_circles(-3.0) | {(0, 5): 3.0}
    assert cluster(6, odds, Linkage(cut=-1.0, default=-9.0)) == [[0, 1, 2], [3, 4, 5]]
    assert cluster(6, odds, Linkage(cut=-1.0, default=-9.0, best=0.5)) == [[0, 1, 2, 3, 4, 5]]


def test_a_lone_member_joins_a_group_at_the_cut() -> None:
    rule = Linkage(cut=-1.0, default=-9.0, alone=1.0)
    assert cluster(3, {(0, 1): 5.0, (0, 2): -0.5, (1, 2): -0.5}, rule) == [[0, 1, 2]]


def test_two_lone_members_need_more_than_the_cut() -> None:
    rule = Linkage(cut=-1.0, default=-9.0, alone=1.0)
    assert cluster(2, {(0, 1): -0.5}, rule) == [[0], [1]]
    assert cluster(2, {(0, 1): 0.5}, rule) == [[0, 1]]


def test_what_is_tied_begins_as_one_group() -> None:
    rule = Linkage(cut=-1.0, default=-9.0)
    assert cluster(4, {(0, 2): 0.0, (0, 3): 0.0, (1, 2): 0.0, (1, 3): 0.0}, rule, tied=[(0, 1), (2, 3)]) == [
        [0, 1, 2, 3]
    ]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
        st.one_of(st.floats(-9, 9), st.just(NEVER)),
    )
)
def test_everything_is_in_one_group_and_what_may_not_meet_does_not(odds: dict[Pair, float]) -> None:
    groups = cluster(8, odds, Linkage(cut=-1.6, default=-9.0, best=0.5, alone=0.6))
    assert sorted(n for group in groups for n in group) == list(range(8))
    together = {pair for group in groups for pair in combinations(group, 2)}
    assert not together & {pair for pair, value in odds.items() if value == NEVER}
