"""KNAPSACK_01 data set P07 (Florida State University): one optimum, which the ratio rule misses."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from mlr_prio.engine.portfolio.constraint import UNCONSTRAINED
from mlr_prio.engine.portfolio.list_order import rule_packages
from mlr_prio.engine.portfolio.selection import optimal_packages, search

CASE = json.loads((Path(__file__).parent / "cases/knapsack_fsu_p07.json").read_text(encoding="utf-8"))
INPUTS, EXPECTED = CASE["inputs"], CASE["expected"]
ARGUMENTS = INPUTS["values"], INPUTS["costs"], INPUTS["budget"]


def test_the_optimum_is_the_published_one_and_the_only_one() -> None:
    tied = optimal_packages(*ARGUMENTS)
    assert tied.count == 1
    assert [np.flatnonzero(row).tolist() for row in tied.chosen] == EXPECTED["optimal_sets_0based"]
    assert np.dot(tied.chosen[0], INPUTS["values"]) == EXPECTED["optimum"]


def test_the_solver_finds_the_published_optimum() -> None:
    package = search(*ARGUMENTS, UNCONSTRAINED).best()
    assert package is not None
    assert np.flatnonzero(package.chosen).tolist() == EXPECTED["optimal_sets_0based"][0]


def test_value_per_cost_misses_it_by_the_published_amount() -> None:
    ratio = rule_packages(*ARGUMENTS).ratio_skipping
    assert np.flatnonzero(ratio.chosen).tolist() == EXPECTED["greedy_by_ratio"]["set"]
    assert ratio.value == EXPECTED["greedy_by_ratio"]["value"]
    assert ratio.loss == EXPECTED["optimum"] - EXPECTED["greedy_by_ratio"]["value"]
