from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.portfolio.constraint import Constraints, Purse
from mlr_prio.engine.portfolio.frontier import frontier
from mlr_prio.engine.portfolio.just_outside import just_outside

if TYPE_CHECKING:
    import pytest

VALUES, COSTS = [2, 17, 10, 19, 9], [5, 4, 7, 9, 3]


def test_the_frontier_begins_with_the_best_package_for_the_lowest_budget() -> None:
    whole = frontier(VALUES, COSTS, 28)
    part = frontier(VALUES, COSTS, 28, lowest=8)
    assert part.costs.tolist() == [cost for cost in whole.costs if cost >= 7]
    assert part.costs[0] == 7


def test_a_long_frontier_by_the_solver_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mlr_prio.engine.portfolio.frontier.SOLVER_POINTS", 2)
    purse = Constraints(purses=(Purse((1,) * 5, 5),))
    cut = frontier(VALUES, COSTS, 28, purse)
    assert not cut.complete
    assert cut.chosen.tolist() == frontier(VALUES, COSTS, 28).chosen[-2:].tolist()


def test_the_frontier_by_the_solver_stops_at_the_lowest_budget() -> None:
    purse = Constraints(purses=(Purse((1,) * 5, 5),))
    assert (
        frontier(VALUES, COSTS, 28, purse, lowest=8).costs.tolist()
        == frontier(VALUES, COSTS, 28, lowest=8).costs.tolist()
    )


def test_a_project_outside_names_the_extra_money_and_the_package_it_comes_with() -> None:
    """With one unit more 2 replaces 4; with two, 0 joins (as good as 3 and 4); with three, 3 joins 1."""
    outside = just_outside(frontier(VALUES, COSTS, 28), 10)
    assert outside.extra.tolist() == [2, 0, 1, 3, 0]
    frontier_row = frontier(VALUES, COSTS, 28).chosen[outside.point[2]]
    assert np.flatnonzero(frontier_row).tolist() == [1, 2]


def test_a_project_that_no_budget_brings_in_is_marked() -> None:
    outside = just_outside(frontier([1, -1], [1, 1], 2), 1)
    assert outside.extra.tolist() == [0, -1]
    assert outside.point.tolist() == [1, -1]
