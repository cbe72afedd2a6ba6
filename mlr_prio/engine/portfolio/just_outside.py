"""What is just outside a package: which projects more money would bring in, and how much more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.portfolio.frontier import Frontier

NOT_FOUND: Final = -1
"""For a project that no package of the frontier brings in."""


@dataclass(frozen=True, slots=True, eq=False)
class JustOutside:
    """What each project outside a package needs to come in.

    Attributes
    ----------
    extra
        The least extra budget, in cost units, for which the best package holds the project, ``(m,)``; 0 for
        the projects that are in, :data:`NOT_FOUND` for those that no package of the frontier holds.
    point
        The frontier point of that package, ``(m,)``; :data:`NOT_FOUND` likewise. Comparing the two packages
        shows whom the project replaces.
    """

    extra: NDArray[np.int64]
    point: NDArray[np.int64]


def just_outside(frontier: Frontier, budget: int) -> JustOutside:
    """Return the extra budget that each project needs, read off the frontier.

    Parameters
    ----------
    frontier
        The efficient packages from a budget at most this one to the highest that is of interest, such as the
        cost of all projects together.
    budget
        In cost units.
    """
    now = int(np.searchsorted(frontier.costs, budget, side="right")) - 1
    later = frontier.chosen[now:]
    found = later.any(axis=0)
    point = np.where(found, now + later.argmax(axis=0), NOT_FOUND)
    extra = np.where(found, np.maximum(frontier.costs[point] - budget, 0), NOT_FOUND)
    return JustOutside(extra, point)
