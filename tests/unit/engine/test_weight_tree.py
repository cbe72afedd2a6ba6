from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.engine.weight import normalise
from mlr_prio.engine.weight_tree import (
    global_weights,
    local_from_leaves,
    with_local_share,
    with_local_shares,
)
from mlr_prio.errors import EngineError

# Two groups with two and three leaves, and one leaf at the top.
PARENT = [-1, 0, 0, -1, 3, 3, 3, -1]
LOCAL = [40, 30, 10, 50, 1, 1, 2, 10]
LEAVES = [1, 2, 4, 5, 6, 7]
PROFILE = [Fraction(3, 10), Fraction(1, 10), Fraction(1, 8), Fraction(1, 8), Fraction(1, 4), Fraction(1, 10)]


@pytest.mark.parametrize("weight", [-1.0, np.nan, np.inf])
def test_a_negative_or_infinite_weight_is_refused(weight: float) -> None:
    with pytest.raises(
        EngineError, match=f"a weight is {weight}; a weight must be a finite number, zero or more"
    ):
        normalise([1.0, weight])
    with pytest.raises(
        EngineError, match=f"a weight is {weight}; a weight must be a finite number, zero or more"
    ):
        global_weights([1.0, weight], [-1, -1])
    with pytest.raises(
        EngineError, match=f"a weight is {weight}; a weight must be a finite number, zero or more"
    ):
        with_local_share([1.0, weight], [-1, -1], 0, 0.5)


def test_a_group_without_any_weight_is_refused() -> None:
    with pytest.raises(
        EngineError, match="all weights in a group are zero; at least one must be more than zero"
    ):
        normalise([[1.0, 1.0], [0.0, 0.0]])
    with pytest.raises(
        EngineError, match="all weights in a group are zero; at least one must be more than zero"
    ):
        global_weights([1.0, 0.0, 0.0], [-1, 0, 0])


def test_global_weights_multiply_down_the_tree() -> None:
    weights = global_weights(LOCAL, PARENT)
    assert weights[LEAVES] == pytest.approx([float(w) for w in PROFILE], abs=1e-15)
    assert weights[[0, 3]] == pytest.approx([0.4, 0.5], abs=1e-15)


def test_global_weights_of_a_three_level_tree() -> None:
    assert global_weights([1, 1, 1, 3, 7], [-1, -1, 0, 0, 3]).tolist() == [0.5, 0.5, 0.125, 0.375, 0.375]


def test_every_node_needs_a_parent_entry() -> None:
    with pytest.raises(EngineError, match="the tree has 2 nodes and 3 parents; there must be one for each"):
        global_weights([1, 1], [-1, -1, -1])


@pytest.mark.parametrize("parent", [[-1, 1], [1, -1], [-1, -2]])
def test_a_parent_must_come_before_its_children(parent: list[int]) -> None:
    with pytest.raises(
        EngineError, match=r"node \d has the parent -?\d; a parent must come before its children"
    ):
        global_weights([1, 1], parent)


def test_a_share_leaves_the_siblings_their_proportions() -> None:
    local = with_local_share(LOCAL, PARENT, 4, 0.4)
    assert local[[4, 5, 6]] == pytest.approx([0.4, 0.2, 0.4], abs=1e-15)
    assert local[[0, 1, 2, 3, 7]].tolist() == [40, 30, 10, 50, 10]


def test_a_share_of_a_group_scales_all_its_leaves() -> None:
    before, after = (global_weights(x, PARENT) for x in (LOCAL, with_local_share(LOCAL, PARENT, 0, 0.7)))
    assert after[[1, 2]] == pytest.approx(before[[1, 2]] * 0.7 / 0.4, abs=1e-15)
    assert after[LEAVES].sum() == pytest.approx(1, abs=1e-15)


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, [0.0, 0.5, 0.5]), (0.4, [0.4, 0.3, 0.3]), (1, [1, 0, 0])]
)
def test_siblings_without_weight_share_the_rest_equally(share: float, expected: list[float]) -> None:
    assert with_local_share([5, 0, 0], [-1, -1, -1], 0, share) == pytest.approx(expected, abs=1e-15)


def test_an_only_child_has_the_whole_share() -> None:
    assert with_local_share([1, 3], [-1, 0], 1, 1.0).tolist() == [1.0, 1.0]
    with pytest.raises(
        EngineError, match=r"the share 0\.5 was asked for a criterion without siblings; its share"
    ):
        with_local_share([1, 3], [-1, 0], 1, 0.5)


@pytest.mark.parametrize("share", [-0.1, 1.1, np.nan])
def test_a_share_outside_zero_to_one_is_refused(share: float) -> None:
    with pytest.raises(EngineError, match=f"the share {share} was asked for; a share must be from 0 to 1"):
        with_local_share([1, 1], [-1, -1], 0, share)


