"""The smallest move of one parameter that costs an alternative its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.ranking import DECIMALS
from mlr_prio.engine.sensitivity.stability import TIE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.family import AffineFamily


@dataclass(frozen=True, slots=True)
class PlaceLoss:
    """Where an alternative falls behind its place of today.

    Attributes
    ----------
    parameter
        Index of the parameter that moves.
    at
        Its value there; beyond it the place is lost.
    is_below
        Whether beyond is below; otherwise it is above.
    by
        Index of an alternative that gets ahead there; of several the one with the highest value today, and of
        those that share it the first.
    place
        The place just beyond, 2 to m.
    """

    parameter: int
    at: float
    is_below: bool
    by: int
    place: int


def nearest_place_loss(family: AffineFamily, alternative: int) -> PlaceLoss | None:
    """Return the loss of place that the smallest move of a single parameter brings, or None.

    An alternative has one more than the number of those strictly ahead of it as its place. Two lines cross
    once at most, so each other alternative gets ahead once or falls behind once, and the running count of
    both, outwards from today, tells where it first exceeds today's. Crossings at one point count together:
    who passes where another falls behind costs no place. O(p m log m).

    Parameters
    ----------
    family
        The lines; see :mod:`.family`.
    alternative
        Index of the alternative.

    Returns
    -------
    PlaceLoss or None
        Of equal moves that of the first parameter, downwards before upwards; None when no parameter alone can
        cost the place.
    """
    lead = np.round(family.values, DECIMALS) - np.round(family.values[alternative], DECIMALS)
    slope = family.slope - family.slope[:, [alternative]]
    found = [
        (distance, row, sign, by, place)
        for row in range(len(family.current))
        for sign, reach in ((-1, family.current[row] - family.low), (1, family.high - family.current[row]))
        if (loss := _first_loss(lead, sign * slope[row], float(reach))) is not None
        for distance, by, place in (loss,)
    ]
    if not found:
        return None
    distance, row, sign, by, place = min(found)
    return PlaceLoss(row, float(family.current[row]) + sign * distance, sign < 0, by, place)


def _first_loss(
    lead: NDArray[np.float64], slope: NDArray[np.float64], reach: float
) -> tuple[float, int, int] | None:
    """Return the distance, who gets ahead and the place beyond, for lines in one direction.

    ``lead`` (m,) is how far each stands ahead today, ``slope`` (m,) how fast it gains.
    """
    gets_ahead, falls_behind = (lead <= 0.0) & (slope > TIE), (lead > 0.0) & (slope < -TIE)
    movers = np.flatnonzero(gets_ahead | falls_behind)
    distance = np.round(-lead[movers] / slope[movers], DECIMALS)
    within = distance < reach - TIE
    movers, distance = movers[within], distance[within]
    change = np.where(gets_ahead[movers], 1, -1)
    outwards = np.lexsort((-lead[movers], change, distance))
    lost = np.flatnonzero(np.cumsum(change[outwards]) > 0)
    if not lost.size:
        return None
    at = distance[outwards[lost[0]]]
    passing = outwards[(distance[outwards] == at) & (change[outwards] > 0)]
    ahead = np.count_nonzero(lead > 0.0) + change[distance <= at].sum()
    return float(at), int(movers[passing[0]]), 1 + int(ahead)
