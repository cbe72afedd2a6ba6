"""What ``mlr-prio sensitivity`` costs beside ``mlr-prio rank``: ``python tests/bench/bench_sensitivity.py``.

Both are whole processes on the shipped data with a warm cache, run in turn on the same machine, so that only
their ratio is worth quoting.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS = 15
LIMIT = 2.5

PROGRAM = [sys.executable, "-m", "mlr_prio", "-w", str(ROOT)]
RANK = [*PROGRAM, "rank"]
SENSITIVITY = [*PROGRAM, "sensitivity"]


def seconds(command: list[str]) -> tuple[float, float]:
    """Return the processor time, user and system, and the time on the clock of one run of ``command``."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, perf_counter() - start


def main() -> None:
    """Print the medians and their ratios."""
    seconds(RANK)  # fills the cache
    pairs = [(seconds(SENSITIVITY), seconds(RANK)) for _ in range(RUNS)]
    for name, which in (("processor", 0), ("clock", 1)):
        ours = [sensitivity[which] for sensitivity, _ in pairs]
        bare = [rank[which] for _, rank in pairs]
        ratio = median(a / b for a, b in zip(ours, bare, strict=True))
        print(
            f"{name:<10} sensitivity {median(ours) * 1000:5.0f} ms   rank {median(bare) * 1000:5.0f} ms",
            end="   ",
        )
        print(f"ratio, median of {RUNS} pairs {ratio:5.2f}   limit {LIMIT}")


if __name__ == "__main__":
    main()
