"""Measure packages: ``OPENBLAS_NUM_THREADS=1 python tests/bench/bench_portfolio.py``.

Prints each time beside its target, and how many times faster a batch of weight samples is than the solver
asked once per sample for the best value alone, in the same run and with the same answers.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.portfolio.constraint import UNCONSTRAINED, Constraints
from mlr_prio.engine.portfolio.frontier import frontier
from mlr_prio.engine.portfolio.knapsack import budget_table
from mlr_prio.engine.portfolio.knapsack_batch import best_selections
from mlr_prio.engine.portfolio.robust import robust_packages
from mlr_prio.engine.portfolio.selection import best_package, search

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SAMPLES, CRITERIA = 1000, 12


@dataclass(frozen=True)
class Question:
    """Projects with long-tailed costs, a budget of 40 percent of them, and value under sampled weights."""

    partial: NDArray[np.float64]
    weights: NDArray[np.float64]
    costs: NDArray[np.int64]
    budget: int

    @property
    def samples(self) -> NDArray[np.float64]:
        return self.weights @ self.partial.T

    def in_units_of(self, unit: int) -> tuple[NDArray[np.int64], int]:
        return -(-self.costs // unit), self.budget // unit


def question(m: int) -> Question:
    rng = np.random.default_rng(m)
    costs = np.maximum(1, np.exp(rng.normal(3, 1, m)).round()).astype(np.int64)
    weights = rng.dirichlet(np.ones(CRITERIA), SAMPLES)
    return Question(rng.random((m, CRITERIA)), weights, costs, int(costs.sum() * 0.4))


def dependencies(m: int) -> Constraints:
    """Return a tenth of the projects in requirements and a tenth in exclusions."""
    order = np.random.default_rng(m).permutation(m).tolist()
    couples = [(order[2 * k], order[2 * k + 1]) for k in range(m // 5)]
    return Constraints(requires=tuple(couples[: m // 10]), excludes=tuple(couples[m // 10 :]))


def milliseconds(task: Callable[[], object], repeats: int = 5) -> float:
    """Return the shortest of the repeated times, which is disturbed least by others on the machine."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def say(what: str, taken: float, target: float | None = None) -> None:
    goal = "" if target is None else f" (target {target:g} ms)"
    sys.stdout.write(f"{what}: {taken:.1f} ms{goal}\n")


def one_question(m: int) -> None:
    asked = question(m)
    values = asked.samples[0]
    say(
        f"all budgets, {m} projects",
        milliseconds(lambda: budget_table(values, asked.costs, asked.budget)),
        10,
    )
    say(
        f"  whole frontier with packages, {m}",
        milliseconds(lambda: frontier(values, asked.costs, asked.budget)),
    )


def with_dependencies(m: int) -> None:
    asked = question(m)
    tied = dependencies(m)
    task = milliseconds(lambda: best_package(asked.samples[0], asked.costs, asked.budget, tied))
    say(f"with dependencies, {m} projects", task, 20)


def many_samples(m: int, solved: int, target: float | None, constraints: Constraints = UNCONSTRAINED) -> None:
    asked = question(m)
    samples = asked.samples
    costs, budget = asked.in_units_of(max(1, asked.budget // 1000))
    batch = milliseconds(lambda: best_selections(samples, costs, [budget], constraints), 2)
    say(f"{SAMPLES} weight samples, {m} projects", batch, target)
    chosen = best_selections(samples, costs, [budget], constraints)
    assert chosen is not None
    start = time.perf_counter()
    equal = [
        abs(best_value(samples[k], costs, budget, constraints) - samples[k] @ chosen[0, k]) < 1e-9
        for k in range(solved)
    ]
    each = (time.perf_counter() - start) * 1000 / solved
    ratio = each / (batch / SAMPLES)
    sys.stdout.write(
        f"  the solver: {each:.1f} ms a sample; ratio {ratio:.0f} (target 20); equal: {all(equal)}\n"
    )


def best_value(
    values: NDArray[np.float64], costs: NDArray[np.int64], budget: int, constraints: Constraints
) -> float:
    """Return the best value by one run of the solver, without deciding ties."""
    asked = search(values, costs, budget, constraints)
    objective = asked.value_line()
    return -asked.program.minimise(objective._replace(coefficients=-objective.coefficients)).objective


def robust(m: int) -> None:
    """Time the exact core for an order of importance on six criteria."""
    asked = question(m)
    vertices = np.tril(np.ones((6, 6))) / np.arange(1, 7)[:, None]
    values = asked.partial[:, :6] @ vertices.T
    say(
        f"exact core, {m} projects",
        milliseconds(lambda: robust_packages(values, values, asked.costs, asked.budget), 1),
    )


def main() -> None:
    for m in (60, 300):
        one_question(m)
    with_dependencies(100)
    many_samples(60, 30, 300)
    many_samples(300, 10, 2000)
    many_samples(100, 20, None, dependencies(100))
    for m in (20, 30):
        robust(m)


if __name__ == "__main__":
    main()
