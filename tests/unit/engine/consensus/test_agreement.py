from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy.stats import friedmanchisquare, kendalltau

from mlr_prio.engine.consensus import agreement
from mlr_prio.engine.consensus.agreement import kendall_w, pair_counts, place_span, shared_top, tau_matrix
from mlr_prio.engine.consensus.vote import Votes
from mlr_prio.errors import EngineError


def random_values(seed: int, g: int = 5, m: int = 9) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 6, (g, m)).astype(float)


@pytest.mark.parametrize("block", [1, 20, 1 << 18])
def test_tau_equals_that_of_scipy(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "BLOCK", block)
    values = random_values(0)
    tau = tau_matrix(pair_counts(Votes.of(values)))
    expected = [[kendalltau(a, b).statistic for b in values] for a in values]
    assert tau == pytest.approx(np.array(expected), abs=1e-12)


def test_pairs_are_counted_only_where_both_take_part() -> None:
    rng = np.random.default_rng(1)
    values, silent = random_values(1), rng.random((5, 9)) < 0.3
    counts = pair_counts(Votes.of(values, silent))
    for x, y in np.ndindex(5, 5):
        heard = np.flatnonzero(~silent[x] & ~silent[y])
        signs = [
            (np.sign(values[x, i] - values[x, k]), np.sign(values[y, i] - values[y, k]))
            for i, k in combinations(heard, 2)
        ]
        assert counts.same[x, y] == sum(a * b > 0 for a, b in signs)
        assert counts.opposite[x, y] == sum(a * b < 0 for a, b in signs)
        assert counts.ordered[x, y] == sum(a != 0 for a, _ in signs)


def test_tau_is_missing_with_a_member_that_orders_nothing() -> None:
    tau = tau_matrix(pair_counts(Votes.of([[1.0, 1.0, 1.0], [1.0, 2.0, 3.0]])))
    assert np.isnan(tau).tolist() == [[True, True], [True, False]]


@pytest.mark.parametrize("seed", range(5))
def test_w_follows_from_friedmans_statistic_with_ties(seed: int) -> None:
    """W = chi squared / (g (m - 1)), both with the correction for ties."""
    values = random_values(seed, 7, 6)
    expected = friedmanchisquare(*values.T).statistic / (7 * 5)
    assert kendall_w(Votes.of(values)) == pytest.approx(expected, abs=1e-12)


def test_w_is_one_for_the_same_list_and_missing_when_nothing_is_ordered() -> None:
    assert kendall_w(Votes.of([[3.0, 1.0, 2.0]] * 4)) == 1.0
    assert np.isnan(kendall_w(Votes.of([[1.0, 1.0], [2.0, 2.0]])))
    assert np.isnan(kendall_w(Votes.of([[1.0, 2.0]], [[True, True]])))


def test_w_counts_only_what_nobody_abstains_from() -> None:
    values = random_values(3, 4, 6)
    silent = np.zeros((4, 6), dtype=bool)
    silent[2, [0, 4]] = True
    assert kendall_w(Votes.of(values, silent)) == kendall_w(Votes.of(values[:, [1, 2, 3, 5]]))


def test_the_span_of_places_runs_over_the_members_that_take_part() -> None:
    values = [[3.0, 2.0, 1.0], [1.0, 2.0, 3.0], [3.0, 1.0, 2.0]]
    silent = [[False, False, True], [False, False, True], [False, True, True]]
    best, worst = place_span(Votes.of(values, silent))
    assert best.tolist() == [1, 1, 0]
    assert worst.tolist() == [2, 2, 0]


def test_the_shared_top_is_counted_in_each_members_own_top() -> None:
    """The list starts with 0 and 1; the third member ties 1 with 2 and abstains from 0."""
    values = [[4.0, 3.0, 2.0, 1.0], [1.0, 3.0, 4.0, 2.0], [9.0, 3.0, 3.0, 4.0]]
    silent = np.zeros((3, 4), dtype=bool)
    silent[2, 0] = True
    assert shared_top(Votes.of(values, silent), [0, 1, 2, 3], 2).tolist() == [1.0, 0.5, 0.5]


def test_a_top_longer_than_the_list_is_refused() -> None:
    with pytest.raises(EngineError, match="the top 3 was asked for in a list of 2"):
        shared_top(Votes.of([[1.0, 2.0]]), [0, 1], 3)
