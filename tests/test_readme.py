"""The README is true: its commands run, its picture is what the program shows, its set-up is CI's."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
WIDTH, PLACES = 120, 8

SET_UP = re.compile(r"<!-- (set-up-[a-z-]+) -->\n```sh\n(.*?)```", re.DOTALL)
COMMANDS = re.compile(r"(?<!-->\n)```sh\n(.*?)```", re.DOTALL)
PICTURE = re.compile(r"<!-- output: rank -->\n```text\n(.*?)```", re.DOTALL)
PACKAGES = re.compile(r"<!-- output: portfolio -->\n```text\n(.*?)```", re.DOTALL)
EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the shipped workspace to run the README's commands in."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("criteria", "projects", "yttranden"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.mark.parametrize("block", COMMANDS.findall(README))
def test_a_command_block_runs(block: str, clone: Path) -> None:
    """In order, in one folder, as a reader would."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "LANG": "sv_SE.UTF-8"}
    ended = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=clone,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()


def test_the_set_up_blocks_are_what_ci_runs() -> None:
    """CI takes both commands from this page, so that they are tried on a clean clone at every change."""
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    names = [name for name, _command in SET_UP.findall(README)]
    assert names == ["set-up-and-rank", "set-up-and-test"]
    assert all(f"block {name}" in script for name in names)


def test_the_picture_of_the_list_is_what_the_program_shows() -> None:
    from mlr_prio.assessment.ranking import rank
    from mlr_prio.report.builder.ranking import ranking_report
    from mlr_prio.report.format import FORMATS
    from mlr_prio.report.surface import Surface
    from mlr_prio.translation import Translator
    from mlr_prio.workspace.reader import load_problem

    report = ranking_report(rank(load_problem(ROOT, None)), Translator("sv"), top=PLACES)
    text = FORMATS["table"].render(report, Surface(width=WIDTH, colour=False, unicode=True))
    shown = PICTURE.findall(README)[0]
    assert [line.rstrip() for line in text.splitlines()] == shown.splitlines()


def test_the_lines_about_packages_are_what_the_program_shows() -> None:
    """Lines that say which packages, what is safe and what is borderline; the page leaves the tables out."""
    from mlr_prio.assessment.portfolio.portfolio import portfolio
    from mlr_prio.report.builder.portfolio import portfolio_report
    from mlr_prio.report.format import FORMATS
    from mlr_prio.report.surface import Surface
    from mlr_prio.translation import Translator
    from mlr_prio.workspace.reader import load_problem

    budgets = (("nationell-plan", 30000.0), ("stadsmiljo", 3300.0))
    report = portfolio_report(portfolio(load_problem(ROOT, None), budgets), Translator("sv"))
    text = FORMATS["table"].render(report, Surface(width=WIDTH, colour=False, unicode=True)).splitlines()
    shown = [line for line in PACKAGES.findall(README)[0].splitlines() if line not in {"", "…"}]
    assert shown
    assert [line for line in shown if line not in text] == []


def test_the_example_project_is_faultless(clone: Path) -> None:
    from mlr_prio.workspace.reader import read_workspace

    (text,) = EXAMPLE.findall(README)
    (clone / "projects" / "cykelstrak-hoor-eslov.yaml").write_text(text, "utf-8")
    assert read_workspace(clone, cache=None).findings == ()


def test_every_command_is_on_the_page() -> None:
    from mlr_prio.cli.app import COMMANDS as REGISTERED
    from mlr_prio.cli.app import GROUPS

    grouped = [f"{group} {name}" for group, (_help, commands) in GROUPS.items() for name in commands]
    assert [name for name in (*REGISTERED, *grouped) if f"mlr-prio {name}" not in README] == []
