"""Counting how often each alternative takes each place.

Alternatives that tie for every weight vector are one *group*; ``q`` groups take part in the ordering, and
each member of a group of two gets half of each of their places. A run of tied groups shares its places in the
same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.sensitivity.place_counter import MOST_PAIRED, PairCounter, PlaceCounter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.rank_key import RankKeys


@dataclass(frozen=True, slots=True, eq=False)
class SharedPlaces:
    """A tile of orderings with ties.

    Attributes
    ----------
    order
        The groups in order ``(t, q)``, the best first.
    start
        The number of alternatives before the run of tied groups ``(t, q)``.
    length
        The number of alternatives in the run ``(t, q)``: the places start + 1 … start + length are shared.
    """

    order: NDArray[np.int64]
    start: NDArray[np.int64]
    length: NDArray[np.int64]


def share_places(
    order: NDArray[np.int64], near: NDArray[np.bool_] | None, sizes: NDArray[np.int64]
) -> SharedPlaces:
    """Return which places are shared.

    Parameters
    ----------
    order
        The groups in order ``(t, q)``, the best first.
    near
        Whether each group in order is tied with the next ``(t, q - 1)``; None when none are.
    sizes
        The number of alternatives in each group ``(q,)``.
    """
    size = sizes[order]
    after = np.cumsum(size, axis=1)
    if near is None:
        return SharedPlaces(order, after - size, size)
    position = np.arange(order.shape[1])
    first = np.tile(position, (len(order), 1))
    first[:, 1:][near] = 0
    last = np.tile(position, (len(order), 1))
    last[:, :-1][near] = len(sizes)
    first = np.maximum.accumulate(first, axis=1)
    last = np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1]
    start = np.take_along_axis(after - size, first, axis=1)
    return SharedPlaces(order, start, np.take_along_axis(after, last, axis=1) - start)


class PlaceCounts:
    """Counts of every place for every group: the whole table of rank acceptabilities.

    Parameters
    ----------
    groups, alternatives
        The number of groups ``q`` and of alternatives ``m``; equal when there are no identical alternatives.
    tile
        The number of samples in a tile.
    """

    __slots__ = ("_shared", "_strict")

    def __init__(self, groups: int, alternatives: int, tile: int) -> None:
        paired = 1 < groups <= MOST_PAIRED
        self._strict = PairCounter(groups, tile) if paired else PlaceCounter(groups)
        self._shared = np.zeros((groups, alternatives))

    def add_strict(self, keys: RankKeys) -> None:
        """Count a sorted tile without ties or groups of more than one."""
        self._strict.add(keys)

    def add_shared(self, tile: SharedPlaces) -> None:
        """Count a tile with ties: each place of a run once, divided by its length."""
        for offset in range(tile.length.max()):
            covered = tile.length > offset
            places = tile.start[covered] + offset
            np.add.at(self._shared, (tile.order[covered], places), 1 / tile.length[covered])

    def table(self) -> NDArray[np.float64]:
        """Return for each member of each group how often it takes each place ``(q, m)``, shares included."""
        groups, alternatives = self._shared.shape
        return self._shared + self._strict.table() if groups == alternatives else self._shared
