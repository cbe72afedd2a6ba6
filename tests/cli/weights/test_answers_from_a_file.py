"""``mlr-prio weights elicit --from``: answers in a file become a profile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.weights.conftest import OBY, PATH, SWING, Mp, read


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
