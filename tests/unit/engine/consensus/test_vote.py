from __future__ import annotations

import pytest

from mlr_prio.engine.consensus.vote import Votes, takes_part
from mlr_prio.errors import EngineError


def test_places_are_shared_by_equal_values_and_skip_what_a_member_abstains_from() -> None:
    votes = Votes.of([[0.5, 0.9, 0.5], [0.1, 0.2, 0.3]], [[False, False, False], [False, False, True]])
    assert votes.ahead.tolist() == [[2, 1, 2], [2, 1, 4]]
    assert votes.behind.tolist() == [[2, 1, 2], [2, 1, 0]]
    assert votes.abstains.tolist() == [[False, False, False], [False, False, True]]


def test_values_that_differ_by_rounding_alone_are_no_vote() -> None:
    votes = Votes.of([[0.1 + 0.2, 0.3]])
    assert votes.ahead.tolist() == [[1, 1]]


def test_a_member_that_abstains_from_everything_takes_no_part() -> None:
    silent = [[True, True], [False, True]]
    assert takes_part(silent).tolist() == [False, True]
    assert Votes.of([[1.0, 2.0], [1.0, 2.0]], silent).taking_part().behind.tolist() == [[1, 0]]


def test_abstentions_of_another_shape_are_refused() -> None:
    sentence = r"the abstentions have the shape \(1, 3\); it must be \(1, 2\), members by alternatives"
    with pytest.raises(EngineError, match=sentence):
        Votes.of([[1.0, 2.0]], [[False, False, True]])
