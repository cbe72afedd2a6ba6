"""Own construction: two criteria, so that every index is the length of an interval of one weight."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.pairwise_winning import expected_ranks, pairwise_winning_indices
from mlr_prio.engine.sensitivity.rank_acceptability import RankAcceptability, rank_acceptability
from mlr_prio.engine.sensitivity.simulation import Simulation
from mlr_prio.engine.sensitivity.weight_space import FreeSimplex

CASE = json.loads((Path(__file__).parent / "cases" / "smaa2_two_criteria_by_hand.json").read_text())
NAMES = sorted(CASE["inputs"]["values"])


def table(of: str) -> np.ndarray:
    source = CASE["inputs"] if of == "values" else CASE["expected"]
    return np.array([[number["value"] for number in source[of][name]] for name in NAMES])


@pytest.fixture(scope="module")
def result() -> RankAcceptability:
    return rank_acceptability(table("values"), FreeSimplex(2), Simulation(100_000, seed=1))


def test_rank_acceptabilities_agree_within_four_standard_errors(result: RankAcceptability) -> None:
    expected = table("rank_acceptability")
    error = np.sqrt(expected * (1 - expected) / result.samples)
    assert result.rank_acceptability is not None
    assert (np.abs(result.rank_acceptability - expected) <= 4 * error).all()


def test_central_weights_agree(result: RankAcceptability) -> None:
    np.testing.assert_allclose(result.central_weights, table("central_weights"), atol=0.01)


def test_exact_expected_places_are_the_means_of_the_published_places() -> None:
    winning = pairwise_winning_indices(table("values"), FreeSimplex(2))
    assert winning is not None
    np.testing.assert_allclose(
        expected_ranks(winning), table("rank_acceptability") @ [1, 2, 3], rtol=0, atol=1e-12
    )
