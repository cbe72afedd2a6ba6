"""The two-index map: what an alternative gives society and environment, against what it gives the economy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.portfolio.result import MapPlace, TwoIndexMap
from mlr_prio.engine.portfolio.index_map import index_map
from mlr_prio.engine.ranking import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mlr_prio.assessment.portfolio.purchase import Purchase
    from mlr_prio.model.criterion import Criterion


def two_index_map(
    purchase: Purchase, criteria: Sequence[Criterion], weights: NDArray[np.float64]
) -> TwoIndexMap:
    """Return the map under the weights of the list.

    The two indexes are the parts of the value above the do-nothing level that come from criteria with the
    perspective society or environment, and economy; bonuses of packages belong to neither.
    """
    is_economic = np.array([criterion.perspective == "economy" for criterion in criteria])
    parts = purchase.worth.middle[:, :-1] * weights
    social = parts[:, ~is_economic].sum(axis=1).round(DECIMALS)
    economic = parts[:, is_economic].sum(axis=1).round(DECIMALS)
    found = index_map(social, economic, purchase.costs, purchase.limit)
    places = {
        id_: MapPlace(float(social[i]), float(economic[i]), found.fields[i])
        for i, id_ in enumerate(purchase.field.ids)
    }
    return TwoIndexMap(places, found.line_social, found.line_economic)
