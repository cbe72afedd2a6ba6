"""Drawing values of many distributions of one kind at a time: one row of samples for each distribution.

A kind is made from ``c`` distributions; its parameters are columns ``(c, 1)``. The caller gives it three
arrays ``(c, t)`` to work in, each contiguous, and finds ``t`` draws of each distribution in the first, all
independent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.distribution import Discrete, Tabulated, Triangular, Uniform


class Kind(Protocol):
    """Distributions that are drawn from together."""

    def draw(self, rng: np.random.Generator, room: NDArray[np.float64]) -> None:
        """Write independent draws into ``room[0]`` of ``room (3, c, t)`` and anything into the rest."""


class UniformKind:
    """Uniform distributions: the width times a uniform number."""

    __slots__ = ("_low", "_width")

    def __init__(self, distributions: Sequence[Uniform]) -> None:
        self._low = _column(d.low for d in distributions)
        self._width = _column(d.high - d.low for d in distributions)

    def draw(self, rng: np.random.Generator, room: NDArray[np.float64]) -> None:
        """Write the draws; the rest of the room is not needed."""
        values = room[0]
        rng.random(out=values)
        values *= self._width
        values += self._low


class TriangularKind:
    """Triangular distributions: no square root, no comparison with the mode.

    With ``U`` and ``V`` uniform, ``low + (likely - low) max(U, V) + (high - likely) min(U, V)`` is triangular
    (Stein & Keblis 2009, Mathematical and Computer Modelling 49(5-6):1143-1147).
    """

    __slots__ = ("_fall", "_low", "_rise")

    def __init__(self, distributions: Sequence[Triangular]) -> None:
        self._low = _column(d.low for d in distributions)
        self._rise = _column(d.likely - d.low for d in distributions)
        self._fall = _column(d.high - d.likely for d in distributions)

    def draw(self, rng: np.random.Generator, room: NDArray[np.float64]) -> None:
        """Write the draws."""
        values, other, larger = room
        rng.random(out=values)
        rng.random(out=other)
        np.maximum(values, other, out=larger)
        np.minimum(values, other, out=values)
        values *= self._fall
        larger *= self._rise
        values += larger
        values += self._low


class TabulatedKind:
    """Tabulated distributions, by inversion; all tables stand in one array, equal ones once.

    The levels of a table are equally spaced, so the piece is found without a search.
    """

    __slots__ = ("_pieces", "_quantiles", "_start", "_steps")

    def __init__(self, distributions: Sequence[Tabulated]) -> None:
        starts: dict[bytes, int] = {}
        tables: list[NDArray[np.float64]] = []
        end = 0
        for table in (d.quantiles for d in distributions):
            if starts.setdefault(table.tobytes(), end) == end:
                tables.append(table)
                end += len(table)
        self._quantiles = np.concatenate(tables)
        self._steps = np.diff(self._quantiles, append=0.0)  # those from one table to the next are never read
        self._start = _column(starts[d.quantiles.tobytes()] for d in distributions).astype(np.intp)
        self._pieces = _column(len(d.quantiles) - 1 for d in distributions)

    def draw(self, rng: np.random.Generator, room: NDArray[np.float64]) -> None:
        """Write the draws."""
        values, read, piece = room[0], room[1], room[2].view(np.intp)
        rng.random(out=values)
        values *= self._pieces
        np.copyto(piece, values, casting="unsafe")
        values -= piece
        piece += self._start
        # Clipping lets numpy write to `out` without a copy; there is nothing to clip.
        values *= np.take(self._steps, piece, out=read, mode="clip")
        values += np.take(self._quantiles, piece, out=read, mode="clip")


class DiscreteKind:
    """Discrete distributions, by inversion: a value holds until its cumulative probability is passed."""

    __slots__ = ("_passed", "_values")

    def __init__(self, distributions: Sequence[Discrete]) -> None:
        most = max(len(d.values) for d in distributions)
        self._values = np.zeros((most, len(distributions), 1))
        self._passed = np.full((most, len(distributions), 1), np.inf)  # what is not there is never reached
        for i, d in enumerate(distributions):
            self._values[: len(d.values), i, 0] = d.values
            self._passed[1 : len(d.values), i, 0] = np.cumsum(d.probabilities)[:-1]

    def draw(self, rng: np.random.Generator, room: NDArray[np.float64]) -> None:
        """Write the draws."""
        values, levels = room[0], room[1]
        rng.random(out=levels)
        values[:] = self._values[0]
        for value, passed in zip(self._values[1:], self._passed[1:], strict=True):
            np.copyto(values, value, where=levels > passed)


def _column(numbers: Iterable[float]) -> NDArray[np.float64]:
    return np.array(list(numbers), dtype=np.float64)[:, np.newaxis]
