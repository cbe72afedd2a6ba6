"""Run the program as its user would: a process of its own, with an environment that the test decides."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that runs ``mlr-prio`` and gives back what it wrote and its exit code."""

    def run_program(
        *arguments: str | Path, cwd: Path | None = None, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        keep = {k: v for k, v in os.environ.items() if k.startswith(("COV", "PATH", "PYTHONPATH", "SYSTEM"))}
        settings = {"LANG": "sv_SE.UTF-8", "PYTHONUTF8": "1", "MLR_PRIO_CACHE_DIR": str(tmp_path / "cache")}
        return subprocess.run(
            [sys.executable, "-m", "mlr_prio", *map(str, arguments)],
            cwd=cwd or tmp_path,
            env=keep | settings | dict(environment or {}),
            capture_output=True,
            check=False,
            timeout=60,
        )

    return run_program
