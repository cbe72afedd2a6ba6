"""What it would take (post factum analysis: Kadziński et al. 2016, J. Global Optimization 65:313-342).

Own numbers, solved by hand: with the weights (1/2, 3/10, 1/5) the values are a = 0.60, b = 0.53, c = 0.41.
"""

from __future__ import annotations

import pytest

from mlr_prio.engine.sensitivity.enter_top import enter_top
from mlr_prio.engine.sensitivity.needed_move import needed_move
from mlr_prio.engine.sensitivity.needed_score import needed_score_to_enter, needed_score_to_pass

WEIGHTS = [0.5, 0.3, 0.2]
A, B, C = [0.8, 0.4, 0.4], [0.6, 0.5, 0.4], [0.3, 0.6, 0.4]
TABLE = [A, B, C]


def test_the_smallest_move_of_weight() -> None:
    """From a to b a point of weight moved from the first to the second criterion gains 0.2 + 0.1."""
    move = needed_move(WEIGHTS, A, B)
    assert move is not None
    assert move.mass == pytest.approx(0.07 / 0.3, abs=1e-12)
    ((source, target, amount),) = move.moves
    assert (source, target) == (0, 1)
    assert amount == pytest.approx(0.07 / 0.3, abs=1e-12)


def test_to_be_first_everybody_must_be_passed() -> None:
    """For c the move from the first to the second gains 0.7 on a (gap 0.19) and 0.4 on b (gap 0.12)."""
    found = enter_top(WEIGHTS, TABLE, 2, 1)
    assert found.proven
    assert found.move is not None
    assert found.move.mass == pytest.approx(max(0.19 / 0.7, 0.12 / 0.4), abs=1e-9)


def test_to_be_among_the_first_two_one_must_be_passed() -> None:
    found = enter_top(WEIGHTS, TABLE, 2, 2)
    assert found.move is not None
    assert found.move.mass == pytest.approx(min(0.19 / 0.7, 0.12 / 0.4), abs=1e-9)


def test_the_score_that_is_needed() -> None:
    """So b draws level with a when 0.5 x + 0.15 + 0.08 = 0.60; c enters the first two when 0.3 x = 0.30."""
    assert needed_score_to_pass(TABLE, WEIGHTS, 1, 0, 0) == pytest.approx(0.74, abs=1e-12)
    assert needed_score_to_enter(TABLE, WEIGHTS, 2, 1, 2) == pytest.approx(1.0, abs=1e-12)
    assert needed_score_to_enter(TABLE, WEIGHTS, 2, 2, 2) == pytest.approx(1.0, abs=1e-12)


def test_it_is_impossible_when_dominated() -> None:
    assert needed_move(WEIGHTS, A, [0.7, 0.4, 0.3]) is None
