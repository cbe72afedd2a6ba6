"""Files and entries that are begun by a command: a profile, a project, a criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlr_prio.errors import RequestError
from mlr_prio.message import message
from mlr_prio.model.criterion import CriterionGroup
from mlr_prio.model.suggestion import did_you_mean
from mlr_prio.workspace.edit.apply import Rewrite, new_file, plan_edit
from mlr_prio.workspace.edit.change import Change, Insert
from mlr_prio.workspace.edit.text_edit import document_text
from mlr_prio.workspace.folder import CRITERIA, PROJECTS_FOLDER, WEIGHTS_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile
    from mlr_prio.model.source import Path as Way


def new_profile(owner: str, content: Mapping[str, Any]) -> Rewrite:
    """Plan the file of a weight profile."""
    return new_file(f"{WEIGHTS_FOLDER}/{owner}.yaml", document_text(content, "../schema/profile.schema.json"))


def new_project(problem: Problem, content: Mapping[str, Any]) -> Rewrite:
    """Plan the file of a project, whose id is in ``content``.

    Raises
    ------
    RequestError
        Where there is a project with this id.
    """
    id_ = str(content["id"])
    if any(project.document.id == id_ for project in problem.projects):
        raise RequestError(
            message("there is a project {id} already", id=id_),
            message("choose another id, or change it with: mlr-prio project set {id} KEY=VALUE", id=id_),
        )
    text = document_text(content, "../criteria/schema/project.schema.json")
    return new_file(f"{PROJECTS_FOLDER}/{id_}.yaml", text)


def new_criterion(
    root: Path, problem: Problem, group: str | None, content: Mapping[str, Any]
) -> tuple[Rewrite, ...]:
    """Plan a criterion at the end of a group, or of the tree where ``group`` is None.

    Every profile must place every criterion: those with points get 0 for it, and in an order it comes last,
    until their owners are asked.

    Raises
    ------
    RequestError
        Where there is no such group, or something with the criterion's id.
    """
    id_ = str(content["id"])
    nodes = tuple(problem.criteria.document.nodes())
    if any(node.item.id == id_ for node in nodes):
        raise RequestError(message("there is a criterion or group {id} already", id=id_))
    criteria = plan_edit(root, CRITERIA, (Insert(_end_of(problem, group), dict(content)),))
    profiles = (
        plan_edit(root, profile.path, (change,))
        for profile in problem.profiles
        for change in _placed(profile.document, id_)
    )
    return (criteria, *profiles)


def _end_of(problem: Problem, group: str | None) -> Way:
    document = problem.criteria.document
    if group is None:
        return ("criteria", len(document.criteria))
    groups = {node.item.id: node for node in document.nodes() if isinstance(node.item, CriterionGroup)}
    if group not in groups:
        raise RequestError(message("there is no group {id}", id=group), did_you_mean(group, groups))
    node = groups[group]
    assert isinstance(node.item, CriterionGroup)  # noqa: S101 -- for the type checker
    return (*node.at, "children", len(node.item.children))


def _placed(profile: WeightProfile, id_: str) -> Iterator[Change]:
    if profile.weights is not None:
        yield Insert(("weights", id_), 0)
    elif profile.order is not None:
        yield Insert(("order", len(profile.order)), id_)
