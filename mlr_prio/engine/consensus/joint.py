"""The joint list: the mean of the members' profiles, the same to the last bit in whatever order they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.weight import mean_weights, normalise

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def joint_weights(profiles: ArrayLike, influence: ArrayLike | None = None) -> NDArray[np.float64]:
    """Return the mean profile: equal influence, the rule of the group, unless a what-if says otherwise.

    The overall value under it is the mean of the members' overall values, so the list can be explained either
    way, and it never contradicts a pair on which all agree (Harsanyi 1955, Journal of Political Economy
    63(4), 309-321).

    Parameters
    ----------
    profiles
        Weight profiles ``(g, n)`` of the members that take part, each normalised here.
    influence
        Points ``(g,)``, for example populations, normalised here. None: equal.

    Returns
    -------
    NDArray[np.float64]
        Weights ``(n,)`` with sum 1.

    Raises
    ------
    EngineError
        When there is no profile, or a profile or the influence cannot be normalised.
    """
    if influence is None:
        rows, _ = in_canonical_order(profiles)
        return mean_weights(rows)
    table = np.column_stack([np.asarray(influence, dtype=np.float64), np.asarray(profiles, dtype=np.float64)])
    rows, _ = in_canonical_order(table)
    weighted = normalise(rows[:, 0])[:, None] * normalise(rows[:, 1:])
    return normalise(weighted.sum(axis=0))


def in_canonical_order(rows: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return rows in an order that does not depend on the given one, and where each row now stands.

    Parameters
    ----------
    rows
        One row ``(g, n)`` per member.

    Returns
    -------
    tuple[NDArray[np.float64], NDArray[np.intp]]
        The rows ``(g, n)`` sorted, and for each given row the position ``(g,)`` of the first one equal to it.
    """
    table = np.asarray(rows, dtype=np.float64)
    distinct, inverse, counts = np.unique(table, axis=0, return_inverse=True, return_counts=True)
    first = np.cumsum(counts) - counts
    return np.repeat(distinct, counts, axis=0), first[inverse]
