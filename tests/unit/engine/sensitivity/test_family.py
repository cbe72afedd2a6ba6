from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.engine.sensitivity.family import (
    AffineFamily,
    criterion_families,
    group_family,
    local_family,
    member_families,
    score_family,
)
from mlr_prio.errors import EngineError

RNG = np.random.default_rng(3)
TABLE, WEIGHTS = RNG.random((7, 6)), RNG.dirichlet(np.ones(6))
GROUP, MEMBERS = [1, 2, 4, 5], [2, 5]
SHARES = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)


def at(family: AffineFamily, row: int, t: float) -> list[float]:
    values: list[float] = (family.intercept[row] + family.slope[row] * t).tolist()
    return values


@given(st.integers(0, 5), SHARES)
def test_a_criterion_family_gives_the_values_of_the_rescaled_weights(j: int, t: float) -> None:
    weights = WEIGHTS * (1.0 - t) / (1.0 - WEIGHTS[j])
    weights[j] = t
    family = criterion_families(TABLE, WEIGHTS)
    assert at(family, j, t) == pytest.approx(TABLE @ weights, abs=1e-14)
    assert family.current == pytest.approx(WEIGHTS)


def test_a_criterion_with_all_the_weight_leaves_the_others_equal() -> None:
    family = criterion_families(TABLE, [0.0, 0.0, 3.0, 0.0, 0.0, 0.0])
    assert at(family, 2, 0.4) == pytest.approx(TABLE @ [0.12, 0.12, 0.4, 0.12, 0.12, 0.12])
    assert at(family, 0, 0.4) == pytest.approx(TABLE @ [0.4, 0.0, 0.6, 0.0, 0.0, 0.0])


def test_a_criterion_with_almost_all_the_weight_costs_no_digits() -> None:
    tiny = 1e-13
    family = criterion_families(TABLE, [1.0 - 3.0 * tiny, tiny, 2.0 * tiny, 0.0, 0.0, 0.0])
    assert at(family, 0, 0.0) == pytest.approx(TABLE @ [0.0, 1 / 3, 2 / 3, 0.0, 0.0, 0.0], abs=1e-14)


@given(SHARES)
def test_a_local_family_keeps_the_weight_of_the_group(t: float) -> None:
    weights = WEIGHTS.copy()
    total = WEIGHTS[GROUP].sum()
    weights[MEMBERS] *= t * total / WEIGHTS[MEMBERS].sum()
    weights[[1, 4]] *= (1.0 - t) * total / WEIGHTS[[1, 4]].sum()
    family = local_family(TABLE, WEIGHTS, GROUP, MEMBERS)
    assert at(family, 0, t) == pytest.approx(TABLE @ weights, abs=1e-14)
    assert family.current == pytest.approx([WEIGHTS[MEMBERS].sum() / total])
    assert family.values == pytest.approx(TABLE @ WEIGHTS)


@given(SHARES)
def test_a_group_family_rescales_everything_outside_the_group(t: float) -> None:
    weights = WEIGHTS * (1.0 - t) / (1.0 - WEIGHTS[MEMBERS].sum())
    weights[MEMBERS] = WEIGHTS[MEMBERS] * t / WEIGHTS[MEMBERS].sum()
    assert at(group_family(TABLE, WEIGHTS, MEMBERS), 0, t) == pytest.approx(TABLE @ weights, abs=1e-14)


def test_a_group_of_one_is_its_criterion() -> None:
    one, everyone = group_family(TABLE, WEIGHTS, [3]), criterion_families(TABLE, WEIGHTS)
    assert one.intercept[0] == pytest.approx(everyone.intercept[3])
    assert one.slope[0] == pytest.approx(everyone.slope[3])


def test_members_without_weight_count_equally_and_a_group_without_weight_changes_nothing() -> None:
    weights = [0.5, 0.0, 0.0, 0.5, 0.0, 0.0]
    family = group_family(TABLE, weights, [1, 2])
    assert at(family, 0, 0.4) == pytest.approx(TABLE @ [0.3, 0.2, 0.2, 0.3, 0.0, 0.0])
    empty = local_family(TABLE, weights, GROUP, MEMBERS)
    assert empty.current.tolist() == [0.5]
    assert at(empty, 0, 0.0) == at(empty, 0, 1.0) == pytest.approx(TABLE @ weights)


@given(st.integers(0, 3), SHARES)
def test_a_member_family_shares_the_rest_equally_among_the_others(x: int, t: float) -> None:
    profiles = np.random.default_rng(5).dirichlet(np.ones(6), 4)
    influence = np.full(4, (1.0 - t) / 3)
    influence[x] = t
    family = member_families(TABLE, profiles)
    assert at(family, x, t) == pytest.approx(TABLE @ (influence @ profiles), abs=1e-14)
    assert family.current.tolist() == [0.25] * 4
    assert family.values == pytest.approx(TABLE @ profiles.mean(axis=0))


@given(SHARES)
def test_a_score_family_moves_one_alternative_only(t: float) -> None:
    table = TABLE.copy()
    table[4, 2] = t
    family = score_family(TABLE, WEIGHTS, 4, 2)
    assert at(family, 0, t) == pytest.approx(table @ WEIGHTS, abs=1e-14)
    assert family.current.tolist() == [TABLE[4, 2]]


@pytest.mark.parametrize(
    "family",
    [
        criterion_families(TABLE[:, :1], [2.0]),
        member_families(TABLE, [WEIGHTS]),
        local_family(TABLE, WEIGHTS, MEMBERS, MEMBERS),
    ],
)
def test_a_share_that_cannot_move_has_one_point_and_flat_lines(family: AffineFamily) -> None:
    assert (family.low, family.high, family.current.tolist()) == (1.0, 1.0, [1.0])
    assert not family.slope.any()
    assert at(family, 0, 1.0) == pytest.approx(family.values)


@pytest.mark.parametrize("members", [[], [0, 2]])
def test_members_must_be_in_their_group(members: list[int]) -> None:
    with pytest.raises(EngineError, match="in a group of 4; there must be at least one, and all of them"):
        local_family(TABLE, WEIGHTS, GROUP, members)
