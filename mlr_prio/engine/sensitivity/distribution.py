"""Distributions of uncertain partial values, and the functions of them that the analyses need.

A distribution lives in the space of partial values (usually [0, 1]); the mapping of a score through its value
function is the caller's. A linear value function keeps the kind; any other monotone one is passed as
:class:`Tabulated`. An uncertain value has a width: equal ends are an exact value and not a distribution.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.sensitivity.beta_pert import pert_excess, pert_quantile
from mlr_prio.engine.sensitivity.truncated_normal import Cut, cut_nodes, cut_quantile, probability_kept
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE_LEVELS: Final[NDArray[np.float64]] = np.linspace(0.0, 1.0, 2049)
"""The probabilities at which :func:`tabulate` reads quantiles, shape (2049,): equally spaced, but an
eighth of a step inside at both ends, where a straight line to a long tail's very end would make it fat."""
TABLE_LEVELS[[0, -1]] = np.array([0.125, 2047.875]) / 2048.0
TABLE_LEVELS.flags.writeable = False

LEAST_PROBABILITY: Final = 1e-12
"""A normal distribution with less probability than this on the scale is refused."""

SUM_ERROR: Final = 1e-9
"""How far the sum of discrete probabilities may be from 1 by rounding."""


@dataclass(frozen=True, slots=True)
class Uniform:
    """Every value from ``low`` to ``high`` alike, low < high; also a missing score over its whole scale."""

    low: float
    high: float

    def __post_init__(self) -> None:
        _require_order(self.low, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Triangular:
    """Density rising linearly from ``low`` to ``likely`` and falling to ``high``; low ≤ likely ≤ high."""

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        _require_order(self.low, self.likely, self.high)


@dataclass(frozen=True, slots=True)
class Pert:
    """Beta distribution on [low, high] with mode ``likely`` and mean (low + 4 likely + high) / 6.

    References
    ----------
    Malcolm, Roseboom, Clark & Fazar (1959), Operations Research 7(5):646-669.
    """

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        _require_order(self.low, self.likely, self.high)


@dataclass(frozen=True, slots=True)
class TruncatedNormal:
    """Normal(mean, sd) conditioned on [low, high]; the parameters are those before the cut."""

    mean: float
    sd: float
    low: float
    high: float

    def __post_init__(self) -> None:
        _require_order(self.low, self.low, self.high)
        if not (np.isfinite(self.mean) and np.isfinite(self.sd) and self.sd > 0.0):
            raise EngineError(
                message(
                    "a normal distribution has the mean {mean} and the standard deviation {sd}; "
                    "both must be finite and the standard deviation more than zero",
                    mean=self.mean,
                    sd=self.sd,
                ),
            )
        if probability_kept(_cut(self)) < LEAST_PROBABILITY:
            raise EngineError(
                message(
                    "a normal distribution with mean {mean} and standard deviation {sd} has no probability "
                    "between {low} and {high}; the mean must lie nearer to the scale",
                    mean=self.mean,
                    sd=self.sd,
                    low=self.low,
                    high=self.high,
                ),
            )


@dataclass(frozen=True, slots=True)
class Discrete:
    """Strictly increasing ``values`` with positive ``probabilities`` that sum to one."""

    values: tuple[float, ...]
    probabilities: tuple[float, ...]

    def __post_init__(self) -> None:
        values, probabilities = np.asarray(self.values), np.asarray(self.probabilities)
        if len(values) == 0 or len(values) != len(probabilities):
            raise EngineError(
                message(
                    "a discrete distribution has {values} values and {probabilities} probabilities; "
                    "it needs at least one value, and one probability for each",
                    values=len(values),
                    probabilities=len(probabilities),
                ),
            )
        if not (np.isfinite(values).all() and (np.diff(values) > 0.0).all()):
            raise EngineError(
                message("the values of a discrete distribution must be finite and strictly increasing"),
            )
        if not (probabilities > 0.0).all() or not np.isclose(
            probabilities.sum(), 1.0, rtol=0.0, atol=SUM_ERROR
        ):
            raise EngineError(
                message(
                    "the probabilities of a discrete distribution sum to {total}; "
                    "each must be more than zero and the sum must be 1",
                    total=float(probabilities.sum()),
                ),
            )


@dataclass(frozen=True, slots=True, eq=False)
class Tabulated:
    """A distribution known by its quantiles at equally spaced probabilities from 0 to 1, linear between them.

    Parameters
    ----------
    quantiles
        Non-decreasing, shape (q,) with q ≥ 2; usually read at :data:`TABLE_LEVELS`.
    """

    quantiles: NDArray[np.float64]

    def __post_init__(self) -> None:
        table = np.array(self.quantiles, dtype=np.float64)
        if table.ndim != 1 or len(table) <= 1 or not np.isfinite(table).all() or (np.diff(table) < 0.0).any():
            raise EngineError(
                message("tabulated quantiles must be at least two finite numbers that never decrease"),
            )
        table.flags.writeable = False
        object.__setattr__(self, "quantiles", table)


Distribution = Uniform | Triangular | Pert | TruncatedNormal | Discrete | Tabulated


@dataclass(frozen=True, slots=True, eq=False)
class UncertainCells:
    """The cells of a table of partial values that are not exact, each with its own independent distribution.

    Parameters
    ----------
    rows, columns
        Alternative and criterion of each cell, integers, shape (c,); no cell twice.
    distributions
        The distribution of each cell's partial value, c of them.
    """

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    distributions: tuple[Distribution, ...]

    def __post_init__(self) -> None:
        if not len(self.rows) == len(self.columns) == len(self.distributions):
            raise EngineError(
                message(
                    "the uncertain cells have {rows} rows, {columns} columns and "
                    "{distributions} distributions; there must be equally many",
                    rows=len(self.rows),
                    columns=len(self.columns),
                    distributions=len(self.distributions),
                ),
            )
        if len(set(zip(self.rows.tolist(), self.columns.tolist(), strict=True))) < len(self.rows):
            raise EngineError(
                message("a cell has two distributions; each uncertain cell must have one"),
            )


def mean(distribution: Distribution) -> float:
    """Return the expected partial value."""
    match distribution:
        case Uniform(low, high):
            return (low + high) / 2.0
        case Triangular(low, likely, high):
            return (low + likely + high) / 3.0
        case Pert(low, likely, high):
            return (low + 4.0 * likely + high) / 6.0
        case TruncatedNormal():
            x, mass = cut_nodes(_cut(distribution))
            return float(x @ mass)
        case Discrete(values, probabilities):
            return float(np.dot(values, probabilities))
        case _:
            return float((distribution.quantiles[1:] + distribution.quantiles[:-1]).mean()) / 2.0


def variance(distribution: Distribution) -> float:
    """Return the variance of the partial value."""
    centre = mean(distribution)
    match distribution:
        case Uniform(low, high):
            return (high - low) ** 2 / 12.0
        case Triangular(low, likely, high):
            return ((high - low) ** 2 - (likely - low) * (high - likely)) / 18.0
        case Pert(low, _, high):
            return (centre - low) * (high - centre) / 7.0
        case TruncatedNormal():
            x, mass = cut_nodes(_cut(distribution))
            return float((x - centre) ** 2 @ mass)
        case Discrete(values, probabilities):
            return float(np.dot((np.asarray(values) - centre) ** 2, probabilities))
        case _:
            left, right = distribution.quantiles[:-1] - centre, distribution.quantiles[1:] - centre
            return float((left * left + left * right + right * right).mean()) / 3.0


def quantile(distribution: Distribution, u: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the values below which the probability is ``u``; fed with uniform numbers it draws a sample.

    Parameters
    ----------
    distribution
        Any kind. :class:`Pert` is solved numerically, slowly: :func:`tabulate` it before drawing many.
    u
        Probabilities in [0, 1], any shape.
    """
    match distribution:
        case Uniform(low, high):
            return low + (high - low) * u
        case Triangular():
            return _triangular_quantile(distribution, u)
        case Pert(low, likely, high):
            return low + (high - low) * pert_quantile((likely - low) / (high - low), u)
        case TruncatedNormal():
            return cut_quantile(_cut(distribution), u)
        case Discrete(values, probabilities):
            return np.asarray(values)[np.searchsorted(np.cumsum(probabilities)[:-1], u)]
        case _:
            return np.interp(u, np.linspace(0.0, 1.0, len(distribution.quantiles)), distribution.quantiles)


def tabulate(distribution: Distribution) -> Tabulated:
    """Return the table of a distribution at :data:`TABLE_LEVELS`, from which it is fast to draw."""
    return Tabulated(quantile(distribution, TABLE_LEVELS))


def expected_excess(distribution: Distribution, threshold: float) -> float:
    """Return E[max(X − threshold, 0)], the expected gain of what pays only above the threshold."""
    match distribution:
        case Uniform(low, high):
            start = min(max(threshold, low), high)
            return max(low - threshold, 0.0) + (high - start) ** 2 / (2.0 * (high - low))
        case Triangular():
            return _triangular_excess(distribution, threshold)
        case Pert(low, likely, high):
            mode, start = (likely - low) / (high - low), min(max(threshold, low), high)
            inside = pert_excess(mode, (start - low) / (high - low))
            return max(low - threshold, 0.0) + (high - low) * inside
        case TruncatedNormal():
            x, mass = cut_nodes(_cut(distribution), threshold)
            return float(np.maximum(x - threshold, 0.0) @ mass)
        case Discrete(values, probabilities):
            return float(np.dot(np.maximum(np.asarray(values) - threshold, 0.0), probabilities))
        case _:
            return _tabulated_excess(distribution, threshold)


def _cut(d: TruncatedNormal) -> Cut:
    return Cut(d.mean, d.sd, d.low, d.high)


def _triangular_quantile(d: Triangular, u: NDArray[np.float64]) -> NDArray[np.float64]:
    width = d.high - d.low
    turn = (d.likely - d.low) / width
    rising = d.low + np.sqrt(u * width * (d.likely - d.low))
    falling = d.high - np.sqrt((1.0 - u) * width * (d.high - d.likely))
    result: NDArray[np.float64] = np.where(u < turn, rising, falling)
    return result


def _triangular_excess(d: Triangular, threshold: float) -> float:
    if threshold <= d.low:
        return mean(d) - threshold
    if threshold >= d.high:
        return 0.0
    if threshold < d.likely:
        shortfall = (threshold - d.low) ** 3 / (3.0 * (d.high - d.low) * (d.likely - d.low))
        return mean(d) - threshold + shortfall
    return (d.high - threshold) ** 3 / (3.0 * (d.high - d.low) * (d.high - d.likely))


def _tabulated_excess(d: Tabulated, threshold: float) -> float:
    left, right = d.quantiles[:-1] - threshold, d.quantiles[1:] - threshold
    width = np.where(right > left, right - left, 1.0)
    crossed = np.maximum(right, 0.0) ** 2 / (2.0 * width)  # the part of a piece above the threshold
    return float(np.where(left >= 0.0, (left + right) / 2.0, crossed).mean())


def _require_order(low: float, likely: float, high: float) -> None:
    if not (np.isfinite([low, likely, high]).all() and low <= likely <= high and low < high):
        raise EngineError(
            message(
                "a distribution runs from {low} over {likely} to {high}; "
                "the numbers must be finite and rise, and the ends must differ",
                low=low,
                likely=likely,
                high=high,
            ),
        )
