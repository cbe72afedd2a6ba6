from __future__ import annotations

import numpy as np

from mlr_prio.engine.portfolio.component import MOST_MEMBERS, components
from mlr_prio.engine.portfolio.constraint import AtMost, Constraints, Purse

COSTS = np.array([3, 1, 4, 1, 5])


def test_constraints_tie_projects_together_across_the_list() -> None:
    tied = Constraints(requires=((4, 0),), excludes=((2, 4),), at_most=(AtMost(1, (1, 3)),))
    parts = components(COSTS, tied, 10)
    assert parts is not None
    assert [part.members.tolist() for part in parts] == [[0, 2, 4], [1, 3]]
    assert not any(part.free for part in parts)


def test_only_permitted_subsets_that_the_budget_can_pay_are_kept_cheapest_first() -> None:
    parts = components(COSTS, Constraints(requires=((4, 0),), excludes=((2, 4),)), 7)
    assert parts is not None
    subsets = [parts[0].members[subset].tolist() for subset in parts[0].subsets]
    assert subsets == [[], [0], [2], [0, 2]]
    assert parts[0].costs.tolist() == [0, 3, 4, 7]


def test_at_the_same_cost_the_subset_with_the_first_project_comes_first() -> None:
    parts = components(np.array([2, 1, 1]), Constraints(at_most=(AtMost(2, (0, 1, 2)),)), 9)
    assert parts is not None
    assert [np.flatnonzero(subset).tolist() for subset in parts[0].subsets] == [
        [], [1], [2], [0], [1, 2], [0, 1], [0, 2],
    ]  # fmt: skip


def test_a_project_that_the_budget_cannot_pay_can_only_be_left_out() -> None:
    parts = components(COSTS, Constraints(), 4)
    assert parts is not None
    assert [len(part.costs) for part in parts] == [2, 2, 2, 2, 1]


def test_a_second_purse_a_wide_constraint_or_an_empty_one_is_for_the_solver() -> None:
    wide = tuple(range(MOST_MEMBERS + 1))
    costs = np.ones(MOST_MEMBERS + 1, dtype=np.int64)
    assert components(costs, Constraints(coverage=(wide,)), 5) is None
    assert components(costs, Constraints(coverage=(wide[1:],)), 5) is not None
    assert components(costs, Constraints(coverage=((),)), 5) is None
    assert components(costs, Constraints(purses=(Purse((1,) * len(wide), 3),)), 5) is None
