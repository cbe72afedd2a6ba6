"""The best package by the solver, checked in whole numbers, with ties decided as by the table.

The solver finds the best value; among the packages of that value, a second run finds the least cost and a
third asks whether there is another one at that cost. Only then the ids decide, :data:`ID_BLOCK` projects at a
time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.portfolio.constraint import Constraints, broken, budget_row, constraint_rows, named_sets
from mlr_prio.engine.portfolio.package import Package, package_units, proven_package
from mlr_prio.engine.portfolio.program import SLACK, Line, PackageProgram, line, package_program
from mlr_prio.engine.portfolio.tie import TiedPackages
from mlr_prio.engine.portfolio.unit import UNITS_PER_VALUE
from mlr_prio.engine.solver import SolutionStatus
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.solver import Solution

ID_BLOCK: Final = 16
"""How many ids one run can order: 2 to the power of 16 is well within what the solver tells apart."""


@dataclass(frozen=True, slots=True, eq=False)
class ExactSearch:
    """A search for packages with values ``(m,)`` in value units and costs ``(m,)`` in cost units.

    Attributes
    ----------
    worth, costs, budget, constraints
        The question.
    time_limit
        Seconds for each run of the solver; None waits for the proof.
    program
        The conditions; may hold more than the constraints, such as a demand for fairness.
    """

    worth: NDArray[np.int64]
    costs: NDArray[np.int64]
    budget: int
    constraints: Constraints
    time_limit: float | None
    program: PackageProgram

    def value_line(self, low: float = -np.inf) -> Line:
        """Return the value of a package as a line, in value, at least ``low``."""
        bonuses = [bonus.bonus for bonus in self.constraints.bonuses]
        values = np.concatenate([self.worth / UNITS_PER_VALUE, bonuses])
        return line(np.arange(len(values)), values, low=low)

    def best(self) -> Package | None:
        """Return the best package; None when no package keeps the conditions.

        Raises
        ------
        EngineError
            When time runs out before any package is found, or the solver's answer breaks a constraint.
        """
        objective = self.value_line()
        solution = self.program.minimise(
            objective._replace(coefficients=-objective.coefficients), self.time_limit
        )
        if solution.status == SolutionStatus.INFEASIBLE:
            return None
        first = self.read(solution)
        package = proven_package(self.worth, self.costs, self.constraints, first)
        if solution.status == SolutionStatus.FEASIBLE:
            return Package(first, package.cost, package.value, -solution.bound, proven=False)
        return proven_package(self.worth, self.costs, self.constraints, self._decided(package))

    def read(self, solution: Solution) -> NDArray[np.bool_]:
        """Return the package ``(m,)`` in a solution, checked against every constraint in whole numbers."""
        if solution.x is None:
            raise EngineError(message("the solver stopped before it found a package; allow more time"))
        chosen = solution.x[: len(self.costs)] > 0.5  # noqa: PLR2004 - halfway between out and in
        rows = (budget_row(self.costs, self.budget), *constraint_rows(self.constraints, len(self.costs)))
        if broken(rows, chosen):
            raise EngineError(message("the solver's package breaks a constraint; it is not shown"))
        return chosen

    def _decided(self, package: Package) -> NDArray[np.bool_]:
        """Return the package that cost and then ids choose among those as good as this one."""
        equals = self.program.with_lines(self.value_line(package.value - SLACK))
        cheapest = self._next(equals, self.cost_line()) or package
        candidates = [package.chosen, cheapest.chosen]
        at_cost = equals.with_lines(self.cost_line()._replace(high=float(cheapest.cost)))
        if self._next(at_cost.with_lines(unlike(cheapest.chosen)), self.cost_line()) is not None:
            candidates.append(self._by_ids(at_cost, cheapest.chosen))
        return max(candidates, key=self._preference)

    def cost_line(self) -> Line:
        """Return the cost of a package as a line."""
        return line(np.arange(len(self.costs)), self.costs)

    def _next(self, program: PackageProgram, objective: Line) -> Package | None:
        """Return the package of a further run; None when there is none or time ran out."""
        solution = program.minimise(objective, self.time_limit)
        if solution.x is None:
            return None
        return proven_package(self.worth, self.costs, self.constraints, self.read(solution))

    def _by_ids(self, program: PackageProgram, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return the package that holds the first project in which two differ, block by block."""
        for start in range(0, len(self.costs), ID_BLOCK):
            block = np.arange(start, min(start + ID_BLOCK, len(self.costs)))
            found = self._next(program, line(block, -(1 << np.arange(len(block))[::-1])))
            chosen = chosen if found is None else found.chosen
            program = program.fixed(block.tolist(), chosen)
        return chosen

    def _preference(self, chosen: NDArray[np.bool_]) -> tuple[int, int, bytes]:
        value = int(package_units(self.worth, self.constraints, chosen))
        return value, -int(self.costs[chosen].sum()), chosen.tobytes()

    def tied(self, most: int) -> TiedPackages | None:
        """Return the best packages, cheapest first, up to ``most``; not counted when there are more."""
        best = self.best()
        if best is None:
            return None
        if not best.proven:
            return TiedPackages(None, best.chosen[None])
        found, complete = self._equals(best, most + 1)
        equals = [
            chosen for chosen in found if self._preference(chosen)[0] == self._preference(best.chosen)[0]
        ]
        equals.sort(key=self._preference, reverse=True)
        return TiedPackages(len(equals) if complete else None, np.array(equals[:most]))

    def _equals(self, best: Package, most: int) -> tuple[list[NDArray[np.bool_]], bool]:
        """Return packages as good as an optimal one, up to ``most``, and whether no others exist."""
        program = self.program.with_lines(self.value_line(best.value - SLACK))
        found = [best.chosen]
        while len(found) < most:
            program = program.with_lines(unlike(found[-1]))
            solution = program.minimise(self.cost_line(), self.time_limit)
            if solution.x is None:
                return found, solution.status == SolutionStatus.INFEASIBLE
            found.append(self.read(solution))
        return found, False


def unlike(chosen: NDArray[np.bool_]) -> Line:
    """Return the line that every package but this one keeps."""
    return line(np.arange(len(chosen)), np.where(chosen, -1.0, 1.0), low=1.0 - int(chosen.sum()))


def exact_search(
    worth: NDArray[np.int64],
    costs: NDArray[np.int64],
    budget: int,
    constraints: Constraints,
    time_limit: float | None = None,
) -> ExactSearch:
    """Return the search for packages; free projects without positive value are left out of it."""
    named = np.isin(np.arange(len(costs)), np.concatenate([np.empty(0, np.int64), *named_sets(constraints)]))
    program = package_program(costs, budget, constraints, named | (worth > 0))
    return ExactSearch(worth, costs, budget, constraints, time_limit, program)
