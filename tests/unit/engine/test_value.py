from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.engine.value import (
    ValueFunction,
    evaluate,
    levels_at,
    linear,
    partial_values,
    value_interval,
)
from mlr_prio.errors import EngineError

BENT = ValueFunction((-2.0, 0.0, 2.0), (0.0, 0.75, 1.0))


def test_linear_ends_are_exactly_zero_and_one() -> None:
    for worst, best in [(-2.0, 2.0), (0.1, 0.7), (30.0, 20.0), (1e-3, 1e9)]:
        assert evaluate(linear(worst, best), [worst, best]).tolist() == [0.0, 1.0]


def test_less_is_better_when_worst_exceeds_best() -> None:
    assert evaluate(linear(30.0, 20.0), [30.0, 24.0, 20.0]) == pytest.approx([0.0, 0.6, 1.0], abs=1e-15)


def test_piecewise_linear_by_hand() -> None:
    assert evaluate(BENT, [-2, -1, 0, 1, 2]).tolist() == [0.0, 0.375, 0.75, 0.875, 1.0]


def test_a_falling_function_with_a_flat_piece() -> None:
    falling = ValueFunction((0.0, 10.0, 20.0), (1.0, 1.0, 0.5))
    assert evaluate(falling, [5.0, 15.0]).tolist() == [1.0, 0.75]


def test_a_missing_performance_stays_missing() -> None:
    assert np.isnan(evaluate(BENT, np.nan))
    assert np.array_equal(evaluate(BENT, [0.0, np.nan]), [0.75, np.nan], equal_nan=True)


def test_a_single_performance_gives_an_array_without_axes() -> None:
    assert evaluate(BENT, 0.0).shape == ()


@pytest.mark.parametrize(("x", "value"), [(2.0000000001, 1.0), (-2.0000000001, 0.0)])
def test_a_performance_outside_by_rounding_counts_as_the_end(x: float, value: float) -> None:
    assert evaluate(BENT, x) == value


@pytest.mark.parametrize("x", [2.00001, -2.00001, np.inf, -np.inf])
def test_a_performance_outside_the_scale_is_refused(x: float) -> None:
    sentence = f"the performance {x} is outside the scale, which runs from -2.0 to 2.0"
    with pytest.raises(EngineError, match=sentence):
        evaluate(BENT, [0.0, x])


@settings(max_examples=50, deadline=None)
@given(
    levels=st.lists(st.integers(-1000, 1000), min_size=2, max_size=6, unique=True).map(sorted),
    steps=st.lists(st.integers(0, 10), min_size=6, max_size=6),
    direction=st.sampled_from([1, -1]),
    where=st.fractions(0, 1, max_denominator=1000),
)
def test_evaluate_equals_interpolation_in_fractions(
    levels: list[int], steps: list[int], direction: int, where: Fraction
) -> None:
    """Linear interpolation in exact fractions is the oracle, at any point of any monotone function."""
    values = [Fraction(sum(steps[:k]), 60) for k in range(len(levels))][::direction]
    x = levels[0] + where * (levels[-1] - levels[0])
    k = max(k for k in range(len(levels) - 1) if levels[k] <= x)
    exact = values[k] + (x - levels[k]) * (values[k + 1] - values[k]) / (levels[k + 1] - levels[k])
    function = ValueFunction(tuple(map(float, levels)), tuple(map(float, values)))
    assert float(evaluate(function, float(x))) == pytest.approx(float(exact), abs=1e-12)


def test_no_value_passes_the_ends_of_the_function_by_rounding() -> None:
    """Just before 0.9, slope times distance rounds to 0.9000000000000001."""
    function = ValueFunction((0.2, 0.9), (0.3, 0.9))
    assert evaluate(function, np.nextafter(0.9, 0)) == 0.9


