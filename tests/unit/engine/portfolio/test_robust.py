from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.portfolio.constraint import Constraints, Purse
from mlr_prio.engine.portfolio.robust import robust_packages
from mlr_prio.errors import EngineError

VALUES = np.array([[4, 1], [1, 4], [5, 5], [0.5, 0.5]])
COSTS = [2, 2, 2, 2]


def test_a_project_good_at_every_vertex_is_core_and_a_poor_one_exterior() -> None:
    result = robust_packages(VALUES, VALUES, COSTS, 4)
    assert result is not None
    assert [np.flatnonzero(row).tolist() for row in result.chosen] == [[0, 2], [1, 2]]
    assert result.core.tolist() == [False, False, True, False]
    assert result.borderline.tolist() == [True, True, False, False]
    assert result.exterior.tolist() == [False, False, False, True]
    assert result.core_index.tolist() == [0.5, 0.5, 1.0, 0.0]


def test_wider_intervals_never_shrink_the_set_of_packages() -> None:
    packages = []
    for width in (0.0, 0.5, 2.0):
        result = robust_packages(VALUES - width, VALUES + width, COSTS, 4)
        assert result is not None
        packages.append({row.tobytes() for row in result.chosen})
    assert packages[0] < packages[1] < packages[2]


def test_packages_of_equal_value_are_all_kept() -> None:
    result = robust_packages(np.ones((3, 2)), np.ones((3, 2)), [1, 1, 2], 2)
    assert result is not None
    assert [np.flatnonzero(row).tolist() for row in result.chosen] == [[0, 1]]
    twins = robust_packages(np.ones((3, 2)), np.ones((3, 2)), [1, 1, 1], 2)
    assert twins is not None
    assert len(twins.chosen) == 3


def test_more_packages_than_the_cap_and_constraints_for_the_solver_give_no_answer() -> None:
    assert robust_packages(VALUES, VALUES, COSTS, 4, cap=1) is None
    assert robust_packages(VALUES, VALUES, COSTS, 4, Constraints(purses=(Purse((1,) * 4, 1),))) is None


def test_packages_are_compared_in_blocks_without_changing_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(7)
    values, costs = rng.integers(1, 9, (12, 3)), rng.integers(1, 9, 12)
    whole = robust_packages(values, values + 1, costs, 20)
    monkeypatch.setattr("mlr_prio.engine.portfolio.robust.BLOCK", 3)
    monkeypatch.setattr("mlr_prio.engine.portfolio.robust.RIVALS", 2)
    blocks = robust_packages(values, values + 1, costs, 20)
    assert whole is not None
    assert blocks is not None
    assert whole.chosen.tolist() == blocks.chosen.tolist()


def test_crossed_intervals_are_refused() -> None:
    with pytest.raises(EngineError, match=r"an interval runs from 1\.0 to 0\.5; the low end must not exceed"):
        robust_packages([[1.0]], [[0.5]], [1], 1)
