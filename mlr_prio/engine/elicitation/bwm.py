"""The best–worst method: everything compared with the most and with the least important, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.solver import MixedIntegerProgram, SolutionStatus, solve_mixed_integer, sparse_rows
from mlr_prio.engine.weight import normalise
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

CONSISTENCY_INDEX_TABLE: Final = "Rezaei 2015"
"""The name of the table that the ratio is taken from."""

CONSISTENCY_INDEX: Final = (0.0, 0.44, 1.0, 1.63, 2.3, 3.0, 3.73, 4.47, 5.23)
"""The greatest ξ that is possible where the best is 1, 2, … 9 times as important as the worst."""

MOST: Final = 9.0


@dataclass(frozen=True, slots=True, eq=False)
class BestWorstWeights:
    """Weights from comparisons with the best and the worst.

    Parameters
    ----------
    weights
        Weights ``(n,)`` with sum 1.
    ksi
        The largest deviation ξ of a comparison from the weights; 0 where all agree.
    ratio
        ξ over the table's entry, see :data:`CONSISTENCY_INDEX`; 0 where best and worst are the same size.
    """

    weights: NDArray[np.float64]
    ksi: float
    ratio: float


def best_worst_weights(
    best: int, worst: int, best_to_others: ArrayLike, others_to_worst: ArrayLike
) -> BestWorstWeights:
    """Return the weights that come closest to all comparisons: the linear model, whose answer is unique.

    Minimise ξ with ``|w_B - a_Bj w_j| <= ξ`` and ``|w_j - a_jW w_W| <= ξ`` (Rezaei 2016, Omega 64, 126-130,
    model 5).

    Parameters
    ----------
    best, worst
        Indices of the most and of the least important criterion.
    best_to_others
        ``(n,)``, from 1 to 9: how many times as important the best is as each; 1 at ``best``.
    others_to_worst
        ``(n,)``, from 1 to 9: how many times as important each is as the worst; 1 at ``worst``.

    Raises
    ------
    EngineError
        When a comparison is outside 1 to 9, the shapes do not fit, or comparisons contradict one another.
    """
    from_best = np.asarray(best_to_others, dtype=np.float64)
    to_worst = np.asarray(others_to_worst, dtype=np.float64)
    _require_comparisons(best, worst, from_best, to_worst)
    if len(from_best) == 1:
        return BestWorstWeights(np.ones(1), 0.0, 0.0)
    solution = solve_mixed_integer(_program(best, worst, from_best, to_worst))
    if solution.status is not SolutionStatus.PROVEN or solution.x is None:
        raise EngineError(message("the solver found no weights for these comparisons"))
    ksi = float(solution.x[-1])
    return BestWorstWeights(normalise(solution.x[:-1]), ksi, _ratio(ksi, float(from_best[worst])))


def _require_comparisons(
    best: int, worst: int, from_best: NDArray[np.float64], to_worst: NDArray[np.float64]
) -> None:
    n = len(from_best)
    if from_best.shape != to_worst.shape or not (0 <= best < n and 0 <= worst < n):
        raise EngineError(
            message(
                "there are {first} comparisons with the best, {second} with the worst; it takes one for each",
                first=n,
                second=len(to_worst),
            )
        )
    for comparisons in (from_best, to_worst):
        faulty = ~((comparisons >= 1) & (comparisons <= MOST))
        if faulty.any():
            raise EngineError(
                message("a comparison is {given}; it goes from 1 to 9", given=float(comparisons[faulty][0]))
            )
    if from_best[best] != 1 or to_worst[worst] != 1:
        raise EngineError(message("the best beside itself and the worst beside itself are 1"))
    if from_best[worst] != to_worst[best]:
        raise EngineError(
            message(
                "the best is {first} times the worst in one list and {second} times in the other",
                first=float(from_best[worst]),
                second=float(to_worst[best]),
            )
        )


def _program(
    best: int, worst: int, from_best: NDArray[np.float64], to_worst: NDArray[np.float64]
) -> MixedIntegerProgram:
    """Return the linear programme over ``w_1 … w_n, ξ``."""
    n = len(from_best)
    unit = np.eye(n)
    apart = np.vstack([unit[best] - from_best[:, None] * unit, unit - to_worst[:, None] * unit[worst]])
    apart = apart[np.abs(apart).sum(axis=1) > 0]
    slack = np.ones((len(apart), 1))
    rows = np.vstack([np.hstack([apart, -slack]), np.hstack([apart, slack]), [[*np.ones(n), 0.0]]])
    infinite = np.full(len(apart), np.inf)
    zero = np.zeros(len(apart))
    return MixedIntegerProgram(
        cost=np.array([*np.zeros(n), 1.0]),
        column_low=np.zeros(n + 1),
        column_high=np.array([*np.ones(n), MOST]),
        integer=np.zeros(n + 1, dtype=bool),
        rows=sparse_rows(rows),
        row_low=np.concatenate([-infinite, zero, [1.0]]),
        row_high=np.concatenate([zero, infinite, [1.0]]),
    )


def _ratio(ksi: float, best_to_worst: float) -> float:
    """Return ξ over the index of the table, which is drawn on between whole numbers."""
    index = float(np.interp(best_to_worst, np.arange(1.0, MOST + 1), CONSISTENCY_INDEX))
    return ksi / index if index else 0.0
