from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.consensus import support as support_module
from mlr_prio.engine.consensus.support import relation_support, vote_support
from mlr_prio.engine.consensus.vote import Votes
from mlr_prio.errors import EngineError


def counted(values: np.ndarray, silent: np.ndarray, i: int, k: int) -> tuple[int, int, int, int]:
    """Count for, against, undecided and abstaining with plain loops."""
    result = [0, 0, 0, 0]
    for own, absent in zip(values, silent, strict=True):
        if absent.all():
            continue
        if absent[i] or absent[k]:
            result[3] += 1
        else:
            result[0 if own[i] > own[k] else 1 if own[k] > own[i] else 2] += 1
    return result[0], result[1], result[2], result[3]


@pytest.mark.parametrize("block", [1, 1 << 18])
def test_support_counts_every_pair_like_a_plain_loop(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(support_module, "BLOCK", block)
    rng = np.random.default_rng(0)
    values, silent = rng.integers(0, 4, (11, 9)) / 4.0, rng.random((11, 9)) < 0.2
    silent[3] = True
    support = vote_support(Votes.of(values, silent))
    parts = (support.for_, support.against, support.undecided, support.abstaining)
    for i, k in np.ndindex(9, 9):
        assert tuple(int(part[i, k]) for part in parts) == counted(values, silent, i, k)
    assert support.members == 10
    assert not support.unknown.any()


def test_a_necessary_preference_is_a_vote_and_an_open_one_is_unknown() -> None:
    """0 is always better than 1; 2 can be better or worse than both; the two alike are 3 and 0."""
    necessary = np.array([[1, 1, 0, 1], [0, 1, 0, 0], [0, 0, 1, 0], [1, 1, 0, 1]], dtype=bool)
    support = relation_support([necessary])
    assert support.for_.tolist() == [[0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 1, 0, 0]]
    assert support.unknown.tolist() == [[0, 0, 1, 0], [0, 0, 1, 0], [1, 1, 0, 1], [0, 0, 1, 0]]
    assert support.undecided[0].tolist() == [1, 0, 1, 1]


def test_abstaining_silences_a_relation_too() -> None:
    everything = np.ones((3, 3), dtype=bool)
    ordered = np.triu(everything)
    support = relation_support([ordered, ordered], [[False, True, False], [True, True, True]])
    assert support.for_.tolist() == [[0, 0, 1], [0, 0, 0], [0, 0, 0]]
    assert support.abstaining.tolist() == [[0, 1, 0], [1, 1, 1], [0, 1, 0]]
    assert support.members == 1


def test_members_with_exact_and_with_loose_weights_add_up() -> None:
    exact = vote_support(Votes.of([[2.0, 1.0]]))
    together = exact + relation_support([[[True, False], [False, True]]])
    assert together.members == 2
    assert together.for_[0, 1] == 1
    assert together.unknown[0, 1] == together.undecided[0, 1] == 1


def test_an_exact_member_gives_the_same_as_its_own_relation() -> None:
    values = np.array([0.3, 0.1, 0.3, 0.7])
    by_votes = vote_support(Votes.of(values[None]))
    by_relation = relation_support([values[:, None] >= values])
    assert by_votes.for_.tolist() == by_relation.for_.tolist()
    assert not by_relation.unknown.any()


def test_abstentions_must_fit_the_relations() -> None:
    with pytest.raises(EngineError, match=r"the abstentions have the shape \(1, 3\); it must be \(1, 2\)"):
        relation_support([np.eye(2, dtype=bool)], [[False, False, False]])
