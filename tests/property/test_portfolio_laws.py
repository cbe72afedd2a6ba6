"""Packages against complete enumeration, in plain Python and whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.engine.portfolio.clash import ClashError
from mlr_prio.engine.portfolio.frontier import frontier
from mlr_prio.engine.portfolio.just_outside import just_outside
from mlr_prio.engine.portfolio.selection import best_package, optimal_packages

if TYPE_CHECKING:
    from collections.abc import Iterator


from tests.property.portfolio_case import UNIT, Bits, Case, bits_of, cases, law


@pytest.fixture(autouse=True)
def raise_floating_point_errors() -> Iterator[None]:
    with np.errstate(all="raise"):
        yield


def check_best(case: Case) -> None:
    arguments = case.values, case.costs, case.budget, case.constraints
    if not case.permitted:
        with pytest.raises(ClashError, match="no package keeps"):
            best_package(*arguments)
        return
    best = max(case.permitted, key=case.preference)
    package = best_package(*arguments)
    assert bits_of(package.chosen) == best
    assert (package.cost, package.value, package.proven) == (case.cost(best), case.worth(best) * UNIT, True)
    assert package.bound == package.value


@law()
@given(case=cases(most=11))
def test_the_table_chooses_what_enumeration_chooses(case: Case) -> None:
    check_best(case)


@law(25)
@given(case=cases(purses=True, most=7))
def test_the_solver_chooses_what_enumeration_chooses(case: Case) -> None:
    check_best(case)


def check_optima(case: Case, listed: int | None = None) -> None:
    arguments = case.values, case.costs, case.budget, case.constraints
    if not case.permitted:
        with pytest.raises(ClashError, match="no package keeps"):
            optimal_packages(*arguments)
        return
    best = max(case.worth(bits) for bits in case.permitted)
    optima = sorted((b for b in case.permitted if case.worth(b) == best), key=case.preference, reverse=True)
    tied = optimal_packages(*arguments)
    assert tied.count == (len(optima) if listed is None or len(optima) <= listed else None)
    found = [bits_of(row) for row in tied.chosen]
    assert found[0] == optima[0]
    assert len(found) == min(len(optima), 10)
    assert found == optima[:10] if listed is None else set(found) <= set(optima)


@law()
@given(case=cases())
def test_the_table_counts_the_optimal_packages_and_lists_the_first_ten(case: Case) -> None:
    check_optima(case)


@law(15)
@given(case=cases(purses=True, most=6))
def test_the_solver_lists_optimal_packages_and_counts_up_to_ten(case: Case) -> None:
    check_optima(case, listed=10)


def efficient(case: Case) -> list[Bits]:
    """Return the packages that are best for some budget up to the case's, cheapest first."""
    by_budget = [[b for b in case.permitted if case.cost(b) <= limit] for limit in range(case.budget + 1)]
    best = [max(some, key=case.preference) for some in by_budget if some]
    return list(dict.fromkeys(best))


def check_frontier(case: Case) -> None:
    arguments = case.values, case.costs, case.budget, case.constraints
    points = efficient(case)
    if not points:
        with pytest.raises(ClashError, match="no package keeps"):
            frontier(*arguments)
        return
    result = frontier(*arguments)
    assert [bits_of(row) for row in result.chosen] == points
    assert result.costs.tolist() == [case.cost(bits) for bits in points]
    assert result.values.tolist() == [case.worth(bits) * UNIT for bits in points]
    assert result.complete


@law()
@given(case=cases())
def test_the_frontier_holds_every_package_that_is_best_for_some_budget(case: Case) -> None:
    check_frontier(case)


@law(10)
@given(case=cases(purses=True, most=5))
def test_the_frontier_by_the_solver_is_the_same(case: Case) -> None:
    check_frontier(case)


@law()
@given(case=cases(), share=st.floats(0, 1))
def test_just_outside_is_what_a_plain_search_through_larger_budgets_finds(case: Case, share: float) -> None:
    points = efficient(case)
    if not points:
        return
    low, high = case.cost(points[0]), case.budget
    budget = low + round(share * (high - low))
    line = frontier(case.values, case.costs, high, case.constraints, lowest=budget)
    outside = just_outside(line, budget)
    packages = [best_package(case.values, case.costs, b, case.constraints) for b in range(budget, high + 1)]
    for i in range(case.m):
        needed = next((extra for extra, package in enumerate(packages) if package.chosen[i]), -1)
        assert outside.extra[i] == needed
        if needed >= 0:
            assert line.chosen[outside.point[i]].tolist() == packages[needed].chosen.tolist()
