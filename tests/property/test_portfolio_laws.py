"""Packages against complete enumeration, in plain Python and whole numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.engine.portfolio.clash import ClashError
from mlr_prio.engine.portfolio.constraint import AtMost, Constraints, JointBonus, Purse
from mlr_prio.engine.portfolio.cost_risk import break_even_costs
from mlr_prio.engine.portfolio.fairness import fair_package
from mlr_prio.engine.portfolio.frontier import frontier
from mlr_prio.engine.portfolio.just_outside import just_outside
from mlr_prio.engine.portfolio.robust import robust_packages
from mlr_prio.engine.portfolio.robustness import selection_shares
from mlr_prio.engine.portfolio.selection import best_chosen, best_package, optimal_packages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

UNIT = 1 / 16
"""Values are multiples of this: ties are common and sums are exact."""

Bits = tuple[int, ...]
Drawn = TypeVar("Drawn")


@pytest.fixture(autouse=True)
def raise_floating_point_errors() -> Iterator[None]:
    with np.errstate(all="raise"):
        yield


@dataclass(frozen=True)
class Case:
    """A question small enough to try every subset."""

    points: tuple[int, ...]
    costs: tuple[int, ...]
    budget: int
    constraints: Constraints

    @property
    def m(self) -> int:
        return len(self.costs)

    @property
    def values(self) -> NDArray[np.float64]:
        return np.array(self.points) * UNIT

    def worth(self, bits: Bits, points: tuple[int, ...] | None = None) -> int:
        """Return the value of a package in sixteenths."""
        bonus = sum(
            round(each.bonus / UNIT)
            for each in self.constraints.bonuses
            if all(bits[i] for i in each.projects)
        )
        return bonus + sum(p for p, bit in zip(points or self.points, bits, strict=True) if bit)

    def cost(self, bits: Bits) -> int:
        return sum(c for c, bit in zip(self.costs, bits, strict=True) if bit)

    def keeps(self, bits: Bits) -> bool:
        c = self.constraints
        return (
            self.cost(bits) <= self.budget
            and all(bits[b] for a, b in c.requires if bits[a])
            and not any(bits[a] and bits[b] for a, b in c.excludes)
            and all(any(bits[i] for i in some) for some in (*c.at_least_one_of, *c.coverage))
            and all(sum(bits[i] for i in set(each.projects)) <= each.count for each in c.at_most)
            and all(np.dot(each.costs, bits) <= each.limit for each in c.purses)
        )

    @cached_property
    def named(self) -> set[int]:
        c = self.constraints
        sets: list[tuple[int, ...]] = [*c.requires, *c.excludes, *c.at_least_one_of, *c.coverage]
        sets += [limit.projects for limit in c.at_most] + [bonus.projects for bonus in c.bonuses]
        return {i for some in sets for i in some}

    def welcome(self, bits: Bits, points: tuple[int, ...] | None = None) -> bool:
        """Tell whether every chosen project is worth something or named by a constraint."""
        return all(
            not bit or p > 0 or i in self.named
            for i, (bit, p) in enumerate(zip(bits, points or self.points, strict=True))
        )

    @cached_property
    def permitted(self) -> list[Bits]:
        every = product((1, 0), repeat=self.m)
        return [bits for bits in every if self.keeps(bits) and self.welcome(bits)]

    def preference(self, bits: Bits) -> tuple[int, int, Bits]:
        return self.worth(bits), -self.cost(bits), bits


def projects(m: int, fewest: int = 1) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.integers(0, m - 1), min_size=fewest, max_size=3).map(tuple)


def pairs(m: int) -> st.SearchStrategy[tuple[tuple[int, int], ...]]:
    one = st.permutations(range(m)).map(lambda order: (order[0], order[1]))
    return st.lists(one, max_size=2 if m > 1 else 0).map(tuple)


def few(each: st.SearchStrategy[Drawn]) -> st.SearchStrategy[tuple[Drawn, ...]]:
    return st.lists(each, max_size=1).map(tuple)


@st.composite
def cases(draw: st.DrawFn, *, purses: bool = False, most: int = 9) -> Case:
    m = draw(st.integers(1, most))
    whole = st.lists(st.integers(0, 6), min_size=m, max_size=m).map(tuple)
    points = tuple(draw(st.lists(st.integers(-2, 8), min_size=m, max_size=m)))
    costs = draw(whole)
    budget = draw(st.integers(0, sum(costs) + 1))
    at_most = st.builds(AtMost, st.integers(0, 2), projects(m))
    bonuses = st.builds(JointBonus, projects(m), st.integers(-4, 4).map(lambda k: k * UNIT))
    constraints = Constraints(
        requires=draw(pairs(m)),
        excludes=draw(pairs(m)),
        at_least_one_of=draw(few(projects(m))),
        at_most=draw(few(at_most)),
        bonuses=draw(few(bonuses)),
        coverage=draw(few(projects(m, 0 if purses else 1))),
        purses=(Purse(draw(whole), draw(st.integers(0, 12))),) if purses else (),
    )
    return Case(points, costs, budget, constraints)


def law(examples: int = 50) -> settings:
    return settings(max_examples=examples, deadline=None)


def bits_of(chosen: NDArray[np.bool_]) -> Bits:
    return tuple(int(bit) for bit in chosen)


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
