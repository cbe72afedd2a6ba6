from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.consensus import objection, support
from mlr_prio.engine.consensus.concession import moved
from mlr_prio.engine.consensus.joint import joint_weights
from mlr_prio.engine.consensus.objection import cheapest_objections, disagreement
from mlr_prio.engine.consensus.position import Positions
from mlr_prio.engine.ranking import ranks
from mlr_prio.engine.sensitivity.needed_move import needed_move
from mlr_prio.errors import EngineError

Case = tuple[np.ndarray, np.ndarray, np.ndarray]
Objection = tuple[int, int, int]


def case(seed: int, m: int = 9, n: int = 4, g: int = 4) -> Case:
    rng = np.random.default_rng(seed)
    profiles = rng.integers(1, 20, (g, n)).astype(float)
    return (
        rng.integers(0, 5, (m, n)) / 4.0,
        profiles / profiles.sum(axis=1, keepdims=True),
        rng.random((g, m)) < 0.1,
    )


def positions_of(values: np.ndarray, profiles: np.ndarray, silent: np.ndarray | None = None) -> Positions:
    return Positions.of(values, profiles, joint_weights(profiles), silent)


def all_objections(values: np.ndarray, profiles: np.ndarray, silent: np.ndarray) -> dict[Objection, float]:
    """Return every objection and its smallest concession, with plain loops and the move of single pairs."""
    joint = joint_weights(profiles)
    listed = ranks((values * joint).sum(axis=1))
    result = {}
    for member, (w, absent) in enumerate(zip(profiles, silent, strict=True)):
        own = ranks((values * w).sum(axis=1))
        for a, b in np.ndindex(len(values), len(values)):
            if listed[a] < listed[b] and own[b] < own[a] and not absent[a] and not absent[b]:
                moves = needed_move(w, values[b], values[a]), needed_move(joint, values[a], values[b])
                result[member, a, b] = min(move.mass for move in moves if move)
    return result


@pytest.mark.parametrize("seed", range(6))
def test_all_objections_are_those_of_a_plain_loop(seed: int) -> None:
    values, profiles, silent = case(seed)
    expected = all_objections(values, profiles, silent)
    found = cheapest_objections(positions_of(values, profiles, silent))
    keys = list(zip(found.member.tolist(), found.above.tolist(), found.below.tolist(), strict=True))
    assert set(keys) == set(expected)
    assert len(keys) == len(expected) > 0
    assert found.concession == pytest.approx(np.array([expected[key] for key in keys]), abs=1e-12)
    assert (np.diff(found.concession) >= -1e-12).all()


@pytest.mark.parametrize("limit", [1, 3, 10])
@pytest.mark.parametrize("seed", range(4))
def test_a_limit_keeps_the_cheapest_of_each_member(
    seed: int, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In blocks of two rows and chunks of two pairs, so that the search has something to stop."""
    values, profiles, silent = case(seed, m=14)
    everything = cheapest_objections(positions_of(values, profiles, silent))
    monkeypatch.setattr(support, "BLOCK", 28)
    monkeypatch.setattr(objection, "CHUNK", 2)
    few = cheapest_objections(positions_of(values, profiles, silent), limit)
    listed = [(x, a, b) for x, a, b in zip(few.member, few.above, few.below, strict=True)]
    seen: dict[int, int] = {}
    expected = []
    for x, a, b in zip(everything.member, everything.above, everything.below, strict=True):
        seen[x] = seen.get(x, 0) + 1
        if seen[x] <= limit:
            expected.append((x, a, b))
    assert listed == expected


def test_the_decomposition_sums_exactly_to_the_difference() -> None:
    values, profiles, _ = case(7)
    found = cheapest_objections(positions_of(values, profiles))
    joint = joint_weights(profiles)
    for x, a, b, parts in zip(found.member, found.above, found.below, found.by_criterion, strict=True):
        own = profiles[x] @ values[b] - profiles[x] @ values[a]
        together = joint @ values[a] - joint @ values[b]
        assert parts.sum() == pytest.approx(own + together, abs=1e-12)


def test_a_concession_settles_the_pair_and_a_slightly_smaller_one_does_not() -> None:
    values, profiles, _ = case(8)
    joint = joint_weights(profiles)
    found = cheapest_objections(positions_of(values, profiles))
    sides = (
        (profiles[found.member], found.member_change, -1),
        (np.tile(joint, (len(found.member), 1)), found.joint_change, 1),
    )
    for weights, change, sign in sides:
        difference = sign * (values[found.above] - values[found.below])
        assert ((weights * difference).sum(axis=1) > 0).all()
        after = ((weights + change) * difference).sum(axis=1)
        assert after == pytest.approx(np.zeros(len(after)), abs=1e-12)
        assert (((weights + (1 - 1e-6) * change) * difference).sum(axis=1) > 0).all()
        assert (((weights + (1 + 1e-6) * change) * difference).sum(axis=1) < 0).all()


def test_the_cheaper_side_is_the_concession() -> None:
    values, profiles, _ = case(9)
    found = cheapest_objections(positions_of(values, profiles))
    own, together = moved(found.member_change), moved(found.joint_change)
    assert found.concession.tolist() == [min(pair) for pair in zip(own, together, strict=True)]
    assert (own < together).any()
    assert (own > together).any()


@pytest.mark.parametrize("block", [9, 1 << 18])
def test_disagreement_adds_up_the_objections_of_each_member(
    block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    values, profiles, silent = case(5)
    found = cheapest_objections(positions_of(values, profiles, silent))
    monkeypatch.setattr(support, "BLOCK", block)
    summary = disagreement(positions_of(values, profiles, silent))
    for x in range(len(profiles)):
        mine = found.by_criterion[found.member == x]
        assert summary.count[x] == len(mine) > 0
        assert summary.by_criterion[x] == pytest.approx(mine.sum(axis=0), abs=1e-12)
        apart = np.sort(np.maximum(mine.sum(axis=0), 0))[::-1]
        assert summary.share[x] == pytest.approx(apart[:2].sum() / apart.sum(), abs=1e-12)
        assert summary.by_criterion[x, summary.largest[x]] == pytest.approx(
            np.sort(mine.sum(axis=0))[:-3:-1], abs=1e-12
        )


def test_a_member_without_objections_has_no_share() -> None:
    values, profiles, _ = case(5)
    silent = np.zeros((len(profiles), len(values)), dtype=bool)
    silent[1] = True
    summary = disagreement(positions_of(values, profiles, silent))
    assert summary.count[1] == 0
    assert not summary.by_criterion[1].any()
    assert np.isnan(summary.share).tolist() == [False, True, False, False]


def test_members_of_one_mind_object_to_nothing() -> None:
    found = cheapest_objections(positions_of(case(0)[0], np.array([[1.0, 2.0, 3.0, 4.0]] * 3)), 5)
    assert len(found.member) == 0
    assert found.by_criterion.shape == found.member_change.shape == (0, 4)


def test_less_than_one_objection_is_refused() -> None:
    values, profiles, _ = case(0)
    sentence = "0 objections of each member were asked for; it must be at least 1"
    with pytest.raises(EngineError, match=sentence):
        cheapest_objections(positions_of(values, profiles), 0)
