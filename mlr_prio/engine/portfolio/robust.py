"""Robust Portfolio Modeling: every package that is not dominated for any permitted weights and values.

Liesiö, Mild & Salo (2007, EJOR 181, 1488-1505; 2008, EJOR 190, 679-695). The weights are any mixture of given
vertices, each value lies anywhere in its interval. A package dominates another when it is worth at least as
much for all of these, and more for some. A project in all non-dominated packages is *core*, one in none
*exterior*, the others are *borderline*.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.interval import require_intervals
from mlr_prio.engine.portfolio.clash import found
from mlr_prio.engine.portfolio.component import Component, components
from mlr_prio.engine.portfolio.constraint import UNCONSTRAINED, Constraints
from mlr_prio.engine.portfolio.unit import value_units, whole_budget, whole_costs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

PACKAGE_CAP: Final = 20_000
"""How many packages are kept at most; comparing so many takes seconds, and the time grows with the square."""

BLOCK: Final = 512
RIVALS: Final = 1024
"""Packages compared at once with so many rivals; the comparisons fit in the processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class RobustPackages:
    """The non-dominated packages.

    Attributes
    ----------
    chosen
        The packages ``(k, m)``, ordered by ids.
    """

    chosen: NDArray[np.bool_]

    @property
    def core_index(self) -> NDArray[np.float64]:
        """The share of non-dominated packages that hold each project, ``(m,)``."""
        share: NDArray[np.float64] = self.chosen.mean(axis=0)
        return share

    @property
    def core(self) -> NDArray[np.bool_]:
        """The projects in every non-dominated package, ``(m,)``."""
        core: NDArray[np.bool_] = np.asarray(self.chosen.all(axis=0))
        return core

    @property
    def exterior(self) -> NDArray[np.bool_]:
        """The projects in no non-dominated package, ``(m,)``."""
        exterior: NDArray[np.bool_] = np.asarray(~self.chosen.any(axis=0))
        return exterior

    @property
    def borderline(self) -> NDArray[np.bool_]:
        """The projects in some non-dominated packages but not in all, ``(m,)``."""
        return ~self.core & ~self.exterior


@dataclass(frozen=True, slots=True, eq=False)
class _Front:
    """Packages under way: chosen ``(k, m)``, cost ``(k,)``, ends of the worth at the vertices ``(k, e)``."""

    chosen: NDArray[np.bool_]
    cost: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]

    def __getitem__(self, rows: NDArray[np.int64] | NDArray[np.bool_] | slice) -> _Front:
        return _Front(self.chosen[rows], self.cost[rows], self.low[rows], self.high[rows])


def robust_packages(
    low: ArrayLike,
    high: ArrayLike,
    costs: ArrayLike,
    budget: int,
    constraints: Constraints = UNCONSTRAINED,
    cap: int = PACKAGE_CAP,
) -> RobustPackages | None:
    """Return every non-dominated package; None when there are too many or the constraints need the solver.

    A project that no constraint names and that is worth nothing at best is left out, as everywhere here.

    One component of projects is added at a time; an unfinished package is dropped when another one, no
    dearer, dominates it, because whatever completes the one completes the other. Packages that can pay for
    everything still to come count as equally dear. Intervals compare as ``p`` over ``q``: what only ``p``
    holds at its low values against what only ``q`` holds at its high values (Liesiö et al. 2007, 2008).

    Parameters
    ----------
    low, high
        The ends ``(m, e)`` of the projects' values at each of the ``e`` vertices of the weight set; the same
        array twice when the values are exact.
    costs, budget, constraints
        As for :func:`~mlr_prio.engine.portfolio.selection.best_package`.
    cap
        How many packages, finished or not, are kept at most.

    Raises
    ------
    ClashError
        When no package keeps the constraints.
    EngineError
        When the ends cross or an argument is not allowed.
    """
    ends = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
    require_intervals(*ends)
    least, most = (value_units(end.T).T for end in ends)
    own, limit = whole_costs(costs, len(least)), whole_budget(budget)
    parts = components(own, constraints, limit)
    if parts is None:
        return None
    useful = [part for part in parts if not part.free or (most[part.members] > 0).any()]
    dearest_first = sorted(useful, key=lambda part: -int(part.costs.max(initial=0)))
    front = _grown(dearest_first, least, most, limit, cap)
    if front is None:
        return None
    return RobustPackages(_by_ids(found(front.chosen if len(front.cost) else None, own, limit, constraints)))


