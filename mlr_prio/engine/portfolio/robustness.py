"""How sure each project's place in the package is when the weights vary: shares of weight samples.

A share is sampled: "in all 1 000" is not "in every possible weighting". For that see
:mod:`~mlr_prio.engine.portfolio.robust`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.portfolio.constraint import UNCONSTRAINED, Constraints
from mlr_prio.engine.portfolio.selection import best_chosen

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class SelectionShares:
    """In how many samples each project is chosen.

    Attributes
    ----------
    counts
        Shape ``(m,)``, from 0 to ``samples``.
    samples
        The number of samples.
    """

    counts: NDArray[np.int64]
    samples: int

    @property
    def shares(self) -> NDArray[np.float64]:
        """The share of samples in which each project is chosen, ``(m,)``."""
        return self.counts / self.samples

    @property
    def always(self) -> NDArray[np.bool_]:
        """Which projects are chosen in all samples, ``(m,)``."""
        return np.equal(self.counts, self.samples)

    @property
    def never(self) -> NDArray[np.bool_]:
        """Which projects are chosen in no sample, ``(m,)``."""
        return np.equal(self.counts, 0)


def selection_shares(
    partial_values: ArrayLike,
    weight_samples: ArrayLike,
    costs: ArrayLike,
    budget: int,
    constraints: Constraints = UNCONSTRAINED,
) -> SelectionShares:
    """Return how often each project is in the best package.

    Parameters
    ----------
    partial_values
        Partial values ``(m, n)`` above the level where nothing is built, or ``(s, m, n)`` when the scores are
        sampled too.
    weight_samples
        Weights ``(s, n)``.
    costs, budget, constraints
        As for :func:`~mlr_prio.engine.portfolio.selection.best_package`.

    Raises
    ------
    ClashError
        When no package keeps the constraints.
    EngineError
        When there is no sample or an argument is not allowed.
    """
    chosen = best_chosen(overall_values(partial_values, weight_samples), costs, budget, constraints)
    return SelectionShares(chosen.sum(axis=0), len(chosen))
