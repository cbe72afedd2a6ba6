"""Own construction: four alternatives, three criteria; areas and centroids of polygons in exact fractions."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.pairwise_winning import expected_ranks, pairwise_winning_indices
from mlr_prio.engine.sensitivity.rank_acceptability import RankAcceptability, rank_acceptability
from mlr_prio.engine.sensitivity.simulation import Simulation
from mlr_prio.engine.sensitivity.weight_space import FreeSimplex

CASE = json.loads((Path(__file__).parent / "cases" / "smaa2_three_criteria_free.json").read_text())
NAMES = CASE["inputs"]["alternatives"]
VALUES = np.array([[number["value"] for number in row] for row in CASE["inputs"]["values"]])


def expected(what: str) -> np.ndarray:
    return np.array([[number["value"] for number in CASE["expected"][what][name]] for name in NAMES])


@pytest.fixture(scope="module")
def result() -> RankAcceptability:
    return rank_acceptability(VALUES, FreeSimplex(3), Simulation(100_000, seed=1))


def test_rank_acceptabilities_agree_within_four_standard_errors(result: RankAcceptability) -> None:
    truth = expected("rank_acceptability")
    assert result.rank_acceptability is not None
    error = np.sqrt(truth * (1 - truth) / result.samples)
    assert (np.abs(result.rank_acceptability - truth) <= 4 * error).all()


def test_central_weights_agree(result: RankAcceptability) -> None:
    np.testing.assert_allclose(result.central_weights, expected("central_weights"), atol=0.01)


def test_pairwise_winning_indices_are_exact() -> None:
    winning = pairwise_winning_indices(VALUES, FreeSimplex(3))
    assert winning is not None
    for i, one in enumerate(NAMES):
        for k, other in enumerate(NAMES):
            if i != k:
                truth = CASE["expected"]["pairwise_winning_index"][one][other]["value"]
                assert winning[i, k] == pytest.approx(truth, abs=1e-12)


def test_exact_expected_places_are_the_means_of_the_exact_places() -> None:
    winning = pairwise_winning_indices(VALUES, FreeSimplex(3))
    assert winning is not None
    truth = expected("rank_acceptability") @ [1, 2, 3, 4]
    np.testing.assert_allclose(expected_ranks(winning), truth, rtol=0, atol=1e-12)
