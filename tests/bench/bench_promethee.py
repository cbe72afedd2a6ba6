"""Measure PROMETHEE II at 30 000 x 12: ``python tests/bench/bench_promethee.py``.

All shapes but the gaussian, mixed and each alone. The budget is 0.5 s. Printed as a ratio to what cannot be
avoided, one sort of every criterion, measured in the same run; and the peak of memory at two sizes, which
shows whether it is linear.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.cross_check.cross_check import Performances
from mlr_prio.engine.cross_check.preference import level, linear, u_shape, usual, v_shape
from mlr_prio.engine.cross_check.promethee_ii import net_flows

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.engine.cross_check.preference import PreferenceFunction

ALTERNATIVES, CRITERIA, REPEATS = 30_000, 12, 7
BUDGET_MILLISECONDS = 500.0
SHAPES: Final[dict[str, PreferenceFunction]] = {
    "usual": usual(),
    "u_shape": u_shape(0.125),
    "v_shape": v_shape(0.3),
    "level": level(0.125, 0.3),
    "linear": linear(0.125, 0.3),
}


def milliseconds(task: Callable[[], object]) -> float:
    """Return the shortest of the repeated times, which is disturbed least by others on the machine."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def performances(m: int, shapes: list[PreferenceFunction]) -> Performances:
    """Return random performances, every third criterion on a scale of eleven levels."""
    rng = np.random.default_rng(0)
    values = rng.random((m, CRITERIA))
    values[:, ::3] = np.round(values[:, ::3], 1)
    ones = np.ones(CRITERIA)
    chosen = tuple(shapes[j % len(shapes)] for j in range(CRITERIA))
    return Performances(values, 0 * ones, ones, rng.dirichlet(ones), chosen)


def peak_megabytes(table: Performances) -> float:
    """Return the most memory held at once while the flows are found."""
    tracemalloc.start()
    net_flows(table)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def main() -> None:
    mixed = performances(ALTERNATIVES, list(SHAPES.values()))
    columns = np.asfortranarray(mixed.values)
    sorting = milliseconds(lambda: np.argsort(columns, axis=0, kind="stable"))
    slowest = 0.0
    alone = {name: performances(ALTERNATIVES, [shape]) for name, shape in SHAPES.items()}
    for name, table in [("mixed", mixed), *alone.items()]:
        taken = milliseconds(partial(net_flows, table))
        slowest = max(slowest, taken)
        sys.stdout.write(f"{name:>8}: {taken:6.1f} ms, {taken / sorting:.2f} x sorting every criterion\n")
    half = peak_megabytes(performances(ALTERNATIVES // 2, list(SHAPES.values())))
    whole = peak_megabytes(mixed)
    sys.stdout.write(
        f"sorting {ALTERNATIVES} x {CRITERIA}: {sorting:.1f} ms; budget {BUDGET_MILLISECONDS:.0f} ms\n"
        f"peak memory {half:.1f} MB at half, {whole:.1f} MB at full size: ratio {whole / half:.2f}\n"
    )
    sys.exit(slowest > BUDGET_MILLISECONDS)


if __name__ == "__main__":
    main()
