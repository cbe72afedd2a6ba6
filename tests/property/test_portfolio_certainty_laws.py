"""Samples, robust packages, costs, fairness and clashes against complete enumeration."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.engine.portfolio.clash import ClashError
from mlr_prio.engine.portfolio.constraint import Constraints
from mlr_prio.engine.portfolio.cost_risk import break_even_costs
from mlr_prio.engine.portfolio.fairness import fair_package
from mlr_prio.engine.portfolio.robust import robust_packages
from mlr_prio.engine.portfolio.robustness import selection_shares
from mlr_prio.engine.portfolio.selection import best_chosen, best_package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

from tests.property.portfolio_case import UNIT, Bits, Case, bits_of, cases, law


@pytest.fixture(autouse=True)
def raise_floating_point_errors() -> Iterator[None]:
    with np.errstate(all="raise"):
        yield


@law()
@given(case=cases(), data=st.data())
def test_many_samples_at_once_are_many_single_questions(case: Case, data: st.DataObject) -> None:
    row = st.lists(st.integers(-2, 8), min_size=case.m, max_size=case.m)
    samples = np.array(data.draw(st.lists(row, min_size=1, max_size=5))) * UNIT
    arguments = case.costs, case.budget, case.constraints
    try:
        batch = best_chosen(samples, *arguments)
    except ClashError:
        with pytest.raises(ClashError, match="no package keeps"):
            best_package(samples[0], *arguments)
        return
    assert batch.tolist() == [best_package(values, *arguments).chosen.tolist() for values in samples]


@law(20)
@given(case=cases(most=6), data=st.data())
def test_selection_shares_count_the_best_packages_of_enumeration(case: Case, data: st.DataObject) -> None:
    free = replace(case, constraints=Constraints())
    table = np.array(
        data.draw(st.lists(st.tuples(*[st.integers(-4, 8)] * 2), min_size=case.m, max_size=case.m))
    )
    weights = np.array([[0.25, 0.75], [0.5, 0.5], [1, 0]])
    shares = selection_shares(table * UNIT, weights, free.costs, free.budget)
    expected = np.zeros(case.m)
    for first, second in ((1, 3), (2, 2), (4, 0)):  # the same weights in quarters
        sample = replace(free, points=tuple((table @ [first, second]).tolist()))
        expected += max(sample.permitted, key=sample.preference)
    assert shares.counts.tolist() == expected.tolist()
    assert shares.samples == 3
    assert shares.always.tolist() == (expected == 3).tolist()
    assert shares.never.tolist() == (expected == 0).tolist()
    assert shares.shares == pytest.approx(expected / 3)


@law(30)
@given(case=cases(most=7), data=st.data())
def test_robust_packages_are_those_that_no_other_dominates(case: Case, data: st.DataObject) -> None:
    """Dominance straight from its definition: at every vertex, with the values that favour the other one."""
    two = st.lists(st.tuples(*[st.integers(-2, 8)] * 2), min_size=case.m, max_size=case.m)
    low = np.array(data.draw(two))
    widths = st.lists(st.tuples(*[st.integers(0, 1)] * 2), min_size=case.m, max_size=case.m)
    high = low + (np.array(data.draw(widths)) if data.draw(st.booleans()) else 0)
    arguments = low * UNIT, high * UNIT, case.costs, case.budget, case.constraints
    best_points = tuple(high.max(axis=1).tolist())
    every = [b for b in product((1, 0), repeat=case.m) if case.keeps(b) and case.welcome(b, best_points)]
    if not every:
        with pytest.raises(ClashError, match="no package keeps"):
            robust_packages(*arguments)
        return
    nobody = (0,) * case.m

    def gain(
        first: Bits, second: Bits, mine: NDArray[np.int64], theirs: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        only_first, only_second = np.array(first) > np.array(second), np.array(second) > np.array(first)
        bonus = case.worth(first, nobody) - case.worth(second, nobody)
        difference: NDArray[np.int64] = mine[only_first].sum(axis=0) - theirs[only_second].sum(axis=0) + bonus
        return difference

    def dominates(first: Bits, second: Bits) -> bool:
        return bool(
            (gain(first, second, low, high) >= 0).all() and (gain(first, second, high, low) > 0).any()
        )

    expected = [b for b in every if not any(dominates(other, b) for other in every)]
    result = robust_packages(*arguments)
    assert result is not None
    assert [bits_of(row) for row in result.chosen] == expected
    inside = np.array(expected).mean(axis=0)
    assert result.core_index == pytest.approx(inside)
    assert result.core.tolist() == (inside == 1).tolist()
    assert result.exterior.tolist() == (inside == 0).tolist()
    assert result.borderline.tolist() == ((inside > 0) & (inside < 1)).tolist()


def check_break_even(case: Case) -> None:
    if not case.permitted:
        return
    arguments = case.values, case.costs, case.budget, case.constraints
    chosen = max(case.permitted, key=case.preference)
    costs = break_even_costs(*arguments)
    for i, bit in enumerate(chosen):
        staying = [cost for cost in range(case.budget + 1) if bit and _in_a_best_package(case, i, cost)]
        assert costs[i] == (max(staying) if bit else -1)
        assert not bit or staying == list(range(costs[i] + 1))


def _in_a_best_package(case: Case, project: int, cost: int) -> bool:
    costs = (*case.costs[:project], cost, *case.costs[project + 1 :])
    raised = replace(case, costs=costs)
    best = max(map(raised.worth, raised.permitted), default=None)
    return any(bits[project] and raised.worth(bits) == best for bits in raised.permitted)


@law(20)
@given(case=cases(most=6))
def test_the_break_even_cost_is_the_last_one_at_which_a_project_is_in_a_best_package(case: Case) -> None:
    check_break_even(case)


@law(5)
@given(case=cases(purses=True, most=4))
def test_the_break_even_cost_by_the_solver_is_the_same(case: Case) -> None:
    check_break_even(case)


@law(20)
@given(case=cases(most=6), data=st.data())
def test_the_fair_package_satisfies_the_least_satisfied_member_most(case: Case, data: st.DataObject) -> None:
    row = st.lists(st.integers(0, 8), min_size=case.m, max_size=case.m).map(tuple)
    members: list[tuple[int, ...]] = data.draw(st.lists(row, min_size=1, max_size=3))
    joint = replace(case, points=tuple(np.sum(members, axis=0).tolist()))
    every = [b for b in product((1, 0), repeat=case.m) if case.keeps(b)]
    own = [max((joint.worth(b, m) for b in every), default=0) for m in members]
    gaining = [(m, best) for m, best in zip(members, own, strict=True) if best > 0]
    if not every or not gaining:
        return

    def least(bits: Bits) -> float:
        return min(joint.worth(bits, m) / best for m, best in gaining)

    arguments = joint.values, case.costs, case.budget, case.constraints
    result = fair_package(np.array(members) * UNIT, *arguments)
    fair = [b for b in joint.permitted if least(b) >= max(map(least, every)) - 1e-9]
    assert bits_of(result.package.chosen) == max(fair, key=joint.preference)
    assert np.nanmin(result.satisfaction) == pytest.approx(max(map(least, every)))
    best = max(joint.permitted, key=joint.preference)
    assert bits_of(result.joint.chosen) == best
    assert np.nanmin(result.joint_satisfaction) == pytest.approx(least(best))
    gone = joint.worth(best) - joint.worth(bits_of(result.package.chosen))
    assert result.price * joint.worth(best) == pytest.approx(gone)


@law(30)
@given(case=cases(purses=True, most=6))
def test_a_clash_ends_when_any_one_of_its_constraints_is_dropped(case: Case) -> None:
    if case.permitted or any(map(case.keeps, product((0, 1), repeat=case.m))):
        return
    with pytest.raises(ClashError, match="no package keeps") as caught:
        best_package(case.values, case.costs, case.budget, case.constraints)
    kept = {(each.kind.value, each.index) for each in caught.value.clash}
    assert not any(_keeps_only(case, kept, bits) for bits in product((0, 1), repeat=case.m))
    for dropped in kept:
        rest = kept - {dropped}
        assert any(_keeps_only(case, rest, bits) for bits in product((0, 1), repeat=case.m))


def _keeps_only(case: Case, names: set[tuple[str, int]], bits: Bits) -> bool:
    """Tell whether a package keeps the named constraints, checked one by one."""
    given = case.constraints
    alone = replace(case, constraints=Constraints(), budget=sum(case.costs))
    for kind, k in names:
        one = (
            replace(alone, budget=case.budget)
            if kind == "budget"
            else replace(alone, constraints=_only(given, kind + ("s" if kind == "purse" else ""), k))
        )
        if not one.keeps(bits):
            return False
    return True


def _only(constraints: Constraints, field: str, k: int) -> Constraints:
    return replace(Constraints(), **{field: (getattr(constraints, field)[k],)})
