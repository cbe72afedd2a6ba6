"""Which edits changed partial values: new scores, and criteria whose scale or value function is another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import numpy as np

from mlr_prio.assessment.edit import Edit, EditKind
from mlr_prio.assessment.performance import performance_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from mlr_prio.model.criterion import Criterion, Scale
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.project import Project
    from mlr_prio.model.score import Score
    from mlr_prio.model.source import Sourced

    Item = TypeVar("Item", Project, Criterion)
    Matrix: TypeAlias = NDArray[np.float64]

ValueEdit: TypeAlias = "tuple[Edit, str, Mapping[str, float]]"
"""An edit without effects, the criterion, and by project what it does to the partial value."""


def value_edits(
    old: Problem, new: Problem, projects: Sequence[str], criteria: Sequence[str]
) -> Iterator[ValueEdit]:
    """Yield the edits that changed partial values, with what each did.

    A new score on a new scale is split by the Shapley value of the two: the mean of what the score does on
    the old scale and on the new (see :mod:`mlr_prio.engine.attribution`).

    Parameters
    ----------
    old, new
        The workspaces.
    projects, criteria
        Ids along the axes ``m`` and ``n`` that the two have in common.

    Yields
    ------
    ValueEdit
        Summed over the edits they are the change of the partial values.
    """
    old_projects, new_projects = (_by_id(p.candidates, projects) for p in (old, new))
    old_criteria, new_criteria = (_by_id(p.leaves, criteria) for p in (old, new))
    before = performance_table(old_projects, old_criteria).middle
    after = performance_table(new_projects, new_criteria).middle
    old_scores_now, new_scores_then = before, after
    if any(_judges_otherwise(*pair) for pair in zip(old_criteria, new_criteria, strict=True)):
        old_scores_now = _values_on(old_projects, new_criteria)
        new_scores_then = _values_on(new_projects, old_criteria)
    by_score = (new_scores_then - before + after - old_scores_now) / 2
    by_scale = (old_scores_now - before + after - new_scores_then) / 2
    scored = {project.id: project.given_scores() for project in old_projects}
    files = {p.document.id: p for p in new.projects}
    for i, j in np.argwhere(by_score != 0).tolist():
        edit = _score_edit(files[projects[i]], scored[projects[i]].get(criteria[j]), criteria[j])
        yield edit, criteria[j], {projects[i]: float(by_score[i, j])}
    for j in np.flatnonzero((by_scale != 0).any(axis=0)).tolist():
        yield (
            _scale_edit(new, criteria[j]),
            criteria[j],
            dict(zip(projects, by_scale[:, j].tolist(), strict=True)),
        )


def _score_edit(file: Sourced[Project], old: Score | None, criterion: str) -> Edit:
    project = file.document
    return Edit(
        EditKind.SCORE,
        file.path,
        criterion,
        project=project.id,
        old=old,
        new=project.given_scores().get(criterion),
        location=file.at("scores", criterion),
    )


def _scale_edit(new: Problem, criterion: str) -> Edit:
    way = next(node.at for node in new.criteria.document.nodes() if node.item.id == criterion)
    return Edit(
        EditKind.SCALE, new.criteria.path, criterion, location=new.criteria.at(*way, "scale", key=True)
    )


def level_edits(
    old: Matrix, new: Matrix, projects: Sequence[str], criteria: Sequence[str]
) -> Iterator[ValueEdit]:
    """Yield the changes of partial values ``(m, n)`` as they stand, where the files do not tell more."""
    change = new - old
    for i, j in np.argwhere(change != 0).tolist():
        edit = Edit(EditKind.LEVEL, "", criteria[j], project=projects[i])
        yield edit, criteria[j], {projects[i]: float(change[i, j])}


def _by_id(items: Iterable[Item], wanted: Sequence[str]) -> list[Item]:
    by_id = {item.id: item for item in items}
    return [by_id[id_] for id_ in wanted]


def _judges_otherwise(old: Criterion, new: Criterion) -> bool:
    return (old.scale, old.value_function) != (new.scale, new.value_function)


def _values_on(projects: Sequence[Project], criteria: Sequence[Criterion]) -> Matrix:
    """Return partial values ``(m, n)`` on scales that may not be those that the scores were given on."""
    scales = {criterion.id: criterion.scale for criterion in criteria}
    return performance_table([_on_scales(project, scales) for project in projects], criteria).middle


def _on_scales(project: Project, scales: dict[str, Scale]) -> Project:
    """Return a project with every score cut to the scale: the old one may not hold it."""
    scores = {
        criterion: _on_scale(score, scales[criterion]) if criterion in scales else score
        for criterion, score in project.given_scores().items()
    }
    return project.model_copy(update={"scores": scores})


def _on_scale(score: Score, scale: Scale) -> Score:
    def cut(level: float) -> float:
        return min(max(level, scale.low), scale.high)

    named = {name: getattr(score, name) for name in ("value", "low", "likely", "high", "mean")}
    changes: dict[str, object] = {name: cut(level) for name, level in named.items() if level is not None}
    if score.values is not None:
        levels: defaultdict[float, float] = defaultdict(float)
        for level, probability in score.values.items():
            levels[cut(level)] += probability
        changes["values"] = dict(levels)
    return score.model_copy(update=changes)
