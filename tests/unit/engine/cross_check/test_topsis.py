from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from mlr_prio.engine.cross_check.cross_check import Performances
from mlr_prio.engine.cross_check.topsis import closeness

MakePerformances = Callable[..., Performances]


def by_hand(values: list[list[float]], weights: list[float], falling: list[int]) -> list[float]:
    """Return the closeness in plain Python, for a table where no norm and no distance is zero."""
    n, shares = len(weights), [weight / sum(weights) for weight in weights]
    norms = [math.hypot(*(row[j] for row in values)) for j in range(n)]
    scaled = [[shares[j] * row[j] / norms[j] for j in range(n)] for row in values]
    high, low = ([pick(row[j] for row in scaled) for j in range(n)] for pick in (max, min))
    ideal = [low[j] if j in falling else high[j] for j in range(n)]
    anti_ideal = [high[j] if j in falling else low[j] for j in range(n)]
    return [
        math.dist(row, anti_ideal) / (math.dist(row, ideal) + math.dist(row, anti_ideal)) for row in scaled
    ]


def test_the_closeness_equals_a_plain_loop_in_both_directions(table: MakePerformances) -> None:
    rng = np.random.default_rng(0)
    for falling in ([], [1], [0, 2]):
        values, weights = rng.uniform(-10, 10, (6, 3)), rng.random(3)
        result = closeness(table(values, weights, falling=falling))
        assert result.values == pytest.approx(by_hand(values.tolist(), weights.tolist(), falling), abs=1e-10)


def test_the_best_in_everything_has_closeness_one_and_the_worst_zero(table: MakePerformances) -> None:
    assert closeness(table([[5, 1], [3, 2], [4, 1]], [1, 1], falling=[1])).values[:2].tolist() == [1, 0]


def test_equal_alternatives_are_halfway(table: MakePerformances) -> None:
    assert closeness(table([[3, 0], [3, 0]], [1, 1])).values.tolist() == [0.5, 0.5]


def test_a_criterion_of_zeros_counts_for_nothing(table: MakePerformances) -> None:
    with_zeros = closeness(table([[3, 0, 1], [1, 0, 2], [2, 0, 2]], [2, 5, 1]))
    without = closeness(table([[3, 1], [1, 2], [2, 2]], [2, 1]))
    assert with_zeros.values == pytest.approx(without.values, abs=1e-15)


def test_where_the_scale_has_its_zero_can_change_the_order(table: MakePerformances) -> None:
    """What the note says: the same differences, counted from another zero."""
    first = np.array([[1.0, 3.0], [3.0, 2.0], [2.0, 1.0]])
    assert closeness(table(first, [0.4, 0.6])).ranks.tolist() == [2, 1, 3]
    assert closeness(table(first - [0, 3], [0.4, 0.6])).ranks.tolist() == [1, 2, 3]
