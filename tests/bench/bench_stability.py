"""Measure all exact stability intervals at 10 000 x 50: ``python tests/bench/bench_stability.py``.

For every criterion weight: the whole ranking, the top 500 and the first place; for every single score:
the whole ranking and the top 500. The budget is 0.2 s in all. Printed as a ratio to what cannot be avoided:
one weighted sum, the lines of every weight, and one sort, measured in the same run.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.ranking import order
from mlr_prio.engine.sensitivity.family import criterion_families
from mlr_prio.engine.sensitivity.score_stability import score_ranking_stability, score_top_stability
from mlr_prio.engine.sensitivity.stability import ranking_stability, top_stability

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

ALTERNATIVES, CRITERIA, TOP, REPEATS = 10_000, 50, 500, 9
BUDGET_MILLISECONDS = 200.0


def milliseconds(task: Callable[[], object]) -> float:
    """Return the shortest of the repeated times, which is disturbed least by others on the machine."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def weights_part(table: NDArray[np.float64], weights: NDArray[np.float64]) -> None:
    """Find all intervals of the criterion weights."""
    family = criterion_families(table, weights)
    ranking_stability(family)
    top_stability(family, TOP)
    top_stability(family, 1)


def scores_part(table: NDArray[np.float64], weights: NDArray[np.float64]) -> None:
    """Find all intervals of the single scores."""
    score_ranking_stability(table, weights)
    score_top_stability(table, weights, TOP)


def main() -> None:
    rng = np.random.default_rng(0)
    table, weights = rng.random((ALTERNATIVES, CRITERIA)), rng.dirichlet(np.ones(CRITERIA))
    totals = overall_values(table, weights)
    of_weights = milliseconds(lambda: weights_part(table, weights))
    of_scores = milliseconds(lambda: scores_part(table, weights))
    unavoidable = (
        milliseconds(lambda: overall_values(table, weights))
        + milliseconds(lambda: criterion_families(table, weights))
        + milliseconds(lambda: order(totals))
    )
    total = of_weights + of_scores
    sys.stdout.write(
        f"all intervals {ALTERNATIVES} x {CRITERIA}: weights {of_weights:.1f} ms, scores {of_scores:.1f} ms\n"
        f"sum {total:.1f} ms of {BUDGET_MILLISECONDS:.0f} ms; unavoidable parts {unavoidable:.1f} ms\n"
        f"ratio to them: weights {of_weights / unavoidable:.2f}, all {total / unavoidable:.2f}\n"
    )
    sys.exit(total > BUDGET_MILLISECONDS)


if __name__ == "__main__":
    main()
