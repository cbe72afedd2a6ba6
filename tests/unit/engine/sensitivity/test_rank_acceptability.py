"""Tests of SMAA-2 against plain loops over the same draws, and of its special cases."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from mlr_prio.engine.sensitivity import rank_acceptability as module
from mlr_prio.engine.sensitivity.distribution import Discrete, Triangular, UncertainCells, Uniform
from mlr_prio.engine.sensitivity.precision import samples_for
from mlr_prio.engine.sensitivity.rank_acceptability import RankAcceptability, rank_acceptability
from mlr_prio.engine.sensitivity.sampling import coordinates
from mlr_prio.engine.sensitivity.simulation import Simulation
from mlr_prio.engine.sensitivity.weight_space import (
    Around,
    Bounds,
    FreeSimplex,
    Mixture,
    Ordinal,
    SingleSpace,
    WeightSpace,
    basis,
)
from mlr_prio.errors import EngineError

BLOCK = 32_768


def drawn_weights(space: SingleSpace, seed: int, block: int, size: int = BLOCK) -> np.ndarray:
    """Return the weights ``(s, n)``, not normalised, that a block of the simulation draws."""
    rng = np.random.Generator(np.random.SFC64(np.random.SeedSequence(seed, spawn_key=(block,))))
    return np.vstack(list(islice(coordinates(space, rng, 4096), size // 4096))) @ basis(space)


def table_of(result: RankAcceptability) -> np.ndarray:
    assert result.rank_acceptability is not None
    return result.rank_acceptability


@pytest.mark.parametrize("m", [1, 2, 7, 20, 33])
@pytest.mark.parametrize(
    "space",
    [
        FreeSimplex(4),
        Ordinal(((3,), (0, 1), (2,)), 4),
        Bounds((0.1, 0.0, 0.2, 0.0), (0.5, 0.4, 0.6, 1.0)),
        Around((0.1, 0.2, 0.3, 0.4), 8),
    ],
)
def test_it_is_a_plain_loop_over_single_rankings(space: SingleSpace, m: int) -> None:
    """Ranking each drawn weight vector by itself and counting gives the same numbers."""
    values = np.random.default_rng(m).random((m, 4))
    weights = np.vstack([drawn_weights(space, 5, block) for block in (0, 1)])
    order = np.argsort(-(weights @ values.T), axis=1)
    counts = np.zeros((m, m))
    for place in range(m):
        counts[:, place] = np.bincount(order[:, place], minlength=m)
    result = rank_acceptability(values, space, Simulation(40_000, seed=5))
    assert (result.samples, result.seed) == (2 * BLOCK, 5)
    np.testing.assert_array_equal(table_of(result) * result.samples, counts)
    np.testing.assert_array_equal(result.first_counts, counts[:, 0])
    for i in np.flatnonzero(result.first_counts >= 100):
        of_winner = weights[order[:, 0] == i]
        central = of_winner.sum(axis=0) / of_winner.sum()
        np.testing.assert_allclose(result.central_weights[i], central, rtol=1e-9)


def test_the_summaries_follow_from_the_table() -> None:
    values = np.random.default_rng(1).random((6, 3))
    result = rank_acceptability(values, FreeSimplex(3), Simulation(1), top=4)
    table, places = table_of(result), np.arange(1, 7)
    np.testing.assert_allclose(result.expected_rank, table @ places)
    np.testing.assert_allclose(result.rank_sd**2, table @ places**2 - (table @ places) ** 2, atol=1e-12)
    np.testing.assert_allclose(result.top_acceptability, table[:, :4].sum(axis=1))
    assert result.cumulative is not None
    np.testing.assert_allclose(result.cumulative[:, 3], result.top_acceptability)
    assert result.by_member == ()


def test_central_weights_are_suppressed_below_a_hundred_first_places() -> None:
    """The second is first only where the first weight is below 0.001: about 33 of 32 768 samples."""
    result = rank_acceptability([[1.0, 0.999], [0.0, 1.0]], FreeSimplex(2), Simulation(1))
    assert 0 < result.first_counts[1] < 100
    assert np.isnan(result.central_weights[1]).all()
    np.testing.assert_allclose(result.central_weights[0], 0.5, atol=0.01)


def test_identical_alternatives_share_their_places() -> None:
    values = np.random.default_rng(2).random((5, 3))
    alone = rank_acceptability(values, FreeSimplex(3), Simulation(1))
    twins = rank_acceptability(values[[0, 1, 2, 2, 3, 4]], FreeSimplex(3), Simulation(1))
    table = table_of(twins)
    np.testing.assert_array_equal(table[2], table[3])
    np.testing.assert_allclose(table.sum(axis=0), 1, rtol=0, atol=1e-12)
    # Each twin has half of the places of the single alternative, and half of the places after it.
    expected = np.zeros(6)
    expected[:5] += table_of(alone)[2] / 2
    expected[1:] += table_of(alone)[2] / 2
    np.testing.assert_allclose(table[2], expected, rtol=0, atol=1e-12)
    np.testing.assert_allclose(twins.central_weights[2], alone.central_weights[2], rtol=1e-9)
    assert twins.first_counts[2] == twins.first_counts[3] == alone.first_counts[2]


def test_all_identical_alternatives_take_every_place_alike() -> None:
    result = rank_acceptability(np.full((4, 3), 0.5), FreeSimplex(3), Simulation(1))
    np.testing.assert_allclose(table_of(result), 0.25, rtol=0, atol=1e-12)
    np.testing.assert_allclose(result.central_weights, 1 / 3, atol=0.01)
    assert (result.first_counts == BLOCK).all()


def test_near_ties_share_places_in_just_those_samples_where_they_tie() -> None:
    """A fixed weight makes different values tie always; the third is drawn above or below with even odds."""
    coin = UncertainCells(np.array([2]), np.array([0]), (Discrete((0.0, 1.0), (0.5, 0.5)),))
    values = [[0.2, 0.8], [0.8, 0.2], [0.0, 0.5]]
    result = rank_acceptability(values, Bounds((0.5, 0.5), (0.5, 0.5)), Simulation(1), uncertain=coin)
    share = result.first_counts[2] / BLOCK
    assert share == pytest.approx(0.5, abs=0.02)
    first, last = (1 - share) / 2, share / 2
    expected = np.array([[first, 0.5, last], [first, 0.5, last], [share, 0, 1 - share]])
    np.testing.assert_allclose(table_of(result), expected, rtol=0, atol=1e-12)


def test_a_weight_of_zero_leaves_ties_that_are_shared() -> None:
    result = rank_acceptability([[0.9, 0.1], [0.9, 0.7], [0.2, 1.0]], Around((1.0, 0.0), 3), Simulation(1))
    np.testing.assert_allclose(
        table_of(result), [[0.5, 0.5, 0.0], [0.5, 0.5, 0.0], [0.0, 0.0, 1.0]], atol=1e-12
    )
    np.testing.assert_allclose(result.central_weights[:2], [[1, 0], [1, 0]], atol=1e-12)


def test_a_missing_score_is_uniform_over_the_scale() -> None:
    """One criterion, one missing value against 0.3: it is better with probability 0.7."""
    missing = UncertainCells(np.array([0]), np.array([0]), (Uniform(0.0, 1.0),))
    result = rank_acceptability([[np.nan], [0.3]], FreeSimplex(1), Simulation(1), uncertain=missing)
    assert table_of(result)[0, 0] == pytest.approx(0.7, abs=4 * np.sqrt(0.21 / result.samples))


def test_a_long_list_with_many_uncertain_scores_agrees_with_a_plain_simulation() -> None:
    """Eleven profiles, 300 alternatives; hardly more samples are drawn than a precision of 0.03 needs."""
    rng, m, n = np.random.default_rng(7), 300, 4
    profiles = rng.dirichlet(np.ones(n), 11)
    values, uncertain = rng.random((m, n)), rng.random((m, n)) < 0.5
    low, high = np.sort(rng.random((2, m, n)), axis=0)
    rows, columns = np.nonzero(uncertain)
    kinds = tuple(
        Uniform(low[i, j], high[i, j])
        if i % 2
        else Triangular(low[i, j], (low[i, j] + high[i, j]) / 2, high[i, j])
        for i, j in zip(rows.tolist(), columns.tolist(), strict=True)
    )
    space = Mixture(tuple(Around(tuple(profile.tolist()), 30) for profile in profiles))
    run = Simulation(samples_for(0.03, m), seed=2)
    result = rank_acceptability(values, space, run, uncertain=UncertainCells(rows, columns, kinds))
    assert result.samples == 11 * 512
    places = []
    for profile in np.repeat(profiles, 512, axis=0):
        shares = rng.random((m, n))
        shares[::2] = (shares[::2] + rng.random((m // 2, n))) / 2  # a symmetric triangle is a mean of two
        table = np.where(uncertain, low + (high - low) * shares, values)
        places.append(1 + np.argsort(np.argsort(-table @ rng.dirichlet(30 * profile))))
    error = np.sqrt(2) * np.std(places, axis=0) / np.sqrt(result.samples)
    assert (np.abs(result.expected_rank - np.mean(places, axis=0)) <= 5 * error + 1e-9).all()
    np.testing.assert_allclose(result.rank_sd, np.std(places, axis=0), rtol=0.1, atol=1e-9)


def test_the_members_of_a_mixture_have_equal_numbers_and_results_of_their_own() -> None:
    parts: tuple[SingleSpace, ...] = (Around((0.7, 0.3), 9), FreeSimplex(2), Bounds((0.0, 0.5), (0.5, 1.0)))
    values = np.random.default_rng(3).random((6, 2))
    result = rank_acceptability(values, Mixture(parts), Simulation(4 * BLOCK, seed=8))
    size = BLOCK // 4  # the next power of two from three spaces
    assert result.samples == 18 * size
    assert [member.samples for member in result.by_member] == [6 * size] * 3
    mean = np.mean([table_of(member) for member in result.by_member], axis=0)
    np.testing.assert_allclose(table_of(result), mean, rtol=0, atol=1e-15)
    # The second member takes every third block from the second on.
    weights = np.vstack([drawn_weights(parts[1], 8, block, size) for block in range(1, 18, 3)])
    firsts = np.bincount((weights @ values.T).argmax(axis=1), minlength=6)
    np.testing.assert_array_equal(result.by_member[1].first_counts, firsts)


def test_central_weights_of_a_mixture_give_each_sample_the_same_say() -> None:
    """Draws around a profile sum to 50, those of bounds to 1; both halves count alike."""
    space = Mixture((Around((0.8, 0.2), 50), Bounds((0.3, 0.7), (0.3, 0.7))))
    result = rank_acceptability([[0.5, 0.5], [0.1, 0.2]], space, Simulation(4 * BLOCK))
    np.testing.assert_allclose(result.central_weights[0], [0.55, 0.45], atol=0.002)


SPACES: list[WeightSpace] = [
    FreeSimplex(3),
    Bounds((0.1, 0.1, 0.1), (0.6, 0.6, 0.6)),
    Mixture((Around((0.2, 0.3, 0.5), 9), Around((0.6, 0.4, 0.0), 9), Ordinal(((0,), (1, 2)), 3))),
]


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("m", [9, 40])
def test_one_and_two_threads_give_the_same_bytes(space: WeightSpace, m: int) -> None:
    values = np.round(np.random.default_rng(4).random((m, 3)), 1)
    cells = UncertainCells(np.array([1, 4]), np.array([0, 2]), (Uniform(0.0, 1.0), Uniform(0.2, 0.4)))
    one, two = (
        rank_acceptability(values, space, Simulation(6 * BLOCK, 3, threads), uncertain=cells)
        for threads in (1, 2)
    )
    for name in ("rank_acceptability", "expected_rank", "rank_sd", "central_weights", "first_counts"):
        assert getattr(one, name).tobytes() == getattr(two, name).tobytes()


def test_moments_agree_with_the_table_they_stand_in_for(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(5).random((12, 3))
    values[3] = values[7]
    tabled = rank_acceptability(values, FreeSimplex(3), Simulation(1), top=5)
    monkeypatch.setattr(module, "MOST_TABLED", 11)
    summed = rank_acceptability(values, FreeSimplex(3), Simulation(1), top=5)
    assert summed.rank_acceptability is None
    assert summed.cumulative is None
    for name in ("top_acceptability", "expected_rank", "rank_sd", "central_weights"):
        np.testing.assert_allclose(getattr(summed, name), getattr(tabled, name), rtol=1e-9, atol=1e-9)


def test_very_many_alternatives_have_no_table_of_places() -> None:
    values = np.random.default_rng(6).random((1001, 2))
    result = rank_acceptability(values, FreeSimplex(2), Simulation(1), top=100)
    assert result.rank_acceptability is None
    assert result.top_acceptability.sum() == pytest.approx(100)
    assert result.expected_rank.sum() == pytest.approx(1001 * 1002 / 2)


@pytest.mark.parametrize("top", [0, 4])
def test_a_top_beyond_the_alternatives_is_refused(top: int) -> None:
    sentence = f"^the top {top} was asked for; with 3 alternatives it must be from 1 to that$"
    with pytest.raises(EngineError, match=sentence):
        rank_acceptability(np.eye(3), FreeSimplex(3), Simulation(1), top=top)


def test_every_member_of_a_mixture_must_fit_the_values() -> None:
    with pytest.raises(EngineError, match=r"^the weights are for 2 criteria and the values for 3; they must"):
        rank_acceptability(np.eye(3), Mixture((FreeSimplex(2),)), Simulation(1))
