"""``mlr-prio weights`` on a workspace with one profile, run in this process."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from mlr_prio.cli.language import install
from mlr_prio.cli.main import run

WriteWorkspace = Callable[..., Path]


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


Mp = Callable[..., Ran]

OBY = """\
# Öbys vikter
schema_version: 1
municipality: oby
status: example
description: Exempelvikter.
weights:   # poäng bland syskon
  resor: 60        # tungt
  mark: 40
  tid: 50
  komfort: 50
reservations: [{project: vag, reason: Läget.}]
"""
PATH = "criteria/weights/oby.yaml"
SWING = "method: swing\npoints: {resor: 100, mark: 30, tid: 100, komfort: 20}\n"


@pytest.fixture
def root(write_workspace: WriteWorkspace) -> Path:
    return write_workspace({PATH: OBY})


def environment(root: Path, **more: str) -> dict[str, str]:
    keep = {k: v for k, v in os.environ.items() if k.startswith(("COV", "PATH", "PYTHONPATH", "SYSTEM"))}
    folders = {"MLR_PRIO_CACHE_DIR": str(root / ".cache"), "MLR_PRIO_STATE_DIR": str(root / ".state")}
    return {**keep, **folders, "PYTHONUTF8": "1", "LANG": "sv_SE.UTF-8", **more}


@pytest.fixture
def mp(root: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Mp:
    """Return a function that runs a ``weights`` command on the workspace in this process, in English."""
    monkeypatch.chdir(root)

    def run_here(*arguments: str, text: str = "", **more: str) -> Ran:
        monkeypatch.setattr(sys, "stdin", StringIO(text))
        for name, value in (environment(root) | {"COLUMNS": "80"} | more).items():
            monkeypatch.setenv(name, value)
        install("en")
        code = run(["--lang", "en", "weights", *arguments], "en")
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run_here


def read(root: Path, path: str = PATH) -> dict[str, object]:
    return dict(YAML(typ="safe", pure=True).load((root / path).read_text("utf-8")))
