from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from mlr_prio.engine.aggregation.weighted_sum import contributions, overall_values
from mlr_prio.errors import EngineError

Floats = NDArray[np.float64]


def plain_loop(partial_values: Floats, weights: Floats) -> list[float]:
    """Add the products of each alternative one by one, in plain Python."""
    totals = []
    for row in partial_values.tolist():
        total = 0.0
        for value, weight in zip(row, weights.tolist(), strict=True):
            total += value * weight
        totals.append(total)
    return totals


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def test_the_weighted_sum_by_hand() -> None:
    assert overall_values([[1.0, 0.0], [0.5, 0.25]], [0.75, 0.25]).tolist() == [0.75, 0.4375]


def test_weight_samples_are_bit_identical_to_a_plain_loop(rng: np.random.Generator) -> None:
    values, weights = rng.random((13, 37)), rng.dirichlet(np.ones(37), 50)
    assert overall_values(values, weights).tolist() == [plain_loop(values, w) for w in weights]


def test_samples_of_both_are_bit_identical_to_a_plain_loop(rng: np.random.Generator) -> None:
    values, weights = rng.random((20, 7, 11)), rng.dirichlet(np.ones(11), 20)
    expected = [plain_loop(v, w) for v, w in zip(values, weights, strict=True)]
    assert overall_values(values, weights).tolist() == expected
    assert overall_values(values, weights[0]).tolist() == [plain_loop(v, weights[0]) for v in values]


def test_the_memory_layout_changes_no_bit(rng: np.random.Generator) -> None:
    values, weights = rng.random((50, 33)), rng.random(33)
    assert np.array_equal(overall_values(np.asfortranarray(values), weights), overall_values(values, weights))


def test_a_criterion_without_weight_changes_no_bit(rng: np.random.Generator) -> None:
    values, weights = rng.random((50, 33)), rng.random(33)
    weights[[0, 7, 32]] = 0
    kept = np.flatnonzero(weights)
    assert np.array_equal(overall_values(values[:, kept], weights[kept]), overall_values(values, weights))


def test_contributions_are_weight_times_value_and_sum_to_the_overall_value(rng: np.random.Generator) -> None:
    values, weights = rng.random((4, 6, 5)), rng.dirichlet(np.ones(5), 4)
    parts = contributions(values, weights)
    for s, i, j in np.ndindex(4, 6, 5):
        assert parts[s, i, j] == values[s, i, j] * weights[s, j]
    assert parts.sum(axis=-1) == pytest.approx(overall_values(values, weights), abs=1e-15)


def test_every_criterion_needs_a_weight() -> None:
    with pytest.raises(EngineError, match="there are 1 weights for 2 criteria; there must be one for each"):
        overall_values([[0.5, 0.5]], [1.0])
    with pytest.raises(EngineError, match="there are 3 weights for 2 criteria; there must be one for each"):
        contributions([[0.5, 0.5]], [0.2, 0.3, 0.5])


def test_a_missing_partial_value_is_refused() -> None:
    with pytest.raises(
        EngineError, match="an overall value is not a finite number; no partial value may be missing"
    ):
        overall_values([[0.5, np.nan]], [0.5, 0.5])
    with pytest.raises(
        EngineError, match="an overall value is not a finite number; no partial value may be missing"
    ):
        contributions([[0.5, np.nan]], [0.5, 0.5])
