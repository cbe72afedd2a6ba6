"""The laws that every ranking owes the people who read it, for every aggregation method."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.engine.aggregation import METHODS
from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.dominance import dominates
from mlr_prio.engine.interval import overall_interval
from mlr_prio.engine.ranking import rank_bounds, ranks, tied
from mlr_prio.engine.value import linear, partial_values, value_interval
from mlr_prio.engine.weight import mean_weights, normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from numpy.typing import NDArray


@pytest.fixture(autouse=True)
def raise_floating_point_errors() -> Iterator[None]:
    with np.errstate(all="raise"):
        yield


@dataclass(frozen=True)
class Table:
    """Scores on a five-step scale and points that sum to 100: ties are common.

    Exact overall values are then multiples of 1/400, far from where rounding to 12 decimals turns.
    """

    scores: NDArray[np.float64]
    points: NDArray[np.float64]

    @property
    def values(self) -> NDArray[np.float64]:
        return partial_values(self.scores, [linear(-2, 2)] * self.scores.shape[1])

    @property
    def weights(self) -> NDArray[np.float64]:
        return normalise(self.points)


@st.composite
def tables(draw: st.DrawFn, *, fewest: int = 1) -> Table:
    m, n = draw(st.integers(fewest, 7)), draw(st.integers(1, 5))
    scores = draw(st.lists(st.integers(-2, 2), min_size=m * n, max_size=m * n))
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=n - 1, max_size=n - 1)))
    points = np.diff([0, *cuts, 100])
    return Table(np.array(scores, dtype=float).reshape(m, n), points.astype(float))


def law(**strategies: st.SearchStrategy[object]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Check a law on random tables for every registered method."""

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        checked = settings(max_examples=50, deadline=None)(given(**strategies)(test))
        for_every_method: Callable[..., None] = pytest.mark.parametrize("method", METHODS)(checked)
        return for_every_method

    return decorate


def places(method: str, values: NDArray[np.float64], weights: NDArray[np.float64]) -> list[int]:
    result: list[int] = ranks(METHODS[method].aggregate(values, weights)).tolist()
    return result


def order_of(places: list[int]) -> list[list[int]]:
    """Return for every pair who stands before whom: -1, 0 or 1."""
    result: list[list[int]] = np.sign(np.subtract.outer(places, places)).tolist()
    return result


@law(table=tables(), random=st.randoms(use_true_random=False))
def test_permuting_alternatives_permutes_their_places(method: str, table: Table, random: Random) -> None:
    shuffled = list(range(len(table.scores)))
    random.shuffle(shuffled)
    before = places(method, table.values, table.weights)
    assert places(method, table.values[shuffled], table.weights) == [before[i] for i in shuffled]


@law(table=tables(), random=st.randoms(use_true_random=False))
def test_permuting_criteria_changes_no_place(method: str, table: Table, random: Random) -> None:
    shuffled = list(range(len(table.points)))
    random.shuffle(shuffled)
    permuted = places(method, table.values[:, shuffled], table.weights[shuffled])
    assert permuted == places(method, table.values, table.weights)


@law(table=tables(fewest=2))
def test_removing_an_alternative_never_reorders_the_others(method: str, table: Table) -> None:
    """Read backwards: adding an alternative never reorders the others."""
    everyone = places(method, table.values, table.weights)
    rest = places(method, table.values[1:], table.weights)
    assert order_of(rest) == order_of(everyone[1:])


@law(table=tables())
def test_a_duplicate_shares_its_place_and_reorders_nobody(method: str, table: Table) -> None:
    doubled = places(method, np.vstack([table.values, table.values[:1]]), table.weights)
    assert doubled[-1] == doubled[0]
    assert tied(np.array(doubled))[[0, -1]].all()
    assert order_of(doubled[:-1]) == order_of(places(method, table.values, table.weights))


