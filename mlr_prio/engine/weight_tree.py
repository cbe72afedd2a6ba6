"""The tree of criteria: shares among siblings, weights down the tree, and back.

A tree of ``p`` nodes is two arrays: ``local (p,)``, points among siblings, and ``parent (p,)``, the index of
each node's parent, -1 for the nodes at the top, every parent before its children.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.weight import normalise, require_points, require_positive
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

_ROUNDING = 1e-9
"""Shares given as decimals add up to 1 only about so."""


def global_weights(local: ArrayLike, parent: ArrayLike) -> NDArray[np.float64]:
    """Return every node's share of the whole: its share among siblings times its parent's share of the whole.

    Cumulative weights in a value tree (Belton & Stewart 2002, chapter 5). The weights of the leaves, which
    the caller picks, sum to 1.

    Parameters
    ----------
    local
        Points among siblings ``(p,)``; each set of siblings is normalised here.
    parent
        Parent indices ``(p,)``, see the module.

    Raises
    ------
    EngineError
        When a point is negative or not finite, all points of a set of siblings are zero, or a parent does not
        come before its child.
    """
    points = np.asarray(local, dtype=np.float64)
    parents = _parents(parent, points.size)
    require_points(points)
    totals = _sibling_totals(points, parents)
    require_positive(totals)
    weights = points / totals
    for node in np.flatnonzero(parents >= 0):
        weights[node] *= weights[parents[node]]
    return weights


def _parents(parent: ArrayLike, nodes: int) -> NDArray[np.int64]:
    parents = np.asarray(parent, dtype=np.int64)
    if parents.shape != (nodes,):
        raise EngineError(
            message(
                "the tree has {nodes} nodes and {parents} parents; there must be one for each",
                nodes=nodes,
                parents=parents.size,
            )
        )
    misplaced = (parents < -1) | (parents >= np.arange(nodes))
    if misplaced.any():
        node = int(np.flatnonzero(misplaced)[0])
        raise EngineError(
            message(
                "node {node} has the parent {parent}; a parent must come before its children",
                node=node,
                parent=int(parents[node]),
            )
        )
    return parents


def _sibling_totals(points: NDArray[np.float64], parents: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return for each node ``(p,)`` the sum over itself and its siblings, added in the order of the nodes."""
    totals = np.zeros(points.size + 1)  # the parent -1 of the top nodes is the last entry
    np.add.at(totals, parents, points)
    return totals[parents]


def with_local_share(local: ArrayLike, parent: ArrayLike, node: int, share: float) -> NDArray[np.float64]:
    """Return the local points when ``node`` is given a share of its parent's weight.

    Siblings keep their proportions; siblings that have no weight at all share the rest equally. Other sets of
    siblings are left as they are.

    Parameters
    ----------
    local, parent
        The tree ``(p,)``, see the module.
    node
        Index of the node that is given the share.
    share
        The share, 0 to 1.

    Raises
    ------
    EngineError
        When the share is outside 0 to 1, the node does not exist, or it is an only child and the share not 1.
    """
    points = np.array(local, dtype=np.float64)
    parents = _parents(parent, points.size)
    require_points(points)
    _require_share(share)
    siblings = np.flatnonzero(parents == parents[_node(node, points.size)])
    others = siblings[siblings != node]
    if others.size == 0 and share != 1:
        raise EngineError(
            message(
                "the share {share} was asked for a criterion without siblings; its share can only be 1",
                share=share,
            )
        )
    return with_local_shares(points, parents, [node], [share])


def with_local_shares(
    local: ArrayLike, parent: ArrayLike, nodes: Sequence[int], shares: Sequence[float]
) -> NDArray[np.float64]:
    """Return the local points when several nodes are given shares of their parents' weights, all at once.

    The siblings that are not named keep their proportions in what is left; when they have no weight at all
    they share it equally. Other sets of siblings are left as they are.

    Parameters
    ----------
    local, parent
        The tree ``(p,)``, see the module.
    nodes, shares
        The nodes and their shares, 0 to 1; together at most 1 among siblings, and 1 when all are named.

    Raises
    ------
    EngineError
        When a share is outside 0 to 1, a node does not exist, or shares among siblings sum to more than 1, or
        to less though all are named.
    """
    points = np.array(local, dtype=np.float64)
    parents = _parents(parent, points.size)
    require_points(points)
    asked = np.full(points.size, np.nan)
    for node, share in zip(nodes, shares, strict=True):
        _require_share(share)
        asked[_node(node, points.size)] = share
    for family in sorted({int(parents[node]) for node in nodes}):
        siblings = np.flatnonzero(parents == family)
        named = siblings[~np.isnan(asked[siblings])]
        others = np.setdiff1d(siblings, named)
        total = float(asked[named].sum())
        _require_total(total, others.size)
        points[named] = asked[named]
        points[others] = max(1 - total, 0) * _proportions(points[others])
    return points


def _require_total(total: float, others: int) -> None:
    if total > 1 + _ROUNDING or (others == 0 and total < 1 - _ROUNDING):
        raise EngineError(
            message(
                "the shares {total} were asked for among siblings; "
                "together they can be at most 1, and must be 1 when every sibling has one",
                total=total,
            )
        )


def _require_share(share: float) -> None:
    if not 0 <= share <= 1:
        raise EngineError(
            message("the share {share} was asked for; a share must be from 0 to 1", share=share)
        )


def _node(node: int, nodes: int) -> int:
    if not 0 <= node < nodes:
        raise EngineError(
            message(
                "node {node} was asked for; the tree has the nodes 0 to {last}", node=node, last=nodes - 1
            )
        )
    return node


def _proportions(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return points ``(k,)`` normalised, equal when all are zero; empty stays empty."""
    return normalise(points) if points.any() else np.full(points.size, 1 / max(points.size, 1))


def local_from_leaves(
    leaf_weights: ArrayLike, leaf_nodes: ArrayLike, parent: ArrayLike
) -> NDArray[np.float64]:
    """Return the local shares that give these leaf weights; the inverse of :func:`global_weights`.

    The weight of a group is the sum over its leaves. The children of a group without weight get equal shares.

    Parameters
    ----------
    leaf_weights
        Global weights ``(n,)`` of the leaves; normalised here.
    leaf_nodes
        The node ``(n,)`` of each leaf weight; exactly the nodes that are nobody's parent.
    parent
        Parent indices ``(p,)``, see the module.

    Raises
    ------
    EngineError
        When a weight is negative or not finite, all are zero, or the leaf nodes are not the tree's leaves.
    """
    parents = _parents(parent, np.size(np.asarray(parent)))
    nodes = np.asarray(leaf_nodes, dtype=np.int64)
    weights = normalise(leaf_weights)
    leaves = np.setdiff1d(np.arange(parents.size), parents)
    if weights.shape != nodes.shape or not np.array_equal(np.sort(nodes), leaves):
        raise EngineError(
            message(
                "{weights} weights were given for {nodes} nodes; there must be one for each leaf of the tree",
                weights=weights.size,
                nodes=nodes.size,
            )
        )
    totals = np.zeros(parents.size)
    totals[nodes] = weights
    for node in np.flatnonzero(parents >= 0)[::-1]:
        totals[parents[node]] += totals[node]
    of_siblings = _sibling_totals(totals, parents)
    equal = 1 / _sibling_totals(np.ones(parents.size), parents)
    return np.divide(totals, of_siblings, out=equal, where=of_siblings > 0)
