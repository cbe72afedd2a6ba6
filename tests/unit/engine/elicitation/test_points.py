"""Swing points and points handed out directly; the registry of ways to ask."""

from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.elicitation import ELICITATIONS
from mlr_prio.engine.elicitation.direct import direct_weights
from mlr_prio.engine.elicitation.swing import swing_weights
from mlr_prio.errors import EngineError


def test_points_become_shares_of_their_sum() -> None:
    assert swing_weights([100, 50, 100, 0]).tolist() == [0.4, 0.2, 0.4, 0.0]
    assert direct_weights([30, 10]).tolist() == [0.75, 0.25]


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ([100, 101], "101.0 swing points were given; they go from 0 to 100"),
        ([100, -1], "-1.0 swing points were given; they go from 0 to 100"),
        ([100, float("nan")], "nan swing points were given; they go from 0 to 100"),
        ([90, 50], "the most swing points are 90.0; the step that is worth most has 100"),
        ([], "the most swing points are 0.0; the step that is worth most has 100"),
    ],
)
def test_what_are_no_swing_points_are_refused(points: list[float], sentence: str) -> None:
    with pytest.raises(EngineError, match=sentence):
        swing_weights(points)


@pytest.mark.parametrize("method", ELICITATIONS.values(), ids=lambda method: method.id)
def test_every_way_of_asking_gives_equal_weights_to_equals(method: object) -> None:
    even = {
        "swing": ([100, 100, 100],),
        "direct": ([7, 7, 7],),
        "rank_order": ([[0, 1, 2]], 3),
        "ahp": (np.ones((3, 3)),),
        "bwm": (0, 1, [1, 1, 1], [1, 1, 1]),
    }
    result = ELICITATIONS[method.id].weigh(*even[method.id])  # type: ignore[attr-defined]  # a method
    assert np.asarray(getattr(result, "weights", result)) == pytest.approx([1 / 3] * 3, abs=1e-9)
