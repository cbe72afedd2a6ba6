from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.portfolio.constraint import Constraints
from mlr_prio.engine.portfolio.cost_risk import break_even_costs, uplifted_packages
from mlr_prio.errors import EngineError

VALUES, AMOUNTS = [0.9, 0.6, 0.5], [50.0, 30.0, 20.0]


def test_the_dearest_project_drops_out_when_all_costs_rise_by_39_percent() -> None:
    result = uplifted_packages(VALUES, AMOUNTS, [[1.0] * 3, [1.39] * 3], budget=100, unit=0.1)
    assert result.unchanged.chosen.all()
    assert result.dropped.tolist() == [[False] * 3, [False, True, False]]
    assert not result.added.any()
    assert [package.cost for package in result.packages] == [1000, 695 + 278]


def test_a_rise_for_one_class_may_bring_another_project_in() -> None:
    result = uplifted_packages(VALUES, AMOUNTS, [[1.5, 1, 1]], budget=70, unit=1)
    assert result.unchanged.chosen.tolist() == [True, False, True]
    assert result.dropped.tolist() == [[True, False, False]]
    assert result.added.tolist() == [[False, True, False]]


def test_without_factors_there_is_only_the_unchanged_package() -> None:
    result = uplifted_packages(VALUES, AMOUNTS, np.empty((0, 3)), budget=70, unit=1)
    assert result.packages == ()
    assert result.dropped.shape == (0, 3)


@pytest.mark.parametrize("factor", [0.0, -1.0, np.nan, np.inf])
def test_a_factor_must_be_a_positive_number(factor: float) -> None:
    with pytest.raises(
        EngineError, match=f"a cost factor is {factor}; it must be a finite number above zero"
    ):
        uplifted_packages(VALUES, AMOUNTS, [[factor, 1, 1]], budget=70, unit=1)


def test_the_break_even_cost_is_the_money_the_rest_can_spare() -> None:
    """Without project 0, 1 and 2 give 1.1, so 0 needs 2 beside it; without 2, 0 gives 0.9, so 2 needs 1."""
    assert break_even_costs(VALUES, [50, 30, 20], 70).tolist() == [50, -1, 40]


def test_a_project_that_a_constraint_demands_may_cost_the_whole_budget() -> None:
    assert break_even_costs([0.1, 1], [1, 5], 6, Constraints(at_least_one_of=((0,),))).tolist() == [6, 5]
