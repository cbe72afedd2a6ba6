"""From what ``--weights`` asks for to a weight space: which weightings are tried, and which are possible."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.assessment.weighting import JOINT, bounds_of, profile_weights, weights_in_force
from mlr_prio.engine.ranking import DECIMALS
from mlr_prio.engine.sensitivity.weight_set import WeightBox, WeightHull
from mlr_prio.engine.sensitivity.weight_space import (
    LEAST_CONCENTRATION,
    Around,
    Bounds,
    FreeSimplex,
    Mixture,
    Ordinal,
    basis,
)
from mlr_prio.engine.weight import normalise
from mlr_prio.errors import RequestError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from mlr_prio.assessment.weighting import WeightsInForce
    from mlr_prio.engine.sensitivity.weight_set import WeightSet
    from mlr_prio.engine.sensitivity.weight_space import SingleSpace, WeightSpace
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile

CONCENTRATION: Final = 50.0
"""How close weights stay to a profile where nobody says: a weight of 10 % has the standard deviation 4 points
of percent, one of 30 % has 6, about what people differ by when they are asked twice."""

BOUND_SPAN: Final = 0.25
"""How far from the weights in force bounds lie where a profile has none, as a share of each weight."""


class SpaceKind(StrEnum):
    """The words of ``--weights``."""

    FREE = "free"
    ORDINAL = "ordinal"
    BOUNDS = "bounds"
    PROFILES = "profiles"
    AROUND = "around"


FORMS: Final = "free, ordinal, bounds, profiles, around:PROFILE, around:PROFILE:CONCENTRATION"


@dataclass(frozen=True, slots=True)
class TriedWeights:
    """The weightings that are tried.

    Parameters
    ----------
    kind
        What was asked for.
    space
        From where weights are drawn.
    sets
        The weights that count as possible where nothing is drawn: each set on its own. All weights for
        ``free`` and ``around``, all mixtures of the members' weights for ``profiles``.
    profile
        Whose weights they are drawn around, ordered or bounded by; ``joint`` for the mean of the members.
    members
        The members whose profiles are mixed; empty for other kinds.
    concentration
        How close draws stay to points, see :class:`~mlr_prio.engine.sensitivity.weight_space.Around`; None
        where nothing is drawn around points.
    span
        How far the bounds lie from the weights, as a share of each; None where they come from a profile.
    """

    kind: SpaceKind
    space: WeightSpace
    sets: tuple[WeightSet, ...]
    profile: str
    members: tuple[str, ...] = ()
    concentration: float | None = None
    span: float | None = None

    @property
    def name(self) -> str:
        """What ``--weights`` says for them, in full: ``around:lund:50``."""
        if self.kind is SpaceKind.AROUND:
            return f"{self.kind}:{self.profile}:{self.concentration:g}"
        return self.kind.value

    def vertices(self) -> NDArray[np.float64] | None:
        """Return the corners ``(v, n)`` whose mixtures an exact answer covers; None where there are none.

        Around the members' profiles the corners are the profiles themselves: an exact answer then covers
        every mixture of them, while draws also stray a little outside.
        """
        if self.kind is SpaceKind.AROUND:
            return None
        match self.sets:
            case (WeightHull(vertices),):
                return vertices
            case _:
                return None


def tried_weights(problem: Problem, in_force: WeightsInForce, asked: str | None = None) -> TriedWeights:
    """Return the weightings that ``asked`` names.

    Parameters
    ----------
    problem
        The workspace.
    in_force
        The weights of the list.
    asked
        One of :data:`FORMS`; None is ``profiles`` where the list rests on the members' profiles, around the
        weights of the list where it rests on one profile, else ``free``.

    Raises
    ------
    RequestError
        When it is no such form, the profile does not exist, the concentration is no number that is large
        enough, or there are no profiles to mix.
    """
    if asked is None:
        return _usual(problem, in_force)
    word, *rest = asked.split(":")
    if rest and word == SpaceKind.AROUND:
        return _around(problem, rest, asked)
    if rest or word not in set(SpaceKind) - {SpaceKind.AROUND}:
        raise _no_form(asked)
    match SpaceKind(word):
        case SpaceKind.FREE:
            return _free(problem, in_force)
        case SpaceKind.ORDINAL:
            return _tried(SpaceKind.ORDINAL, _ordered(in_force.weights), in_force.profile)
        case SpaceKind.BOUNDS:
            return _bounds(problem, in_force)
        case _:
            return _profiles(problem)


def _no_form(asked: str) -> RequestError:
    return RequestError(
        message("{asked} does not say which weights to try", asked=asked),
        message("write one of: {known}", known=FORMS),
    )


def _usual(problem: Problem, in_force: WeightsInForce) -> TriedWeights:
    if in_force.profile != JOINT:
        return _of_one(problem, in_force.profile)
    return _profiles(problem) if problem.member_profiles else _free(problem, in_force)


def _free(problem: Problem, in_force: WeightsInForce) -> TriedWeights:
    return _tried(SpaceKind.FREE, FreeSimplex(len(problem.leaves)), in_force.profile)


def _of_one(problem: Problem, profile: str) -> TriedWeights:
    """Return the weightings that one profile leaves open: around its points, in its order, in its bounds."""
    found = _profile(problem, profile)
    space = _own_space(problem, found)
    if isinstance(space, Around):
        return _tried(SpaceKind.AROUND, space, profile)
    return _tried(SpaceKind.ORDINAL if isinstance(space, Ordinal) else SpaceKind.BOUNDS, space, profile)


def _tried(kind: SpaceKind, space: SingleSpace, profile: str, span: float | None = None) -> TriedWeights:
    possible = space
    if isinstance(space, Around):  # the distribution reaches every weight that is not zero
        possible = FreeSimplex(len(space.profile))
    concentration = space.concentration if isinstance(space, Around) else None
    return TriedWeights(kind, space, _sets([possible]), profile, concentration=concentration, span=span)


def _around(problem: Problem, rest: Sequence[str], asked: str) -> TriedWeights:
    profile, *numbers = rest
    try:
        (concentration,) = [float(number.replace(",", ".")) for number in numbers] or [CONCENTRATION]
    except ValueError:
        raise _no_form(asked) from None
    if not LEAST_CONCENTRATION <= concentration < np.inf:
        raise RequestError(
            message("the concentration in {asked} is {value}", asked=asked, value=concentration),
            message(
                "it must be a number of at least {least}; the larger, the closer", least=LEAST_CONCENTRATION
            ),
        )
    weights = weights_in_force(problem, profile).weights
    return _tried(SpaceKind.AROUND, _near(weights, concentration), profile)


def _bounds(problem: Problem, in_force: WeightsInForce) -> TriedWeights:
    profile = None if in_force.profile == JOINT else _profile(problem, in_force.profile)
    if profile is not None and profile.bounds is not None:
        return _tried(SpaceKind.BOUNDS, _own_space(problem, profile), profile.id)
    low, high = in_force.weights * (1 - BOUND_SPAN), in_force.weights * (1 + BOUND_SPAN)
    space = Bounds(tuple(low.tolist()), tuple(np.minimum(high, 1.0).tolist()))
    return _tried(SpaceKind.BOUNDS, space, in_force.profile, BOUND_SPAN)


def _profiles(problem: Problem) -> TriedWeights:
    """Return what each member leaves open, all members alike."""
    profiles = problem.member_profiles
    if not profiles:
        raise RequestError(
            message("no municipality has a weight profile, so there are none to mix"),
            message("write one of: {known}", known=FORMS),
        )
    spaces = tuple(_own_space(problem, profile) for profile in profiles)
    has_points = any(isinstance(space, Around) for space in spaces)
    return TriedWeights(
        SpaceKind.PROFILES,
        Mixture(spaces),
        _sets(spaces),
        JOINT,
        tuple(profile.id for profile in profiles),
        CONCENTRATION if has_points else None,
    )


def _profile(problem: Problem, wanted: str) -> WeightProfile:
    return next(sourced.document for sourced in problem.profiles if sourced.document.id == wanted)


def _own_space(problem: Problem, profile: WeightProfile) -> SingleSpace:
    criteria = tuple(criterion.id for criterion in problem.leaves)
    if profile.order is not None:
        index = {criterion: j for j, criterion in enumerate(criteria)}
        groups = tuple(tuple(index[c] for c in group) for group in profile.ordered_groups())
        return Ordinal(groups, len(criteria))
    if profile.bounds is not None:
        low, high = bounds_of(profile, criteria)
        return Bounds(tuple(low.tolist()), tuple(high.tolist()))
    return _near(profile_weights(problem, profile), CONCENTRATION)


def _near(weights: NDArray[np.float64], concentration: float) -> Around:
    return Around(tuple(normalise(weights).tolist()), concentration)


def _ordered(weights: NDArray[np.float64]) -> Ordinal:
    """Return the order of weights; equal ones share a place."""
    rounded = np.round(weights, DECIMALS).tolist()
    descending = sorted(range(len(rounded)), key=lambda j: (-rounded[j], j))
    groups = tuple(tuple(group) for _, group in groupby(descending, key=rounded.__getitem__))
    return Ordinal(groups, len(rounded))


def _sets(spaces: Iterable[SingleSpace]) -> tuple[WeightSet, ...]:
    """Return the hull of all points and orders, and a box for each with bounds."""
    vertices: list[NDArray[np.float64]] = []
    boxes: list[WeightSet] = []
    for space in spaces:
        if isinstance(space, Bounds):
            boxes.append(WeightBox(np.array(space.low), np.array(space.high)))
        else:
            vertices.append(np.array([space.profile]) if isinstance(space, Around) else basis(space))
    return ((WeightHull(np.vstack(vertices)),) if vertices else ()) + tuple(boxes)
