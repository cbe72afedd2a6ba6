from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.explanation import explain
from mlr_prio.report.builder.explanation import explanation_report
from mlr_prio.report.format import FORMATS
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.model.problem import Problem

METRO_AND_ROAD = """\
Varför ligger Metro Malmö–Köpenhamn (2) före Väg 23 (3)?        EXEMPEL – inga beslutade bedömningar
Bedömningskriterier
3 kriterier · 2 kommuner med lika inflytande · 3 objekt                            underlag 3f9a1c7e

Metro Malmö–Köpenhamn går före Väg 23, främst därför att bedömningen är bättre i fråga om
Jordbruksmark. Gods på spår är inte bedömt för Väg 23; skillnaden är därför mellan −14,0 och +31,0.
Ordningen kan vändas när dessa bedömningar blir kända. Av det som talar för Metro Malmö–Köpenhamn
kommer 68 % från ett enda kriterium, Jordbruksmark.

Ordningen vänds om mer än 9,4 procentenheter vikt flyttas från Jordbruksmark till Gods på spår,
eller om Väg 23 bedöms bättre än 39 ha på Jordbruksmark, nu 60 ha.

En av två kommuner ser samma ordning. Malmö avstår.

                                                    Metro               Skillnad i
Kriterium                           Vikt  Malmö–Köpenhamn  Väg 23            nytta
Jordbruksmark                     40,0 %            20 ha   60 ha            +16,0  ████████████████
Gods på spår                      30,0 %            0 tåg       –            −15,0  ███████████████
Kollektivtrafikens attraktivitet  30,0 %                1    −1–1             +7,5  ████████
Sammantaget                                                                   +8,5

Vad nyttan för Metro Malmö–Köpenhamn består av
Kriterium                           Vikt  Bedömning  Bidrag  Listans medel
Jordbruksmark                     40,0 %      20 ha    32,0           22,7  ████████████████████
Kollektivtrafikens attraktivitet  30,0 %          1    22,5           22,5  ██████████████
Gods på spår                      30,0 %      0 tåg     0,0           10,0
Sammantaget                                            54,5           55,2
"""


def rendered(problem: Problem, *projects: str, format_id: str = "table", **settings: Any) -> str:
    """Return an explanation in a format."""
    report = explanation_report(explain(problem, *projects, **settings), Translator("sv"))
    return FORMATS[format_id].render(report, Surface(100))


def test_why_one_stands_before_another(problem: Problem) -> None:
    assert rendered(problem, "metro", "vag") == METRO_AND_ROAD


def test_the_answer_is_the_same_whichever_is_asked_about(problem: Problem) -> None:
    asked_the_other_way = rendered(problem, "vag", "metro")
    assert (
        asked_the_other_way.split("\n\nVad nyttan")[0]
        == METRO_AND_ROAD.split("\n\nVad nyttan", maxsplit=1)[0]
    )


def test_without_another_the_neighbours_are_compared(problem: Problem) -> None:
    lines = rendered(problem, "metro").splitlines()
    assert lines[0].startswith("Varför ligger Metro Malmö–Köpenhamn på plats 2?  ")
    assert [line for line in lines if line.startswith(("Varför", "Vad"))][1:] == [
        "Varför ligger Bana [etapp 1] (1) före Metro Malmö–Köpenhamn (2)?",
        "Varför ligger Metro Malmö–Köpenhamn (2) före Väg 23 (3)?",
        "Vad nyttan för Metro Malmö–Köpenhamn består av",
    ]


def test_a_cut_is_compared_across(problem: Problem) -> None:
    text = rendered(problem, "vag", "metro", top=1)
    assert (
        "\n\nGränsen: Varför ligger Bana [etapp 1] (1) före Väg 23 (3)?\nBana [etapp 1] går före Väg 23, "
        in text
    )


