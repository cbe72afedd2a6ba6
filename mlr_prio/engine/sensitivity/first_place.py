"""Which weights put an alternative first: the sums behind the central weight vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.rank_counting import SharedPlaces


class FirstPlaces:
    """Counts of first places and sums of the coordinates of the weights there, for every group.

    Parameters
    ----------
    groups
        The number of groups ``q``; number ``q`` itself stands for a sample that is counted elsewhere.
    dimension
        The number of coordinates ``k``.
    """

    __slots__ = ("_counts", "_sums")

    def __init__(self, groups: int, dimension: int) -> None:
        self._counts = np.zeros(groups + 1, dtype=np.int64)
        self._sums = np.zeros((dimension, groups + 1))

    def add_strict(self, leaders: NDArray[np.int64], coordinates: NDArray[np.float64]) -> None:
        """Add samples in which one alternative alone is first.

        Parameters
        ----------
        leaders
            The first group of each sample ``(s,)``.
        coordinates
            Coordinates of the weights ``(s, k)``, each coordinate contiguous.
        """
        size = len(self._counts)
        self._counts += np.bincount(leaders, minlength=size)
        for row, of_coordinate in enumerate(coordinates.T):
            self._sums[row] += np.bincount(leaders, of_coordinate, size)

    def add_shared(self, tile: SharedPlaces, coordinates: NDArray[np.float64]) -> None:
        """Add a tile in which the first place may be shared: its weights are divided among the tied."""
        samples, positions = np.nonzero(tile.start == 0)
        leaders = tile.order[samples, positions]
        shares = coordinates[samples] / tile.length[samples, positions, np.newaxis]
        self.add_strict(leaders, shares)

    def counts(self) -> NDArray[np.int64]:
        """Return in how many samples each group was first ``(q,)``, alone or not."""
        return self._counts[:-1]

    def sums(self) -> NDArray[np.float64]:
        """Return the sum of the coordinates where each group was first ``(q, k)``, for one member of it."""
        return self._sums[:, :-1].T
