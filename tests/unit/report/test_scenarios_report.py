from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.scenario import compare_scenarios
from mlr_prio.model.problem import Problem
from mlr_prio.model.scenario import Scenario
from mlr_prio.model.source import Marks, Path, Sourced
from mlr_prio.report.builder.ranking import ranking_report
from mlr_prio.report.builder.scenarios import scenario_section, scenarios_report
from mlr_prio.report.document import Bullets, Heading, Paragraph, Table
from mlr_prio.report.format import FORMATS
from mlr_prio.report.report import Report
from mlr_prio.report.surface import Surface
from mlr_prio.report.text.name import Names
from mlr_prio.translation import Translator


class Nowhere:
    def marks(self) -> Mapping[Path, Marks]:
        return MappingProxyType({})


MARK = {
    "id": "mark-forst",
    "name": {"sv": "Marken först", "en": "Land first"},
    "description": "Exempel: marken går före.",
    "quote": {"page": 7, "text": "bevarande av högklassig jordbruksmark"},
    "shares": {"mark": 90},
    "scores": {"vag": {"mark": 0, "gods": 0}},
    "costs": {"metro": {"amount": 1}, "bana": {"amount": 2}},
}
STILLA = {"id": "stilla", "name": "Stilla", "budgets": {"rti": {"amount": 1}}}


def with_scenarios(problem: Problem, *scenarios: Mapping[str, Any], status: str = "example") -> Problem:
    documents = [
        Scenario.model_validate({"schema_version": 1, "status": status} | dict(s)) for s in scenarios
    ]
    return replace(
        problem,
        scenarios=tuple(Sourced(f"criteria/scenarios/{d.id}.yaml", d, Nowhere()) for d in documents),
    )


@pytest.fixture
def futures(problem: Problem) -> Problem:
    return with_scenarios(problem, MARK, STILLA)


def shown(report: Report, form: str = "table", width: int | None = 80) -> str:
    return FORMATS[form].render(report, Surface(width))


AT_80 = """\
Platser i varje framtidsbild          EXEMPEL – inga beslutade bedömningar
Bedömningskriterier
3 kriterier · 2 kommuner med lika inflytande · 3 objekt  underlag 3f9a1c7e

Bland de 2 främsta i listan och i alla framtidsbilder: Metro Malmö–Köpenhamn.
– Marken först: 2 objekt byter plats, längst flyttar: Väg 23 3→1 · Bana [etapp
  1] 1→3.
– Stilla: inget objekt byter plats.

Listan  Objekt                 Marken först  Stilla
     1  Bana [etapp 1]                    3       1
     2  Metro Malmö–Köpenhamn             2       2
     3  Väg 23                            1       3

"""


def test_places_moves_and_who_stays_in_the_top(futures: Problem) -> None:
    report = scenarios_report(compare_scenarios(futures, top=2), Translator("sv"))
    assert shown(report).rstrip() == AT_80.rstrip()


def test_one_project_that_moves_and_one_place_at_the_top_are_said_in_the_singular(problem: Problem) -> None:
    """The road's new scores are those of the metro, whose place it then shares."""
    lifted = {"id": "c", "name": "C", "scores": {"vag": {"kollektivtrafik": 1, "gods": 0, "mark": 20}}}
    compared = compare_scenarios(with_scenarios(problem, lifted), top=1)
    text = shown(scenarios_report(compared, Translator("en")))
    assert "First on the list and in every scenario: Line [stage 1]." in text
    assert "– C: 1 project changes place: Väg 23 3→2." in text
    assert "       3  Väg 23                  2=\n" in text


def test_a_top_that_nobody_keeps_is_said(futures: Problem) -> None:
    text = shown(scenarios_report(compare_scenarios(futures, top=1), Translator("sv")))
    assert "Inget objekt är först både i listan och i alla framtidsbilder." in text


def test_without_scenarios_or_projects_that_is_what_is_said(
    problem: Problem, make_problem: Callable[..., Problem]
) -> None:
    none = shown(scenarios_report(compare_scenarios(problem), Translator("sv")))
    assert none.endswith("\n\nDet finns inga framtidsbilder i criteria/scenarios.\n")
    empty = with_scenarios(make_problem([]), STILLA)
    text = shown(scenarios_report(compare_scenarios(empty), Translator("sv")))
    assert text.endswith("\n\nDet finns inga objekt att rangordna.\n")


