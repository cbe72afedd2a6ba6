"""Members that abstain: from single projects, or from all of them, which is to take no part at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile


def heard_profiles(problem: Problem) -> tuple[WeightProfile, ...]:
    """Return the profiles of the members that take part: those that do not abstain from every candidate."""
    candidates = {project.id for project in problem.candidates}
    return tuple(p for p in problem.member_profiles if not candidates or not candidates <= set(p.abstains))


def abstention_table(profiles: Sequence[WeightProfile], alternatives: Sequence[str]) -> NDArray[np.bool_]:
    """Return which member abstains from which alternative, ``(g, m)``."""
    silent = [[project in profile.abstains for project in alternatives] for profile in profiles]
    return np.array(silent, dtype=np.bool_).reshape(len(profiles), len(alternatives))
