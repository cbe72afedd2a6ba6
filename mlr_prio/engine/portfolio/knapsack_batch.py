"""The exact knapsack for many sets of values, such as weight samples, that share costs and constraints.

The same dynamic programme as in :mod:`~mlr_prio.engine.portfolio.knapsack`, run for a block of samples at a
time; only which subset was taken is kept, not the values. The chosen packages are the same, to the last tie.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.portfolio.component import Component, components
from mlr_prio.engine.portfolio.constraint import UNCONSTRAINED, Constraints
from mlr_prio.engine.portfolio.knapsack import filled_table, require_cells
from mlr_prio.engine.portfolio.unit import NEVER, value_units, whole_budget, whole_costs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

BLOCK_CELLS: Final = 1 << 17
"""Samples times budget in one block: a megabyte of values, which stays in the processor's cache."""


@dataclass(slots=True, eq=False)
class _Layer:
    """What was taken of one component, for each sample and budget, ``(s, budget + 1)``."""

    subset: NDArray[np.bool_] | NDArray[np.uint16]
    tied: NDArray[np.bool_] | None


def best_selections(
    values: ArrayLike, costs: ArrayLike, budgets: Sequence[int], constraints: Constraints = UNCONSTRAINED
) -> NDArray[np.bool_] | None:
    """Return the chosen package of every sample for every budget.

    The work grows with the budget in cost units, counted in the largest unit that divides all costs.

    Parameters
    ----------
    values
        Values ``(s, m)`` above the level where nothing is built.
    costs
        Costs ``(m,)`` in cost units.
    budgets
        The q budgets, in cost units; one pass serves them all.
    constraints
        What a package must keep beside the budget.

    Returns
    -------
    NDArray[np.bool_] | None
        ``(q, s, m)``; a budget within which no package keeps the constraints has empty rows. None when the
        constraints need the solver.

    Raises
    ------
    EngineError
        When values, costs, a budget or the constraints are not allowed, or one sample's table would be too
        large.
    """
    worth = value_units(values)
    own = whole_costs(costs, worth.shape[-1])
    step = max(int(np.gcd.reduce(own)), 1)
    own, total = own // step, int(own.sum())
    asked = [min(whole_budget(budget), total) // step for budget in budgets]
    largest = max(asked, default=0)
    parts = components(own, constraints, largest)
    if parts is None:
        return None
    require_cells(len(parts), largest)
    result = np.zeros((len(asked), *worth.shape), dtype=np.bool_)
    rows = max(BLOCK_CELLS // (largest + 1), 1)
    for start in range(0, len(worth), rows):
        block = _block(worth[start : start + rows], parts, asked, largest)
        for k, chosen in enumerate(block):
            result[k, start : start + rows] = chosen
    return result


def _block(
    worth: NDArray[np.int64], parts: tuple[Component, ...], budgets: Sequence[int], largest: int
) -> list[NDArray[np.bool_]]:
    """Return for each budget the chosen packages ``(s, m)`` for values ``(s, m)`` in value units."""
    best = np.zeros((len(worth), largest + 1), dtype=np.int64)
    layers = []
    for part in reversed(parts):
        values = part.subset_values(worth)
        best, layer = _with_project(best, part, values) if part.free else _with_component(best, part, values)
        layers.append(layer)
    layers.reverse()
    return [_trace(worth, parts, layers, best, budget) for budget in budgets]


def _with_project(
    best: NDArray[np.int64], part: Component, values: NDArray[np.int64]
) -> tuple[NDArray[np.int64], _Layer]:
    """Add a free project in place: take it where that is at least as good as leaving it out."""
    taken = np.zeros(best.shape, dtype=np.bool_)
    if len(part.costs) > 1:
        cost = int(part.costs[1])
        reached = best[:, : best.shape[1] - cost] + values[:, 1:]
        np.greater_equal(reached, best[:, cost:], out=taken[:, cost:])
        np.maximum(best[:, cost:], reached, out=best[:, cost:])
    return best, _Layer(taken, None)


def _with_component(
    best: NDArray[np.int64], part: Component, values: NDArray[np.int64]
) -> tuple[NDArray[np.int64], _Layer]:
    """Add a component: try every subset that is worth more than every cheaper one in some sample."""
    merged = np.full_like(best, NEVER)
    subset_of = np.zeros(best.shape, dtype=np.uint16)
    tied = np.zeros(best.shape, dtype=np.bool_)
    for subset in _useful_somewhere(values):
        cost = int(part.costs[subset])
        reached = best[:, : best.shape[1] - cost] + values[:, subset : subset + 1]
        better = reached > merged[:, cost:]
        tied[:, cost:] = (tied[:, cost:] & ~better) | (reached == merged[:, cost:])
        np.copyto(subset_of[:, cost:], np.uint16(subset), where=better)
        np.maximum(merged[:, cost:], reached, out=merged[:, cost:])
    return merged, _Layer(subset_of, tied)


def _useful_somewhere(values: NDArray[np.int64]) -> list[int]:
    """Return which subsets ``(s, o)``, given in rising cost, some sample has use for."""
    if not values.shape[1]:
        return []
    before = np.maximum.accumulate(values, axis=1)[:, :-1]
    return [0, *(1 + np.flatnonzero((values[:, 1:] > before).any(axis=0))).tolist()]


def _trace(
    worth: NDArray[np.int64],
    parts: tuple[Component, ...],
    layers: Sequence[_Layer],
    best: NDArray[np.int64],
    budget: int,
) -> NDArray[np.bool_]:
    """Return the chosen packages ``(s, m)`` for one budget."""
    samples = np.arange(len(worth))
    left = (best[:, : budget + 1] < best[:, budget, None]).sum(axis=1)
    result = np.zeros(worth.shape, dtype=np.bool_)
    if best[0, budget] <= NEVER // 2:
        return result
    unclear = np.zeros(len(worth), dtype=np.bool_)
    for part, layer in zip(parts, layers, strict=True):
        pick = layer.subset[samples, left].astype(np.int64)
        unclear |= False if layer.tied is None else layer.tied[samples, left]
        result[:, part.members] = part.subsets[pick]
        left -= part.costs[pick]
    for sample in np.flatnonzero(unclear):
        result[sample] = filled_table(worth[sample], parts, best.shape[1] - 1).chosen(np.array([budget]))[0]
    return result
