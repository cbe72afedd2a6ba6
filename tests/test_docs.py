"""The documentation is true: its commands run in order, its examples print what stands under them."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
GUIDE = (DOCS / "handledning.md").read_text("utf-8")

COMMANDS = re.compile(r"```sh\n(.*?)```", re.DOTALL)
YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
CELL = re.compile(r"```python\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)
LINK = re.compile(r"\]\(([^)]+)\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def test_the_guide_runs_from_the_first_command_to_the_last(tmp_path: Path) -> None:
    """In one shell, as a reader would; the example project is written where the guide says."""
    blocks = COMMANDS.findall(GUIDE)
    assert len(blocks) >= 15
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {"PATH": path, "LANG": "sv_SE.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull}
    ended = subprocess.run(
        ["bash", "-exuo", "pipefail", "-c", "".join(blocks)],
        cwd=tmp_path,
        env=os.environ | settings,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    shown = ended.stdout.decode()
    assert "Kriterier beslutade 2026-03-01 av styrelsen" in shown
    assert "Lund: vikt Pendling 25 → 40" in shown
    assert (tmp_path / "exempel/prioriteringslista.md").read_text("utf-8").startswith("# Gemensam")


def test_the_project_in_the_guide_is_faultless(tmp_path: Path) -> None:
    import shutil

    from mlr_prio.workspace.reader import read_workspace

    for name in ("criteria", "projects"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (text,) = YAML.findall(GUIDE)
    (tmp_path / "projects/cykelstrak-hoor-eslov.yaml").write_text(text, "utf-8")
    assert read_workspace(tmp_path, cache=None).findings == ()


@pytest.mark.parametrize(("page", "least"), [("docs/notebook.md", 10), ("README.md", 1)])
def test_python_prints_what_stands_under_it(monkeypatch: pytest.MonkeyPatch, page: str, least: int) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    cells = CELL.findall((ROOT / page).read_text("utf-8"))
    assert len(cells) >= least
    for code, expected in cells:
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(compile(code, page, "exec"), names)  # noqa: S102 -- our own documentation
        lines = [line.rstrip() for line in printed.getvalue().splitlines()]
        assert lines == expected.splitlines(), code


def anchor(heading: str) -> str:
    """Return what GitHub calls a heading in links."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    anchors = {anchor(heading) for heading in HEADING.findall(text)}
    for target in LINK.findall(text):
        if target.startswith("#"):
            assert target[1:] in anchors, target
        elif not target.startswith("http"):
            assert (page.parent / target.split("#")[0]).exists(), target