def test_the_data_and_the_rows_hold_every_place(futures: Problem) -> None:
    report = scenarios_report(compare_scenarios(futures, top=2), Translator("en"), top=1)
    found = json.loads(shown(report, "json"))
    assert found["format"] == "mlr-prio/rank-scenarios"
    assert (found["top"], found["always_top"]) == (2, ["metro"])
    assert [(s["id"], s["name"], s["ranking"]) for s in found["scenarios"]] == [
        ("mark-forst", "Land first", ["vag", "metro", "bana"]),
        ("stilla", "Stilla", ["bana", "metro", "vag"]),
    ]
    assert found["ranking"] == [
        {
            "id": "bana",
            "name": "Line [stage 1]",
            "rank": 1,
            "ranks": {"mark-forst": 3, "stilla": 1},
        }
    ]
    assert shown(report, "csv") == (
        "status,id,name,rank,mark-forst,stilla\nexample,bana,Line [stage 1],1,3,1\n"
    )


def test_the_section_shows_whoever_is_in_some_top_and_holds_the_order_of_each(futures: Problem) -> None:
    compared = compare_scenarios(futures, top=1)
    section = scenario_section(compared, Names.of(futures, "sv"), Translator("sv"))
    assert section.id == "scenarios"
    assert section.data == {"mark-forst": ["vag", "metro", "bana"], "stilla": ["bana", "metro", "vag"]}
    heading, always, moves, table = section.blocks
    assert isinstance(heading, Heading)
    assert isinstance(always, Paragraph)
    assert isinstance(moves, Bullets)
    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == ["Bana [etapp 1]", "Väg 23"]
    assert len(section.records) == 6
    assert {key: section.records[0][key] for key in ("scenario", "id", "rank", "previous_rank")} == {
        "scenario": "mark-forst",
        "id": "vag",
        "rank": 1,
        "previous_rank": 3,
    }


def test_an_example_beside_a_decided_list_says_so(make_problem: Callable[..., Problem]) -> None:
    problem = with_scenarios(make_problem(status="adopted"), STILLA)
    compared = compare_scenarios(problem)
    section = scenario_section(compared, Names.of(problem, "sv"), Translator("sv"))
    assert section.blocks[1] == Paragraph("EXEMPEL – inga beslutade bedömningar")
    report = scenarios_report(compared, Translator("sv"))
    assert report.document.status_mark == "EXEMPEL – inga beslutade bedömningar"
    assert report.data["status"] == "example"


def test_the_list_in_a_scenario_says_what_it_is_and_what_it_changes(futures: Problem) -> None:
    report = ranking_report(rank(futures, scenario="mark-forst"), Translator("sv"))
    lines = shown(report, width=120).splitlines()
    assert lines[0].startswith("Prioriteringslista i framtidsbilden Marken först  ")
    assert [line for line in lines[4:13] if line] == [
        "Framtidsbild: Marken först. Exempel: marken går före.",
        "Handlingsprogrammet, sidan 7: ”bevarande av högklassig jordbruksmark”",
        "Andra bedömningar: Väg 23 (Jordbruksmark, Gods på spår).",
        "Andra kostnader: Metro Malmö–Köpenhamn och Bana [etapp 1].",
        "Jordbruksmark 90 % av all vikt (nu 40 %)",
    ]
    assert "▲ 2 (från 3)" in "\n".join(lines)


def test_a_scenario_without_a_description_says_its_name(futures: Problem) -> None:
    text = shown(ranking_report(rank(futures, scenario="stilla"), Translator("sv")), width=120)
    assert "\n\nFramtidsbild: Stilla.\n\n" in text


def test_the_data_of_a_list_in_a_scenario_say_which_and_what_it_touches(futures: Problem) -> None:
    report = ranking_report(rank(futures, scenario="mark-forst", shares=[("gods", 0.5)]), Translator("sv"))
    found = json.loads(shown(report, "json"))
    assert found["scenario"] == {
        "id": "mark-forst",
        "status": "example",
        "scores": {"vag": ["mark", "gods"]},
        "costs": ["metro", "bana"],
        "budgets": [],
    }
    assert [what["id"] for what in found["what_if"]] == ["mark", "gods"]
    assert [row["previous_rank"] for row in found["ranking"]] == [3, 2, 1]
    assert "previous_rank" in report.fields
