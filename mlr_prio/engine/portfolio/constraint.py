"""Conditions on a package beside its budget, and one form for all of them: a sum between two limits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray


class ConstraintKind(StrEnum):
    """What a constraint demands; with an index, its name."""

    BUDGET = "budget"
    REQUIRES = "requires"
    EXCLUDES = "excludes"
    AT_LEAST_ONE_OF = "at_least_one_of"
    AT_MOST = "at_most"
    COVERAGE = "coverage"
    PURSE = "purse"


@dataclass(frozen=True, slots=True)
class ConstraintReference:
    """Which constraint: its kind and its place among those of the kind (0 for the budget)."""

    kind: ConstraintKind
    index: int


@dataclass(frozen=True, slots=True)
class AtMost:
    """At most ``count`` of the projects; a count of zero keeps them all out."""

    count: int
    projects: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class JointBonus:
    """A value, positive or negative, that is added when all the projects are chosen."""

    projects: tuple[int, ...]
    bonus: float


@dataclass(frozen=True, slots=True)
class Purse:
    """A second purse beside the budget, such as co-funding: what each project takes of it, and its limit."""

    costs: tuple[int, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class Constraints:
    """All conditions on a package; projects are indices from 0 to m - 1.

    Attributes
    ----------
    requires
        Pairs ``(a, b)``: ``a`` only together with ``b``. Phases of one project are a chain of these; a circle
        means all or none.
    excludes
        Pairs that are not chosen together.
    at_least_one_of
        Sets of which one project or more is chosen; a set of one is a project that must be in.
    at_most
        Limits on how many of a set.
    bonuses
        Packages whose joint value differs from the sum.
    coverage
        For each member the projects that touch it: one or more is chosen.
    purses
        Further purses, in the cost units of their own.
    """

    requires: tuple[tuple[int, int], ...] = ()
    excludes: tuple[tuple[int, int], ...] = ()
    at_least_one_of: tuple[tuple[int, ...], ...] = ()
    at_most: tuple[AtMost, ...] = ()
    bonuses: tuple[JointBonus, ...] = ()
    coverage: tuple[tuple[int, ...], ...] = ()
    purses: tuple[Purse, ...] = ()


UNCONSTRAINED = Constraints()
"""Nothing but the budget."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """The condition ``low <= sum of coefficients of the chosen projects <= high``.

    Attributes
    ----------
    reference
        The constraint that this is.
    projects, coefficients
        Shape ``(k,)``, whole numbers.
    low, high
        The limits; infinite where there is none.
    """

    reference: ConstraintReference
    projects: NDArray[np.int64]
    coefficients: NDArray[np.int64]
    low: float
    high: float


def budget_row(costs: NDArray[np.int64], budget: int) -> Row:
    """Return the condition that a package of projects with costs ``(m,)`` keeps within the budget."""
    return _row(ConstraintKind.BUDGET, 0, range(len(costs)), costs.tolist(), high=budget)


def constraint_rows(constraints: Constraints, m: int) -> tuple[Row, ...]:
    """Return every constraint on ``m`` projects as a row, joint bonuses left out.

    Raises
    ------
    EngineError
        When a project does not exist, stands against itself, or a number is not allowed.
    """
    require_constraints(constraints, m)
    return tuple(_rows(constraints))


def _rows(constraints: Constraints) -> Iterator[Row]:
    for k, (first, second) in enumerate(constraints.requires):
        yield _row(ConstraintKind.REQUIRES, k, (first, second), (1, -1), high=0)
    for k, pair in enumerate(constraints.excludes):
        yield _row(ConstraintKind.EXCLUDES, k, pair, (1, 1), high=1)
    for k, projects in enumerate(constraints.at_least_one_of):
        yield _count_row(ConstraintKind.AT_LEAST_ONE_OF, k, projects, low=1)
    for k, limit in enumerate(constraints.at_most):
        yield _count_row(ConstraintKind.AT_MOST, k, limit.projects, high=limit.count)
    for k, projects in enumerate(constraints.coverage):
        yield _count_row(ConstraintKind.COVERAGE, k, projects, low=1)
    for k, purse in enumerate(constraints.purses):
        yield _row(ConstraintKind.PURSE, k, range(len(purse.costs)), purse.costs, high=purse.limit)


def _count_row(
    kind: ConstraintKind, k: int, projects: Sequence[int], *, low: float = -np.inf, high: float = np.inf
) -> Row:
    once = sorted(set(projects))
    return _row(kind, k, once, [1] * len(once), low=low, high=high)


def _row(
    kind: ConstraintKind,
    k: int,
    projects: Sequence[int],
    coefficients: Sequence[int],
    *,
    low: float = -np.inf,
    high: float = np.inf,
) -> Row:
    indices, factors = np.array(projects, dtype=np.int64), np.array(coefficients, dtype=np.int64)
    return Row(ConstraintReference(kind, k), indices, factors, low, high)


def keeps(row: Row, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return whether each package ``(..., m)`` keeps the condition, in whole-number arithmetic."""
    total = (chosen[..., row.projects] * row.coefficients).sum(axis=-1)
    return np.asarray((total >= row.low) & (total <= row.high))


