"""How precise a simulated share is, and how many samples a precision needs."""

from __future__ import annotations

from math import ceil, log, sqrt
from statistics import NormalDist
from typing import Final

from mlr_prio.errors import EngineError
from mlr_prio.message import message

RISK: Final = 0.05
"""The accepted probability that an interval or a set of intervals misses the truth."""


def samples_for(half_width: float, m: int, risk: float = RISK) -> int:
    """Return the samples that bound the error of all cumulative acceptabilities at once.

    With probability ``1 - risk`` no share of samples in which one of ``m`` alternatives is among the first k,
    for any k, is further than ``half_width`` from the truth: ``N = ln(2 m / risk) / (2 half_width²)``, the
    inequality of Dvoretzky, Kiefer & Wolfowitz with the constant of Massart (1990, Annals of Probability
    18(3):1269-1283) for each alternative, and Bonferroni's over the alternatives.

    Parameters
    ----------
    half_width
        The largest accepted error, a share: 0.01 is one percentage point.
    m
        The number of alternatives.
    risk
        The accepted probability of a larger error.

    Raises
    ------
    EngineError
        When the half-width or the risk is not between 0 and 1, or there is no alternative.
    """
    _require_share("precision", half_width)
    return ceil(_exponent(m, risk) / (2 * half_width**2))


def half_width(samples: int, m: int, risk: float = RISK) -> float:
    """Return the error that ``samples`` bound, see :func:`samples_for`.

    Parameters
    ----------
    samples
        The number of samples, one or more.
    m
        The number of alternatives.
    risk
        The accepted probability of a larger error.

    Raises
    ------
    EngineError
        When there are no samples or alternatives, or the risk is not between 0 and 1.
    """
    _require_samples(samples)
    return sqrt(_exponent(m, risk) / (2 * samples))


def wilson_interval(share: float, samples: int, risk: float = RISK) -> tuple[float, float]:
    """Return the interval of Wilson (1927, JASA 22:209-212) for the probability behind one simulated share.

    Parameters
    ----------
    share
        The share of samples, 0 to 1.
    samples
        The number of samples, one or more.
    risk
        The accepted probability that the interval misses the truth.

    Raises
    ------
    EngineError
        When there are no samples, the share is not from 0 to 1 or the risk not between 0 and 1.
    """
    _require_samples(samples)
    _require_share("risk", risk)
    if not 0 <= share <= 1:
        raise EngineError(message("the share {share} is not a share; it must be from 0 to 1", share=share))
    z2 = NormalDist().inv_cdf(1 - risk / 2) ** 2 / samples
    centre = (share + z2 / 2) / (1 + z2)
    spread = sqrt(share * (1 - share) * z2 + z2**2 / 4) / (1 + z2)
    return max(centre - spread, 0.0), min(centre + spread, 1.0)


def zero_bound(samples: int) -> float:
    """Return the probability that something never seen in ``samples`` may still have: 3 / N, at 95 %.

    The rule of three (Hanley & Lippman-Hand 1983, JAMA 249(13):1743-1745); never more than 1.

    Parameters
    ----------
    samples
        The number of samples, one or more.

    Raises
    ------
    EngineError
        When there are no samples.
    """
    _require_samples(samples)
    return min(3 / samples, 1.0)


def _exponent(m: int, risk: float) -> float:
    _require_alternatives(m)
    _require_share("risk", risk)
    return log(2 * m / risk)


def _require_share(what: str, share: float) -> None:
    if not 0 < share < 1:
        raise EngineError(
            message("the {what} is {share}; it must be more than 0 and less than 1", what=what, share=share)
        )


def _require_alternatives(m: int) -> None:
    if m < 1:
        raise EngineError(message("there is no alternative to rank; there must be at least one"))


def _require_samples(samples: int) -> None:
    if samples < 1:
        raise EngineError(
            message("{samples} samples were asked for; there must be at least one", samples=samples)
        )
