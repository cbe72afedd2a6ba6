"""The nearest move of one parameter that costs an alternative its place, against exact fractions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.engine.sensitivity.family import criterion_families
from mlr_prio.engine.sensitivity.place_loss import PlaceLoss, nearest_place_loss

Grid = list[list[int]]


def near(loss: PlaceLoss | None) -> PlaceLoss | None:
    """Return a loss with its point rounded to what floating-point arithmetic can promise."""
    return loss and replace(loss, at=round(loss.at, 9))


def test_the_one_behind_passes_where_its_criterion_weighs_more() -> None:
    """0.6 · 1 + 0.4 · 0 against 0.6 · 0 + 0.4 · 1: equal when both weigh half."""
    family = criterion_families(np.eye(2), [0.6, 0.4])
    assert near(nearest_place_loss(family, 0)) == PlaceLoss(parameter=0, at=0.5, is_below=True, by=1, place=2)


def test_who_is_best_on_everything_cannot_lose_its_place() -> None:
    assert nearest_place_loss(criterion_families([[1.0, 1.0], [0.2, 0.9]], [0.5, 0.5]), 0) is None


def test_the_last_has_no_place_to_lose() -> None:
    assert nearest_place_loss(criterion_families(np.eye(2), [0.6, 0.4]), 1) is None


def test_an_only_alternative_keeps_its_place() -> None:
    assert nearest_place_loss(criterion_families([[0.3, 0.4]], [0.5, 0.5]), 0) is None


def test_a_shared_place_is_lost_at_once() -> None:
    """Both are worth 0.5 today; any move lets one of them ahead."""
    found = nearest_place_loss(criterion_families(np.eye(2), [0.5, 0.5]), 0)
    assert found is not None
    assert (found.at, found.is_below, found.by, found.place) == (0.5, True, 1, 2)


def test_several_that_pass_at_one_point_count_together() -> None:
    """Two twins pass at the same weight: the place falls by two."""
    found = nearest_place_loss(criterion_families([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]], [0.6, 0.4]), 0)
    assert near(found) == PlaceLoss(parameter=0, at=0.5, is_below=True, by=1, place=3)


def test_one_that_passes_where_another_falls_behind_changes_no_place() -> None:
    """The lines of all three meet at one half: beyond it the middle one is still in the middle."""
    rows = [[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]]
    assert nearest_place_loss(criterion_families(rows, [0.6, 0.4]), 1) is None


@settings(max_examples=50, deadline=None)
@given(
    grid=st.integers(2, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 4), min_size=n, max_size=n), min_size=2, max_size=6)
    ),
    seed=st.integers(0, 10**6),
)
def test_agrees_with_exact_fractions(grid: Grid, seed: int) -> None:
    """Between two crossings nothing moves: the places in all the gaps tell where the first loss is."""
    weights = np.random.default_rng(seed).integers(1, 6, len(grid[0])).tolist()
    family = criterion_families(np.array(grid, dtype=float), weights)
    for alternative in range(len(grid)):
        found = nearest_place_loss(family, alternative)
        distances = {loss[0] for loss in exact_losses(grid, weights, alternative)}
        if not distances:
            assert found is None
            continue
        assert found is not None
        today = Fraction(weights[found.parameter], sum(weights))
        assert abs(found.at - float(today)) == pytest.approx(float(min(distances)), abs=1e-9)
        places = {
            place
            for distance, parameter, at, place in exact_losses(grid, weights, alternative)
            if parameter == found.parameter and float(at) == pytest.approx(found.at, abs=1e-9)
        }
        assert found.place in places
        assert exact_value(grid, weights, found.by, found.parameter, Fraction(found.at)) == pytest.approx(
            exact_value(grid, weights, alternative, found.parameter, Fraction(found.at)), abs=1e-9
        )


def exact_losses(
    grid: Grid, weights: list[int], alternative: int
) -> list[tuple[Fraction, int, Fraction, int]]:
    """Return distance, parameter, point and place of the first loss in each direction of each weight."""
    found = []
    for parameter in range(len(weights)):
        today = Fraction(weights[parameter], sum(weights))
        worth = place_at(grid, weights, alternative, parameter, today)
        points = sorted({Fraction(0), today, Fraction(1), *crossing_points(grid, weights, parameter)})
        above = [(low, (low + high) / 2) for low, high in pairwise(points) if low >= today]
        below = [(high, (low + high) / 2) for low, high in reversed(list(pairwise(points))) if high <= today]
        for gaps in (above, below):
            for at, middle in gaps:
                place = place_at(grid, weights, alternative, parameter, middle)
                if place > worth:
                    found.append((abs(at - today), parameter, at, place))
                    break
    return found


def exact_value(grid: Grid, weights: list[int], row: int, parameter: int, at: Fraction) -> Fraction:
    """Return the value when one weight is ``at`` and the others keep their proportions."""
    rest = sum(weights) - weights[parameter]
    others = sum(Fraction(w, rest) * grid[row][j] for j, w in enumerate(weights) if j != parameter)
    return at * grid[row][parameter] + (1 - at) * others


def place_at(grid: Grid, weights: list[int], row: int, parameter: int, at: Fraction) -> int:
    values = [exact_value(grid, weights, k, parameter, at) for k in range(len(grid))]
    return 1 + sum(value > values[row] for value in values)


def crossing_points(grid: Grid, weights: list[int], parameter: int) -> list[Fraction]:
    points = []
    for i in range(len(grid)):
        for k in range(i):
            low, high = (
                exact_value(grid, weights, i, parameter, Fraction(end))
                - exact_value(grid, weights, k, parameter, Fraction(end))
                for end in (0, 1)
            )
            if low * high < 0:
                points.append(low / (low - high))
    return points
