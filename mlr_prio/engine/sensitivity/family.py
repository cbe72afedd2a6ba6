"""The affine family V_i(t) = A_i + B_i t: overall values when one number moves and the rest follows.

The number ``t`` is a weight, a share within a group, a member's influence or a single partial value. Every
one-parameter question about the additive model is asked of such a family (see :mod:`.stability`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.weight import normalise
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class AffineFamily:
    """Overall values as straight lines in a parameter, for ``p`` parameters that all start at the same list.

    Attributes
    ----------
    intercept, slope
        A and B of the lines, ``(p, m)``.
    current
        Today's value ``(p,)`` of each parameter.
    values
        Today's overall values ``(m,)``, the same for every parameter.
    low, high
        The domain of the parameters. It is the single point 1 when the parameter cannot move: the share of an
        only criterion, or of an only member.
    """

    intercept: NDArray[np.float64]
    slope: NDArray[np.float64]
    current: NDArray[np.float64]
    values: NDArray[np.float64]
    low: float = 0.0
    high: float = 1.0


def criterion_families(partial_values: ArrayLike, weights: ArrayLike) -> AffineFamily:
    """Return for every criterion the family in its weight, the others keeping their proportions.

    ``V_i(t) = U_ij + (s_ij - U_ij) t`` where ``U_ij`` is the overall value without criterion ``j`` (the rule
    of the weight stability intervals of Mareschal 1988, EJOR 33:54-64). Others that weigh nothing share the
    rest equally. The sum without each criterion is added up, not subtracted, so a weight near 1 costs no
    digits.

    Parameters
    ----------
    partial_values
        Partial values ``(m, n)``; none missing.
    weights
        Weights ``(n,)``, normalised here.

    Returns
    -------
    AffineFamily
        ``p = n`` parameters in the order of the criteria.

    Raises
    ------
    EngineError
        When a weight is negative or not finite, all are zero, or a partial value is missing.
    """
    shares = normalise(weights)
    values = overall_values(partial_values, shares)
    own = np.ascontiguousarray(np.asarray(partial_values, dtype=np.float64).T)
    others = _without_each(shares[:, None])
    with np.errstate(divide="ignore", invalid="ignore"):
        rest = _without_each(own * shares[:, None]) / others
    alone = others[:, 0] <= 0.0
    rest[alone] = _without_each(own)[alone] / max(len(shares) - 1, 1)
    return _between(rest, own, shares, values, movable=len(shares) > 1)


def member_families(partial_values: ArrayLike, profiles: ArrayLike) -> AffineFamily:
    """Return for every member the family in its influence on the mean; the others share the rest equally.

    Today's influence is 1/g; at 0 the member is left out.

    Parameters
    ----------
    partial_values
        Partial values ``(m, n)``; none missing.
    profiles
        Weight profiles ``(g, n)``, each normalised here.

    Returns
    -------
    AffineFamily
        ``p = g`` parameters in the order of the members.

    Raises
    ------
    EngineError
        When a profile cannot be normalised or a partial value is missing.
    """
    rows = normalise(profiles)
    members = len(rows)
    own = overall_values(partial_values, rows)
    rest = _without_each(own) / max(members - 1, 1)
    values = overall_values(partial_values, rows.sum(axis=0) / members)
    return _between(rest, own, np.full(members, 1.0 / members), values, movable=members > 1)


def group_family(partial_values: ArrayLike, weights: ArrayLike, members: ArrayLike) -> AffineFamily:
    """Return the family in the total weight of a group of criteria; proportions within and without stay.

    Parameters
    ----------
    partial_values, weights
        As in :func:`criterion_families`.
    members
        Indices of the group's criteria (leaves of the tree).

    Raises
    ------
    EngineError
        As in :func:`local_family`.
    """
    everything = np.arange(np.asarray(weights).size)
    return local_family(partial_values, weights, everything, members)


def local_family(
    partial_values: ArrayLike, weights: ArrayLike, group: ArrayLike, members: ArrayLike
) -> AffineFamily:
    """Return the family in the share that some criteria have of their group; the group's weight stays.

    Inside the members, and among the rest of the group, proportions are kept; where all weights are zero they
    are equal.

    Parameters
    ----------
    partial_values, weights
        As in :func:`criterion_families`.
    group
        Indices of the criteria of the group.
    members
        Indices of the criteria whose joint share is the parameter: one criterion or a subgroup, all in the
        group.

    Returns
    -------
    AffineFamily
        One parameter, ``p = 1``. When the group weighs nothing the lines are flat.

    Raises
    ------
    EngineError
        When there are no members, one of them is outside the group, or as in :func:`criterion_families`.
    """
    shares = normalise(weights)
    within, chosen = np.unique(np.asarray(group)), np.unique(np.asarray(members))
    _require_members(within, chosen)
    rest = np.setdiff1d(within, chosen)
    total = shares[within].sum()
    outside = shares.copy()
    outside[within] = 0.0
    remaining = rest if rest.size else chosen
    at_one, at_zero = (
        overall_values(partial_values, outside + total * _proportions(shares, part))
        for part in (chosen, remaining)
    )
    today = shares[chosen].sum() / total if total > 0.0 else chosen.size / within.size
    values = overall_values(partial_values, shares)
    return _between(at_zero[None], at_one[None], np.array([today]), values, movable=rest.size > 0)


def score_family(
    partial_values: ArrayLike, weights: ArrayLike, alternative: int, criterion: int
) -> AffineFamily:
    """Return the family in one partial value, from 0 to 1; only that alternative's line has a slope.

    Parameters
    ----------
    partial_values, weights
        As in :func:`criterion_families`.
    alternative, criterion
        The cell that moves.

    Returns
    -------
    AffineFamily
        One parameter, ``p = 1``.

    Raises
    ------
    EngineError
        As in :func:`criterion_families`.
    """
    shares = normalise(weights)
    table = np.array(partial_values, dtype=np.float64)
    values = overall_values(table, shares)
    today = table[alternative, criterion]
    table[alternative, criterion] = 0.0
    slope = np.zeros((1, len(table)))
    slope[0, alternative] = shares[criterion]
    return AffineFamily(overall_values(table, shares)[None], slope, np.array([today]), values)


def _between(
    at_zero: NDArray[np.float64],
    at_one: NDArray[np.float64],
    current: NDArray[np.float64],
    values: NDArray[np.float64],
    *,
    movable: bool,
) -> AffineFamily:
    """Return the lines through two ends; flat, and on a single point, when the parameter cannot move."""
    if not movable:
        return AffineFamily(at_one, np.zeros_like(at_one), np.ones_like(current), values, low=1.0)
    return AffineFamily(at_zero, at_one - at_zero, current, values)


def _without_each(terms: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each row of ``(p, q)`` the sum of the other rows, from sums before it and sums after it."""
    result = np.zeros_like(terms)
    np.cumsum(terms[:-1], axis=0, out=result[1:])
    result[:-1] += np.cumsum(terms[:0:-1], axis=0)[::-1]
    return result


def _proportions(weights: NDArray[np.float64], members: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return weights ``(n,)`` with sum 1, zero outside the members, equal when they all weigh nothing."""
    result = np.zeros_like(weights)
    total = weights[members].sum()
    result[members] = weights[members] / total if total > 0.0 else 1.0 / members.size
    return result


def _require_members(group: NDArray[np.intp], members: NDArray[np.intp]) -> None:
    if members.size == 0 or not np.isin(members, group).all():
        raise EngineError(
            message(
                "{members} criteria were asked for in a group of {group}; "
                "there must be at least one, and all of them in the group",
                members=members.size,
                group=group.size,
            )
        )
