"""``mlr-prio weights show`` and ``set`` as their user meets them: a tree, and one line changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.weights.conftest import OBY, PATH, Mp


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
