"""Confidence factors by the definition of Lahdelma & Salminen (2001), Operations Research 49(3):444-454.

Own numbers: on one criterion the central weight is 1, so the factor is the probability that the uncertain
score is the higher one.
"""

from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.confidence import confidence_factors
from mlr_prio.engine.sensitivity.distribution import UncertainCells, Uniform
from mlr_prio.engine.sensitivity.simulation import Simulation


def test_the_factor_is_the_probability_of_being_first_at_the_central_weights() -> None:
    """X uniform on [0, 1] passes 0.7 with probability 0.3."""
    cells = UncertainCells(np.array([0]), np.array([0]), (Uniform(0.0, 1.0),))
    central = np.array([[1.0], [1.0]])
    factors = confidence_factors([[np.nan], [0.7]], central, cells, Simulation(2**17, seed=1))
    assert factors == pytest.approx([0.3, 0.7], abs=4 * np.sqrt(0.21 / 2**17))


def test_an_alternative_without_central_weights_has_no_factor() -> None:
    cells = UncertainCells(np.array([0]), np.array([0]), (Uniform(0.5, 1.0),))
    central = np.array([[1.0], [np.nan]])
    factors = confidence_factors([[np.nan], [0.1]], central, cells, Simulation(1000))
    assert factors[0] == 1
    assert np.isnan(factors[1])
