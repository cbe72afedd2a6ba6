"""The one door to HiGHS: mixed-integer linear programmes, solved to proof, silently, always the same way.

Nothing else in the project imports highspy; the library is loaded when the first programme is solved. An
answer leaves this door only after it has been checked against its own conditions in plain arithmetic,
because the solver has claimed optimality for points that break them (scipy issue 24141).
"""

from __future__ import annotations

import ctypes
import os
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    import highspy
    from numpy.typing import ArrayLike, NDArray

CHECK_TOLERANCE: Final = 1e-7
"""How far an answer may break a condition, relative to the size of the condition's terms, at least 1."""

SOLVER_TOLERANCE: Final = 1e-9
"""What the solver itself is asked to keep to."""

_C_LIBRARY: Final = "ucrtbase" if os.name == "nt" else None


class SolutionStatus(StrEnum):
    """What is known about a programme when the solver stops."""

    PROVEN = "proven"
    """The answer is optimal."""
    FEASIBLE = "feasible"
    """Time ran out: the answer keeps all conditions, the bound tells how much better another can be."""
    INFEASIBLE = "infeasible"
    """No point keeps all conditions."""
    UNKNOWN = "unknown"
    """Time ran out before any answer was found, or the answer found did not stand the check."""


@dataclass(frozen=True, slots=True, eq=False)
class SparseRows:
    """A matrix, its rows one after the other without their zeros.

    Attributes
    ----------
    starts
        Row ``r`` holds the entries from ``starts[r]`` to ``starts[r + 1]``; shape ``(r + 1,)``.
    indices, coefficients
        Column and value of each entry, ``(z,)``.
    """

    starts: NDArray[np.int64]
    indices: NDArray[np.int64]
    coefficients: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class MixedIntegerProgram:
    """Minimise ``cost @ x`` over ``column_low <= x <= column_high``, ``row_low <= A x <= row_high``.

    Attributes
    ----------
    cost, column_low, column_high
        Shape ``(n,)``; the bounds must be finite, so that no programme is unbounded.
    integer
        Which columns take whole numbers only, boolean ``(n,)``.
    rows
        A, shape ``(r, n)``.
    row_low, row_high
        Shape ``(r,)``; infinite where a row has one side only.
    """

    cost: NDArray[np.float64]
    column_low: NDArray[np.float64]
    column_high: NDArray[np.float64]
    integer: NDArray[np.bool_]
    rows: SparseRows
    row_low: NDArray[np.float64]
    row_high: NDArray[np.float64]

    def __post_init__(self) -> None:
        faulty = ~(np.isfinite(self.column_low) & np.isfinite(self.column_high))
        if faulty.any():
            raise EngineError(
                message(
                    "variable {variable} of a programme runs from {low} to {high}; both ends must be finite",
                    variable=int(faulty.argmax()),
                    low=float(self.column_low[faulty][0]),
                    high=float(self.column_high[faulty][0]),
                )
            )


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """What the solver found.

    Attributes
    ----------
    status
        How much is known.
    x
        The answer ``(n,)``, whole numbers exactly whole; None when there is none.
    objective
        ``cost @ x`` in our own arithmetic; infinite without an answer.
    bound
        No point that keeps the conditions costs less than this.
    """

    status: SolutionStatus
    x: NDArray[np.float64] | None
    objective: float
    bound: float


def sparse_rows(matrix: ArrayLike) -> SparseRows:
    """Return the rows of a dense matrix ``(r, n)``."""
    dense = np.asarray(matrix, dtype=np.float64)
    rows, columns = np.nonzero(dense)
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(dense)))])
    return SparseRows(starts.astype(np.int64), columns.astype(np.int64), dense[rows, columns])


def solve_mixed_integer(program: MixedIntegerProgram, time_limit: float | None = None) -> Solution:
    """Solve a programme to proven optimality, or as far as the time goes.

    One thread, a fixed seed and no tolerated gap: without a time limit the same programme has the same
    answer. With one, the answer may depend on the machine, and the status says so.

    Parameters
    ----------
    program
        What to minimise.
    time_limit
        Seconds; None waits for the proof.

    Raises
    ------
    EngineError
        When the solver refuses the programme.
    """
    import highspy

    solver = _prepared(program, time_limit)
    with _silent_stdout():
        solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Solution(SolutionStatus.INFEASIBLE, None, np.inf, np.inf)
    info = solver.getInfo()
    proven = status == highspy.HighsModelStatus.kOptimal
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    x = _checked(program, np.asarray(solver.getSolution().col_value)) if found else None
    bound = info.mip_dual_bound if program.integer.any() else -np.inf
    if x is None:
        return Solution(SolutionStatus.UNKNOWN, None, np.inf, bound)
    objective = float((program.cost * x).sum())
    if proven:
        return Solution(SolutionStatus.PROVEN, x, objective, objective)
    return Solution(SolutionStatus.FEASIBLE, x, objective, bound)


def _prepared(program: MixedIntegerProgram, time_limit: float | None) -> highspy.Highs:
    """Return a solver that holds the programme and our settings."""
    import highspy

    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy leaves it untyped
    settings: dict[str, bool | int | float] = {
        "output_flag": False,
        "threads": 1,
        "random_seed": 0,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 0.0,
        "mip_feasibility_tolerance": SOLVER_TOLERANCE,
        "primal_feasibility_tolerance": SOLVER_TOLERANCE,
        "time_limit": np.inf if time_limit is None else time_limit,
    }
    for name, value in settings.items():
        solver.setOptionValue(name, value)
    if solver.passModel(_model(program)) == highspy.HighsStatus.kError:
        raise EngineError(message("the solver refuses the programme; its parts do not fit together"))
    return solver


def _model(program: MixedIntegerProgram) -> highspy.HighsLp:
    import highspy

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(program.cost), len(program.row_low)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = program.cost, program.column_low, program.column_high
    lp.row_lower_, lp.row_upper_ = program.row_low, program.row_high
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = program.rows.starts
    lp.a_matrix_.index_ = program.rows.indices
    lp.a_matrix_.value_ = program.rows.coefficients
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[int(whole)] for whole in program.integer]
    return lp


def _checked(program: MixedIntegerProgram, raw: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Return the answer with whole numbers made whole, or None when it then breaks a condition."""
    x = np.clip(np.where(program.integer, np.round(raw), raw), program.column_low, program.column_high)
    terms = program.rows.coefficients * x[program.rows.indices]
    row = np.repeat(np.arange(len(program.row_low)), np.diff(program.rows.starts))
    sums = np.bincount(row, terms, minlength=len(program.row_low))
    allowed = CHECK_TOLERANCE * np.maximum(
        np.bincount(row, np.abs(terms), minlength=len(program.row_low)), 1.0
    )
    kept = (sums >= program.row_low - allowed) & (sums <= program.row_high + allowed)
    near = np.abs(x - raw) <= CHECK_TOLERANCE * np.maximum(np.abs(raw), 1.0)
    return x if kept.all() and near.all() else None


@contextmanager
def _silent_stdout() -> Iterator[None]:
    """Send to nowhere what C code prints on standard output: some releases of HiGHS print a stray line."""
    c_library = ctypes.CDLL(_C_LIBRARY)
    c_library.fflush(None)
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        c_library.fflush(None)  # what C has buffered would otherwise come out later
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
