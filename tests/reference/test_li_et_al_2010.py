"""The covariance decomposition of a difference (Li et al. 2010, J. Phys. Chem. A 114:6022-6032), by hand.

Own numbers: two criteria, so that the free weights are (w, 1 - w) with w uniform on [0, 1], variance 1/12.
"""

from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.closeness import variance_split
from mlr_prio.engine.sensitivity.weight_moments import weight_moments
from mlr_prio.engine.sensitivity.weight_space import Around, FreeSimplex, Mixture, Ordinal, WeightSpace


@pytest.mark.parametrize(
    ("space", "mean", "variance"),
    [
        (FreeSimplex(2), 1 / 2, 1 / 12),
        (Ordinal(((0,), (1,)), 2), 3 / 4, 1 / 48),  # w is uniform on [1/2, 1]
        (Ordinal(((0, 1),), 2), 1 / 2, 0),
        (Around((0.2, 0.8), 15), 0.2, 0.2 * 0.8 / 16),
        (
            Mixture((Around((0.2, 0.8), 15), Around((0.6, 0.4), 23))),
            0.4,
            (0.16 / 16 + 0.24 / 24) / 2 + 0.2**2,
        ),
    ],
)
def test_the_first_weight_of_two(space: WeightSpace, mean: float, variance: float) -> None:
    found = weight_moments(space)
    assert found is not None
    np.testing.assert_allclose(found[0], [mean, 1 - mean], atol=1e-15)
    np.testing.assert_allclose(found[1], variance * np.array([[1, -1], [-1, 1]]), atol=1e-15)


def test_the_variance_of_a_difference_of_sure_scores_is_that_of_the_weights() -> None:
    """D = 0.6 w - 0.2 (1 - w) = 0.8 w - 0.2 has the variance 0.64/12."""
    found = weight_moments(FreeSimplex(2))
    assert found is not None
    split = variance_split(*found, [0.6, -0.2], [0.0, 0.0], [0.0, 0.0])
    assert split.total == pytest.approx(0.64 / 12, abs=1e-15)
    assert split.weights.sum() == pytest.approx(split.total, abs=1e-15)


def test_an_uncertain_score_adds_its_own_part_and_one_together_with_its_weight() -> None:
    """Var(w X) = E[w]² Var X + Var w E[X]² + Var w Var X."""
    found = weight_moments(FreeSimplex(2))
    assert found is not None
    split = variance_split(*found, [0.5, 0.0], [1 / 12, 0.0], [0.0, 0.0])
    assert split.scores_a[0] == pytest.approx(1 / 4 / 12, abs=1e-15)
    assert split.interaction[0] == pytest.approx(1 / 144, abs=1e-15)
    assert split.total == pytest.approx(0.25 / 12 + 1 / 48 + 1 / 144, abs=1e-15)
