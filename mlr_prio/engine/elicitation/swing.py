"""Swing weighting: what the step from worst to best is worth, beside the step that is worth most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.weight import normalise
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

MOST: Final = 100.0
"""The points of the step that is worth most."""


def swing_weights(points: ArrayLike) -> NDArray[np.float64]:
    """Return weights in proportion to swing points.

    Edwards & Barron 1994, Organizational Behavior and Human Decision Processes 60(3), 306-325.

    Parameters
    ----------
    points
        Points ``(n,)`` from 0 to 100 for the step from the worst to the best level of each criterion; the
        step that is worth most has 100.

    Returns
    -------
    NDArray[np.float64]
        Weights ``(n,)`` with sum 1.

    Raises
    ------
    EngineError
        When a point is outside 0 to 100, or none is 100.
    """
    given = np.asarray(points, dtype=np.float64)
    faulty = ~((given >= 0) & (given <= MOST))
    if faulty.any():
        raise EngineError(
            message("{points} swing points were given; they go from 0 to 100", points=float(given[faulty][0]))
        )
    if not (given == MOST).any():
        raise EngineError(
            message(
                "the most swing points are {points}; the step that is worth most has 100",
                points=float(given.max(initial=0.0)),
            )
        )
    return normalise(given)
