from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from mlr_prio.assessment.cross_check import CrossCheckTable, cross_check
from mlr_prio.assessment.weighting import weights_in_force
from mlr_prio.engine.cross_check import CROSS_CHECKS
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.cross_check import cross_check_section
from mlr_prio.report.builder.method import method_report
from mlr_prio.report.document import Document, Heading, Paragraph, Table
from mlr_prio.report.format import FORMATS
from mlr_prio.report.report import Report
from mlr_prio.report.surface import Surface
from mlr_prio.report.text.name import Names
from mlr_prio.translation import Translator


def checked(problem: Problem, top: int = 1) -> CrossCheckTable:
    return cross_check(problem, weights_in_force(problem), top=top)


def shown(report: Report, form: str = "table", width: int | None = 100) -> str:
    return FORMATS[form].render(report, Surface(width))


SECTION_AT_100 = """\
Andra metoder: en kontroll, inte listan
Först i listan och enligt alla metoder: Bana [etapp 1].

Metod           Tau-b mot listan  Annan plats  Samma i toppen
Viktad produkt                 1            0          1 av 1
TOPSIS                         1            0          1 av 1
VIKOR                          1            0          1 av 1
PROMETHEE II                   1            0          1 av 1

Tau-b: 1 är samma ordning, 0 är ingen likhet, −1 är omvänd ordning.

Listan  Objekt          Viktad produkt  TOPSIS  VIKOR  PROMETHEE II
     1  Bana [etapp 1]               1       1      1             1

Detta är en kontroll av listan och inte listan: de andra metoderna väger samman bedömningarna på
  andra sätt, och alla utom viktad produkt kan ändra ordningen mellan två objekt när ett tredje
  tillkommer.
1 saknad bedömning räknas här med mitten av sin skala.
"""


def test_the_section_is_headed_as_a_check_and_shows_likeness_and_places(problem: Problem) -> None:
    section = cross_check_section(checked(problem), Names.of(problem, "sv"), Translator("sv"))
    document = Document("sv", "T", "", (), "", section.blocks)
    text = shown(Report(document, {}, (), ()))
    assert text.partition("\n\n")[2] == SECTION_AT_100


def test_the_section_holds_every_place_of_every_method(shipped: Problem) -> None:
    table = checked(shipped, top=5)
    section = cross_check_section(table, Names.of(shipped, "en"), Translator("en"))
    assert section.id == "methods"
    assert list(section.data) == list(CROSS_CHECKS)
    topsis = section.data["topsis"]
    assert isinstance(topsis, dict)
    assert list(topsis) == ["values", "ranks", "tau_to_list", "moved", "top", "common_top", "undecided"]
    assert len(section.records) == 4 * len(shipped.candidates)
    assert list(section.records[0]) == ["method", "id", "name", "value", "rank", "list_rank"]
    heading, always, _likeness, places = section.blocks
    assert isinstance(heading, Heading)
    assert isinstance(always, Paragraph)
    assert isinstance(places, Table)
    in_some_top = [
        row
        for row in table.ranking.rows
        if min(row.rank, *(answer.ranks[row.project.id] for answer in table.answers)) <= 5
    ]
    assert len(places.rows) == len(in_some_top)


def test_a_top_that_the_methods_do_not_share_is_said(shipped: Problem) -> None:
    section = cross_check_section(checked(shipped), Names.of(shipped, "sv"), Translator("sv"))
    always = section.blocks[1]
    assert always == Paragraph("Inget objekt är först både i listan och enligt alla metoder.")


def test_methods_that_tell_nobody_apart_have_no_likeness(make_problem: Callable[..., Problem]) -> None:
    bare = {"mode": "rail", "status": "candidate", "name": "Å"}
    problem = make_problem([{**bare, "id": "a"}, {**bare, "id": "b"}])
    section = cross_check_section(checked(problem), Names.of(problem, "sv"), Translator("sv"))
    likeness, places = section.blocks[2:]
    assert isinstance(likeness, Table)
    assert isinstance(places, Table)
    assert {row[1] for row in likeness.rows} == {"–"}
    assert {row[3] for row in likeness.rows} == {"2 av 2"}
    assert set(places.rows) == {("1=", "Å", "1=", "1=", "1=", "1=")}
    text = shown(method_report(checked(problem), "topsis", Translator("sv")))
    assert "Tau-b" not in text
    assert text.count("1=              1=  Å\n") == 2


