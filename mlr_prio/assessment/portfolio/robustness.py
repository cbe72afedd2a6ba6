"""How the package fares under other weights: in how many samples, and exactly where that can be said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.portfolio.result import ExactRobustness, Robustness
from mlr_prio.assessment.portfolio.worth import with_bonus_column
from mlr_prio.engine.portfolio.robust import robust_packages
from mlr_prio.engine.portfolio.robustness import selection_shares

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mlr_prio.assessment.portfolio.purchase import Purchase

EXACT_CAP: Final = 3000
"""How many packages the exact answer may have under way: it takes about a second, and then it gives up."""


def robustness(
    purchase: Purchase, weight_samples: NDArray[np.float64], vertices: NDArray[np.float64] | None
) -> Robustness:
    """Return how often each alternative is in the best package, and the exact answer where there is one.

    Parameters
    ----------
    purchase
        The question.
    weight_samples
        Weights ``(s, n)``.
    vertices
        The corners ``(e, n)`` of the weight space; None where it has none.
    """
    shares = selection_shares(
        purchase.worth.middle,
        with_bonus_column(weight_samples),
        purchase.costs,
        purchase.limit,
        purchase.constraints,
    )
    counts = dict(zip(purchase.field.ids, shares.counts.tolist(), strict=True))
    if vertices is None:
        return Robustness(counts, None, None)
    middle = purchase.worth.values(vertices)
    low, high = purchase.worth.span(vertices)
    return Robustness(counts, _exact(purchase, middle, middle), _exact(purchase, low, high))


def _exact(purchase: Purchase, low: NDArray[np.float64], high: NDArray[np.float64]) -> ExactRobustness | None:
    """Return the exact answer for values between ``(e, m)`` ends at the corners."""
    found = robust_packages(
        low.T, high.T, purchase.costs, purchase.limit, purchase.constraints, cap=EXACT_CAP
    )
    if found is None:
        return None
    index = dict(zip(purchase.field.ids, found.core_index.tolist(), strict=True))
    return ExactRobustness(len(found.chosen), index)
