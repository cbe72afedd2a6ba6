from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.engine.surrogate_weights import rank_reciprocal, rank_sum
from mlr_prio.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    Rule = Callable[..., NDArray[np.float64]]

RULES = pytest.mark.parametrize("rule", [rank_sum, rank_reciprocal])


@st.composite
def orders(draw: st.DrawFn) -> list[list[int]]:
    """Draw an order of importance of up to eight criteria, cut into groups at random."""
    criteria = draw(st.permutations(range(draw(st.integers(1, 8)))))
    cuts = draw(st.lists(st.booleans(), min_size=len(criteria) - 1, max_size=len(criteria) - 1))
    groups = [[criteria[0]]]
    for criterion, cut in zip(criteria[1:], cuts, strict=True):
        if cut:
            groups.append([])
        groups[-1].append(criterion)
    return groups


def mean_of_places(order: list[list[int]], points: list[Fraction]) -> list[float]:
    weights = dict[int, Fraction]()
    place = 0
    for group in order:
        of_group = points[place : place + len(group)]
        weights.update(dict.fromkeys(group, sum(of_group, start=Fraction(0)) / len(group) / sum(points)))
        place += len(group)
    return [float(weights[j]) for j in range(len(points))]


@settings(max_examples=50, deadline=None)
@given(order=orders())
def test_a_group_shares_the_weights_of_its_places(order: list[list[int]]) -> None:
    n = sum(map(len, order))
    falling = mean_of_places(order, [Fraction(n - place) for place in range(n)])
    reciprocal = mean_of_places(order, [Fraction(1, place + 1) for place in range(n)])
    assert rank_sum(order, n) == pytest.approx(falling, abs=1e-15)
    assert rank_reciprocal(order, n) == pytest.approx(reciprocal, abs=1e-15)


@RULES
def test_the_weights_follow_the_order_and_sum_to_one(rule: Rule) -> None:
    weights = rule([[2], [0, 3], [1]], 4)
    assert weights.sum() == pytest.approx(1, abs=1e-15)
    assert weights[2] > weights[0] == weights[3] > weights[1] > 0


@RULES
@pytest.mark.parametrize("n", [1, 5])
def test_criteria_that_all_tie_weigh_the_same(rule: Rule, n: int) -> None:
    assert rule([list(range(n))], n) == pytest.approx([1 / n] * n, abs=1e-15)


@RULES
@pytest.mark.parametrize(
    ("order", "n"), [([[0], [0]], 2), ([[0]], 2), ([[0], [2]], 2), ([[0], []], 1), ([], 0), ([[0], [1]], -1)]
)
def test_an_order_that_does_not_hold_each_criterion_once_is_refused(
    rule: Rule, order: list[list[int]], n: int
) -> None:
    ranked = sum(map(len, order))
    with pytest.raises(
        EngineError,
        match=f"an order of importance has {ranked} entries for {n} criteria; it must hold each once",
    ):
        rule(order, n)
