"""What the shell offers when an id is typed, and how little is loaded for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]
Ask = Callable[..., list[str]]

PROFILE = "schema_version: 1\nmunicipality: oby\nstatus: example\norder: [tid, komfort, mark]\n"


@pytest.fixture
def ask(run: Run) -> Ask:
    """Return a function that presses the tabulator key after a line and gives back what is offered."""

    def offered(line: str, cwd: Path, program: str = "bash", **environment: str) -> list[str]:
        words = line.split(" ")
        asking = {
            "_MLR_PRIO_COMPLETE": f"complete_{program}",
            "COMP_WORDS": line,
            "_TYPER_COMPLETE_ARGS": line,
        }
        ended = run(
            cwd=cwd, environment={**asking, "COMP_CWORD": str(len(words) - 1), "SHELL": program} | environment
        )
        assert ended.stderr == b""
        return [offer for offer in ended.stdout.decode().split("\n") if offer]

    return offered


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("mlr-prio explain ", ["bana", "gammal", "stig", "vag"]),
        ("mlr-prio explain s", ["stig"]),
        ("mlr-prio explain stig b", ["bana"]),
        ("mlr-prio rank --profile ", ["oby"]),
        ("mlr-prio rank --set ", ["resor=", "tid=", "komfort=", "mark="]),
        ("mlr-prio rank --set k", ["komfort="]),
        ("mlr-prio explain nothing-like-it", []),
        ("mlr-prio sheet export --for ", ["adal", "oby", "bana", "gammal", "stig", "vag"]),
        ("mlr-prio project new x -m o", ["oby"]),
        ("mlr-prio project set st", ["stig"]),
        ("mlr-prio criterion new x --group r", ["resor"]),
    ],
)
def test_ids_are_offered(ask: Ask, write_workspace: Write, line: str, offers: list[str]) -> None:
    assert ask(line, write_workspace({"criteria/weights/oby.yaml": PROFILE})) == offers


def test_the_workspace_that_the_line_names_is_asked(
    ask: Ask, write_workspace: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert ask(f"mlr-prio -w {write_workspace()} explain v", elsewhere) == ["vag"]
    assert ask("mlr-prio explain v", elsewhere) == []


def test_names_stand_beside_the_ids_where_the_shell_shows_them(
    run: Run, ask: Ask, write_workspace: Write
) -> None:
    root = write_workspace({"criteria/weights/oby.yaml": PROFILE})
    run("rank", cwd=root)
    assert '"vag":"Vägen"' in ask("mlr-prio explain v", root, program="zsh")[0]
    assert '"oby":"Öby"' in ask("mlr-prio rank --profile o", root, program="zsh")[0]


def test_files_that_cannot_be_understood_have_no_ids(ask: Ask, write_workspace: Write) -> None:
    broken = {"criteria/criteria.yaml": "criteria: [a, {id: 3}, {id: tid, name: [1]}\n"}
    assert ask("mlr-prio rank --set ", write_workspace(broken)) == []


PROGRAM = """\
import os, sys
os.environ |= {"_MLR_PRIO_COMPLETE": "complete_bash", "COMP_WORDS": sys.argv[1], "COMP_CWORD": sys.argv[2]}
from mlr_prio.cli.main import run
run([], "sv")
heavy = {"numpy", "pandas", "ruamel", "rich", "xlsxwriter", "python_calamine"}
print(sorted(heavy & {name.split(".")[0] for name in sys.modules}))
"""


@pytest.mark.parametrize(("line", "count"), [("mlr-prio explain ", 2), ("mlr-prio rank --set ", 3)])
def test_a_warm_completion_loads_nothing_heavy(
    run: Run, write_workspace: Write, tmp_path: Path, repository: Path, line: str, count: int
) -> None:
    root = write_workspace()
    run("rank", cwd=root)
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, line, str(count)],
        cwd=root,
        env={"MLR_PRIO_CACHE_DIR": str(tmp_path / "cache"), "PYTHONPATH": str(repository)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.splitlines()[-1] == "[]"
    assert len(ended.stdout.splitlines()) > 3