@law(table=tables(), data=st.data())
def test_a_better_performance_never_lowers_a_place(method: str, table: Table, data: st.DataObject) -> None:
    j = data.draw(st.integers(0, table.scores.shape[1] - 1))
    better = table.scores.copy()
    better[0, j] = data.draw(st.floats(better[0, j], 2))
    raised = Table(better, table.points)
    before = places(method, table.values, table.weights)
    after = places(method, raised.values, raised.weights)
    assert after[0] <= before[0]
    assert order_of(after[1:]) == order_of(before[1:])


@law(table=tables(), factor=st.sampled_from([0.001, 0.1, 3.0, 7.0, 1e6]))
def test_scaling_all_weights_changes_no_place(method: str, table: Table, factor: float) -> None:
    scaled = places(method, table.values, normalise(table.points * factor))
    assert scaled == places(method, table.values, table.weights)


@law(table=tables())
def test_a_dominated_alternative_never_stands_above_its_dominator(method: str, table: Table) -> None:
    result = places(method, table.values, table.weights)
    for i, k in np.argwhere(dominates(table.values, table.values, table.weights)):
        assert result[i] < result[k]


@law(table=tables(), score=st.integers(-2, 2))
def test_a_criterion_without_weight_can_be_dropped(method: str, table: Table, score: int) -> None:
    extra = np.column_stack([np.roll(table.scores[:, 0], score), table.scores])
    widened = Table(extra, np.append(0, table.points))
    dropped = places(method, table.values, table.weights)
    assert places(method, widened.values, widened.weights) == dropped


@law(table=tables())
def test_one_alternative_is_first(method: str, table: Table) -> None:
    assert places(method, table.values[:1], table.weights) == [1]


@law(table=tables())
def test_one_criterion_ranks_by_its_performances(method: str, table: Table) -> None:
    only = Table(table.scores[:, :1], np.array([5.0]))
    scores = only.scores[:, 0].tolist()
    expected = [1 + sum(other > score for other in scores) for score in scores]
    assert places(method, only.values, only.weights) == expected


@law(table=tables())
def test_equal_alternatives_all_share_the_first_place(method: str, table: Table) -> None:
    equal = np.repeat(table.values[:1], 4, axis=0)
    assert places(method, equal, table.weights) == [1, 1, 1, 1]


@law(table=tables())
def test_a_batch_of_weights_equals_a_plain_loop_bit_for_bit(method: str, table: Table) -> None:
    samples = np.random.default_rng(0).dirichlet(np.ones(len(table.points)), 5)
    aggregate = METHODS[method].aggregate
    assert aggregate(table.values, samples).tolist() == [aggregate(table.values, w).tolist() for w in samples]


@settings(max_examples=50, deadline=None)
@given(table=tables())
def test_when_everything_is_missing_every_place_is_possible(table: Table) -> None:
    m, n = table.scores.shape
    low, high = value_interval(linear(-2, 2), np.full((m, n), -2), np.full((m, n), 2))
    lowest, highest = overall_interval(low, high, table.weights)
    assert lowest == pytest.approx(np.zeros(m), abs=1e-15)
    assert highest == pytest.approx(np.ones(m), abs=1e-15)
    best, worst = rank_bounds(lowest, highest)
    assert best.tolist() == [1] * m
    assert worst.tolist() == [m] * m


@settings(max_examples=50, deadline=None)
@given(table=tables(), data=st.data())
def test_what_every_profile_prefers_the_mean_profile_prefers(table: Table, data: st.DataObject) -> None:
    n = len(table.points)
    points = st.lists(st.integers(0, 100), min_size=n, max_size=n).filter(any)
    profiles = normalise(data.draw(st.lists(points, min_size=1, max_size=4)))
    of_all = ranks(overall_values(table.values, profiles))
    joint = ranks(overall_values(table.values, mean_weights(profiles)))
    for i, k in np.ndindex(len(joint), len(joint)):
        if (of_all[:, i] < of_all[:, k]).all():
            assert joint[i] < joint[k]
