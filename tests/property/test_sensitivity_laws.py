"""The laws of exact stability: confirmed by ranking again just inside and just outside each end."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.engine.ranking import order
from mlr_prio.engine.sensitivity.family import AffineFamily, criterion_families, member_families
from mlr_prio.engine.sensitivity.stability import NO_PAIR, Stability, ranking_stability, top_stability

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

STEP = 1e-7
SEEDS, SIZES, CRITERIA = st.integers(0, 10**6), st.integers(1, 9), st.integers(1, 6)


def random_case(seed: int, m: int, n: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    rng = np.random.default_rng(seed)
    return rng.random((m, n)), rng.dirichlet(np.ones(n))


def reweighted(weights: NDArray[np.float64], j: int, t: float) -> NDArray[np.float64]:
    """Give criterion j the weight t; the others keep their proportions."""
    result: NDArray[np.float64] = weights * (1.0 - t) / (1.0 - weights[j])
    result[j] = t
    return result


def confirm(result: Stability, row: int, outcome_at: Callable[[float], object]) -> None:
    """Check that the outcome holds just inside each end, and not just outside, unless the domain ends."""
    today = outcome_at((result.low[row] + result.high[row]) / 2.0)
    for end, pair, outward in (
        (result.low[row], result.low_pair[row], -STEP),
        (result.high[row], result.high_pair[row], STEP),
    ):
        if result.high[row] - result.low[row] > 2.0 * STEP:
            assert outcome_at(end - outward) == today
        if pair[0] != NO_PAIR:
            assert outcome_at(end + outward) != today
        else:
            assert end in {0.0, 1.0}


@given(SEEDS, SIZES, st.integers(2, 6))
def test_the_whole_ranking_holds_exactly_inside_its_interval(seed: int, m: int, n: int) -> None:
    table, weights = random_case(seed, m, n)
    result = ranking_stability(criterion_families(table, weights))
    for j in range(n):
        confirm(result, j, lambda t, j=j: order(table @ reweighted(weights, j, t)).tolist())  # type: ignore[misc]  # mypy cannot type the default


@given(SEEDS, SIZES, st.integers(2, 6), st.data())
def test_the_top_holds_exactly_inside_its_interval(seed: int, m: int, n: int, data: st.DataObject) -> None:
    table, weights = random_case(seed, m, n)
    k = data.draw(st.integers(1, m))
    result = top_stability(criterion_families(table, weights), k)
    for j in range(n):
        confirm(result, j, lambda t, j=j: set(order(table @ reweighted(weights, j, t))[:k]))  # type: ignore[misc]  # the same


@given(SEEDS, SIZES, st.integers(2, 5))
def test_the_first_place_holds_exactly_inside_its_interval_of_influence(seed: int, m: int, g: int) -> None:
    rng = np.random.default_rng(seed)
    table, profiles = rng.random((m, 4)), rng.dirichlet(np.ones(4), g)
    result = top_stability(member_families(table, profiles), 1)
    for x in range(g):
        influence = np.full(g, 1.0 / g)
        confirm(
            result,
            x,
            lambda t, x=x, w=influence: int(order(table @ (reweighted(w, x, t) @ profiles))[0]),  # type: ignore[misc]  # the same
        )


def top_by_all_pairs(family: AffineFamily, k: int) -> tuple[list[float], list[float]]:
    """Find the ends of the top-k intervals from every pair of one inside and one outside."""
    listed = order(family.values)
    lows, highs = [], []
    for row, t0 in enumerate(family.current):
        low, high = family.low, family.high
        for a, b in product(listed[:k], listed[k:]):
            gap = family.values[a] - family.values[b]
            slope = family.slope[row, a] - family.slope[row, b]
            if slope < 0.0:
                high = min(high, t0 - gap / slope)
            elif slope > 0.0:
                low = max(low, t0 - gap / slope)
        lows.append(low)
        highs.append(high)
    return lows, highs


@given(SEEDS, SIZES, CRITERIA, st.data())
def test_newton_meets_the_bounds_of_all_pairs(seed: int, m: int, n: int, data: st.DataObject) -> None:
    family = criterion_families(*random_case(seed, m, n))
    k = data.draw(st.integers(1, m))
    result, (lows, highs) = top_stability(family, k), top_by_all_pairs(family, k)
    assert result.low == pytest.approx(lows, abs=1e-9)
    assert result.high == pytest.approx(highs, abs=1e-9)


@given(SEEDS, SIZES, CRITERIA, st.data())
def test_the_pair_named_at_an_end_ties_there(seed: int, m: int, n: int, data: st.DataObject) -> None:
    family = criterion_families(*random_case(seed, m, n))
    k = data.draw(st.integers(1, m))
    for result in (ranking_stability(family), top_stability(family, k)):
        for ends, pairs, outward in (
            (result.low, result.low_pair, -1.0),
            (result.high, result.high_pair, 1.0),
        ):
            for row in np.flatnonzero(pairs[:, 0] != NO_PAIR):
                up, down = pairs[row]
                values = family.intercept[row] + family.slope[row] * ends[row]
                assert values[up] == pytest.approx(values[down], abs=1e-11)
                assert outward * (family.slope[row, up] - family.slope[row, down]) > 0.0


@given(SEEDS, st.integers(2, 8), st.integers(2, 5))
def test_the_interval_of_the_ranking_lies_within_that_of_every_top(seed: int, m: int, n: int) -> None:
    family = criterion_families(*random_case(seed, m, n))
    ranking = ranking_stability(family)
    tops = [top_stability(family, k) for k in range(1, m)]
    assert ranking.low == pytest.approx(np.max([top.low for top in tops], axis=0), abs=1e-9)
    assert ranking.high == pytest.approx(np.min([top.high for top in tops], axis=0), abs=1e-9)


@given(SEEDS, st.integers(2, 7), st.integers(2, 4))
def test_the_intervals_do_not_depend_on_the_order_of_the_alternatives(seed: int, m: int, n: int) -> None:
    table, weights = random_case(seed, m, n)
    shuffled = np.random.default_rng(seed + 1).permutation(m)
    one, other = (ranking_stability(criterion_families(t, weights)) for t in (table, table[shuffled]))
    assert one.low == pytest.approx(other.low, abs=1e-12)
    assert one.high == pytest.approx(other.high, abs=1e-12)
    named = other.low_pair[:, 0] != NO_PAIR
    assert one.low_pair[named].tolist() == shuffled[other.low_pair[named]].tolist()


def exact_interval(
    values: list[list[int]], points: list[int], j: int, pairs: list[tuple[int, int]]
) -> tuple[Fraction, Fraction]:
    """Find, in fractions, the weights of criterion j at which no pair (ahead, behind) is reversed."""
    total, own = sum(points), points[j]
    rest = total - own

    def line(i: int) -> tuple[Fraction, Fraction]:
        others = [v for k, v in enumerate(values[i]) if k != j]
        weights = [p for k, p in enumerate(points) if k != j] if rest else [1] * len(others)
        at_zero = Fraction(sum(v * p for v, p in zip(others, weights, strict=True)), sum(weights))
        return at_zero, values[i][j] - at_zero

    low, high, today = Fraction(0), Fraction(1), Fraction(own, total)
    for ahead, behind in pairs:
        (a, b), (c, d) = line(ahead), line(behind)
        gap, slope = a + b * today - c - d * today, b - d
        if slope < 0:
            high = min(high, today - gap / slope)
        elif slope > 0:
            low = max(low, today - gap / slope)
    return low, high


@given(
    st.integers(2, 4).flatmap(
        lambda n: st.tuples(
            st.lists(st.lists(st.integers(0, 3), min_size=n, max_size=n), min_size=1, max_size=6),
            st.lists(st.integers(0, 3), min_size=n, max_size=n).filter(any),
        )
    ),
    st.data(),
)
def test_with_ties_the_intervals_are_those_of_exact_fractions(
    case: tuple[list[list[int]], list[int]], data: st.DataObject
) -> None:
    """Scores and points in small whole numbers: ties, twins, parallel lines and crossings at the ends."""
    values, points = case
    family = criterion_families(np.array(values) / 3.0, points)
    listed, k = order(family.values).tolist(), data.draw(st.integers(1, len(values)))
    ranking, top = ranking_stability(family), top_stability(family, k)
    for j in range(len(points)):
        for result, pairs in (
            (ranking, list(combinations(listed, 2))),
            (top, list(product(listed[:k], listed[k:]))),
        ):
            low, high = exact_interval(values, points, j, pairs)
            assert (result.low[j], result.high[j]) == pytest.approx((float(low), float(high)), abs=1e-11)
            assert (result.low_pair[j, 0] == NO_PAIR) == (low == 0)
            assert (result.high_pair[j, 0] == NO_PAIR) == (high == 1)
