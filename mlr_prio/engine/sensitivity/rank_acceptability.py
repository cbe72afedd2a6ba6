"""SMAA-2: how often each alternative takes each place when weights, and perhaps scores, are uncertain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial, reduce
from math import fsum
from operator import add
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.sensitivity.contest import NO_CELLS, Contest, exact_part
from mlr_prio.engine.sensitivity.contest_run import BATCH, run_contests, tiles
from mlr_prio.engine.sensitivity.first_place import FirstPlaces
from mlr_prio.engine.sensitivity.rank_counting import PlaceCounts, share_places
from mlr_prio.engine.sensitivity.rank_key import RankKeys, tile_size
from mlr_prio.engine.sensitivity.rank_moment import PlaceMoments
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.sensitivity.distribution import UncertainCells
    from mlr_prio.engine.sensitivity.simulation import Simulation
    from mlr_prio.engine.sensitivity.weight_space import WeightSpace

MOST_TABLED: Final = 1_000
"""Beyond this many alternatives no table of every place of every alternative is made."""

LEAST_FIRST: Final = 100
"""Fewer first places than this do not make a central weight vector."""


@dataclass(frozen=True, slots=True, eq=False)
class RankAcceptability:
    """Results of SMAA-2 (Lahdelma & Salminen 2001, Operations Research 49(3):444-454).

    Attributes
    ----------
    samples, seed
        The number of samples drawn and the seed they were drawn with.
    rank_acceptability
        Share of samples ``(m, m)`` in which alternative ``i`` takes place ``r + 1``; tied alternatives share
        their places. None when there are more than :data:`MOST_TABLED` alternatives.
    top, top_acceptability
        A number of places ``k`` and the share of samples ``(m,)`` in which each alternative is among them.
    expected_rank, rank_sd
        Mean and standard deviation of each alternative's place ``(m,)``.
    central_weights
        Mean of the weights ``(m, n)`` that put the alternative first; NaN when it is first in fewer than
        :data:`LEAST_FIRST` samples.
    first_counts
        In how many samples each alternative is first ``(m,)``, alone or not.
    by_member
        The same for each space of a mixture, empty for any other space.
    """

    samples: int
    seed: int
    rank_acceptability: NDArray[np.float64] | None
    top: int
    top_acceptability: NDArray[np.float64]
    expected_rank: NDArray[np.float64]
    rank_sd: NDArray[np.float64]
    central_weights: NDArray[np.float64]
    first_counts: NDArray[np.int64]
    by_member: tuple[RankAcceptability, ...] = ()

    @property
    def cumulative(self) -> NDArray[np.float64] | None:
        """Share of samples ``(m, m)`` in which alternative ``i`` is among the first ``r + 1``, or None."""
        return None if self.rank_acceptability is None else np.cumsum(self.rank_acceptability, axis=1)


@dataclass(frozen=True, slots=True, eq=False)
class _Tally:
    """Sums over samples; tallies of different samples add up.

    ``places`` is ``(m, m)`` counts of places or ``(m, 3)`` sums of places, squares and top shares;
    ``first_weights (m, n)`` sums the weights that put each first, as they were drawn.
    """

    samples: int
    places: NDArray[np.float64]
    first_weights: NDArray[np.float64]
    first_counts: NDArray[np.int64]

    def __add__(self, other: _Tally) -> _Tally:
        return _Tally(
            self.samples + other.samples,
            self.places + other.places,
            self.first_weights + other.first_weights,
            self.first_counts + other.first_counts,
        )


def rank_acceptability(
    partial_values: ArrayLike,
    space: WeightSpace,
    simulation: Simulation,
    *,
    top: int = 1,
    uncertain: UncertainCells = NO_CELLS,
) -> RankAcceptability:
    """Simulate the places of the alternatives.

    Parameters
    ----------
    partial_values
        Partial values ``(m, n)``, 0 to 1; NaN is allowed in uncertain cells only.
    space
        Where the weights are drawn from; the members of a mixture take the blocks in turn.
    simulation
        Samples, rounded up to whole blocks and to equally many for the members of a mixture; seed, threads
        and progress. Equal arguments give equal bits, whatever the number of threads.
    top
        The number of places that count as the top, 1 to m.
    uncertain
        The cells that are drawn anew in every sample, independently; a missing score is uniform.

    Raises
    ------
    EngineError
        When the values, the weights and the cells do not fit together, see :func:`~.contest.exact_part`, or
        ``top`` is not from 1 to m.
    """
    table = exact_part(partial_values, space, uncertain)
    _require_top(top, len(table))
    tallies: list[_Tally] = []
    for member, tally in run_contests(table, space, simulation, uncertain, partial(_count, top)):
        if member == len(tallies):
            tallies.append(tally)
        else:
            tallies[member] += tally
    results = tuple(_result(tally, simulation.seed, top) for tally in tallies)
    if len(results) == 1:
        return results[0]
    together = reduce(add, map(_scaled, tallies))
    return replace(_result(together, simulation.seed, top), by_member=results)


def _count(top: int, contest: Contest, rng: np.random.Generator, samples: int) -> _Tally:
    """Order the alternatives in one block of samples."""
    m, groups = len(contest.group), len(contest.sizes)
    keys = RankKeys(tile_size(m), groups)
    places = PlaceCounts(groups, m, tile_size(m)) if m <= MOST_TABLED else PlaceMoments(groups, top)
    firsts = FirstPlaces(groups, len(contest.basis))
    leaders = np.empty(min(BATCH, samples), dtype=np.int64)
    for drawn, tile in tiles(contest, rng, samples, keys.costs):
        keys.sort()
        near = keys.near_ties() if contest.may_tie else None
        if near is None and groups == m:
            leaders[tile] = keys.leaders()
            places.add_strict(keys)
        else:
            leaders[tile] = groups  # nobody: the first places are shared, and added here
            shared = share_places(keys.numbers(), near, contest.sizes)
            places.add_shared(shared)
            firsts.add_shared(shared, drawn[tile])
        if tile.stop == len(drawn):
            firsts.add_strict(leaders, drawn)
    return _Tally(
        samples,
        places.table()[contest.group],
        (firsts.sums() @ contest.basis)[contest.group],
        firsts.counts()[contest.group],
    )


def _scaled(tally: _Tally) -> _Tally:
    """Return the tally as if its weights had had the sum 1, which they have on the average of the member."""
    # An exactly rounded sum does not depend on the order of the alternatives.
    scale = tally.samples / fsum(tally.first_weights.reshape(-1))
    return replace(tally, first_weights=tally.first_weights * scale)


def _result(tally: _Tally, seed: int, top: int) -> RankAcceptability:
    table, mean, variance, in_top = _places(tally, top)
    totals = tally.first_weights.sum(axis=1, keepdims=True)
    enough = tally.first_counts[:, np.newaxis] >= LEAST_FIRST
    return RankAcceptability(
        samples=tally.samples,
        seed=seed,
        rank_acceptability=table,
        top=top,
        top_acceptability=in_top,
        expected_rank=mean,
        rank_sd=np.sqrt(variance),
        central_weights=np.divide(
            tally.first_weights, totals, out=np.full_like(tally.first_weights, np.nan), where=enough
        ),
        first_counts=tally.first_counts,
    )


def _places(
    tally: _Tally, top: int
) -> tuple[NDArray[np.float64] | None, NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the table of places, if there is one, and the means, variances and top shares of the places."""
    shares = tally.places / tally.samples
    if len(shares) > MOST_TABLED:
        mean, square, in_top = shares.T
        return None, mean, np.maximum(square - mean**2, 0.0), in_top
    place = np.arange(1.0, len(shares) + 1)
    mean = shares @ place
    variance = (shares * (place - mean[:, np.newaxis]) ** 2).sum(axis=1)
    return shares, mean, variance, shares[:, :top].sum(axis=1)


def _require_top(top: int, m: int) -> None:
    if not 1 <= top <= m:
        raise EngineError(
            message(
                "the top {top} was asked for; with {alternatives} alternatives it must be from 1 to that",
                top=top,
                alternatives=m,
            )
        )
