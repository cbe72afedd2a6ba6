from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.portfolio.constraint import ConstraintKind, ConstraintReference, Constraints, JointBonus
from mlr_prio.engine.portfolio.list_order import rule_packages


def ids(chosen: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> list[int]:
    result: list[int] = np.flatnonzero(chosen).tolist()
    return result


def test_the_three_rules_part_where_a_dear_project_stands_high_on_the_list() -> None:
    rules = rule_packages([0.9, 0.8, 0.5, 0.4, -0.1], [6, 7, 3, 1, 1], 10)
    assert ids(rules.list_until_full.chosen) == [0]
    assert ids(rules.list_skipping.chosen) == [0, 2, 3]
    assert ids(rules.ratio_skipping.chosen) == [0, 2, 3]
    assert (rules.list_until_full.cost, rules.list_until_full.value) == (6, 0.9)
    assert rules.list_until_full.loss == pytest.approx(0.9)
    assert rules.list_skipping.loss == 0


def test_projects_that_cost_nothing_head_the_list_by_ratio_and_equal_ratios_go_by_id() -> None:
    rules = rule_packages([0.2, 0.4, 0.1], [1, 2, 0], 2)
    assert ids(rules.ratio_skipping.chosen) == [0, 2]


def test_what_a_rule_breaks_is_named_and_its_value_counts_the_bonus() -> None:
    constraints = Constraints(excludes=((0, 1),), bonuses=(JointBonus((0, 1), 0.5),))
    rules = rule_packages([1, 1, 0.25], [1, 1, 1], 2, constraints)
    assert ids(rules.list_until_full.chosen) == [0, 1]
    assert rules.list_until_full.broken == (ConstraintReference(ConstraintKind.EXCLUDES, 0),)
    assert rules.list_until_full.loss == pytest.approx(1.25 - 2.5)
