from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.engine import dominance
from mlr_prio.engine.dominance import dominates
from mlr_prio.errors import EngineError

ROW = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)).map(sorted), min_size=3, max_size=3)


@settings(max_examples=50, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=6), st.lists(st.sampled_from([0, 1]), min_size=3, max_size=3))
def test_dominance_follows_its_definition(rows: list[list[list[int]]], weights: list[int]) -> None:
    """Plain loops over the criteria that weigh something are the oracle."""
    table = np.array(rows)
    low, high = table[..., 0], table[..., 1]
    for i, k in np.ndindex(len(rows), len(rows)):
        pairs = [(low[i, j], high[k, j]) for j in range(3) if weights[j]]
        expected = all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)
        assert dominates(low, high, weights)[i, k] == expected


def test_identical_alternatives_do_not_dominate_each_other() -> None:
    assert not dominates(np.full((3, 2), 0.5), np.full((3, 2), 0.5)).any()


def test_exact_tables_give_pareto_dominance() -> None:
    table = [[0.9, 0.5], [0.9, 0.4], [0.1, 0.6]]
    assert np.argwhere(dominates(table, table)).tolist() == [[0, 1]]


def test_nobody_dominates_when_no_criterion_weighs_anything() -> None:
    assert not dominates([[1.0], [0.0]], [[1.0], [0.0]], [0.0]).any()


def test_no_alternatives_give_no_pairs() -> None:
    assert dominates(np.empty((0, 2)), np.empty((0, 2))).shape == (0, 0)


@pytest.mark.parametrize("block", [1, 17, 40])
def test_the_size_of_the_blocks_changes_nothing(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    table = np.random.default_rng(0).integers(0, 4, (13, 3)).astype(float)
    expected = dominates(table, table)
    monkeypatch.setattr(dominance, "BLOCK", block)
    assert np.array_equal(dominates(table, table), expected)
    assert expected.any()


def test_a_missing_partial_value_is_refused() -> None:
    with pytest.raises(
        EngineError, match=r"an interval runs from nan to 1\.0; the low end must not exceed the"
    ):
        dominates([[np.nan]], [[1.0]])
