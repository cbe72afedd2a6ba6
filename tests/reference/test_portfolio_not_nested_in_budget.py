"""Own construction: one more unit of money throws a chosen project out, so a package is not a list."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from mlr_prio.engine.portfolio.frontier import frontier
from mlr_prio.engine.portfolio.selection import best_package

CASE = json.loads(
    (Path(__file__).parent / "cases/portfolio_not_nested_in_budget.json").read_text(encoding="utf-8")
)
INPUTS, EXPECTED = CASE["inputs"], CASE["expected"]


def test_each_budget_has_its_optimum_and_the_larger_one_does_not_hold_the_smaller_one() -> None:
    sets = []
    for budget in INPUTS["budgets"]:
        package = best_package(INPUTS["values"], INPUTS["costs"], budget)
        assert package.value == EXPECTED[str(budget)]["optimum"]
        sets.append(np.flatnonzero(package.chosen).tolist())
        assert sets[-1] == EXPECTED[str(budget)]["set"]
    assert set(sets[0]).issubset(sets[1]) is EXPECTED["nested"]


def test_the_frontier_shows_both_packages() -> None:
    points = frontier(INPUTS["values"], INPUTS["costs"], 11)
    sets = [np.flatnonzero(row).tolist() for row in points.chosen]
    assert [EXPECTED["10"]["set"], EXPECTED["11"]["set"]] == sets[-2:]
