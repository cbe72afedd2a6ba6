"""From scores in files to performances in the criteria's own units, for methods that do not read values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mlr_prio.model.criterion import Criterion, Scale
    from mlr_prio.model.project import Project
    from mlr_prio.model.score import Score


def middle_levels(
    projects: Sequence[Project], criteria: Sequence[Criterion]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the level that counts for each score, and which scores are missing.

    An uncertain score counts with its likely level or its mean, else with the middle of what is possible,
    cut to the scale. A missing one counts with the middle of the scale.

    Returns
    -------
    tuple[NDArray[np.float64], NDArray[np.bool_]]
        Levels ``(m, n)`` in the unit of each criterion, and whether the score is missing ``(m, n)``.
    """
    levels = np.empty((len(projects), len(criteria)))
    missing = np.zeros(levels.shape, dtype=np.bool_)
    for i, project in enumerate(projects):
        given = project.given_scores()
        for j, criterion in enumerate(criteria):
            score = given.get(criterion.id)
            missing[i, j] = score is None
            levels[i, j] = _middle_of(criterion.scale) if score is None else _level(score, criterion.scale)
    return levels, missing


def _middle_of(scale: Scale) -> float:
    return (scale.low + scale.high) / 2


def _level(score: Score, scale: Scale) -> float:
    decisive = next((x for x in (score.value, score.likely, score.mean) if x is not None), None)
    if decisive is not None:
        return decisive
    if score.values is not None:
        return sum(probability * level for level, probability in score.values.items())
    low, high = (min(max(end, scale.low), scale.high) for end in score.span())
    return (low + high) / 2
