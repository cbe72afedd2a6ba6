"""Components: the groups of projects that constraints tie together, and what can be chosen of each.

Constraints inside a component say nothing about the projects outside it, so a package is one permitted subset
of each component: the multiple-choice knapsack problem (Kellerer, Pferschy & Pisinger 2004, chapter 11).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.portfolio.constraint import Constraints, constraint_rows, keeps, named_sets
from mlr_prio.engine.portfolio.unit import NEVER, value_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mlr_prio.engine.portfolio.constraint import Row

MOST_MEMBERS: Final = 14
"""A component with more projects is not enumerated: 2 to the power of 14 subsets are 16 384."""


@dataclass(frozen=True, slots=True, eq=False)
class Component:
    """Projects tied together by constraints, with the permitted subsets that the budget can pay.

    Attributes
    ----------
    members
        Indices ``(k,)``, rising.
    subsets
        Which members each of the o subsets holds, ``(o, k)``: rising in cost, and among equal costs the
        subset that holds the first member in which two differ comes first.
    costs
        Shape ``(o,)``.
    bonuses
        Joint bonuses of each subset in value units, ``(o,)``.
    free
        Whether no constraint names the project; a free project without positive value is never chosen.
    """

    members: NDArray[np.int64]
    subsets: NDArray[np.bool_]
    costs: NDArray[np.int64]
    bonuses: NDArray[np.int64]
    free: bool

    def subset_values(self, values: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the values ``(..., o)`` of the subsets for project values ``(..., m)``, in value units."""
        own = values[..., self.members]
        if self.free:
            worth = np.where(own > 0, own, NEVER)
            return np.where(self.subsets[:, 0], worth, 0)
        return own @ self.subsets.T.astype(np.int64) + self.bonuses


def components(
    costs: NDArray[np.int64], constraints: Constraints, budget: int
) -> tuple[Component, ...] | None:
    """Return the components of projects with costs ``(m,)``, ordered by their first project.

    None when the constraints cannot be taken apart: a second purse, more than :data:`MOST_MEMBERS` projects
    tied together, or a constraint that names no project at all. Such a package is for the solver.

    Raises
    ------
    EngineError
        When the constraints do not fit the projects.
    """
    rows = constraint_rows(constraints, len(costs))
    ties = list(named_sets(constraints))
    if constraints.purses or not all(ties):
        return None
    groups = list(_groups(ties, len(costs)))
    if max(map(len, groups), default=0) > MOST_MEMBERS:
        return None
    named = {project for tie in ties for project in tie}
    return tuple(
        _component(members, costs, constraints, [row for row in rows if row.projects[0] in members], budget)
        if members[0] in named
        else _free(members[0], costs, budget)
        for members in groups
    )


def _groups(ties: Sequence[tuple[int, ...]], m: int) -> Iterator[list[int]]:
    """Yield the connected sets of projects in the order of their first project."""
    label = list(range(m))
    members = {project: [project] for project in range(m)}
    for tie in ties:
        for project in tie[1:]:
            kept, gone = sorted((label[tie[0]], label[project]))
            if kept != gone:
                for moved in members[gone]:
                    label[moved] = kept
                members[kept] += members.pop(gone)
    yield from (sorted(members[first]) for first in sorted(members))


def _free(project: int, costs: NDArray[np.int64], budget: int) -> Component:
    """Return a project on its own: left out or, when the budget can pay it, chosen."""
    affordable = bool(costs[project] <= budget)
    subsets, own = ([[False], [True]], [0, costs[project]]) if affordable else ([[False]], [0])
    bonuses = np.zeros(len(own), dtype=np.int64)
    return Component(
        np.array([project]), np.array(subsets), np.array(own, dtype=np.int64), bonuses, free=True
    )


def _component(
    members: list[int], costs: NDArray[np.int64], constraints: Constraints, rows: Sequence[Row], budget: int
) -> Component:
    """Return a component with its permitted subsets, enumerated."""
    own = np.array(members, dtype=np.int64)
    codes = np.arange(1 << len(own))[::-1]
    subsets = (codes[:, None] >> np.arange(len(own))[::-1] & 1).astype(np.bool_)
    spread = np.zeros((len(codes), len(costs)), dtype=np.bool_)
    spread[:, own] = subsets
    sums = (subsets * costs[own]).sum(axis=-1)
    permitted = sums <= budget
    for row in rows:
        permitted &= keeps(row, spread)
    order = np.flatnonzero(permitted)[np.argsort(sums[permitted], kind="stable")]
    bonuses = joint_bonuses(constraints, spread[order])
    return Component(own, subsets[order], sums[order], bonuses, free=False)


def joint_bonuses(constraints: Constraints, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the joint bonuses, in value units, of packages ``(..., m)``; shape ``(...)``."""
    total = np.zeros(chosen.shape[:-1], dtype=np.int64)
    for bonus in constraints.bonuses:
        worth = value_units([bonus.bonus])[0]
        total += np.where(chosen[..., list(bonus.projects)].all(axis=-1), worth, 0)
    return total
