"""``mlr-prio consensus`` as a process: options, exit codes, files."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]

HEAD = "schema_version: 1\nmunicipality: {member}\nstatus: example\n"
ADAL = {
    "criteria/weights/adal.yaml": HEAD.format(member="adal")
    + "weights: {resor: 1, tid: 1, komfort: 0, mark: 0}\n"
}
OBY = {
    "criteria/weights/oby.yaml": HEAD.format(member="oby")
    + "weights: {resor: 0, tid: 1, komfort: 1, mark: 1}\n"
}


def test_the_page_goes_to_stdout_and_nothing_to_stderr(run: Run, write_workspace: Write) -> None:
    ended = run("consensus", cwd=write_workspace(ADAL | OBY))
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.decode().startswith("Vad är alla överens om?")


def test_a_section_or_all_of_them_can_be_asked_for(run: Run, write_workspace: Write) -> None:
    root = write_workspace(ADAL | OBY)
    every = run("consensus", "--section", "all", cwd=root).stdout.decode()
    objections = run("consensus", "-s", "objections", cwd=root).stdout.decode()
    members = run("consensus", "--members", cwd=root).stdout.decode()
    assert "Invändningar, de som är lättast att lösa först" in every
    assert "Invändningar, de som är lättast att lösa först" in objections
    assert "Öppna frågor" not in objections
    assert members == run("consensus", "--section", "members", cwd=root).stdout.decode()


def test_the_registered_sections_are_those_that_can_be_asked_for() -> None:
    from mlr_prio.cli.consensus_option import Part
    from mlr_prio.report.builder.consensus import SECTIONS

    assert [part.value for part in Part] == [*SECTIONS, "all"]


def test_the_exact_search_and_its_time_limit(run: Run, write_workspace: Write) -> None:
    arguments = ("consensus", "--exact", "--time-limit", "5", "--format", "json")
    found = json.loads(run(*arguments, cwd=write_workspace(ADAL | OBY)).stdout)
    assert found["leximin"]["exact"] is True
    assert found["leximin"]["proven"] is True


def test_a_file_is_written_and_compared(run: Run, write_workspace: Write) -> None:
    root = write_workspace(ADAL | OBY)
    file = root / "samsyn.md"
    assert run("consensus", "-o", file, cwd=root).returncode == 0
    assert file.read_text("utf-8").startswith("# Vad är alla överens om?")
    assert run("consensus", "-o", file, "--check", cwd=root).returncode == 0
    assert run("consensus", "-o", file, "--check", "--top", "1", cwd=root).returncode == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--without", "lund"), "det finns ingen medlem lund"),
        (("--without", "oby"), "de medlemmar som deltar är 1, och det behövs två"),
        (("--top", "4"), "listan har 3 platser, inte 4"),
        (("--top", "0"), "--top"),
        (("--influence", "population"), "folkmängden är inte angiven för adal, oby"),
        (("--members", "--section", "support"), "kan inte förenas med en annan --section"),
        (("--section", "okand"), "--section"),
        (("--time-limit", "0"), "--time-limit"),
    ],
)
def test_what_cannot_be_met_is_a_usage_error_in_words(
    run: Run, write_workspace: Write, arguments: tuple[str, ...], said: str
) -> None:
    ended = run("consensus", *arguments, cwd=write_workspace(ADAL | OBY))
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert said in ended.stderr.decode()
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize("files", [{}, ADAL])
def test_one_profile_or_none_is_nothing_to_compare(
    run: Run, write_workspace: Write, files: dict[str, str]
) -> None:
    ended = run("consensus", cwd=write_workspace(files))
    assert ended.returncode == 2
    assert "det finns inget att jämföra" in ended.stderr.decode()
    assert "oby" in ended.stderr.decode()
