"""What carries a place: the criteria on which a project stands furthest above the list."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Final

from mlr_prio.report.text.comparison import SMALLEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.assessment.ranking import RankedProject, Ranking

MOST: Final = 2


def mean_contributions(ranking: Ranking) -> Mapping[str, float]:
    """Return by criterion the mean contribution of all projects on the list; empty for an empty list."""
    count = len(ranking.rows)
    return {
        criterion: fsum(row.contributions[criterion] for row in ranking.rows) / count
        for criterion in (ranking.weights if count else ())
    }


def carrying_criteria(row: RankedProject, means: Mapping[str, float]) -> tuple[str, ...]:
    """Return the criteria that carry a place, the strongest first.

    They are the two on which the project's contribution (weight times partial value) exceeds the mean of the
    list the most; none when it exceeds the mean nowhere. A criterion that is not judged carries nothing.
    """
    above = {
        criterion: row.contributions[criterion] - mean
        for criterion, mean in means.items()
        if criterion not in row.missing and row.contributions[criterion] - mean > SMALLEST
    }
    return tuple(sorted(above, key=above.__getitem__, reverse=True)[:MOST])
