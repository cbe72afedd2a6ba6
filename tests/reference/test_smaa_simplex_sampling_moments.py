"""Facts of the flat Dirichlet distribution that normalised independent uniform numbers do not meet."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.sampling import draw
from mlr_prio.engine.sensitivity.weight_space import FreeSimplex

CASE = json.loads((Path(__file__).parent / "cases" / "smaa_simplex_sampling_moments.json").read_text())
SAMPLES = 200_000


def off_by(samples: np.ndarray, truth: dict[str, float]) -> float:
    """Return how many standard errors the mean of samples ``(s,)`` is from the truth."""
    return float(abs(samples.mean() - truth["value"]) / (samples.std() / np.sqrt(len(samples))))


@pytest.mark.parametrize("n", CASE["inputs"]["n_criteria"])
def test_moments_agree_within_four_standard_errors(n: int) -> None:
    expected = CASE["expected"][f"n={n}"]
    weights = draw(FreeSimplex(n), np.random.default_rng(n), SAMPLES)
    centred = weights - 1 / n
    for j in range(n):
        assert off_by(weights[:, j], expected["mean_each"]) <= 4
        assert off_by(centred[:, j] ** 2, expected["variance_each"]) <= 4
    assert off_by(centred[:, 0] * centred[:, 1], expected["covariance_pair"]) <= 4
    assert off_by((weights[:, 0] > 0.4).astype(float), expected["P(w1>0.4)"]) <= 4


@pytest.mark.parametrize("n", CASE["inputs"]["n_criteria"])
def test_every_order_of_importance_is_equally_probable(n: int) -> None:
    share = CASE["expected"][f"n={n}"]["P(w1>=w2>=...>=wn)"]["value"]
    weights = draw(FreeSimplex(n), np.random.default_rng(n), SAMPLES)
    falling = (np.diff(weights, axis=1) <= 0).all(axis=1).mean()
    assert falling == pytest.approx(share, abs=4 * np.sqrt(share * (1 - share) / SAMPLES))
