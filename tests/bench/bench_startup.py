"""What a warm ``mlr-prio rank`` costs beside the libraries it needs: ``python tests/bench/bench_startup.py``.

Whole processes by the clock, in turn on the same machine, so that only their ratios are worth quoting. The
libraries are measured twice: imported and left alone, which is the goal's yardstick, and used as little as a
program can (two options, one model). They load most of what they are at that first use, so that nobody can go
below the second. One thread for linear algebra, as the program itself sets it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS = 15
GOAL = 1.6

# The first run compiles what is imported, as an installation does.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "OPENBLAS_NUM_THREADS": "1"
}

LEAST = """
from typing import Annotated
import numpy
import typer
from pydantic import BaseModel

class Model(BaseModel):
    number: int = 0

app = typer.Typer(add_completion=False, rich_markup_mode=None)

@app.command()
def run(
    top: Annotated[int | None, typer.Option()] = None, lang: Annotated[str | None, typer.Option()] = None
) -> None:
    print(Model(number=1))

app([])
"""

COMMANDS = {
    "mlr-prio rank, warm cache": [
        str(Path(sys.executable).parent / "mlr-prio"), "-w", str(ROOT), "rank",
    ],
    "numpy + pydantic + typer, imported": [sys.executable, "-c", "import numpy, pydantic, typer"],
    "numpy + pydantic + typer, used": [sys.executable, "-c", LEAST],
}  # fmt: skip


def seconds(command: list[str]) -> float:
    """Return the time of one run of ``command`` by the clock."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def main() -> None:
    """Print the medians and the ratios."""
    for command in COMMANDS.values():
        seconds(command)  # fills the caches
    runs = [[seconds(command) for command in COMMANDS.values()] for _ in range(RUNS)]
    for name, times in zip(COMMANDS, zip(*runs, strict=True), strict=True):
        print(f"{name:36} {median(times) * 1000:6.0f} ms")
    print(f"ratio to imported, median of {RUNS}     {median(r[0] / r[1] for r in runs):6.2f}   goal {GOAL}")
    print(f"ratio to used, median of {RUNS}         {median(r[0] / r[2] for r in runs):6.2f}")


if __name__ == "__main__":
    main()