@pytest.mark.parametrize("node", [-1, 2])
def test_a_share_for_a_node_outside_the_tree_is_refused(node: int) -> None:
    with pytest.raises(EngineError, match=f"node {node} was asked for; the tree has the nodes 0 to 1"):
        with_local_share([1, 1], [-1, -1], node, 0.5)


def test_local_shares_are_recovered_from_leaf_weights() -> None:
    local = local_from_leaves([float(w) for w in PROFILE], LEAVES, PARENT)
    assert local == pytest.approx([0.4, 0.75, 0.25, 0.5, 0.25, 0.25, 0.5, 0.1], abs=1e-15)


def test_a_group_without_weight_gives_its_children_equal_shares() -> None:
    local = local_from_leaves([0, 0, 0, 0, 0, 2], LEAVES, PARENT)
    assert local.tolist() == [0, 0.5, 0.5, 0, 1 / 3, 1 / 3, 1 / 3, 1]


def test_leaf_weights_in_any_order_of_the_leaves() -> None:
    local = local_from_leaves([float(w) for w in PROFILE[::-1]], LEAVES[::-1], PARENT)
    assert np.array_equal(local, local_from_leaves([float(w) for w in PROFILE], LEAVES, PARENT))


@pytest.mark.parametrize(("weights", "nodes"), [([1.0], [1, 2]), ([1.0, 1], [0, 1]), ([1.0, 1], [1, 1])])
def test_leaf_weights_must_be_those_of_the_leaves(weights: list[float], nodes: list[int]) -> None:
    sentence = rf"{len(weights)} weights were given for {len(nodes)} nodes; there must be one for each leaf"
    with pytest.raises(EngineError, match=sentence):
        local_from_leaves(weights, nodes, [-1, 0, 0])


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    size = draw(st.integers(1, 9))
    parent = [draw(st.integers(-1, node - 1)) for node in range(size)]
    return [draw(st.integers(1, 100)) for _ in range(size)], parent


@settings(max_examples=50, deadline=None)
@given(trees())
def test_leaves_and_tree_are_inverses(tree: tuple[list[int], list[int]]) -> None:
    """Leaf weights made from a tree give back its shares, and every group weighs what its leaves weigh."""
    local, parent = tree
    leaves = [node for node in range(len(parent)) if node not in parent]
    weights = global_weights(local, parent)
    recovered = local_from_leaves(weights[leaves], leaves, parent)
    assert weights[leaves].sum() == pytest.approx(1, abs=1e-14)
    assert global_weights(recovered, parent) == pytest.approx(weights, abs=1e-14)


def test_several_shares_are_given_at_once_and_the_others_keep_their_proportions() -> None:
    """By hand: of 3 and 1 the first is given a half; of 1, 1 and 2 the last a fifth, the first a tenth."""
    changed = with_local_shares(LOCAL, PARENT, [1, 6, 4], [0.5, 0.2, 0.1])
    assert changed.tolist() == pytest.approx([40, 0.5, 0.5, 50, 0.1, 0.7, 0.2, 10])


def test_one_share_among_several_is_the_same_as_a_share_alone() -> None:
    alone = with_local_share(LOCAL, PARENT, 5, 0.3)
    assert with_local_shares(LOCAL, PARENT, [5], [0.3]).tolist() == alone.tolist()


def test_siblings_without_weight_share_what_is_left_equally() -> None:
    assert with_local_shares([1, 0, 0], [-1, -1, -1], [0], [0.5]).tolist() == [0.5, 0.25, 0.25]


def test_shares_of_all_siblings_may_sum_to_one_only() -> None:
    assert with_local_shares([1, 3], [-1, -1], [1, 0], [0.9, 0.1]).tolist() == [0.1, 0.9]
    assert with_local_shares([1, 3, 1], [-1, -1, -1], [0, 1], [0.7, 0.3]).tolist() == [0.7, 0.3, 0]


@pytest.mark.parametrize(
    ("nodes", "shares", "total"), [([0, 1], [0.6, 0.5], "1.1"), ([0, 1, 2], [0.2, 0.2, 0.2], "0.6")]
)
def test_shares_that_leave_less_than_nothing_or_something_to_nobody_are_refused(
    nodes: list[int], shares: list[float], total: str
) -> None:
    with pytest.raises(EngineError, match=f"the shares {total}.* were asked for among siblings; together"):
        with_local_shares([1, 1, 1], [-1, -1, -1], nodes, shares)


def test_each_of_several_shares_is_between_nothing_and_all_of_a_node_that_exists() -> None:
    with pytest.raises(EngineError, match=r"the share 1\.5 was asked for; a share must be from 0 to 1"):
        with_local_shares([1, 1], [-1, -1], [0], [1.5])
    with pytest.raises(EngineError, match="node 2 was asked for; the tree has the nodes 0 to 1"):
        with_local_shares([1, 1], [-1, -1], [2], [0.5])
