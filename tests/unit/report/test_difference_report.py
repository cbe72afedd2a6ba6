from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.difference import difference
from mlr_prio.assessment.edit import EditKind
from mlr_prio.assessment.ranking import rank
from mlr_prio.model.version import Version, VersionKind
from mlr_prio.report.builder.difference import difference_report
from mlr_prio.report.builder.difference_data import difference_annotations
from mlr_prio.report.builder.ranking import ranking_report
from mlr_prio.report.format import FORMATS
from mlr_prio.report.format.json_format import json_text
from mlr_prio.report.surface import Surface
from mlr_prio.report.text.edit import _WORDS
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from mlr_prio.assessment.difference import Difference
    from mlr_prio.model.problem import Problem

SWEDISH = """\
Vad som har ändrats sedan HEAD~3 (2026-09-14)                   EXEMPEL – inga beslutade bedömningar
2 av 2 objekt har en annan plats                                        underlag 3f9a1c7e → beefbeef

Förändring  Objekt                 Plats  Nytta  Orsak
▲ 1         Metro Malmö–Köpenhamn  2 → 1   +6,8  vikt Jordbruksmark i 2 viktprofiler (+6,8)
▼ 1         Bana [etapp 1]         1 → 2   −6,2  vikt Jordbruksmark i 2 viktprofiler (−3,6),
                                                   bedömning Gods på spår 10 tåg → 8 tåg (−2,6)

Verkningarna är poäng av nyttan (0–100) och summerar till hela ändringen av nyttan.

Nytt: Väg E22 (3)

Utgått: Väg 23 (tidigare 3, bortsorterat)

Ändringarna, störst verkan först
                                                                       Störst
Ändring                                Var                             verkan  För
Malmö: vikt Jordbruksmark 20 → 60      criteria/weights/malmo.yaml:1     +4,9  Metro Malmö–Köpenhamn
bedömning Gods på spår 10 tåg → 8 tåg  projects/bana.yaml:1              −2,6  Bana [etapp 1]
Lund: vikt Jordbruksmark 60 → 90       criteria/weights/lund.yaml:1      +2,0  Metro Malmö–Köpenhamn
"""
ENGLISH_IN_ASCII = """\
What has changed since HEAD~3 (2026-09-14)
EXAMPLE - no judgements have been decided
2 of 2 projects have another place                  input 3f9a1c7e -> beefbeef

Change  Project                 Place   Value  Because of
^ 1     Metro Malmö-Copenhagen  2 -> 1   +6.8  weight Farmland in 2 profiles
                                                 (+6.8)
v 1     Line [stage 1]          1 -> 2   -6.2  weight Farmland in 2 profiles
                                                 (-3.6), score Rail freight 10
                                                 tåg -> 8 tåg (-2.6)

The effects are points of value (0-100) and sum to the change of the value.

New: Väg E22 (3)

Gone: Väg 23 (was 3, sifted out)

The edits, the largest effect first
Edit                                Largest effect  On
Malmö: weight Farmland 20 -> 60               +4.9  Metro Malmö-Copenhagen
score Rail freight 10 tåg -> 8 tåg            -2.6  Line [stage 1]
Lund: weight Farmland 60 -> 90                +2.0  Metro Malmö-Copenhagen
Columns without room: Where
"""


def with_project(problem: Problem, project: str, **updates: Any) -> Problem:
    """Return a problem where the file of a project says something else."""
    projects = tuple(
        replace(
            p,
            document=type(p.document).model_validate(p.document.model_dump(exclude_none=True) | updates),
        )
        if p.document.id == project
        else p
        for p in problem.projects
    )
    return replace(problem, projects=projects)


def with_weights(problem: Problem, owner: str, **weights: float) -> Problem:
    """Return a problem where a member's profile has other points."""
    profiles = tuple(
        replace(p, document=p.document.model_copy(update={"weights": {**p.document.weights, **weights}}))
        if p.document.id == owner and p.document.weights
        else p
        for p in problem.profiles
    )
    return replace(problem, profiles=profiles)


def changed(problem: Problem) -> Problem:
    """Return the problem with a weight of both members, a score, two statuses and the digest changed."""
    problem = with_weights(with_weights(problem, "lund", mark=90), "malmo", mark=60)
    problem = with_project(problem, "vag", status="sifted", reason="Redan beslutad.")
    problem = with_project(problem, "vag-e22", status="candidate")
    problem = with_project(problem, "bana", scores={"kollektivtrafik": 2, "gods": 8, "mark": 50})
    return replace(problem, input_sha256="beef" * 16)


