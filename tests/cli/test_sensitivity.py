"""``mlr-prio sensitivity`` as a process: what is refused, how it ends, what it loads and shows meanwhile."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from mlr_prio.cli import progress
from mlr_prio.cli.sensitivity_option import known_sections, largest_error

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]

MANY = 100_000_000


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--top", "4"), "de 4 främsta begärdes; listan har 3 objekt"),
        (("--top", "0"), "--top"),
        (("--samples", "0"), "--samples"),
        (("--samples", "10", "--precision", "1"), "kan inte kombineras med --samples"),
        (("--precision", "0"), "måste vara mer än 0 och mindre än 100"),
        (("--precision", "100"), "måste vara mer än 0 och mindre än 100"),
        (("--threads", "0"), "--threads"),
        (("--seed", "-1"), "--seed"),
        (("--section", "okand"), "det finns ingen del 'okand'"),
        (("--section", "okand"), "smaa: hur ofta varje objekt har varje plats"),
        (("--profile", "okand"), "det finns ingen viktprofil okand"),
        (("--weights", "okand"), "okand säger inte vilka vikter som ska prövas"),
        (("--weights", "profiles"), "ingen kommun har en viktprofil"),
        (("--weights", "around:joint:-1"), "koncentrationen i around:joint:-1 är −1"),
        (("--check",), "--check"),
    ],
)
def test_a_request_that_cannot_be_met_ends_with_two_and_says_why(
    run: Run, write_workspace: Write, arguments: tuple[str, ...], word: str
) -> None:
    ended = run("sensitivity", *arguments, cwd=write_workspace())
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert word in ended.stderr.decode()
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("profile", "word"),
    [
        (
            "bounds: {tid: [60, 90], komfort: [50, 90]}",
            "de undre gränserna för tid, komfort blir tillsammans 110 procent",
        ),
        (
            "bounds: {tid: [0, 20], komfort: [0, 20], mark: [0, 30]}",
            "de övre gränserna för tid, komfort, mark blir tillsammans 70 procent",
        ),
        ("bounds: {tid: [60, 40]}", "den undre gränsen 60 är större än den övre gränsen 40"),
        ("order: [mark, tid, kofmort]", "kofmort"),
    ],
)
def test_a_profile_that_contradicts_itself_is_a_fault_at_its_place(
    run: Run, write_workspace: Write, profile: str, word: str
) -> None:
    text = f"schema_version: 1\nmunicipality: adal\nstatus: example\n{profile}\n"
    root = write_workspace({"criteria/weights/adal.yaml": text})
    ended = run("sensitivity", cwd=root)
    assert ended.returncode == 1
    assert "criteria/weights/adal.yaml:4:" in ended.stderr.decode()
    assert word in ended.stderr.decode()


@pytest.mark.parametrize("gone", [("stig", "vag"), ("bana", "stig", "vag")])
def test_one_candidate_or_none_is_no_fault(run: Run, write_workspace: Write, gone: tuple[str, ...]) -> None:
    root = write_workspace({f"projects/{id_}.yaml": None for id_ in gone})
    for form in ("table", "json", "csv", "md"):
        ended = run("sensitivity", "--samples", "1", "--format", form, cwd=root)
        assert (ended.returncode, ended.stderr) == (0, b"")


def test_threads_change_no_byte(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    one, two = (
        run("sensitivity", "--samples", "200000", "--threads", count, "-f", "json", cwd=root).stdout
        for count in ("1", "2")
    )
    assert one == two
    assert json.loads(one)["smaa"]["samples"] >= 200_000


def test_another_seed_draws_other_weightings(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    answers = {
        run("sensitivity", "-s", "smaa", "--samples", "1", "--seed", seed, "-f", "json", cwd=root).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 2


def test_a_file_is_written_compared_and_found_out_of_date(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    file = root / "ut" / "kanslighet.md"
    asked = ("sensitivity", "--samples", "1", "-o", file)
    assert run(*asked, cwd=root).returncode == 0
    assert run(*asked, "--check", cwd=root).returncode == 0
    bana = root / "projects" / "bana.yaml"
    bana.write_text(bana.read_text("utf-8").replace("komfort: 1", "komfort: -2"), "utf-8")
    assert run(*asked, "--check", cwd=root).returncode == 3


def test_the_end_of_a_file_name_gives_full_json(run: Run, write_workspace: Write) -> None:
    root = write_workspace()
    run("sensitivity", "--samples", "1", "-o", root / "k.json", cwd=root)
    assert {"confidence", "pairwise"} <= set(json.loads((root / "k.json").read_text("utf-8"))["smaa"])


def test_scipy_is_not_loaded_and_the_solver_only_when_it_is_needed(write_workspace: Write) -> None:
    root = write_workspace()
    for arguments, expected in (
        (["-f", "json"], []),
        (["-s", "needed", "--top", "1"], ["highspy"]),
        (["-s", "bounds", "--exact"], ["highspy"]),
    ):
        code = (
            "import sys\n"
            "from mlr_prio.cli.main import run\n"
            f"run(['-w', {str(root)!r}, 'sensitivity', '--samples', '1', *{arguments!r}], 'sv')\n"
            "heavy = ('scipy', 'pandas', 'rich', 'highspy')\n"
            "print([name for name in heavy if name in sys.modules], file=sys.stderr)\n"
        )
        ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
        assert ended.stderr.decode().strip() == str(expected)


def test_the_list_itself_does_not_load_the_simulation(write_workspace: Write) -> None:
    root = write_workspace()
    code = (
        "import sys\n"
        "from mlr_prio.cli.main import run\n"
        f"run(['-w', {str(root)!r}, 'rank'], 'sv')\n"
        "print([m for m in sys.modules if 'simulation' in m or 'rank_acceptability' in m], file=sys.stderr)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert ended.stderr.decode().strip() == "[]"


@pytest.mark.parametrize("threads", ["1", "2"])
def test_an_interrupt_ends_cleanly_with_130(write_workspace: Write, threads: str) -> None:
    root = write_workspace()
    command = [sys.executable, "-m", "mlr_prio", "-w", str(root), "sensitivity", "--samples", str(MANY)]
    process = subprocess.Popen(
        [*command, "--threads", threads], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err


def test_a_bar_shows_on_a_terminal_and_is_gone_at_the_end(write_workspace: Write) -> None:
    """What takes longer than half a second shows a bar on stderr; the answer on stdout stays clean."""
    root = write_workspace()
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "mlr_prio", "-w", str(root), "--lang", "sv", "sensitivity"]
    process = subprocess.Popen(
        [*command, "--samples", "6000000", "-f", "json"],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm"},
    )
    out, _ = process.communicate(timeout=60)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert process.returncode == 0
    assert json.loads(out)["smaa"]["samples"] >= 6_000_000
    assert "Prövar viktningar" in shown


class _Terminal:
    def isatty(self) -> bool:
        return True


def test_without_a_terminal_there_is_no_bar() -> None:
    with progress.progress_bar("x") as show:
        assert show is None


def test_a_short_job_shows_no_bar_and_a_long_one_until_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []

    class Bar:
        def update(self, task: int, *, completed: int, total: int) -> None:
            started.append(f"{task} {completed}/{total}")

        def stop(self) -> None:
            started.append("stopped")

    clock = iter([0.0, 0.1, 0.6, 0.7])
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    monkeypatch.setattr(progress, "_started", lambda _label: (Bar(), 7))
    monkeypatch.setattr(sys, "stderr", _Terminal())
    with progress.progress_bar("x") as show:
        assert show is not None
        show(1, 4)
        assert started == []
        show(2, 4)
        show(4, 4)
    assert started == ["7 2/4", "7 4/4", "stopped"]


def test_a_job_that_is_done_when_the_patience_ends_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 9.0])
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    monkeypatch.setattr(progress, "_started", lambda _label: pytest.fail("a bar for nothing"))
    monkeypatch.setattr(sys, "stderr", _Terminal())
    with progress.progress_bar("x") as show:
        assert show is not None
        show(4, 4)


def test_a_bar_can_be_started() -> None:
    shown, task = progress._started("Prövar")
    shown.stop()
    assert shown.tasks[task].description == "Prövar"


def test_options_are_read() -> None:
    assert largest_error(None, None) is None
    assert largest_error(None, 2.5) == 0.025
    assert known_sections(None) == ()
    assert known_sections(["smaa", "needed"]) == ("smaa", "needed")
    with pytest.raises(typer.BadParameter, match=r"cannot be combined with --samples|kan inte kombineras"):
        largest_error(10, 1)
    with pytest.raises(typer.BadParameter, match=r"must be more than 0|måste vara mer än 0"):
        largest_error(None, -1)
    with pytest.raises(typer.BadParameter, match="'x'"):
        known_sections(["smaa", "x"])
