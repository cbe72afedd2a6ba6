"""Confidence factors: whether the scores are accurate enough to tell which alternative is first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.sensitivity.contest import exact_part
from mlr_prio.engine.sensitivity.rank_key import NEAR
from mlr_prio.engine.sensitivity.simulation import block_size, power_of_two, run_blocks
from mlr_prio.engine.sensitivity.value_draw import draw_values, fast_to_draw
from mlr_prio.engine.sensitivity.weight_space import FreeSimplex
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.sensitivity.distribution import UncertainCells
    from mlr_prio.engine.sensitivity.simulation import Simulation

STREAM: Final = (1,)
"""Keeps the scores drawn here apart from those behind the central weights."""

TILE_VALUES: Final = 2**19
"""About how many overall values are held at a time."""


def confidence_factors(
    partial_values: ArrayLike,
    central_weights: NDArray[np.float64],
    uncertain: UncertainCells,
    simulation: Simulation,
) -> NDArray[np.float64]:
    """Return the probability that an alternative is first when the weights are its own central weights.

    Lahdelma & Salminen (2001), Operations Research 49(3):444-454, section 3. Low values say that the scores
    are too uncertain to tell even for those who favour the alternative. Ties for the first place are shared.

    Parameters
    ----------
    partial_values
        Partial values ``(m, n)``, 0 to 1; NaN is allowed in uncertain cells only.
    central_weights
        Weights ``(m, n)``; NaN rows for alternatives that have none.
    uncertain
        The cells that are drawn anew in every sample.
    simulation
        Samples, rounded up to whole blocks; seed, threads and progress. A run of its own: the random numbers
        are not those that gave the central weights.

    Returns
    -------
    NDArray[np.float64]
        Shares of samples ``(m,)``, NaN where there are no central weights.

    Raises
    ------
    EngineError
        When the values, the cells and the weights do not fit together.
    """
    table = exact_part(partial_values, FreeSimplex(central_weights.shape[1]), uncertain)
    _require_rows(len(central_weights), len(table))
    judged = np.flatnonzero(np.isfinite(central_weights).all(axis=1))
    race = _Race(table, judged, central_weights[judged], uncertain)
    size = block_size(len(table))
    blocks = -(-simulation.samples // size)
    wins = np.zeros(len(judged))
    for block_wins in run_blocks(simulation, blocks, lambda _, rng: race.wins(rng, size), STREAM):
        wins += block_wins
    factors = np.full(len(table), np.nan)
    factors[judged] = wins / (blocks * size)
    return factors


class _Race:
    """Overall values of all alternatives under the central weights of each of the ``c`` judged ones."""

    def __init__(
        self,
        table: NDArray[np.float64],
        judged: NDArray[np.intp],
        weights: NDArray[np.float64],
        uncertain: UncertainCells,
    ) -> None:
        self._exact = table @ weights.T
        self._judged = judged
        cells = fast_to_draw(uncertain)
        self._cells = [
            (row, weights[:, column], distribution)
            for row, column, distribution in zip(cells.rows, cells.columns, cells.distributions, strict=True)
        ]

    def wins(self, rng: np.random.Generator, samples: int) -> NDArray[np.float64]:
        """Return how often each judged alternative is first under its own weights ``(c,)``."""
        m, count = self._exact.shape
        tile = min(power_of_two(TILE_VALUES // (m * max(count, 1))), samples)
        total = np.zeros(count)
        for _ in range(samples // tile):
            values = np.repeat(self._exact[:, :, np.newaxis], tile, axis=2)  # [alternative, judged, sample]
            for row, weights, distribution in self._cells:
                values[row] += weights[:, np.newaxis] * draw_values(distribution, rng, tile)
            total += _first_shares(values, self._judged)
        return total


def _first_shares(values: NDArray[np.float64], judged: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return the first places ``(c,)`` of each judged alternative ``i`` among its values ``[:, i, :]``."""
    columns = np.arange(len(judged))
    own = values[judged, columns]
    values[judged, columns] = -np.inf
    lead = own - values.max(axis=0, initial=-np.inf)
    shares: NDArray[np.float64] = (lead > NEAR).sum(axis=1).astype(np.float64)
    column, sample = np.nonzero(np.abs(lead) <= NEAR)
    tied = 1 + (values[:, column, sample] >= own[column, sample] - NEAR).sum(axis=0)
    np.add.at(shares, column, 1 / tied)
    return shares


def _require_rows(rows: int, m: int) -> None:
    if rows != m:
        raise EngineError(
            message(
                "there are central weights for {rows} alternatives and values for {alternatives}",
                rows=rows,
                alternatives=m,
            )
        )
