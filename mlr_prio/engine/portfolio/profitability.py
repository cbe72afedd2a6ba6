"""Socio-economic profitability as the Swedish transport agencies define it, and what higher costs do to it.

ASEK 5.1, chapter 3.1 (Trafikverket): ``NNK-i = NNV / I`` and ``NNK-idu = NNV / (I + DoU)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Profitability:
    """Profitability of m projects; present values in money.

    Attributes
    ----------
    net_present_value
        NNV, ``(m,)``: benefit less investment and operation; a project is profitable at zero or more.
    ratio_to_investment
        NNK-i, ``(m,)``. At stated costs it is also the break-even cost rise: 0.225 means that the investment
        may cost 22.5 percent more before the project is unprofitable.
    ratio_to_all_costs
        NNK-idu, ``(m,)``: against investment, operation and maintenance.
    """

    net_present_value: NDArray[np.float64]
    ratio_to_investment: NDArray[np.float64]
    ratio_to_all_costs: NDArray[np.float64]


def profitability(
    benefit: ArrayLike, investment: ArrayLike, operation: ArrayLike, uplift: float = 0.0
) -> Profitability:
    """Return the profitability of projects whose investments cost more than stated.

    Parameters
    ----------
    benefit, investment, operation
        Present values ``(m,)``: benefits, the socio-economic investment cost (with the tax factor if tax
        financed), and the change in operation and maintenance, negative when it falls.
    uplift
        The rise of the investment costs, 0.39 for 39 percent.

    Raises
    ------
    EngineError
        When an investment, or an investment with its operation, is not above zero.
    """
    raised = np.asarray(investment, dtype=np.float64) * (1 + uplift)
    all_costs = raised + np.asarray(operation, dtype=np.float64)
    if not ((raised > 0) & (all_costs > 0)).all():
        raise EngineError(message("a project costs nothing or less; a ratio to its cost has no meaning"))
    net = np.asarray(benefit, dtype=np.float64) - all_costs
    return Profitability(net, net / raised, net / all_costs)
