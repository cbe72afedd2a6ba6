"""Sheets as their sender and their receiver use them: a process, its files, its questions."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import python_calamine

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]

WEIGHTS = "{resor: 60, tid: 30, komfort: 10, mark: 40}"
ADAL = f"schema_version: 1\nmunicipality: adal\nstatus: example\nweights: {WEIGHTS}\n"
ANSWER = "Kriterium;Poäng;Kommun\r\nRestid;45,5;Ådal\r\n"


@pytest.fixture
def root(write_workspace: Write) -> Path:
    folder = write_workspace({"criteria/weights/adal.yaml": ADAL})
    (folder / "svar.csv").write_text(ANSWER, "utf-8")
    return folder


def points(root: Path) -> str:
    return (root / "criteria/weights/adal.yaml").read_text("utf-8").splitlines()[-1]


def test_every_member_gets_a_workbook_unless_one_is_named(run: Run, root: Path) -> None:
    ended = run("sheet", "export", "-o", "ut", cwd=root)
    assert ended.returncode == 0
    assert sorted(path.name for path in (root / "ut").iterdir()) == ["adal.xlsx", "oby.xlsx"]
    assert run("sheet", "export", "--for", "bana", "--for", "stig", cwd=root).returncode == 0
    assert (root / "bana.xlsx").exists()
    assert (root / "stig.xlsx").exists()


def test_one_sheet_can_be_given_a_name_and_its_form_follows(run: Run, root: Path) -> None:
    assert run("sheet", "export", "--for", "bana", "-o", "ut/banan.csv", cwd=root).returncode == 0
    assert (root / "ut/banan.csv").read_text("utf-8-sig").startswith("Objekt;Kriterium;")
    assert run("sheet", "export", "--for", "adal", "--format", "csv", "-o", "ut", cwd=root).returncode == 0
    assert {path.name for path in (root / "ut").iterdir()} == {
        "banan.csv",
        "adal-vikter.csv",
        "adal-bedömningar.csv",
    }


def test_a_sheet_that_somebody_filled_in_is_not_written_over(run: Run, root: Path) -> None:
    assert run("sheet", "export", "--for", "bana", cwd=root).returncode == 0
    assert run("sheet", "export", "--for", "bana", cwd=root).returncode == 0
    (root / "bana.xlsx").write_bytes(b"filled in")
    ended = run("sheet", "export", "--for", "bana", "--for", "stig", cwd=root)
    assert ended.returncode == 2
    assert "bana.xlsx" in ended.stderr.decode()
    assert not (root / "stig.xlsx").exists()
    assert run("sheet", "export", "--for", "bana", "--force", cwd=root).returncode == 0
    assert (root / "bana.xlsx").read_bytes().startswith(b"PK")


def test_exported_sheets_speak_swedish_unless_asked(run: Run, root: Path) -> None:
    english = {"LANG": "C.UTF-8"}
    run("sheet", "export", "--for", "bana", "-o", "sv.xlsx", cwd=root, environment=english)
    run("--lang", "en", "sheet", "export", "--for", "bana", "-o", "en.xlsx", cwd=root, environment=english)
    names = [
        python_calamine.load_workbook(io.BytesIO((root / name).read_bytes())).sheet_names[0]
        for name in ("sv.xlsx", "en.xlsx")
    ]
    assert names == ["Vägledning", "Guidance"]


def test_an_import_shows_every_change_and_asks(run: Run, root: Path) -> None:
    asking = subprocess.run(
        [sys.executable, "-m", "mlr_prio", "--lang", "sv", "sheet", "import", "svar.csv"],
        cwd=root,
        input=b"n\n",
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    shown = asking.stdout.decode()
    assert "Restid" in shown
    assert "45,5" in shown
    assert "svar.csv!B2" in shown
    assert "Skriva detta till 1 fil? [j/N]" in asking.stderr.decode()
    assert "ingenting skrevs" in asking.stderr.decode()
    assert asking.returncode == 1
    assert points(root) == ADAL.splitlines()[-1]


@pytest.mark.parametrize("answer", ["j\n", "JA\n", "y\n"])
def test_a_yes_writes(root: Path, answer: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "mlr_prio", "sheet", "import", "svar.csv"],
        cwd=root,
        input=answer.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0
    assert points(root) == "weights: {resor: 60, tid: 45.5, komfort: 10, mark: 40}"


def test_no_answer_is_a_no_and_a_script_says_yes(run: Run, root: Path) -> None:
    assert run("sheet", "import", "svar.csv", "--dry-run", cwd=root).returncode == 0
    silent = subprocess.run(
        [sys.executable, "-m", "mlr_prio", "sheet", "import", "svar.csv"],
        cwd=root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert silent.returncode == 1
    assert points(root) == ADAL.splitlines()[-1]
    assert run("sheet", "import", "svar.csv", "--yes", cwd=root).returncode == 0
    assert "tid: 45.5" in points(root)
    again = run("sheet", "import", "svar.csv", cwd=root)
    assert again.returncode == 0
    assert "Arken säger samma sak som filerna redan gör." in again.stdout.decode()


def test_one_fault_keeps_everything_from_being_written(run: Run, root: Path) -> None:
    (root / "fel.csv").write_text("Kriterium;Poäng;Kommun\r\nRestid;många;Ådal\r\n", "utf-8")
    ended = run("sheet", "import", "svar.csv", "fel.csv", "--yes", cwd=root)
    assert ended.returncode == 1
    assert ended.stdout == b""
    assert ended.stderr.decode().splitlines()[0] == 'fel.csv!B2: fel MLR105 "många" är inget tal'
    assert points(root) == ADAL.splitlines()[-1]


def test_an_import_as_json_is_a_contract(run: Run, root: Path) -> None:
    ended = run("sheet", "import", "svar.csv", "--dry-run", "--format", "json", cwd=root)
    answer = json.loads(ended.stdout)
    assert list(answer) == [
        "format",
        "format_version",
        "input_sha256",
        "version",
        "status",
        "language",
        "changes",
    ]
    assert answer["changes"] == [
        {"owner": "adal", "item": "tid", "part": "points", "old": 30, "new": 45.5, "cell": "svar.csv!B2"}
    ]


def test_every_kind_of_change_is_shown(run: Run, root: Path) -> None:
    rows = [
        "Objekt;Kriterium;Nivå;Lägst;Högst;Motivering",
        "stig;komfort;;1;2;" + "Lång " * 60,
        "bana;tid;saknas;;;",
        "vag;komfort;1;;;",
    ]
    (root / "svar.csv").write_text("\r\n".join(rows), "utf-8")
    (root / "projects/vag.yaml").write_text(
        "schema_version: 1\nid: vag\nname: Vägen\nmode: road\nstatus: candidate\n"
        "scores: {komfort: {mean: 0, sd: 1}}\n",
        "utf-8",
    )
    ended = run("sheet", "import", "svar.csv", "--dry-run", cwd=root)
    words = " ".join(ended.stdout.decode().split())
    assert ended.returncode == 0
    assert all(word in words for word in ("0 … 2", "1 … 2", "saknas", "en fördelning", "–", "…"))
    data = json.loads(run("sheet", "import", "svar.csv", "--dry-run", "--format", "json", cwd=root).stdout)
    assert [change["old"] for change in data["changes"] if change["part"] == "level"] == [
        {"value": 20.0},
        {"low": 0.0, "high": 2.0},
        {"mean": 0.0, "sd": 1.0},
    ]
    assert [change["new"] for change in data["changes"] if change["part"] == "level"] == [
        None,
        {"low": 1.0, "high": 2.0},
        {"value": 1.0},
    ]


def test_remarks_do_not_stop_an_import(run: Run, root: Path) -> None:
    (root / "svar.csv").write_bytes(ANSWER.encode("cp1252"))
    ended = run("sheet", "import", "svar.csv", "--yes", cwd=root)
    assert ended.returncode == 0
    assert "Windows-1252" in ended.stderr.decode()
    assert "tid: 45.5" in points(root)
