"""Adopting: a decision on criteria and weights written into the files that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.errors import RequestError
from mlr_prio.message import message
from mlr_prio.model.base import Status
from mlr_prio.model.decision import decided_digest, score_count
from mlr_prio.workspace.edit.apply import plan_edit
from mlr_prio.workspace.edit.change import Set

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from mlr_prio.model.criterion import CriteriaDocument
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile
    from mlr_prio.model.source import Sourced
    from mlr_prio.workspace.edit.apply import Rewrite


def plan_adoption(
    root: Path, problem: Problem, on: date, by: str, *, criteria: bool = True, weights: bool = True
) -> tuple[Rewrite, ...]:
    """Return the files with the decision written into them; nothing is written.

    The criteria file holds the decision on the criteria (with the weights that it gives them), each member's
    profile the decision on its weights. Viewpoints are nobody's decision and are left alone.

    Parameters
    ----------
    root
        The workspace.
    problem
        What was read from it.
    on, by
        The day and the body.
    criteria, weights
        What the decision is about.

    Raises
    ------
    RequestError
        When weights are to be adopted and no member has a profile.
    EditError
        When a file is written in a way that cannot be changed safely.
    """
    sourced = tuple(_documents(problem, criteria=criteria, weights=weights))
    if not sourced:
        raise RequestError(
            message("no municipality has a weight profile, so there are no weights to adopt"),
            message("without profiles the weights stand in criteria/criteria.yaml: use --scope criteria"),
        )
    count = score_count(problem)
    return tuple(
        plan_edit(root, s.path, [Set((key,), value) for key, value in _stamp(s, on, by, count).items()])
        for s in sourced
    )


def _documents(
    problem: Problem, *, criteria: bool, weights: bool
) -> Iterator[Sourced[CriteriaDocument] | Sourced[WeightProfile]]:
    if criteria:
        yield problem.criteria
    if weights:
        yield from (p for p in problem.profiles if p.document.municipality is not None)


def _stamp(
    sourced: Sourced[CriteriaDocument] | Sourced[WeightProfile], on: date, by: str, count: int
) -> dict[str, object]:
    return {
        "status": Status.ADOPTED.value,
        "adopted_on": on.isoformat(),
        "adopted_by": by,
        "adopted_digest": decided_digest(sourced.document),
        "adopted_scores": count,
    }
