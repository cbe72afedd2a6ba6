"""Tests of packed keys: they sort as costs do, carry the numbers along and tell near ties."""

from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.rank_key import RankKeys, tile_size


@pytest.mark.parametrize("m", [1, 2, 30, 256, 257, 2000])
def test_sorted_keys_are_the_order_of_the_costs(m: int) -> None:
    costs = np.random.default_rng(m).uniform(1, 2, (16, m)) * np.arange(1, 17)[:, np.newaxis]
    keys = RankKeys(16, m)
    keys.costs[:] = costs
    keys.sort()
    expected = np.argsort(costs, axis=1)
    assert keys.near_ties() is None
    assert keys.leaders().tolist() == expected[:, 0].tolist()
    if m <= 256:
        assert keys.low_bytes().tolist() == expected.tolist()
    assert keys.numbers().tolist() == expected.tolist()


@pytest.mark.parametrize("scale", [1e-9, 1.0, 12.5])
@pytest.mark.parametrize("value", [1.0, 1.4999, 1.9999999])
@pytest.mark.parametrize("m", [3, 300])
def test_neighbours_within_1e_12_are_tied_and_those_much_further_apart_are_not(
    scale: float, value: float, m: int
) -> None:
    keys = RankKeys(2, m)
    for gap, tied in ((0.0, True), (1e-12, True), (5e-12, False), (1e-9, False)):
        keys.costs[:] = np.linspace(1.0, 2.0, m) * scale
        keys.costs[:, 1] = 3 * scale
        keys.costs[1, 0] = value * scale
        keys.costs[1, 1] = (value + gap) * scale
        keys.sort()
        near = keys.near_ties()
        assert (near is not None) == tied
        if near is not None:
            assert near.sum() == 1
            assert near[1].any()


def test_the_last_of_a_sample_is_not_tied_with_the_first_of_the_next() -> None:
    keys = RankKeys(2, 2)
    keys.costs[:] = [[1.0, 2.0], [2.0, 3.0]]
    keys.sort()
    assert keys.near_ties() is None


def test_a_single_key_has_no_neighbour() -> None:
    keys = RankKeys(1, 1)
    keys.costs[:] = 1.0
    keys.sort()
    assert keys.near_ties() is None


def test_a_tile_is_a_power_of_two_within_its_limits() -> None:
    assert [tile_size(m) for m in (1, 10, 30, 100, 1000, 10_000, 10**6)] == [
        4096,
        2048,
        1024,
        256,
        32,
        32,
        32,
    ]
