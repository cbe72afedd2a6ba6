"""What would it take: the smallest share of weight that must move before an alternative enters the top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.sensitivity.needed_move import NeededMove
from mlr_prio.engine.sensitivity.stability import TIE, require_top
from mlr_prio.engine.solver import (
    MixedIntegerProgram,
    Solution,
    SolutionStatus,
    solve_mixed_integer,
    sparse_rows,
)
from mlr_prio.engine.weight import normalise

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

LEAST_AMOUNT: Final = 1e-9
"""Weight changes up to this come from the solver's tolerance and are not moves."""


@dataclass(frozen=True, slots=True)
class EnterTop:
    """The least move of weight that brings an alternative into the top.

    Attributes
    ----------
    move
        The move; None when there is none (proven) or none was found in time (not proven).
    bound
        No smaller share of weight suffices; the mass itself when proven, infinite when impossible.
    proven
        Whether the move is the smallest, or its absence certain.
    """

    move: NeededMove | None
    bound: float
    proven: bool


def enter_top(
    weights: ArrayLike, partial_values: ArrayLike, alternative: int, k: int, time_limit: float | None = None
) -> EnterTop:
    """Return the smallest move of weight that puts an alternative among the first ``k``.

    All but ``k - 1`` of the others must not be ahead: a mixed-integer programme with one binary variable for
    each other alternative, for ``k = 1`` a linear one (post factum analysis: Kadziński et al. 2016, Journal
    of Global Optimization 65:313-342). A place shared with another counts as entering.

    Parameters
    ----------
    weights
        Weights ``(n,)``, normalised here.
    partial_values
        Partial values ``(m, n)``; none missing.
    alternative
        Index of the one that is to enter.
    k
        Number of alternatives in the top, 1 to m.
    time_limit
        Seconds; None waits for the proof.

    Raises
    ------
    EngineError
        When ``k`` is less than 1 or more than ``m``, a weight is negative or not finite, all are zero, or a
        partial value is missing.
    """
    shares = normalise(weights)
    table = np.asarray(partial_values, dtype=np.float64)
    values = overall_values(table, shares)
    require_top(k, len(values))
    if np.count_nonzero(values > values[alternative] + TIE) < k:
        return EnterTop(NeededMove(0.0, shares, ()), 0.0, proven=True)
    lead = np.delete(table, alternative, axis=0) - table[alternative]
    solution = solve_mixed_integer(_program(shares, lead[lead.max(axis=1) > 0.0], k - 1), time_limit)
    return _answer(shares, solution)


def _program(shares: NDArray[np.float64], lead: NDArray[np.float64], ahead: int) -> MixedIntegerProgram:
    """Return the programme over new weights, the increase of each, and who stays ahead (``ahead`` of them).

    Rows: new weight minus increase is at most today's; no lead unless the binary is one; weights sum to one;
    the binaries to at most ``ahead``.
    """
    count, n = lead.shape
    matrix = np.zeros((n + count + 2, 2 * n + count))
    new, increase, stays = slice(0, n), slice(n, 2 * n), slice(2 * n, None)
    rises, leads = slice(0, n), slice(n, n + count)
    matrix[rises, new], matrix[rises, increase] = np.eye(n), -np.eye(n)
    matrix[leads, new], matrix[leads, stays] = lead, -np.diag(lead.max(axis=1))
    matrix[-2, new] = 1.0
    matrix[-1, stays] = 1.0
    sizes = [n, n, count]
    return MixedIntegerProgram(
        cost=np.repeat([0.0, 1.0, 0.0], sizes),
        column_low=np.zeros(2 * n + count),
        column_high=np.repeat([1.0, 1.0, min(float(ahead), 1.0)], sizes),
        integer=np.repeat([False, False, ahead > 0], sizes),
        rows=sparse_rows(matrix),
        row_low=np.concatenate([np.full(n + count, -np.inf), [1.0, 0.0]]),
        row_high=np.concatenate([shares, np.zeros(count), [1.0, float(ahead)]]),
    )


def _answer(shares: NDArray[np.float64], solution: Solution) -> EnterTop:
    impossible = solution.status is SolutionStatus.INFEASIBLE
    if solution.x is None:
        return EnterTop(None, np.inf if impossible else max(solution.bound, 0.0), proven=impossible)
    new_weights = normalise(np.maximum(solution.x[: shares.size], 0.0))
    moves = moves_between(shares, new_weights)
    mass = float(sum(amount for _, _, amount in moves))
    proven = solution.status is SolutionStatus.PROVEN
    bound = mass if proven else max(solution.bound, 0.0)
    return EnterTop(NeededMove(mass, new_weights, moves), bound, proven=proven)


def moves_between(
    before: NDArray[np.float64], after: NDArray[np.float64]
) -> tuple[tuple[int, int, float], ...]:
    """Return ``(from, to, amount)`` that turn one weight vector into another, in the order of the criteria.

    Parameters
    ----------
    before, after
        Weights ``(n,)`` with the same sum.
    """
    surplus, need = np.maximum(before - after, 0.0), np.maximum(after - before, 0.0)
    # Both sides cut the moved mass into stretches; where they overlap, weight goes from one to the other.
    end_from, end_to = np.cumsum(surplus), np.cumsum(need)
    start = np.maximum.outer(end_from - surplus, end_to - need)
    amounts = np.minimum.outer(end_from, end_to) - start
    pairs = np.argwhere(amounts > LEAST_AMOUNT)
    return tuple((int(i), int(j), float(amounts[i, j])) for i, j in pairs)
