from __future__ import annotations

import subprocess
import sys
from itertools import product
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.engine import solver
from mlr_prio.engine.solver import MixedIntegerProgram, SolutionStatus, solve_mixed_integer, sparse_rows
from mlr_prio.errors import EngineError


def program(
    cost: list[float],
    matrix: list[list[float]],
    row_high: list[float],
    *,
    whole: bool = True,
    high: float = 1.0,
) -> MixedIntegerProgram:
    """Minimise over variables from 0 to ``high`` with every row at most its bound."""
    n = len(cost)
    return MixedIntegerProgram(
        cost=np.array(cost, dtype=np.float64),
        column_low=np.zeros(n),
        column_high=np.full(n, high),
        integer=np.full(n, whole),
        rows=sparse_rows(np.array(matrix, dtype=np.float64).reshape(len(row_high), n)),
        row_low=np.full(len(row_high), -np.inf),
        row_high=np.array(row_high, dtype=np.float64),
    )


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), min_size=1, max_size=9), st.integers(0, 100)
)
def test_a_knapsack_is_solved_as_by_trying_everything(items: list[tuple[int, int]], budget: int) -> None:
    gain, weight = zip(*items, strict=True)
    best = max(
        np.dot(gain, take) for take in product((0, 1), repeat=len(items)) if np.dot(weight, take) <= budget
    )
    solution = solve_mixed_integer(
        program([-float(g) for g in gain], [list(map(float, weight))], [float(budget)])
    )
    assert solution.status is SolutionStatus.PROVEN
    assert solution.x is not None
    assert np.isin(solution.x, [0.0, 1.0]).all()
    assert -solution.objective == -solution.bound == best


def test_a_linear_programme_has_a_fractional_answer() -> None:
    solution = solve_mixed_integer(program([-3.0, -2.0], [[2.0, 1.0]], [2.0], whole=False))
    assert solution.x == pytest.approx([0.5, 1.0])
    assert solution.objective == pytest.approx(-3.5)


def test_a_programme_without_rows_takes_the_best_ends() -> None:
    solution = solve_mixed_integer(program([-3.0, 2.0], [], [], whole=False))
    assert solution.x == pytest.approx([1.0, 0.0])


@pytest.mark.parametrize("whole", [True, False])
def test_conditions_that_clash_are_infeasible(whole: bool) -> None:  # noqa: FBT001 - a parametrised flag
    solution = solve_mixed_integer(program([1.0], [[1.0], [-1.0]], [0.25, -0.75], whole=whole))
    assert solution.status is SolutionStatus.INFEASIBLE
    assert (solution.x, solution.objective, solution.bound) == (None, np.inf, np.inf)


@pytest.mark.parametrize("high", [np.inf, np.nan])
def test_a_variable_without_end_is_refused(high: float) -> None:
    with pytest.raises(
        EngineError, match=r"variable 0 of a programme runs from 0\.0 to .*; both ends must be finite"
    ):
        program([-1.0], [[0.0]], [1.0], high=high)


def test_parts_that_do_not_fit_are_refused() -> None:
    fitting = program([1.0, 1.0], [[1.0, 1.0]], [1.0])
    wrong = MixedIntegerProgram(
        fitting.cost,
        fitting.column_low,
        fitting.column_high,
        fitting.integer,
        solver.SparseRows(fitting.rows.starts, np.array([0, 7]), fitting.rows.coefficients),
        fitting.row_low,
        fitting.row_high,
    )
    with pytest.raises(EngineError, match="the solver refuses the programme; its parts do not fit together"):
        solve_mixed_integer(wrong)


def market_split(seed: int) -> MixedIntegerProgram:
    """Small equations with slack to pay for: every point is allowed and the optimum is very hard to prove."""
    rng = np.random.default_rng(seed)
    rows, columns = 5, 40
    matrix = rng.integers(0, 100, (rows, columns)).astype(float)
    eye = np.eye(rows)
    half = np.floor(matrix.sum(axis=1) / 2)
    return MixedIntegerProgram(
        cost=np.repeat([0.0, 1.0], [columns, 2 * rows]),
        column_low=np.zeros(columns + 2 * rows),
        column_high=np.repeat([1.0, 1e4], [columns, 2 * rows]),
        integer=np.repeat([True, False], [columns, 2 * rows]),
        rows=sparse_rows(np.hstack([matrix, eye, -eye])),
        row_low=half,
        row_high=half,
    )


def test_when_time_runs_out_the_answer_keeps_its_conditions_and_the_bound_is_honest() -> None:
    solution = solve_mixed_integer(market_split(0), time_limit=0.3)
    assert solution.status is SolutionStatus.FEASIBLE
    assert solution.x is not None
    assert solution.bound < solution.objective


def test_when_there_is_no_time_nothing_is_known() -> None:
    solution = solve_mixed_integer(market_split(0), time_limit=0.0)
    assert (solution.status, solution.x, solution.objective) == (SolutionStatus.UNKNOWN, None, np.inf)


def test_an_answer_that_breaks_a_condition_does_not_leave_the_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solver that claims that taking everything is optimal, although the budget forbids it."""
    import highspy

    claimed = SimpleNamespace(
        run=lambda: None,
        getModelStatus=lambda: highspy.HighsModelStatus.kOptimal,
        getInfo=lambda: SimpleNamespace(
            primal_solution_status=highspy.SolutionStatus.kSolutionStatusFeasible, mip_dual_bound=-2.0
        ),
        getSolution=lambda: SimpleNamespace(col_value=[1.0, 1.0]),
    )
    monkeypatch.setattr(solver, "_prepared", lambda *_: claimed)
    solution = solve_mixed_integer(program([-1.0, -1.0], [[1.0, 1.0]], [1.0]))
    assert (solution.status, solution.x, solution.bound) == (SolutionStatus.UNKNOWN, None, -2.0)


def test_an_answer_that_is_not_whole_does_not_leave_the_door() -> None:
    free = program([-1.0], [[1.0]], [1.0])
    assert solver._checked(free, np.array([0.6])) is None
    assert solver._checked(free, np.array([1.0 + 1e-12])) == pytest.approx(1.0)


def test_the_same_programme_has_the_same_answer() -> None:
    hard = program([-1.0] * 12, [[float(7 * i % 11 + 3) for i in range(12)]], [30.0])
    first, second = (solve_mixed_integer(hard) for _ in range(2))
    assert first.x is not None
    assert second.x is not None
    assert first.x.tolist() == second.x.tolist()


def test_what_c_code_prints_during_a_solve_never_reaches_standard_output() -> None:
    """As a pipe, where C keeps back what it prints until a flush."""
    script = """
import ctypes, sys
from mlr_prio.engine.solver import _silent_stdout
library = ctypes.CDLL(None)
print("before", flush=True)
with _silent_stdout():
    library.printf(b"stray line")
print("after")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "before\nafter\n"
