"""Drawing uncertain partial values fast enough for a simulation."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.sensitivity.distribution import Pert, Tabulated, TruncatedNormal, quantile, tabulate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.distribution import Distribution, UncertainCells

MODE_DECIMALS: Final = 12
"""Modes that agree to this many decimals have the same table."""


def fast_to_draw(cells: UncertainCells) -> UncertainCells:
    """Return the cells with every distribution tabulated whose quantiles are slow to compute."""
    return replace(cells, distributions=tuple(map(_tabulated, cells.distributions)))


def draw_values(distribution: Distribution, rng: np.random.Generator, count: int) -> NDArray[np.float64]:
    """Return values ``(count,)`` of a distribution by inversion of its distribution function.

    Parameters
    ----------
    distribution
        As :func:`fast_to_draw` gives it.
    rng
        Source of the random numbers.
    count
        The number of values.
    """
    probabilities = rng.random(count)
    if not isinstance(distribution, Tabulated):
        return quantile(distribution, probabilities)
    # The levels of the table are equally spaced, so the piece is found without a search.
    table = distribution.quantiles
    probabilities *= len(table) - 1
    piece = probabilities.astype(np.intp)
    probabilities -= piece
    low: NDArray[np.float64] = table[piece]
    low += probabilities * (table[piece + 1] - low)
    return low


def _tabulated(distribution: Distribution) -> Distribution:
    match distribution:
        case Pert(low, likely, high):
            mode = round((likely - low) / (high - low), MODE_DECIMALS)
            return Tabulated(low + (high - low) * _unit_pert(mode).quantiles)
        case TruncatedNormal():
            return tabulate(distribution)
        case _:
            return distribution


@lru_cache(maxsize=256)
def _unit_pert(mode: float) -> Tabulated:
    """Return the table on [0, 1]; it depends on the mode alone, and the same few modes come again."""
    return tabulate(Pert(0.0, mode, 1.0))
