"""The innermost count: which alternative stands at which place, for orderings without ties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.rank_key import RankKeys

MOST_PAIRED: Final = 32
"""Up to this many alternatives two places are counted at a time; beyond, that table outgrows the cache."""


class PlaceCounter:
    """Counts one place at a time.

    Parameters
    ----------
    alternatives
        The number of alternatives ``m``.
    """

    __slots__ = ("_counts", "_offsets")

    def __init__(self, alternatives: int) -> None:
        self._counts = np.zeros((alternatives, alternatives), dtype=np.int64)  # [place, alternative]
        self._offsets = np.arange(alternatives) * alternatives

    def add(self, keys: RankKeys) -> None:
        """Count a sorted tile."""
        codes = keys.numbers()
        codes += self._offsets
        np.add.at(self._counts.reshape(-1), codes.reshape(-1), 1)

    def table(self) -> NDArray[np.int64]:
        """Return how often each alternative stood at each place ``(m, m)``."""
        return self._counts.T


class PairCounter:
    """Counts two neighbouring places at a time, half as many increments.

    Parameters
    ----------
    alternatives
        The number of alternatives ``m``, from 2 to :data:`MOST_PAIRED`.
    tile
        The number of samples in a tile.
    """

    __slots__ = ("_counts", "_offsets", "_step")

    def __init__(self, alternatives: int, tile: int) -> None:
        pairs = alternatives // 2
        # [pair of places, alternative at the second, alternative at the first]
        self._counts = np.zeros((pairs, alternatives, alternatives), dtype=np.int64)
        self._offsets = np.tile(np.arange(pairs, dtype=np.uint16) * np.uint16(alternatives**2), (tile, 1))
        self._step = np.uint16(256 - alternatives)

    def add(self, keys: RankKeys) -> None:
        """Count a sorted tile."""
        places = 2 * len(self._counts)
        pairs = np.ascontiguousarray(keys.low_bytes()[:, :places]).view("<u2")  # first + 256 second
        codes = pairs >> 8
        codes *= self._step
        np.subtract(pairs, codes, out=codes)  # first + m second
        codes += self._offsets
        np.add.at(self._counts.reshape(-1), codes.reshape(-1).astype(np.intp), 1)

    def table(self) -> NDArray[np.int64]:
        """Return how often each alternative stood at each place ``(m, m)``."""
        pairs, m, _ = self._counts.shape
        table = np.zeros((m, m), dtype=np.int64)
        table[:, : 2 * pairs : 2] = self._counts.sum(axis=1).T
        table[:, 1 : 2 * pairs : 2] = self._counts.sum(axis=2).T
        if m % 2:  # everyone stands once in each sample, so the last place takes what is left
            table[:, -1] = self._counts[0].sum() - table.sum(axis=1)
        return table
