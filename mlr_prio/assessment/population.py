"""Influence by population: never the rule, only a declared what-if."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.errors import RequestError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile


def populations(problem: Problem, profiles: Sequence[WeightProfile]) -> NDArray[np.float64]:
    """Return the inhabitants ``(g,)`` of the members whose profiles these are.

    Raises
    ------
    RequestError
        When the file does not give them for all; names the others.
    """
    counts = {member.id: member.population for member in problem.members}
    missing = [profile.id for profile in profiles if counts[profile.id] is None]
    if missing:
        raise RequestError(
            message("the population is not given for {members}", members=", ".join(missing)),
            message("give population with year and count in criteria/municipalities.yaml"),
        )
    return np.array([float(found.count) for p in profiles if (found := counts[p.id]) is not None])
