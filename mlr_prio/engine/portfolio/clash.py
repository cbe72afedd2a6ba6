"""Constraints that contradict one another: a set of them in which each is needed for the contradiction."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from mlr_prio.engine.portfolio.constraint import ConstraintKind, budget_row, constraint_rows
from mlr_prio.engine.portfolio.program import feasibility_program, line
from mlr_prio.engine.solver import SolutionStatus
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mlr_prio.engine.portfolio.constraint import ConstraintReference, Constraints, Row


Answer = TypeVar("Answer")


class ClashError(EngineError):
    """No package keeps all constraints; ``clash`` names some that no package keeps together.

    Attributes
    ----------
    clash
        Constraints that contradict one another; without any one of them a package could be found.
    """

    def __init__(self, clash: tuple[ConstraintReference, ...]) -> None:
        super().__init__(
            message("no package keeps {count} of the constraints at the same time", count=len(clash)),
            message("drop or loosen one of them, or raise the budget if it is among them"),
        )
        self.clash = clash


def clash(costs: NDArray[np.int64], budget: int, constraints: Constraints) -> tuple[ConstraintReference, ...]:
    """Return constraints that clash, such that dropping any one of them would end the clash.

    The deletion filter of Chinneck & Dravnieks (1991, ORSA Journal on Computing 3(2), 157-168): leave out one
    constraint after the other, for good when the rest still clash. The budget is left out first, so it is
    named only when it is needed.

    Parameters
    ----------
    costs
        Costs ``(m,)`` in cost units.
    budget
        In cost units.
    constraints
        Constraints that no package within the budget keeps; without a clash the result is empty.
    """
    rows = [budget_row(costs, budget), *constraint_rows(constraints, len(costs))]
    if _possible(rows, len(costs)):
        return ()
    for row in tuple(rows):
        rest = [other for other in rows if other is not row]
        if not _possible(rest, len(costs)):
            rows = rest
    return tuple(sorted((row.reference for row in rows), key=_order))


def found(answer: Answer | None, costs: NDArray[np.int64], budget: int, constraints: Constraints) -> Answer:
    """Return an answer, or raise a ClashError that says which constraints left none."""
    if answer is None:
        raise ClashError(clash(costs, budget, constraints))
    return answer


def _possible(rows: Sequence[Row], m: int) -> bool:
    """Tell whether any package of m projects keeps the rows."""
    program = feasibility_program(rows, m, (), np.ones(m, dtype=np.bool_))
    return program.minimise(line([], [])).status == SolutionStatus.PROVEN


def _order(reference: ConstraintReference) -> tuple[int, int]:
    return list(ConstraintKind).index(reference.kind), reference.index
