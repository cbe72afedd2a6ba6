from __future__ import annotations

from itertools import combinations

import numpy as np

from mlr_prio.engine.consensus.kendall import kendall_distances, places_of
from mlr_prio.engine.consensus.vote import Votes


def reversed_pairs(places: list[int], values: list[float], silent: list[bool]) -> int:
    """Count with plain loops the pairs that both order, in opposite ways."""
    pairs = [pair for pair in combinations(range(len(places)), 2) if not silent[pair[0]] | silent[pair[1]]]
    return sum((places[i] - places[k]) * (values[i] - values[k]) > 0 for i, k in pairs)


def test_distances_are_those_of_a_plain_loop_with_ties_on_both_sides_and_abstentions() -> None:
    rng = np.random.default_rng(0)
    for _ in range(50):
        values, silent = rng.integers(0, 5, (4, 8)).astype(float), rng.random((4, 8)) < 0.2
        places = rng.integers(1, 6, 8)
        rows = zip(values.tolist(), silent.tolist(), strict=True)
        expected = [reversed_pairs(places.tolist(), own, absent) for own, absent in rows]
        assert kendall_distances(places, Votes.of(values, silent)).tolist() == expected


def test_the_reverse_list_contradicts_every_pair() -> None:
    votes = Votes.of([np.arange(10.0)])
    assert kendall_distances(np.arange(10), votes).tolist() == [45]
    assert kendall_distances(np.arange(10)[::-1], votes).tolist() == [0]


def test_an_order_gives_places() -> None:
    assert places_of([2, 0, 1]).tolist() == [2, 3, 1]
