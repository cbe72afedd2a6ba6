"""Critical weights by the definition of Triantaphyllou & Sánchez (1997), Decision Sciences 28(1):151-194.

The most critical criterion is the one whose weight needs the smallest relative change to alter the ranking;
it need not be the most important one. The numbers are an own construction, solved in fractions here: the
weight of one criterion changes and the others keep their proportions.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest

from mlr_prio.engine.sensitivity.family import criterion_families
from mlr_prio.engine.sensitivity.stability import NO_PAIR, ranking_stability

WEIGHTS = [Fraction(1, 2), Fraction(3, 10), Fraction(1, 5)]
VALUES = [
    [Fraction(8, 10), Fraction(3, 10), Fraction(5, 10)],
    [Fraction(6, 10), Fraction(7, 10), Fraction(3, 10)],
    [Fraction(5, 10), Fraction(2, 10), Fraction(9, 10)],
]


def value(alternative: int, criterion: int, weight: Fraction) -> Fraction:
    """Overall value when one criterion has this weight and the others share the rest as today."""
    scale = (1 - weight) / (1 - WEIGHTS[criterion])
    return sum(
        (VALUES[alternative][j] * (weight if j == criterion else WEIGHTS[j] * scale) for j in range(3)),
        start=Fraction(0),
    )


def turning_points(criterion: int) -> list[Fraction]:
    """Every weight from 0 to 1 at which two alternatives tie; values are straight lines in it."""
    points = []
    for a, b in combinations(range(3), 2):
        at_zero, at_one = (
            value(a, criterion, Fraction(t)) - value(b, criterion, Fraction(t)) for t in (0, 1)
        )
        if at_zero * at_one < 0:
            points.append(at_zero / (at_zero - at_one))
    return points


def test_today_the_first_leads_narrowly() -> None:
    assert [value(i, 0, WEIGHTS[0]) for i in range(3)] == [
        Fraction(59, 100),
        Fraction(57, 100),
        Fraction(49, 100),
    ]


@pytest.mark.parametrize("criterion", [0, 1, 2])
def test_each_critical_weight_is_the_nearest_turning_point(criterion: int) -> None:
    points, today = turning_points(criterion), WEIGHTS[criterion]
    result = ranking_stability(
        criterion_families([[float(v) for v in row] for row in VALUES], [0.5, 0.3, 0.2])
    )
    low = max([p for p in points if p < today], default=Fraction(0))
    high = min([p for p in points if p > today], default=Fraction(1))
    assert result.low[criterion] == pytest.approx(float(low), abs=1e-12)
    assert result.high[criterion] == pytest.approx(float(high), abs=1e-12)


def test_the_most_important_criterion_is_not_the_most_critical() -> None:
    result = ranking_stability(
        criterion_families([[float(v) for v in row] for row in VALUES], [0.5, 0.3, 0.2])
    )
    relative = []
    for j, weight in enumerate(WEIGHTS):
        ends = [
            abs(end - float(weight)) / float(weight)
            for end, pair in ((result.low[j], result.low_pair[j]), (result.high[j], result.high_pair[j]))
            if pair[0] != NO_PAIR
        ]
        relative.append(min(ends))
    assert relative.index(min(relative)) != WEIGHTS.index(max(WEIGHTS))