def compared(old: Problem, new: Problem) -> Difference:
    before = Version(VersionKind.REVISION, "HEAD~3", old, "c0ffee" * 6 + "c0ff", "2026-09-14")
    return difference(before, Version(VersionKind.WORKSPACE, "", new))


def shown(found: Difference, language: Any = "sv", width: int = 100, form: str = "table") -> str:
    surface = Surface(width=width, unicode=language == "sv")
    return FORMATS[form].render(difference_report(found, Translator(language)), surface)


def exported(problem: Problem, name: str = "lista.json") -> Version:
    text = json_text(ranking_report(rank(problem), Translator("sv")).data)
    return Version(VersionKind.LIST, name, json.loads(text))


def test_the_answer_stands_first_then_who_came_and_went_then_the_edits(problem: Problem) -> None:
    assert shown(compared(problem, changed(problem))) == SWEDISH


def test_the_same_in_english_without_unicode_at_80_columns(problem: Problem) -> None:
    assert shown(compared(problem, changed(problem)), "en", 80) == ENGLISH_IN_ASCII


def test_nothing_changed_is_one_sentence(problem: Problem) -> None:
    text = shown(compared(problem, problem))
    assert "Ingenting i listan har ändrats." in text
    assert "Ändringarna" not in text


def test_values_that_change_without_moving_anybody_are_counted(problem: Problem) -> None:
    text = shown(compared(problem, with_weights(problem, "lund", transporter=41)))
    assert "0 av 3 objekt har en annan plats" in text
    assert "3 objekt behåller sin plats; nyttan ändras med högst 0,1." in text
    assert "Lund: vikt Hållbara transporter 40 → 41" in text


def test_a_project_that_only_others_moved_says_who(problem: Problem) -> None:
    """The new score of another project makes metro first."""
    found = compared(problem, with_project(problem, "bana", scores={"kollektivtrafik": -2}))
    move = next(move for move in found.moves if move.project == "metro")
    assert (move.steps, move.causes) == (1, ())
    line = next(line for line in shown(found, width=160).splitlines() if "▲ 1" in line and "Metro" in line)
    assert line.endswith("2 → 1      –  nu före Bana [etapp 1]")


def test_the_json_is_the_contract(problem: Problem) -> None:
    data = json.loads(shown(compared(problem, changed(problem)), form="json"))
    assert list(data) == [
        *("format", "format_version", "input_sha256", "version", "status", "language", "profile"),
        *("old", "new", "traced", "moves", "unchanged", "added", "removed", "edits"),
    ]
    assert data["format"] == "mlr-prio/diff"
    assert data["old"] | {"input_sha256": ""} == {
        "kind": "revision",
        "name": "HEAD~3",
        "commit": "c0ffee" * 6 + "c0ff",
        "date": "2026-09-14",
        "input_sha256": "",
    }
    for move in data["moves"]:
        assert {"id", "old_rank", "new_rank", "old_value", "new_value", "change", "causes"} <= set(move)
        assert {"kind", "path", "id", "effect"} <= set(move["causes"][0])
        assert sum(cause["effect"] for cause in move["causes"]) == pytest.approx(move["change"], abs=1e-11)
    assert [p["id"] for p in data["added"]] == ["vag-e22"]
    assert [p["id"] for p in data["removed"]] == ["vag"]
    score = next(edit for edit in data["edits"] if edit["kind"] == "score")
    assert (score["old"], score["new"], score["project"]) == (10, 8, "bana")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({"low": -1, "likely": 1, "high": 2}, {"low": -1, "likely": 1, "high": 2}),
        ({"values": {-1: 0.5, 2: 0.5}}, {"values": {"-1": 0.5, "2": 0.5}}),
    ],
)
def test_an_uncertain_score_is_data_as_its_file_writes_it(
    problem: Problem, form: dict[str, Any], expected: dict[str, Any]
) -> None:
    found = compared(problem, with_project(problem, "bana", scores={"kollektivtrafik": form}))
    edits = json.loads(shown(found, form="json"))["edits"]
    assert next(edit for edit in edits if edit["id"] == "kollektivtrafik")["new"] == expected


def test_a_spreadsheet_gets_one_line_a_project_and_cause(problem: Problem) -> None:
    header, *rows = shown(compared(problem, changed(problem)), form="csv").splitlines()
    assert header == (
        "status,id,name,old_rank,old_tied,new_rank,new_tied,old_value,new_value,change,kind,path,edited,owner,effect"
    )
    assert [row.split(",")[1] for row in rows] == ["metro", "metro", "bana", "bana", "bana", "vag-e22", "vag"]
    assert [row.split(",")[10] for row in rows[-2:]] == ["project_added", "project_removed"]


