"""Fair shares: what each member takes part in, reported beside the list and never part of a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.sensitivity.stability import require_top

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class FairShares:
    """Each member's part in the first k of a list.

    Attributes
    ----------
    takes_part
        Boolean ``(g, k)``: the member takes part in the k-th alternative of the list.
    cost_share, value_share
        The share ``(g,)`` of the top's cost and of its overall value that lies in alternatives the member
        takes part in. What several members share counts in full for each, so the shares may add up to more
        than 1. NaN when the top costs, or is worth, nothing.
    cost_unknown
        How many of the alternatives it takes part in have no cost and are left out of the share, ``(g,)``.
    """

    takes_part: NDArray[np.bool_]
    cost_share: NDArray[np.float64]
    value_share: NDArray[np.float64]
    cost_unknown: NDArray[np.int64]

    @property
    def count(self) -> NDArray[np.int64]:
        """How many of the first k each member takes part in, ``(g,)``."""
        count: NDArray[np.int64] = np.count_nonzero(self.takes_part, axis=1)
        return count

    @property
    def left_out(self) -> NDArray[np.bool_]:
        """The members ``(g,)`` that take part in none of the first k."""
        nothing: NDArray[np.bool_] = self.count == 0
        return nothing


def fair_shares(
    participation: ArrayLike, listed: ArrayLike, k: int, costs: ArrayLike, values: ArrayLike
) -> FairShares:
    """Return what each member takes part in among the first ``k``.

    Parameters
    ----------
    participation
        Boolean ``(g, m)``: the member takes part in the alternative.
    listed
        The alternatives ``(m,)`` in the order of the list.
    k
        Length of the top, 1 to m.
    costs
        Costs ``(m,)`` in one unit and price year, zero or more; NaN is unknown.
    values
        Overall values ``(m,)``, zero or more.

    Raises
    ------
    EngineError
        When ``k`` is out of range.
    """
    order = np.asarray(listed)
    require_top(k, order.size)
    top = order[:k]
    mine = np.asarray(participation, dtype=np.bool_)[:, top]
    cost = np.asarray(costs, dtype=np.float64)[top]
    unknown = np.isnan(cost)
    return FairShares(
        mine,
        _share(np.where(unknown, 0.0, cost), mine),
        _share(np.asarray(values, dtype=np.float64)[top], mine),
        np.count_nonzero(mine & unknown, axis=1),
    )


def _share(amounts: NDArray[np.float64], mine: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the share ``(g,)`` of amounts ``(k,)`` that is a member's own, added in list order."""
    total = overall_values(amounts[None], np.ones(amounts.size))
    share = np.full(len(mine), np.nan)
    np.divide(
        overall_values(amounts[None], mine.astype(np.float64))[:, 0], total, out=share, where=total > 0.0
    )
    return share
