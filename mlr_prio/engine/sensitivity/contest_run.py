"""Running a simulated contest block by block, the members of a mixture in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from mlr_prio.engine.sensitivity.contest import prepare
from mlr_prio.engine.sensitivity.cost_fill import CostFill
from mlr_prio.engine.sensitivity.rank_key import tile_size
from mlr_prio.engine.sensitivity.sampling import coordinates
from mlr_prio.engine.sensitivity.simulation import run_blocks, share_size
from mlr_prio.engine.sensitivity.value_draw import cell_batches
from mlr_prio.engine.sensitivity.weight_space import members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.contest import Contest
    from mlr_prio.engine.sensitivity.distribution import UncertainCells
    from mlr_prio.engine.sensitivity.simulation import Simulation
    from mlr_prio.engine.sensitivity.weight_space import WeightSpace

Result = TypeVar("Result")

BATCH: Final = 4_096
"""Weight vectors drawn at a time; a block is a whole number of batches, a batch of tiles."""


def run_contests(
    table: NDArray[np.float64],
    space: WeightSpace,
    simulation: Simulation,
    cells: UncertainCells,
    count: Callable[[Contest, np.random.Generator, int], Result],
) -> Iterator[tuple[int, Result]]:
    """Yield the member and the result of each block, in order; every member gets equally many.

    Parameters
    ----------
    table
        Partial values ``(m, n)``, see :func:`~.contest.exact_part`.
    space
        Where the weights are drawn from.
    simulation
        Samples, rounded up to whole blocks and to equally many for each member; seed, threads and progress.
    cells
        The uncertain values.
    count
        Counts a block of so many samples of a contest with this generator.
    """
    spaces = members(space)
    size = share_size(len(table), len(spaces), simulation.samples)
    rounds = -(-simulation.samples // (size * len(spaces)))
    batches = cell_batches(cells, tile_size(len(table)))
    contests = [prepare(table, member, batches, rounds * size) for member in spaces]

    def work(block: int, rng: np.random.Generator) -> Result:
        return count(contests[block % len(contests)], rng, size)

    for block, result in enumerate(run_blocks(simulation, rounds * len(contests), work)):
        yield block % len(contests), result


def tiles(
    contest: Contest, rng: np.random.Generator, samples: int, costs: NDArray[np.float64]
) -> Iterator[tuple[NDArray[np.float64], slice]]:
    """Fill the costs ``(t, q)`` of one tile after another.

    Parameters
    ----------
    contest
        Whose costs.
    rng
        Source of the random numbers.
    samples
        How many samples to draw in all, a multiple of the tile.
    costs
        Overwritten for every tile.

    Yields
    ------
    tuple[NDArray[np.float64], slice]
        The batch of coordinates ``(s, k)`` and the samples in it that the tile holds.
    """
    batch = min(BATCH, samples)
    draws = coordinates(contest.space, rng, batch)
    cost_fill = CostFill(contest, len(costs))
    for _ in range(samples // batch):
        drawn = next(draws)
        for start in range(0, batch, len(costs)):
            tile = slice(start, start + len(costs))
            cost_fill.fill(costs, drawn[tile], rng)
            yield drawn, tile