def test_nothing_is_said_of_missing_scores_where_there_are_none(make_problem: Callable[..., Problem]) -> None:
    scored = {"mode": "rail", "status": "candidate", "name": "Å", "id": "a"}
    problem = make_problem([{**scored, "scores": {"kollektivtrafik": 1, "gods": 1, "mark": 1}}])
    text = shown(method_report(checked(problem), "vikor", Translator("sv")))
    assert "saknad" not in text
    assert "Enligt sina egna villkor sätter VIKOR Å först." in text


METHOD_AT_80 = """\
Kontroll med VIKOR, inte prioriteringslistan
EXEMPEL – inga beslutade bedömningar
Bedömningskriterier
3 kriterier · 2 kommuner med lika inflytande · 3 objekt  underlag 3f9a1c7e

Detta är en kontroll av listan och inte listan: de andra metoderna väger samman
bedömningarna på andra sätt, och alla utom viktad produkt kan ändra ordningen
mellan två objekt när ett tredje tillkommer.

Plats med VIKOR  Plats i listan  Objekt
              1               1  Bana [etapp 1]
              2               2  Metro Malmö–Köpenhamn

VIKOR: hur långt det är till det bästa bland objekten; summan av avstånden
  räknas 0,5, det största avståndet resten.
Enligt sina egna villkor skiljer VIKOR inte dessa åt i toppen: Bana [etapp 1] ·
  Metro Malmö–Köpenhamn.
1 saknad bedömning räknas här med mitten av sin skala.
Tau-b mot listan: 1. 1 är samma ordning, 0 är ingen likhet, −1 är omvänd
  ordning.
"""


def test_the_order_of_one_method_is_headed_as_a_check(problem: Problem) -> None:
    text = shown(method_report(checked(problem), "vikor", Translator("sv"), top=2), width=80)
    assert text == METHOD_AT_80


def test_a_what_if_is_said_above_the_order(problem: Problem) -> None:
    table = cross_check(problem, weights_in_force(problem, shares=[("mark", 0.8)]))
    text = shown(method_report(table, "topsis", Translator("en")))
    assert "Farmland 80% of all weight (now 40%)" in text


def test_the_data_name_the_method_and_are_not_those_of_the_list(problem: Problem) -> None:
    report = method_report(checked(problem), "topsis", Translator("en"))
    found = json.loads(shown(report, "json"))
    assert (found["format"], found["method"]) == ("mlr-prio/rank-cross-check", "topsis")
    assert found["missing_at_middle"] == 1
    assert found["undecided"] == []
    assert list(found["ranking"][0]) == ["rank", "tied", "id", "name", "value", "list_rank"]
    assert [row["rank"] for row in found["ranking"]] == [1, 2, 3]
    lines = shown(report, "csv").splitlines()
    assert lines[0] == "status,method,rank,tied,id,name,value,list_rank"
    assert all(line.startswith("example,topsis,") for line in lines[1:])


@pytest.mark.parametrize("method", ["topsis", "vikor"])
def test_without_projects_there_is_nothing_to_check(
    make_problem: Callable[..., Problem], method: str
) -> None:
    table = checked(make_problem([]))
    report = method_report(table, method, Translator("sv"))
    assert shown(report).endswith("\n\nDet finns inga objekt att rangordna.\n")
    assert (report.data["ranking"], report.data["tau_to_list"]) == ([], None)
    section = cross_check_section(table, Names.of(table.ranking.problem, "sv"), Translator("sv"))
    assert section.data == {}
    assert section.blocks[1:] == (Paragraph("Det finns inga objekt att rangordna."),)
