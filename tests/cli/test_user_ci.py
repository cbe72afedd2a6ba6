"""What users copy into their own pipelines does what it says: the workflow of ``init``, and the hooks."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from ruamel.yaml import YAML

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]

ROOT: Final = Path(__file__).resolve().parent.parent.parent
TEMPLATE: Final = ROOT / "mlr_prio" / "workspace" / "template" / "workflow.yml"
INSTALL, FILES, LIST, CHANGE, KEPT = range(5)
"""The steps of the workflow that run something."""

SCORE: Final = ("projects/oresundsmetro.yaml", "value: 2", "value: 1")
"""One character, which moves three projects of the shipped example."""


def yaml(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text("utf-8"))


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A repository on a machine that behaves as GitHub's: what the steps of the workflow see."""

    root: Path
    environment: dict[str, str]
    workflow: Any

    @property
    def steps(self) -> list[Any]:
        (job,) = self.workflow["jobs"].values()
        return [step for step in job["steps"] if "run" in step]

    def step(self, which: int) -> subprocess.CompletedProcess[str]:
        """Run a step as GitHub runs those that say ``shell: bash``."""
        return self.bash(self.steps[which]["run"])

    def bash(self, command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    def summary(self) -> str:
        return Path(self.environment["GITHUB_STEP_SUMMARY"]).read_text("utf-8")

    def installed(self) -> str:
        return Path(self.environment["INSTALLED"]).read_text("utf-8")


def program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)


