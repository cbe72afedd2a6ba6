"""How firm the list is, for programs and spreadsheets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.sensitivity import CONTRACT, SECTIONS
from mlr_prio.report.format import FORMATS
from mlr_prio.report.surface import Surface
from tests.unit.report.sensitivity.shown import EXACT, data, report

MakeProblem = Callable[..., Problem]


def test_the_json_is_the_contract(make_problem: MakeProblem) -> None:
    found = data(make_problem(EXACT), top=2)
    assert list(found) == [
        "format",
        "format_version",
        "input_sha256",
        "version",
        "status",
        "language",
        "method",
        "profile",
        "weights",
        "top",
        *(id_ for id_ in CONTRACT if SECTIONS[id_].in_data),
    ]
    assert found["format"] == "mlr-prio/sensitivity"
    assert list(found["stability"]) == ["ranking", "first", "top"]
    assert found["stability"]["top"]["k"] == 2
    mark = found["stability"]["first"]["criteria"]["mark"]
    assert mark == {
        "weight": 0.4,
        "low": 0.0,
        "high": pytest.approx(0.375 / 0.675),
        "low_pair": None,
        "high_pair": ["metro", "bana"],
    }
    assert found["stability"]["first"]["scores"]["metro"]["gods"]["high_pair"] == ["metro", "bana"]
    smaa = found["smaa"]
    assert (smaa["samples"], smaa["seed"], smaa["weights"]) == (32_768, 1, "profiles")
    assert smaa["confidence"] is None
    assert smaa["expected_rank_exact"] is smaa["pairwise_exact"] is True
    assert smaa["pairwise"]["bana"]["vag"] + smaa["pairwise"]["vag"]["bana"] == pytest.approx(1)
    assert found["drivers"] == []
    assert set(found["methods"]) == {"weighted-product", "topsis", "vikor", "promethee-ii"}
    assert found["bounds"]["places"]["bana"] == {"best": 1, "worst": 2, "exact": False}
    assert found["closeness"]["pair"] == ["metro", "vag"]


def test_rows_and_columns_of_the_places_sum_to_one(problem: Problem) -> None:
    shares = data(problem)["smaa"]["rank_acceptability"].values()
    assert [sum(row) for row in shares] == pytest.approx([1, 1, 1])
    assert [sum(column) for column in zip(*shares, strict=True)] == pytest.approx([1, 1, 1])


def test_needed_is_in_the_json_when_it_is_asked_for(make_problem: MakeProblem) -> None:
    found = data(make_problem(EXACT), "needed", top=1)["needed"]
    assert found["k"] == 1
    assert found["projects"]["metro"]["weights"]["weight_moved"] == pytest.approx(0.105 / 0.8)
    assert found["projects"]["metro"]["weights"]["moves"][0] == {
        "from": "gods",
        "to": "mark",
        "amount": pytest.approx(0.105 / 0.8),
    }
    assert found["projects"]["vag"] == {"weights": None, "scores": {}}


def test_the_csv_holds_places_and_intervals(problem: Problem) -> None:
    made = report(problem)
    assert made.fields[:2] == ("status", "section")
    assert {"place", "share", "holds", "low", "high", "low_pair", "high_pair"} <= set(made.fields)
    places = [r for r in made.records if r["section"] == "smaa" and r["id"] == "bana" and "place" in r]
    assert [r["place"] for r in places] == [1, 2, 3]
    text = FORMATS["csv"].render(made, Surface())
    assert text.splitlines()[1].startswith("example,smaa,bana,")
