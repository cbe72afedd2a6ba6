"""Which scores to look into first, and where the closeness across the edge of the top comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.sensitivity.closeness import variance_split
from mlr_prio.engine.sensitivity.distribution import variance
from mlr_prio.engine.sensitivity.drivers import expected_partial_values, value_of_information
from mlr_prio.engine.sensitivity.stability import TIE
from mlr_prio.engine.sensitivity.weight_moments import weight_moments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from mlr_prio.assessment.sensitivity.study import Study
    from mlr_prio.engine.sensitivity.weight_space import WeightSpace


@dataclass(frozen=True, slots=True)
class Driver:
    """A score that is worth looking into.

    Parameters
    ----------
    project, criterion
        Whose score, on what.
    value_of_information
        The expected gain in the sum of the values of the top from knowing it, 0 or more.
    """

    project: str
    criterion: str
    value_of_information: float


@dataclass(frozen=True, slots=True)
class Closeness:
    """What makes the order of two neighbours uncertain: shares of the variance of their difference.

    Parameters
    ----------
    above, below
        The last project in the top and the first outside it.
    weights
        By criterion the share that the uncertainty of its weight has; some may be negative, because what one
        weight gains another loses, so that only their sum is a part of the whole.
    scores
        By project and criterion the share of each score that is not exact.
    interaction
        The share that needs an uncertain weight and an uncertain score at once.
    """

    above: str
    below: str
    weights: Mapping[str, float]
    scores: Mapping[str, Mapping[str, float]]
    interaction: float

    @property
    def of_weights(self) -> float:
        """The share that the weights have together."""
        return sum(self.weights.values())


def drivers(study: Study) -> tuple[Driver, ...]:
    """Return the scores whose knowledge could change the top, the most valuable first."""
    gains = value_of_information(study.table.middle, study.cells, study.weights, study.top)
    place = {i: number for number, (_, i) in enumerate(study.listed)}
    found = [
        (-float(gain), place[int(i)], int(j), study.table.alternatives[int(i)])
        for gain, i, j in zip(gains, study.cells.rows, study.cells.columns, strict=True)
        if gain > TIE
    ]
    return tuple(Driver(id_, study.table.criteria[j], -gain) for gain, _, j, id_ in sorted(found))


def closeness(study: Study, space: WeightSpace) -> Closeness | None:
    """Return what makes the order across the edge of the top uncertain.

    None when the top is the whole list, when nothing is uncertain, or when the weights lie between bounds:
    their spread has no closed form.
    """
    moments = weight_moments(space)
    if moments is None or study.top >= len(study.listed):
        return None
    (above, a), (below, b) = study.listed[study.top - 1 : study.top + 1]
    expected = expected_partial_values(study.table.middle, study.cells)
    spread = _variances(study)
    split = variance_split(*moments, expected[a] - expected[b], spread[a], spread[b])
    if split.total <= TIE**2:
        return None
    criteria = study.table.criteria
    scores = {above: split.scores_a, below: split.scores_b}
    return Closeness(
        above,
        below,
        dict(zip(criteria, (split.weights / split.total).tolist(), strict=True)),
        {id_: _positive(criteria, part / split.total) for id_, part in scores.items()},
        float(split.interaction.sum() / split.total),
    )


def _variances(study: Study) -> NDArray[np.float64]:
    result = np.zeros(study.table.middle.shape)
    result[study.cells.rows, study.cells.columns] = [variance(d) for d in study.cells.distributions]
    return result


def _positive(criteria: tuple[str, ...], parts: NDArray[np.float64]) -> dict[str, float]:
    return {criterion: part for criterion, part in zip(criteria, parts.tolist(), strict=True) if part > 0}
