from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.portfolio.constraint import Constraints
from mlr_prio.engine.portfolio.robustness import selection_shares
from mlr_prio.engine.portfolio.selection import search
from mlr_prio.errors import EngineError

PARTIAL = np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.6], [0.1, 0.1]])
WEIGHTS = np.array([[0.9, 0.1], [0.5, 0.5], [0.2, 0.8], [0.7, 0.3]])


def test_projects_are_in_always_sometimes_or_never() -> None:
    shares = selection_shares(PARTIAL, WEIGHTS, [2, 2, 2, 2], 4)
    assert shares.counts.tolist() == [3, 1, 4, 0]
    assert shares.samples == 4
    assert shares.always.tolist() == [False, False, True, False]
    assert shares.never.tolist() == [False, False, False, True]
    assert shares.shares.tolist() == [0.75, 0.25, 1.0, 0.0]


def test_scores_may_be_sampled_with_the_weights() -> None:
    tables = np.stack([PARTIAL, PARTIAL, PARTIAL, PARTIAL * 0])
    assert selection_shares(tables, WEIGHTS, [2, 2, 2, 2], 4).counts.tolist() == [2, 1, 3, 0]


@pytest.mark.parametrize(
    "constraints", [Constraints(), Constraints(requires=((3, 9), (8, 1)), excludes=((2, 17),))]
)
def test_the_shares_are_those_of_the_solver_asked_once_per_sample(constraints: Constraints) -> None:
    rng = np.random.default_rng(8)
    partial, weights = rng.random((40, 6)), rng.dirichlet(np.ones(6), 12)
    costs = rng.integers(1, 60, 40)
    budget = int(costs.sum() * 0.3)
    expected = np.zeros(40)
    for values in weights @ partial.T:
        package = search(values, costs, budget, constraints).best()
        assert package is not None
        expected += package.chosen
    assert selection_shares(partial, weights, costs, budget, constraints).counts.tolist() == expected.tolist()


def test_no_samples_have_no_shares() -> None:
    with pytest.raises(EngineError, match="there is no sample of values; a package needs at least one"):
        selection_shares(PARTIAL, np.empty((0, 2)), [2, 2, 2, 2], 4)
