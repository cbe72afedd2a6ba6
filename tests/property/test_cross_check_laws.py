"""What every cross-check owes the people who read it, and what each published method promises."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.engine.cross_check import CROSS_CHECKS
from mlr_prio.engine.cross_check.cross_check import Performances
from mlr_prio.engine.cross_check.preference import gaussian, level, linear, u_shape, usual, v_shape
from mlr_prio.engine.cross_check.promethee_ii import net_flows
from mlr_prio.engine.cross_check.vikor import compromise
from mlr_prio.engine.dominance import dominates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from mlr_prio.engine.cross_check.preference import PreferenceFunction

STRICT = ["weighted-product", "topsis", "vikor"]
"""These put a dominated alternative behind its dominator; PROMETHEE II, with thresholds, never before it."""

AFFINE = ["weighted-product", "vikor", "promethee-ii"]
"""These do not mind in which unit, and from which zero, a criterion is measured."""


@pytest.fixture(autouse=True)
def raise_floating_point_errors() -> Iterator[None]:
    with np.errstate(all="raise"):
        yield


@dataclass(frozen=True)
class Shape:
    """A preference function by name, with thresholds in tenths."""

    name: str
    q: int
    p: int

    def build(self, factor: float = 1) -> PreferenceFunction:
        """Return the function with its thresholds in tenths of ``factor``."""
        q, p = self.q * factor / 10, self.p * factor / 10
        made: dict[str, Callable[[], PreferenceFunction]] = {
            "usual": usual,
            "u_shape": lambda: u_shape(q),
            "v_shape": lambda: v_shape(p),
            "level": lambda: level(q, p),
            "linear": lambda: linear(q, p),
            "gaussian": lambda: gaussian(p),
        }
        return made[self.name]()

    def preference(self, d: int) -> Fraction | float:
        """Return how much a difference of ``d`` tenths counts, by the table of Brans & Vincke."""
        if d <= 0 or self.name == "usual":
            return int(d > 0)
        if self.name == "gaussian":
            return 1 - math.exp(-(d**2) / (2 * self.p**2))
        if self.name == "level":
            return Fraction((d > self.q) + (d > self.p), 2)
        start = 0 if self.name == "v_shape" else self.q
        end = self.q if self.name == "u_shape" else self.p
        return Fraction(d - start, end - start) if start < d < end else int(d > start)


NAMES = ("usual", "u_shape", "v_shape", "level", "linear", "gaussian")
THRESHOLDS = st.tuples(st.integers(0, 30), st.integers(1, 40)).map(sorted).filter(lambda qp: qp[1] > 0)
SHAPES = st.builds(lambda name, qp: Shape(name, *qp), st.sampled_from(NAMES), THRESHOLDS)


@dataclass(frozen=True)
class Table:
    """Performances in tenths on scales from -2 to 2, some falling; ties and met thresholds are common."""

    tenths: list[list[int]]
    points: list[int]
    falling: list[bool]
    shapes: list[Shape]

    @property
    def performances(self) -> Performances:
        best = np.where(self.falling, -2.0, 2.0)
        return Performances(
            np.array(self.tenths) / 10,
            -best,
            best,
            np.array(self.points, dtype=float),
            tuple(shape.build() for shape in self.shapes),
        )


@st.composite
def tables(draw: st.DrawFn, *, fewest: int = 1) -> Table:
    m, n = draw(st.integers(fewest, 7)), draw(st.integers(1, 4))
    tenths = st.sampled_from([-20, -10, -5, 0, 1, 2, 3, 5, 10, 20])
    return Table(
        draw(st.lists(st.lists(tenths, min_size=n, max_size=n), min_size=m, max_size=m)),
        draw(st.lists(st.integers(0, 10), min_size=n, max_size=n).filter(any)),
        draw(st.lists(st.booleans(), min_size=n, max_size=n)),
        draw(st.lists(SHAPES, min_size=n, max_size=n)),
    )


def law(
    methods: list[str], **strategies: st.SearchStrategy[object]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Check a law on random tables for some methods."""

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        checked = settings(max_examples=40, deadline=None)(given(**strategies)(test))
        for_methods: Callable[..., None] = pytest.mark.parametrize("method", methods)(checked)
        return for_methods

    return decorate


EVERY = list(CROSS_CHECKS)


def places(method: str, performances: Performances) -> list[int]:
    result = CROSS_CHECKS[method].evaluate(performances)
    assert np.isfinite(result.values).all()
    found: list[int] = result.ranks.tolist()
    return found


def columns(performances: Performances, chosen: list[int]) -> Performances:
    return Performances(
        performances.values[:, chosen],
        performances.worst[chosen],
        performances.best[chosen],
        performances.weights[chosen],
        tuple(performances.preferences[j] for j in chosen),
    )


@law(EVERY, table=tables(), random=st.randoms(use_true_random=False))
def test_permuting_alternatives_permutes_their_places(method: str, table: Table, random: Random) -> None:
    shuffled = list(range(len(table.tenths)))
    random.shuffle(shuffled)
    performances = table.performances
    before = places(method, performances)
    after = places(method, replace(performances, values=performances.values[shuffled]))
    assert after == [before[i] for i in shuffled]


@law(EVERY, table=tables(), random=st.randoms(use_true_random=False))
def test_permuting_criteria_changes_no_place(method: str, table: Table, random: Random) -> None:
    shuffled = list(range(len(table.points)))
    random.shuffle(shuffled)
    assert places(method, columns(table.performances, shuffled)) == places(method, table.performances)


@law(EVERY, table=tables(), factor=st.sampled_from([0.001, 0.1, 3.0, 7.0, 1e6]))
def test_scaling_all_weights_changes_no_place(method: str, table: Table, factor: float) -> None:
    performances = table.performances
    scaled = replace(performances, weights=performances.weights * factor)
    assert places(method, scaled) == places(method, performances)


