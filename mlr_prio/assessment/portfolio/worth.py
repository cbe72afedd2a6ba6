"""What an alternative is worth above the level where nothing is built, on every criterion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.performance import performance_table, value_function
from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.value import evaluate
from mlr_prio.errors import RequestError
from mlr_prio.message import message
from mlr_prio.model.criterion import Criterion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.assessment.portfolio.alternative import Alternative
    from mlr_prio.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Worth:
    """Partial values above the do-nothing level, with the joint bonus of an alternative as a last column.

    Parameters
    ----------
    low, middle, high
        Shape ``(m, n + 1)``: the ends of what is possible given uncertain and missing scores, and what
        decides the list. The projects of a package are added up.
    """

    low: NDArray[np.float64]
    middle: NDArray[np.float64]
    high: NDArray[np.float64]

    def values(self, weights: ArrayLike) -> NDArray[np.float64]:
        """Return the overall values ``(..., m)`` for weights ``(..., n)``."""
        return overall_values(self.middle, with_bonus_column(weights))

    def span(self, weights: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the ends of the overall values ``(..., m)`` for weights ``(..., n)``."""
        padded = with_bonus_column(weights)
        return overall_values(self.low, padded), overall_values(self.high, padded)


def with_bonus_column(weights: ArrayLike) -> NDArray[np.float64]:
    """Return weights ``(..., n + 1)``: a bonus counts in full whatever the criteria weigh."""
    given = np.asarray(weights, dtype=np.float64)
    return np.concatenate([given, np.ones((*given.shape[:-1], 1))], axis=-1)


def worth(problem: Problem, alternatives: Sequence[Alternative]) -> Worth:
    """Return the worth of alternatives above the do-nothing level of every criterion.

    Raises
    ------
    RequestError
        When a criterion has no do-nothing level; names the place to add it.
    """
    base = baseline_values(problem)
    projects = [project for entry in alternatives for project in entry.projects]
    table = performance_table(projects, problem.leaves)
    belongs = np.repeat(np.arange(len(alternatives)), [len(entry.projects) for entry in alternatives])
    bonus = np.array([[entry.bonus] for entry in alternatives]).reshape(-1, 1)

    def joined(values: NDArray[np.float64]) -> NDArray[np.float64]:
        total = np.zeros((len(alternatives), len(base)))
        np.add.at(total, belongs, values - base)
        return np.hstack([total, bonus])

    return Worth(joined(table.low), joined(table.middle), joined(table.high))


def baseline_values(problem: Problem) -> NDArray[np.float64]:
    """Return the partial value ``(n,)`` of the level if nothing is built, on every criterion.

    Raises
    ------
    RequestError
        When a criterion has none; names the place to add it.
    """
    levels = [criterion.scale.baseline for criterion in problem.leaves]
    missing = [criterion.id for criterion, level in zip(problem.leaves, levels, strict=True) if level is None]
    if missing:
        raise RequestError(
            message(
                "{criteria} has no do-nothing level, and what is worth its money depends on it",
                criteria=", ".join(missing),
            ),
            message(
                "add baseline at {place}: the level if nothing is built", place=_places(problem, missing)
            ),
        )
    return np.array(
        [
            float(evaluate(value_function(criterion), level))
            for criterion, level in zip(problem.leaves, levels, strict=True)
            if level is not None
        ]
    )


def _places(problem: Problem, criteria: Sequence[str]) -> str:
    ways = {
        node.item.id: node.at
        for node in problem.criteria.document.nodes()
        if isinstance(node.item, Criterion)
    }
    return ", ".join(str(problem.criteria.at(*ways[id_], "scale", key=True)) for id_ in criteria)
