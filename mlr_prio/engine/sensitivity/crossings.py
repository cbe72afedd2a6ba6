"""Every point where two alternatives change places, for charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.sensitivity.stability import TIE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.family import AffineFamily


@dataclass(frozen=True, slots=True, eq=False)
class Crossings:
    """Crossings of overall values strictly inside the domain, ordered by parameter, then by place on it.

    Attributes
    ----------
    parameter
        Index of the family's parameter, ``(q,)``.
    at
        The parameter value of each crossing, ``(q,)``.
    pair
        The alternative that is higher beyond the crossing and the one that is higher before it, ``(q, 2)``.
    """

    parameter: NDArray[np.intp]
    at: NDArray[np.float64]
    pair: NDArray[np.intp]


def crossings(family: AffineFamily) -> Crossings:
    """Return all crossings of the lines; time and memory grow with p m² and with the crossings found.

    Parameters
    ----------
    family
        The lines; see :mod:`.family`. Lines that never part by more than a tie have no crossing.
    """
    first, second = np.triu_indices(len(family.values), 1)
    found = [_of_one(family, row, first, second) for row in range(len(family.current))]
    counts = [len(at) for at, _ in found]
    return Crossings(
        np.repeat(np.arange(len(found)), counts),
        np.concatenate([at for at, _ in found]),
        np.concatenate([pair for _, pair in found]),
    )


def _of_one(
    family: AffineFamily, row: int, first: NDArray[np.intp], second: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    a, b = family.intercept[row], family.slope[row]
    steepness = b[first] - b[second]
    at = np.full(len(first), np.inf)
    np.divide(a[second] - a[first], steepness, out=at, where=np.abs(steepness) > TIE)
    kept = np.flatnonzero((at > family.low) & (at < family.high))
    kept = kept[np.argsort(at[kept], kind="stable")]
    rising = steepness[kept] > 0.0
    pair = np.stack(
        [np.where(rising, first[kept], second[kept]), np.where(rising, second[kept], first[kept])], axis=1
    )
    return at[kept], pair
