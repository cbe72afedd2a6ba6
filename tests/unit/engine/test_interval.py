from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.interval import overall_interval
from mlr_prio.errors import EngineError


def test_the_interval_holds_every_value_in_between_and_meets_both_ends() -> None:
    rng = np.random.default_rng(0)
    low = rng.random((5, 3)) / 2
    high, weights = low + rng.random((5, 3)) / 2, rng.dirichlet(np.ones(3))
    lowest, highest = overall_interval(low, high, weights)
    between = overall_values(rng.uniform(low, high, (200, 5, 3)), weights)
    assert (lowest <= between).all()
    assert (between <= highest).all()
    assert np.array_equal(lowest, overall_values(low, weights))
    assert np.array_equal(highest, overall_values(high, weights))


def test_exact_partial_values_give_an_interval_without_length() -> None:
    table = np.random.default_rng(0).random((4, 3))
    lowest, highest = overall_interval(table, table, np.full((2, 3), 1 / 3))
    assert lowest.shape == (2, 4)
    assert np.array_equal(lowest, highest)


@pytest.mark.parametrize(("low", "high"), [(0.5, 0.4), (np.nan, 1.0)])
def test_ends_in_the_wrong_order_or_missing_are_refused(low: float, high: float) -> None:
    with pytest.raises(
        EngineError, match=f"an interval runs from {low} to {high}; the low end must not exceed"
    ):
        overall_interval([[0.0, low]], [[0.0, high]], [0.5, 0.5])
