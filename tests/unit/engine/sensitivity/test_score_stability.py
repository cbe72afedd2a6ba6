from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.engine.sensitivity.family import score_family
from mlr_prio.engine.sensitivity.score_stability import score_ranking_stability, score_top_stability
from mlr_prio.engine.sensitivity.stability import NO_PAIR, Stability, ranking_stability, top_stability
from mlr_prio.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.engine.sensitivity.family import AffineFamily


def assert_same(
    whole: Stability, one: Callable[[AffineFamily], Stability], table: object, weights: object
) -> None:
    """Compare every cell with the interval of its own family of lines."""
    for i, j in product(*map(range, whole.low.shape)):
        cell = one(score_family(table, weights, i, j))  # type: ignore[arg-type]  # any table will do
        assert (whole.low[i, j], whole.high[i, j]) == pytest.approx((cell.low[0], cell.high[0]), abs=1e-12)
        assert whole.low_pair[i, j].tolist() == cell.low_pair[0].tolist()
        assert whole.high_pair[i, j].tolist() == cell.high_pair[0].tolist()


@given(st.integers(0, 10**6), st.integers(2, 7), st.integers(1, 4), st.data())
def test_all_cells_at_once_agree_with_the_lines_of_each(
    seed: int, m: int, n: int, data: st.DataObject
) -> None:
    rng = np.random.default_rng(seed)
    table, weights = rng.random((m, n)), rng.dirichlet(np.ones(n))
    k = data.draw(st.integers(1, m))
    assert_same(score_ranking_stability(table, weights), ranking_stability, table, weights)
    assert_same(score_top_stability(table, weights, k), lambda f: top_stability(f, k), table, weights)


def test_ties_and_criteria_without_weight_are_treated_as_in_the_families() -> None:
    table, weights = [[0.25, 0.75, 0.1], [0.75, 0.25, 0.9], [0.5, 0.25, 0.0]], [0.5, 0.5, 0.0]
    ranking = score_ranking_stability(table, weights)
    assert_same(ranking, ranking_stability, table, weights)
    assert_same(score_top_stability(table, weights, 1), lambda f: top_stability(f, 1), table, weights)
    assert ranking.high[1].tolist() == [0.75, 0.25, 1.0]
    assert ranking.low_pair[:, 2].tolist() == [[NO_PAIR, NO_PAIR]] * 3


def test_a_top_that_the_list_does_not_have_is_refused() -> None:
    with pytest.raises(EngineError, match="the top 3 was asked for in a list of 2"):
        score_top_stability([[0.5], [0.4]], [1.0], 3)