@law(EVERY, table=tables())
def test_a_criterion_without_weight_can_be_dropped(method: str, table: Table) -> None:
    performances = table.performances
    weighty = [j for j, point in enumerate(table.points) if point > 0]
    assert places(method, columns(performances, weighty)) == places(method, performances)


@law(EVERY, table=tables(), copies=st.integers(2, 4))
def test_equal_alternatives_all_share_the_first_place(method: str, table: Table, copies: int) -> None:
    performances = table.performances
    equal = replace(performances, values=np.repeat(performances.values[:1], copies, axis=0))
    assert places(method, equal) == [1] * copies


@law(EVERY, table=tables())
def test_a_duplicate_shares_its_place(method: str, table: Table) -> None:
    performances = table.performances
    doubled = places(
        method, replace(performances, values=np.vstack([performances.values, performances.values[:1]]))
    )
    assert doubled[-1] == doubled[0]


@law(EVERY, table=tables())
def test_a_criterion_without_spread_gives_finite_values_and_one_alone_a_tie(
    method: str, table: Table
) -> None:
    performances = table.performances
    values = performances.values.copy()
    values[:, 0] = values[0, 0]
    places(method, replace(performances, values=values))
    alone = columns(replace(performances, values=values, weights=performances.weights + 1), [0])
    assert places(method, alone) == [1] * len(values)


@law(EVERY, table=tables())
def test_turning_a_criterion_and_its_direction_changes_no_place(method: str, table: Table) -> None:
    p = table.performances
    turned = replace(p, values=-p.values, worst=-p.worst, best=-p.best)
    assert places(method, turned) == places(method, p)


@law(EVERY, table=tables(fewest=2))
def test_a_dominated_alternative_never_stands_before_its_dominator(method: str, table: Table) -> None:
    p = table.performances
    rising = p.values * np.where(p.maximise, 1, -1)
    result = places(method, p)
    for i, k in np.argwhere(dominates(rising, rising, p.weights)):
        assert result[i] < result[k] if method in STRICT else result[i] <= result[k]


@law(["promethee-ii"], table=tables())
def test_a_usual_preference_makes_dominance_strict_for_promethee_too(method: str, table: Table) -> None:
    p = replace(table.performances, preferences=(usual(),) * len(table.points))
    rising = p.values * np.where(p.maximise, 1, -1)
    result = places(method, p)
    for i, k in np.argwhere(dominates(rising, rising, p.weights)):
        assert result[i] < result[k]


@law(AFFINE, table=tables(), factor=st.sampled_from([0.01, 3.0, 1000.0]), zero=st.integers(-50, 50))
def test_another_unit_and_another_zero_change_no_place(
    method: str, table: Table, factor: float, zero: int
) -> None:
    p = table.performances
    moved = Performances(
        p.values * factor + zero,
        p.worst * factor + zero,
        p.best * factor + zero,
        p.weights,
        tuple(shape.build(factor) for shape in table.shapes),
    )
    assert places(method, moved) == places(method, p)


@law(["topsis"], table=tables(), factor=st.sampled_from([0.01, 3.0, 1000.0]))
def test_another_unit_changes_no_place_by_topsis(method: str, table: Table, factor: float) -> None:
    p = table.performances
    scaled = replace(p, values=p.values * factor, worst=p.worst * factor, best=p.best * factor)
    assert places(method, scaled) == places(method, p)


@law(["weighted-product"], table=tables(fewest=2))
def test_removing_an_alternative_never_reorders_the_others(method: str, table: Table) -> None:
    performances = table.performances
    everyone = places(method, performances)[1:]
    rest = places(method, replace(performances, values=performances.values[1:]))
    assert np.sign(np.subtract.outer(rest, rest)).tolist() == (
        np.sign(np.subtract.outer(everyone, everyone)).tolist()
    )


def flows_by_double_loop(table: Table) -> list[float]:
    """Return the net flows by definition: every pair on every criterion, in fractions but the gaussian."""
    m, total = len(table.tenths), sum(table.points)
    flows = []
    for mine in table.tenths:
        flow: Fraction | float = Fraction(0)
        for other in table.tenths:
            for j, shape in enumerate(table.shapes):
                d = (mine[j] - other[j]) * (-1 if table.falling[j] else 1)
                flow += Fraction(table.points[j], total) * (shape.preference(d) - shape.preference(-d))
        flows.append(float(flow) / max(m - 1, 1))
    return flows


@settings(max_examples=50, deadline=None)
@given(table=tables(), name=st.sampled_from([None, *NAMES]))
def test_sorted_promethee_equals_the_double_loop_for_every_shape_with_ties(
    table: Table, name: str | None
) -> None:
    """Each shape on all criteria, and shapes mixed."""
    shapes = [replace(shape, name=name or shape.name) for shape in table.shapes]
    same = replace(table, shapes=shapes)
    assert net_flows(same.performances).values == pytest.approx(flows_by_double_loop(same), abs=1e-12)


@settings(max_examples=50, deadline=None)
@given(table=tables())
def test_net_flows_sum_to_zero(table: Table) -> None:
    assert net_flows(table.performances).values.sum() == pytest.approx(0, abs=1e-12)


@settings(max_examples=50, deadline=None)
@given(table=tables())
def test_the_compromise_set_is_the_top_of_the_order_by_vikor(table: Table) -> None:
    result = compromise(table.performances)
    chosen = list(result.compromise_set)
    assert set(np.flatnonzero(result.ranks == 1)) <= set(chosen)
    left_out = np.delete(result.ranks, chosen)
    assert left_out.size == 0 or result.ranks[chosen].max() < left_out.min()