def test_partial_values_apply_each_function_to_its_criterion_for_any_batch() -> None:
    functions = [linear(0, 10), linear(5, 1), BENT]
    tables = np.random.default_rng(1).uniform([0, 1, -2], [10, 5, 2], (4, 2, 6, 3))
    tables[1, 0, 2, 1] = np.nan
    expected = np.empty_like(tables)
    for cell in np.ndindex(tables.shape):
        expected[cell] = evaluate(functions[cell[-1]], tables[cell])
    assert np.array_equal(partial_values(tables, functions), expected, equal_nan=True)


def test_partial_values_need_a_function_for_each_criterion() -> None:
    with pytest.raises(
        EngineError, match="there are 1 value functions for 2 criteria; there must be one for"
    ):
        partial_values([[1.0, 2.0]], [BENT])


def test_value_interval_takes_the_extremes_of_rising_and_falling_functions() -> None:
    assert [float(v) for v in value_interval(BENT, -1, 1)] == [0.375, 0.875]
    assert [float(v) for v in value_interval(linear(30, 20), 20, 25)] == [0.5, 1.0]


def test_value_interval_of_a_missing_performance_is_missing() -> None:
    low, high = value_interval(BENT, [np.nan, 0], [np.nan, 0])
    assert np.array_equal(low, [np.nan, 0.75], equal_nan=True)
    assert np.array_equal(high, [np.nan, 0.75], equal_nan=True)


def test_value_interval_refuses_ends_in_the_wrong_order() -> None:
    with pytest.raises(
        EngineError, match=r"an interval runs from 1\.0 to 0\.5; the low end must not exceed the"
    ):
        value_interval(BENT, [0.0, 1.0], [1.0, 0.5])


@pytest.mark.parametrize(
    ("x", "v", "sentence"),
    [
        ((0.0,), (0.0,), "a value function has 1 levels and 1 values; both must be equal, two or more"),
        (
            (0.0, 1.0),
            (0.0, 0.5, 1.0),
            "a value function has 2 levels and 3 values; both must be equal, two or",
        ),
        ((0.0, np.inf), (0.0, 1.0), "a value function has a level that is not a finite number"),
        ((0.0, 0.0), (0.0, 1.0), r"the levels of a value function must rise; 0\.0 is followed by 0\.0"),
        ((0.0, 1.0), (0.0, 1.1), r"a value function has the value 1\.1; allowed is 0 to 1"),
        ((0.0, 1.0), (0.0, np.nan), "a value function has the value nan; allowed is 0 to 1"),
        ((0.0, 1.0, 2.0), (0.0, 1.0, 0.5), "the values of a value function both rise and fall; only one is"),
    ],
)
def test_points_that_make_no_value_function_are_refused(
    x: tuple[float, ...], v: tuple[float, ...], sentence: str
) -> None:
    with pytest.raises(EngineError, match=sentence):
        ValueFunction(x, v)


def test_a_scale_without_length_is_refused() -> None:
    with pytest.raises(
        EngineError, match="the worst and the best level of a scale are both 3; they must differ"
    ):
        linear(3, 3)


@pytest.mark.parametrize(
    ("points", "value", "levels"),
    [
        (((0, 0), (10, 1)), 0.3, (3, 3)),
        (((0, 1), (10, 0)), 0.3, (7, 7)),
        (((0, 0), (2, 0.5), (6, 0.5), (10, 1)), 0.5, (2, 6)),
        (((0, 1), (4, 0.5), (8, 0.5), (10, 0)), 0.5, (8, 4)),
        (((0, 0), (2, 0), (10, 1)), 0.0, (0, 2)),
        (((0, 0.2), (10, 0.8)), 0.1, (0, 0)),
        (((0, 0.2), (10, 0.8)), 0.9, (10, 10)),
        (((0, 0), (10, 1)), 1.0, (10, 10)),
    ],
)
def test_the_levels_that_have_a_value_from_worst_to_best(
    points: tuple[tuple[float, float], ...], value: float, levels: tuple[float, float]
) -> None:
    function = ValueFunction(tuple(x for x, _ in points), tuple(v for _, v in points))
    assert levels_at(function, value) == pytest.approx(levels, abs=1e-12)
