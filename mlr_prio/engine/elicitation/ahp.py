"""The analytic hierarchy process: weights from how many times as important one is as another.

A matrix of judgements holds in row ``i``, column ``j`` how many times as important ``i`` is as ``j``; it is
positive, reciprocal, and 1 on the diagonal. Saaty 1980, The Analytic Hierarchy Process, McGraw-Hill.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.weight import normalise
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

RANDOM_INDEX_TABLE: Final = "Saaty 1980"
"""The name of the table: tables differ, and with them the ratio of the same judgements."""

RANDOM_INDEX: Final = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""The mean consistency index of random judgements on 1, 2, … criteria."""

RECIPROCAL_TOLERANCE: Final = 1e-9
"""How far ``a_ij a_ji`` may be from 1 by rounding alone."""

_DECIMALS: Final = 12
_SQUARINGS: Final = 30
"""The power that is reached is a milliard; what is left of other eigenvectors is below rounding."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement beside what all the others say.

    Parameters
    ----------
    first, second
        Indices of the criteria.
    given
        How many times as important the first was said to be.
    implied
        The same as it follows from all judgements but this one.
    """

    first: int
    second: int
    given: float
    implied: float


@dataclass(frozen=True, slots=True, eq=False)
class AhpWeights:
    """Weights from pairwise judgements.

    Parameters
    ----------
    weights
        The principal eigenvector ``(n,)``, sum 1.
    eigenvalue
        The principal eigenvalue; ``n`` where the judgements agree with one another.
    index
        The consistency index ``(eigenvalue - n) / (n - 1)``.
    ratio
        The index over that of random judgements, see :data:`RANDOM_INDEX`; None where the table has ended.
    inconsistent
        Up to three judgements that are furthest, in proportion, from what the others say, worst first.
    """

    weights: NDArray[np.float64]
    eigenvalue: float
    index: float
    ratio: float | None
    inconsistent: tuple[Judgement, ...]


def ahp_weights(matrix: ArrayLike) -> AhpWeights:
    """Return the weights of a matrix of judgements and how consistent it is.

    Parameters
    ----------
    matrix
        Judgements ``(n, n)``, see the module.

    Raises
    ------
    EngineError
        When the matrix is not square, positive and reciprocal.
    """
    judgements = _checked(matrix)
    n = len(judgements)
    weights, eigenvalue = _principal(judgements)
    index = max(0.0, round((eigenvalue - n) / (n - 1), _DECIMALS)) if n > 1 else 0.0
    return AhpWeights(weights, eigenvalue, index, _ratio(index, n), _inconsistent(judgements))


def aggregate_judgements(matrices: ArrayLike) -> NDArray[np.float64]:
    """Return one matrix ``(n, n)`` for a group: the geometric mean of each judgement (AIJ).

    The only mean that keeps judgements reciprocal (Aczél & Saaty 1983). The group acts as one.

    Parameters
    ----------
    matrices
        The members' judgements ``(g, n, n)``.

    Raises
    ------
    EngineError
        When there is no member, or a matrix is not square, positive and reciprocal.
    """
    stacked = np.array([_checked(matrix) for matrix in np.asarray(matrices, dtype=np.float64)])
    _require_members(stacked)
    return _geometric_mean(stacked)


def aggregate_priorities(weights: ArrayLike) -> NDArray[np.float64]:
    """Return one vector ``(n,)`` for a group: the geometric mean of the members' weights (AIP), sum 1.

    Forman & Peniwati 1998, European Journal of Operational Research 108(1), 165-169. Members remain apart.

    Parameters
    ----------
    weights
        The members' weights ``(g, n)``, more than zero.

    Raises
    ------
    EngineError
        When there is no member.
    """
    rows = np.asarray(weights, dtype=np.float64)
    _require_members(rows)
    return normalise(_geometric_mean(rows))


def _require_members(rows: NDArray[np.float64]) -> None:
    if len(rows) == 0:
        raise EngineError(message("nobody's judgements were given; a group needs at least one member"))


def _geometric_mean(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the geometric mean over the first axis, added in the order of the members."""
    total = np.zeros(rows.shape[1:])
    for row in np.log(rows):
        total += row
    mean: NDArray[np.float64] = np.exp(total / len(rows))
    return mean


def _checked(matrix: ArrayLike) -> NDArray[np.float64]:
    judgements = np.asarray(matrix, dtype=np.float64)
    if judgements.ndim != 2 or judgements.shape[0] != judgements.shape[1] or not judgements.size:  # noqa: PLR2004 -- a matrix
        raise EngineError(
            message(
                "the judgements have the shape {shape}; they must be a square matrix",
                shape=" × ".join(map(str, judgements.shape)),
            )
        )
    if not (np.isfinite(judgements) & (judgements > 0)).all():
        raise EngineError(
            message("a judgement is not a positive number; it says how many times as important")
        )
    if (np.abs(judgements * judgements.T - 1) > RECIPROCAL_TOLERANCE).any():
        raise EngineError(
            message("two judgements on the same pair contradict one another; one is the inverse")
        )
    return judgements


def _principal(matrix: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Return the eigenvector, sum 1, and the eigenvalue: the limit of the powers of a positive matrix.

    Squared again and again, scaled in between; ``einsum`` adds in the order of the indices on every machine.
    """
    power = matrix / matrix.sum()
    for _ in range(_SQUARINGS):
        power = np.einsum("ij,jk->ik", power, power)
        power /= power.sum()
    vector = power.sum(axis=1)
    return vector, float(np.einsum("ij,j->", matrix, vector))


def _ratio(index: float, n: int) -> float | None:
    if n > len(RANDOM_INDEX):
        return None
    expected = RANDOM_INDEX[n - 1]
    return index / expected if expected else 0.0


def _inconsistent(matrix: NDArray[np.float64]) -> tuple[Judgement, ...]:
    n = len(matrix)
    judgements = [
        Judgement(i, j, float(matrix[i, j]), _implied(matrix, i, j))
        for i, j in combinations(range(n), 2)
        if n > 2  # noqa: PLR2004 -- with two, there are no others to compare with
    ]
    apart = [(abs(float(np.log(judgement.given / judgement.implied))), judgement) for judgement in judgements]
    notable = [
        (round(distance, 9), judgement) for distance, judgement in apart if distance > RECIPROCAL_TOLERANCE
    ]
    notable.sort(key=lambda pair: (-pair[0], pair[1].first, pair[1].second))
    return tuple(judgement for _, judgement in notable[:3])


def _implied(matrix: NDArray[np.float64], i: int, j: int) -> float:
    """Return how many times as important ``i`` is as ``j`` by all other judgements.

    The eigenvector of the matrix without the judgement, its place made up for on the diagonal (Harker 1987,
    Mathematical Modelling 9(11), 837-848).
    """
    others = matrix.copy()
    others[i, j] = others[j, i] = 0.0
    others[i, i] = others[j, j] = 2.0
    weights, _ = _principal(others)
    return float(weights[i] / weights[j])