def test_a_project_that_moved_without_a_cause_has_a_line_too(problem: Problem) -> None:
    projects = tuple(p for p in problem.projects if p.document.id != "bana")
    rows = shown(compared(problem, replace(problem, projects=projects)), form="csv").splitlines()[1:]
    assert [row.split(",")[1] for row in rows] == ["metro", "vag", "bana"]


def test_github_gets_a_remark_at_every_edited_line(problem: Problem) -> None:
    lines = difference_annotations(compared(problem, changed(problem)), Translator("sv")).splitlines()
    assert lines[0] == (
        "::notice file=criteria/weights/malmo.yaml,line=1,col=1,title=Malmö%3A vikt Jordbruksmark 20 → 60"
        "::Metro Malmö–Köpenhamn: +4,9, plats 2 → 1%0ABana [etapp 1]: −2,6, plats 1 → 2"
    )
    assert len(lines) == 3


def test_an_exported_list_has_no_lines_to_remark_on(problem: Problem) -> None:
    found = difference(exported(problem), Version(VersionKind.WORKSPACE, "", changed(problem)))
    assert difference_annotations(found, Translator("sv")) == ""


def test_an_exported_list_says_what_cannot_be_told(problem: Problem) -> None:
    found = difference(exported(problem), exported(changed(problem), "ny.json"))
    text = shown(found)
    assert "Vad som har ändrats från lista.json till ny.json" in text
    assert "En exporterad lista innehåller resultat men inga filer." in text
    assert "bedömning eller skala för gods" in text
    assert "vikt mark 40,0 % → " in text


def test_beyond_three_causes_the_rest_is_summed(problem: Problem) -> None:
    other = with_weights(problem, "lund", transporter=90, kollektivtrafik=55, gods=12, mark=11)
    for project in ("bana", "metro", "vag"):
        other = with_project(other, project, scores={"kollektivtrafik": -2, "gods": 1, "mark": 99})
    assert "ändringar till (" in shown(compared(problem, other), width=300)


def test_beyond_thirty_edits_the_table_says_how_many_there_are(problem: Problem) -> None:
    project = next(p for p in problem.projects if p.document.id == "bana")
    many = [
        replace(project, document=project.document.model_copy(update={"id": f"bana-{i}"})) for i in range(31)
    ]
    old = replace(problem, projects=tuple(many))
    new = old
    for i in range(31):
        new = with_project(new, f"bana-{i}", scores={"kollektivtrafik": -2})
    assert "Visar 30 av 31 ändringar; JSON har alla." in shown(compared(old, new))


def test_only_so_many_who_passed_are_named(problem: Problem) -> None:
    project = next(p for p in problem.projects if p.document.id == "bana")
    others = tuple(
        replace(
            project,
            document=project.document.model_copy(update={"id": f"bana-{i}", "name": project.document.name}),
        )
        for i in range(5)
    )
    text = shown(compared(problem, replace(problem, projects=(*problem.projects, *others))), width=300)
    assert "nu efter Bana [etapp 1], Bana [etapp 1], Bana [etapp 1] och 2 till" in text


def test_a_place_that_is_shared_now_is_a_move_too(problem: Problem) -> None:
    project = next(p for p in problem.projects if p.document.id == "bana")
    twin = replace(project, document=project.document.model_copy(update={"id": "bana-2"}))
    found = compared(problem, replace(problem, projects=(*problem.projects, twin)))
    line = next(line for line in shown(found).splitlines() if "1 → 1=" in line)
    assert line.endswith("–")


def test_what_is_gone_is_named_by_whom_it_let_by(problem: Problem) -> None:
    projects = tuple(p for p in problem.projects if p.document.id != "bana")
    text = shown(compared(problem, replace(problem, projects=projects)))
    assert "Bana [etapp 1] utgått" in text
    assert "Utgått: Bana [etapp 1] (tidigare 1)" in text


def test_every_kind_of_edit_has_its_words() -> None:
    assert set(_WORDS) == set(EditKind)


def test_a_project_that_rises_though_it_lost_value_says_whom_it_passed(problem: Problem) -> None:
    worse = with_project(problem, "metro", scores={"kollektivtrafik": 1, "gods": 0, "mark": 21})
    worse = with_project(worse, "bana", scores={"kollektivtrafik": -2})
    line = next(text for text in shown(compared(problem, worse), width=160).splitlines() if "▲ 1" in text)
    assert "nu före Bana [etapp 1]; bedömning Jordbruksmark 20 ha → 21 ha (−0,4)" in line
