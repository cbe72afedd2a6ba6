from __future__ import annotations

import re
from fractions import Fraction
from itertools import permutations
from math import prod
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.engine.attribution import (
    common_scale,
    mean_effects,
    product_slopes,
    share_effects,
    value_effects,
    weight_effects,
)
from mlr_prio.errors import EngineError

whole = st.integers(0, 100)


def exact(expected: Any) -> Any:
    """Return what is equal to twelve decimals."""
    return pytest.approx(expected, rel=0, abs=1e-12)


@st.composite
def two_lists(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    size = draw(st.integers(1, 5))
    some = st.lists(whole, min_size=size, max_size=size).filter(any)
    return draw(some), draw(some)


def shares(points: list[int]) -> list[Fraction]:
    return [Fraction(p, sum(points)) for p in points]


@given(two_lists())
def test_the_effects_of_edited_points_sum_to_the_change_of_every_share(
    pair: tuple[list[int], list[int]],
) -> None:
    old, new = pair
    effects = share_effects(old, new)
    changes = [float(b - a) for a, b in zip(shares(old), shares(new), strict=True)]
    assert effects.sum(axis=0) == exact(changes)
    assert effects.sum(axis=1) == exact(np.zeros(len(old)))


@given(two_lists())
def test_old_and_new_exchanged_turn_every_sign(pair: tuple[list[int], list[int]]) -> None:
    old, new = pair
    assert share_effects(new, old) == exact(-share_effects(old, new))
    assert product_slopes(new, old) == pytest.approx(product_slopes(old, new), rel=1e-12)


def test_the_points_of_one_sibling_make_the_whole_change() -> None:
    """30 of 100 to 40 of 110; the two that were not edited do nothing."""
    effects = share_effects([30, 50, 20], [40, 50, 20])
    assert effects[0] == exact([40 / 110 - 0.3, 50 / 110 - 0.5, 20 / 110 - 0.2])
    assert effects[1:] == exact(np.zeros((2, 3)))


def test_two_edits_are_split_as_exact_fractions_say() -> None:
    old, new = [Fraction(30), Fraction(50), Fraction(20)], [Fraction(40), Fraction(10), Fraction(20)]
    total, after = sum(old), sum(new)
    expected = [
        [
            float(
                (i == k) * (new[k] - old[k]) * (1 / total + 1 / after) / 2
                - (old[i] + new[i]) / 2 * (new[k] - old[k]) / (total * after)
            )
            for i in range(3)
        ]
        for k in range(3)
    ]
    assert share_effects([30, 50, 20], [40, 10, 20]) == exact(np.array(expected))


def test_points_that_are_all_written_anew_are_compared_as_shares() -> None:
    assert share_effects([40, 60], [5, 5]) == exact(share_effects([4, 6], [500, 500]))
    expected = np.array([[0.055, -0.055], [0.045, -0.045]])
    assert share_effects([40, 60], [5, 5]) == exact(expected)
    assert share_effects([40, 60], [4, 6]) == exact(np.zeros((2, 2)))


def test_points_have_a_common_scale_where_a_sibling_that_counts_keeps_them() -> None:
    assert common_scale([30, 50], [40, 50])
    assert not common_scale([30, 50], [40, 60])
    assert not common_scale([0, 50], [0, 60])


@given(two_lists())
def test_the_effects_of_factors_are_the_mean_over_all_orders(pair: tuple[list[int], list[int]]) -> None:
    """Shapley's definition by brute force, in fractions."""
    old, new = pair
    count = len(old)
    expected = [Fraction(0)] * count
    orders = list(permutations(range(count)))
    for order in orders:
        now = list(old)
        for k in order:
            before = prod(now)
            now[k] = new[k]
            expected[k] += Fraction(prod(now) - before, len(orders))
    effects = product_slopes(old, new) * np.subtract(new, old)
    assert effects == pytest.approx([float(x) for x in expected], rel=1e-12)


def test_no_factors_have_no_slopes() -> None:
    assert product_slopes([], []).size == 0


@st.composite
def councils(draw: st.DrawFn) -> tuple[list[list[int]], list[list[int]], list[bool], list[bool]]:
    g, n = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    rows = st.lists(st.lists(whole, min_size=n, max_size=n), min_size=g, max_size=g)
    there = st.lists(st.booleans(), min_size=g, max_size=g).filter(any)
    return draw(rows), draw(rows), draw(there), draw(there)


@given(councils())
def test_the_effects_of_members_sum_to_the_change_of_the_mean(
    council: tuple[list[list[int]], list[list[int]], list[bool], list[bool]],
) -> None:
    old, new, was, now = council

    def mean(rows: list[list[int]], there: list[bool], j: int) -> Fraction:
        return Fraction(
            sum(row[j] for row, is_there in zip(rows, there, strict=True) if is_there), sum(there)
        )

    expected = [float(mean(new, now, j) - mean(old, was, j)) for j in range(len(old[0]))]
    effects = mean_effects(old, new, was, now)
    assert effects.sum(axis=0) == pytest.approx(expected, rel=0, abs=1e-10)
    assert mean_effects(new, old, now, was) == pytest.approx(-effects, rel=0, abs=1e-10)


def test_a_member_who_stays_and_changes_has_its_share_of_its_own_change() -> None:
    old, new = [[0.5, 0.5], [0.2, 0.8]], [[0.7, 0.3], [0.2, 0.8]]
    effects = mean_effects(old, new, [True, True], [True, True])
    assert effects == exact(np.array([[0.1, -0.1], [0.0, 0.0]]))


def test_a_member_who_answers_pulls_the_mean_towards_its_weights() -> None:
    """The mean of two becomes one of three: a third of the way from the old mean."""
    rows = [[0.4, 0.6], [0.2, 0.8], [0.9, 0.1]]
    effects = mean_effects(rows, rows, [True, True, False], [True, True, True])
    assert effects == exact(np.array([[0, 0], [0, 0], [0.2, -0.2]]))


def test_where_nobody_stays_those_who_leave_and_come_share_the_change() -> None:
    rows = [[0.4, 0.6], [0.8, 0.2]]
    effects = mean_effects(rows, rows, [True, False], [False, True])
    assert effects == exact(np.array([[0.2, -0.2], [0.2, -0.2]]))


@given(two_lists(), two_lists())
def test_weights_and_values_together_make_the_whole_change_of_the_value(
    weights: tuple[list[int], list[int]], values: tuple[list[int], list[int]]
) -> None:
    n = min(len(weights[0]), len(values[0]))
    w, new_w = (np.array(x[:n]) for x in weights)
    v, new_v = (np.array([x[:n], x[:n][::-1]]) for x in values)
    parts = weight_effects((new_w - w)[None], v, new_v)[:, 0]
    parts = parts + value_effects(w, new_w, new_v - v).sum(axis=1)
    expected = [sum(a * b for a, b in zip(new_w.tolist(), row, strict=True)) for row in new_v.tolist()]
    before = [sum(a * b for a, b in zip(w.tolist(), row, strict=True)) for row in v.tolist()]
    assert parts == pytest.approx(np.subtract(expected, before), rel=0, abs=1e-9)


def test_causes_stand_beside_one_another() -> None:
    effects = weight_effects([[0.1, -0.1], [0.0, 0.2]], [[1.0, 0.0]], [[1.0, 0.5]])
    assert effects == exact(np.array([[0.075, 0.05]]))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ([1, 2], [1], "what was has the shape (2,) and what is (1,); they must be alike"),
        ([1, -2], [1, 2], "a weight is -2.0; a weight must be a finite number, zero or more"),
        ([0, 0], [1, 2], "all weights in a group are zero; at least one must be more than zero"),
    ],
)
def test_points_that_make_no_shares_are_refused(old: list[int], new: list[int], what: str) -> None:
    with pytest.raises(EngineError, match=re.escape(what)):
        share_effects(old, new)


def test_a_mean_of_nobody_is_refused() -> None:
    with pytest.raises(EngineError, match="needs at least one member before and one after"):
        mean_effects([[1.0]], [[1.0]], [True], [False])
