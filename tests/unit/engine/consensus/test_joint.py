from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.consensus.joint import in_canonical_order, joint_weights
from mlr_prio.errors import EngineError


def test_the_joint_weights_are_the_mean_of_normalised_profiles() -> None:
    assert joint_weights([[1.0, 3.0], [60.0, 20.0]]) == pytest.approx([0.5, 0.5], abs=1e-15)


def test_influence_weights_the_profiles() -> None:
    """Three quarters of (1, 0) and one quarter of (0, 1)."""
    assert joint_weights([[2.0, 0.0], [0.0, 5.0]], [300.0, 100.0]) == pytest.approx([0.75, 0.25], abs=1e-15)


def test_equal_influence_is_the_default() -> None:
    profiles = np.random.default_rng(0).random((12, 5))
    assert joint_weights(profiles, np.full(12, 7.0)) == pytest.approx(joint_weights(profiles), abs=1e-15)


def test_the_order_of_the_members_changes_no_bit() -> None:
    rng = np.random.default_rng(1)
    profiles, people = rng.random((11, 7)), rng.integers(1000, 400000, 11).astype(float)
    for _ in range(20):
        shuffled = rng.permutation(11)
        assert joint_weights(profiles[shuffled]).tolist() == joint_weights(profiles).tolist()
        weighted = joint_weights(profiles[shuffled], people[shuffled])
        assert weighted.tolist() == joint_weights(profiles, people).tolist()


def test_equal_rows_stand_at_the_same_position() -> None:
    rows, position = in_canonical_order([[3.0], [1.0], [3.0], [2.0]])
    assert rows.tolist() == [[1.0], [2.0], [3.0], [3.0]]
    assert position.tolist() == [2, 0, 2, 1]


def test_no_profile_has_no_mean() -> None:
    with pytest.raises(EngineError, match="there is no weight profile; a mean needs at least one"):
        joint_weights(np.empty((0, 3)))
