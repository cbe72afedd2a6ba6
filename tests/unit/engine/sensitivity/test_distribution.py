from __future__ import annotations

from math import inf, nan
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad

from mlr_prio.engine.sensitivity.distribution import (
    TABLE_LEVELS,
    Discrete,
    Distribution,
    Pert,
    Tabulated,
    Triangular,
    TruncatedNormal,
    UncertainCells,
    Uniform,
    expected_excess,
    mean,
    quantile,
    tabulate,
    variance,
)
from mlr_prio.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray


class Frozen(Protocol):
    """What scipy calls a frozen distribution, as far as the tests ask."""

    def mean(self) -> float: ...
    def var(self) -> float: ...
    def sf(self, x: float) -> float: ...
    def ppf(self, q: NDArray[np.float64]) -> NDArray[np.float64]: ...


PAIRS: list[tuple[Distribution, Frozen]] = [
    (Uniform(0.1, 0.7), stats.uniform(0.1, 0.6)),
    (Triangular(0.1, 0.2, 0.7), stats.triang(1 / 6, 0.1, 0.6)),
    (Triangular(0.1, 0.1, 0.7), stats.triang(0, 0.1, 0.6)),
    (Triangular(0.1, 0.7, 0.7), stats.triang(1, 0.1, 0.6)),
    (Pert(0.1, 0.2, 0.7), stats.beta(1 + 4 / 6, 5 - 4 / 6, 0.1, 0.6)),
    (Pert(0.1, 0.1, 0.7), stats.beta(1, 5, 0.1, 0.6)),
    (Pert(0.1, 0.7, 0.7), stats.beta(5, 1, 0.1, 0.6)),
    (TruncatedNormal(0.5, 0.2, 0.1, 0.7), stats.truncnorm(-2, 1, 0.5, 0.2)),
    (TruncatedNormal(-0.2, 0.1, 0.1, 0.7), stats.truncnorm(3, 9, -0.2, 0.1)),
    (TruncatedNormal(1.0, 0.1, 0.1, 0.7), stats.truncnorm(-9, -3, 1.0, 0.1)),
    (TruncatedNormal(0.4, 1e4, 0.1, 0.7), stats.uniform(0.1, 0.6)),
]
KINDS = pytest.mark.parametrize(("distribution", "oracle"), PAIRS, ids=[str(pair[0]) for pair in PAIRS])


def excess(oracle: Frozen, threshold: float) -> float:
    """E[max(X - t, 0)] as the integral of the survival function; all oracles live on [0.1, 0.7]."""
    start = min(max(threshold, 0.1), 0.7)
    inside: float = quad(oracle.sf, start, 0.7, epsabs=1e-12, points=[0.2])[0] if start < 0.7 else 0.0
    return inside + max(0.1 - threshold, 0.0)


@KINDS
def test_mean_and_variance_agree_with_scipy(distribution: Distribution, oracle: Frozen) -> None:
    assert mean(distribution) == pytest.approx(oracle.mean(), abs=1e-9)
    assert variance(distribution) == pytest.approx(oracle.var(), abs=1e-9)


@KINDS
def test_quantiles_agree_with_scipy_and_end_at_the_ends(distribution: Distribution, oracle: Frozen) -> None:
    u = np.linspace(0.0, 1.0, 41)
    found = quantile(distribution, u)
    assert found == pytest.approx(oracle.ppf(u), abs=1e-9)
    assert (found[0], found[-1]) == pytest.approx((0.1, 0.7), abs=1e-12)


@KINDS
def test_expected_excess_agrees_with_quadrature(distribution: Distribution, oracle: Frozen) -> None:
    for threshold in (-0.5, 0.1, 0.15, 0.2, 0.4, 0.65, 0.7, 1.3):
        assert expected_excess(distribution, threshold) == pytest.approx(excess(oracle, threshold), abs=1e-9)


@KINDS
def test_a_table_has_nearly_the_moments_of_its_distribution(
    distribution: Distribution, oracle: Frozen
) -> None:
    table = tabulate(distribution)
    assert mean(table) == pytest.approx(oracle.mean(), abs=3e-6)
    assert variance(table) == pytest.approx(oracle.var(), abs=3e-6)
    assert expected_excess(table, 0.3) == pytest.approx(excess(oracle, 0.3), abs=3e-6)


def test_a_discrete_distribution_by_hand() -> None:
    d = Discrete((0.0, 0.5, 1.0), (0.2, 0.3, 0.5))
    assert mean(d) == pytest.approx(0.65)
    assert variance(d) == pytest.approx(0.2 * 0.65**2 + 0.3 * 0.15**2 + 0.5 * 0.35**2)
    assert expected_excess(d, 0.4) == pytest.approx(0.3 * 0.1 + 0.5 * 0.6)
    assert quantile(d, np.array([0.0, 0.2, 0.2001, 0.5, 0.5001, 1.0])).tolist() == [
        0.0,
        0.0,
        0.5,
        0.5,
        1.0,
        1.0,
    ]


