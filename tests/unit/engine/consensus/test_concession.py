from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog

from mlr_prio.engine.consensus.concession import moved, smallest_changes
from mlr_prio.engine.sensitivity.needed_move import needed_move


def pairs_behind(seed: int, p: int = 40, n: int = 5) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return weights, advantages and gaps of pairs that can be settled; coarse, so that ties occur."""
    rng = np.random.default_rng(seed)
    weights = rng.integers(0, 6, (p, n)) + np.eye(n, dtype=int)[rng.integers(0, n, p)]
    weights = weights / weights.sum(axis=1, keepdims=True)
    advantage = rng.integers(-4, 5, (p, n)) / 4.0
    gap = -(weights * advantage).sum(axis=1)
    useful = (gap > 1e-9) & (advantage.max(axis=1) > 0)
    return weights[useful], advantage[useful], gap[useful]


@pytest.mark.parametrize("seed", range(5))
def test_every_change_is_the_smallest_move_of_one_pair(seed: int) -> None:
    for w, d, g, change in zip(*(parts := pairs_behind(seed)), smallest_changes(*parts), strict=True):
        move = needed_move(w, np.zeros(d.size), d)
        assert move is not None
        assert moved(change) == pytest.approx(move.mass, abs=1e-12)
        assert w + change == pytest.approx(move.new_weights, abs=1e-12)
        assert change @ d == pytest.approx(g, abs=1e-12)


def test_no_linear_programme_settles_a_pair_with_less() -> None:
    """Minimise the sum of gains over losses at most today's weights, gains equal losses, the gap closed."""
    for w, d, g, change in zip(*(parts := pairs_behind(9, 15)), smallest_changes(*parts), strict=True):
        n = d.size
        equal = [np.r_[np.ones(n), -np.ones(n)], np.r_[d, -d]]
        answer = linprog(
            np.r_[np.ones(n), np.zeros(n)],
            A_eq=equal,
            b_eq=[0, g],
            bounds=[(0, None)] * n + [(0, float(x)) for x in w],
        )
        assert moved(change) == pytest.approx(answer.fun, abs=1e-9)


def test_a_change_moves_weight_and_makes_none() -> None:
    weights, advantage, gap = pairs_behind(2)
    changes = smallest_changes(weights, advantage, gap)
    assert changes.sum(axis=1) == pytest.approx(np.zeros(len(changes)), abs=1e-15)
    assert (weights + changes >= -1e-15).all()
    assert ((changes > 0).sum(axis=1) == 1).all()
