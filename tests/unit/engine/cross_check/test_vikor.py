from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from mlr_prio.engine.cross_check.cross_check import Performances
from mlr_prio.engine.cross_check.vikor import MAJORITY, VikorResult, compromise

MakePerformances = Callable[..., Performances]
Row = list[Fraction]


def over_range(regret: Row) -> Row:
    span = max(regret) - min(regret)
    return [(r - min(regret)) / span if span else Fraction(0) for r in regret]


def in_fractions(values: list[list[int]], weights: list[int], falling: list[int]) -> tuple[Row, Row, Row]:
    """S, R and Q exactly, alternative by alternative."""
    terms: list[Row] = [[] for _ in values]
    for j, weight in enumerate(weights):
        column = [-row[j] if j in falling else row[j] for row in values]
        span = max(column) - min(column)
        for i, x in enumerate(column):
            terms[i].append(
                Fraction(weight * (max(column) - x), span * sum(weights)) if span else Fraction(0)
            )
    group, largest = [sum(row, start=Fraction(0)) for row in terms], [max(row) for row in terms]
    halves = zip(over_range(group), over_range(largest), strict=True)
    return group, largest, [(s + r) / 2 for s, r in halves]


def set_by_the_text(group: Row, largest: Row, index: Row) -> tuple[bool, bool, list[int]]:
    """C1, C2 and the compromise set in the words of Opricovic & Tzeng, ties taken together."""
    m, best = len(index), min(index)
    first = [i for i in range(m) if index[i] == best]
    next_best = sorted(index)[1] if m > 1 else None
    advantage = next_best is None or next_best - best >= Fraction(1, m - 1)
    stable = all(group[i] == min(group) or largest[i] == min(largest) for i in first)
    if not advantage:
        return advantage, stable, [i for i in range(m) if index[i] - best < Fraction(1, m - 1)]
    if stable:
        return advantage, stable, first
    return advantage, stable, [i for i in range(m) if index[i] in {best, next_best}]


def assert_equals_fractions(
    result: VikorResult, values: list[list[int]], weights: list[int], falling: list[int]
) -> None:
    group, largest, index = in_fractions(values, weights, falling)
    assert result.group_regret == pytest.approx([float(s) for s in group], abs=1e-12)
    assert result.largest_regret == pytest.approx([float(r) for r in largest], abs=1e-12)
    assert result.index == pytest.approx([float(q) for q in index], abs=1e-12)
    assert result.values == pytest.approx([float(1 - q) for q in index], abs=1e-12)
    advantage, stable, chosen = set_by_the_text(group, largest, index)
    assert (result.acceptable_advantage, result.acceptable_stability) == (advantage, stable)
    assert list(result.compromise_set) == chosen
    assert result.ranks.tolist() == [1 + sum(other < q for other in index) for q in index]


def test_everything_equals_a_loop_in_fractions_also_with_ties(table: MakePerformances) -> None:
    rng = np.random.default_rng(0)
    for _ in range(300):
        m, n = int(rng.integers(1, 7)), int(rng.integers(1, 4))
        values, weights = rng.integers(0, 6, (m, n)).tolist(), rng.integers(1, 6, n).tolist()
        falling = np.flatnonzero(rng.random(n) < 0.4).tolist()
        result = compromise(table(values, weights, falling=falling))
        assert_equals_fractions(result, values, weights, falling)


@pytest.mark.parametrize(
    ("values", "conditions", "chosen"),
    [
        ([[3, 3], [2, 0], [0, 1]], (True, True), (0,)),
        ([[5, 5, 0], [1, 3, 2], [3, 0, 4], [2, 4, 1], [5, 1, 3]], (True, False), (3, 4)),
        ([[3, 0], [0, 3], [0, 2]], (False, True), (0, 1)),
        ([[3, 1, 5], [0, 0, 5], [4, 5, 2], [1, 2, 5]], (False, False), (0, 3)),
    ],
)
def test_the_two_conditions_choose_the_compromise_set(
    table: MakePerformances, values: list[list[int]], conditions: tuple[bool, bool], chosen: tuple[int, ...]
) -> None:
    """Rare is the second: the first by Q is ahead, and others have the smallest sum and single regret."""
    weights = [1] * len(values[0])
    result = compromise(table(values, weights))
    assert (result.acceptable_advantage, result.acceptable_stability) == conditions
    assert result.compromise_set == chosen
    assert_equals_fractions(result, values, weights, [])


def test_equal_alternatives_are_a_compromise_together(table: MakePerformances) -> None:
    result = compromise(table([[1, 2], [1, 2], [1, 2]], [1, 1]))
    assert result.index.tolist() == [0, 0, 0]
    assert result.compromise_set == (0, 1, 2)


def test_sums_that_differ_by_rounding_alone_have_no_range(table: MakePerformances) -> None:
    """1/12 + 4/12 + 1/12 is less than 6/12 in floating point; only the largest regrets differ."""
    result = compromise(table([[0, 0, 0, 1], [1, 1, 1, 0]], [1, 4, 1, 6]))
    assert result.group_regret[0] < result.group_regret[1]
    assert result.index.tolist() == [0, 0.5]


def test_an_only_alternative_is_the_compromise(table: MakePerformances) -> None:
    result = compromise(table([[1, 2]], [1, 1]))
    assert (result.acceptable_advantage, result.acceptable_stability) == (True, True)
    assert result.compromise_set == (0,)


def test_an_advantage_of_exactly_the_threshold_is_acceptable(table: MakePerformances) -> None:
    """Three alternatives at even distances on one criterion: Q is 0, 1/2 and 1; 1/(m - 1) is 1/2."""
    result = compromise(table([[0.3], [0.2], [0.1]], [1]))
    assert result.index.tolist() == [0, 0.5, 1]
    assert result.acceptable_advantage
    assert result.compromise_set == (0,)


def test_the_note_states_the_weight_of_the_majority(table: MakePerformances) -> None:
    assert compromise(table([[1]], [1])).note.facts == {"majority": MAJORITY}