def test_a_tabulated_distribution_by_hand() -> None:
    """Half the probability spread over [0, 0.4], half concentrated in 0.4."""
    d = Tabulated(np.array([0.0, 0.4, 0.4]))
    assert mean(d) == pytest.approx(0.5 * 0.2 + 0.5 * 0.4)
    assert variance(d) == pytest.approx(0.5 * 0.16 / 3 + 0.5 * 0.16 - 0.09)
    assert quantile(d, np.array([0.0, 0.25, 0.75])) == pytest.approx([0.0, 0.2, 0.4])
    assert expected_excess(d, 0.2) == pytest.approx(0.5 * 0.5 * 0.1 + 0.5 * 0.2)
    assert expected_excess(d, 0.4) == 0.0
    assert expected_excess(d, -0.1) == pytest.approx(mean(d) + 0.1)


def test_tables_are_frozen() -> None:
    source = np.array([0.0, 1.0])
    table = Tabulated(source)
    source[0] = 0.5
    assert table.quantiles[0] == 0.0
    for array in (table.quantiles, TABLE_LEVELS):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0


@pytest.mark.parametrize("kind", [Triangular, Pert, lambda low, _, high: Uniform(low, high)])
@pytest.mark.parametrize("low_high", [(0.5, 0.5), (0.6, 0.4), (nan, 0.5), (0.0, inf)])
def test_ends_must_be_finite_and_differ(
    kind: Callable[[float, float, float], Distribution], low_high: tuple[float, float]
) -> None:
    with pytest.raises(EngineError, match="the numbers must be finite and rise, and the ends must differ"):
        kind(low_high[0], low_high[0], low_high[1])


def test_the_likely_value_must_lie_between_the_ends() -> None:
    with pytest.raises(EngineError, match=r"a distribution runs from 0\.1 over 0\.9 to 0\.7"):
        Triangular(0.1, 0.9, 0.7)


@pytest.mark.parametrize(("centre", "sd"), [(0.5, 0.0), (0.5, -1.0), (nan, 1.0), (0.5, inf)])
def test_a_normal_distribution_needs_a_finite_mean_and_a_positive_deviation(centre: float, sd: float) -> None:
    with pytest.raises(EngineError, match="both must be finite and the standard deviation more than zero"):
        TruncatedNormal(centre, sd, 0.0, 1.0)


@pytest.mark.parametrize("centre", [-1.0, 2.0])
def test_a_normal_distribution_off_the_scale_is_refused(centre: float) -> None:
    with pytest.raises(EngineError, match="the mean must lie nearer to the scale"):
        TruncatedNormal(centre, 0.01, 0.0, 1.0)


@pytest.mark.parametrize(("values", "probabilities"), [((), ()), ((0.0, 1.0), (1.0,))])
def test_a_discrete_distribution_pairs_values_and_probabilities(
    values: tuple[float, ...], probabilities: tuple[float, ...]
) -> None:
    with pytest.raises(EngineError, match="it needs at least one value, and one probability for each"):
        Discrete(values, probabilities)


@pytest.mark.parametrize("values", [(0.5, 0.5), (1.0, 0.0), (0.0, nan)])
def test_discrete_values_must_increase(values: tuple[float, ...]) -> None:
    with pytest.raises(EngineError, match="must be finite and strictly increasing"):
        Discrete(values, (0.5, 0.5))


@pytest.mark.parametrize("probabilities", [(0.5, 0.4), (1.5, -0.5), (0.0, 1.0), (nan, 0.5)])
def test_discrete_probabilities_must_be_a_distribution(probabilities: tuple[float, ...]) -> None:
    with pytest.raises(EngineError, match="each must be more than zero and the sum must be 1"):
        Discrete((0.0, 1.0), probabilities)


@pytest.mark.parametrize("quantiles", [[0.5], [0.5, 0.4], [0.0, nan], [[0.0, 1.0]]])
def test_tabulated_quantiles_must_rise(quantiles: list[float]) -> None:
    with pytest.raises(EngineError, match="at least two finite numbers that never decrease"):
        Tabulated(np.array(quantiles))


def test_every_uncertain_cell_has_one_distribution() -> None:
    one = Uniform(0.0, 1.0)
    with pytest.raises(
        EngineError, match="have 2 rows, 2 columns and 1 distributions; there must be equally many"
    ):
        UncertainCells(np.array([0, 1]), np.array([0, 0]), (one,))
    with pytest.raises(EngineError, match="a cell has two distributions; each uncertain cell must have one"):
        UncertainCells(np.array([0, 1, 0]), np.array([2, 2, 2]), (one, one, one))
