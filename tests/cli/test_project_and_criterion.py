"""Projects and criteria begun and changed from the command line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]

WEIGHTS = "{resor: 60, tid: 30, komfort: 10, mark: 40}"
ADAL = f"schema_version: 1\nmunicipality: adal\nstatus: example\nweights: {WEIGHTS}\n"
OBY = "schema_version: 1\nmunicipality: oby\nstatus: example\norder: [tid, komfort, mark]\n"
BOUNDS = "schema_version: 1\nviewpoint: mark-forst\nname: Mark\nstatus: example\nbounds: {mark: [50, 100]}\n"


def test_a_project_is_begun_from_options(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    ended = run(
        *("project", "new", "ny-bro", "scores.tid=12.5", "cost.amount=90", "--name", "Nya bron"),
        *("--mode", "road", "-m", "adal", "-m", "oby"),
        cwd=root,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    assert (root / "projects/ny-bro.yaml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../criteria/schema/project.schema.json\n"
        "schema_version: 1\nid: ny-bro\nname: Nya bron\nmode: road\nstatus: candidate\n"
        "municipalities: [adal, oby]\nscores: {tid: 12.5}\ncost: {amount: 90}\n"
    )
    assert run("check", cwd=root).returncode == 0


def test_a_project_is_begun_from_answers(write_workspace: Write) -> None:
    root = write_workspace()
    ended = subprocess.run(
        [sys.executable, "-m", "mlr_prio", "--lang", "sv", "project", "new"],
        cwd=root,
        input=b"ny-bro\nNya bron\nroad\n",
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0
    assert "Namn i listor: " in ended.stderr.decode()
    assert "name: Nya bron" in (root / "projects/ny-bro.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("new", "bana", "--name", "x", "--mode", "road"), 2, "det finns redan ett objekt bana"),
        (("new", "Ny Bro", "--name", "x", "--mode", "road"), 1, '"Ny Bro" är inget id'),
        (("new", "ny", "--name", "x", "--mode", "rode"), 1, "menade du road?"),
        (("set", "banan", "step=4"), 2, "menade du bana?"),
        (("set", "bana", "scores.tid=30"), 1, "utanför skalan"),
        (("set", "bana", "cost.amount=12,5"), 1, "använd punkt"),
        (("set", "bana", "step"), 2, "step har inte formen NYCKEL=VÄRDE"),
    ],
)
def test_what_would_be_faulty_is_not_written(
    run: Run, write_workspace: Write, arguments: tuple[str, ...], code: int, said: str
) -> None:
    root = write_workspace()
    before = {path.name: path.read_bytes() for path in (root / "projects").iterdir()}
    ended = run("project", *arguments, cwd=root)
    assert ended.returncode == code, ended.stderr.decode()
    assert said in ended.stderr.decode()
    assert {path.name: path.read_bytes() for path in (root / "projects").iterdir()} == before


def test_set_changes_only_its_lines_and_a_dry_run_none(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    path = root / "projects/bana.yaml"
    before = path.read_text("utf-8")
    shown = run("project", "set", "bana", "name=Nya banan", "scores.tid=10", "--dry-run", cwd=root)
    assert shown.returncode == 0
    changed = [
        line
        for line in shown.stdout.decode().splitlines()
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert changed == [
        '-name: {sv: "Banan [etapp 1]", en: The line}',
        '+name: {sv: "Nya banan", en: The line}',
        "-scores: {tid: 20, komfort: 1, mark: 50}",
        "+scores: {tid: 10, komfort: 1, mark: 50}",
    ]
    assert path.read_text("utf-8") == before
    assert run("project", "set", "bana", "name=Nya banan", "scores.tid=10", cwd=root).returncode == 0
    assert path.read_text("utf-8") != before


def test_a_criterion_is_added_and_every_profile_gives_it_a_place(run: Run, write_workspace: Write) -> None:
    profiles = {"adal": ADAL, "oby": OBY, "mark-forst": BOUNDS}
    root = write_workspace({f"criteria/weights/{id_}.yaml": text for id_, text in profiles.items()})
    options = {
        "name": "Buller",
        "definition": "Färre störda.",
        "perspective": "environment",
        "unit": "boende",
        "worst": "0",
        "best": "500",
        "baseline": "0",
        "weight": "10",
        "group": "resor",
    }
    given = [word for name, value in options.items() for word in (f"--{name}", value)]
    ended = run("criterion", "new", "buller", *given, cwd=root)
    assert ended.returncode == 0, ended.stderr.decode()
    assert run("check", cwd=root).returncode == 0
    texts = {id_: (root / f"criteria/weights/{id_}.yaml").read_text("utf-8") for id_ in profiles}
    assert texts["adal"].splitlines()[-1] == (
        "weights: {resor: 60, tid: 30, komfort: 10, mark: 40, buller: 0}"
    )
    assert texts["oby"].splitlines()[-1] == "order: [tid, komfort, mark, buller]"
    assert texts["mark-forst"] == BOUNDS
    criteria = (root / "criteria/criteria.yaml").read_text("utf-8")
    assert criteria.index("id: komfort") < criteria.index("id: buller") < criteria.index("id: mark")


def test_a_criterion_is_added_at_the_top_from_answers(write_workspace: Write) -> None:
    root = write_workspace()
    answers = "buller\nBuller\nFärre störda.\n10\nenvironment\nboende\n0\n500\n"
    ended = subprocess.run(
        [sys.executable, "-m", "mlr_prio", "criterion", "new", "--dry-run"],
        cwd=root,
        input=answers.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    assert "+  - id: buller\n" in ended.stdout.decode()
    assert "buller" not in (root / "criteria/criteria.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("id_", "group", "said"),
    [
        ("tid", "resor", "there is a criterion or group tid already"),
        ("buller", "reser", "did you mean resor?"),
        ("buller", "mark", "there is no group mark"),
    ],
)
def test_a_criterion_that_has_no_place_is_refused(
    run: Run, write_workspace: Write, id_: str, group: str, said: str
) -> None:
    options = [
        "--name",
        "x",
        "--definition",
        "x",
        "--perspective",
        "society",
        "--unit",
        "x",
        "--worst",
        "0",
        "--best",
        "1",
        "--weight",
        "1",
    ]
    ended = run("--lang", "en", "criterion", "new", id_, *options, "--group", group, cwd=write_workspace())
    assert ended.returncode == 2
    assert said in ended.stderr.decode()
