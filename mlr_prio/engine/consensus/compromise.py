"""Compromise weights: as near as can be to the member farthest away. A start for a talk, not a list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.consensus.concession import moved
from mlr_prio.engine.consensus.joint import in_canonical_order, joint_weights
from mlr_prio.engine.solver import MixedIntegerProgram, SparseRows, solve_mixed_integer
from mlr_prio.engine.weight import normalise
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

SLACK: Final = 1e-9
"""How far the largest move may pass its smallest value while the sum of all moves is made small."""


@dataclass(frozen=True, slots=True, eq=False)
class CompromiseWeights:
    """Weights whose farthest member is as near as possible, and then all together as near as possible.

    Attributes
    ----------
    weights
        ``(n,)``, sum 1.
    moves
        The share of its weight that each member would have to move to agree to them, ``(g,)``.
    moves_to_mean
        The same for the mean profile, to compare with.
    """

    weights: NDArray[np.float64]
    moves: NDArray[np.float64]
    moves_to_mean: NDArray[np.float64]


def compromise_weights(profiles: ArrayLike) -> CompromiseWeights:
    """Return the weights that make the largest move of a member smallest, by linear programming.

    They give a member far from the others more say than its share; the joint list therefore never uses them.
    (The centre of a smallest ball in the city-block distance, see Plastria 1995 in Facility Location,
    Springer.)

    Parameters
    ----------
    profiles
        Weight profiles ``(g, n)`` of the members that take part, each normalised here.

    Raises
    ------
    EngineError
        When there is no profile or one cannot be normalised.
    """
    rows, _ = in_canonical_order(normalise(profiles))
    mean = joint_weights(rows)
    g, n = rows.shape
    program = _program(rows)
    nearest = _solved(program, n)
    farthest = float(moved(nearest - rows).max())
    high = np.append(program.column_high[:-1], min(farthest + SLACK, 1.0))
    cost = np.concatenate([np.zeros(n), np.ones(g * n), [0.0]])
    weights = _solved(replace(program, cost=cost, column_high=high), n)
    own = normalise(profiles)
    return CompromiseWeights(weights, moved(weights - own), moved(mean - own))


def _program(profiles: NDArray[np.float64]) -> MixedIntegerProgram:
    """Return the programme: columns weights ``(n,)``, gains ``(g n,)``, the largest move; minimise that.

    ``gain_xj >= w_j - w_xj`` and ``sum_j gain_xj <= largest``; the weights sum to 1, so what a member gains
    on some criteria it loses on others and the sum of the gains is the move.
    """
    g, n = profiles.shape
    gains = n + np.arange(g * n)
    pairs = np.stack([gains, np.tile(np.arange(n), g)], axis=1)
    sums = np.column_stack([gains.reshape(g, n), np.full(g, n + g * n)])
    rows = SparseRows(
        np.cumsum(np.concatenate([[0], np.full(g * n, 2), np.full(g, n + 1), [n]])),
        np.concatenate([pairs.ravel(), sums.ravel(), np.arange(n)]),
        np.concatenate([np.tile([1.0, -1.0], g * n), np.tile(np.append(np.ones(n), -1.0), g), np.ones(n)]),
    )
    columns = n + g * n + 1
    return MixedIntegerProgram(
        np.append(np.zeros(columns - 1), 1.0),
        np.zeros(columns),
        np.ones(columns),
        np.zeros(columns, dtype=np.bool_),
        rows,
        np.concatenate([-profiles.ravel(), np.full(g, -np.inf), [1.0]]),
        np.concatenate([np.full(g * n, np.inf), np.zeros(g), [1.0]]),
    )


def _solved(program: MixedIntegerProgram, n: int) -> NDArray[np.float64]:
    """Return the weights ``(n,)`` of the answer; EngineError should it not stand the solver's check."""
    x = solve_mixed_integer(program).x
    if x is None:
        raise EngineError(message("the solver found no compromise weights for these profiles"))
    return normalise(x[:n])
