"""Ordering alternatives for many weight vectors at once: one sort of packed keys instead of an indirect sort.

A key is the overall *cost* of an alternative, a positive double, with the alternative's number written over
the lowest bits of the mantissa. Keys sort like the costs, as integers, and carry the number along; a direct
sort of 64-bit integers is several times faster than one that returns a permutation.

With partial values in [0, 1] and costs ``2 - value`` a sample's costs lie between the sum of its weights and
twice that sum. So a distance in units of the last place bounds the distance between overall values, whatever
the weights sum to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.sensitivity.simulation import power_of_two

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEAR: Final = 1e-12
"""Overall values at most this far apart are tied. Those more than five times as far apart are not, unless
there are more than 2 048 alternatives, whose numbers take up more of the mantissa."""

BYTE_BITS: Final = 8
MANTISSA_BITS: Final = 53
TILE_BYTES: Final = 2**18
"""Size of a tile of keys that leaves room beside it in a second-level cache."""


def tile_size(m: int) -> int:
    """Return the number of samples ordered at a time, 32 to 4 096: a power of two, from ``m`` alone.

    Parameters
    ----------
    m
        The number of alternatives.
    """
    return min(max(power_of_two(TILE_BYTES // (8 * m)), 32), 4096)


class RankKeys:
    """A tile of keys, filled and sorted in place again and again.

    Parameters
    ----------
    samples
        The number of samples in the tile ``t``.
    alternatives
        The number of alternatives ``m``.

    Attributes
    ----------
    costs
        Overall costs ``(t, m)``: write them here, then call :meth:`sort`, after which they are no longer
        costs.
    """

    __slots__ = ("_bits", "_gaps", "_keys", "_low_bytes", "_near", "_numbers", "costs")

    def __init__(self, samples: int, alternatives: int) -> None:
        self._bits = max(BYTE_BITS, (alternatives - 1).bit_length())
        self._near = round(NEAR * 2.0**MANTISSA_BITS) + (1 << self._bits)
        self.costs = np.empty((samples, alternatives))
        self._keys = self.costs.view(np.int64)
        self._numbers = np.tile(np.arange(alternatives), (samples, 1))
        self._low_bytes = self._numbers.astype(np.uint8)
        self._gaps = np.empty(samples * alternatives - 1, dtype=np.uint64)

    def sort(self) -> None:
        """Write the numbers of the alternatives into the costs and sort each sample, the best first."""
        if self._bits == BYTE_BITS:
            self.costs.view(np.uint8)[:, ::8] = self._low_bytes  # the lowest byte of a little-endian double
        else:
            self._keys &= -1 << self._bits
            self._keys |= self._numbers
        self._keys.sort(axis=1)

    def numbers(self) -> NDArray[np.int64]:
        """Return the alternatives in order ``(t, m)``, the best first; overwrites the keys."""
        self._keys &= (1 << self._bits) - 1
        return self._keys

    def leaders(self) -> NDArray[np.int64]:
        """Return the first alternative of each sample ``(t,)``."""
        return self._keys[:, 0] & ((1 << self._bits) - 1)

    def low_bytes(self) -> NDArray[np.uint8]:
        """Return the lowest byte of each key ``(t, m)``: :meth:`numbers` when there are at most 256."""
        return self._keys.astype(np.uint8)

    def near_ties(self) -> NDArray[np.bool_] | None:
        """Return which neighbours in order are tied ``(t, m - 1)``, or None when there are none."""
        keys = self._keys.ravel().view(np.uint64)
        # Over the end of a row the difference is negative, an enormous unsigned number.
        np.subtract(keys[1:], keys[:-1], out=self._gaps)
        if not self._gaps.size or self._gaps.min() >= self._near:
            return None
        gaps = np.append(self._gaps, np.uint64(2**63)).reshape(self._keys.shape)
        near = gaps[:, :-1] < self._near
        return near if near.any() else None
