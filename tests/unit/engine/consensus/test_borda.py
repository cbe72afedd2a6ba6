from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import rankdata

from mlr_prio.engine.consensus.borda import borda_scores
from mlr_prio.engine.consensus.support import relation_support, vote_support
from mlr_prio.engine.consensus.vote import Votes


def test_scores_follow_from_mean_places_when_there_are_ties() -> None:
    values = np.random.default_rng(0).integers(0, 4, (7, 9)).astype(float)
    mean_places = rankdata(-values, axis=1).mean(axis=0)
    assert borda_scores(vote_support(Votes.of(values))) == pytest.approx(7 * (9 - mean_places), abs=1e-12)


def test_an_abstention_and_an_unknown_order_count_as_ties() -> None:
    abstaining = vote_support(Votes.of([[3.0, 2.0, 1.0]], [[True, False, False]]))
    assert borda_scores(abstaining).tolist() == [1.0, 1.5, 0.5]
    assert borda_scores(relation_support([np.eye(3, dtype=bool)])).tolist() == [1.0, 1.0, 1.0]
