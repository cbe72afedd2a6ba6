"""Why a project has its place, and why it stands before another: the difference, criterion by criterion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.performance import performance_table
from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.sensitivity.needed import needed_to_pass
from mlr_prio.engine.ranking import DECIMALS
from mlr_prio.errors import RequestError
from mlr_prio.message import Message, message
from mlr_prio.model.project import ProjectStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from mlr_prio.assessment.performance import PerformanceTable
    from mlr_prio.assessment.ranking import RankedProject, Ranking
    from mlr_prio.assessment.sensitivity.needed import Needed
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.project import Project


@dataclass(frozen=True, slots=True)
class Comparison:
    """The difference between two projects under the weights of the list.

    Parameters
    ----------
    above, below
        The project with the better place and the other; equal places by the order of the list.
    difference
        Overall value of ``above`` minus that of ``below``, 0 or more.
    low, high
        The ends of the difference given missing and uncertain scores; below 0 means that the order may turn.
    by_criterion
        Contributions to the difference; they sum to it.
    dominates
        Whether ``above`` is at least as good on every criterion that weighs anything, whatever the missing
        and uncertain scores are, so that no other weights of these criteria could turn the order.
    needed
        What would let ``below`` draw level, the scores being at what decides the order.
    """

    above: RankedProject
    below: RankedProject
    difference: float
    low: float
    high: float
    by_criterion: Mapping[str, float]
    dominates: bool
    needed: Needed

    @property
    def is_tie(self) -> bool:
        """Whether the two share a place."""
        return self.above.rank == self.below.rank

    @property
    def may_turn(self) -> bool:
        """Whether missing or uncertain scores could turn the order."""
        return self.low < 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say about the place of one project.

    Parameters
    ----------
    ranking
        The list.
    subject
        The project asked about.
    against
        The comparison asked for, or those with its neighbours, best place first.
    cut
        The comparison across the cut, when one was asked for: the last project above it, or the subject, with
        the first below it, or the subject.
    """

    ranking: Ranking
    subject: RankedProject
    against: tuple[Comparison, ...]
    cut: Comparison | None = None

    def to_frame(self) -> pd.DataFrame:
        """Return the subject's advantage by criterion over each project it is compared with, as columns."""
        from mlr_prio.assessment.frame import column_frame

        columns = {}
        for comparison in self.against:
            is_above = comparison.above.project.id == self.subject.project.id
            other, sign = (comparison.below, 1) if is_above else (comparison.above, -1)
            columns[other.project.id] = {c: sign * part + 0.0 for c, part in comparison.by_criterion.items()}
        return column_frame(columns, self.subject.contributions, "criterion")


def explain(
    problem: Problem,
    project: str,
    other: str | None = None,
    *,
    top: int | None = None,
    profile: str | None = None,
    shares: Sequence[tuple[str, float]] = (),
) -> Explanation:
    """Return why ``project`` has its place, and why it stands before or after ``other``.

    Parameters
    ----------
    problem
        The workspace.
    project, other
        Ids of candidates; without ``other`` the neighbours on the list are compared.
    top
        A cut after this many places: also compare with the project on the other side of it.
    profile, shares
        As for :func:`mlr_prio.assessment.ranking.rank`.

    Raises
    ------
    RequestError
        When a project does not exist or does not compete, the two are the same, or the cut divides nothing.
    """
    ranking = rank(problem, profile=profile, shares=shares)
    subject = _row(ranking, project)
    table = performance_table(problem.candidates, problem.leaves)
    others = _neighbours(ranking, subject) if other is None else (_other(ranking, subject, other),)
    against = tuple(compare(ranking, table, subject, row) for row in others)
    cut = None if top is None else _across_cut(ranking, table, subject, top)
    return Explanation(ranking, subject, against, cut)


def compare(
    ranking: Ranking, table: PerformanceTable, one: RankedProject, other: RankedProject
) -> Comparison:
    """Return the difference between two lines of a list."""
    above, below = sorted((one, other), key=ranking.rows.index)
    i, k = (table.alternatives.index(row.project.id) for row in (above, below))
    weights = ranking.in_force.weights
    parts = {c: above.contributions[c] - below.contributions[c] for c in table.criteria}
    counts = weights > 0
    never_worse = bool((table.low[i] >= table.high[k])[counts].all())
    return Comparison(
        above=above,
        below=below,
        difference=above.value - below.value,
        low=round(float(np.dot(weights, table.low[i] - table.high[k])), DECIMALS),
        high=round(float(np.dot(weights, table.high[i] - table.low[k])), DECIMALS),
        by_criterion=parts,
        dominates=never_worse,
        needed=needed_to_pass(table, ranking.problem.leaves, weights, (above.project.id, below.project.id)),
    )


def _row(ranking: Ranking, project: str) -> RankedProject:
    row = ranking.row(project)
    if row is not None:
        return row
    excluded = next((p for p in ranking.excluded if p.id == project), None)
    if excluded is not None:
        raise RequestError(_not_competing(excluded))
    raise RequestError(
        message("there is no project {project}", project=project),
        message("the candidates are: {known}", known=", ".join(sorted(r.project.id for r in ranking.rows))),
    )


def _not_competing(project: Project) -> Message:
    if project.status is ProjectStatus.BUILT:
        return message("{project} does not compete: it is built", project=project.id)
    if project.status is ProjectStatus.SIFTED:
        return message("{project} does not compete: it was sifted out", project=project.id)
    return message("{project} does not compete: it was withdrawn", project=project.id)


def _other(ranking: Ranking, subject: RankedProject, other: str) -> RankedProject:
    row = _row(ranking, other)
    if row is subject:
        raise RequestError(message("{project} cannot be compared with itself", project=other))
    return row


def _neighbours(ranking: Ranking, subject: RankedProject) -> tuple[RankedProject, ...]:
    index = ranking.rows.index(subject)
    return ranking.rows[max(index - 1, 0) : index] + ranking.rows[index + 1 : index + 2]


def _across_cut(ranking: Ranking, table: PerformanceTable, subject: RankedProject, top: int) -> Comparison:
    """Compare the subject with the nearest project on the other side of the cut."""
    if not 1 <= top < len(ranking.rows):
        raise RequestError(
            message(
                "a cut after {top} places does not divide a list of {count}", top=top, count=len(ranking.rows)
            )
        )
    is_above = ranking.rows.index(subject) < top
    return compare(ranking, table, subject, ranking.rows[top if is_above else top - 1])
