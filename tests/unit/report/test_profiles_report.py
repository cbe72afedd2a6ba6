from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mlr_prio.assessment.ranking import rank_all_profiles
from mlr_prio.report.builder.profiles import profiles_report
from mlr_prio.report.format import FORMATS
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.model.problem import Problem

AT_80 = """\
Platser med varje viktprofil          EXEMPEL – inga beslutade bedömningar
Bedömningskriterier
3 kriterier · 2 kommuner med lika inflytande · 3 objekt  underlag 3f9a1c7e

Gemensam  Objekt                 Mal  Lun  Kli
       1  Bana [etapp 1]           1    2    2
       2  Metro Malmö–Köpenhamn    3    1    1
       3  Väg 23                   2    3    3

Mal = Malmö, Lun = Lund, Kli = Klimat först
Gemensam: medelvärdet av kommunernas vikter. Synsätt påverkar det inte.
"""


def test_places_stand_side_by_side(problem: Problem) -> None:
    report = profiles_report(rank_all_profiles(problem), Translator("sv"))
    assert FORMATS["table"].render(report, Surface(80)) == AT_80


def test_shared_places_are_marked_in_every_column(make_problem: Callable[..., Problem]) -> None:
    equal = {"mode": "rail", "status": "candidate", "name": "Å"}
    problem = make_problem([{**equal, "id": "a"}, {**equal, "id": "b"}])
    text = FORMATS["table"].render(profiles_report(rank_all_profiles(problem), Translator("en")), Surface(80))
    assert text.count("   1=  Å         1=   1=   1=\n") == 2


def test_without_profiles_there_is_the_joint_column(make_problem: Callable[..., Problem]) -> None:
    report = profiles_report(rank_all_profiles(make_problem(profiles=[])), Translator("sv"))
    text = FORMATS["table"].render(report, Surface(80))
    assert "Gemensam  Objekt\n       1  Bana [etapp 1]\n" in text
    assert " = " not in text


def test_an_empty_list_says_so(make_problem: Callable[..., Problem]) -> None:
    report = profiles_report(rank_all_profiles(make_problem([])), Translator("sv"))
    assert FORMATS["table"].render(report, Surface(80)).endswith("\n\nDet finns inga objekt att rangordna.\n")


def test_the_data_say_whose_profile_it_is(problem: Problem) -> None:
    report = profiles_report(rank_all_profiles(problem), Translator("en"), top=1)
    found = json.loads(FORMATS["json"].render(report, Surface()))
    assert found["format"] == "mlr-prio/rank-profiles"
    assert found["profiles"] == [
        {"id": "malmo", "name": "Malmö", "kind": "municipality"},
        {"id": "lund", "name": "Lund", "kind": "municipality"},
        {"id": "klimat", "name": "Climate", "kind": "viewpoint"},
    ]
    assert found["ranking"] == [
        {"id": "bana", "name": "Line [stage 1]", "joint": 1, "ranks": {"malmo": 1, "lund": 2, "klimat": 2}}
    ]
    assert FORMATS["csv"].render(report, Surface()) == (
        "status,id,name,joint,malmo,lund,klimat\nexample,bana,Line [stage 1],1,1,2,2\n"
    )