def test_a_cut_between_neighbours_is_compared_once(problem: Problem) -> None:
    lines = rendered(problem, "metro", top=1).splitlines()
    assert [line for line in lines if line.startswith(("Varför", "Gränsen", "Vad"))][1:] == [
        "Gränsen: Varför ligger Bana [etapp 1] (1) före Metro Malmö–Köpenhamn (2)?",
        "Varför ligger Metro Malmö–Köpenhamn (2) före Väg 23 (3)?",
        "Vad nyttan för Metro Malmö–Köpenhamn består av",
    ]


def test_what_ifs_are_said_first(problem: Problem) -> None:
    text = rendered(problem, "metro", "vag", shares=[("mark", 0.5)])
    assert text.split("\n\n")[1] == "Jordbruksmark 50 % av all vikt (nu 40 %)"


def test_a_shared_place_is_asked_about_as_one(make_problem: Callable[..., Problem]) -> None:
    equal = {"mode": "rail", "status": "candidate", "scores": {"kollektivtrafik": 1, "gods": 10, "mark": 50}}
    text = rendered(make_problem([{**equal, "id": "a", "name": "A"}, {**equal, "id": "b", "name": "B"}]), "a")
    assert text.startswith("Varför delar A och B plats 1?  ")
    assert "A och B delar plats 1." in text


def test_a_project_alone_is_explained_by_its_contributions(make_problem: Callable[..., Problem]) -> None:
    only = {"id": "a", "name": "A", "mode": "rail", "status": "candidate"}
    problem = make_problem([{**only, "scores": {"kollektivtrafik": -2, "gods": 0, "mark": 100}}])
    text = rendered(problem, "a")
    assert text.startswith("Varför ligger A på plats 1?  ")
    assert "\n\nDet finns inget annat objekt att jämföra med.\n" in text
    assert "Jordbruksmark                     40,0 %     100 ha     0,0            0,0\n" in text
    assert rendered(problem, "a", format_id="csv") == (
        "status,id,criterion,weight,contribution,against,above,difference\n"
        "example,a,kollektivtrafik,0.3,0.0,,,\n"
        "example,a,gods,0.3,0.0,,,\n"
        "example,a,mark,0.4,0.0,,,\n"
    )


def test_the_json_is_the_contract(problem: Problem) -> None:
    found = json.loads(rendered(problem, "metro", "vag", format_id="json"))
    assert list(found) == [
        *(
            "format",
            "format_version",
            "input_sha256",
            "version",
            "status",
            "language",
            "method",
            "profile",
            "weights",
        ),
        *("rank", "tied", "id", "name", "value", "low", "high", "best_rank", "worst_rank"),
        *("position", "contributions"),
        *("missing", "uncertain", "against", "cut"),
    ]
    assert (found["format"], found["id"], found["rank"], found["cut"]) == (
        "mlr-prio/explain",
        "metro",
        2,
        None,
    )
    assert found["against"] == [
        {
            "id": "vag",
            "name": "Väg 23",
            "above": "metro",
            "difference": 0.085,
            "low": -0.14,
            "high": 0.31,
            "dominates": False,
            "by_criterion": {"kollektivtrafik": 0.075, "gods": -0.15, "mark": 0.16},
            "needed": {
                "weight_moved": pytest.approx(0.085 / 0.9),
                "moves": [{"from": "mark", "to": "gods", "amount": pytest.approx(0.085 / 0.9)}],
            },
            "needed_scores": {
                "mark": pytest.approx(38.75),
                "kollektivtrafik": pytest.approx(0.5667 * 2, abs=1e-4),
                "gods": pytest.approx(0.78333 * 20, abs=1e-3),
            },
            "municipalities": {
                "same": ["lund"],
                "opposite": [],
                "equal": [],
                "undecided": [],
                "abstaining": ["malmo"],
            },
        }
    ]


def with_scores(make_problem: Callable[..., Problem], first: Any, second: Any) -> str:
    """Return the sentences about A before B."""
    common = {"mode": "rail", "status": "candidate"}
    projects = [
        {**common, "id": "a", "name": "A", "scores": first},
        {**common, "id": "b", "name": "B", "scores": second},
    ]
    return " ".join(rendered(make_problem(projects), "a", "b").split("Kriterium")[0].split())


