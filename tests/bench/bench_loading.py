"""Loading 300 projects, cold and warm from the cache: ``python tests/bench/bench_loading.py``.

The projects are those of the shipped workspace, copied under new ids until there are 300: real ones in size.
Every figure is processor time, the best of some rounds in one run.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
import time
from pathlib import Path

from mlr_prio.workspace.cache import Cache
from mlr_prio.workspace.reader import load_problem

REPOSITORY = Path(__file__).resolve().parents[2]
PROJECTS = 300
ROUNDS = 3


def make_workspace(root: Path) -> int:
    """Write the workspace and return the bytes of its projects."""
    for folder in ("criteria", "criteria/weights"):
        (root / folder).mkdir()
        for path in (REPOSITORY / folder).glob("*.yaml"):
            (root / folder / path.name).write_bytes(path.read_bytes())
    (root / "projects").mkdir()
    shipped = {
        path.stem: path.read_text("utf-8") for path in sorted((REPOSITORY / "projects").glob("*.yaml"))
    }
    size = 0
    for number, stem in zip(range(PROJECTS), itertools.cycle(shipped), strict=False):
        text = shipped[stem].replace(f"\nid: {stem}\n", f"\nid: {stem}-{number}\n")
        for other in shipped:  # references keep meaning something
            text = text.replace(f"requires: [{other}]", "requires: []")
            text = text.replace(f"excludes: [{other}]", "excludes: []")
        size += (root / f"projects/{stem}-{number}.yaml").write_bytes(text.encode())
    for path in (root / "criteria/weights").glob("*.yaml"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        kept = itertools.takewhile(lambda line: not line.startswith(("reservations", "abstains")), lines)
        path.write_text("".join(kept), "utf-8")
    return size


def seconds(root: Path, cache: Cache | None) -> float:
    """Return the shortest time of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        load_problem(root, cache)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        root.mkdir()
        size = make_workspace(root)
        cache = Cache(Path(folder) / "cache")
        cold = seconds(root, None)
        load_problem(root, cache)
        warm = seconds(root, cache)
    sys.stdout.write(
        f"{PROJECTS} projects of {size / PROJECTS:.0f} bytes on average\n"
        f"cold {cold * 1e3:.0f} ms, {cold / PROJECTS * 1e3:.2f} ms a project (goal: at most 6)\n"
        f"warm {warm * 1e3:.0f} ms, {warm / PROJECTS * 1e3:.2f} ms a project\n"
        f"cold / warm: {cold / warm:.1f} (goal: at least 10)\n"
    )


if __name__ == "__main__":
    main()
