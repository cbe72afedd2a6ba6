"""What must be and what can be, over all possible weights and scores at once; nothing is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from mlr_prio.engine.sensitivity.attainable import attainable_rank_interval
from mlr_prio.engine.sensitivity.bounds import PreferenceBounds, outer_rank_bounds, preference_bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from mlr_prio.assessment.sensitivity.study import Study
    from mlr_prio.assessment.sensitivity.weight_space import TriedWeights


@dataclass(frozen=True, slots=True)
class PlaceBounds:
    """Between which places a project stands.

    Parameters
    ----------
    best, worst
        No weights and scores give a place outside these.
    is_exact
        Whether both ends are attained; otherwise the attainable places may be fewer.
    """

    best: int
    worst: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class PossibleOrders:
    """What holds for all possible weights and scores, and what for some. In the order of the list.

    Parameters
    ----------
    places
        By project the places between which it stands.
    necessary
        By project those that it is at least as good as, whatever the weights and scores are.
    possible
        By project those that it is at least as good as for some weights and scores.
    """

    places: Mapping[str, PlaceBounds]
    necessary: Mapping[str, tuple[str, ...]]
    possible: Mapping[str, tuple[str, ...]]


def possible_orders(
    study: Study, tried: TriedWeights, *, exact: bool, progress: Callable[[int, int], None] | None = None
) -> PossibleOrders:
    """Return what the possible weights and scores leave open.

    Parameters
    ----------
    study
        A list of at least one project.
    tried
        Says which weights are possible.
    exact
        Compute the places that are attained, which takes a search for each project; otherwise safe bounds.
    progress
        Called after each search with the number done and the number of all.
    """
    low, high = study.table.low, study.table.high
    preference = reduce(_either, (preference_bounds(low, high, part) for part in tried.sets))
    best, worst = outer_rank_bounds(preference)
    places = {id_: PlaceBounds(int(best[i]), int(worst[i]), is_exact=False) for id_, i in study.listed}
    if exact:
        for done, (id_, i) in enumerate(study.listed, start=1):
            places[id_] = _attained(study, tried, i)
            if progress is not None:
                progress(done, len(study.listed))
    return PossibleOrders(
        places, _relation(study, preference.necessary), _relation(study, preference.possible)
    )


def _either(one: PreferenceBounds, other: PreferenceBounds) -> PreferenceBounds:
    """Return what holds when the weights may lie in either of two sets."""
    return PreferenceBounds(one.necessary & other.necessary, one.possible | other.possible)


def _attained(study: Study, tried: TriedWeights, index: int) -> PlaceBounds:
    found = [attainable_rank_interval(study.table.low, study.table.high, part, index) for part in tried.sets]
    return PlaceBounds(min(f.best for f in found), max(f.worst for f in found), is_exact=True)


def _relation(study: Study, holds: NDArray[np.bool_]) -> dict[str, tuple[str, ...]]:
    return {
        id_: tuple(other for other, k in study.listed if k != i and holds[i, k]) for id_, i in study.listed
    }
