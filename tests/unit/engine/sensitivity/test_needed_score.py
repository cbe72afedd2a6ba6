from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.ranking import ranks
from mlr_prio.engine.sensitivity.needed_score import needed_score_to_enter, needed_score_to_pass
from mlr_prio.errors import EngineError


@given(st.integers(0, 10**6), st.integers(2, 6), st.integers(1, 4), st.data())
def test_the_needed_score_is_where_the_place_turns(seed: int, m: int, n: int, data: st.DataObject) -> None:
    """With it the alternative is in the top, with a little less it is not; without it no score suffices."""
    rng = np.random.default_rng(seed)
    table, weights = rng.random((m, n)), rng.dirichlet(np.ones(n))
    i, j, k = (data.draw(st.integers(low, high)) for low, high in ((0, m - 1), (0, n - 1), (1, m)))

    def place(score: float) -> int:
        changed = table.copy()
        changed[i, j] = score
        return int(ranks(overall_values(changed, weights))[i])

    needed = needed_score_to_enter(table, weights, i, j, k)
    if needed is None:
        assert place(1.0) > k
    else:
        assert place(needed) <= k
        assert needed == 0.0 or place(max(needed - 1e-6, 0.0)) > k


def test_the_score_that_reaches_a_rival_by_hand() -> None:
    table, weights = [[0.6, 0.6], [0.4, 0.6], [0.1, 0.2], [0.0, 0.0]], [0.5, 0.5]
    assert needed_score_to_pass(table, weights, 1, 0, 0) == pytest.approx(0.6)
    assert needed_score_to_pass(table, weights, 2, 1, 0) is None
    assert needed_score_to_pass(table, weights, 1, 0, 3) == 0.0
    assert needed_score_to_pass(table, weights, 2, 0, 0) == pytest.approx(1.0)


def test_a_criterion_without_weight_cannot_help() -> None:
    assert needed_score_to_pass([[0.6, 0.6], [0.4, 0.6]], [1.0, 0.0], 1, 1, 0) is None


def test_a_top_that_the_list_does_not_have_is_refused() -> None:
    with pytest.raises(EngineError, match="the top 0 was asked for in a list of 2"):
        needed_score_to_enter([[0.5], [0.4]], [1.0], 0, 0, 0)