def _grown(
    parts: Sequence[Component],
    low: NDArray[np.int64],
    high: NDArray[np.int64],
    budget: int,
    cap: int,
) -> _Front | None:
    """Return the non-dominated packages, or None when more than ``cap`` of them are under way."""
    zeros = np.zeros((1, low.shape[1]), dtype=np.int64)
    front = _Front(np.zeros((1, len(low)), dtype=np.bool_), np.zeros(1, dtype=np.int64), zeros, zeros)
    still = sum(int(part.costs.max(initial=0)) for part in parts)
    for part in parts:
        still -= int(part.costs.max(initial=0))
        front = _extended(front, part, low, high, budget)
        dearness = np.maximum(front.cost, budget - still)
        front = _non_dominated(front, dearness, high - low)
        if len(front.cost) > cap:
            return None
    return front


def _extended(
    front: _Front, part: Component, low: NDArray[np.int64], high: NDArray[np.int64], budget: int
) -> _Front:
    """Return every package joined with every subset of a component that the budget can still pay."""
    start, subset = np.nonzero(front.cost[:, None] + part.costs <= budget)
    chosen = front.chosen[start]
    chosen[:, part.members] = part.subsets[subset]
    bonus = part.bonuses[:, None]
    held = part.subsets.astype(np.int64)
    added_low, added_high = held @ low[part.members] + bonus, held @ high[part.members] + bonus
    return _Front(
        chosen,
        front.cost[start] + part.costs[subset],
        front.low[start] + added_low[subset],
        front.high[start] + added_high[subset],
    )


def _non_dominated(front: _Front, dearness: NDArray[np.int64], spread: NDArray[np.int64]) -> _Front:
    """Return the packages that no other one, no dearer, dominates; ``spread`` ``(m, e)`` is high minus low.

    A dominating package is no dearer and worth more in the middle, so in this order it comes first.
    """
    order = np.lexsort((-_middle(front), dearness))
    front, dearness = front[order], dearness[order]
    kept, kept_dearness = front[:0], dearness[:0]
    for start in range(0, len(order), BLOCK):
        block, dear = front[start : start + BLOCK], dearness[start : start + BLOCK]
        new = ~_dominated(block, dear, kept, kept_dearness, spread)
        block, dear = block[new], dear[new]
        new = ~_dominated(block, dear, block, dear, spread)
        kept = _joined(kept, block[new])
        kept_dearness = np.concatenate([kept_dearness, dear[new]])
    return kept


def _middle(front: _Front) -> NDArray[np.int64]:
    """Return twice the middle of each package's interval, summed over the vertices, ``(k,)``."""
    total: NDArray[np.int64] = (front.low + front.high).sum(axis=1)
    return total


def _joined(first: _Front, second: _Front) -> _Front:
    return _Front(
        np.concatenate([first.chosen, second.chosen]),
        np.concatenate([first.cost, second.cost]),
        np.concatenate([first.low, second.low]),
        np.concatenate([first.high, second.high]),
    )


def _dominated(
    front: _Front,
    dearness: NDArray[np.int64],
    rivals: _Front,
    rivals_dearness: NDArray[np.int64],
    spread: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Return which packages ``(k,)`` some rival, no dearer, dominates."""
    result = np.zeros(len(dearness), dtype=np.bool_)
    middle, rivals_middle = _middle(front), _middle(rivals)
    for start in range(0, len(rivals_dearness), RIVALS):
        some = slice(start, start + RIVALS)
        better = rivals_middle[some] > middle[:, None]
        better &= rivals_dearness[some] <= dearness[:, None]
        for e in range(spread.shape[1]):
            shared = _shared(front.chosen, rivals.chosen[some], spread[:, e])
            better &= rivals.low[some, e] + shared >= front.high[:, e, None]
        result |= better.any(axis=1)
    return result


def _shared(
    chosen: NDArray[np.bool_], rivals: NDArray[np.bool_], spread: NDArray[np.int64]
) -> NDArray[np.int64] | int:
    """Return the interval lengths of the projects that each pair of packages shares, ``(k, r)``.

    Whole numbers below 2 to the power of 53 are exact in a matrix product of floats.
    """
    if not spread.any():
        return 0
    return ((chosen * spread.astype(np.float64)) @ rivals.T.astype(np.float64)).astype(np.int64)


def _by_ids(chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return packages ordered by ids: the one with the first project in which two differ comes first."""
    return chosen[np.lexsort(~chosen.T[::-1])]
