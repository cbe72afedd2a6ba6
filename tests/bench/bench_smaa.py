"""Measure SMAA-2 against the parts that cannot be avoided, against pysensmcda, and its memory at 10 000 × 50.

Run from the root of the repository: ``python tests/bench/bench_smaa.py [PYTHON]``. PYTHON is an interpreter
with pysensmcda, by default the one that runs this. Everything is a ratio within one run, one thread, best of
several.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Final

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # must be set before numpy is imported

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES: Final = 2**20
REPEATS: Final = 7
SIZES: Final = ((10, 8), (30, 12), (60, 20), (100, 20))
TARGET: Final = 0.45

PEER: Final = """
import numpy as np
from pysensmcda.smaa import central_weights, rank_acceptability, simulate
def run(table, samples):
    result = simulate(lambda matrix, weights, types: matrix @ weights, table, np.ones(table.shape[1]),
                      num_samples=samples, store="accumulate", seed=1)
    return rank_acceptability(result), central_weights(result)
"""

OURS: Final = """
import numpy as np
from mlr_prio.engine.sensitivity.rank_acceptability import rank_acceptability
from mlr_prio.engine.sensitivity.simulation import Simulation
from mlr_prio.engine.sensitivity.weight_space import FreeSimplex
def run(table, samples, top=1):
    return rank_acceptability(table, FreeSimplex(table.shape[1]), Simulation(samples, seed=1), top=top)
"""

MEASURE: Final = """
import json, resource, time
table = np.random.default_rng(1).random(({m}, {n}))
seconds = []
for _ in range({repeats}):
    start = time.perf_counter()
    run(table, {samples}{extra})
    seconds.append(time.perf_counter() - start)
print(json.dumps([min(seconds), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def unavoidable(table: np.ndarray, samples: int) -> None:
    """Draw weights, multiply and sort, in the same tiles as the simulation, and nothing else."""
    from mlr_prio.engine.sensitivity.rank_key import tile_size

    m, n = table.shape
    tile = tile_size(m)
    costs, rng = np.empty((tile, m)), np.random.Generator(np.random.SFC64(1))
    unit_costs = np.ascontiguousarray(2.0 - table.T)
    for _ in range(samples // tile):
        np.matmul(rng.standard_exponential((tile, n)), unit_costs, out=costs)
        costs.view(np.int64).sort(axis=1)


def full(table: np.ndarray, samples: int) -> None:
    """Rank acceptabilities and central weights."""
    from mlr_prio.engine.sensitivity.rank_acceptability import rank_acceptability
    from mlr_prio.engine.sensitivity.simulation import Simulation
    from mlr_prio.engine.sensitivity.weight_space import FreeSimplex

    rank_acceptability(table, FreeSimplex(table.shape[1]), Simulation(samples))


def seconds(run: Callable[[np.ndarray, int], None], table: np.ndarray) -> float:
    """Return the processor time of one run, which other processes disturb least."""
    start = process_time()
    run(table, SAMPLES)
    return process_time() - start


def against_the_bound() -> None:
    """Compare with the unavoidable parts, the two taking turns."""
    for m, n in SIZES:
        table = np.random.default_rng(1).random((m, n))
        pairs = [(seconds(unavoidable, table), seconds(full, table)) for _ in range(REPEATS)]
        bound, ours = (min(column) for column in zip(*pairs, strict=True))
        say(
            f"{m} x {n}, {SAMPLES} samples: bound {bound:.3f} s, full SMAA {ours:.3f} s, "
            f"ratio {bound / ours:.2f} (target {TARGET})"
        )


def in_child(
    python: str, prelude: str, m: int, n: int, samples: int, **how: int | str
) -> tuple[float, float]:
    """Return the best time in seconds and the peak memory in MB of a process of its own."""
    measure = MEASURE.format(m=m, n=n, samples=samples, repeats=how["repeats"], extra=how.get("extra", ""))
    paths = [str(Path.cwd()), os.environ.get("PYTHONPATH", "")]
    done = subprocess.run(
        [python, "-c", prelude + measure],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        capture_output=True,
        text=True,
        check=True,
    )
    time, memory = json.loads(done.stdout)
    return time, memory


def against_pysensmcda(python: str) -> None:
    """Compare time and peak memory with the fastest Python peer, at its own fastest setting."""
    for m, n in SIZES[:2]:
        theirs = in_child(python, PEER, m, n, 1_000_000, repeats=1)
        ours = in_child(sys.executable, OURS, m, n, 1_000_000, repeats=3)
        faster, smaller = theirs[0] / ours[0], ours[1] / theirs[1]
        say(
            f"{m} x {n}, 1e6 samples: pysensmcda {theirs[0]:.2f} s and {theirs[1]:.0f} MB, "
            f"here {ours[0]:.2f} s and {ours[1]:.0f} MB: {faster:.0f} times as fast (target 25), "
            f"{smaller:.3f} of the memory (target 0.1)"
        )


def memory_at_scale() -> None:
    """Show that the memory at 10 000 × 50 does not depend on the number of samples."""
    for samples in (2_048, 8_192):
        time, memory = in_child(sys.executable, OURS, 10_000, 50, samples, repeats=1, extra=", top=500")
        say(f"10000 x 50, top 500 and moments, {samples} samples: {time:.1f} s, {memory:.0f} MB (target 400)")


def main() -> None:
    """Run all parts."""
    against_the_bound()
    if len(sys.argv) > 1 or importlib.util.find_spec("pysensmcda"):
        against_pysensmcda(sys.argv[1] if len(sys.argv) > 1 else sys.executable)
    else:
        say("pysensmcda is not installed; that comparison is left out")
    memory_at_scale()


if __name__ == "__main__":
    main()
