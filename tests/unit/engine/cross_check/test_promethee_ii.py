from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest

from mlr_prio.engine.cross_check.cross_check import Performances
from mlr_prio.engine.cross_check.preference import (
    PreferenceFunction,
    gaussian,
    level,
    linear,
    u_shape,
    usual,
    v_shape,
)
from mlr_prio.engine.cross_check.promethee_ii import net_flows

MakePerformances = Callable[..., Performances]


def flows(table: MakePerformances, column: list[float], preference: PreferenceFunction) -> list[float]:
    result: list[float] = net_flows(table([[x] for x in column], [1], preference=preference)).values.tolist()
    return result


@pytest.mark.parametrize(
    ("preference", "expected"),
    [
        (usual(), [1, 0, -1]),
        (u_shape(2), [0.5, 0, -0.5]),
        (v_shape(4), [(0.5 + 0.75) / 2, (0.25 - 0.5) / 2, (-0.75 - 0.25) / 2]),
        (level(1, 2), [0.75, -0.25, -0.5]),
        (linear(1, 3), [0.75, -0.25, -0.5]),
        (gaussian(1e-3), [1, 0, -1]),
    ],
    ids=["usual", "u_shape", "v_shape", "level", "linear", "gaussian"],
)
def test_each_shape_by_hand(
    table: MakePerformances, preference: PreferenceFunction, expected: list[float]
) -> None:
    """Performances 5, 3 and 2: differences 2, 1 and 3."""
    assert flows(table, [5, 3, 2], preference) == pytest.approx(expected, abs=1e-15)


@pytest.mark.parametrize("preference", [u_shape(0.2), level(0.2, 0.2), linear(0.2, 0.2)])
def test_a_difference_equal_to_the_threshold_is_indifferent(
    table: MakePerformances, preference: PreferenceFunction
) -> None:
    """0.3 - 0.1 is more than 0.2 in floating point, and 0.6 - 0.4 less."""
    assert flows(table, [0.3, 0.1], preference) == [0, 0]
    assert flows(table, [0.6, 0.4], preference) == [0, 0]
    assert flows(table, [0.3001, 0.1], preference) == [1, -1]


def test_thresholds_beyond_the_range_seen_leave_nobody_preferred(table: MakePerformances) -> None:
    for far in (10.0, 1e20, 1e300):
        for preference in (u_shape(far), linear(far, far), level(far, 2 * far), gaussian(1e3 * far)):
            assert flows(table, [5, 3, 2], preference) == pytest.approx([0, 0, 0], abs=1e-6)


def test_a_slope_beyond_the_range_seen_is_followed_as_far_as_it_goes(table: MakePerformances) -> None:
    assert flows(table, [5, 3], v_shape(1e6)) == pytest.approx([2e-6, -2e-6], abs=1e-18)
    assert flows(table, [5, 3], linear(1, 1e6 + 1)) == pytest.approx([1e-6, -1e-6], abs=1e-18)


def test_less_is_better_turns_the_flow(table: MakePerformances) -> None:
    rising = net_flows(table([[5], [3], [2]], [1], preference=linear(1, 3)))
    falling = net_flows(table([[5], [3], [2]], [1], falling=[0], preference=linear(1, 3)))
    assert falling.values.tolist() == (-rising.values).tolist()


def test_gaussian_tiles_change_nothing(table: MakePerformances, monkeypatch: pytest.MonkeyPatch) -> None:
    column = np.random.default_rng(0).random(50).round(2).tolist()
    whole = flows(table, column, gaussian(0.2))
    monkeypatch.setattr("mlr_prio.engine.cross_check.promethee_ii.TILE", 100)
    assert flows(table, column, gaussian(0.2)) == whole


def test_no_table_of_all_pairs_is_made() -> None:
    """20 000 alternatives have 400 million pairs; the peak stays under 200 bytes for each alternative."""
    m, one = 20_000, np.ones(1)
    performances = Performances(
        np.random.default_rng(0).random((m, 1)), 0 * one, one, one, (linear(0.1, 0.4),)
    )
    tracemalloc.start()
    net_flows(performances)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200 * m
