"""Measure one ranking of 10 000 alternatives on 50 criteria: ``python tests/bench/bench_ranking.py``.

Prints the time beside that of the parts no ranking can do without, multiply-and-sum and a sort of the same
size, measured in the same run.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.ranking import ranks

if TYPE_CHECKING:
    from collections.abc import Callable

ALTERNATIVES, CRITERIA, REPEATS = 10_000, 50, 30


def milliseconds(task: Callable[[], object]) -> float:
    """Return the shortest of the repeated times, which is disturbed least by others on the machine."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    rng = np.random.default_rng(0)
    values, weights = rng.random((ALTERNATIVES, CRITERIA)), rng.dirichlet(np.ones(CRITERIA))
    totals = (values * weights).sum(axis=-1)
    ranking = milliseconds(lambda: ranks(overall_values(values, weights)))
    adding = milliseconds(lambda: (values * weights).sum(axis=-1))
    sorting = milliseconds(lambda: np.argsort(totals))
    sys.stdout.write(
        f"rank {ALTERNATIVES} x {CRITERIA}: {ranking:.2f} ms\n"
        f"multiply and sum: {adding:.2f} ms, sort: {sorting:.2f} ms\n"
        f"ratio to both: {ranking / (adding + sorting):.2f}\n"
    )


if __name__ == "__main__":
    main()
