"""Confidence factors: whether the scores are accurate enough to tell which alternative is first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.sensitivity.contest import exact_part
from mlr_prio.engine.sensitivity.rank_key import NEAR
from mlr_prio.engine.sensitivity.simulation import block_size, power_of_two, run_blocks
from mlr_prio.engine.sensitivity.value_draw import ValueDraw, cell_batches
from mlr_prio.engine.sensitivity.weight_space import FreeSimplex
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.sensitivity.distribution import UncertainCells
    from mlr_prio.engine.sensitivity.simulation import Simulation

STREAM: Final = (1,)
"""Keeps the scores drawn here apart from those behind the central weights."""

TILE_VALUES: Final = 2**18
"""At most this many partial values are held at a time, unless a single sample has more."""

TOGETHER: Final = 16
"""The number of judged alternatives whose overall values are held at a time: what a cache has room for."""


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
    """Overall values of all alternatives under the central weights ``(c, n)`` of each of the judged ones."""

    def __init__(
        self,
        table: NDArray[np.float64],
        judged: NDArray[np.intp],
        weights: NDArray[np.float64],
        uncertain: UncertainCells,
    ) -> None:
        self._table = table
        self._judged = judged
        self._weights = weights
        self._tile = power_of_two(TILE_VALUES // table.size)
        self._batches = cell_batches(uncertain, self._tile)

    def wins(self, rng: np.random.Generator, samples: int) -> NDArray[np.float64]:
        """Return how often each judged alternative is first under its own weights ``(c,)``."""
        tile = min(self._tile, samples)
        draws = ValueDraw(self._batches, tile)
        table = np.repeat(self._table.T[:, :, np.newaxis], tile, axis=2)  # [criterion, alternative, sample]
        values = np.empty((TOGETHER, *table.shape[1:]))  # [judged, alternative, sample]
        total = np.zeros(len(self._judged))
        for _ in range(samples // tile):
            for batch, drawn in draws.draw(rng):
                table[batch.columns, batch.rows] = drawn
            for start in range(0, len(total), TOGETHER):
                judged = slice(start, start + TOGETHER)
                weights = self._weights[judged]
                overall = values[: len(weights)]
                np.matmul(weights, table.reshape(len(table), -1), out=overall.reshape(len(weights), -1))
                total[judged] += _first_shares(overall, self._judged[judged])
        return total


def _first_shares(values: NDArray[np.float64], judged: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return the first places ``(c,)`` of each judged alternative ``i`` among its values ``[i, :, :]``."""
    rows = np.arange(len(judged))
    own = values[rows, judged]
    values[rows, judged] = -np.inf
    lead = own - values.max(axis=1, initial=-np.inf)
    shares: NDArray[np.float64] = (lead > NEAR).sum(axis=1).astype(np.float64)
    row, sample = np.nonzero(np.abs(lead) <= NEAR)
    tied = 1 + (values[row, :, sample] >= own[row, sample, np.newaxis] - NEAR).sum(axis=1)
    np.add.at(shares, row, 1 / tied)
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
