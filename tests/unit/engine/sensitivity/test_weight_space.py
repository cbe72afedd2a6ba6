"""Tests of the weight spaces: what they refuse, and their coordinates."""

from __future__ import annotations

import re
from fractions import Fraction

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.weight_space import (
    Around,
    Bounds,
    FreeSimplex,
    Mixture,
    Ordinal,
    WeightSpace,
    basis,
    criteria,
    members,
)
from mlr_prio.errors import EngineError

SPACES: list[WeightSpace] = [
    FreeSimplex(3),
    Ordinal(((2,), (0, 1)), 3),
    Bounds((0.1, 0.2, 0.3), (0.5, 0.5, 0.5)),
    Around((0.5, 0.0, 0.5), 10),
    Mixture((FreeSimplex(3), Around((0.2, 0.3, 0.5), 4))),
]


@pytest.mark.parametrize("space", SPACES)
def test_each_space_knows_its_criteria(space: WeightSpace) -> None:
    assert criteria(space) == 3


@pytest.mark.parametrize("space", SPACES)
def test_every_row_of_a_basis_sums_to_one(space: WeightSpace) -> None:
    for member in members(space):
        np.testing.assert_allclose(basis(member).sum(axis=1), 1.0, rtol=0, atol=1e-15)


def test_the_vertices_of_an_order_weigh_the_first_groups_equally() -> None:
    third = float(Fraction(1, 3))
    assert basis(Ordinal(((2,), (0, 1)), 3)).tolist() == [[0, 0, 1], [third, third, third]]


def test_a_criterion_without_weight_has_no_coordinate() -> None:
    assert basis(Around((0.5, 0.0, 0.5), 10)).tolist() == [[1, 0, 0], [0, 0, 1]]


def test_a_single_space_is_its_own_only_member() -> None:
    assert members(FreeSimplex(2)) == (FreeSimplex(2),)


def test_bounds_that_sum_to_one_but_for_rounding_are_not_empty() -> None:
    tenths = tuple([0.1] * 10)
    assert sum(tenths) < 1
    assert Bounds(tenths, tenths).high == tenths


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: FreeSimplex(0), "a weight space has 0 criteria; it needs at least one"),
        (
            lambda: Ordinal(((0,), (3,)), 2),
            "the order of importance names criterion 3; the criteria are 0 to 1",
        ),
        (
            lambda: Ordinal(((-1,), (0,)), 2),
            "the order of importance names criterion -1; the criteria are 0 to 1",
        ),
        (
            lambda: Ordinal(((0,), (0,)), 2),
            (
                "the order of importance has 2 entries for 2 criteria; "
                "it must name each criterion once and have no empty group"
            ),
        ),
        (
            lambda: Ordinal(((0, 1), ()), 2),
            (
                "the order of importance has 2 entries for 2 criteria; "
                "it must name each criterion once and have no empty group"
            ),
        ),
        (
            lambda: Ordinal((), 0),
            (
                "the order of importance has 0 entries for 0 criteria; "
                "it must name each criterion once and have no empty group"
            ),
        ),
        (
            lambda: Bounds((0.1,), (0.5, 0.9)),
            "there are 1 lower and 2 upper bounds; each criterion needs one of both",
        ),
        (
            lambda: Bounds((), ()),
            "there are 0 lower and 0 upper bounds; each criterion needs one of both",
        ),
        (
            lambda: Bounds((0.1, 0.6), (0.9, 0.5)),
            "the bounds of criterion 1 are 0.6 and 0.5; they must lie from 0 to 1, the lower first",
        ),
        (
            lambda: Bounds((0.1, float("nan")), (0.9, 0.5)),
            "the bounds of criterion 1 are nan and 0.5; they must lie from 0 to 1, the lower first",
        ),
        (
            lambda: Bounds((0.75, 0.5), (0.8, 0.6)),
            "no weights meet the bounds: the lower bounds sum to 1.25, more than 1",
        ),
        (
            lambda: Bounds((0.0, 0.0), (0.25, 0.5)),
            "no weights meet the bounds: the upper bounds sum to 0.75, less than 1",
        ),
        (
            lambda: Around((0.5, 0.25), 10),
            "the weights of a profile sum to 0.75; they must be zero or more and sum to 1",
        ),
        (
            lambda: Around((1.5, -0.5), 10),
            "the weights of a profile sum to 1.0; they must be zero or more and sum to 1",
        ),
        (
            lambda: Around((0.5, 0.5), -3),
            "the concentration is -3; it must be a finite number of at least 0.1",
        ),
        (
            lambda: Around((0.5, 0.5), float("inf")),
            "the concentration is inf; it must be a finite number of at least 0.1",
        ),
        (
            lambda: Mixture(()),
            (
                "a mixture has 0 weight spaces with 0 different numbers of criteria; "
                "it needs at least one space, and all for the same criteria"
            ),
        ),
        (
            lambda: Mixture((FreeSimplex(2), FreeSimplex(3))),
            (
                "a mixture has 2 weight spaces with 2 different numbers of criteria; "
                "it needs at least one space, and all for the same criteria"
            ),
        ),
    ],
)
def test_an_impossible_space_is_refused_with_the_reason(make: object, sentence: str) -> None:
    assert callable(make)
    with pytest.raises(EngineError, match=f"^{re.escape(sentence)}$"):
        make()
