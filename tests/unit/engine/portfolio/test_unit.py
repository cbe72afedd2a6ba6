from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.portfolio.unit import budget_units, cost_units, value_units, whole_budget, whole_costs
from mlr_prio.errors import EngineError


def test_amounts_are_rounded_up_but_not_by_floating_point_noise() -> None:
    """0.3 / 0.1 is a little under 3 and 1.1 / 0.1 a little over 11 in floating point."""
    amounts = [0, 0.3, 0.6, 0.7, 1.1, 0.31, 120_000.1, 120_000.10001]
    assert cost_units(amounts, 0.1).tolist() == [0, 3, 6, 7, 11, 4, 1_200_001, 1_200_002]


def test_a_budget_is_rounded_down_but_not_by_floating_point_noise() -> None:
    assert [budget_units(amount, 0.1) for amount in (0, 0.3, 0.7, 1.1, 0.39)] == [0, 3, 7, 11, 3]


@pytest.mark.parametrize("amount", [-1.0, np.nan, np.inf])
def test_an_amount_must_be_a_finite_number(amount: float) -> None:
    with pytest.raises(
        EngineError, match=f"an amount is {amount}; an amount must be a finite number, zero or more"
    ):
        cost_units([1, amount], 1)


@pytest.mark.parametrize("unit", [0.0, -1.0, np.nan, np.inf])
def test_a_cost_unit_must_be_a_positive_number(unit: float) -> None:
    with pytest.raises(EngineError, match=f"the cost unit is {unit}; it must be a finite number above zero"):
        cost_units([1], unit)


def test_values_are_whole_multiples_of_a_millionth_of_a_millionth() -> None:
    assert value_units([0.1 + 0.2, 0.3, -1]).tolist() == [
        300_000_000_000,
        300_000_000_000,
        -1_000_000_000_000,
    ]


def test_a_value_must_be_a_finite_number() -> None:
    with pytest.raises(
        EngineError, match="the value of a project is not a finite number; it cannot be weighed"
    ):
        value_units([0.5, np.nan])


def test_values_may_not_leave_the_range_of_whole_numbers() -> None:
    with pytest.raises(
        EngineError, match=r"the values sum to 1200000\.0; they may sum to 1000000\.0 at most"
    ):
        value_units([6e5, -6e5])


def test_each_project_needs_a_cost() -> None:
    with pytest.raises(EngineError, match="there are 1 costs for 2 projects; each needs one"):
        whole_costs([1], 2)


@pytest.mark.parametrize("cost", [-1.0, 0.5, np.nan, np.inf])
def test_a_cost_is_a_whole_number_of_units(cost: float) -> None:
    with pytest.raises(
        EngineError, match=f"a cost is {cost} cost units; it must be a whole number, zero or more"
    ):
        whole_costs([1, cost], 2)


@pytest.mark.parametrize("budget", [-1.0, 0.5, np.nan, np.inf])
def test_a_budget_is_a_whole_number_of_units(budget: float) -> None:
    with pytest.raises(EngineError, match=f"the budget is {budget} cost units; it must be a whole number"):
        whole_budget(budget)


def test_whole_numbers_may_come_as_floats() -> None:
    assert whole_budget(3.0) == 3
    assert whole_costs([1.0, 2.0], 2).tolist() == [1, 2]
