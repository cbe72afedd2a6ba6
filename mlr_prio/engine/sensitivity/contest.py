"""A table of partial values prepared for ordering its alternatives under many weight vectors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.sensitivity.distribution import UncertainCells
from mlr_prio.engine.sensitivity.rank_key import NEAR
from mlr_prio.engine.sensitivity.weight_space import FreeSimplex, Ordinal, basis, criteria
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.sensitivity.value_draw import CellBatch
    from mlr_prio.engine.sensitivity.weight_space import SingleSpace, WeightSpace

DECIMALS: Final = 12
"""Partial values that agree to this many decimals are equal."""

SLACK: Final = 1e-9
"""How far outside 0 to 1 a partial value may be by rounding alone."""

MOST_COMPARED: Final = 256
"""Up to this many alternatives it pays to compare all pairs in order not to look for near ties."""

NO_CELLS: Final = UncertainCells(np.empty(0, np.intp), np.empty(0, np.intp), ())


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """Alternatives to order, those that tie for all weights put together; see :mod:`.rank_counting`.

    Attributes
    ----------
    space
        Where the weights are drawn from.
    basis
        From coordinates to weights, ``(k, n)``.
    group
        The group ``(m,)`` of each alternative.
    sizes
        The number of alternatives in each group ``(q,)``.
    unit_costs
        Cost ``2 - value`` of each group for each coordinate ``(k, q)``, uncertain values taken as zero.
    batches
        The uncertain values; their rows are groups.
    may_tie
        False when near ties between groups are so improbable that they need not be looked for.
    """

    space: SingleSpace
    basis: NDArray[np.float64]
    group: NDArray[np.intp]
    sizes: NDArray[np.int64]
    unit_costs: NDArray[np.float64]
    batches: tuple[CellBatch, ...]
    may_tie: bool


def prepare(
    table: NDArray[np.float64], space: SingleSpace, batches: Sequence[CellBatch], samples: int
) -> Contest:
    """Return the contest of a checked table (see :func:`exact_part`) under one weight space.

    An alternative with an uncertain value is a group of its own. The groups are sorted, so that the order in
    which exact alternatives are given changes nothing.

    Parameters
    ----------
    table
        Partial values ``(m, n)``, zero where uncertain.
    space
        Where the weights are drawn from.
    batches
        The uncertain values.
    samples
        The number of samples that will be drawn.
    """
    of_space = basis(space)
    values = table @ of_space.T
    alone = np.zeros((len(table), 1))
    for batch in batches:
        alone[batch.rows, 0] = batch.rows + 1.0
    compared = np.hstack((alone, np.round(values, DECIMALS) + 0.0))  # + 0.0 turns -0.0 into 0.0
    _, chosen, group, sizes = np.unique(
        compared, axis=0, return_index=True, return_inverse=True, return_counts=True
    )
    uniform = isinstance(space, FreeSimplex | Ordinal) and not batches
    return Contest(
        space,
        of_space,
        group,
        sizes,
        np.ascontiguousarray(2.0 - values[chosen].T),
        tuple(replace(batch, rows=group[batch.rows]) for batch in batches),
        may_tie=not uniform or samples * near_tie_bound(values[chosen]) >= 1,
    )


def near_tie_bound(values: NDArray[np.float64]) -> float:
    """Return more than the expected number of near ties in a sample with uniform coordinates.

    The difference of two alternatives is ``d · c`` with ``c`` uniform on the simplex. Its density is a
    B-spline with the knots ``d``, nowhere above ``(k - 1) / (max d - min d)`` (Curry & Schoenberg 1966,
    Journal d'Analyse Mathématique 17:71-107). Of two alternatives where one is better on every coordinate
    there is no tie. Infinite, without a look, for very many alternatives or a single coordinate.

    Parameters
    ----------
    values
        Value ``(q, k)`` of each group for each coordinate; no two rows equal.
    """
    count, k = values.shape
    if count > MOST_COMPARED or k == 1:
        return np.inf
    total = 0.0
    for row in range(count - 1):
        differences = values[row + 1 :] - values[row]
        low, high = differences.min(axis=1), differences.max(axis=1)
        crossing = (low <= NEAR) & (high >= -NEAR)
        width = np.maximum((high - low)[crossing], NEAR)
        total += float((2 * NEAR * (k - 1) / width).sum())
    return total


def exact_part(
    partial_values: ArrayLike, space: WeightSpace, cells: UncertainCells = NO_CELLS
) -> NDArray[np.float64]:
    """Return the checked table ``(m, n)`` with zero in the uncertain cells.

    Parameters
    ----------
    partial_values
        Partial values ``(m, n)``, 0 to 1; those in uncertain cells are not looked at and may be NaN.
    space
        The weight space that the values are to be weighed with.
    cells
        The uncertain values.

    Raises
    ------
    EngineError
        When there is no alternative, the criteria do not match, an uncertain cell lies outside the table, or
        a value is missing or outside 0 to 1.
    """
    table = np.array(partial_values, dtype=np.float64, ndmin=2)
    _require_shape(table, criteria(space))
    _require_inside(cells, table.shape)
    table[cells.rows, cells.columns] = 0.0
    _require_values(table)
    return table


def _require_shape(table: NDArray[np.float64], n: int) -> None:
    if not table.size:
        raise EngineError(message("there is no alternative to rank; there must be at least one"))
    if table.shape[1] != n:
        raise EngineError(
            message(
                "the weights are for {weights} criteria and the values for {values}; they must be the same",
                weights=n,
                values=table.shape[1],
            )
        )


def _require_inside(cells: UncertainCells, shape: tuple[int, ...]) -> None:
    outside = (cells.rows < 0) | (cells.rows >= shape[0]) | (cells.columns < 0) | (cells.columns >= shape[1])
    if outside.any():
        raise EngineError(
            message(
                "an uncertain value stands at alternative {row} and criterion {column}, outside the table",
                row=int(cells.rows[outside][0]),
                column=int(cells.columns[outside][0]),
            )
        )


def _require_values(table: NDArray[np.float64]) -> None:
    if np.isnan(table).any():
        row, column = np.argwhere(np.isnan(table))[0]
        raise EngineError(
            message(
                "alternative {row} has no value for criterion {column}; "
                "give the missing value a distribution over the scale",
                row=int(row),
                column=int(column),
            )
        )
    faulty = (table < -SLACK) | (table > 1 + SLACK)
    if faulty.any():
        raise EngineError(
            message(
                "a partial value is {value}; partial values must be from 0 to 1",
                value=float(table[faulty][0]),
            )
        )
