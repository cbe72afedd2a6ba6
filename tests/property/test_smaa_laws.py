"""Laws of SMAA that hold for every table and every weight space."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.engine.sensitivity.pairwise_winning import expected_ranks, pairwise_winning_indices
from mlr_prio.engine.sensitivity.rank_acceptability import rank_acceptability
from mlr_prio.engine.sensitivity.simulation import Simulation
from mlr_prio.engine.sensitivity.weight_space import Around, Bounds, FreeSimplex, Mixture, Ordinal

if TYPE_CHECKING:
    from mlr_prio.engine.sensitivity.weight_space import SingleSpace, WeightSpace

RUN = Simulation(1, seed=4)


def profiles(n: int) -> st.SearchStrategy[tuple[float, ...]]:
    points = st.lists(st.integers(0, 9), min_size=n, max_size=n).filter(any)
    return points.map(lambda row: tuple(point / sum(row) for point in row))


@st.composite
def single_spaces(draw: st.DrawFn, n: int) -> SingleSpace:
    kind = draw(st.sampled_from(["free", "ordinal", "bounds", "around"]))
    profile = draw(profiles(n))
    if kind == "free":
        return FreeSimplex(n)
    if kind == "ordinal":
        order = draw(st.permutations(range(n)))
        cut = draw(st.integers(0, n - 1))
        return Ordinal((tuple(order[: cut + 1]), *((criterion,) for criterion in order[cut + 1 :])), n)
    if kind == "bounds":
        width = draw(st.sampled_from([0.0, 0.1, 1.0]))
        low = tuple(max(weight - width, 0.0) for weight in profile)
        return Bounds(low, tuple(min(weight + width, 1.0) for weight in profile))
    return Around(profile, draw(st.sampled_from([1.0, 25.0])))


@st.composite
def problems(draw: st.DrawFn) -> tuple[np.ndarray, WeightSpace]:
    """Draw a table on a coarse scale, so that ties and twins occur, and a space or a mixture of two."""
    m, n = draw(st.integers(1, 7)), draw(st.integers(1, 4))
    scores = draw(st.lists(st.lists(st.integers(0, 4), min_size=n, max_size=n), min_size=m, max_size=m))
    spaces = tuple(draw(st.lists(single_spaces(n), min_size=1, max_size=2)))
    return np.array(scores) / 4, spaces[0] if len(spaces) == 1 else Mixture(spaces)


@settings(max_examples=40)
@given(problems())
def test_rows_and_columns_of_acceptability_sum_to_one(problem: tuple[np.ndarray, WeightSpace]) -> None:
    """Every alternative has a place in every sample, and every place is filled, ties or no ties."""
    result = rank_acceptability(*problem, RUN)
    assert result.rank_acceptability is not None
    for axis in (0, 1):
        np.testing.assert_allclose(result.rank_acceptability.sum(axis=axis), 1, rtol=0, atol=1e-9)


@settings(max_examples=30)
@given(problems(), st.data())
def test_permuting_the_alternatives_permutes_the_results(
    problem: tuple[np.ndarray, WeightSpace], data: st.DataObject
) -> None:
    """The order in which the alternatives are given changes no bit of the simulated results."""
    values, space = problem
    order = data.draw(st.permutations(range(len(values))))
    result, moved = (rank_acceptability(table, space, RUN) for table in (values, values[order]))
    assert result.rank_acceptability is not None
    np.testing.assert_array_equal(moved.rank_acceptability, result.rank_acceptability[order])
    np.testing.assert_array_equal(moved.central_weights, result.central_weights[order])


@settings(max_examples=40)
@given(problems(), st.data())
def test_permuting_the_alternatives_permutes_the_exact_indices(
    problem: tuple[np.ndarray, WeightSpace], data: st.DataObject
) -> None:
    values, space = problem
    order = data.draw(st.permutations(range(len(values))))
    indices, moved = (pairwise_winning_indices(table, space) for table in (values, values[order]))
    if indices is not None:
        assert moved is not None
        np.testing.assert_allclose(moved, indices[np.ix_(order, order)], rtol=0, atol=1e-11)


@settings(max_examples=40)
@given(problems())
def test_central_weights_are_missing_just_when_the_first_places_are_too_few(
    problem: tuple[np.ndarray, WeightSpace],
) -> None:
    result = rank_acceptability(*problem, RUN)
    np.testing.assert_array_equal(np.isnan(result.central_weights).any(axis=1), result.first_counts < 100)
    with_weights = result.central_weights[result.first_counts >= 100]
    np.testing.assert_allclose(with_weights.sum(axis=1), 1, rtol=0, atol=1e-12)


@settings(max_examples=40)
@given(problems())
def test_winning_and_losing_make_the_whole(problem: tuple[np.ndarray, WeightSpace]) -> None:
    """The indices of a pair sum to one, so the expected places sum to those of a ranking."""
    winning = pairwise_winning_indices(*problem)
    if winning is not None:
        np.testing.assert_allclose(winning + winning.T, 1, rtol=0, atol=1e-12)
        m = len(winning)
        np.testing.assert_allclose(expected_ranks(winning).sum(), m * (m + 1) / 2, rtol=1e-12)


@settings(max_examples=40)
@given(problems())
def test_exact_expected_places_are_the_simulated_ones(problem: tuple[np.ndarray, WeightSpace]) -> None:
    """Within five standard errors: each run makes a hundred comparisons, and ties are shared in both."""
    winning = pairwise_winning_indices(*problem)
    if winning is not None:
        result = rank_acceptability(*problem, RUN)
        error = result.rank_sd / np.sqrt(result.samples)
        assert (np.abs(expected_ranks(winning) - result.expected_rank) <= 5 * error + 1e-9).all()


@settings(max_examples=40)
@given(problems())
def test_a_dominated_alternative_has_never_the_better_expected_place(
    problem: tuple[np.ndarray, WeightSpace],
) -> None:
    values, space = problem
    expected = rank_acceptability(values, space, RUN).expected_rank
    for i, one in enumerate(values):
        for k, other in enumerate(values):
            if (one >= other).all():
                assert expected[i] <= expected[k] + 1e-9
