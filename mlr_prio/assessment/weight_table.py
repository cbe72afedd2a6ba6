"""The weights of the tree as a table: among siblings, of the whole, and in the units of the scales."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.assessment.ranking import weakest_status
from mlr_prio.assessment.sibling import sibling_sets
from mlr_prio.assessment.weighting import JOINT, WeightsInForce, weight_tree, weights_in_force
from mlr_prio.engine.weight_tree import global_weights, local_from_leaves
from mlr_prio.model.criterion import Criterion, CriterionGroup
from mlr_prio.model.decision import standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.model.base import Status
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile

CRITERIA: Final = "criteria"
"""The id of the weights that ``criteria.yaml`` holds itself."""

POINT: Final = 0.01
"""A point of value: a hundredth of all there is, as values are shown to people."""

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class NodeWeight:
    """One line: a group or a criterion.

    Parameters
    ----------
    item
        The group or criterion.
    parent, depth
        Its group, None at the top, and how many groups it lies in.
    points
        What the file says among siblings; None where the weights are no points (a mean, an order, bounds).
    share, weight
        Its share of its siblings and of the whole, 0 to 1.
    stale
        The range that the weight was given for, where the scale has another now.
    """

    item: Criterion | CriterionGroup
    parent: str | None
    depth: int
    points: float | None
    share: float
    weight: float
    stale: Range | None

    @property
    def worth(self) -> float | None:
        """How much of the unit is worth one point of value, along the whole scale; None where nothing is."""
        if not isinstance(self.item, Criterion) or self.weight <= 0:
            return None
        return POINT * self.span / self.weight

    @property
    def span(self) -> float:
        """The length of the scale of a criterion."""
        return abs(self.item.scale.best - self.item.scale.worst) if isinstance(self.item, Criterion) else 0.0


@dataclass(frozen=True, slots=True)
class WeightTable:
    """The weights of one profile, of the joint list, or of the criteria file.

    Parameters
    ----------
    problem
        The workspace.
    profile
        The id: of a profile, ``joint``, or ``criteria``.
    document
        The profile; None for the others.
    members
        The members whose profiles went into the mean.
    rows
        The tree, parents first.
    status
        How far the least finished of what the weights come from has come.
    """

    problem: Problem
    profile: str
    document: WeightProfile | None
    members: tuple[str, ...]
    rows: tuple[NodeWeight, ...]
    status: Status

    @property
    def form(self) -> str:
        """``points``, ``order``, ``bounds``, or ``mean`` of several."""
        if self.document is not None:
            return "points" if self.document.weights else "order" if self.document.order else "bounds"
        return "mean" if self.members else "points"


def weight_table(problem: Problem, profile: str | None = None) -> WeightTable:
    """Return the weights of a profile.

    Parameters
    ----------
    problem
        The workspace.
    profile
        The id of a profile, ``criteria`` for those of the criteria file; None for the joint weights.

    Raises
    ------
    RequestError
        When there is no such profile.
    """
    documents = {sourced.document.id: sourced.document for sourced in problem.profiles}
    if profile == CRITERIA and CRITERIA not in documents:
        tree = weight_tree(problem.criteria.document)
        own = WeightsInForce(CRITERIA, tree.leaf_weights(tree.points))
        return _table(problem, own, None, standing(problem.criteria.document))
    in_force = weights_in_force(problem, profile)
    document = documents.get(in_force.profile)
    return _table(problem, in_force, document, weakest_status(problem, in_force))


def all_weight_tables(problem: Problem) -> tuple[WeightTable, ...]:
    """Return the joint weights, those of the criteria file, of each member, and of each viewpoint."""
    members = [profile.id for profile in problem.member_profiles]
    viewpoints = [p.document.id for p in problem.profiles if p.document.viewpoint]
    ids = (JOINT, CRITERIA, *members, *viewpoints) if members else (CRITERIA, *viewpoints)
    return tuple(weight_table(problem, id_) for id_ in ids)


def _table(
    problem: Problem, in_force: WeightsInForce, document: WeightProfile | None, status: Status
) -> WeightTable:
    is_own = document is None and not in_force.members
    points = _own_points(problem) if is_own else dict(document.weights or {}) if document else {}
    shares, weights = _shares(problem, in_force, points)
    stale = stale_ranges(problem, document)
    depths: dict[str | None, int] = {None: 0}
    rows = []
    for node in problem.criteria.document.nodes():
        id_ = node.item.id
        depths[id_] = depths[node.parent] + 1
        rows.append(
            NodeWeight(
                item=node.item,
                parent=node.parent,
                depth=depths[node.parent],
                points=points.get(id_),
                share=shares[id_],
                weight=weights[id_],
                stale=stale.get(id_),
            )
        )
    return WeightTable(problem, in_force.profile, document, in_force.members, tuple(rows), status)


def _own_points(problem: Problem) -> dict[str, float]:
    return {node.item.id: node.item.weight for node in problem.criteria.document.nodes()}


def _shares(
    problem: Problem, in_force: WeightsInForce, points: Mapping[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """Return each node's share of its siblings and of the whole."""
    tree = weight_tree(problem.criteria.document)
    if points:
        local = np.array([points[node] for node in tree.nodes])
        for siblings in sibling_sets(problem.criteria.document):
            indices = [tree.nodes.index(id_) for id_ in siblings.ids]
            local[indices] /= local[indices].sum()
    else:
        local = local_from_leaves(in_force.weights, tree.leaves, tree.parent)
    whole = global_weights(local, tree.parent)
    return (
        dict(zip(tree.nodes, local.tolist(), strict=True)),
        dict(zip(tree.nodes, whole.tolist(), strict=True)),
    )


def stale_ranges(problem: Problem, profile: WeightProfile | None) -> dict[str, Range]:
    """Return the ranges that a profile's weights were given for and that the scales no longer have."""
    elicited = profile.elicited if profile is not None else None
    now = {criterion.id: (criterion.scale.worst, criterion.scale.best) for criterion in problem.leaves}
    then = elicited.ranges if elicited is not None else {}
    return {id_: given for id_, given in then.items() if now.get(id_, given) != given}
