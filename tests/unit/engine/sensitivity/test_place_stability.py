"""Which places hold while one parameter at a time moves."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.engine.sensitivity.family import AffineFamily, criterion_families, group_family
from mlr_prio.engine.sensitivity.place_stability import keeps_place

LEVELS = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])


@given(
    st.integers(1, 6).flatmap(lambda m: st.lists(st.tuples(LEVELS, LEVELS, LEVELS), min_size=m, max_size=m)),
    st.tuples(*[st.integers(0, 6)] * 3).filter(any),
    st.sampled_from([0.0, 0.1, 0.25, 0.9]),
)
def test_a_place_is_kept_when_the_same_stand_before_it_at_every_point_between_the_ends(
    rows: list[tuple[float, ...]], points: tuple[int, ...], span: float
) -> None:
    """The oracle ranks anew at points that lie just inside the ends and densely between them."""
    table, weights = np.array(rows), np.array(points, dtype=float) / sum(points)
    today = before(table @ weights)
    expected = np.ones(len(table), dtype=bool)
    for j, weight in enumerate(weights):
        others = np.delete(np.arange(3), j)
        rest = weights[others] if weights[others].sum() > 0 else np.ones(2)
        for t in weight * (1 + span * np.linspace(-1 + 1e-9, 1 - 1e-9, 21)):
            if t <= 1:
                tried = np.empty(3)
                tried[j], tried[others] = t, (1 - t) * rest / rest.sum()
                expected &= (before(table @ tried) == today).all(axis=1)
    np.testing.assert_array_equal(keeps_place(criterion_families(table, weights), span), expected)


def before(values: np.ndarray) -> np.ndarray:
    """Return ``[i, k]``: whether ``k`` stands before ``i``."""
    return values[None, :] > values[:, None] + 1e-11


def test_who_share_a_place_and_part_do_not_keep_it() -> None:
    family = criterion_families([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]], [0.5, 0.5])
    np.testing.assert_array_equal(keeps_place(family, 0.1), [False, False, True])


def test_who_share_a_place_whatever_happens_keep_it() -> None:
    family = criterion_families([[0.5, 0.5], [0.5, 0.5], [1.0, 0.2]], [0.5, 0.5])
    np.testing.assert_array_equal(keeps_place(family, 0.1), [True, True, True])


def test_a_tie_at_the_end_of_the_span_still_holds() -> None:
    """The values are t and 1/2 and meet at 0.5, which is 0.4 and a quarter of it."""
    family = AffineFamily(
        np.array([[0.0, 0.5]]), np.array([[1.0, 0.0]]), np.array([0.4]), np.array([0.4, 0.5])
    )
    assert keeps_place(family, 0.25).all()
    assert not keeps_place(family, 0.2501).any()


def test_passing_one_and_being_passed_by_another_is_not_keeping_a_place() -> None:
    """At the end of the span the middle line is still in the middle, between others."""
    family = AffineFamily(
        np.array([[0.9, 0.5, 0.1]]),
        np.array([[-0.8, 0.0, 0.8]]),
        np.array([0.4]),
        np.array([0.58, 0.5, 0.42]),
    )
    assert keeps_place(family, 0.2).all()
    assert not keeps_place(family, 0.5).any()


@pytest.mark.parametrize("span", [0.25, 0.9])
def test_a_parameter_that_cannot_move_changes_nothing(span: float) -> None:
    assert keeps_place(group_family([[0.2], [0.7]], [1.0], [0]), span).all()
