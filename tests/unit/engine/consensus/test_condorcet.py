from __future__ import annotations

from itertools import pairwise

import numpy as np
from scipy.sparse.csgraph import connected_components

from mlr_prio.engine.consensus.condorcet import condorcet_blocks, condorcet_winner, copeland_scores
from mlr_prio.engine.consensus.support import vote_support
from mlr_prio.engine.consensus.vote import Votes


def test_an_even_vote_is_half_a_victory_and_prevents_a_winner() -> None:
    counts = vote_support(Votes.of([[3.0, 2.0, 1.0], [2.0, 3.0, 1.0]])).for_
    assert copeland_scores(counts).tolist() == [1.5, 1.5, 0.0]
    assert condorcet_winner(counts) is None


def test_the_only_alternative_wins() -> None:
    assert condorcet_winner(np.zeros((1, 1), dtype=np.int32)) == 0


def test_blocks_are_the_strongly_connected_parts_of_not_being_beaten() -> None:
    rng = np.random.default_rng(1)
    several = 0
    for trial in range(100):
        spread = rng.random(12) * (trial % 4)
        values = np.round(rng.random((6 + trial % 2, 12)) + spread, 1)
        counts = vote_support(Votes.of(values)).for_
        blocks = condorcet_blocks(counts)
        unbeaten = (counts >= counts.T) & ~np.eye(12, dtype=bool)
        _, label = connected_components(unbeaten, directed=True, connection="strong")
        assert {tuple(b) for b in blocks} == {tuple(np.flatnonzero(label == c)) for c in np.unique(label)}
        for first, second in pairwise(blocks):
            assert (counts > counts.T)[np.ix_(first, second)].all()
        several += len(blocks) > 1
    assert several > 30
