"""What a cross-check is: another method's answer beside the list, never the list.

The methods here read performances, directions and scales as published, not partial values. All of them
but the weighted product also compare the alternatives with one another, so that adding or removing one can
reorder the rest; the additive list on fixed scales cannot do that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.ranking import ranks
from mlr_prio.engine.weight import require_points, require_positive
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from mlr_prio.engine.cross_check.preference import PreferenceFunction
    from mlr_prio.message import Message


@dataclass(frozen=True, slots=True, eq=False)
class Performances:
    """A performance table without gaps, with what the methods need to know of its criteria.

    Parameters
    ----------
    values
        Performance table ``(m, n)`` in the criteria's own units, at least one alternative and one criterion.
    worst, best
        Ends ``(n,)`` of the criteria's fixed scales; ``worst > best`` means that less is better.
    weights
        Weights ``(n,)``, not negative, not all zero; the methods divide them by their sum.
    preferences
        One preference function for each criterion; only PROMETHEE II reads them.

    Raises
    ------
    EngineError
        When the shapes do not fit, a number is missing or not finite, a scale has no span, or the weights
        cannot be normalised.
    """

    values: NDArray[np.float64]
    worst: NDArray[np.float64]
    best: NDArray[np.float64]
    weights: NDArray[np.float64]
    preferences: tuple[PreferenceFunction, ...]

    def __post_init__(self) -> None:
        """Refuse tables that the methods cannot read."""
        self._require_shapes()
        self._require_numbers()
        require_points(self.weights)
        require_positive(self.weights.sum())

    def _require_shapes(self) -> None:
        if self.values.ndim != 2 or not self.values.size:  # noqa: PLR2004 -- a table has two axes
            raise EngineError(
                message("a cross-check needs a table with at least one alternative and one criterion")
            )
        criteria = self.values.shape[1]
        for described in (self.worst, self.best, self.weights, self.preferences):
            if len(described) != criteria:
                raise EngineError(
                    message(
                        "there are {described} scales, weights or preference functions for {criteria} "
                        "criteria; there must be one of each for every criterion",
                        described=len(described),
                        criteria=criteria,
                    )
                )

    def _require_numbers(self) -> None:
        if not np.isfinite(self.values).all():
            raise EngineError(message("a performance is not a finite number; a cross-check needs every one"))
        spanless = ~(np.isfinite(self.worst) & np.isfinite(self.best) & (self.worst != self.best))
        if spanless.any():
            raise EngineError(
                message(
                    "a scale runs from {worst} to {best}; both must be finite, and they must differ",
                    worst=float(self.worst[spanless][0]),
                    best=float(self.best[spanless][0]),
                )
            )

    @property
    def maximise(self) -> NDArray[np.bool_]:
        """Whether more is better, for each criterion ``(n,)``."""
        return self.best > self.worst


@dataclass(frozen=True, slots=True, eq=False)
class CrossCheckResult:
    """The answer of one method; some methods add their own quantities in a subclass.

    Attributes
    ----------
    values
        Values ``(m,)``, finite, higher is better; only their order compares across methods.
    ranks
        Places ``(m,)`` by :func:`mlr_prio.engine.ranking.ranks`: 1 is best, equal values share a place.
    note
        How the method read the data, with the constants that it chose.
    """

    values: NDArray[np.float64]
    ranks: NDArray[np.int64]
    note: Message


def ranked(values: NDArray[np.float64], note: Message) -> CrossCheckResult:
    """Return the result with the places of the values ``(m,)``.

    Raises
    ------
    EngineError
        When a value is not finite.
    """
    return CrossCheckResult(values, ranks(values), note)


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """A method that checks the list.

    Parameters
    ----------
    id
        The name in commands and files, kebab-case.
    title
        The name for people.
    reference
        The publication that defines the method.
    evaluate
        From the performances to the method's answer.
    """

    id: str
    title: Message
    reference: str
    evaluate: Callable[[Performances], CrossCheckResult]
