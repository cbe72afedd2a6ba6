"""From scores in files to arrays: the only place where a project or a criterion becomes an index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.value import ValueFunction, evaluate, linear, value_interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from mlr_prio.model.criterion import Criterion
    from mlr_prio.model.project import Project
    from mlr_prio.model.score import Score


@dataclass(frozen=True, slots=True)
class PerformanceTable:
    """Partial values of all candidates on all criteria, with what is not known about them.

    Parameters
    ----------
    alternatives, criteria
        Ids along the axes ``m`` and ``n``.
    low, middle, high
        Partial values ``(m, n)`` in [0, 1]: the ends of what is possible, and the one that decides the order.
        A missing score runs over the whole scale with its middle at 0.5.
    missing
        ``(m, n)``: the score is not given.
    """

    alternatives: tuple[str, ...]
    criteria: tuple[str, ...]
    low: NDArray[np.float64]
    middle: NDArray[np.float64]
    high: NDArray[np.float64]
    missing: NDArray[np.bool_]

    @property
    def uncertain(self) -> NDArray[np.bool_]:
        """``(m, n)``: the score is given, but not exactly."""
        return (self.high > self.low) & ~self.missing


def performance_table(projects: Sequence[Project], criteria: Sequence[Criterion]) -> PerformanceTable:
    """Return the partial values of ``projects`` on ``criteria``, on the criteria's own fixed scales."""
    scores = [project.given_scores() for project in projects]
    shape = (len(projects), len(criteria))
    low, middle, high = np.zeros(shape), np.full(shape, 0.5), np.ones(shape)
    missing = np.ones(shape, dtype=bool)
    for j, criterion in enumerate(criteria):
        given = [i for i, row in enumerate(scores) if criterion.id in row]
        if given:
            column = _column(criterion, [scores[i][criterion.id] for i in given])
            low[given, j], middle[given, j], high[given, j] = column
            missing[given, j] = False
    ids = tuple(project.id for project in projects)
    return PerformanceTable(ids, tuple(c.id for c in criteria), low, middle, high, missing)


def value_function(criterion: Criterion) -> ValueFunction:
    """Return the criterion's value function on its own scale."""
    points = criterion.value_function.points
    if points is None:
        return linear(criterion.scale.worst, criterion.scale.best)
    return ValueFunction(tuple(x for x, _ in points), tuple(v for _, v in points))


def _column(
    criterion: Criterion, scores: Sequence[Score]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    function = value_function(criterion)
    spans = np.clip([score.span() for score in scores], criterion.scale.low, criterion.scale.high)
    low, high = value_interval(function, spans[:, 0], spans[:, 1])
    middle = [
        _middle(function, score, ends)
        for score, ends in zip(scores, zip(low, high, strict=True), strict=True)
    ]
    return low, np.clip(middle, low, high), high


def _middle(function: ValueFunction, score: Score, ends: tuple[float, float]) -> float:
    """Return the value that decides the order: the likely one, else the middle of what is possible."""
    if score.is_exact:
        return ends[0]
    if score.values is not None:
        return _expected(function, score.values.items())
    decisive = next((x for x in (score.likely, score.mean) if x is not None), None)
    return sum(ends) / 2 if decisive is None else float(evaluate(function, decisive))


def _expected(function: ValueFunction, values: Iterable[tuple[float, float]]) -> float:
    return sum(probability * float(evaluate(function, level)) for level, probability in values)
