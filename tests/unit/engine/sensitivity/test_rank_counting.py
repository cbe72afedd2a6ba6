"""Tests of counting places, against plain loops."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.place_counter import PairCounter, PlaceCounter
from mlr_prio.engine.sensitivity.rank_counting import PlaceCounts, SharedPlaces, share_places
from mlr_prio.engine.sensitivity.rank_key import RankKeys
from mlr_prio.engine.sensitivity.rank_moment import PlaceMoments


def sorted_keys(costs: np.ndarray) -> RankKeys:
    keys = RankKeys(*costs.shape)
    keys.costs[:] = costs
    keys.sort()
    return keys


def loop_counts(costs: np.ndarray) -> list[list[int]]:
    m = costs.shape[1]
    counts = [[0] * m for _ in range(m)]
    for row in costs.tolist():
        for place, alternative in enumerate(sorted(range(m), key=row.__getitem__)):
            counts[alternative][place] += 1
    return counts


@pytest.mark.parametrize("m", [2, 3, 17, 32])
def test_counting_in_pairs_is_counting_one_at_a_time(m: int) -> None:
    rng = np.random.default_rng(m)
    pairs, singles = PairCounter(m, 64), PlaceCounter(m)
    tiles = [rng.uniform(1, 2, (64, m)) for _ in range(3)]
    for costs in tiles:
        pairs.add(sorted_keys(costs))
        singles.add(sorted_keys(costs))
    expected = loop_counts(np.vstack(tiles))
    assert pairs.table().tolist() == expected
    assert singles.table().tolist() == expected


@pytest.mark.parametrize("m", [1, 2, 5, 40, 300])
def test_places_without_ties_are_counted_as_a_loop_does(m: int) -> None:
    costs = np.random.default_rng(m).uniform(1, 2, (32, m))
    counts = PlaceCounts(m, m, 32)
    counts.add_strict(sorted_keys(costs))
    assert counts.table().tolist() == loop_counts(costs)


def shares_of(tile: SharedPlaces, groups: int, places: int) -> list[list[Fraction]]:
    """Return the shared counts in exact fractions."""
    table = [[Fraction(0)] * places for _ in range(groups)]
    for groups_in_order, starts, lengths in zip(tile.order, tile.start, tile.length, strict=True):
        for group, start, length in zip(groups_in_order, starts, lengths, strict=True):
            for place in range(start, start + length):
                table[group][place] += Fraction(1, int(length))
    return table


def test_identical_alternatives_share_the_places_of_their_group() -> None:
    """Groups of 1, 3 and 2 in the order 1, 2, 0: places 1-3, 4-5 and 6."""
    tile = share_places(np.array([[1, 2, 0]]), None, np.array([1, 3, 2]))
    assert tile.start.tolist() == [[0, 3, 5]]
    assert tile.length.tolist() == [[3, 2, 1]]


def test_near_ties_join_groups_into_runs() -> None:
    """Order 1 = 2, 0, 3 = 4 = 5 with two alternatives in group 2: runs of 3, 1 and 3 places."""
    near = np.array([[True, False, False, True, True], [False] * 5])
    order = np.array([[1, 2, 0, 3, 4, 5], [5, 4, 3, 2, 1, 0]])
    tile = share_places(order, near, np.array([1, 1, 2, 1, 1, 1]))
    assert tile.start.tolist() == [[0, 0, 3, 4, 4, 4], [0, 1, 2, 3, 5, 6]]
    assert tile.length.tolist() == [[3, 3, 1, 3, 3, 3], [1, 1, 1, 2, 1, 1]]


def test_shared_places_count_by_fractions_and_add_to_the_strict_ones() -> None:
    near = np.array([[True, False], [False, True], [True, True]])
    tile = share_places(np.array([[0, 1, 2], [2, 0, 1], [1, 2, 0]]), near, np.ones(3, np.int64))
    counts = PlaceCounts(3, 3, 1)
    counts.add_strict(sorted_keys(np.array([[1.0, 1.5, 2.0]])))
    counts.add_shared(tile)
    expected = np.array(shares_of(tile, 3, 3), dtype=float) + np.eye(3)
    np.testing.assert_allclose(counts.table(), expected, rtol=0, atol=1e-15)
    np.testing.assert_allclose(counts.table().sum(axis=0), 4, rtol=0, atol=1e-15)


def test_moments_are_those_of_the_counted_places() -> None:
    rng, m, top = np.random.default_rng(3), 8, 3
    costs = rng.uniform(1, 2, (64, m))
    near = rng.random((64, m - 1)) < 0.3
    sizes = np.ones(m, np.int64)
    counts, moments = PlaceCounts(m, m, 64), PlaceMoments(m, top)
    for tally in (counts, moments):
        tally.add_strict(sorted_keys(costs))
        tally.add_shared(share_places(sorted_keys(costs).numbers(), near, sizes))
    places = np.arange(1, m + 1)
    table = counts.table()
    expected = np.stack([table @ places, table @ places**2, table[:, :top].sum(axis=1)], axis=1)
    np.testing.assert_allclose(moments.table(), expected, rtol=1e-12)
