"""Tests of the share of a simplex above a plane, against closed forms, fractions and simulation."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.engine.sensitivity.simplex_cut import simplex_share_above


def share_above_by_spline(difference: list[Fraction]) -> Fraction:
    """Return P(d · c > 0) for distinct entries: the divided difference of max(x, 0)^(k-1) at them."""
    k = len(difference)
    total = Fraction(0)
    for i, x in enumerate(difference):
        if x > 0:
            product = Fraction(1)
            for other in difference[:i] + difference[i + 1 :]:
                product *= x - other
            total += x ** (k - 1) / product
    return total


@pytest.mark.parametrize(
    ("difference", "share"),
    [
        ([1, -1], 0.5),
        ([3, -1], 0.75),
        ([1, 2, 3], 1.0),
        ([-1, -2], 0.0),
        ([0, -1], 0.0),
        ([0, 1], 1.0),
        ([1, 1, -1], 0.75),
        ([1, -1, -1], 0.25),
        ([1, 0, -1], 0.5),
    ],
)
def test_small_cases_by_hand(difference: list[float], share: float) -> None:
    assert simplex_share_above(np.array([difference], float))[0] == pytest.approx(share, abs=1e-15)


@given(
    st.lists(st.integers(-20, 20).filter(bool), min_size=2, max_size=9, unique=True),
)
def test_distinct_entries_give_the_divided_difference_in_fractions(entries: list[int]) -> None:
    exact = share_above_by_spline([Fraction(entry) for entry in entries])
    computed = simplex_share_above(np.array([entries], float))[0]
    assert computed == pytest.approx(float(exact), abs=1e-12)


def test_rows_are_computed_independently() -> None:
    rows = np.random.default_rng(1).uniform(-1, 1, (50, 6))
    together = simplex_share_above(rows)
    assert together.tolist() == [simplex_share_above(row[np.newaxis])[0] for row in rows]


def test_the_two_sides_of_a_plane_make_the_whole() -> None:
    rows = np.random.default_rng(2).uniform(-1, 1, (200, 20))
    np.testing.assert_allclose(simplex_share_above(rows) + simplex_share_above(-rows), 1, rtol=0, atol=1e-12)


def test_random_points_agree_within_four_standard_errors() -> None:
    rng = np.random.default_rng(3)
    points = rng.dirichlet(np.ones(7), 200_000)
    rows = rng.uniform(-1, 1, (10, 7))
    shares = (points @ rows.T > 0).mean(axis=0)
    exact = simplex_share_above(rows)
    assert (np.abs(shares - exact) <= 4 * np.sqrt(exact * (1 - exact) / len(points))).all()
