"""The weighted product: performances are multiplied, not added.

``P_i = prod_j y_ij^{w_j}`` (Bridgman 1922; Miller & Starr 1969; Triantaphyllou 2000, chapter 2). It needs
strictly positive performances on ratio scales. A judgement from -2 to 2 is neither, so ``y`` is here
:data:`FLOOR` plus the position on the criterion's fixed scale, 0 at worst and 1 at best. The constant is a
choice: the smaller it is, the more a bad performance on one criterion weighs, and another constant can give
another order. With 1, from worst to best doubles a factor. The scales are fixed, so unlike the other
cross-checks this one never reorders two alternatives because of a third.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.cross_check.cross_check import ranked
from mlr_prio.engine.value import linear, partial_values
from mlr_prio.engine.weight import normalise
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.cross_check.cross_check import CrossCheckResult, Performances

FLOOR: Final = 1.0
"""What the worst level of a scale counts as in the product."""


def products_on_scales(performances: Performances) -> CrossCheckResult:
    """Return the weighted products of :data:`FLOOR` plus the positions on the scales, from 1 to 2.

    Raises
    ------
    EngineError
        When a performance lies outside its scale.
    """
    scales = zip(performances.worst.tolist(), performances.best.tolist(), strict=True)
    positions = partial_values(performances.values, [linear(worst, best) for worst, best in scales])
    note = message(
        "weighted product of {floor} plus the place on the scale (0 at worst, 1 at best); "
        "the constant is a choice, and another can give another order",
        floor=FLOOR,
    )
    return ranked(products(FLOOR + positions, performances.weights), note)


def products(positive: ArrayLike, weights: ArrayLike) -> NDArray[np.float64]:
    """Return the weighted products ``prod_j y_ij^{w_j}`` as published, by way of logarithms.

    Parameters
    ----------
    positive
        Performances ``(m, n)``, more than zero, higher is better.
    weights
        Weights ``(n,)``, divided here by their sum.

    Returns
    -------
    NDArray[np.float64]
        Products ``(m,)``, between the smallest and the largest performance of the alternative.
    """
    return np.exp(overall_values(np.log(positive), normalise(weights)))
