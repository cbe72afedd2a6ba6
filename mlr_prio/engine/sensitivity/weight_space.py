"""Weight spaces: what is known about the criterion weights, as a distribution over weight vectors.

Every space but a mixture is described by its *coordinates*: the weights are ``w = c B`` where ``c (k,)`` lies
on a unit simplex and the rows of the basis ``B (k, n)`` sum to 1. Two alternatives that agree in ``values
Bᵀ`` tie for every weight vector of the space.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import NDArray

SUM_ERROR: Final = 1e-9
"""How far a sum of weights or bounds may pass 1 by rounding alone."""

LEAST_CONCENTRATION: Final = 0.1
"""Below this a draw is almost surely a single criterion, and the sum of its gamma variables may be zero."""


@dataclass(frozen=True, slots=True)
class FreeSimplex:
    """All weight vectors of ``n`` criteria alike: no preference is known."""

    n: int

    def __post_init__(self) -> None:
        if self.n < 1:
            raise EngineError(
                message("a weight space has {criteria} criteria; it needs at least one", criteria=self.n)
            )


@dataclass(frozen=True, slots=True)
class Ordinal:
    """All weight vectors alike that respect an order of importance; equals have equal weights.

    The space is the simplex whose vertex ``h`` has equal weight on all criteria of the first ``h`` groups and
    zero on the rest (Barron & Barrett 1996, Management Science 42(11):1515-1523).

    Parameters
    ----------
    groups
        Indices of the criteria, the most important group first; each criterion exactly once.
    n
        The number of criteria.
    """

    groups: tuple[tuple[int, ...], ...]
    n: int

    def __post_init__(self) -> None:
        named = [criterion for group in self.groups for criterion in group]
        unknown = [criterion for criterion in named if not 0 <= criterion < self.n]
        if unknown:
            raise EngineError(
                message(
                    "the order of importance names criterion {criterion}; the criteria are 0 to {last}",
                    criterion=unknown[0],
                    last=self.n - 1,
                )
            )
        if not all(self.groups) or sorted(named) != list(range(self.n)) or not named:
            raise EngineError(
                message(
                    "the order of importance has {named} entries for {criteria} criteria; "
                    "it must name each criterion once and have no empty group",
                    named=len(named),
                    criteria=self.n,
                )
            )


@dataclass(frozen=True, slots=True)
class Bounds:
    """All weight vectors alike that lie between a lower and an upper bound for each criterion.

    Parameters
    ----------
    low, high
        Bounds ``(n,)`` on the weights as shares of 1.
    """

    low: tuple[float, ...]
    high: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.low) != len(self.high) or not self.low:
            raise EngineError(
                message(
                    "there are {low} lower and {high} upper bounds; each criterion needs one of both",
                    low=len(self.low),
                    high=len(self.high),
                )
            )
        for criterion, (low, high) in enumerate(zip(self.low, self.high, strict=True)):
            _require_interval(criterion, low, high)
        _require_room(sum(self.low), sum(self.high))


@dataclass(frozen=True, slots=True)
class Around:
    """A Dirichlet distribution around a weight profile.

    The mean is the profile, the variance of a weight is ``w (1 - w) / (concentration + 1)``. A criterion
    without weight in the profile keeps the weight zero.

    Parameters
    ----------
    profile
        Weights ``(n,)`` with sum 1.
    concentration
        How close the draws stay; the sum of the parameters of the distribution.
    """

    profile: tuple[float, ...]
    concentration: float

    def __post_init__(self) -> None:
        weights = np.asarray(self.profile, dtype=np.float64)
        if not (np.isfinite(weights).all() and (weights >= 0).all() and abs(weights.sum() - 1) <= SUM_ERROR):
            raise EngineError(
                message(
                    "the weights of a profile sum to {total}; they must be zero or more and sum to 1",
                    total=float(weights.sum()),
                )
            )
        if not LEAST_CONCENTRATION <= self.concentration < np.inf:
            raise EngineError(
                message(
                    "the concentration is {concentration}; it must be a finite number of at least {least}",
                    concentration=self.concentration,
                    least=LEAST_CONCENTRATION,
                )
            )


@dataclass(frozen=True, slots=True)
class Mixture:
    """Several spaces in exactly equal numbers, for instance one around the profile of each member."""

    spaces: tuple[SingleSpace, ...]

    def __post_init__(self) -> None:
        sizes = sorted({criteria(space) for space in self.spaces})
        if len(sizes) != 1:
            raise EngineError(
                message(
                    "a mixture has {spaces} weight spaces with {sizes} different numbers of criteria; "
                    "it needs at least one space, and all for the same criteria",
                    spaces=len(self.spaces),
                    sizes=len(sizes),
                )
            )


SingleSpace = FreeSimplex | Ordinal | Bounds | Around
WeightSpace = SingleSpace | Mixture


def criteria(space: WeightSpace) -> int:
    """Return the number of criteria ``n``."""
    match space:
        case FreeSimplex(n) | Ordinal(_, n):
            return n
        case Bounds(low, _):
            return len(low)
        case Around(profile, _):
            return len(profile)
        case _:
            return criteria(space.spaces[0])


def members(space: WeightSpace) -> tuple[SingleSpace, ...]:
    """Return the spaces that are drawn from in turn: those of a mixture, or the space itself."""
    return space.spaces if isinstance(space, Mixture) else (space,)


def basis(space: SingleSpace) -> NDArray[np.float64]:
    """Return the basis ``(k, n)`` that turns the coordinates of the space into weights; see the module."""
    match space:
        case FreeSimplex(n):
            return np.eye(n)
        case Ordinal(groups, n):
            return _order_vertices(groups, n)
        case Bounds(low, _):
            return np.eye(len(low))
        case _:
            return np.eye(len(space.profile))[np.asarray(space.profile) > 0]


def _order_vertices(groups: tuple[tuple[int, ...], ...], n: int) -> NDArray[np.float64]:
    vertices = np.zeros((len(groups), n))
    for number, group in enumerate(groups):
        vertices[number:, list(group)] = 1.0
    vertices /= vertices.sum(axis=1, keepdims=True)
    return vertices


def _require_interval(criterion: int, low: float, high: float) -> None:
    if not 0 <= low <= high <= 1:
        raise EngineError(
            message(
                "the bounds of criterion {criterion} are {low} and {high}; "
                "they must lie from 0 to 1, the lower first",
                criterion=criterion,
                low=low,
                high=high,
            )
        )


def _require_room(low: float, high: float) -> None:
    if low > 1 + SUM_ERROR:
        raise EngineError(
            message("no weights meet the bounds: the lower bounds sum to {total}, more than 1", total=low)
        )
    if high < 1 - SUM_ERROR:
        raise EngineError(
            message("no weights meet the bounds: the upper bounds sum to {total}, less than 1", total=high)
        )