def broken(rows: Sequence[Row], chosen: NDArray[np.bool_]) -> tuple[ConstraintReference, ...]:
    """Return the constraints that a package ``(m,)`` breaks."""
    return tuple(row.reference for row in rows if not keeps(row, chosen))


def require_constraints(constraints: Constraints, m: int) -> None:
    """Raise an EngineError unless the constraints speak of ``m`` projects and of possible numbers."""
    for pair in (*constraints.requires, *constraints.excludes):
        _require_two(pair)
    for projects in named_sets(constraints):
        _require_known(projects, m)
    for limit in constraints.at_most:
        _require_count(limit.count)
    for bonus in constraints.bonuses:
        _require_bonus(bonus)
    for purse in constraints.purses:
        _require_purse(purse, m)


def named_sets(constraints: Constraints) -> Iterator[tuple[int, ...]]:
    """Yield the sets of projects that each constraint and joint bonus names; a purse names none."""
    yield from constraints.requires
    yield from constraints.excludes
    yield from constraints.at_least_one_of
    yield from constraints.coverage
    yield from (limit.projects for limit in constraints.at_most)
    yield from (bonus.projects for bonus in constraints.bonuses)


def _require_two(pair: tuple[int, int]) -> None:
    if pair[0] == pair[1]:
        raise EngineError(
            message(
                "project {project} requires or excludes itself; a pair needs two projects", project=pair[0]
            )
        )


def _require_known(projects: tuple[int, ...], m: int) -> None:
    unknown = [project for project in projects if not 0 <= project < m]
    if unknown:
        raise EngineError(
            message(
                "a constraint names project {project}; there are {projects}, counted from 0",
                project=unknown[0],
                projects=m,
            )
        )


def _require_count(count: int) -> None:
    if count < 0:
        raise EngineError(
            message("at most {count} projects are allowed; the count must be zero or more", count=count)
        )


def _require_bonus(bonus: JointBonus) -> None:
    if not bonus.projects or not np.isfinite(bonus.bonus):
        raise EngineError(
            message(
                "a joint bonus of {bonus} goes to {projects} projects; it must be finite, with a project",
                bonus=bonus.bonus,
                projects=len(bonus.projects),
            )
        )


def _require_purse(purse: Purse, m: int) -> None:
    numbers = np.array([*purse.costs, purse.limit], dtype=np.float64)
    if len(purse.costs) != m or (numbers < 0).any() or (numbers % 1 != 0).any():
        raise EngineError(
            message(
                "a purse has {costs} costs for {projects} projects; each needs a whole number, zero or more, "
                "and so does the limit",
                costs=len(purse.costs),
                projects=m,
            )
        )
