from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from mlr_prio.engine.consensus.kendall import kendall_distances, places_of
from mlr_prio.engine.consensus.leximin import LeximinList, leximin_list, smallest_largest_list
from mlr_prio.engine.consensus.vote import Votes


def random_votes(seed: int, g: int = 4, m: int = 6) -> Votes:
    rng = np.random.default_rng(seed)
    return Votes.of(rng.integers(0, 8, (g, m)).astype(float), rng.random((g, m)) < 0.1)


def falling(distances: np.ndarray) -> list[int]:
    return sorted(distances.tolist(), reverse=True)


@pytest.mark.parametrize("seed", range(15))
def test_the_search_never_makes_the_start_worse_and_its_bound_holds(seed: int) -> None:
    votes = random_votes(seed)
    orders = [np.array(order) for order in permutations(range(6))]
    best = min(falling(kendall_distances(places_of(order), votes)) for order in orders)
    start = orders[seed]
    found = leximin_list(votes, start)
    assert best <= falling(found.distances) <= falling(kendall_distances(places_of(start), votes))
    assert found.bound <= best[0] <= found.largest
    assert found.distances.tolist() == kendall_distances(places_of(found.order), votes).tolist()


@pytest.mark.parametrize("seed", range(8))
def test_the_exact_list_has_the_smallest_largest_disagreement_of_all(seed: int) -> None:
    votes = random_votes(seed)
    orders = [np.array(order) for order in permutations(range(6))]
    best = min(int(kendall_distances(places_of(order), votes).max()) for order in orders)
    exact = smallest_largest_list(votes, np.arange(6))
    assert exact.largest == exact.bound == best
    assert exact.proven


def test_two_opposed_members_meet_half_way() -> None:
    """Of ten pairs in dispute each gives up five, and the bound proves that it cannot be fewer."""
    votes = Votes.of([[5.0, 4.0, 3.0, 2.0, 1.0], [1.0, 2.0, 3.0, 4.0, 5.0]])
    found = leximin_list(votes, np.arange(5))
    assert falling(found.distances) == [5, 5]
    assert found.proven


def test_a_list_above_its_bound_is_not_proven() -> None:
    assert not LeximinList(np.array([0, 1]), np.array([1, 0]), 0).proven


def test_no_time_leaves_the_list_of_the_search_and_a_bound() -> None:
    votes = Votes.of(np.random.default_rng(0).random((11, 20)))
    hurried = smallest_largest_list(votes, np.arange(20), time_limit=0.0)
    assert hurried.bound <= hurried.largest
    assert hurried.largest <= kendall_distances(places_of(np.arange(20)), votes).max()
