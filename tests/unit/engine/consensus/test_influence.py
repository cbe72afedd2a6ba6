from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.consensus.influence import member_influence, own_projects
from mlr_prio.engine.ranking import ranks
from mlr_prio.errors import EngineError

STEP = 1e-7


def case(seed: int, g: int = 5, m: int = 8, n: int = 4) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.random((m, n)), rng.dirichlet(np.ones(n), g)


def top_at(values: np.ndarray, profiles: np.ndarray, member: int, t: float, k: int) -> set[int]:
    """Return the first k when a member has influence t and the others share the rest."""
    others = np.delete(profiles, member, axis=0).mean(axis=0)
    overall = values @ (t * profiles[member] + (1 - t) * others)
    return set(np.argsort(-overall)[:k].tolist())


@pytest.mark.parametrize("seed", range(6))
def test_the_top_holds_within_the_interval_and_changes_beyond_it(seed: int) -> None:
    values, profiles = case(seed)
    found = member_influence(values, profiles, 3)
    assert found.current == pytest.approx(1 / 5)
    today = top_at(values, profiles, 0, found.current, 3)
    for x in range(5):
        assert found.low[x] <= found.current <= found.high[x]
        ends = ((found.low, found.low_pair, -STEP, 0.0), (found.high, found.high_pair, STEP, 1.0))
        for end, pair, step, domain in ends:
            assert top_at(values, profiles, x, end[x] - step, 3) == today
            if end[x] == domain:
                assert pair[x].tolist() == [-1, -1]
            else:
                beyond = top_at(values, profiles, x, end[x] + step, 3)
                enters, leaves = pair[x].tolist()
                assert beyond == (today - {leaves}) | {enters}


@pytest.mark.parametrize("seed", range(6))
def test_leaving_a_member_out_is_the_list_of_the_others(seed: int) -> None:
    values, profiles = case(seed)
    found = member_influence(values, profiles, 3)
    today = set(np.argsort(-(values @ profiles.mean(axis=0)))[:3].tolist())
    for x in range(5):
        overall = values @ np.delete(profiles, x, axis=0).mean(axis=0)
        assert found.without[x].tolist() == ranks(overall).tolist()
        assert found.changes_top[x] == (set(np.argsort(-overall)[:3].tolist()) != today)


def test_own_places_are_compared_with_those_of_the_others() -> None:
    """The first member weighs only the criterion on which its own alternative 0 is best."""
    values = np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]])
    profiles = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
    participation = np.array([[True, False, False], [True, True, False], [False, False, False]])
    found = own_projects(values, profiles, participation)
    assert found.own_place.tolist()[:2] == [1.0, 2.5]
    assert found.others_place[0] == 3.0
    assert found.gain[0] == 2.0
    assert np.isnan(found.gain).tolist() == [False, False, True]


def test_one_member_has_nobody_to_be_compared_with() -> None:
    sentence = "influence was asked for among 1 members; there must be at least 2"
    with pytest.raises(EngineError, match=sentence):
        member_influence([[1.0], [0.0]], [[1.0]], 1)
    with pytest.raises(EngineError, match=sentence):
        own_projects([[1.0], [0.0]], [[1.0]], [[True, False]])
