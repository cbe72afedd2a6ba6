"""Drawing weight vectors from a weight space."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.sensitivity.weight_space import Around, FreeSimplex, Ordinal, basis, members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.weight_space import SingleSpace, WeightSpace

BURN_IN: Final = 8
"""Exchanges per criterion before the first draw from bounds."""

THINNING: Final = 2
"""Exchanges per criterion between two draws of a chain."""


def draw(space: WeightSpace, rng: np.random.Generator, count: int) -> NDArray[np.float64]:
    """Return ``count`` weight vectors ``(count, n)`` that sum to 1; from a mixture, its members in turn.

    Parameters
    ----------
    space
        Any weight space.
    rng
        Source of the random numbers.
    count
        The number of weight vectors ``s``.
    """
    parts = members(space)
    weights = np.empty((count, basis(parts[0]).shape[1]))
    for number, part in enumerate(parts):
        of_part = weights[number :: len(parts)]
        (drawn,) = islice(coordinates(part, rng, len(of_part)), 1)
        of_part[:] = drawn @ basis(part)
    weights /= weights.sum(axis=1, keepdims=True)
    return weights


def coordinates(space: SingleSpace, rng: np.random.Generator, count: int) -> Iterator[NDArray[np.float64]]:
    """Yield batches ``(count, k)`` of coordinates for :func:`~.weight_space.basis`, without end.

    The coordinates of the free simplex, of an order and around a profile are *not* normalised: their sum is
    independent of their proportions (Lukacs 1955, Annals of Mathematical Statistics 26(2):319-324), and a
    ranking does not depend on it. Those of bounds sum to 1. A batch lies in memory criterion by criterion, so
    that ``batch.T[j]`` is contiguous.

    Parameters
    ----------
    space
        Any space but a mixture.
    rng
        Source of the random numbers.
    count
        The number of samples in a batch.
    """
    match space:
        case FreeSimplex(n):
            return _exponentials(rng, n, count)
        case Ordinal(groups, _):
            return _exponentials(rng, len(groups), count)
        case Around(profile, concentration):
            shape = concentration * np.asarray(profile)
            return _gammas(rng, shape[shape > 0], count)
        case _:
            return _exchanges(rng, np.asarray(space.low), np.asarray(space.high), count)


def _exponentials(rng: np.random.Generator, k: int, count: int) -> Iterator[NDArray[np.float64]]:
    """Yield points whose proportions are uniform on the simplex."""
    while True:
        yield rng.standard_exponential((k, count)).T


def _gammas(
    rng: np.random.Generator, shape: NDArray[np.float64], count: int
) -> Iterator[NDArray[np.float64]]:
    """Yield points whose proportions have the Dirichlet distribution with these parameters ``(k,)``."""
    while True:
        points = np.empty((len(shape), count))
        for row, of_criterion in zip(points, shape, strict=True):
            rng.standard_gamma(of_criterion, out=row)
        yield points.T


def _exchanges(
    rng: np.random.Generator, low: NDArray[np.float64], high: NDArray[np.float64], count: int
) -> Iterator[NDArray[np.float64]]:
    """Yield weights uniform between bounds: the states of ``count`` parallel Markov chains.

    In a step each chain picks two criteria and draws how they share the sum of their weights: an exact Gibbs
    step of hit-and-run restricted to exchanges (Smith 1984, Operations Research 32(6):1296-1308).
    """
    free = np.flatnonzero(high > low)
    slack = max(float((high - low).sum()), np.finfo(np.float64).tiny)
    start = low + (high - low) * np.clip((1.0 - low.sum()) / slack, 0.0, 1.0)
    weights = np.repeat(start[:, np.newaxis], count, axis=1)
    steps = BURN_IN * len(free)
    while True:
        if len(free) > 1:
            for _ in range(steps):
                _exchange(rng, weights, free, (low, high))
        yield weights.copy().T
        steps = THINNING * len(free)


def _exchange(
    rng: np.random.Generator,
    weights: NDArray[np.float64],
    free: NDArray[np.intp],
    bounds: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> None:
    """Move weights ``(n, chains)`` in place: in each chain between one random pair of the free criteria."""
    low, high = bounds
    chains = np.arange(weights.shape[1])
    first = rng.integers(0, len(free), len(chains))
    other = free[(first + rng.integers(1, len(free), len(chains))) % len(free)]
    first = free[first]
    one, two = weights[first, chains], weights[other, chains]
    least = np.maximum(low[first] - one, two - high[other])
    most = np.minimum(high[first] - one, two - low[other])
    moved = least + (most - least) * rng.random(len(chains))
    weights[first, chains] = one + moved
    weights[other, chains] = two - moved
