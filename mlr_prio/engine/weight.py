"""Criterion weights: normalising, the mean of profiles, order of importance and bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

TOLERANCE: Final = 1e-12
"""How far the sum of bounds may pass 1 by rounding alone: ten times 0.1 is not exactly 1."""


def normalise(points: ArrayLike) -> NDArray[np.float64]:
    """Return the points divided by their sum over the last axis.

    Parameters
    ----------
    points
        Points ``(..., n)``, finite and not negative.

    Returns
    -------
    NDArray[np.float64]
        Weights ``(..., n)`` with sum 1.

    Raises
    ------
    EngineError
        When a point is negative or not finite, or all points of a vector are zero.
    """
    # C order fixes the order of summation, which otherwise follows the memory layout of the argument.
    checked: NDArray[np.float64] = np.array(points, dtype=np.float64, order="C")
    require_points(checked)
    total: NDArray[np.float64] = checked.sum(axis=-1, keepdims=True)
    require_positive(total)
    return np.divide(checked, total)


def require_points(points: NDArray[np.float64]) -> None:
    """Raise an EngineError unless all points ``(...)`` are finite and not negative."""
    faulty = ~(np.isfinite(points) & (points >= 0))
    if faulty.any():
        raise EngineError(
            message(
                "a weight is {weight}; a weight must be a finite number, zero or more",
                weight=float(points[faulty][0]),
            )
        )


def require_positive(totals: NDArray[np.float64]) -> None:
    """Raise an EngineError unless all sums of points ``(...)`` are more than zero."""
    if (totals <= 0).any():
        raise EngineError(message("all weights in a group are zero; at least one must be more than zero"))


def mean_weights(profiles: ArrayLike) -> NDArray[np.float64]:
    """Return the mean of weight profiles, each with the same influence.

    The overall value under the mean profile is the mean of the profiles' overall values, so a preference that
    all profiles share is kept (Harsanyi 1955).

    Parameters
    ----------
    profiles
        Weight profiles ``(g, n)``; each is normalised here. Added in the order given.

    Returns
    -------
    NDArray[np.float64]
        Weights ``(n,)`` with sum 1.

    Raises
    ------
    EngineError
        When there is no profile, or a profile cannot be normalised.
    """
    rows = normalise(profiles)
    if len(rows) == 0:
        raise EngineError(message("there is no weight profile; a mean needs at least one"))
    total = np.zeros(rows.shape[-1])
    for row in rows:
        total += row
    return total / len(rows)


def ranked_once(order: Sequence[Sequence[int]], n: int) -> list[int]:
    """Return the criteria of an order of importance one after another, the most important first.

    Parameters
    ----------
    order
        Groups of criterion indices, the most important first.
    n
        The number of criteria.

    Raises
    ------
    EngineError
        When a group is empty, or a criterion stands in the order twice, not at all, or does not exist.
    """
    ranked = [criterion for group in order for criterion in group]
    if n < 1 or not all(len(group) for group in order) or sorted(ranked) != list(range(n)):
        raise EngineError(
            message(
                "an order of importance has {ranked} entries for {criteria} criteria; it must hold each once",
                ranked=len(ranked),
                criteria=n,
            )
        )
    return ranked


def rank_order_centroid(order: Sequence[Sequence[int]], n: int) -> NDArray[np.float64]:
    """Return the centroid of all weights that respect an order of importance, ties allowed.

    The weights that respect the order are a simplex with one vertex for each group ``h``: equal weight on all
    criteria of the first ``h`` groups, zero on the rest. The centroid is the mean of these vertices. Without
    ties these are the rank-order centroid weights ``w_j = (1/n) sum_{k=j..n} 1/k`` (Barron & Barrett 1996,
    Management Science 42(11), 1515-1523).

    Parameters
    ----------
    order
        Groups of criterion indices, the most important first; the criteria of a group weigh the same.
    n
        The number of criteria.

    Returns
    -------
    NDArray[np.float64]
        Weights ``(n,)`` with sum 1.

    Raises
    ------
    EngineError
        When a group is empty, or a criterion stands in the order twice, not at all, or does not exist.
    """
    ranked = ranked_once(order, n)
    sizes = np.array([len(group) for group in order])
    of_groups = np.cumsum((1 / np.cumsum(sizes))[::-1])[::-1] / len(sizes)
    weights = np.empty(n)
    weights[ranked] = np.repeat(of_groups, sizes)
    return weights


def within_bounds(low: ArrayLike, high: ArrayLike) -> NDArray[np.float64]:
    """Return the weights that lie equally far, in proportion, from every low bound to its high bound.

    The point ``low + t (high - low)`` with the one ``t`` that makes the sum 1.

    Parameters
    ----------
    low, high
        Bounds ``(n,)`` on the global weights, ``0 <= low <= high <= 1``.

    Returns
    -------
    NDArray[np.float64]
        Weights ``(n,)`` with sum 1, up to :data:`TOLERANCE`.

    Raises
    ------
    EngineError
        When the bounds are outside 0 to 1, cross, or leave no weights with sum 1.
    """
    least, most = np.broadcast_arrays(np.asarray(low, np.float64), np.asarray(high, np.float64))
    _require_bounds(least, most)
    slack = float(most.sum() - least.sum())
    missing = 1 - float(least.sum())
    if missing < -TOLERANCE or missing > slack + TOLERANCE:
        raise EngineError(
            message(
                "the bounds allow weights that sum from {low} to {high}; 1 must be among them",
                low=float(least.sum()),
                high=float(most.sum()),
            )
        )
    step = missing / slack if slack > TOLERANCE else 0.0
    weights: NDArray[np.float64] = np.clip(least + step * (most - least), least, most)
    return weights


def _require_bounds(low: NDArray[np.float64], high: NDArray[np.float64]) -> None:
    faulty = ~((low >= 0) & (low <= high) & (high <= 1))
    if faulty.any():
        raise EngineError(
            message(
                "the bounds of a weight are {low} and {high}; they must rise and lie from 0 to 1",
                low=float(low[faulty][0]),
                high=float(high[faulty][0]),
            )
        )
