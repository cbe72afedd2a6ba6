from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.consensus.fairness import fair_shares
from mlr_prio.errors import EngineError

PARTICIPATION = np.array(
    [[True, False, True, False], [True, True, False, False], [False, False, False, True]]
)


def test_shares_are_of_the_first_k_and_what_is_shared_counts_for_each() -> None:
    """The list is 2, 0, 1, 3; its first three cost 100 and are worth 2."""
    shares = fair_shares(PARTICIPATION, [2, 0, 1, 3], 3, [20.0, 50.0, 30.0, 500.0], [0.5, 0.5, 1.0, 0.25])
    assert shares.takes_part.tolist() == [[True, True, False], [False, True, True], [False, False, False]]
    assert shares.count.tolist() == [2, 2, 0]
    assert shares.cost_share.tolist() == [0.5, 0.7, 0.0]
    assert shares.value_share.tolist() == [0.75, 0.5, 0.0]
    assert shares.left_out.tolist() == [False, False, True]
    assert shares.cost_unknown.tolist() == [0, 0, 0]


def test_an_unknown_cost_is_left_out_and_told() -> None:
    shares = fair_shares(PARTICIPATION, [0, 1, 2, 3], 2, [np.nan, 50.0, 1.0, 1.0], np.ones(4))
    assert shares.cost_share.tolist() == [0.0, 1.0, 0.0]
    assert shares.cost_unknown.tolist() == [1, 1, 0]


def test_nothing_has_no_shares() -> None:
    shares = fair_shares(PARTICIPATION, [0, 1, 2, 3], 1, [np.nan] * 4, np.zeros(4))
    assert np.isnan(shares.cost_share).all()
    assert np.isnan(shares.value_share).all()


def test_a_top_of_nothing_is_refused() -> None:
    with pytest.raises(EngineError, match="the top 0 was asked for in a list of 4"):
        fair_shares(PARTICIPATION, [0, 1, 2, 3], 0, np.ones(4), np.ones(4))
