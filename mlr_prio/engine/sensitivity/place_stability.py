"""Which alternatives keep their place when one parameter at a time moves a little, and which do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.ranking import order, ranks
from mlr_prio.engine.sensitivity.stability import TIE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.family import AffineFamily


def keeps_place(family: AffineFamily, span: float) -> NDArray[np.bool_]:
    """Return which alternatives keep their place while each parameter alone moves by a share of itself.

    A place holds as long as nobody who stands lower today, or shares it, gets ahead and nobody who stands
    higher falls behind. Lines cross once at most, so the two ends of the interval decide for all of it; at
    each end the least of those who stand higher and the greatest of the others are enough. O(p m).

    Parameters
    ----------
    family
        The lines; see :mod:`.family`.
    span
        How far each parameter moves down and up, as a share of its value today; cut to the domain.

    Returns
    -------
    NDArray[np.bool_]
        Shape ``(m,)``.
    """
    listed = order(family.values)
    group_start = ranks(family.values)[listed] - 1  # where those who share a place begin
    holds = np.ones(len(listed), dtype=np.bool_)
    for change in (1.0 - span, 1.0 + span):
        at = np.clip(family.current * change, family.low, family.high)[:, None]
        values = (family.intercept + family.slope * at)[:, listed]
        higher = np.full((len(at), len(listed) + 1), np.inf)
        np.minimum.accumulate(values, axis=1, out=higher[:, 1:])
        others = np.maximum.accumulate(values[:, ::-1], axis=1)[:, ::-1]
        kept = (higher[:, group_start] >= values - TIE) & (others[:, group_start] <= values + TIE)
        holds &= kept.all(axis=0)
    result = np.empty_like(holds)
    result[listed] = holds
    return result
