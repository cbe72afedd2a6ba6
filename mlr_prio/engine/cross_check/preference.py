"""Preference functions of PROMETHEE: how much a difference in performance counts, from 0 to 1.

The six shapes of Brans & Vincke 1985, Management Science 31(6), 647-656, table 1. Five of them are made of
ramps: 0 up to the start, 1 from the end, a straight line between; a step when both are equal.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain, pairwise

from mlr_prio.errors import EngineError
from mlr_prio.message import message


@dataclass(frozen=True, slots=True)
class Ramps:
    """The mean of ramps in the difference ``d`` between two performances.

    Parameters
    ----------
    thresholds
        Start and end of each ramp in the criterion's unit, zero or more, none lower than the one before it. A
        step counts only beyond its threshold: a difference equal to it is still indifferent.

    Raises
    ------
    EngineError
        When a threshold is negative, not finite or lower than the one before it.
    """

    thresholds: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        """Refuse thresholds that make no ramp."""
        for lower, upper in pairwise(chain.from_iterable(self.thresholds)):
            if not 0 <= lower <= upper < math.inf:
                raise EngineError(
                    message(
                        "the thresholds of a preference function are {lower} and {upper}; "
                        "they must be finite, zero or more, and the second may not be the lower",
                        lower=lower,
                        upper=upper,
                    )
                )


@dataclass(frozen=True, slots=True)
class Gaussian:
    """``1 - exp(-d^2 / (2 sigma^2))`` for a positive difference ``d``.

    Parameters
    ----------
    sigma
        The width in the criterion's unit, where the curve turns from steeper to flatter.

    Raises
    ------
    EngineError
        When the width is not a finite number more than zero.
    """

    sigma: float

    def __post_init__(self) -> None:
        """Refuse widths that make no curve."""
        if not 0 < self.sigma < math.inf:
            raise EngineError(
                message(
                    "the width of a gaussian preference function is {sigma}; "
                    "it must be a finite number, more than zero",
                    sigma=self.sigma,
                )
            )


PreferenceFunction = Ramps | Gaussian


def usual() -> Ramps:
    """Return the preference that any difference counts fully (type I)."""
    return Ramps(((0.0, 0.0),))


def u_shape(indifference: float) -> Ramps:
    """Return the preference that a difference beyond a threshold counts fully (type II)."""
    return Ramps(((indifference, indifference),))


def v_shape(preference: float) -> Ramps:
    """Return the preference that rises from no difference to full at a threshold (type III)."""
    return Ramps(((0.0, preference),))


def level(indifference: float, preference: float) -> Ramps:
    """Return the preference that is a half beyond one threshold and full beyond the other (type IV)."""
    return Ramps(((indifference, indifference), (preference, preference)))


def linear(indifference: float, preference: float) -> Ramps:
    """Return the preference that rises between two thresholds (type V)."""
    return Ramps(((indifference, preference),))


def gaussian(sigma: float) -> Gaussian:
    """Return the preference that rises smoothly (type VI)."""
    return Gaussian(sigma)
