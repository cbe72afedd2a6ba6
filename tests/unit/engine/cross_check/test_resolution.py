from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.cross_check.resolution import DIGITS, whole_steps


def test_decimal_differences_become_exact() -> None:
    steps, per_unit = whole_steps(np.array([[0.3, 0.1, 0.2]]).T)
    assert steps[:, 0].tolist() == [300_000_000_000, 100_000_000_000, 200_000_000_000]
    assert per_unit == [1e12]
    assert steps[0, 0] - steps[1, 0] == steps[2, 0]


@pytest.mark.parametrize("largest", [1.0, 9.99, 10.0, 1000.0, 0.001, 123456.5])
def test_the_largest_performance_in_size_has_twelve_digits(largest: float) -> None:
    steps, _ = whole_steps(np.array([[largest / 2], [-largest], [0.0]]))
    assert 10 ** (DIGITS - 1) <= -steps[1, 0] < 10**DIGITS
    assert steps[2, 0] == 0


def test_each_criterion_has_its_own_step() -> None:
    steps, per_unit = whole_steps(np.array([[40000.0, 2.0, 0.0]]))
    assert per_unit == [1e7, 1e11, 1e11]
    assert steps.tolist() == [[400_000_000_000, 200_000_000_000, 0]]


def test_very_small_performances_keep_fewer_digits_and_very_large_ones_all() -> None:
    steps, per_unit = whole_steps(np.array([[4e-300, 1.5e308]]))
    assert steps.tolist() == [[4, 150_000_000_000]]
    assert per_unit == [1e300, 1e-297]


def test_decimals_that_binary_cannot_hold_fall_on_their_step() -> None:
    """0.29 times ten to the eleventh is a hair below the whole number in floating point."""
    assert int(0.29 * 1e11) == 28_999_999_999
    steps, _ = whole_steps(np.array([[0.29], [0.57], [4.0]]))
    assert steps[:, 0].tolist() == [29_000_000_000, 57_000_000_000, 400_000_000_000]
