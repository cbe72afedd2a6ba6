"""What a warm ``mlr-prio rank`` costs beside the libraries it needs: ``python tests/bench/bench_startup.py``.

Both are whole processes, run in turn on the same machine, so that only their ratio is worth quoting, and that
only beside another ratio of the same hour: what the libraries alone cost depends on how busy the machine is.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS = 15
GOAL = 1.6

# The first run compiles what is imported, as an installation does.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

BARE = [sys.executable, "-c", "import numpy, pydantic, typer"]
RANK = [str(Path(sys.executable).parent / "mlr-prio"), "-w", str(ROOT), "rank"]


def cpu_seconds(command: list[str]) -> float:
    """Return the processor time of one run of ``command``, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the medians and their ratio."""
    cpu_seconds(RANK)  # fills the cache
    pairs = [(cpu_seconds(RANK), cpu_seconds(BARE)) for _ in range(RUNS)]
    rank, bare = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(a / b for a, b in pairs)
    print(f"mlr-prio rank, warm cache   {rank * 1000:6.0f} ms")
    print(f"numpy + pydantic + typer    {bare * 1000:6.0f} ms")
    print(f"ratio, median of {RUNS} pairs  {ratio:6.2f}   goal {GOAL}")


if __name__ == "__main__":
    main()
