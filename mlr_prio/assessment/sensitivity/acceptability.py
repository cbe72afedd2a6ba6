"""SMAA-2 with names: places, expected places, central weights, confidence, and who beats whom how often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.sensitivity.confidence import confidence_factors
from mlr_prio.engine.sensitivity.pairwise_winning import expected_ranks, pairwise_winning_indices
from mlr_prio.engine.sensitivity.precision import half_width, zero_bound
from mlr_prio.engine.sensitivity.rank_acceptability import rank_acceptability
from mlr_prio.engine.sensitivity.simulated_winning import simulated_winning_indices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from mlr_prio.assessment.sensitivity.study import Study
    from mlr_prio.engine.sensitivity.simulation import Simulation
    from mlr_prio.engine.sensitivity.weight_space import WeightSpace


@dataclass(frozen=True, slots=True)
class Winning:
    """How often each project has a higher value than each other.

    Parameters
    ----------
    shares
        By project and project, best place first; ties count half to each.
    expected_rank
        The expected place that follows from them.
    is_exact
        Whether they are computed, not simulated.
    """

    shares: Mapping[str, Mapping[str, float]]
    expected_rank: Mapping[str, float]
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Acceptability:
    """How often each project takes each place. All mappings are in the order of the list.

    Parameters
    ----------
    samples, seed
        The number of weightings drawn and the seed.
    half_width
        No share of being among the first k is further from the truth than this, for all projects and k at
        once, with 95 % probability.
    unseen
        What never came in the simulation may still come this often, at 95 %: 3 / N.
    places
        By project the shares of the places 1 to m; tied projects share theirs. None for very long lists.
    top, in_top
        A number of places and by project the share in which it is among them.
    expected_rank
        By project the mean place.
    expected_is_exact
        Whether the mean places are computed, not simulated.
    rank_sd
        By project the standard deviation of its place.
    central_weights
        By project the mean of the weights that put it first; None where it is first too seldom to tell.
    first_counts
        By project in how many weightings it is first, alone or not: what the central weights rest on.
    """

    samples: int
    seed: int
    half_width: float
    unseen: float
    places: Mapping[str, tuple[float, ...]] | None
    top: int
    in_top: Mapping[str, float]
    expected_rank: Mapping[str, float]
    expected_is_exact: bool
    rank_sd: Mapping[str, float]
    central_weights: Mapping[str, Mapping[str, float] | None]
    first_counts: Mapping[str, int]


def acceptability(
    study: Study, space: WeightSpace, simulation: Simulation, exact: Winning | None
) -> Acceptability:
    """Simulate the places.

    Parameters
    ----------
    study
        A list of at least one project.
    space
        From where weights are drawn.
    simulation
        Samples, seed, threads and progress.
    exact
        The exact winning shares where there are any; their expected places are then taken.
    """
    found = rank_acceptability(study.table.middle, space, simulation, top=study.top, uncertain=study.cells)
    table = found.rank_acceptability
    simulated = _by_project(study, found.expected_rank)
    return Acceptability(
        samples=found.samples,
        seed=found.seed,
        half_width=half_width(found.samples, len(study.table.alternatives)),
        unseen=zero_bound(found.samples),
        places=None if table is None else {id_: tuple(table[i].tolist()) for id_, i in study.listed},
        top=study.top,
        in_top=_by_project(study, found.top_acceptability),
        expected_rank=simulated if exact is None else exact.expected_rank,
        expected_is_exact=exact is not None,
        rank_sd=_by_project(study, found.rank_sd),
        central_weights={id_: _weights(study, found.central_weights[i]) for id_, i in study.listed},
        first_counts={id_: int(found.first_counts[i]) for id_, i in study.listed},
    )


def exact_winning(study: Study, space: WeightSpace) -> Winning | None:
    """Return who beats whom how often without simulation; None for uncertain scores and for bounds."""
    if study.cells.distributions:
        return None
    shares = pairwise_winning_indices(study.table.middle, space)
    return None if shares is None else _winning(study, shares, is_exact=True)


def simulated_winning(study: Study, space: WeightSpace, simulation: Simulation) -> Winning:
    """Return who beats whom how often in a simulation, the same one as that of the places."""
    shares = simulated_winning_indices(study.table.middle, space, simulation, uncertain=study.cells)
    return _winning(study, shares, is_exact=False)


def confidence(
    study: Study, found: Acceptability, simulation: Simulation
) -> Mapping[str, float | None] | None:
    """Return by project how often it is first when the weights are its central ones and the scores vary.

    None when all scores are exact; None for a project without central weights.
    """
    if not study.cells.distributions:
        return None
    rows = [found.central_weights[id_] for id_ in study.table.alternatives]
    none = dict.fromkeys(study.table.criteria, np.nan)
    central = np.array([list((row or none).values()) for row in rows])
    factors = confidence_factors(study.table.middle, central, study.cells, simulation)
    return {id_: None if np.isnan(factors[i]) else float(factors[i]) for id_, i in study.listed}


def _by_project(study: Study, values: NDArray[np.float64]) -> dict[str, float]:
    return {id_: float(values[i]) for id_, i in study.listed}


def _weights(study: Study, row: NDArray[np.float64]) -> dict[str, float] | None:
    return None if np.isnan(row).any() else dict(zip(study.table.criteria, row.tolist(), strict=True))


def _winning(study: Study, shares: NDArray[np.float64], *, is_exact: bool) -> Winning:
    by_pair = {
        id_: {other: float(shares[i, k]) for other, k in study.listed if k != i} for id_, i in study.listed
    }
    return Winning(by_pair, _by_project(study, expected_ranks(shares)), is_exact)
