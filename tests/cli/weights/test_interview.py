"""``mlr-prio weights elicit``: asked for by question and answer, and at a real terminal."""

from __future__ import annotations

import os
import pty
import select
import sys
import time
from pathlib import Path

import pytest

from tests.cli.weights.conftest import OBY, PATH, SWING, Mp, environment, read

INTERVIEWS = {
    "swing": ("1\n40\n2\n12,5\n", {"resor": 100, "mark": 40, "tid": 12.5, "komfort": 100}),
    "direct": ("0\n0\n7\n0\n5\n", {"resor": 0, "mark": 7, "tid": 0, "komfort": 5}),
    "ahp": ("1\n4\n2\n3\n", {"resor": 80, "mark": 20, "tid": 25, "komfort": 75}),
    "bwm": ("1\n4\n2\n3\n", {"resor": 80, "mark": 20, "tid": 25, "komfort": 75}),
}


@pytest.mark.parametrize("method", INTERVIEWS)
def test_an_interview_asks_group_by_group_and_writes_a_profile(mp: Mp, root: Path, method: str) -> None:
    typed, points = INTERVIEWS[method]
    result = mp("elicit", "oby", "-m", method, text=f"{typed}2026-03-01\ny\n")
    assert result.returncode == 0, result.stderr
    assert read(root)["weights"] == points
    assert "Travel time (0 → 20 min)" in result.stderr
    assert "−2 → 2 poäng: sämst → bäst" in result.stderr
    assert not list((root / ".state").iterdir())


def test_an_order_is_asked_for_place_by_place(mp: Mp, root: Path) -> None:
    result = mp(
        "elicit", "oby", "-m", "rank_order", "--on", "2026-03-01", "--yes", text="9\n3 3\n3\n3\n1 2\n"
    )
    assert result.returncode == 0, result.stderr
    assert read(root)["order"] == ["mark", ["tid", "komfort"]]
    assert result.stderr.count("one or several of: 1, 2, 3\n") == 2
    assert result.stderr.count("one or several of: 1, 2\n") == 1


def test_equal_pairs_a_third_criterion_and_the_least_of_three(mp: Mp, root: Path) -> None:
    flat = """\
schema_version: 1
title: Provkriterier
status: example
criteria:
  - id: tid
    name: T
    definition: D.
    weight: 1
    perspective: society
    scale: {unit: min, worst: 0, best: 20}
  - id: komfort
    name: K
    definition: D.
    weight: 1
    perspective: society
    scale: {unit: p, worst: -2, best: 2}
  - id: mark
    name: M
    definition: D.
    weight: 1
    perspective: society
    scale: {unit: ha, worst: 100, best: 0}
"""
    (root / "criteria/criteria.yaml").write_text(flat, "utf-8")
    (root / PATH).unlink()
    result = mp("elicit", "oby", "-m", "ahp", "--on", "2026-03-01", text="0\n0\n0\ny\n")
    assert list(read(root)["weights"].values()) == pytest.approx([33.3333] * 3)  # type: ignore[attr-defined]  # a mapping
    assert "The criteria: each with its step" in result.stderr
    (root / PATH).unlink()
    mp("elicit", "oby", "-m", "bwm", "--on", "2026-03-01", "--yes", text="3\n1\n4\n2\n2\n")
    found = read(root)["weights"]
    assert found == {"tid": 14.2857, "komfort": 28.5714, "mark": 57.1429}


def test_an_interrupted_interview_goes_on_where_it_stopped(mp: Mp, root: Path) -> None:
    stopped = mp("elicit", "oby", text="1\n40")
    assert stopped.returncode == 130
    assert "The answers so far are kept" in stopped.stderr
    assert (root / PATH).read_text("utf-8") == OBY
    resumed = mp("elicit", "oby", "--on", "2026-03-01", text="2\n10\nn\n")
    assert "Going on after 2 answers from last time" in resumed.stderr
    assert "nothing was written" in resumed.stderr
    agreed = mp("elicit", "oby", "--on", "2026-03-01", text="y\n")
    assert agreed.returncode == 0
    assert read(root)["weights"] == {"resor": 100, "mark": 40, "tid": 10, "komfort": 100}


def test_one_can_go_back_correct_oneself_and_begin_anew(mp: Mp, root: Path) -> None:
    result = mp("elicit", "oby", "--on", "2026-03-01", "--yes", text="<\n1\n101\nx\n50\n<\n40\n2\n10\n")
    assert read(root)["weights"] == {"resor": 100, "mark": 40, "tid": 10, "komfort": 100}
    assert result.stderr.count("a number from 0 to 100") == 2
    mp("elicit", "oby", text="1\n40\n")
    again = mp("elicit", "oby", "--on", "2026-03-01", "--restart", "--yes", text="2\n1\n1\n1\n")
    assert "from last time" not in again.stderr
    assert read(root)["weights"] == {"resor": 1, "mark": 100, "tid": 100, "komfort": 1}


