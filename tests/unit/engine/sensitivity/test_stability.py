from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.family import criterion_families, group_family, score_family
from mlr_prio.engine.sensitivity.stability import NO_PAIR, ranking_stability, top_stability
from mlr_prio.errors import EngineError

NOBODY = [NO_PAIR, NO_PAIR]
HALVES = [0.5, 0.5]


def test_the_pair_that_changes_places_is_named_at_each_end() -> None:
    """Values 0.55, 0.5, 0.35 today; with weight t on the first criterion: 0.1 + 0.9t, 0.5, 0.7 - 0.7t."""
    table = [[1.0, 0.1], [0.5, 0.5], [0.0, 0.7]]
    family = criterion_families(table, HALVES)
    ranking, first = ranking_stability(family), top_stability(family, 1)
    assert (ranking.low[0], ranking.high[0]) == pytest.approx((4 / 9, 1.0))
    assert (ranking.low_pair[0].tolist(), ranking.high_pair[0].tolist()) == ([1, 0], NOBODY)
    assert (first.low[0], first.high[0]) == pytest.approx((4 / 9, 1.0))
    assert (first.low_pair[0].tolist(), first.high_pair[0].tolist()) == ([1, 0], NOBODY)


def test_of_three_that_meet_in_one_point_the_pair_highest_in_the_list_is_named() -> None:
    """All lines pass through 0.5 at weight 0.5; today is 0.8."""
    family = criterion_families([[0.75, 0.25], [0.5, 0.5], [0.25, 0.75]], [0.8, 0.2])
    result = ranking_stability(family)
    assert result.low[0] == pytest.approx(0.5)
    assert result.low_pair[0].tolist() == [1, 0]


def test_a_tie_ends_the_interval_today_on_the_side_where_the_lower_one_would_pass() -> None:
    """Two that tie at equal weights stand by index; more weight on the first criterion favours the lower."""
    family = criterion_families([[0.2, 0.8], [0.8, 0.2]], HALVES)
    for result in (ranking_stability(family), top_stability(family, 1)):
        assert result.low.tolist() == [0.0, 0.5]
        assert result.high.tolist() == [0.5, 1.0]
        assert result.low_pair.tolist() == [NOBODY, [1, 0]]
        assert result.high_pair.tolist() == [[1, 0], NOBODY]


def test_identical_alternatives_tie_for_ever_and_end_nothing() -> None:
    rng = np.random.default_rng(1)
    row = rng.random(5)
    family = criterion_families([row, row, row * 0.5], rng.dirichlet(np.ones(5)))
    for result in (ranking_stability(family), top_stability(family, 1)):
        assert (result.low.tolist(), result.high.tolist()) == ([0.0] * 5, [1.0] * 5)


def test_values_that_tie_only_by_rounding_end_nothing_when_their_lines_are_parallel() -> None:
    """The second is higher by almost 1e-12 for all weights; both round to 0.5 and share the place."""
    family = criterion_families([[0.5 - 4.9e-13] * 2, [0.5 + 4.9e-13] * 2], HALVES)
    for result in (ranking_stability(family), top_stability(family, 1)):
        assert (result.low.tolist(), result.high.tolist()) == ([0.0, 0.0], [1.0, 1.0])


def test_a_crossing_at_the_very_end_of_the_domain_changes_nothing_inside() -> None:
    family = criterion_families([[1.0, 0.0], [1.0, 0.5]], HALVES)
    result = ranking_stability(family)
    assert (result.high[0], result.high_pair[0].tolist()) == (1.0, NOBODY)


def test_one_alternative_and_the_whole_list_as_top_hold_everywhere() -> None:
    one = criterion_families([[0.3, 0.6]], HALVES)
    two = criterion_families([[0.3, 0.6], [0.5, 0.2]], HALVES)
    for result in (ranking_stability(one), top_stability(one, 1), top_stability(two, 2)):
        assert (result.low.tolist(), result.high.tolist()) == ([0.0, 0.0], [1.0, 1.0])
        assert result.low_pair.tolist() == result.high_pair.tolist() == [NOBODY, NOBODY]


def test_a_share_that_cannot_move_has_a_single_point() -> None:
    family = group_family([[0.3, 0.6], [0.5, 0.2]], HALVES, [0, 1])
    for result in (ranking_stability(family), top_stability(family, 1)):
        assert (result.low.tolist(), result.high.tolist()) == ([1.0], [1.0])


def test_the_interval_of_a_single_score() -> None:
    """The second has 0.5 and meets the first, 0.6, when its score of 0.4 rises by 0.2."""
    family = score_family([[0.6, 0.6], [0.4, 0.6]], HALVES, 1, 0)
    result = ranking_stability(family)
    assert (result.low[0], result.high[0]) == pytest.approx((0.0, 0.6))
    assert result.high_pair[0].tolist() == [1, 0]


@pytest.mark.parametrize("k", [0, 3, -1])
def test_a_top_that_the_list_does_not_have_is_refused(k: int) -> None:
    family = criterion_families([[0.3, 0.6], [0.5, 0.2]], HALVES)
    with pytest.raises(
        EngineError,
        match=f"the top {k} was asked for in a list of 2; it must be from 1 to the length of the list",
    ):
        top_stability(family, k)
