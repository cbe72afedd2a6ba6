"""From weights in files to the vector in force: the tree of criteria, profiles, the joint mean, what-ifs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.abstention import heard_profiles
from mlr_prio.assessment.population import populations
from mlr_prio.engine.consensus.joint import joint_weights
from mlr_prio.engine.weight import rank_order_centroid, within_bounds
from mlr_prio.engine.weight_tree import (
    global_weights,
    local_from_leaves,
    with_local_share,
    with_local_shares,
)
from mlr_prio.errors import RequestError
from mlr_prio.message import message
from mlr_prio.model.criterion import Criterion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from mlr_prio.model.criterion import CriteriaDocument
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile

JOINT = "joint"
"""The id of the joint weights: the mean of the members' profiles, or without any those of the criteria."""


@dataclass(frozen=True, slots=True)
class WeightTree:
    """The tree of criteria as arrays, see :mod:`mlr_prio.engine.weight_tree`.

    Parameters
    ----------
    nodes
        Ids of groups and criteria, parents first: the axis ``p``.
    parent
        Parent indices ``(p,)``, -1 at the top.
    points
        The weights of the criteria file ``(p,)``, points among siblings.
    leaves
        The nodes ``(n,)`` that are scored.
    """

    nodes: tuple[str, ...]
    parent: NDArray[np.int64]
    points: NDArray[np.float64]
    leaves: NDArray[np.int64]

    def leaf_weights(self, local: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the global weights ``(n,)`` of the criteria that local points ``(p,)`` give."""
        return global_weights(local, self.parent)[self.leaves]


@dataclass(frozen=True, slots=True)
class Share:
    """A what-if: a node is given a share of its parent's weight.

    Parameters
    ----------
    id
        The criterion or group.
    before, after
        Its share among siblings, 0 to 1.
    parent
        The group that it belongs to; None at the top.
    """

    id: str
    before: float
    after: float
    parent: str | None


@dataclass(frozen=True, slots=True)
class WeightsInForce:
    """The weights that a list rests on.

    Parameters
    ----------
    profile
        ``joint``, or the id of a profile.
    weights
        Global weights ``(n,)``, sum 1.
    members
        The members whose profiles went into the mean, in order; empty with the criteria's own weights.
    shares
        What-ifs, in the order they were asked for.
    by_population
        Whether the members' influence follows population, a what-if; otherwise it is equal.
    """

    profile: str
    weights: NDArray[np.float64]
    members: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    by_population: bool = False


def weight_tree(criteria: CriteriaDocument) -> WeightTree:
    """Return the tree of criteria as arrays."""
    nodes = list(criteria.nodes())
    index = {node.item.id: i for i, node in enumerate(nodes)}
    return WeightTree(
        tuple(index),
        np.array([-1 if node.parent is None else index[node.parent] for node in nodes]),
        np.array([node.item.weight for node in nodes]),
        np.array([i for i, node in enumerate(nodes) if isinstance(node.item, Criterion)]),
    )


def profile_weights(problem: Problem, profile: WeightProfile) -> NDArray[np.float64]:
    """Return the global weights ``(n,)`` of one profile.

    Points are used as they stand; an order is represented by its centroid and bounds by the point that lies
    equally far within all of them, see :mod:`mlr_prio.engine.weight`.
    """
    if profile.weights is not None:
        tree = weight_tree(problem.criteria.document)
        return tree.leaf_weights(np.array([profile.weights[node] for node in tree.nodes]))
    index = {criterion.id: j for j, criterion in enumerate(problem.leaves)}
    if profile.order is not None:
        groups = [[index[criterion] for criterion in group] for group in profile.ordered_groups()]
        return rank_order_centroid(groups, len(index))
    return within_bounds(*bounds_of(profile, tuple(index)))


def bounds_of(
    profile: WeightProfile, criteria: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lowest and highest global weights ``(n,)`` that a profile's bounds allow."""
    bounds: Mapping[str, tuple[float, float]] = profile.bounds or {}
    pairs = np.array([bounds.get(criterion, (0.0, 100.0)) for criterion in criteria]) / 100
    return pairs[:, 0], pairs[:, 1]


def weights_in_force(
    problem: Problem,
    profile: str | None = None,
    shares: Sequence[tuple[str, float]] = (),
    *,
    by_population: bool = False,
) -> WeightsInForce:
    """Return the weights that a list rests on.

    Parameters
    ----------
    problem
        The workspace; the shares of its scenario, if any, are applied first, all at once.
    profile
        The id of a profile; None for the joint weights.
    shares
        What-ifs, applied one after the other: a node's id and its share of its parent's weight, 0 to 1.
    by_population
        Let the members' influence follow population instead of being equal: a what-if.

    Raises
    ------
    RequestError
        When the profile or a node does not exist, or influence should follow population where no profiles
        are joined, or where a population is not given.
    """
    if profile in {None, JOINT}:
        base = _joint(problem, by_population=by_population)
    else:
        base = _of_profile(problem, str(profile), by_population=by_population)
    if problem.scenario is not None and problem.scenario.shares:
        base = _with_scenario(problem, base, problem.scenario.shares)
    return _with_shares(problem, base, shares) if shares else base


def _joint(problem: Problem, *, by_population: bool) -> WeightsInForce:
    """Return the mean of the members' profiles, each with the same influence; viewpoints stay out of it."""
    profiles = heard_profiles(problem)
    if not profiles:
        if by_population:
            raise _nothing_to_influence()
        tree = weight_tree(problem.criteria.document)
        return WeightsInForce(JOINT, tree.leaf_weights(tree.points))
    rows = np.array([profile_weights(problem, profile) for profile in profiles])
    influence = populations(problem, profiles) if by_population else None
    members = tuple(p.id for p in profiles)
    return WeightsInForce(JOINT, joint_weights(rows, influence), members, by_population=by_population)


def _nothing_to_influence() -> RequestError:
    return RequestError(
        message("influence by population needs the joint weights of several municipalities"),
        message("leave out --profile, and see that criteria/weights holds profiles of municipalities"),
    )


def _of_profile(problem: Problem, wanted: str, *, by_population: bool) -> WeightsInForce:
    known = {sourced.document.id: sourced.document for sourced in problem.profiles}
    if wanted not in known:
        raise RequestError(
            message("there is no weight profile {wanted}", wanted=wanted),
            message("the profiles are: {known}", known=", ".join(known) or "–"),
        )
    if by_population:
        raise _nothing_to_influence()
    return WeightsInForce(wanted, profile_weights(problem, known[wanted]))


def _with_scenario(problem: Problem, base: WeightsInForce, percents: Mapping[str, float]) -> WeightsInForce:
    tree = weight_tree(problem.criteria.document)
    local = local_from_leaves(base.weights, tree.leaves, tree.parent)
    shares = {_node(tree, id_): percent / 100 for id_, percent in percents.items()}
    changes = tuple(_share(tree, node, local, share) for node, share in shares.items())
    local = with_local_shares(local, tree.parent, list(shares), list(shares.values()))
    return replace(base, weights=tree.leaf_weights(local), shares=changes)


def _share(tree: WeightTree, node: int, local: NDArray[np.float64], share: float) -> Share:
    parent = tree.parent[node]
    return Share(tree.nodes[node], float(local[node]), share, None if parent < 0 else tree.nodes[parent])


def _with_shares(
    problem: Problem, base: WeightsInForce, shares: Sequence[tuple[str, float]]
) -> WeightsInForce:
    tree = weight_tree(problem.criteria.document)
    local = local_from_leaves(base.weights, tree.leaves, tree.parent)
    changes = []
    for wanted, share in shares:
        node = _node(tree, wanted)
        changes.append(_share(tree, node, local, share))
        local = with_local_share(local, tree.parent, node, share)
    return replace(base, weights=tree.leaf_weights(local), shares=(*base.shares, *changes))


def _node(tree: WeightTree, wanted: str) -> int:
    if wanted not in tree.nodes:
        raise RequestError(
            message("there is no criterion or group {wanted}", wanted=wanted),
            message("there are: {known}", known=", ".join(tree.nodes)),
        )
    return tree.nodes.index(wanted)
