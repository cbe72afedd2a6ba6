from __future__ import annotations

from functools import cache

import numpy as np

from mlr_prio.engine.consensus.core import contradictions, levels, pair_degrees, unanimous
from mlr_prio.engine.consensus.support import relation_support, vote_support
from mlr_prio.engine.consensus.vote import Votes

THREE = vote_support(Votes.of([[0.9, 0.5, 0.5, 0.1], [0.9, 0.6, 0.5, 0.7], [0.9, 0.2, 0.5, 0.1]]))


def test_all_agree_when_somebody_is_for_and_nobody_against() -> None:
    """All put 0 first. 1 before 2 is against the third member, 2 before 3 against the second."""
    assert np.argwhere(unanimous(THREE)).tolist() == [[0, 1], [0, 2], [0, 3]]


def test_a_member_that_finds_two_equal_stands_in_nobodys_way() -> None:
    support = vote_support(Votes.of([[0.5, 0.5], [0.6, 0.5]]))
    assert unanimous(support).tolist() == [[False, True], [False, False]]


def test_nobody_agrees_on_two_that_everybody_finds_equal() -> None:
    support = vote_support(Votes.of([[0.5, 0.5], [0.6, 0.6]]))
    assert not unanimous(support).any()
    assert len(pair_degrees(support, [0, 1]).pairs) == 0


def test_a_member_that_may_prefer_either_prevents_agreement() -> None:
    support = vote_support(Votes.of([[0.6, 0.5]])) + relation_support([np.eye(2, dtype=bool)])
    assert not unanimous(support).any()


def test_levels_are_the_longest_chains_from_the_top() -> None:
    values = np.random.default_rng(3).random((3, 12))
    agreed = unanimous(vote_support(Votes.of(values)))

    @cache
    def longest(k: int) -> int:
        return 1 + max((longest(int(i)) for i in np.flatnonzero(agreed[:, k])), default=0)

    result = levels(agreed)
    assert result.tolist() == [longest(k) for k in range(12)]
    assert result.max() > 2


def test_abstentions_that_close_a_circle_leave_one_last_level() -> None:
    """Each of three members takes part in one pair only: 1 > 2, 2 > 3, 3 > 1. All put 0 above, 4 below."""
    values = np.array([[9.0, 3.0, 2.0, 0.0, -9.0], [9.0, 0.0, 3.0, 2.0, -9.0], [9.0, 2.0, 0.0, 3.0, -9.0]])
    support = vote_support(Votes.of(values, values == 0))
    agreed = unanimous(support)
    assert agreed[1, 2]
    assert agreed[2, 3]
    assert agreed[3, 1]
    assert levels(agreed).tolist() == [1, 2, 2, 2, 2]


def test_a_list_contradicts_what_it_turns_round_but_not_what_it_leaves_equal() -> None:
    agreed = np.array([[False, True, True], [False, False, True], [False, False, False]])
    assert contradictions(agreed, [1, 2, 3]).tolist() == []
    assert contradictions(agreed, [2, 1, 2]).tolist() == [[0, 1]]


def test_degrees_sort_pairs_by_dissent_and_then_by_the_list() -> None:
    degrees = pair_degrees(THREE, [0, 1, 2, 3])
    assert degrees.pairs.tolist() == [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]]
    assert degrees.supporting.tolist() == [3, 3, 3, 1, 2, 2]
    assert degrees.dissenting.tolist() == [0, 0, 0, 1, 1, 1]
    assert degrees.margin.tolist() == [3, 3, 3, 0, 1, 1]


def test_agreed_nearly_agreed_and_open_divide_the_pairs() -> None:
    """1 and 2 have one member for and one against: not nearly agreed, however few they are."""
    degrees = pair_degrees(THREE, [0, 1, 2, 3])
    assert degrees.agreed().tolist() == [[0, 1], [0, 2], [0, 3]]
    assert degrees.nearly_agreed().tolist() == [[1, 3], [2, 3]]
    assert degrees.open().tolist() == [[1, 2]]
    assert degrees.nearly_agreed(0).tolist() == []
    assert degrees.open(0).tolist() == [[1, 2], [1, 3], [2, 3]]


def test_a_pair_is_given_in_the_order_of_the_majority_and_an_even_one_in_that_of_the_list() -> None:
    support = vote_support(Votes.of([[0.1, 0.2, 0.3], [0.1, 0.2, 0.1]]))
    degrees = pair_degrees(support, [0, 1, 2])
    assert degrees.pairs.tolist() == [[1, 0], [2, 0], [1, 2]]


def test_an_unknown_member_is_a_dissenter() -> None:
    support = vote_support(Votes.of([[0.6, 0.5]])) + relation_support([np.eye(2, dtype=bool)])
    degrees = pair_degrees(support, [0, 1])
    assert degrees.dissenting.tolist() == [1]
    assert degrees.open().tolist() == [[0, 1]]
