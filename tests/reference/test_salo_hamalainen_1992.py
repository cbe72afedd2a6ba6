"""Necessary and possible preference by the definitions of Salo & Hämäläinen (1992), Operations Research 40.

Places that are attained follow Salo & Punkka (2011), Management Science 57:200-214. The numbers are an own
construction on two criteria, small enough to solve by hand: with the weight ``w`` of the first criterion the
values are a = 0.9 w + 0.1 (1 - w), b = 0.5 and c = 0.2 w + 0.8 (1 - w), and a = b at w = 1/2, b = c at 1/2,
a = c at 1/2.
"""

from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.attainable import attainable_rank_interval
from mlr_prio.engine.sensitivity.bounds import outer_rank_bounds, preference_bounds
from mlr_prio.engine.sensitivity.weight_set import WeightBox, WeightHull, WeightSet

VALUES = np.array([[0.9, 0.1], [0.5, 0.5], [0.2, 0.8]])
ALL = WeightHull(np.eye(2))
FROM_SIXTY = WeightBox(np.array([0.6, 0.0]), np.array([1.0, 0.4]))


def test_with_all_weights_nothing_is_necessary_and_everything_is_possible() -> None:
    found = preference_bounds(VALUES, VALUES, ALL)
    np.testing.assert_array_equal(found.necessary, np.eye(3, dtype=bool))
    assert found.possible.all()


def test_when_the_first_criterion_has_three_fifths_the_order_is_necessary() -> None:
    found = preference_bounds(VALUES, VALUES, FROM_SIXTY)
    np.testing.assert_array_equal(found.necessary, np.triu(np.ones((3, 3), dtype=bool)))
    np.testing.assert_array_equal(found.possible, found.necessary)


@pytest.mark.parametrize(
    ("weights", "safe", "attained"),
    [
        # b is in the middle on both sides of w = 1/2, and at that point shares the first place.
        (ALL, [(1, 3), (1, 3), (1, 3)], [(1, 3), (1, 2), (1, 3)]),
        (FROM_SIXTY, [(1, 1), (2, 2), (3, 3)], [(1, 1), (2, 2), (3, 3)]),
    ],
)
def test_attained_places_lie_within_the_safe_bounds(
    weights: WeightSet, safe: list[tuple[int, int]], attained: list[tuple[int, int]]
) -> None:
    best, worst = outer_rank_bounds(preference_bounds(VALUES, VALUES, weights))
    assert list(zip(best.tolist(), worst.tolist(), strict=True)) == safe
    exact = [attainable_rank_interval(VALUES, VALUES, weights, i) for i in range(3)]
    assert [(found.best, found.worst) for found in exact] == attained


def test_uncertain_scores_widen_what_is_possible() -> None:
    low, high = VALUES.copy(), VALUES.copy()
    high[2] = [0.7, 0.8]  # c may now reach 0.7 w + 0.8 (1 - w), which is above b for every w
    found = preference_bounds(low, high, FROM_SIXTY)
    assert found.possible[2, 1]
    assert not found.necessary[1, 2]
