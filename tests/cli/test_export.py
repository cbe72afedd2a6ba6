"""``mlr-prio export`` as its user meets it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]


def test_several_formats_go_into_a_folder_that_is_made(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    ended = run("export", "html", "csv", "-o", "ut/mapp", cwd=root)
    assert ended.returncode == 0, ended.stderr.decode()
    assert sorted(path.name for path in (root / "ut" / "mapp").iterdir()) == [
        "datapackage.json",
        "prioriteringslista.csv",
        "prioriteringslista.html",
    ]
    assert "skrev ut/mapp/prioriteringslista.html" in ended.stderr.decode().replace(os.sep, "/")
    assert ended.stdout == b""


def test_one_format_goes_into_a_file_of_its_kind(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    assert run("export", "md", "--as", "report", "-o", "lista.md", cwd=root).returncode == 0
    assert (root / "lista.md").read_text("utf-8").startswith("# Underlag för den gemensamma prioriteringen")
    assert run("--lang", "en", "export", "json", "--as", "report", "-o", "data", cwd=root).returncode == 0
    assert json.loads((root / "data" / "decision-basis.json").read_bytes())["format"] == "mlr-prio/report"


def test_one_text_format_goes_to_the_terminal(run: Run, write_workspace: Write) -> None:
    ended = run("export", "geojson", "--date", "2026-03-01", cwd=write_workspace())
    assert json.loads(ended.stdout)["metadata"]["as_of"] == "2026-03-01"


def test_the_swedish_csv_is_asked_for_by_its_locale(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    assert run("export", "csv", "--locale", "sv", "-o", ".", cwd=root).returncode == 0
    assert (root / "prioriteringslista.csv").read_bytes().startswith(b"\xef\xbb\xbfstatus;rank")
    package = json.loads((root / "datapackage.json").read_bytes())
    assert package["resources"][0]["dialect"]["delimiter"] == ";"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("html", "md"), "bara ett textformat i taget kan skrivas till terminalen"),
        (("html", "--check"), "--check jämför med filer"),
        (("html", "--date", "igår"), "igår är inget datum"),
        (("html", "md", "-o", "criteria/criteria.yaml"), "är en fil, men flera format efterfrågades"),
        (("word",), "word"),
        ((), "FORMAT"),
    ],
)
def test_a_call_that_cannot_be_met_says_so(
    run: Run, write_workspace: Write, arguments: tuple[str, ...], said: str
) -> None:
    ended = run("export", *arguments, cwd=write_workspace())
    assert ended.returncode == 2
    assert said in ended.stderr.decode()
    assert "Traceback" not in ended.stderr.decode()


def test_the_build_may_say_the_day(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    told = run("export", "json", cwd=root, environment={"SOURCE_DATE_EPOCH": "0"})
    assert json.loads(told.stdout)["as_of"] == "1970-01-01"
    wrong = run("export", "json", cwd=root, environment={"SOURCE_DATE_EPOCH": "snart"})
    assert wrong.returncode == 2
    assert "SOURCE_DATE_EPOCH är inget antal sekunder: snart" in wrong.stderr.decode()
    assert json.loads(run("export", "json", cwd=root).stdout)["as_of"] is None


@pytest.mark.parametrize("form", ["md", "html", "csv", "json", "geojson", "xlsx"])
def test_a_changed_score_turns_the_check_red_and_names_who_moved(
    run: Run, write_workspace: Write, form: str
) -> None:
    root = write_workspace()
    assert run("export", form, "-o", "ut", cwd=root).returncode == 0
    assert run("export", form, "-o", "ut", "--check", cwd=root).returncode == 0
    before = {path: path.read_bytes() for path in (root / "ut").iterdir()}
    project = root / "projects" / "bana.yaml"
    project.write_text(project.read_text("utf-8").replace("tid: 20", "tid: 0"), "utf-8")
    ended = run("export", form, "-o", "ut", "--check", cwd=root)
    assert ended.returncode == 3
    assert "Banan [etapp 1]: plats 1 → 2" in ended.stderr.decode()
    assert "Stigen: plats 2 → 1" in ended.stderr.decode()
    assert {path: path.read_bytes() for path in (root / "ut").iterdir()} == before


def test_a_file_that_is_missing_is_out_of_date(run: Run, write_workspace: Write) -> None:
    ended = run("export", "html", "-o", "ut", "--check", cwd=write_workspace())
    assert ended.returncode == 3
    assert "ut/prioriteringslista.html\ngår inte att läsa: " in ended.stderr.decode()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(
    run: Run, write_workspace: Write
) -> None:
    root = write_workspace()
    (root / "ut").write_text("en fil", "utf-8")
    ended = run("export", "html", "-o", "ut/mapp", cwd=root)
    assert ended.returncode == 1
    assert "kan inte skriva" in ended.stderr.decode()
    assert (root / "ut").read_text("utf-8") == "en fil"


def test_two_documents_beside_one_another_have_descriptions_of_their_own(
    run: Run, write_workspace: Write
) -> None:
    """What describes the list is not overwritten by what describes the decision basis."""
    root = write_workspace()
    for content in ("list", "report"):
        assert run("export", "csv", "--as", content, "-o", "ut", cwd=root).returncode == 0
    for content in ("list", "report"):
        assert run("export", "csv", "--as", content, "-o", "ut", "--check", cwd=root).returncode == 0
    names = {path.name for path in (root / "ut").iterdir() if path.suffix == ".json"}
    assert names == {"datapackage.json", "beslutsunderlag.datapackage.json"}
