"""Computing the overall costs of a contest for one tile of weight vectors after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.sensitivity.value_draw import ValueDraw

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.contest import Contest


class CostFill:
    """Computes costs in the same memory again and again: a thread needs its own.

    Parameters
    ----------
    contest
        Whose costs.
    samples
        The number of samples in a tile ``t``.
    """

    __slots__ = ("_by_group", "_contest", "_values", "_weights")

    def __init__(self, contest: Contest, samples: int) -> None:
        self._contest = contest
        self._values = ValueDraw(contest.batches, samples)
        self._weights = np.empty((contest.basis.shape[1], samples))
        self._by_group = np.empty((len(contest.sizes), samples))

    def fill(
        self, costs: NDArray[np.float64], coordinates: NDArray[np.float64], rng: np.random.Generator
    ) -> None:
        """Write the overall costs ``(t, q)`` for coordinates ``(t, k)``; draw the uncertain values."""
        if not self._contest.batches:
            np.matmul(coordinates, self._contest.unit_costs, out=costs)
            return
        np.matmul(self._contest.basis.T, coordinates.T, out=self._weights)
        np.matmul(self._contest.unit_costs.T, coordinates.T, out=self._by_group)
        for batch, values in self._values.draw(rng):
            total = batch.add_up(np.multiply(values, self._weights[batch.columns], out=values))
            self._by_group[batch.rows[: len(total)]] -= total
        costs[:] = self._by_group.T