def test_no_weights_can_turn_the_order_but_a_score_can(make_problem: Callable[..., Problem]) -> None:
    """B is behind by 0.3 · 0.25 and nowhere better; as much on any criterion is enough."""
    text = with_scores(
        make_problem,
        {"kollektivtrafik": 1, "gods": 10, "mark": 50},
        {"kollektivtrafik": 0, "gods": 10, "mark": 50},
    )
    assert "ingen viktning kan vända ordningen" in text
    assert "Ordningen vänds om B bedöms bättre än 32 ha på Jordbruksmark, nu 50 ha." in text
    assert "flyttas" not in text


def test_when_only_the_middle_dominates_that_is_said(make_problem: Callable[..., Problem]) -> None:
    text = with_scores(
        make_problem,
        {"kollektivtrafik": {"low": 0, "high": 2}, "gods": 10, "mark": 50},
        {"kollektivtrafik": {"low": -1, "high": 1}, "gods": 10, "mark": 50},
    )
    assert "Med dessa bedömningar kan ingen viktning vända ordningen." in text


def test_weights_can_turn_an_order_that_no_single_score_can(make_problem: Callable[..., Problem]) -> None:
    """B is 0.32 behind and can win 0.3 on one criterion; a point from kollektivtrafik to mark gains 1.7."""
    text = with_scores(
        make_problem,
        {"kollektivtrafik": 2, "gods": 20, "mark": 80},
        {"kollektivtrafik": -2, "gods": 0, "mark": 10},
    )
    moved = (
        "mer än 18,8 procentenheter vikt flyttas från Kollektivtrafikens attraktivitet till Jordbruksmark."
    )
    assert f"Ordningen vänds om {moved}" in text


def test_when_nothing_is_enough_only_that_is_said(make_problem: Callable[..., Problem]) -> None:
    text = with_scores(
        make_problem,
        {"kollektivtrafik": 2, "gods": 20, "mark": 0},
        {"kollektivtrafik": -2, "gods": 0, "mark": 100},
    )
    assert "ingen viktning kan vända ordningen" in text
    assert "Ordningen vänds" not in text


def test_a_shared_place_needs_nothing(make_problem: Callable[..., Problem]) -> None:
    equal = {"kollektivtrafik": 1, "gods": 10, "mark": 50}
    assert "Ordningen vänds" not in with_scores(make_problem, equal, equal)


@pytest.mark.parametrize(("subject", "other", "above"), [("vag", "bana", "bana"), ("bana", "vag", "bana")])
def test_the_json_names_the_other_and_who_stands_above(
    problem: Problem, subject: str, other: str, above: str
) -> None:
    found = json.loads(rendered(problem, subject, top=1, format_id="json"))
    by_id = {comparison["id"]: comparison["above"] for comparison in [*found["against"], found["cut"]]}
    assert subject not in by_id
    assert json.loads(rendered(problem, subject, other, format_id="json"))["against"][0]["above"] == above


def test_the_csv_has_a_row_a_criterion(problem: Problem) -> None:
    assert rendered(problem, "metro", "vag", format_id="csv") == (
        "status,id,criterion,weight,contribution,against,above,difference\n"
        "example,metro,kollektivtrafik,0.3,0.225,vag,metro,0.075\n"
        "example,metro,gods,0.3,0.0,vag,metro,-0.15\n"
        "example,metro,mark,0.4,0.32,vag,metro,0.16\n"
    )


def test_beside_the_list_of_one_profile_the_members_are_not_counted(problem: Problem) -> None:
    assert "ser samma ordning" not in rendered(problem, "metro", "vag", profile="lund")
    found = json.loads(rendered(problem, "metro", "vag", format_id="json", profile="lund"))
    assert found["against"][0]["municipalities"] is None
