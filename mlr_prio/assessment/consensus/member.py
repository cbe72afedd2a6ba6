"""A member as the consensus sees it: its weights, how much they leave open, and what it abstains from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.assessment.weighting import bounds_of, profile_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.weight_set import WeightSet
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """One member that has a weight profile.

    Parameters
    ----------
    id
        The municipality.
    weights
        Global weights ``(n,)`` that stand for the profile.
    weight_set
        All weights that the profile allows, when it gives an order or bounds; None when it gives points.
    abstains
        The projects that it takes no part in.
    """

    id: str
    weights: NDArray[np.float64]
    weight_set: WeightSet | None
    abstains: frozenset[str]

    @property
    def is_loose(self) -> bool:
        """Whether its weights are an order or bounds, so that they may leave the order of a pair open."""
        return self.weight_set is not None


def members_of(problem: Problem, profiles: Sequence[WeightProfile]) -> tuple[Member, ...]:
    """Return the members behind weight profiles, in their order."""
    return tuple(
        Member(p.id, profile_weights(problem, p), _weight_set(problem, p), frozenset(p.abstains))
        for p in profiles
    )


def _weight_set(problem: Problem, profile: WeightProfile) -> WeightSet | None:
    if profile.weights is not None:
        return None
    from mlr_prio.engine.sensitivity.weight_set import WeightBox, WeightHull
    from mlr_prio.engine.sensitivity.weight_space import Ordinal, basis

    index = {criterion.id: j for j, criterion in enumerate(problem.leaves)}
    if profile.order is None:
        return WeightBox(*bounds_of(profile, tuple(index)))
    groups = tuple(tuple(index[criterion] for criterion in group) for group in profile.ordered_groups())
    return WeightHull(basis(Ordinal(groups, len(index))))
