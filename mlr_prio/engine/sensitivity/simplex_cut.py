"""The share of a simplex on one side of a plane through the origin, in closed form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def simplex_share_above(differences: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return P(d · c > 0) for ``c`` uniform on the unit simplex, for each row ``d``.

    The recursion of Varsi (1973, Pacific Journal of Mathematics 46:303-314) and Ali (1973, Pacific Journal of
    Mathematics 48:313-322): start from A_0 = 1 and A_h = 0; for each negative entry y go through the positive
    entries x in order and set ``A_h = (x A_h - y A_{h-1}) / (x - y)``. The last A is P(d · c <= 0). Each step
    is a weighted mean, so no digits are lost.

    Parameters
    ----------
    differences
        Rows ``(p, k)``, none of them all zero.

    Returns
    -------
    NDArray[np.float64]
        Probabilities ``(p,)``.
    """
    rows = np.ascontiguousarray(differences.T)
    positive = rows > 0
    below = np.zeros(rows.shape)
    for entry in rows:
        negative = entry < 0
        if negative.any():
            _pass_through(below, rows, positive & negative, -np.minimum(entry, 0.0))
    last = np.where(positive.any(axis=0), 0.0, 1.0)
    for share, is_positive in zip(below, positive, strict=True):
        np.copyto(last, share, where=is_positive)
    return 1.0 - last


def _pass_through(
    below: NDArray[np.float64],
    rows: NDArray[np.float64],
    active: NDArray[np.bool_],
    depth: NDArray[np.float64],
) -> None:
    """Update ``below (k, p)`` in place for one entry, ``-depth (p,)``, of the rows where it is negative."""
    previous = np.ones(rows.shape[1])
    for share, entry, is_active in zip(below, rows, active, strict=True):
        total = entry + depth
        mean = np.divide(entry * share + depth * previous, total, out=previous.copy(), where=is_active)
        np.copyto(share, mean, where=is_active)
        previous = mean
