"""Tests of preparing a table: groups of identical alternatives, near ties, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.contest import exact_part, near_tie_bound, prepare
from mlr_prio.engine.sensitivity.distribution import UncertainCells, Uniform
from mlr_prio.engine.sensitivity.sampling import draw
from mlr_prio.engine.sensitivity.value_draw import cell_batches
from mlr_prio.engine.sensitivity.weight_space import Around, Bounds, FreeSimplex, Ordinal
from mlr_prio.errors import EngineError


def cells(*places: tuple[int, int]) -> UncertainCells:
    rows, columns = np.array(places, dtype=np.intp).reshape(-1, 2).T
    return UncertainCells(rows, columns, tuple(Uniform(0.0, 1.0) for _ in places))


def test_alternatives_with_the_same_values_are_one_group() -> None:
    table = np.array([[0.5, 0.1], [0.2, 0.9], [0.5, 0.1 + 1e-14], [-0.0, 0.0], [0.0, 0.0]])
    contest = prepare(table, FreeSimplex(2), (), 1000)
    group = contest.group
    assert group[0] == group[2] != group[1]
    assert group[3] == group[4]
    assert contest.sizes[group].tolist() == [2, 1, 2, 2, 2]


def test_values_that_the_space_cannot_tell_apart_are_one_group() -> None:
    """Equal weights make 1 + 0 and 0 + 1 the same; a weight of zero makes its criterion nothing."""
    table = np.array([[1.0, 0.0, 0.3], [0.0, 1.0, 0.3], [0.5, 0.5, 0.8]])
    assert len(prepare(table, Ordinal(((0, 1), (2,)), 3), (), 10).sizes) == 2
    assert len(prepare(table, Around((0.0, 0.0, 1.0), 5), (), 10).sizes) == 2
    assert len(prepare(table, FreeSimplex(3), (), 10).sizes) == 3


def test_an_uncertain_alternative_is_a_group_of_its_own() -> None:
    contest = prepare(np.zeros((3, 2)), FreeSimplex(2), cell_batches(cells((1, 0), (1, 1)), 32), 10)
    assert contest.sizes[contest.group].tolist() == [2, 1, 2]
    (batch,) = contest.batches
    assert batch.rows.tolist() == [contest.group[1]] * 2


def test_the_bound_on_near_ties_is_above_what_is_seen() -> None:
    """With ties defined a billion times wider the bound, scaled up as much, still holds."""
    rng = np.random.default_rng(3)
    values, weights = rng.random((6, 4)), draw(FreeSimplex(4), rng, 20_000)
    overall = weights @ values.T
    seen = sum(
        (np.abs(overall[:, i] - overall[:, k]) <= 1e-3).mean() for i in range(6) for k in range(i + 1, 6)
    )
    assert 0 < seen <= 1e9 * near_tie_bound(values)


def test_a_dominated_alternative_never_ties() -> None:
    assert near_tie_bound(np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.5]])) == 0


@pytest.mark.parametrize("values", [np.random.default_rng(1).random((257, 2)), np.array([[0.1], [0.2]])])
def test_no_bound_is_made_for_very_many_alternatives_or_one_coordinate(values: np.ndarray) -> None:
    assert near_tie_bound(values) == np.inf


def test_near_ties_are_looked_for_unless_they_are_too_improbable() -> None:
    table = np.random.default_rng(4).random((5, 3))
    assert not prepare(table, FreeSimplex(3), (), 10**6).may_tie
    assert prepare(table, FreeSimplex(3), (), 10**12).may_tie
    assert prepare(table, FreeSimplex(3), cell_batches(cells((0, 0)), 32), 10**6).may_tie
    assert prepare(table, Around((0.2, 0.3, 0.5), 9), (), 10**6).may_tie
    assert prepare(table, Bounds((0, 0, 0), (1, 1, 1)), (), 10**6).may_tie
    nearly = np.vstack((table, table[0] + 1e-12))
    assert prepare(nearly, FreeSimplex(3), (), 10).may_tie


def test_a_value_in_an_uncertain_cell_is_not_looked_at() -> None:
    table = exact_part([[np.nan, 0.5], [7.0, 1.0]], FreeSimplex(2), cells((0, 0), (1, 0)))
    assert table.tolist() == [[0, 0.5], [0, 1]]


@pytest.mark.parametrize(
    ("values", "uncertain", "sentence"),
    [
        ([], cells(), "^there is no alternative to rank; there must be at least one$"),
        (
            [[0.1, 0.2, 0.3]],
            cells(),
            "^the weights are for 2 criteria and the values for 3; they must be the same$",
        ),
        (
            [[0.1, 0.2]],
            cells((0, 0), (1, 0)),
            "^an uncertain value stands at alternative 1 and criterion 0, outside the table$",
        ),
        (
            [[0.1, 0.2]],
            cells((0, -1)),
            "^an uncertain value stands at alternative 0 and criterion -1, outside the table$",
        ),
        (
            [[0.1, 0.2], [0.3, np.nan]],
            cells((0, 0)),
            (
                "^alternative 1 has no value for criterion 1; "
                "give the missing value a distribution over the scale$"
            ),
        ),
        ([[0.1, 1.2]], cells(), r"^a partial value is 1\.2; partial values must be from 0 to 1$"),
        ([[-0.1, 1.0]], cells(), r"^a partial value is -0\.1; partial values must be from 0 to 1$"),
    ],
)
def test_what_does_not_fit_together_is_refused(
    values: list[list[float]], uncertain: UncertainCells, sentence: str
) -> None:
    with pytest.raises(EngineError, match=sentence):
        exact_part(values, FreeSimplex(2), uncertain)
