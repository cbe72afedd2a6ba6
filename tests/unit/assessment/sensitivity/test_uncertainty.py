"""From scores that are not exact to distributions of partial values."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from mlr_prio.assessment.performance import performance_table
from mlr_prio.assessment.sensitivity.uncertainty import uncertain_cells
from mlr_prio.engine.sensitivity.distribution import (
    Discrete,
    Distribution,
    Pert,
    Tabulated,
    Triangular,
    TruncatedNormal,
    Uniform,
    mean,
    quantile,
)
from mlr_prio.model.problem import Problem
from tests.conftest import CRITERIA

Load = Callable[..., Problem]

PROJECT = "schema_version: 1\nid: vag\nname: V\nmode: road\nstatus: candidate\nscores: {{{scores}}}\n"
BENT = CRITERIA.replace(
    "scale: {unit: ha, worst: 100, best: 0, baseline: 0}",
    "scale: {unit: ha, worst: 100, best: 0, baseline: 0}\n"
    "    value_function: {points: [[0, 1], [20, 0.5], [100, 0]]}",
)


def cells(problem: Problem) -> dict[tuple[str, str], Distribution]:
    table = performance_table(problem.candidates, problem.leaves)
    found = uncertain_cells(problem.candidates, problem.leaves, table)
    return {
        (table.alternatives[i], table.criteria[j]): distribution
        for i, j, distribution in zip(found.rows, found.columns, found.distributions, strict=True)
    }


def of_score(load: Load, scores: str, criterion: str, criteria: str = CRITERIA) -> Distribution:
    files = {"projects/vag.yaml": PROJECT.format(scores=scores), "criteria/criteria.yaml": criteria}
    return cells(load(files))["vag", criterion]


def test_only_what_is_not_exact_has_a_distribution(load: Load) -> None:
    found = cells(load())
    assert found == {("stig", "komfort"): Uniform(0.5, 1.0), ("vag", "komfort"): Uniform(0.0, 1.0)}


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ("tid: {low: 5, high: 15}", Uniform(0.25, 0.75)),
        ("tid: {low: 0, likely: 5, high: 20}", Triangular(0.0, 0.25, 1.0)),
        ("tid: {low: 0, likely: 5, high: 20, shape: pert}", Pert(0.0, 0.25, 1.0)),
        ("tid: {mean: 10, sd: 2}", TruncatedNormal(0.5, 0.1, 0.2, 0.8)),
        ("tid: {mean: 10, sd: 20}", TruncatedNormal(0.5, 1.0, 0.0, 1.0)),
        ("tid: {values: {0: 0.25, 5: 0.5, 20: 0.25}}", Discrete((0.0, 0.25, 1.0), (0.25, 0.5, 0.25))),
        ("tid: {values: {0: 0.0, 5: 0.5, 20: 0.5}}", Discrete((0.25, 1.0), (0.5, 0.5))),
    ],
)
def test_a_linear_value_function_keeps_the_kind(load: Load, scores: str, expected: Distribution) -> None:
    assert of_score(load, scores, "tid") == expected


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ("mark: {low: 20, high: 40}", (0.6, 0.7, 0.8)),
        ("mark: {low: 0, likely: 30, high: 100}", (0.0, 0.7, 1.0)),
    ],
)
def test_where_less_is_better_the_distribution_is_mirrored(
    load: Load, scores: str, expected: tuple[float, ...]
) -> None:
    found = of_score(load, scores, "mark")
    low, likely, high = expected
    if isinstance(found, Uniform):
        assert (found.low, found.high) == pytest.approx((low, high))
    else:
        assert isinstance(found, Triangular)
        assert (found.low, found.likely, found.high) == pytest.approx((low, likely, high))


def test_a_bent_value_function_tabulates_the_values_of_the_levels(load: Load) -> None:
    """Uniform from 0 to 100 ha: a fifth of the levels are worth 0.5 to 1, the others 0 to 0.5."""
    found = of_score(load, "mark: {low: 0, high: 100}", "mark", BENT)
    assert isinstance(found, Tabulated)
    middle = quantile(found, np.array([0.4, 0.8, 0.9]))
    np.testing.assert_allclose(middle, [0.25, 0.5, 0.75], atol=1e-3)
    assert mean(found) == pytest.approx(0.8 * 0.25 + 0.2 * 0.75, abs=1e-3)


def test_a_missing_score_is_uniform_over_the_scale_not_over_the_values(load: Load) -> None:
    found = of_score(load, "tid: 10", "mark", BENT)
    assert isinstance(found, Tabulated)
    assert mean(found) == pytest.approx(0.35, abs=1e-3)


def test_levels_that_are_worth_the_same_are_one(load: Load) -> None:
    flat = BENT.replace("[[0, 1], [20, 0.5], [100, 0]]", "[[0, 1], [50, 1], [100, 0]]")
    found = of_score(load, "mark: {values: {0: 0.25, 50: 0.25, 100: 0.5}}", "mark", flat)
    assert found == Discrete((0.0, 1.0), (0.5, 0.5))


def test_probabilities_that_sum_to_one_only_about_so_are_made_to(load: Load) -> None:
    found = of_score(load, "tid: {values: {0: 0.3333333, 10: 0.3333333, 20: 0.3333333}}", "tid")
    assert isinstance(found, Discrete)
    assert sum(found.probabilities) == pytest.approx(1.0, abs=1e-12)
