from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from mlr_prio.engine.consensus import kemeny
from mlr_prio.engine.consensus.kemeny import KemenyLists, kemeny_lists
from mlr_prio.engine.consensus.kendall import kendall_distances, places_of
from mlr_prio.engine.consensus.support import vote_support
from mlr_prio.engine.consensus.vote import Votes

if TYPE_CHECKING:
    from numpy.typing import NDArray

ONLY = np.array([[0, 1]])
TWO = np.array([[0, 1], [1, 0]])


def random_votes(seed: int, m: int, g: int = 5) -> Votes:
    return Votes.of(np.random.default_rng(seed).random((g, m)))


def lists_of(votes: Votes, time_limit: float | None = None) -> KemenyLists:
    return kemeny_lists(vote_support(votes).for_, time_limit)


def disagreements(votes: Votes, orders: NDArray[np.int64]) -> set[int]:
    return {int(kendall_distances(places_of(order), votes).sum()) for order in orders}


@pytest.mark.parametrize("seed", range(10))
def test_large_blocks_are_solved_like_small_ones(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    votes = random_votes(seed, 9)
    exact = lists_of(votes)
    monkeypatch.setattr(kemeny, "LARGEST", 2)
    by_programme = lists_of(votes)
    assert by_programme.proven
    assert by_programme.distance == exact.distance
    assert disagreements(votes, by_programme.orders) == {exact.distance}
    assert len({tuple(order) for order in by_programme.orders}) == len(by_programme.orders)
    assert by_programme.unique in {exact.unique, None}


def test_orders_of_blocks_are_combined_and_counted() -> None:
    """Two members agree that 0 and 1 come before 2 and 3, and on nothing else."""
    lists = lists_of(Votes.of([[4.0, 3.0, 2.0, 1.0], [3.0, 4.0, 1.0, 2.0]]))
    assert lists.orders.tolist() == [[0, 1, 2, 3], [0, 1, 3, 2], [1, 0, 2, 3], [1, 0, 3, 2]]
    assert (lists.distance, lists.count, lists.unique) == (2, 4, False)


def test_no_more_than_ten_lists_are_given_but_all_are_counted() -> None:
    lists = lists_of(Votes.of(np.zeros((3, 5))))
    assert (len(lists.orders), lists.count, lists.distance) == (10, 120, 0)


def test_a_block_too_large_for_a_programme_is_searched_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    votes = random_votes(1, 12, 11)
    exact = lists_of(votes)
    monkeypatch.setattr(kemeny, "LARGEST", 2)
    monkeypatch.setattr(kemeny, "LARGEST_PROGRAM", 2)
    searched = lists_of(votes)
    assert searched.bound <= exact.distance <= searched.distance
    assert not searched.proven
    assert searched.unique is None
    assert disagreements(votes, searched.orders) == {searched.distance}


def test_a_block_whose_time_runs_out_is_said_to_be_unproven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kemeny, "LARGEST", 2)
    lists = lists_of(random_votes(1, 12, 11), time_limit=0.0)
    assert lists.bound < lists.distance
    assert (lists.proven, lists.count) == (False, None)


def test_a_large_block_with_one_best_list_is_known_to_have_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A circle of three majorities, its weakest one clearly weakest."""
    cycle = [[3.0, 2.0, 1.0]] * 4 + [[1.0, 3.0, 2.0]] * 3 + [[2.0, 1.0, 3.0]] * 2
    monkeypatch.setattr(kemeny, "LARGEST", 2)
    lists = lists_of(Votes.of(cycle))
    assert (lists.orders.tolist(), lists.count, lists.unique) == ([[0, 1, 2]], 1, True)


def test_equally_good_lists_of_a_large_block_are_found_from_one_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A circle of three equal majorities has three best lists; each is one insertion from another."""
    votes = Votes.of([[3.0, 2.0, 1.0], [1.0, 3.0, 2.0], [2.0, 1.0, 3.0]])
    monkeypatch.setattr(kemeny, "LARGEST", 2)
    lists = lists_of(votes)
    assert sorted(lists.orders.tolist()) == [[0, 1, 2], [1, 2, 0], [2, 0, 1]]
    assert (lists.count, lists.unique) == (None, False)


@pytest.mark.parametrize(
    ("lists", "unique"),
    [
        (KemenyLists(3, 3, ONLY, 1), True),
        (KemenyLists(3, 3, TWO, 2), False),
        (KemenyLists(3, 3, TWO, None), False),
        (KemenyLists(3, 3, ONLY, None), None),
        (KemenyLists(3, 2, TWO, None), None),
    ],
)
def test_a_list_is_unique_only_when_that_is_known(lists: KemenyLists, *, unique: bool | None) -> None:
    assert lists.unique is unique


def test_one_alternative_is_a_list() -> None:
    lists = lists_of(Votes.of([[1.0], [2.0]]))
    assert (lists.orders.tolist(), lists.distance, lists.unique) == ([[0]], 0, True)