def test_answers_about_other_ranges_are_not_used_again(mp: Mp, root: Path) -> None:
    mp("elicit", "oby", text="1\n40\n")
    criteria = (root / "criteria/criteria.yaml").read_text("utf-8")
    (root / "criteria/criteria.yaml").write_text(criteria.replace("best: 20", "best: 30"), "utf-8")
    assert "from last time" not in mp("elicit", "oby", text="").stderr


def test_a_viewpoint_is_begun_when_it_is_asked_for(mp: Mp, root: Path) -> None:
    (root / "svar.yaml").write_text(SWING, "utf-8")
    mp("elicit", "klimat", "--viewpoint", "--from", "svar.yaml", "--on", "2026-03-01")
    begun = read(root, "criteria/weights/klimat.yaml")
    assert (begun["viewpoint"], begun["status"]) == ("klimat", "proposal")


def test_a_kept_answer_that_no_longer_fits_is_asked_for_again(mp: Mp, root: Path) -> None:
    mp("elicit", "oby", text="1\n40\n")
    (kept,) = (root / ".state").iterdir()
    kept.write_text(kept.read_text("utf-8").replace('"40"', '"400"'), "utf-8")
    mp("elicit", "oby", "--on", "2026-03-01", "--yes", text="30\n2\n10\n")
    assert read(root)["weights"] == {"resor": 100, "mark": 30, "tid": 10, "komfort": 100}


def test_the_third_choice_is_refused_where_there_are_two(mp: Mp) -> None:
    refused = mp("elicit", "oby", text="3\n").stderr
    assert "one of: 1, 2" in refused
    assert "a number, 0 or more" in mp("elicit", "oby", "-m", "direct", text="-1\n").stderr


def test_a_scale_that_is_worth_less_than_a_point_and_a_bent_one_say_so(mp: Mp, root: Path) -> None:
    criteria = (root / "criteria/criteria.yaml").read_text("utf-8")
    bent = "best: 20, baseline: 0}\n        value_function: {points: [[0, 0], [5, 0.5], [20, 1]]}"
    (root / "criteria/criteria.yaml").write_text(criteria.replace("best: 20, baseline: 0}", bent), "utf-8")
    (root / PATH).write_text(
        OBY.replace("mark: 40", "mark: 0.3").replace("komfort: 50", "komfort: 0"), "utf-8"
    )
    shown = mp("show", "-p", "oby").stdout
    assert "the whole scale is 0.5" in shown
    assert "≈ 0.2 min" in shown
    assert "the value function bends" in shown
    (root / PATH).write_text(OBY + "elicited: {method: Delphi}\n", "utf-8")
    assert "asked for by Delphi" in mp("show", "-p", "oby").stdout


class Terminal:
    """A person at a terminal of 80 columns, played by this program."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.screen = ""
        pid, self._file = pty.fork()
        if pid == 0:  # pragma: no cover -- the other process
            os.chdir(root)
            more = {"TERM": "xterm", "COLUMNS": "80", "LINES": "40", "NO_COLOR": "1"}
            os.execve(  # noqa: S606 -- our own program
                sys.executable, [sys.executable, "-m", "mlr_prio", *arguments], environment(root, **more)
            )
        self._pid = pid

    def expect(self, text: str) -> None:
        """Read until a text is on the screen."""
        deadline = time.monotonic() + 30
        while text not in " ".join(self.screen.split()):
            ready, _, _ = select.select([self._file], [], [], max(0, deadline - time.monotonic()))
            assert ready, f"{text!r} did not come:\n{self.screen}"
            try:
                self.screen += os.read(self._file, 65536).decode("utf-8", "replace")
            except OSError:
                pytest.fail(f"{text!r} did not come before the end:\n{self.screen}")

    def type(self, text: str) -> None:
        """Type keys."""
        self.screen = ""
        os.write(self._file, text.encode())

    def end(self) -> int:
        """Wait for the program and return its exit code."""
        try:
            while os.read(self._file, 65536):
                pass
        except OSError:
            pass
        os.close(self._file)
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])


def test_a_real_terminal_is_asked_interrupted_and_asked_again_in_swedish(root: Path) -> None:
    command = ("--lang", "sv", "weights", "elicit", "oby", "--on", "2026-03-01")
    first = Terminal(root, *command)
    first.expect("Vilket steg betyder mest? Nummer:")
    first.type("1\n")
    first.expect("(0–100)")
    first.type("\x03")
    first.expect("Svaren hittills är sparade")
    assert first.end() == 130
    second = Terminal(root, *command)
    second.expect("Fortsätter efter 1 svar från förra gången")
    second.expect("(0–100)")
    second.type("40\n")
    second.expect("Vilket steg betyder mest? Nummer:")
    second.type("1\n")
    second.expect("Restid (0 → 20 min)")
    second.type("25\n")
    second.expect("Ska detta skrivas till criteria/weights/oby.yaml? [j/N]")
    second.type("j\n")
    second.expect("skrev criteria/weights/oby.yaml")
    assert second.end() == 0
    assert read(root)["weights"] == {"resor": 100, "mark": 40, "tid": 100, "komfort": 25}
