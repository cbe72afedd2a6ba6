"""Direct rating: points as somebody hands them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.engine.weight import normalise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray


def direct_weights(points: ArrayLike) -> NDArray[np.float64]:
    """Return weights in proportion to points.

    von Winterfeldt & Edwards 1986, Decision Analysis and Behavioral Research, chapter 8.

    Parameters
    ----------
    points
        Points ``(n,)``, zero or more.

    Returns
    -------
    NDArray[np.float64]
        Weights ``(n,)`` with sum 1.

    Raises
    ------
    EngineError
        When a point is negative or not finite, or all are zero.
    """
    return normalise(points)
