"""Pairwise judgements: laws, oracles and what is refused."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from mlr_prio.engine.elicitation.ahp import aggregate_judgements, aggregate_priorities, ahp_weights
from mlr_prio.errors import EngineError

RATIOS = st.sampled_from([1 / 9, 1 / 5, 1 / 3, 1 / 2, 1.0, 2.0, 3.0, 5.0, 9.0])


def matrix_of(ratios: list[float]) -> NDArray[np.float64]:
    """Return the reciprocal matrix whose upper triangle is ``ratios``, row by row."""
    n = int((1 + (1 + 8 * len(ratios)) ** 0.5) / 2)
    matrix = np.ones((n, n))
    for (i, j), ratio in zip(combinations(range(n), 2), ratios, strict=True):
        matrix[i, j], matrix[j, i] = ratio, 1 / ratio
    return matrix


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=9))
def test_judgements_that_agree_give_back_the_weights_and_no_remark(points: list[float]) -> None:
    weights = np.array(points) / sum(points)
    result = ahp_weights(weights[:, None] / weights)
    assert result.weights == pytest.approx(weights, abs=1e-12)
    assert result.eigenvalue == pytest.approx(len(points), abs=1e-9)
    assert result.ratio == pytest.approx(0, abs=1e-9)
    assert result.inconsistent == ()


@given(st.sampled_from([3, 6, 10, 15]).flatmap(lambda k: st.lists(RATIOS, min_size=k, max_size=k)))
def test_the_weights_are_numpys_principal_eigenvector(ratios: list[float]) -> None:
    matrix = matrix_of(ratios)
    values, vectors = np.linalg.eig(matrix)
    first = int(np.argmax(values.real))
    vector = np.abs(vectors[:, first].real)
    result = ahp_weights(matrix)
    assert result.weights == pytest.approx(vector / vector.sum(), abs=1e-9)
    assert result.eigenvalue == pytest.approx(float(values[first].real), abs=1e-9)


def test_with_three_the_others_imply_the_product_and_the_furthest_is_named_first() -> None:
    """A is 2 times b, b is 2 times c; a was said to be 1 times c and would have to be 4 times."""
    result = ahp_weights(np.array([[1, 2, 1], [0.5, 1, 2], [1, 0.5, 1]]))
    by_pair = {(j.first, j.second): (j.given, j.implied) for j in result.inconsistent}
    assert by_pair[0, 2] == pytest.approx((1, 4), abs=1e-9)
    assert by_pair[0, 1] == pytest.approx((2, 0.5), abs=1e-9)
    assert by_pair[1, 2] == pytest.approx((2, 0.5), abs=1e-9)


def test_the_one_judgement_that_was_changed_is_found_and_what_it_was() -> None:
    weights = np.array([0.4, 0.3, 0.2, 0.07, 0.03])
    matrix = weights[:, None] / weights
    matrix[1, 3] *= 3
    matrix[3, 1] /= 3
    worst = ahp_weights(matrix).inconsistent[0]
    assert (worst.first, worst.second) == (1, 3)
    assert worst.implied == pytest.approx(0.3 / 0.07, abs=1e-9)
    assert len(ahp_weights(matrix).inconsistent) == 3


def test_the_ratio_ends_where_the_table_does() -> None:
    assert ahp_weights(np.ones((10, 10))).ratio == 0
    assert ahp_weights(np.ones((11, 11))).ratio is None


def test_one_and_two_criteria_are_always_consistent() -> None:
    assert ahp_weights([[1]]).ratio == 0
    pair = ahp_weights(np.array([[1, 3], [1 / 3, 1]]))
    assert pair.weights == pytest.approx([0.75, 0.25])
    assert (pair.ratio, pair.inconsistent) == (0, ())


def test_a_group_of_one_is_that_one_and_opposites_cancel_out() -> None:
    one, other = matrix_of([2, 6, 3]), matrix_of([1 / 2, 1 / 6, 1 / 3])
    assert aggregate_judgements([one]) == pytest.approx(one)
    assert aggregate_judgements([one, other]) == pytest.approx(np.ones((3, 3)))
    assert aggregate_priorities([[0.6, 0.3, 0.1]]) == pytest.approx([0.6, 0.3, 0.1])
    assert aggregate_priorities([[0.8, 0.2], [0.2, 0.8]]) == pytest.approx([0.5, 0.5])


def test_both_ways_to_make_a_group_agree_where_every_member_is_consistent() -> None:
    """The geometric mean of consistent matrices is that of their weights (Forman & Peniwati 1998)."""
    members = np.array([[0.5, 0.3, 0.2], [0.1, 0.2, 0.7], [0.3, 0.6, 0.1]])
    judgements = members[:, :, None] / members[:, None, :]
    joint = ahp_weights(aggregate_judgements(judgements)).weights
    assert joint == pytest.approx(aggregate_priorities(members), abs=1e-12)


@pytest.mark.parametrize(
    ("matrix", "sentence"),
    [
        ([[1, 2]], "the judgements have the shape 1 × 2; they must be a square matrix"),
        ([], "the judgements have the shape 0; they must be a square matrix"),
        ([[1, 0], [2, 1]], "a judgement is not a positive number"),
        ([[1, 2], [2, 1]], "two judgements on the same pair contradict one another"),
    ],
)
def test_what_is_no_matrix_of_judgements_is_refused(matrix: list[list[float]], sentence: str) -> None:
    with pytest.raises(EngineError, match=sentence):
        ahp_weights(matrix)


def test_a_group_needs_members() -> None:
    with pytest.raises(EngineError, match="nobody's judgements were given"):
        aggregate_judgements([])
    with pytest.raises(EngineError, match="nobody's judgements were given"):
        aggregate_priorities(np.empty((0, 3)))
