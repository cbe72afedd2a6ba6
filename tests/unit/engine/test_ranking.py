from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.engine.ranking import order, rank_bounds, ranks, tied
from mlr_prio.errors import EngineError

GRID = st.integers(0, 6)


def places(values: list[int]) -> list[int]:
    """Competition ranking by its definition: one more than the number of better alternatives."""
    return [1 + sum(other > value for other in values) for value in values]


def test_equal_values_share_the_smallest_place_and_the_next_is_skipped() -> None:
    assert ranks([0.2, 0.7, 0.2, 0.9, 0.1]).tolist() == [3, 2, 3, 1, 5]
    assert ranks([0.5, 0.5]).dtype == np.int64


def test_values_equal_to_twelve_decimals_share_a_place() -> None:
    assert ranks([0.3, 0.1 + 0.2, 0.3 + 4e-13]).tolist() == [1, 1, 1]
    assert ranks([0.3, 0.1 + 0.2, 0.3 + 6e-13]).tolist() == [2, 2, 1]


def test_no_alternatives_have_no_places() -> None:
    assert ranks(np.empty((2, 0))).shape == (2, 0)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(GRID, min_size=5, max_size=5), min_size=1, max_size=4))
def test_ranks_and_ties_follow_their_definition_in_every_row_of_a_batch(rows: list[list[int]]) -> None:
    expected = [places(row) for row in rows]
    result = ranks(rows)
    assert result.tolist() == expected
    assert tied(result).tolist() == [[row.count(place) > 1 for place in row] for row in expected]


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_value_that_is_not_a_number_has_no_place(value: float) -> None:
    with pytest.raises(
        EngineError, match="an overall value is not a finite number; such a value has no place"
    ):
        ranks([0.5, value])


def test_order_is_best_first_and_ties_keep_their_order() -> None:
    assert order([0.2, 0.7, 0.1 + 0.1, 0.9]).tolist() == [3, 1, 0, 2]
    assert order([0.3, 0.1 + 0.2]).tolist() == [0, 1]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(GRID, GRID).map(sorted), min_size=1, max_size=4))
def test_rank_bounds_are_the_extremes_over_every_value_in_the_intervals(intervals: list[list[int]]) -> None:
    """Every combination of whole numbers in the intervals is ranked; the bounds are met and never passed."""
    everything = [places(list(v)) for v in product(*(range(low, high + 1) for low, high in intervals))]
    best, worst = rank_bounds(*np.transpose(intervals))
    assert best.tolist() == np.min(everything, axis=0).tolist()
    assert worst.tolist() == np.max(everything, axis=0).tolist()


@settings(max_examples=30, deadline=None)
@given(st.lists(GRID, min_size=1, max_size=8))
def test_rank_bounds_of_exact_values_are_the_shared_places(values: list[int]) -> None:
    best, worst = rank_bounds(values, values)
    assert best.tolist() == worst.tolist() == places(values)


def test_rank_bounds_of_a_batch_are_those_of_its_rows() -> None:
    low = np.random.default_rng(0).random((2, 3, 7))
    high = low + 0.3
    best, worst = rank_bounds(low, high)
    for row in np.ndindex(2, 3):
        expected = rank_bounds(low[row], high[row])
        assert best[row].tolist() == expected[0].tolist()
        assert worst[row].tolist() == expected[1].tolist()


def test_alternatives_without_any_information_can_have_every_place() -> None:
    best, worst = rank_bounds(np.zeros(4), np.ones(4))
    assert best.tolist() == [1, 1, 1, 1]
    assert worst.tolist() == [4, 4, 4, 4]


def test_rank_bounds_refuse_ends_in_the_wrong_order() -> None:
    with pytest.raises(
        EngineError, match=r"an interval runs from 0\.5 to 0\.4; the low end must not exceed the"
    ):
        rank_bounds([0.1, 0.5], [0.2, 0.4])
