"""From scores that are not exact to distributions of partial values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.performance import value_function
from mlr_prio.engine.sensitivity.distribution import (
    TABLE_LEVELS,
    Discrete,
    Pert,
    Tabulated,
    Triangular,
    TruncatedNormal,
    UncertainCells,
    Uniform,
    quantile,
)
from mlr_prio.engine.value import evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlr_prio.assessment.performance import PerformanceTable
    from mlr_prio.engine.sensitivity.distribution import Distribution
    from mlr_prio.engine.value import ValueFunction
    from mlr_prio.model.criterion import Criterion
    from mlr_prio.model.project import Project
    from mlr_prio.model.score import Score


def uncertain_cells(
    projects: Sequence[Project], criteria: Sequence[Criterion], table: PerformanceTable
) -> UncertainCells:
    """Return the cells of the table that are not exact, each with the distribution of its partial value.

    A missing score is uniform over the scale of its criterion. A normal one is cut to where the table says it
    can lie. A linear value function keeps the kind of a distribution, any other tabulates it.

    Parameters
    ----------
    projects, criteria
        The axes ``m`` and ``n``.
    table
        Their partial values; a cell is uncertain where its ends differ.
    """
    rows, columns = np.nonzero(table.high > table.low)
    functions = [value_function(criterion) for criterion in criteria]
    distributions = tuple(
        _of_cell(projects[i].given_scores().get(criteria[j].id), criteria[j], functions[j])
        for i, j in zip(rows.tolist(), columns.tolist(), strict=True)
    )
    return UncertainCells(rows, columns, distributions)


def _of_cell(score: Score | None, criterion: Criterion, function: ValueFunction) -> Distribution:
    scale = criterion.scale
    if score is not None and score.values is not None:
        return _discrete(score.values, function)
    levels = Uniform(scale.low, scale.high) if score is None else _of_levels(score, criterion)
    if criterion.value_function.points is None:
        return _through_line(levels, scale.worst, scale.best)
    values = evaluate(function, np.clip(quantile(levels, TABLE_LEVELS), scale.low, scale.high))
    return Tabulated(np.sort(values))


def _of_levels(score: Score, criterion: Criterion) -> Uniform | Triangular | Pert | TruncatedNormal:
    """Return the distribution of a score in the unit of its criterion, cut to the scale."""
    low, high = np.clip(score.span(), criterion.scale.low, criterion.scale.high).tolist()
    if score.mean is not None and score.sd is not None:
        return TruncatedNormal(score.mean, score.sd, low, high)
    if score.likely is None:
        return Uniform(low, high)
    return (Pert if score.shape == "pert" else Triangular)(low, score.likely, high)


def _through_line(
    levels: Uniform | Triangular | Pert | TruncatedNormal, worst: float, best: float
) -> Distribution:
    """Return the same distribution of values, which are 0 at the worst level and 1 at the best."""

    def value(level: float) -> float:
        return (level - worst) / (best - worst)

    low, high = sorted((value(levels.low), value(levels.high)))
    match levels:
        case Uniform():
            return Uniform(low, high)
        case TruncatedNormal(mean, sd):
            return TruncatedNormal(value(mean), sd / abs(best - worst), low, high)
        case _:
            return type(levels)(low, min(max(value(levels.likely), low), high), high)


def _discrete(levels: Mapping[float, float], function: ValueFunction) -> Discrete:
    """Return the values of levels; those that are worth the same are one, those without probability none."""
    probabilities: dict[float, float] = {}
    for level, probability in levels.items():
        value = float(evaluate(function, level))
        probabilities[value] = probabilities.get(value, 0.0) + probability
    kept = {value: p for value, p in sorted(probabilities.items()) if p > 0}
    total = sum(kept.values())
    return Discrete(tuple(kept), tuple(p / total for p in kept.values()))
