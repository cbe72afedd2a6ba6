"""Packages as mixed-integer programmes, for constraints that cannot be taken apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from mlr_prio.engine.portfolio.constraint import budget_row, constraint_rows
from mlr_prio.engine.portfolio.unit import MOST_VALUE
from mlr_prio.engine.solver import MixedIntegerProgram, SparseRows, solve_mixed_integer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from mlr_prio.engine.portfolio.constraint import Constraints, JointBonus, Row
    from mlr_prio.engine.solver import Solution

SLACK: Final = 1e-9
"""How much value a further condition may give away, because the solver works in floating point."""


class Line(NamedTuple):
    """One row of a programme: ``low <= coefficients @ x[columns] <= high``."""

    columns: NDArray[np.int64]
    coefficients: NDArray[np.float64]
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class PackageProgram:
    """The conditions on a package in the form that the solver takes.

    Attributes
    ----------
    projects
        The number m of projects; their columns come first.
    low, high
        The bounds of the projects' columns, ``(m,)``: 0 and 1, or equal where a project is out or in.
    bonuses
        The number of joint bonuses; their columns come next.
    shares
        The number of continuous columns, at most 1, which come last.
    lines
        The conditions.
    """

    projects: int
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    bonuses: int
    shares: int
    lines: tuple[Line, ...]

    def with_lines(self, *lines: Line) -> PackageProgram:
        """Return the programme with more conditions."""
        return replace(self, lines=(*self.lines, *lines))

    def fixed(self, projects: Sequence[int], chosen: NDArray[np.bool_]) -> PackageProgram:
        """Return the programme with some projects in or out as in a package ``(m,)``."""
        low, high = self.low.copy(), self.high.copy()
        low[projects] = high[projects] = chosen[projects]
        return replace(self, low=low, high=high)

    def minimise(self, line: Line, time_limit: float | None = None) -> Solution:
        """Return the package for which the left side of a line is smallest."""
        size = self.projects + self.bonuses + self.shares
        cost = np.zeros(size)
        cost[line.columns] = line.coefficients
        whole = np.arange(size) < self.projects + self.bonuses
        beside = np.repeat([0.0, -MOST_VALUE], [self.bonuses, self.shares])
        lengths = [len(each.columns) for each in self.lines]
        program = MixedIntegerProgram(
            cost=cost,
            column_low=np.concatenate([self.low, beside]),
            column_high=np.concatenate([self.high, np.ones(len(beside))]),
            integer=whole,
            rows=SparseRows(
                starts=np.cumsum([0, *lengths]).astype(np.int64),
                indices=np.concatenate([np.empty(0, np.int64), *(each.columns for each in self.lines)]),
                coefficients=np.concatenate([np.empty(0), *(each.coefficients for each in self.lines)]),
            ),
            row_low=np.array([each.low for each in self.lines]),
            row_high=np.array([each.high for each in self.lines]),
        )
        return solve_mixed_integer(program, time_limit)


def package_program(
    costs: NDArray[np.int64], budget: int, constraints: Constraints, allowed: NDArray[np.bool_]
) -> PackageProgram:
    """Return the programme for projects with costs ``(m,)``, of which the allowed ``(m,)`` may be chosen."""
    rows = (budget_row(costs, budget), *constraint_rows(constraints, len(costs)))
    return feasibility_program(rows, len(costs), constraints.bonuses, allowed)


def feasibility_program(
    rows: Iterable[Row], m: int, bonuses: Sequence[JointBonus], allowed: NDArray[np.bool_]
) -> PackageProgram:
    """Return the programme for any set of rows."""
    lines = [Line(row.projects, row.coefficients.astype(np.float64), row.low, row.high) for row in rows]
    for k, bonus in enumerate(bonuses):
        lines += _all_or_nothing(bonus.projects, m + k)
    return PackageProgram(m, np.zeros(m), allowed.astype(np.float64), len(bonuses), 0, tuple(lines))


def _all_or_nothing(projects: tuple[int, ...], column: int) -> Iterator[Line]:
    """Yield the lines that make a column 1 exactly when all the projects are chosen."""
    once = sorted(set(projects))
    for project in once:
        yield line([column, project], [1.0, -1.0], high=0.0)
    yield line([column, *once], [1.0, *[-1.0] * len(once)], low=1.0 - len(once))


def line(
    columns: Sequence[int] | NDArray[np.int64],
    coefficients: Sequence[float] | NDArray[np.float64] | NDArray[np.int64],
    *,
    low: float = -np.inf,
    high: float = np.inf,
) -> Line:
    """Return a line from plain sequences."""
    return Line(np.array(columns, dtype=np.int64), np.array(coefficients, dtype=np.float64), low, high)
