"""Why an overall value changed: a split of the change over its causes that is exact and knows no order.

The overall value is ``V_i = sum_j w_j v_ij``, and each weight is a product of shares down a tree, averaged
over members. Each of these steps is split on its own, and every split adds up to the change by algebra, not
by a remainder:

* a product of two factors by the midpoint rule, ``d(wv) = mean(v) dw + mean(w) dv`` (Bennet 1920, Journal of
  the Royal Statistical Society 83, 455-462), which is the Shapley value of the two (Shorrocks 2013, Journal
  of Economic Inequality 11, 99-126); a longer product by the Shapley value of its factors;
* a share among siblings, points over their sum, by the midpoint rule on the points and on one over the sum;
* a mean over members by the midpoint rule on each member's weights and its influence, the influence seen from
  the mean of those who stay, so that a member who joins has the effect of pulling the mean towards its own
  weights.

Exchanging old and new turns every sign and nothing else.
"""

from __future__ import annotations

from itertools import combinations
from math import factorial
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.weight import normalise, require_points, require_positive
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def share_effects(old: ArrayLike, new: ArrayLike) -> NDArray[np.float64]:
    """Return what the edit of each sibling's points does to every sibling's share.

    With points ``p`` and their sum ``P``, old and new, the share ``p_i / P`` changes through the edit of
    ``k`` by ``[i = k] dp_k (1/P + 1/P') / 2 - (p_i + p_i') / 2 * dp_k / (P P')``. Points have no unit: where
    no sibling keeps its points there is nothing to measure them by, and the shares themselves are taken for
    the points.

    Parameters
    ----------
    old, new
        Points ``(k,)`` of the siblings, finite and not negative; 0 for a sibling that was not there.

    Returns
    -------
    NDArray[np.float64]
        ``(k, k)``, a row an edit and a column a share. Every row sums to 0, every column to the change of the
        share.

    Raises
    ------
    EngineError
        When a point is negative or not finite, all are zero, or the two have different lengths.
    """
    before, after = _pair(old, new)
    for points in (before, after):
        require_points(points)
        require_positive(points.sum(keepdims=True))
    if not common_scale(before, after):
        before, after = normalise(before), normalise(after)
    total, next_total = float(before.sum()), float(after.sum())
    change = after - before
    own = np.diag(change * (1 / total + 1 / next_total) / 2)
    effects: NDArray[np.float64] = own - np.outer(change, (before + after) / 2) / (total * next_total)
    return effects


def common_scale(old: ArrayLike, new: ArrayLike) -> bool:
    """Return whether some sibling kept its points, so that the old and the new points are comparable."""
    before, after = _pair(old, new)
    return bool(((before == after) & (before > 0)).any())


def product_slopes(old: ArrayLike, new: ArrayLike) -> NDArray[np.float64]:
    """Return by how much their product moves for a step of each factor: its Shapley value a unit of change.

    The mean, over all orders in which the factors could have changed, of the product of the others
    (Shapley 1953; Shorrocks 2013, equation 6). The work grows as ``d 2^d``; trees of criteria are shallow.

    Parameters
    ----------
    old, new
        Factors ``(d,)``.

    Returns
    -------
    NDArray[np.float64]
        Slopes ``(d,)``; ``slopes @ (new - old)`` is the change of the product.
    """
    before, after = _pair(old, new)
    return np.array([_slope(before, after, k) for k in range(before.size)], dtype=np.float64)


def _slope(before: NDArray[np.float64], after: NDArray[np.float64], k: int) -> float:
    count = before.size
    others = [i for i in range(count) if i != k]
    mean = 0.0
    for size in range(count):
        orders = factorial(size) * factorial(count - size - 1) / factorial(count)
        for changed in combinations(others, size):
            mean += orders * float(np.prod([after[i] if i in changed else before[i] for i in others]))
    return mean


def mean_effects(
    old: ArrayLike, new: ArrayLike, was_there: ArrayLike, is_there: ArrayLike
) -> NDArray[np.float64]:
    """Return what each member does to the mean of the members' weights.

    A member who stays moves the mean by the change of its own weights times its mean influence. One who joins
    pulls it towards its weights, one who leaves lets go: ``(w_m - r)`` times its influence, where ``r`` is
    the mean, old and new, of those who stay, or of everybody where nobody stays.

    Parameters
    ----------
    old, new
        Weights ``(g, n)`` of every member, rows of absent members ignored.
    was_there, is_there
        Who has a say ``(g,)``, before and after; at least one each.

    Returns
    -------
    NDArray[np.float64]
        Effects ``(g, n)``; they sum over the members to the change of the mean.

    Raises
    ------
    EngineError
        When nobody has a say, or shapes differ.
    """
    before, after = _pair(old, new)
    was, now = np.asarray(was_there, dtype=bool), np.asarray(is_there, dtype=bool)
    if not (was.any() and now.any()):
        raise EngineError(message("a mean of weights needs at least one member before and one after"))
    influence, next_influence = 1 / float(was.sum()), 1 / float(now.sum())
    stays = was & now
    reference = _reference(before, after, was, now)
    effects: NDArray[np.float64] = np.zeros_like(before)
    effects[stays] = (after - before)[stays] * (influence + next_influence) / 2
    effects[now & ~was] = (after[now & ~was] - reference) * next_influence
    effects[was & ~now] = (reference - before[was & ~now]) * influence
    return effects


def _reference(
    before: NDArray[np.float64], after: NDArray[np.float64], was: NDArray[np.bool_], now: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Return the weights ``(n,)`` that joining and leaving is seen from."""
    stays = was & now
    first, second = (stays, stays) if stays.any() else (was, now)
    middle: NDArray[np.float64] = (before[first].mean(axis=0) + after[second].mean(axis=0)) / 2
    return middle


def weight_effects(changes: ArrayLike, old_values: ArrayLike, new_values: ArrayLike) -> NDArray[np.float64]:
    """Return what changes of weights do to every overall value: times the mean partial value.

    Parameters
    ----------
    changes
        Changes of the weights ``(c, n)``, a row a cause.
    old_values, new_values
        Partial values ``(m, n)``.

    Returns
    -------
    NDArray[np.float64]
        Effects ``(m, c)``.
    """
    before, after = _pair(old_values, new_values)
    rows = np.asarray(changes, dtype=np.float64)
    effects: NDArray[np.float64] = ((before + after) / 2)[:, None, :] @ rows.T[None]
    return effects[:, 0, :]


def value_effects(old_weights: ArrayLike, new_weights: ArrayLike, changes: ArrayLike) -> NDArray[np.float64]:
    """Return what changes of partial values do to the overall values: times the mean weight.

    Parameters
    ----------
    old_weights, new_weights
        Weights ``(n,)``.
    changes
        Changes of the partial values ``(m, n)``.

    Returns
    -------
    NDArray[np.float64]
        Effects ``(m, n)``; with :func:`weight_effects` of the whole change of the weights they sum to the
        change of the overall value.
    """
    before, after = _pair(old_weights, new_weights)
    effects: NDArray[np.float64] = (before + after) / 2 * np.asarray(changes, dtype=np.float64)
    return effects


def _pair(old: ArrayLike, new: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    before, after = np.array(old, dtype=np.float64), np.array(new, dtype=np.float64)
    if before.shape != after.shape:
        raise EngineError(
            message(
                "what was has the shape {old} and what is {new}; they must be alike",
                old=str(before.shape),
                new=str(after.shape),
            )
        )
    return before, after