def machine(folder: Path) -> Pipeline:
    """Return a folder as a machine with the program, whose ``python`` only writes down what it is asked."""
    tools, workflow = folder / "bin", yaml(TEMPLATE)
    program(tools / "mlr-prio", f'exec {shlex.quote(sys.executable)} -m mlr_prio "$@"')
    program(tools / "python", 'echo "$@" >> "$INSTALLED"')
    environment = {
        **{key: value for key, value in os.environ.items() if key.startswith(("COV", "PYTHONPATH"))},
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "LANG": "C.UTF-8",
        "TMPDIR": str(folder),
        "MLR_PRIO_CACHE_DIR": str(folder / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "GITHUB_BASE_REF": "main",
        "INSTALLED": str(folder / "installed"),
        **workflow["env"],
    }
    return Pipeline(folder / "arbetsmapp", environment, workflow)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a branch of a fresh workspace, the list and both letters kept, and its origin."""
    folder = tmp_path_factory.mktemp("prepared")
    made = machine(folder)
    made.root.mkdir()
    ended = made.bash(
        "mlr-prio init . && mlr-prio export md -o yttranden\n"
        "mlr-prio export md docx --as statement --recipient skanepaket -o yttranden\n"
        "mlr-prio export md --as statement --recipient nationell-plan -o yttranden\n"
        "git init -q -b main . && git config user.name Ni && git config user.email ni@example.org\n"
        "git add -A && git commit -qm Start\n"
        "git init -q --bare ../origin.git && git remote add origin ../origin.git && git push -q origin main\n"
        "git switch -qc andring\n"
        "mkdir .mlr-prio && touch .mlr-prio/pyproject.toml"
    )
    assert ended.returncode == 0, ended.stderr
    return folder


@pytest.fixture
def pipeline(prepared: Path, tmp_path: Path) -> Pipeline:
    """Return such a branch for one test, as on a pull request."""
    shutil.copytree(prepared, tmp_path / "machine")
    return machine(tmp_path / "machine")


def test_every_step_is_green_on_a_fresh_workspace_with_its_documents(pipeline: Pipeline) -> None:
    for number, step in enumerate(pipeline.steps):
        ended = pipeline.step(number)
        assert (step["run"], ended.returncode) == (step["run"], 0), ended.stderr
        assert "::error" not in ended.stdout
    assert "# Gemensam prioriteringslista" in pipeline.summary()
    assert "Simrishamnsbanan Malmö–Dalby" in pipeline.summary()
    assert "Inte aktuellt" not in pipeline.summary()


def test_a_changed_score_is_red_and_names_who_moved(pipeline: Pipeline) -> None:
    """In the log as annotations, in the summary with the list and the cause of every move."""
    edit(pipeline.root, *SCORE)
    assert [pipeline.step(number).returncode for number in (FILES, LIST, CHANGE)] == [0, 0, 0]
    assert "::notice file=projects/oresundsmetro.yaml,line=36" in pipeline.step(CHANGE).stdout
    ended = pipeline.step(KEPT)
    assert ended.returncode == 3
    stale = re.findall(r"^::error file=([^,]+),line=1,col=1,title=inte aktuell::", ended.stdout, re.MULTILINE)
    assert stale == [
        "yttranden/prioriteringslista.md",
        "yttranden/skrivelse-skanepaket.docx",
        "yttranden/skrivelse-skanepaket.md",
        "yttranden/yttrande-nationell-plan.md",
    ]
    _before, _head, drift = pipeline.summary().partition("## Inte aktuellt i yttranden/\n\n")
    for said in (drift, ended.stderr):
        assert "Öresundsmetro Malmö–Köpenhamn: plats 3 → 5\n" in said
        assert "Lommabanan etapp 2: plats 5 → 4\n" in said
    assert all(line.startswith("    ") for line in drift.splitlines())


def test_a_fault_in_a_file_is_shown_at_its_line(pipeline: Pipeline) -> None:
    edit(pipeline.root, "projects/oresundsmetro.yaml", "status: candidate", "status: kandidat")
    ended = pipeline.step(FILES)
    assert ended.returncode == 1
    assert "::error file=projects/oresundsmetro.yaml,line=10,col=9," in ended.stdout


def test_a_list_that_was_never_made_is_red(pipeline: Pipeline) -> None:
    (pipeline.root / "yttranden" / "prioriteringslista.md").unlink()
    ended = pipeline.step(KEPT)
    assert ended.returncode == 3
    assert "title=inte aktuell::går inte att läsa: filen finns inte\n" in ended.stdout


def test_what_a_change_does_never_stops_the_change_that_brings_the_first_files(pipeline: Pipeline) -> None:
    step = pipeline.steps[CHANGE]
    assert step["if"] == "github.event_name == 'pull_request'"
    assert step["continue-on-error"] is True


def test_the_tool_is_installed_the_way_of_the_readme(pipeline: Pipeline) -> None:
    """From a clone with its constraints: there is no package of this name to fetch from elsewhere."""
    assert pipeline.step(INSTALL).returncode == 0
    assert pipeline.installed() == "-m pip install -q -c .mlr-prio/constraints.txt ./.mlr-prio[docx,pdf]\n"
    assert "pip install -c constraints.txt '.[docx,pdf]'" in (ROOT / "README.md").read_text("utf-8")
    (pipeline.root / ".mlr-prio" / "pyproject.toml").unlink()
    ended = pipeline.step(INSTALL)
    assert (ended.returncode, ended.stdout.startswith("::error::Verktyget hittas inte.")) == (1, True)


def test_the_workflow_names_no_host_and_needs_no_rights() -> None:
    text = TEMPLATE.read_text("utf-8")
    assert "://" not in text
    assert yaml(TEMPLATE)["permissions"] == {"contents": "read"}
    expressions = set(re.findall(r"\$\{\{ (.*?) \}\}", text))
    assert expressions == {"vars.MLR_PRIO", "vars.MLR_PRIO_VERSION"}


HOOKS: Final = {hook["id"]: hook for hook in yaml(ROOT / ".pre-commit-hooks.yaml")}


def command(hook: str) -> list[str]:
    program_name, *arguments = shlex.split(HOOKS[hook]["entry"])
    assert program_name == "mlr-prio"
    return [*arguments, *HOOKS[hook].get("args", [])]


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_runs_once_when_a_file_of_the_workspace_changes(hook: str) -> None:
    settings = HOOKS[hook]
    assert (settings["language"], settings["pass_filenames"]) == ("python", False)
    changed = ("criteria/criteria.yaml", "criteria/weights/lund.yaml", "projects/x.yml")
    assert all(re.search(settings["files"], path) for path in changed)
    assert not any(re.search(settings["files"], path) for path in ("README.md", "a/projects/x.yaml"))


def test_the_hook_of_the_files_finds_faults(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    assert run(*command("mlr-prio-check"), cwd=root).returncode == 0
    edit(root, "projects/bana.yaml", "status: candidate", "status: kandidat")
    ended = run(*command("mlr-prio-check"), cwd=root)
    assert ended.returncode == 1
    assert "projects/bana.yaml:5:9" in ended.stdout.decode()


def test_the_hook_of_the_documents_names_who_moved(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    asked = command("mlr-prio-documents")
    assert run(*(part for part in asked if part != "--check"), cwd=root).returncode == 0
    assert run(*asked, cwd=root).returncode == 0
    edit(root, "projects/bana.yaml", "tid: 20", "tid: 0")
    ended = run(*asked, cwd=root)
    assert ended.returncode == 3
    assert "Banan [etapp 1]: plats 1 → 2" in ended.stderr.decode()


def test_the_hooks_on_the_page_are_there_and_green_on_the_shipped_files(run: Run) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    _before, _marker, after = readme.partition("<!-- .pre-commit-config.yaml -->\n```text\n")
    (repository,) = YAML(typ="safe", pure=True).load(after.partition("```")[0])["repos"]
    hooks = [(HOOKS[hook["id"]], hook.get("args")) for hook in repository["hooks"]]
    assert len(hooks) == 3
    for hook, given in hooks:
        _program, *entry = shlex.split(hook["entry"])
        ended = run(*entry, *(given or hook.get("args", [])), cwd=ROOT)
        assert ended.returncode == 0, ended.stderr.decode()


def test_what_this_repository_installs_to_test_with_stands_in_one_place() -> None:
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "apt-get" not in workflow
    assert "run: .ci/run" in workflow
    assert all(
        name in script for name in ("chromium", "chromium-driver", "libreoffice-calc", "poppler-utils")
    )


def test_the_kept_example_is_the_list_and_one_letter_with_its_mark() -> None:
    kept = {path.name: path.read_text("utf-8") for path in (ROOT / "yttranden").iterdir()}
    assert sorted(kept) == ["prioriteringslista.md", "skrivelse-skanepaket.md"]
    for text in kept.values():
        assert text.splitlines()[2] == "**EXEMPEL – inga beslutade bedömningar**"
        assert "Status: exempeldata, ingenting är beslutat" in text
