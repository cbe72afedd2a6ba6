"""Means, spreads and one top-k of places, for too many alternatives to count every place of every one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.rank_counting import SharedPlaces
    from mlr_prio.engine.sensitivity.rank_key import RankKeys


class PlaceMoments:
    """Sums of places, of their squares and of the shares in the top ``k`` for every group; memory O(q).

    Parameters
    ----------
    groups
        The number of groups ``q``.
    top
        The number of places ``k`` that count as the top.
    """

    __slots__ = ("_sums", "_top")

    def __init__(self, groups: int, top: int) -> None:
        self._sums = np.zeros((3, groups))
        self._top = top

    def add_strict(self, keys: RankKeys) -> None:
        """Add a sorted tile without ties or groups of more than one."""
        order = keys.numbers()
        place = np.tile(np.arange(1.0, order.shape[1] + 1), (len(order), 1))
        self._add(0, order, place)
        self._add(1, order, np.square(place, out=place))
        self._sums[2] += np.bincount(order[:, : self._top].reshape(-1), minlength=self._sums.shape[1])

    def add_shared(self, tile: SharedPlaces) -> None:
        """Add a tile with ties: the moments of a place drawn evenly from those of the run."""
        mean = tile.start + (tile.length + 1) / 2
        self._add(0, tile.order, mean)
        self._add(1, tile.order, mean**2 + (tile.length**2 - 1) / 12)
        self._add(2, tile.order, np.clip(self._top - tile.start, 0, tile.length) / tile.length)

    def table(self) -> NDArray[np.float64]:
        """Return for each member of each group the three sums ``(q, 3)``."""
        return self._sums.T

    def _add(self, row: int, order: NDArray[np.int64], amounts: NDArray[np.float64]) -> None:
        self._sums[row] += np.bincount(order.reshape(-1), amounts.reshape(-1), self._sums.shape[1])
