from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mlr_prio.engine.consensus.insertion import insertion_search, perturbed_search

Pair = tuple[NDArray[np.int64], NDArray[np.int64]]


def wanted(item: int, others: NDArray[np.int64]) -> Pair:
    """Let two parties want the same: ascending numbers."""
    before = np.tile((others < item).astype(np.int64), (2, 1))
    return before, 1 - before


def test_a_search_that_may_sweep_finds_the_order_all_want() -> None:
    start = np.array([3, 1, 0, 4, 2])
    assert insertion_search(start, np.array([5, 5]), wanted, sweeps=10).tolist() == [0, 1, 2, 3, 4]


def test_a_search_stops_after_its_last_sweep() -> None:
    start = np.arange(8)[::-1].copy()
    assert insertion_search(start, np.array([28, 28]), wanted, sweeps=0).tolist() == start.tolist()


def test_the_largest_distance_is_made_small_before_the_sum() -> None:
    """Party 0 wants 0 before 1, party 1 is twice as far away and wants the reverse."""

    def opposed(item: int, others: NDArray[np.int64]) -> Pair:
        first = (others < item).astype(np.int64)
        return np.stack([first, 1 - first]), np.stack([1 - first, first])

    order = insertion_search(np.array([0, 1]), np.array([0, 2]), opposed, sweeps=3)
    assert order.tolist() == [1, 0]


def test_a_perturbed_search_escapes_where_polishing_alone_stops() -> None:
    goal = [4, 2, 0, 1, 3]

    def polish(order: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
        return order, sum(a != b for a, b in zip(order.tolist(), goal, strict=True))

    order, cost = perturbed_search(np.arange(5), 5, polish, bound=0, seed=0)
    assert cost < 5
    assert polish(order)[1] == cost
    again, _ = perturbed_search(np.arange(5), 5, polish, bound=0, seed=0)
    assert again.tolist() == order.tolist()


def test_a_perturbed_search_has_nothing_to_do_at_the_bound() -> None:
    def never(order: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
        raise AssertionError(order)

    order, cost = perturbed_search(np.arange(3), 4, never, bound=4, seed=0)
    assert (order.tolist(), cost) == ([0, 1, 2], 4)


def test_among_equally_large_distances_the_next_largest_decides() -> None:
    """Passing 1 brings party 0 from 4 to 3; passing 2 too leaves it there and brings party 1 back to 0."""

    def first_only(item: int, others: NDArray[np.int64]) -> Pair:
        before, after = np.zeros((2, 2, len(others)), dtype=np.int64)
        if item == 0:
            before[:, others == 1], after[:, others == 1] = [[1], [0]], [[0], [2]]
            before[:, others == 2] = [[0], [2]]
        return before, after

    order = insertion_search(np.array([0, 1, 2]), np.array([4, 0]), first_only, sweeps=1)
    assert order.tolist() == [1, 2, 0]
