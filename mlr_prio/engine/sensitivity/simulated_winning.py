"""Pairwise winning indices by simulation, where there is no exact result: bounds, or uncertain scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.sensitivity.contest import NO_CELLS, Contest, exact_part
from mlr_prio.engine.sensitivity.contest_run import run_contests, tiles
from mlr_prio.engine.sensitivity.rank_key import NEAR, tile_size
from mlr_prio.engine.sensitivity.simulation import share_size
from mlr_prio.engine.sensitivity.weight_space import members

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.sensitivity.distribution import UncertainCells
    from mlr_prio.engine.sensitivity.simulation import Simulation
    from mlr_prio.engine.sensitivity.weight_space import WeightSpace


def simulated_winning_indices(
    partial_values: ArrayLike,
    space: WeightSpace,
    simulation: Simulation,
    *,
    uncertain: UncertainCells = NO_CELLS,
) -> NDArray[np.float64]:
    """Return the share of samples in which each alternative has a higher overall value than each other.

    :func:`~.pairwise_winning.pairwise_winning_indices` is exact and faster where it applies. The samples are
    those of :func:`~.rank_acceptability.rank_acceptability` with the same arguments.

    Parameters
    ----------
    partial_values
        Partial values ``(m, n)``, 0 to 1; NaN is allowed in uncertain cells only.
    space
        Where the weights are drawn from.
    simulation
        Samples, rounded up as there; seed, threads and progress.
    uncertain
        The cells that are drawn anew in every sample.

    Returns
    -------
    NDArray[np.float64]
        ``[i, k]`` is the share in which ``i`` beats ``k``, ``(m, m)``, ties counted half; 1/2 on the
        diagonal.

    Raises
    ------
    EngineError
        When the values, the weights and the cells do not fit together.
    """
    table = exact_part(partial_values, space, uncertain)
    wins, samples = np.zeros((len(table), len(table))), 0
    for _, of_block in run_contests(table, space, simulation, uncertain, _count):
        wins += of_block
        samples += share_size(len(table), len(members(space)), simulation.samples)
    return 0.5 + (wins - wins.T) / (2 * samples)


def _count(contest: Contest, rng: np.random.Generator, samples: int) -> NDArray[np.int64]:
    """Return in how many samples each alternative is clearly better than each other ``(m, m)``."""
    groups = len(contest.sizes)
    costs = np.empty((tile_size(len(contest.group)), groups))
    wins = np.zeros((groups, groups), dtype=np.int64)
    for _ in tiles(contest, rng, samples, costs):
        columns = np.ascontiguousarray(costs.T)
        for one in range(groups - 1):
            others = slice(one + 1, groups)
            margin = NEAR * columns[one]
            wins[one, others] += np.count_nonzero(columns[others] > columns[one] + margin, axis=1)
            wins[others, one] += np.count_nonzero(columns[others] < columns[one] - margin, axis=1)
    return wins[np.ix_(contest.group, contest.group)]
