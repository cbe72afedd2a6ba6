"""Tests of confidence factors, against plain simulation and closed forms."""

from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.confidence import confidence_factors
from mlr_prio.engine.sensitivity.contest import NO_CELLS
from mlr_prio.engine.sensitivity.distribution import Discrete, Pert, Triangular, UncertainCells, Uniform
from mlr_prio.engine.sensitivity.simulation import Simulation
from mlr_prio.errors import EngineError

NONE = [np.nan, np.nan]


def test_one_uncertain_score_against_a_fixed_value() -> None:
    """Alternative 0 is first under its weights when 0.5 x + 0.1 > 0.4: x > 0.6, probability 0.4."""
    cells = UncertainCells(np.array([0]), np.array([0]), (Uniform(0.0, 1.0),))
    values = np.array([[np.nan, 0.2], [0.4, 0.4]])
    weights = np.array([[0.5, 0.5], [0.0, 1.0]])
    factors = confidence_factors(values, weights, cells, Simulation(1))
    assert factors[0] == pytest.approx(0.4, abs=4 * np.sqrt(0.24 / 32_768))
    assert factors[1] == 1  # under its own weights only the second criterion counts


def test_an_alternative_without_central_weights_has_no_factor() -> None:
    factors = confidence_factors(np.eye(2), np.array([[1.0, 0.0], NONE]), NO_CELLS, Simulation(1))
    assert factors[0] == 1
    assert np.isnan(factors[1])


def test_without_any_central_weights_there_is_no_factor() -> None:
    assert np.isnan(confidence_factors(np.eye(2), np.array([NONE, NONE]), NO_CELLS, Simulation(1))).all()


def test_a_single_alternative_is_first() -> None:
    assert confidence_factors([[0.3]], np.array([[1.0]]), NO_CELLS, Simulation(1)).tolist() == [1]


def test_ties_for_the_first_place_are_shared() -> None:
    """Two equal alternatives and a third that is as good half of the time: (1/2 + 1/3) / 2, and 1/6."""
    coin = UncertainCells(np.array([2]), np.array([0]), (Discrete((0.0, 0.5), (0.5, 0.5)),))
    factors = confidence_factors([[0.5], [0.5], [0.0]], np.ones((3, 1)), coin, Simulation(1))
    np.testing.assert_allclose(factors, [5 / 12, 5 / 12, 1 / 6], atol=0.005)


def test_many_uncertain_scores_agree_with_a_plain_simulation() -> None:
    rng = np.random.default_rng(1)
    values, weights = rng.random((4, 3)), rng.dirichlet([3.0, 3.0, 3.0], 4)
    weights[3] = np.nan
    rows, columns = np.array([0, 0, 1, 2, 3]), np.array([0, 2, 1, 1, 0])
    kinds = (
        Uniform(0.0, 1.0),
        Triangular(0.2, 0.5, 0.9),
        Pert(0.1, 0.4, 0.9),
        Uniform(0.3, 0.6),
        Uniform(0.0, 1.0),
    )
    factors = confidence_factors(values, weights, UncertainCells(rows, columns, kinds), Simulation(60_000))
    draws = np.tile(values, (60_000, 1, 1))
    draws[:, 0, 0] = rng.uniform(0, 1, 60_000)
    draws[:, 0, 2] = rng.triangular(0.2, 0.5, 0.9, 60_000)
    draws[:, 1, 1] = 0.1 + 0.8 * rng.beta(1 + 4 * 0.375, 1 + 4 * 0.625, 60_000)
    draws[:, 2, 1] = rng.uniform(0.3, 0.6, 60_000)
    draws[:, 3, 0] = rng.uniform(0, 1, 60_000)
    for i in range(3):
        share = ((draws @ weights[i]).argmax(axis=1) == i).mean()
        assert factors[i] == pytest.approx(share, abs=4 * np.sqrt(2 * 0.25 / 60_000))
    assert np.isnan(factors[3])


def test_each_of_many_judged_alternatives_has_its_own_factor() -> None:
    """At its own weights alternative i of 40 is first when its score passes a bar: probability 1 - i / 40."""
    m = 40
    values = np.vstack((np.zeros((m, m)), np.arange(m) / m))
    weights = np.vstack((np.eye(m), np.full(m, np.nan)))
    cells = UncertainCells(np.arange(m), np.arange(m), (Uniform(0.0, 1.0),) * m)
    factors = confidence_factors(values, weights, cells, Simulation(1))
    expected = 1 - np.arange(m) / m
    error = np.sqrt(expected * (1 - expected) / 32_768)
    assert (np.abs(factors[:m] - expected) <= 4 * error).all()
    assert np.isnan(factors[m])


def test_one_and_two_threads_give_the_same_bytes() -> None:
    cells = UncertainCells(np.array([0, 1]), np.array([0, 1]), (Uniform(0.0, 1.0), Uniform(0.0, 1.0)))
    one, two = (
        confidence_factors(np.eye(2), np.full((2, 2), 0.5), cells, Simulation(100_000, 1, threads))
        for threads in (1, 2)
    )
    assert one.tobytes() == two.tobytes()


def test_weights_for_other_alternatives_are_refused() -> None:
    sentence = "^there are central weights for 3 alternatives and values for 2$"
    with pytest.raises(EngineError, match=sentence):
        confidence_factors(np.eye(2), np.full((3, 2), 0.5), NO_CELLS, Simulation(1))
