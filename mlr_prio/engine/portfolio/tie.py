"""Packages of the same, best value: how many there are, and the first of them.

The optimal packages are the paths through the table of best values on which nothing is lost. Walking them
once forward finds the states in use; walking back adds up how many packages each state leads to (Kellerer,
Pferschy & Pisinger 2004, section 2.3, for the table) and keeps the first few by cost, then by ids. Both keys
are sums over components, so the best of the whole is made of the best of the parts.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from mlr_prio.engine.portfolio.component import Component

Key = tuple[int, int]
"""Cost and the ids as one number, negative: the project with index i counts 2 to the power of m - 1 - i."""


@dataclass(frozen=True, slots=True, eq=False)
class TiedPackages:
    """The packages of the best value.

    Attributes
    ----------
    count
        How many there are, exactly; None when only the first were looked for and there are more.
    chosen
        The first of them ``(k, m)``: least cost first, then the one with the first project in which two
        differ.
    """

    count: int | None
    chosen: NDArray[np.bool_]


def tied_packages(
    parts: Sequence[Component],
    subset_values: Sequence[NDArray[np.int64]],
    best: NDArray[np.int64],
    budget: int,
    most: int,
) -> TiedPackages:
    """Return the packages of the best value within a feasible budget, and the first ``most`` of them.

    Parameters
    ----------
    parts, subset_values, best
        As in :class:`~mlr_prio.engine.portfolio.knapsack.BudgetTable`.
    budget
        In cost units, at most the table's.
    most
        How many packages to return at most; all are counted.
    """
    m = sum(part.members.size for part in parts)
    steps = _steps(parts, subset_values, best, budget)
    counts, first = dict.fromkeys(range(budget + 1), 1), {left: [(0, 0)] for left in range(budget + 1)}
    for part, states in zip(reversed(parts), reversed(steps), strict=True):
        used = sorted({subset for subsets in states.values() for subset in subsets})
        numbers = {subset: _id_number(part.members[part.subsets[subset]], m) for subset in used}
        counts = {
            left: sum(counts[left - int(part.costs[subset])] for subset in subsets)
            for left, subsets in states.items()
        }
        first = {left: _first(part, numbers, subsets, first, left, most) for left, subsets in states.items()}
    keys = first[budget]
    chosen = np.array([[-number >> (m - 1 - i) & 1 for i in range(m)] for _, number in keys], dtype=np.bool_)
    return TiedPackages(counts[budget], chosen.reshape(len(keys), m))


def _steps(
    parts: Sequence[Component],
    subset_values: Sequence[NDArray[np.int64]],
    best: NDArray[np.int64],
    budget: int,
) -> list[dict[int, list[int]]]:
    """Return for each component the budgets that can be left before it and the subsets that lose nothing."""
    steps: list[dict[int, list[int]]] = []
    lefts = [budget]
    for k, part in enumerate(parts):
        states = {left: _lossless(part, subset_values[k], best[k], best[k + 1], left) for left in lefts}
        lefts = sorted(
            {left - int(part.costs[subset]) for left, subsets in states.items() for subset in subsets}
        )
        steps.append(states)
    return steps


def _lossless(
    part: Component, values: NDArray[np.int64], best: NDArray[np.int64], later: NDArray[np.int64], left: int
) -> list[int]:
    """Return the subsets of a component after which the best value can still be reached."""
    after = left - part.costs
    reached = later[np.maximum(after, 0)] + values
    result: list[int] = np.flatnonzero((after >= 0) & (reached == best[left])).tolist()
    return result


def _id_number(projects: NDArray[np.int64], m: int) -> int:
    """Return the ids of some of m projects as one negative number."""
    return -sum(1 << (m - 1 - int(project)) for project in projects)


def _first(
    part: Component,
    numbers: Mapping[int, int],
    subsets: Sequence[int],
    later: dict[int, list[Key]],
    left: int,
    most: int,
) -> list[Key]:
    """Return the smallest keys that a state leads to."""
    return heapq.nsmallest(
        most,
        (
            (int(part.costs[subset]) + cost, numbers[subset] + number)
            for subset in subsets
            for cost, number in later[left - int(part.costs[subset])]
        ),
    )
