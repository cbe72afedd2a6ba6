"""Drawing all uncertain partial values of a table fast enough for a simulation: few cells at a time are slow.

The cells are put into *batches* of one kind of distribution. A batch is drawn with a few calls for all its
cells and samples, and is small enough to stay in a second-level cache until its values have been used.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.sensitivity.distribution import (
    Discrete,
    Pert,
    Tabulated,
    Triangular,
    TruncatedNormal,
    Uniform,
    tabulate,
)
from mlr_prio.engine.sensitivity.kind_draw import DiscreteKind, TabulatedKind, TriangularKind, UniformKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.distribution import Distribution, UncertainCells
    from mlr_prio.engine.sensitivity.kind_draw import Kind

MODE_DECIMALS: Final = 12
"""Modes that agree to this many decimals have the same table."""

BATCH_VALUES: Final = 2**16
"""About how many values a batch has."""

KINDS: Final[dict[type[Distribution], Callable[..., Kind]]] = {
    Uniform: UniformKind,
    Triangular: TriangularKind,
    Tabulated: TabulatedKind,
    Discrete: DiscreteKind,
}


@dataclass(frozen=True, slots=True, eq=False)
class CellBatch:
    """Uncertain cells that are drawn together, so ordered that those of a row are fast to add up.

    Attributes
    ----------
    rows, columns
        Alternative and criterion of each cell ``(c,)``.
    layers
        Number of cells in each layer. No two cells of a layer stand in the same row, and the rows of every
        layer are the first of the rows of the layer before it.
    kind
        Their distributions.
    """

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    layers: tuple[int, ...]
    kind: Kind

    def add_up(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the sum ``(r, t)`` of the values ``(c, t)`` in each of ``rows[:r]``, and overwrite them."""
        total = values[: self.layers[0]]
        start = len(total)
        for size in self.layers[1:]:
            total[:size] += values[start : start + size]
            start += size
        return total


def fast_to_draw(cells: UncertainCells) -> UncertainCells:
    """Return the cells with every distribution tabulated whose quantiles are slow to compute."""
    return replace(cells, distributions=tuple(map(_tabulated, cells.distributions)))


def cell_batches(cells: UncertainCells, samples: int) -> tuple[CellBatch, ...]:
    """Return the batches in which all cells are drawn, each cell in one of them.

    Parameters
    ----------
    cells
        Any uncertain values.
    samples
        The number of samples that will be drawn at a time ``t``.
    """
    drawable, kinds, most = fast_to_draw(cells), list(KINDS), max(BATCH_VALUES // samples, 1)
    kind = np.array([kinds.index(type(d)) for d in drawable.distributions], dtype=np.intp)
    order = np.lexsort((drawable.rows, kind))
    return tuple(
        _batch(drawable, part[start : start + most])
        for part in np.split(order, np.flatnonzero(np.diff(kind[order])) + 1)
        for start in range(0, len(part), most)
    )


class ValueDraw:
    """Draws the values of all batches, again and again in the same memory: a thread needs its own.

    Parameters
    ----------
    batches
        From :func:`cell_batches`.
    samples
        The number of samples drawn at a time ``t``.
    """

    __slots__ = ("_batches", "_room")

    def __init__(self, batches: Sequence[CellBatch], samples: int) -> None:
        self._batches = batches
        self._room = np.empty((3, max((len(batch.rows) for batch in batches), default=0), samples))

    def draw(self, rng: np.random.Generator) -> Iterator[tuple[CellBatch, NDArray[np.float64]]]:
        """Yield each batch with new values ``(c, t)`` of its cells, which the next batch overwrites."""
        for batch in self._batches:
            room = self._room[:, : len(batch.rows)]
            batch.kind.draw(rng, room)
            yield batch, room[0]


def _batch(cells: UncertainCells, chosen: NDArray[np.intp]) -> CellBatch:
    """Return the batch of these cells, which are of one kind and sorted by row."""
    _, row, counts = np.unique(cells.rows[chosen], return_inverse=True, return_counts=True)
    layer = np.arange(len(chosen)) - (np.cumsum(counts) - counts)[row]
    order = np.lexsort((row, -counts[row], layer))
    distributions = [cells.distributions[cell] for cell in chosen[order].tolist()]
    return CellBatch(
        cells.rows[chosen[order]],
        cells.columns[chosen[order]],
        tuple(np.bincount(layer).tolist()),
        KINDS[type(distributions[0])](distributions),
    )


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
