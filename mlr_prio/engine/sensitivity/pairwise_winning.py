"""Pairwise winning indices and expected places without simulation, when the scores are exact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.sensitivity.contest import DECIMALS, exact_part
from mlr_prio.engine.sensitivity.dirichlet_difference import dirichlet_share_above
from mlr_prio.engine.sensitivity.simplex_cut import simplex_share_above
from mlr_prio.engine.sensitivity.weight_space import Around, Bounds, basis, members

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.sensitivity.weight_space import SingleSpace, WeightSpace


CHUNK: Final = 2**14
"""Pairs compared at a time."""


def pairwise_winning_indices(partial_values: ArrayLike, space: WeightSpace) -> NDArray[np.float64] | None:
    """Return the probability that each alternative has a higher overall value than each other.

    Exact for the free simplex and an order of importance, and to eleven decimals around a profile; the mean
    of the members for a mixture (Leskinen, Viitanen, Kangas & Kangas 2006, Forest Science 52(3):304-312, name
    the index). Equal alternatives win half of the time each.

    Parameters
    ----------
    partial_values
        Exact partial values ``(m, n)``, 0 to 1.
    space
        Where the weights lie.

    Returns
    -------
    NDArray[np.float64] | None
        ``[i, k]`` is the probability that ``i`` beats ``k``, ``(m, m)``, with 1/2 on the diagonal; None when
        the space has bounds, for which there is no closed form.

    Raises
    ------
    EngineError
        When there is no alternative, the criteria do not match, or a value is missing or outside 0 to 1.
    """
    table = exact_part(partial_values, space)
    parts = members(space)
    if any(isinstance(part, Bounds) for part in parts):
        return None
    total = np.zeros((len(table), len(table)))
    for part in parts:
        total += _of_space(table, part)
    return total / len(parts)


def expected_ranks(pairwise_winning: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the expected place of each alternative ``(m,)``: one, and one more for each that beats it.

    Parameters
    ----------
    pairwise_winning
        Pairwise winning indices ``(m, m)``.
    """
    losses: NDArray[np.float64] = pairwise_winning.sum(axis=0)
    return 0.5 + losses  # the diagonal holds the other half


def _of_space(table: NDArray[np.float64], space: SingleSpace) -> NDArray[np.float64]:
    values = np.round(table @ basis(space).T, DECIMALS)
    result = np.full((len(values), len(values)), 0.5)
    first, second = np.triu_indices(len(values), 1)
    for start in range(0, len(first), CHUNK):
        one, other = first[start : start + CHUNK], second[start : start + CHUNK]
        wins = _wins(values[one] - values[other], space)
        result[one, other] = wins
        result[other, one] = 1.0 - wins
    return result


def _wins(differences: NDArray[np.float64], space: SingleSpace) -> NDArray[np.float64]:
    """Return P(d · c > 0) + P(d · c = 0) / 2 for rows ``(p, k)`` of differences in the coordinates."""
    better, worse = (differences > 0).any(axis=1), (differences < 0).any(axis=1)
    wins = np.full(len(differences), 0.5)
    wins[better & ~worse] = 1.0
    wins[worse & ~better] = 0.0
    crossing = better & worse
    if crossing.any():
        wins[crossing] = _share_above(differences[crossing], space)
    return wins


def _share_above(differences: NDArray[np.float64], space: SingleSpace) -> NDArray[np.float64]:
    if isinstance(space, Around):
        parameters = space.concentration * np.asarray(space.profile)
        return dirichlet_share_above(differences, parameters[parameters > 0])
    return simplex_share_above(differences)
