"""``mlr-prio weights`` as its user meets it: shown, changed on one line, asked for by question and answer."""

from __future__ import annotations

import json
import os
import pty
import select
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from mlr_prio.cli.language import install
from mlr_prio.cli.main import run

WriteWorkspace = Callable[..., Path]


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


Mp = Callable[..., Ran]

OBY = """\
# Öbys vikter
schema_version: 1
municipality: oby
status: example
description: Exempelvikter.
weights:   # poäng bland syskon
  resor: 60        # tungt
  mark: 40
  tid: 50
  komfort: 50
reservations: [{project: vag, reason: Läget.}]
"""
PATH = "criteria/weights/oby.yaml"


@pytest.fixture
def root(write_workspace: WriteWorkspace) -> Path:
    return write_workspace({PATH: OBY})


def environment(root: Path, **more: str) -> dict[str, str]:
    keep = {k: v for k, v in os.environ.items() if k.startswith(("COV", "PATH", "PYTHONPATH", "SYSTEM"))}
    folders = {"MLR_PRIO_CACHE_DIR": str(root / ".cache"), "MLR_PRIO_STATE_DIR": str(root / ".state")}
    return {**keep, **folders, "PYTHONUTF8": "1", "LANG": "sv_SE.UTF-8", **more}


@pytest.fixture
def mp(root: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Mp:
    """Return a function that runs a ``weights`` command on the workspace in this process, in English."""
    monkeypatch.chdir(root)

    def run_here(*arguments: str, text: str = "", **more: str) -> Ran:
        monkeypatch.setattr(sys, "stdin", StringIO(text))
        for name, value in (environment(root) | {"COLUMNS": "80"} | more).items():
            monkeypatch.setenv(name, value)
        install("en")
        code = run(["--lang", "en", "weights", *arguments], "en")
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run_here


def read(root: Path, path: str = PATH) -> dict[str, object]:
    return dict(YAML(typ="safe", pure=True).load((root / path).read_text("utf-8")))


def test_the_tree_is_shown_with_what_a_point_is_worth(mp: Mp) -> None:
    shown = mp("show", "-p", "oby")
    assert shown.returncode == 0
    lines = [" ".join(line.split()) for line in shown.stdout.splitlines()]
    assert "Travel 60 60.0% 60.0%" in lines
    assert "Travel time 50 50.0% 30.0% 0.67 min 0 → 20 min" in lines
    assert "Land 40 40.0% 40.0% 2.5 ha 100 → 0 ha" in lines


def test_a_stale_weight_is_flagged(mp: Mp, root: Path) -> None:
    (root / PATH).write_text(
        OBY + "elicited: {method: swing, on: 2026-03-01, ranges: {tid: [0, 30]}}\n", "utf-8"
    )
    assert "0 → 20 min *" in mp("show", "-p", "oby").stdout
    assert (
        "Travel time: the weight was given for 0 → 30 and must be asked for anew"
        in mp("show", "--all").stdout
    )
    data = json.loads(mp("show", "-p", "oby", "-f", "json").stdout)
    assert data["format"] == "mlr-prio/weights"
    assert data["weights"]["tid"]["stale"] == [0, 30]
    assert data["elicitation"]["ranges"] == {"tid": [0, 30]}
    assert data["elicitation"]["weights"] == {"tid": 0.3, "komfort": 0.3, "mark": 0.4}


def test_all_profiles_stand_side_by_side_in_every_form(mp: Mp) -> None:
    assert "Joi   Cri   Öby" in mp("show", "--all").stdout
    data = json.loads(mp("show", "--all", "-f", "json").stdout)
    assert [table["profile"] for table in data["profiles"]] == ["joint", "criteria", "oby"]
    assert mp("show", "--all", "-f", "csv").stdout.count("\n") == 1 + 3 * 4
    assert "| Criterion" in mp("show", "-f", "md").stdout
    assert mp("show", "--all", "-p", "oby").returncode == 2


def test_one_changed_weight_changes_one_line(mp: Mp, root: Path) -> None:
    result = mp("set", "resor=55,5", "-p", "oby")
    assert result.returncode == 0, result.stderr
    assert (root / PATH).read_text("utf-8") == OBY.replace("resor: 60        #", "resor: 55.5      #")
    assert "wrote criteria/weights/oby.yaml" in result.stderr


def test_a_dry_run_shows_lines_and_places_and_writes_nothing(mp: Mp, root: Path) -> None:
    result = mp("set", "mark=58", "-p", "oby", "--rebalance", "--dry-run")
    assert (root / PATH).read_text("utf-8") == OBY
    assert (
        "-  resor: 60        # tungt\n-  mark: 40\n+  resor: 42        # tungt\n+  mark: 58\n"
        in result.stdout
    )
    assert "Places that move" in result.stdout
    assert "2 → 1" in result.stdout
    data = json.loads(mp("set", "mark=58", "-p", "oby", "--dry-run", "-f", "json").stdout)
    assert data["changes"] == [{"id": "mark", "before": 40, "after": 58}]
    assert data["diff"].startswith("--- criteria/weights/oby.yaml\n")
    assert {move["id"] for move in data["moves"]} == {"bana", "stig"}


def test_weights_that_are_not_in_force_move_nothing_and_that_is_said(mp: Mp, root: Path) -> None:
    assert "the list rests on the municipalities' profiles" in mp("set", "mark=58", "--dry-run").stdout
    assert "None." in mp("set", "mark=41", "-p", "oby", "--dry-run").stdout
    assert "the file says this already" in mp("set", "mark=40", "-p", "oby").stdout
    assert (root / PATH).read_text("utf-8") == OBY


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("set", "mark"), 2, "'mark' is not of the form ID=POINTS"),
        (("set", "mark=x"), 2, "'mark=x' is not of the form ID=POINTS"),
        (("set", "mark=-1"), 2, "mark cannot have −1 points"),
        (("set", "resor=0", "mark=0", "-p", "oby"), 1, "the weights of resor, mark are all 0"),
        (("show", "-p", "nej"), 2, "there is no weight profile nej"),
        (("elicit", "nej"), 2, "there is no municipality or viewpoint nej"),
        (("elicit", "adal", "--viewpoint"), 2, "adal is a municipality, not a viewpoint"),
        (("elicit", "oby", "--from", "nej.yaml"), 2, "the file nej.yaml cannot be read"),
        (("elicit", "oby", "--on", "igår"), 2, "igår is no day"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    mp: Mp, root: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    result = mp(*arguments)
    assert (result.returncode, sentence in " ".join(result.stderr.split())) == (code, True), result.stderr
    assert "Traceback" not in result.stderr
    assert (root / PATH).read_text("utf-8") == OBY


SWING = "method: swing\npoints: {resor: 100, mark: 30, tid: 100, komfort: 20}\n"


def test_answers_from_a_file_become_a_profile_and_the_rest_stays(mp: Mp, root: Path) -> None:
    (root / "svar.yaml").write_text(SWING, "utf-8")
    assert "nothing says which day" in mp("elicit", "oby", "--from", "svar.yaml").stderr
    result = mp("elicit", "oby", "--from", "svar.yaml", "--on", "2026-03-01")
    assert result.returncode == 0, result.stderr
    after = (root / PATH).read_text("utf-8")
    assert after.startswith("# Öbys vikter\nschema_version: 1\nmunicipality: oby\nstatus: proposal\n")
    assert "  resor: 100       # tungt\n" in after
    assert "reservations: [{project: vag, reason: Läget.}]\n" in after
    assert "Its description was left as it is" in result.stderr
    elicited = read(root)["elicited"]
    assert elicited == {
        "method": "swing",
        "on": read(root)["elicited"]["on"],  # type: ignore[index]  # a mapping
        "ranges": {"tid": [0, 20], "komfort": [-2, 2], "mark": [100, 0]},
    }
    assert "on: 2026-03-01" in after


def test_a_day_comes_from_the_file_or_the_build_and_never_from_the_clock(mp: Mp, root: Path) -> None:
    (root / "svar.yaml").write_text(SWING + "on: 2026-04-01\n", "utf-8")
    mp("elicit", "adal", "--from", "svar.yaml")
    assert "on: 2026-04-01" in (root / "criteria/weights/adal.yaml").read_text("utf-8")
    (root / "svar.yaml").write_text(SWING, "utf-8")
    mp("elicit", "adal", "--from", "svar.yaml", SOURCE_DATE_EPOCH="1780000000")
    assert "on: 2026-05-28" in (root / "criteria/weights/adal.yaml").read_text("utf-8")


def test_faults_in_a_file_of_answers_have_their_places(mp: Mp, root: Path) -> None:
    (root / "svar.yaml").write_text("method: swing\norder: [tid]\npoints: {tid: x}\n", "utf-8")
    result = mp("elicit", "oby", "--from", "svar.yaml", "--on", "2026-03-01")
    assert result.returncode == 1
    assert "svar.yaml:3:15" in result.stderr
    (root / "svar.yaml").write_text("method: swing\npoints: {tid: 1}\norder: [tid]\n", "utf-8")
    assert "order does not go with the method swing" in mp("elicit", "oby", "--from", "svar.yaml").stderr
    (root / "svar.yaml").write_text("method: bwm\nbest: tid\n", "utf-8")
    assert "worst is missing" in mp("elicit", "oby", "--from", "svar.yaml").stderr


def test_an_order_is_stored_as_an_order_and_replaces_points(mp: Mp, root: Path) -> None:
    (root / "svar.yaml").write_text("method: rank_order\norder: [mark, [tid, komfort]]\n", "utf-8")
    result = mp("elicit", "oby", "--from", "svar.yaml", "--on", "2026-03-01")
    assert "Centroid" in result.stdout
    assert "66.7%" in result.stdout
    profile = read(root)
    assert profile["order"] == ["mark", ["tid", "komfort"]]
    assert "weights" not in profile
    shown = mp("show", "-p", "oby").stdout
    assert "An order only" in shown
    assert "asked for by an order of importance on 2026-03-01" in shown


def test_two_people_compared_pairs(mp: Mp, root: Path) -> None:
    pairs = (
        "method: ahp\non: 2026-03-01\njudgements: [[tid, komfort, {}], [komfort, mark, 2], [tid, mark, {}]]\n"
    )
    (root / "a.yaml").write_text(pairs.format(2, 1), "utf-8")
    (root / "b.yaml").write_text(pairs.format(4, 3), "utf-8")
    arguments = ("elicit", "oby", "--from", "a.yaml", "--from", "b.yaml", "--dry-run")
    for way, sentence in (
        ("aij", "the geometric mean of each judgement"),
        ("aip", "the geometric mean of their weights"),
    ):
        result = mp(*arguments, "--aggregate", way)
        assert f"2 people; {sentence}" in result.stdout
    assert "the judgements contradict one another: ratio" in result.stdout
    assert "(Saaty 1980)" in result.stdout
    assert "by the other judgements it is" in result.stdout
    data = json.loads(mp(*arguments, "-f", "json").stdout)["elicitation"]
    assert (data["members"], data["aggregation"]) == (2, "aij")
    assert data["consistency"]["index_table"] == "Saaty 1980"
    assert len(data["consistency"]["by_group"]["top"]["members"]) == 2
    assert (root / PATH).read_text("utf-8") == OBY


def test_best_and_worst_are_compared(mp: Mp, root: Path) -> None:
    answers = """\
method: bwm
on: 2026-03-01
best: tid
worst: mark
best_to_others: {komfort: 2, mark: 8}
others_to_worst: {tid: 8, komfort: 8}
"""
    (root / "svar.yaml").write_text(answers, "utf-8")
    result = mp("elicit", "oby", "--from", "svar.yaml")
    assert "the comparisons deviate from the weights by up to ξ" in result.stdout
    assert "Rezaei 2015" in result.stdout
    (root / "svar.yaml").write_text(answers.replace("komfort: 8", "komfort: 4"), "utf-8")
    assert "all comparisons agree with one another" in mp("elicit", "oby", "--from", "svar.yaml").stdout
    data = json.loads(mp("elicit", "oby", "--from", "svar.yaml", "-f", "json").stdout)
    assert data["elicitation"]["consistency"]["ksi"] == pytest.approx(0, abs=1e-7)
    assert data["elicitation"]["weights"]["tid"] == pytest.approx(8 / 13)


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
