"""What would it take: the smallest share of weight that must move before one alternative passes another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.sensitivity.stability import TIE
from mlr_prio.engine.weight import normalise

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class NeededMove:
    """The least weight to move, and one way of moving it.

    Attributes
    ----------
    mass
        Share of the whole weight that moves, 0 to 1: half the sum of the absolute changes. Zero when the
        alternative is not behind today.
    new_weights
        The weights ``(n,)`` after the move. The two alternatives tie there; any further step parts them.
    moves
        ``(from, to, amount)`` with criterion indices; the amounts add up to the mass.
    """

    mass: float
    new_weights: NDArray[np.float64]
    moves: tuple[tuple[int, int, float], ...]


def needed_move(weights: ArrayLike, partial_a: ArrayLike, partial_b: ArrayLike) -> NeededMove | None:
    """Return the smallest move of weight that lets ``b`` pass ``a``, or None when no weights can.

    With ``d = b - a``, a unit of weight gains most when it goes to the criterion with the largest ``d`` and
    comes from the one with the smallest: a continuous knapsack, solved by taking in that order (Dantzig
    1957, Operations Research 5:266-288). O(n log n).

    Parameters
    ----------
    weights
        Weights ``(n,)``, normalised here.
    partial_a, partial_b
        Partial values ``(n,)`` of the one ahead and the one that is to pass.

    Returns
    -------
    NeededMove | None
        None when ``b`` is behind and on no criterion better than ``a``.

    Raises
    ------
    EngineError
        When a weight is negative or not finite, or all are zero.
    """
    shares = normalise(weights)
    advantage = np.asarray(partial_b, dtype=np.float64) - np.asarray(partial_a, dtype=np.float64)
    gap = -float((shares * advantage).sum())
    if gap <= TIE:
        return NeededMove(0.0, shares, ())
    if advantage.max() <= TIE:
        return None
    target, sources, amounts = _greedy(shares, advantage, gap)
    moved = shares.copy()
    moved[sources] -= amounts
    moved[target] += amounts.sum()
    moves = tuple((int(source), target, float(q)) for source, q in zip(sources, amounts, strict=True))
    return NeededMove(float(amounts.sum()), moved, moves)


def _greedy(
    shares: NDArray[np.float64], advantage: NDArray[np.float64], gap: float
) -> tuple[int, NDArray[np.intp], NDArray[np.float64]]:
    """Return the criterion that takes all, those that give, worst first, and how much each gives."""
    target = int(advantage.argmax())
    sources = np.argsort(advantage, kind="stable")
    sources = sources[(shares[sources] > 0.0) & (sources != target)]
    gain = advantage[target] - advantage[sources]
    before = np.cumsum(shares[sources] * gain) - shares[sources] * gain
    amounts = np.zeros(sources.size)
    open_gap = np.maximum(gap - before, 0.0)
    np.divide(open_gap, gain, out=amounts, where=gain > 0.0)
    amounts = np.minimum(amounts, shares[sources])
    return target, sources[amounts > 0.0], amounts[amounts > 0.0]


def needed_mass_all_pairs(weights: ArrayLike, partial_values: ArrayLike) -> NDArray[np.float64]:
    """Return the mass of :func:`needed_move` for every pair, without the moves.

    Parameters
    ----------
    weights
        Weights ``(n,)``, normalised here.
    partial_values
        Partial values ``(m, n)``.

    Returns
    -------
    NDArray[np.float64]
        ``(m, m)``: entry ``[b, a]`` is the share of weight that must move for ``b`` to pass ``a``; 0 when
        ``b`` is not behind, infinite when no weights can do it. O(m² n log n).

    Raises
    ------
    EngineError
        When a weight is negative or not finite, or all are zero.
    """
    shares = normalise(weights)
    table = np.asarray(partial_values, dtype=np.float64)
    return np.array([_masses_to_pass(shares, row - table) for row in table])


def _masses_to_pass(shares: NDArray[np.float64], advantage: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the masses ``(m,)`` for advantages ``(m, n)`` of one alternative over the others."""
    gap = -(advantage * shares).sum(axis=1)
    top = advantage.max(axis=1, keepdims=True)
    ascending = np.argsort(advantage, axis=1, kind="stable")
    gain = top - np.take_along_axis(advantage, ascending, axis=1)
    available = shares[ascending]
    before = np.cumsum(available * gain, axis=1) - available * gain
    amounts = np.zeros_like(gain)
    np.divide(np.maximum(gap[:, None] - before, 0.0), gain, out=amounts, where=gain > 0.0)
    mass = np.minimum(amounts, available).sum(axis=1)
    impossible = np.where(top[:, 0] <= TIE, np.inf, mass)
    return np.where(gap <= TIE, 0.0, impossible)
