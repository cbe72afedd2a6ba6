"""Which weights the packages are tried under: a weight space by its name on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.assessment.weighting import profile_weights, weights_in_force
from mlr_prio.engine.sensitivity.weight_space import Around, FreeSimplex, Mixture, Ordinal, basis
from mlr_prio.errors import RequestError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.weight_space import WeightSpace
    from mlr_prio.model.problem import Problem

FREE: Final = "free"
PROFILES: Final = "profiles"
AROUND: Final = "around"

CONCENTRATION: Final = 50.0
"""How close draws stay to a profile: a weight of 20 percent varies by about 6 percentage points (one sd)."""


@dataclass(frozen=True, slots=True)
class TriedWeights:
    """A weight space with its name.

    Parameters
    ----------
    name
        ``free``, ``profiles``, or ``around:PROFILE:CONCENTRATION``.
    space
        The weights that samples are drawn from.
    """

    name: str
    space: WeightSpace

    def vertices(self) -> NDArray[np.float64] | None:
        """Return the corners ``(e, n)`` whose mixtures an exact answer covers; None where there are none.

        Around the profiles the corners are the profiles themselves: the exact answer then covers every
        mixture of them, while samples also stray a little outside.
        """
        match self.space:
            case FreeSimplex() | Ordinal():
                return basis(self.space)
            case Mixture(spaces) if all(isinstance(space, Around) for space in spaces):
                return np.array([space.profile for space in spaces if isinstance(space, Around)])
            case _:
                return None


def tried_weights(problem: Problem, text: str | None) -> TriedWeights:
    """Return the weight space that a text names; without one the profiles, or where none are, all weights.

    Raises
    ------
    RequestError
        When the text names no weight space, or a profile that does not exist.
    """
    wanted = text or (PROFILES if problem.member_profiles else FREE)
    kind, _, rest = wanted.partition(":")
    if wanted == FREE:
        return TriedWeights(FREE, FreeSimplex(len(problem.leaves)))
    if wanted == PROFILES:
        return TriedWeights(PROFILES, _profiles(problem))
    if kind == AROUND and rest:
        return _around(problem, rest)
    raise RequestError(
        message("there are no weights {text} to try", text=wanted),
        message("write free, profiles, around:PROFILE or around:PROFILE:CONCENTRATION"),
    )


def _profiles(problem: Problem) -> Mixture:
    if not problem.member_profiles:
        raise RequestError(
            message("no municipality has a weight profile to draw weights from"),
            message("add one in criteria/weights, or write --weights free"),
        )
    rows = [profile_weights(problem, profile) for profile in problem.member_profiles]
    return Mixture(tuple(Around(tuple(row.tolist()), CONCENTRATION) for row in rows))


def _around(problem: Problem, text: str) -> TriedWeights:
    profile, _, closeness = text.partition(":")
    concentration = _number(closeness) if closeness else CONCENTRATION
    weights = weights_in_force(problem, profile).weights
    name = f"{AROUND}:{profile}:{concentration:g}"
    return TriedWeights(name, Around(tuple(weights.tolist()), concentration))


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise RequestError(
            message("the concentration {text} is no number", text=text),
            message("write a number of at least 0.1, such as 50; the higher, the closer to the profile"),
        ) from None
