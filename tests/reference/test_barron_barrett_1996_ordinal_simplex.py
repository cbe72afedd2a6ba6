"""Barron & Barrett (1996), Management Science 42(11):1515-1523: the centroid of the ordinal simplex."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.rank_acceptability import rank_acceptability
from mlr_prio.engine.sensitivity.simulation import Simulation
from mlr_prio.engine.sensitivity.weight_space import Ordinal, basis

CASE = json.loads((Path(__file__).parent / "cases" / "smaa2_ordinal_central_weight_is_roc.json").read_text())
CENTROIDS = {
    int(key.removeprefix("n=")): [number["value"] for number in weights]
    for key, weights in CASE["expected"]["central_weights_of_A"].items()
}


@pytest.mark.parametrize("n", CENTROIDS)
def test_the_central_weights_of_a_sole_winner_are_the_rank_order_centroid(n: int) -> None:
    order = Ordinal(tuple((criterion,) for criterion in range(n)), n)
    result = rank_acceptability([[1.0] * n, [0.0] * n], order, Simulation(100_000, seed=1))
    np.testing.assert_allclose(result.central_weights[0], CENTROIDS[n], atol=0.005)
    assert np.isnan(result.central_weights[1]).all()
    assert CASE["expected"]["central_weights_of_B"] is None
    assert result.rank_acceptability is not None
    assert result.rank_acceptability.tolist() == list(CASE["expected"]["rank_acceptability"].values())


@pytest.mark.parametrize("n", CENTROIDS)
def test_the_mean_of_the_vertices_is_the_rank_order_centroid(n: int) -> None:
    vertices = basis(Ordinal(tuple((criterion,) for criterion in range(n)), n))
    np.testing.assert_allclose(vertices.mean(axis=0), CENTROIDS[n], rtol=0, atol=1e-15)
