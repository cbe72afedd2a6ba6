"""Own construction: three extremes, and a compromise never first that yet mostly beats each of them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.pairwise_winning import pairwise_winning_indices
from mlr_prio.engine.sensitivity.rank_acceptability import RankAcceptability, rank_acceptability
from mlr_prio.engine.sensitivity.simulation import Simulation
from mlr_prio.engine.sensitivity.weight_space import FreeSimplex

CASE = json.loads((Path(__file__).parent / "cases" / "smaa2_compromise_never_first.json").read_text())
NAMES = CASE["inputs"]["alternatives"]
VALUES = np.array([[number["value"] for number in row] for row in CASE["inputs"]["values"]])


@pytest.fixture(scope="module")
def result() -> RankAcceptability:
    return rank_acceptability(VALUES, FreeSimplex(3), Simulation(100_000, seed=2))


def test_rank_acceptabilities_agree_within_four_standard_errors(result: RankAcceptability) -> None:
    places = CASE["expected"]["rank_acceptability"]
    truth = np.array([[number["value"] for number in places[name]] for name in NAMES])
    assert result.rank_acceptability is not None
    error = np.sqrt(truth * (1 - truth) / result.samples)
    assert (np.abs(result.rank_acceptability - truth) <= 4 * error).all()


def test_the_compromise_has_no_central_weights_and_the_others_theirs(result: RankAcceptability) -> None:
    for row, name in zip(result.central_weights, NAMES, strict=True):
        truth = CASE["expected"]["central_weights"][name]
        if truth is None:
            assert np.isnan(row).all()
        else:
            np.testing.assert_allclose(row, [number["value"] for number in truth], atol=0.01)
    assert result.first_counts[NAMES.index("K")] == 0


def test_pairwise_winning_indices_are_exact() -> None:
    winning = pairwise_winning_indices(VALUES, FreeSimplex(3))
    assert winning is not None
    for i, one in enumerate(NAMES):
        for k, other in enumerate(NAMES):
            if i != k:
                truth = CASE["expected"]["pairwise_winning_index"][one][other]["value"]
                assert winning[i, k] == pytest.approx(truth, abs=1e-12)
