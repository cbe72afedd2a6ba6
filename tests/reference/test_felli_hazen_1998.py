"""The value of perfect information about one score by its definition (Felli & Hazen 1998, MDM 18:95-109).

EVPPI = E[max over choices of the expected worth once the score is known] - max over choices of it now (Raiffa
& Schlaifer 1961). The numbers are an own construction, integrated by hand.
"""

from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.distribution import Discrete, UncertainCells, Uniform
from mlr_prio.engine.sensitivity.drivers import value_of_information


def cells(*of: tuple[int, int, Uniform | Discrete]) -> UncertainCells:
    rows, columns, distributions = zip(*of, strict=True)
    return UncertainCells(np.array(rows), np.array(columns), distributions)


@pytest.mark.parametrize("rival", [0.6, 0.75, 0.4, 0.25])
def test_a_uniform_score_against_a_sure_rival(rival: float) -> None:
    """E[max(X, c)] = c + (1 - c)²/2 for X uniform on [0, 1]; without knowing, max(1/2, c) is chosen."""
    expected = rival + (1 - rival) ** 2 / 2 - max(0.5, rival)
    found = value_of_information([[np.nan], [rival]], cells((0, 0, Uniform(0.0, 1.0))), [1.0], 1)
    assert found[0] == pytest.approx(expected, abs=1e-12)


def test_a_weight_scales_the_score_and_the_rest_moves_the_threshold() -> None:
    """V = X/4 + 3/4 · 0.5 against 0.55: it is better from X = 0.7, so EVPPI = 1/4 · 0.3²/2."""
    table = [[np.nan, 0.5], [0.55, 0.55]]
    found = value_of_information(table, cells((0, 0, Uniform(0.0, 1.0))), [0.25, 0.75], 1)
    assert found[0] == pytest.approx(0.25 * 0.09 / 2, abs=1e-12)


def test_a_discrete_score_that_may_drop_out_of_the_top() -> None:
    """X is 0.2 or 1 alike, 0.6 in the mean, and chosen before 0.5; knowing 0.2, the rival gains 0.3."""
    table = [[np.nan], [0.5], [0.1]]
    found = value_of_information(table, cells((0, 0, Discrete((0.2, 1.0), (0.5, 0.5)))), [1.0], 1)
    assert found[0] == pytest.approx(0.5 * 0.3, abs=1e-12)


def test_a_score_that_can_never_reach_the_edge_is_worth_nothing() -> None:
    table = [[0.9], [0.8], [np.nan]]
    found = value_of_information(table, cells((2, 0, Uniform(0.0, 0.5))), [1.0], 2)
    assert found[0] == 0
