from __future__ import annotations

import pytest

from mlr_prio.engine.portfolio.profitability import profitability
from mlr_prio.errors import EngineError


@pytest.mark.parametrize(("investment", "operation"), [(0.0, 1.0), (1.0, -1.0)])
def test_a_project_that_costs_nothing_has_no_ratio(investment: float, operation: float) -> None:
    with pytest.raises(
        EngineError, match="a project costs nothing or less; a ratio to its cost has no meaning"
    ):
        profitability([1.0], [investment], [operation])
