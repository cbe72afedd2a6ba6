"""Tests of drawing uncertain values, against the distributions' own moments and distribution functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy import stats

from mlr_prio.engine.sensitivity import value_draw as module
from mlr_prio.engine.sensitivity.contest import NO_CELLS
from mlr_prio.engine.sensitivity.distribution import (
    Discrete,
    Distribution,
    Pert,
    Tabulated,
    Triangular,
    TruncatedNormal,
    UncertainCells,
    Uniform,
    mean,
    variance,
)
from mlr_prio.engine.sensitivity.value_draw import ValueDraw, cell_batches, fast_to_draw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COUNT = 50_000

ONE_OF_EACH: tuple[Distribution, ...] = (
    Uniform(0.2, 0.7),
    Triangular(0.1, 0.3, 0.9),
    Triangular(0.0, 0.0, 0.5),
    Triangular(0.4, 1.0, 1.0),
    Pert(0.0, 1.0, 1.0),
    Pert(0.2, 0.3, 0.8),
    TruncatedNormal(0.4, 0.3, 0.0, 1.0),
    Discrete((0.0, 0.5, 1.0), (0.2, 0.3, 0.5)),
    Discrete((0.3,), (1.0,)),
    Discrete((0.1, 0.7), (0.9, 0.1)),
    Tabulated(np.array([0.0, 0.1, 1.0])),
    Tabulated(np.array([0.3, 0.4, 0.4, 0.6])),
)


def cells_of(distributions: Sequence[Distribution], columns: int = 1) -> UncertainCells:
    """Put the distributions into a table from left to right, row by row."""
    rows, column = np.divmod(np.arange(len(distributions)), columns)
    return UncertainCells(rows, column, tuple(distributions))


def drawn(cells: UncertainCells, samples: int, times: int = 1) -> np.ndarray:
    """Return the values ``(c, samples · times)`` of each cell, in the order in which they are given."""
    number = {place: i for i, place in enumerate(zip(cells.rows, cells.columns, strict=True))}
    result = np.full((len(number), times, samples), np.nan)
    source, rng = ValueDraw(cell_batches(cells, samples), samples), np.random.default_rng(1)
    for time in range(times):
        for batch, values in source.draw(rng):
            own = [number[place] for place in zip(batch.rows, batch.columns, strict=True)]
            assert np.isnan(result[own, time]).all()
            result[own, time] = values
    return result.reshape(len(number), -1)


@pytest.mark.parametrize("distribution", ONE_OF_EACH)
def test_means_and_variances_agree_within_four_standard_errors(distribution: Distribution) -> None:
    (values,) = drawn(cells_of([distribution]), COUNT)
    assert values.shape == (COUNT,)
    error = np.sqrt(variance(distribution) / COUNT)
    assert abs(values.mean() - mean(distribution)) <= 4 * error + 1e-15
    squares = (values - mean(distribution)) ** 2
    assert abs(squares.mean() - variance(distribution)) <= 4 * squares.std() / np.sqrt(COUNT) + 1e-6


CONTINUOUS: list[tuple[Distribution, Callable[[np.ndarray], np.ndarray]]] = [
    (Uniform(0.2, 0.7), stats.uniform(0.2, 0.5).cdf),
    (Uniform(0.0, 1.0), stats.uniform(0.0, 1.0).cdf),
    (Triangular(0.1, 0.3, 0.9), stats.triang(0.25, 0.1, 0.8).cdf),
    (Triangular(0.0, 0.0, 0.5), stats.triang(0.0, 0.0, 0.5).cdf),
    (Triangular(0.4, 1.0, 1.0), stats.triang(1.0, 0.4, 0.6).cdf),
    (Pert(0.2, 0.35, 0.7), stats.beta(1 + 4 * 0.3, 1 + 4 * 0.7, 0.2, 0.5).cdf),
    (Pert(0.0, 1.0, 1.0), stats.beta(5, 1, 0.0, 1.0).cdf),
    (TruncatedNormal(0.4, 0.3, 0.0, 1.0), stats.truncnorm(-4 / 3, 2, 0.4, 0.3).cdf),
    (Tabulated(np.array([0.0, 0.1, 1.0])), lambda x: np.interp(x, [0.0, 0.1, 1.0], [0.0, 0.5, 1.0])),
    (
        Tabulated(np.array([0.3, 0.5, 0.6, 0.9])),
        lambda x: np.interp(x, [0.3, 0.5, 0.6, 0.9], np.arange(4) / 3),
    ),
]


def test_each_cell_of_a_mixed_table_has_its_own_distribution_function() -> None:
    """All kinds stand beside each other in every row; each row of draws fits its cell, and no other."""
    distributions, functions = zip(*CONTINUOUS, strict=True)
    values = drawn(cells_of(distributions, columns=4), 1_000, times=20)
    for i, of_cell in enumerate(values):
        for k, function in enumerate(functions):
            fits = stats.kstest(of_cell, function).pvalue > 0.001
            assert fits == (i == k)


def test_discrete_cells_take_just_their_values_with_their_probabilities() -> None:
    kinds = [
        Discrete((0.0, 0.5, 1.0), (0.2, 0.3, 0.5)),
        Discrete((0.3,), (1.0,)),
        Discrete((0.1, 0.7), (0.9, 0.1)),
    ]
    for kind, of_cell in zip(kinds, drawn(cells_of(kinds), COUNT), strict=True):
        values, counts = np.unique(of_cell, return_counts=True)
        assert tuple(values) == kind.values
        error = np.sqrt(np.array(kind.probabilities) * (1 - np.array(kind.probabilities)) / COUNT)
        assert (np.abs(counts / COUNT - kind.probabilities) <= 4 * error).all()


def test_cells_are_independent_of_each_other_and_of_what_was_drawn_before() -> None:
    """Also cells with equal distributions, which share their parameters: every correlation is noise."""
    distributions = [d for d in ONE_OF_EACH if variance(d) > 0] * 2
    values = drawn(cells_of(distributions, columns=3), 1_000, times=40)
    now, next_to_it, before = values[:, 1_000:], values[:, 999:-1], values[:, :-1_000]
    correlations = np.corrcoef(np.vstack((now, next_to_it, before)))
    np.fill_diagonal(correlations, 0.0)
    assert np.abs(correlations).max() <= 5 / np.sqrt(39_000)


@pytest.mark.parametrize("batch_values", [1, 64, 200, 2**16])
def test_the_values_of_a_row_are_added_up(monkeypatch: pytest.MonkeyPatch, batch_values: int) -> None:
    """As a plain loop over the cells adds them, however the cells are cut into batches."""
    monkeypatch.setattr(module, "BATCH_VALUES", batch_values)
    rng = np.random.default_rng(3)
    rows, columns = np.nonzero(rng.random((9, 6)) < 0.6)
    kinds = [
        Uniform(0.0, 1.0),
        Triangular(0.0, 0.2, 1.0),
        Discrete((0.0, 1.0), (0.5, 0.5)),
        Pert(0.0, 0.5, 1.0),
    ]
    order = rng.permutation(len(rows))
    chosen = tuple(kinds[number] for number in rng.integers(0, 4, len(rows)))
    cells = UncertainCells(rows[order], columns[order], chosen)
    expected, found = np.zeros((9, 8)), np.zeros((9, 8))
    places: list[tuple[int, int]] = []
    for batch, values in ValueDraw(cell_batches(cells, 8), 8).draw(rng):
        assert values.size <= max(batch_values, 8)
        places += zip(batch.rows.tolist(), batch.columns.tolist(), strict=True)
        for row, of_cell in zip(batch.rows, values, strict=True):
            expected[row] += of_cell
        total = batch.add_up(values)
        assert len(set(batch.rows[: len(total)].tolist())) == len(total)
        found[batch.rows[: len(total)]] += total
    np.testing.assert_allclose(found, expected, rtol=1e-14)
    assert sorted(places) == sorted(zip(rows.tolist(), columns.tolist(), strict=True))


def test_without_cells_nothing_is_drawn() -> None:
    assert cell_batches(NO_CELLS, 64) == ()
    rng = np.random.default_rng(1)
    assert list(ValueDraw((), 64).draw(rng)) == []
    assert rng.random() == np.random.default_rng(1).random()


def test_one_cell_is_one_batch() -> None:
    cells = UncertainCells(np.array([7]), np.array([2]), (Uniform(0.1, 0.2),))
    (batch,) = cell_batches(cells, 64)
    assert (batch.rows.tolist(), batch.columns.tolist(), batch.layers) == ([7], [2], (1,))


def test_tables_are_read_linearly_between_their_levels() -> None:
    """Tables of different lengths beside each other, one of them twice; the levels are the random numbers."""
    tables = [[0.0, 0.1, 1.0], [0.2, 0.9], [0.0, 0.1, 1.0], list(np.linspace(0.0, 1.0, 2049) ** 2)]
    values = drawn(cells_of([Tabulated(np.array(table)) for table in tables]), 1_000)
    levels = np.random.default_rng(1).random((4, 1_000))
    for table, of_cell, level in zip(tables, values, levels, strict=True):
        expected = np.interp(level, np.linspace(0.0, 1.0, len(table)), table)
        np.testing.assert_allclose(of_cell, expected, rtol=0, atol=1e-15)


def test_values_stay_between_the_ends_of_their_distribution() -> None:
    """But for rounding, also where the mode is at an end and for the largest and the least random number."""
    kinds: list[Distribution] = [
        Uniform(0.1, 0.3),
        Triangular(0.1, 0.1, 0.3),
        Triangular(0.1, 0.3, 0.3),
        Tabulated(np.array([0.1, 0.2, 0.3])),
    ]

    class Extreme(np.random.Generator):
        def random(self, *, out: np.ndarray) -> np.ndarray:  # type: ignore[override]  # as it is called
            out[:] = [0.0, 1.0 - 2.0**-53]
            return out

    for _, values in ValueDraw(cell_batches(cells_of(kinds), 2), 2).draw(Extreme(np.random.SFC64(1))):
        np.testing.assert_allclose(values, np.tile([0.1, 0.3], (len(values), 1)), rtol=0, atol=1e-15)


def test_slow_distributions_are_tabulated_and_fast_ones_kept() -> None:
    kept = fast_to_draw(cells_of(ONE_OF_EACH)).distributions
    for before, after in zip(ONE_OF_EACH, kept, strict=True):
        slow = isinstance(before, Pert | TruncatedNormal)
        assert isinstance(after, Tabulated) if slow else after is before
