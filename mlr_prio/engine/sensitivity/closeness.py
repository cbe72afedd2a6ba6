"""Where the uncertainty about a pair comes from: weights, and each score of the two alternatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.weight import mean_weights, normalise
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class VarianceSplit:
    """The variance of a difference ``V_a - V_b`` and the parts that add up to it.

    Attributes
    ----------
    total
        The variance.
    weights
        Part of each criterion's weight, ``(n,)``: its covariance with the difference. Some may be negative,
        because weights sum to one and what one gains another loses; only the sum is the weights' part.
    scores_a, scores_b
        Part of each score of ``a`` and of ``b``, ``(n,)``.
    interaction
        Part that needs an uncertain weight and an uncertain score at once, ``(n,)``.
    """

    total: float
    weights: NDArray[np.float64]
    scores_a: NDArray[np.float64]
    scores_b: NDArray[np.float64]
    interaction: NDArray[np.float64]


def dirichlet_covariance(mean: ArrayLike, concentration: float) -> NDArray[np.float64]:
    """Return the covariance ``(n, n)`` of Dirichlet weights: ``(diag(μ) - μ μᵀ) / (concentration + 1)``.

    Parameters
    ----------
    mean
        Mean weights ``(n,)``, normalised here.
    concentration
        Sum of the Dirichlet parameters, more than zero; the larger, the nearer to the mean.

    Raises
    ------
    EngineError
        When the concentration is not a positive number, or the weights cannot be normalised.
    """
    if not concentration > 0.0:
        raise EngineError(
            message(
                "the concentration {concentration} was asked for; it must be more than zero",
                concentration=concentration,
            )
        )
    centre = normalise(mean)
    covariance: NDArray[np.float64] = (np.diag(centre) - np.outer(centre, centre)) / (concentration + 1.0)
    return covariance


def mixture_covariance(profiles: ArrayLike, concentration: float) -> NDArray[np.float64]:
    """Return the covariance of weights drawn around a profile that is itself drawn, each member as likely.

    The mean covariance within a profile, plus the covariance between the profiles (law of total variance).

    Parameters
    ----------
    profiles
        Weight profiles ``(g, n)``, each normalised here.
    concentration
        As in :func:`dirichlet_covariance`; infinite for the profiles themselves.

    Raises
    ------
    EngineError
        As in :func:`dirichlet_covariance`.
    """
    rows = normalise(profiles)
    within = np.mean([dirichlet_covariance(row, concentration) for row in rows], axis=0)
    apart = rows - mean_weights(rows)
    between: NDArray[np.float64] = within + apart.T @ apart / len(rows)
    return between


def variance_split(
    mean: ArrayLike,
    covariance: ArrayLike,
    expected_difference: ArrayLike,
    score_variance_a: ArrayLike,
    score_variance_b: ArrayLike,
) -> VarianceSplit:
    """Split the variance of ``V_a - V_b`` exactly; weights and scores are independent of one another.

    With ``d`` the expected difference of partial values: ``d·Σd + Σ_j μ_j² (σ²_aj + σ²_bj) + Σ_j Σ_jj (σ²_aj
    + σ²_bj)``. The first term is shared among the criteria by ``d_j (Σ d)_j`` (covariance decomposition: Li
    et al. 2010, Journal of Physical Chemistry A 114:6022-6032).

    Parameters
    ----------
    mean, covariance
        Mean ``(n,)`` and covariance ``(n, n)`` of the weights.
    expected_difference
        Mean partial values of ``a`` minus those of ``b``, ``(n,)``.
    score_variance_a, score_variance_b
        Variances ``(n,)`` of their partial values, zero where exact.
    """
    centre, spread = normalise(mean), np.asarray(covariance, dtype=np.float64)
    d = np.asarray(expected_difference, dtype=np.float64)
    of_a, of_b = np.asarray(score_variance_a, np.float64), np.asarray(score_variance_b, np.float64)
    weights = d * (spread @ d)
    scores_a, scores_b = centre**2 * of_a, centre**2 * of_b
    interaction = np.diag(spread) * (of_a + of_b)
    total = float((weights + scores_a + scores_b + interaction).sum())
    return VarianceSplit(total, weights, scores_a, scores_b, interaction)
