from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]

ADAL = """\
schema_version: 1
municipality: adal
status: proposal
weights: {resor: 60, tid: 50, komfort: 50, mark: 40}
"""
ADOPT = ("adopt", "--on", "2026-03-01", "--by", "Kommunstyrelsen i Ådal")


def test_the_list_names_the_decisions_that_it_rests_on(run: Run, write_workspace: Write) -> None:
    root = write_workspace({"criteria/weights/adal.yaml": ADAL})
    ended = run(*ADOPT, cwd=root)
    assert ended.returncode == 0
    assert ended.stdout == b""
    assert ended.stderr.decode().splitlines() == [
        "skrev criteria/criteria.yaml",
        "skrev criteria/weights/adal.yaml",
    ]
    said = ["2026-03-01 av Kommunstyrelsen i Ådal, när 8 bedömningar hade gjorts"] * 2
    lines = run("rank", cwd=root).stdout.decode().splitlines()[2:4]
    assert lines == [
        f"{what} beslutade {rest}" for what, rest in zip(("Kriterier", "Vikter"), said, strict=True)
    ]
    data = json.loads(run("rank", "--format", "json", cwd=root).stdout)
    assert data["status"] == "adopted"
    assert data["decisions"]["weights"]["adal"]["scores"] == 8


def test_weights_changed_after_the_decision_are_a_proposal_again(run: Run, write_workspace: Write) -> None:
    root = write_workspace({"criteria/weights/adal.yaml": ADAL})
    run(*ADOPT, cwd=root)
    path = root / "criteria/weights/adal.yaml"
    path.write_text(path.read_text("utf-8").replace("mark: 40", "mark: 50"), "utf-8")
    text = run("rank", cwd=root).stdout.decode()
    assert "FÖRSLAG" in text
    assert "av Kommunstyrelsen i Ådal, ändrade efter beslutet, när 8 bedömningar hade gjorts" in text
    assert "MLR215" in run("check", cwd=root).stdout.decode()
    assert run(*ADOPT, "--scope", "weights", cwd=root).returncode == 0
    assert "MLR215" not in run("check", cwd=root).stdout.decode()


def test_a_dry_run_writes_nothing_and_shows_the_lines(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    before = (root / "criteria/criteria.yaml").read_bytes()
    ended = run(*ADOPT, "--scope", "criteria", "--dry-run", cwd=root)
    assert ended.returncode == 0
    assert "-status: example\n+status: adopted\n" in ended.stdout.decode()
    assert (root / "criteria/criteria.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("adopt", "--on", "2026-02-30", "--by", "X"),
        ("adopt", "--on", "2026-03-01", "--by", "  "),
        ("adopt", "--on", "2026-03-01"),
        ("adopt", "--on", "2026-03-01", "--by", "X", "--scope", "weights"),
    ],
)
def test_what_is_no_decision_is_a_usage_error(
    run: Run, write_workspace: Write, arguments: tuple[str, ...]
) -> None:
    root = write_workspace()
    before = (root / "criteria/criteria.yaml").read_bytes()
    ended = run(*arguments, cwd=root)
    assert ended.returncode == 2
    assert b"Traceback" not in ended.stderr
    assert (root / "criteria/criteria.yaml").read_bytes() == before
