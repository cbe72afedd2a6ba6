"""The workbook and the CSV files that are sent."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from mlr_prio.errors import RequestError
from mlr_prio.model.problem import Problem
from mlr_prio.sheet.content import package
from mlr_prio.sheet.csv_file import csv_files
from mlr_prio.sheet.workbook import workbook_bytes
from mlr_prio.translation import Translator

Load = Callable[..., Problem]

SWEDISH = Translator("sv")
WEIGHTS = "{resor: 60, tid: 30, komfort: 10, mark: 40}"
PROFILE = f"schema_version: 1\nmunicipality: adal\nstatus: example\nweights: {WEIGHTS}\n"


@pytest.fixture
def problem(load: Load) -> Problem:
    return load({"criteria/weights/adal.yaml": PROFILE})


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = python_calamine.load_workbook(io.BytesIO(content))
    return {n: book.get_sheet_by_name(n).to_python(skip_empty_area=False) for n in book.sheet_names}


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_a_member_gets_guidance_weights_and_the_scores_that_touch_it(problem: Problem) -> None:
    made = sheets(workbook_bytes(package(problem, "adal", SWEDISH), SWEDISH))
    assert list(made) == ["Vägledning", "Vikter", "Bedömningar", "mlr-prio"]
    assert made["Vikter"][3][:7] == [
        "Grupp",
        "Kriterium eller grupp",
        "Vad som räknas",
        "Sämsta nivå",
        "Bästa nivå",
        "Enhet",
        "Poäng",
    ]
    assert made["Vikter"][4][:8] == ["Alla grupper", "Resor", "", "", "", "", 60.0, 0.6]
    assert made["Vikter"][5] == [
        "Alla grupper",
        "Mark",
        "Jordbruksmark som tas i anspråk.",
        100.0,
        0.0,
        "ha",
        40.0,
        0.4,
        "adal",
        "mark",
    ]
    assert made["Vikter"][6][:2] == ["Resor", "Restid"]
    assert [row[11:13] for row in made["Bedömningar"][4:]] == [
        [project, criterion] for project in ("bana", "stig") for criterion in ("tid", "komfort", "mark")
    ]
    assert made["Bedömningar"][8][4:9] == ["−2 sämst; 0 oförändrat; 2 bäst", "", 0.0, "", 2.0]


def test_a_member_without_projects_gets_no_scores_and_one_without_profile_gets_no_points(load: Load) -> None:
    text = "schema_version: 1\nmunicipalities:\n  - {id: ensam, name: Ensam, code: '0003'}\n"
    bare = {f"projects/{id_}.yaml": None for id_ in ("bana", "stig", "vag", "gammal")}
    vag = "schema_version: 1\nid: vag\nname: Vägen\nmode: road\nstatus: candidate\n"
    problem = load({**bare, "criteria/municipalities.yaml": text, "projects/vag.yaml": vag})
    made = sheets(workbook_bytes(package(problem, "ensam", SWEDISH), SWEDISH))
    assert list(made) == ["Vägledning", "Vikter", "mlr-prio"]
    assert [row[6:8] for row in made["Vikter"][4:]] == [["", ""]] * 4


def test_a_project_gets_its_scores_only(problem: Problem) -> None:
    made = sheets(workbook_bytes(package(problem, "gammal", SWEDISH), SWEDISH))
    assert list(made) == ["Vägledning", "Bedömningar", "mlr-prio"]
    assert [row[5:10] for row in made["Bedömningar"][4:]] == [["", "", "", "", ""]] * 3


def test_a_distribution_is_told_and_left_empty(load: Load) -> None:
    scores = "scores: {tid: {mean: 10, sd: 2}, komfort: {values: {0: 0.5, 1: 0.5}}}"
    text = f"schema_version: 1\nid: vag\nname: Vägen\nmode: road\nstatus: candidate\n{scores}\n"
    problem = load({"projects/vag.yaml": text})
    made = sheets(workbook_bytes(package(problem, "vag", SWEDISH), SWEDISH))["Bedömningar"]
    assert [row[10] for row in made[4:6]] == [
        "I filen: medelvärde 10, standardavvikelse 2. Lämna tomt för att behålla.",
        "I filen: 2 nivåer med sannolikheter. Lämna tomt för att behålla.",
    ]
    assert made[4][5:9] == [""] * 4


def test_what_nobody_has_is_refused_with_a_hint(problem: Problem) -> None:
    with pytest.raises(RequestError, match="there is no municipality or project stigg") as caught:
        package(problem, "stigg", SWEDISH)
    assert str(caught.value.hint) == "did you mean stig?"


def test_the_same_package_gives_the_same_bytes(problem: Problem) -> None:
    first, second = (workbook_bytes(package(problem, "adal", SWEDISH), SWEDISH) for _ in range(2))
    assert first == second


def test_no_text_becomes_a_formula(load: Load) -> None:
    scores = 'scores:\n  tid: {value: 1, rationale: "=cmd|x"}\n'
    text = f'schema_version: 1\nid: vag\nname: "=1+1"\nmode: road\nstatus: candidate\n{scores}'
    problem = load({"projects/vag.yaml": text})
    content = workbook_bytes(package(problem, "vag", SWEDISH), SWEDISH)
    assert "<f>" not in part(content, "xl/worksheets/sheet2.xml")
    made = sheets(content)["Bedömningar"]
    assert (made[4][0], made[4][9]) == ("=1+1", "=cmd|x")
    assert b";'=cmd|x;" in csv_files(package(problem, "vag", SWEDISH), SWEDISH)["scores"]


def test_only_the_cells_to_fill_in_are_unlocked_and_they_take_only_what_fits(problem: Problem) -> None:
    content = workbook_bytes(package(problem, "adal", SWEDISH), SWEDISH)
    weights, scores = (part(content, f"xl/worksheets/sheet{number}.xml") for number in (2, 3))
    unlocked = unlocked_styles(part(content, "xl/styles.xml"))
    for sheet, columns in ((weights, {"G"}), (scores, {"F", "G", "H", "I", "J"})):
        assert "<sheetProtection" in sheet
        cells = re.findall(r'<c r="([A-Z]+)\d+" s="(\d+)"', sheet)
        assert {column for column, style in cells if int(style) in unlocked} == columns
    assert weights.count('type="decimal" operator="greaterThanOrEqual"') >= 1
    assert '<formula1>"-2,0,2"</formula1>' in scores
    assert "<formula1>0</formula1><formula2>20</formula2>" in scores


def unlocked_styles(styles: str) -> set[int]:
    formats = re.search(r"<cellXfs.*?</cellXfs>", styles, re.DOTALL)
    assert formats is not None
    found = formats.group().split("<xf ")[1:]
    return {index for index, format_ in enumerate(found) if 'locked="0"' in format_}


def test_the_share_of_a_group_is_a_formula_with_its_value(problem: Problem) -> None:
    content = workbook_bytes(package(problem, "adal", SWEDISH), SWEDISH)
    sheet = part(content, "xl/worksheets/sheet2.xml")
    assert '<f>IF(SUM(G$7:G$8)=0,"",G7/SUM(G$7:G$8))</f><v>0.75</v>' in sheet


def test_csv_is_written_as_excel_reads_it_in_each_language(problem: Problem) -> None:
    swedish = csv_files(package(problem, "adal", SWEDISH), SWEDISH)
    assert set(swedish) == {"weights", "scores"}
    assert swedish["weights"].startswith("\ufeffGrupp;Kriterium eller grupp;".encode())
    assert b"Resor;Restid;Kortare restid.;0;20;min;30;adal;tid\r\n" in swedish["weights"]
    english = csv_files(package(problem, "adal", Translator("en")), Translator("en"))
    assert b"Travel,Travel time,Kortare restid.,0,20,min,30,adal,tid\r\n" in english["weights"]


def test_english_sheets_speak_english(problem: Problem) -> None:
    english = Translator("en")
    made = sheets(workbook_bytes(package(problem, "adal", english), english))
    assert list(made) == ["Guidance", "Weights", "Scores", "mlr-prio"]


def test_a_workbook_of_examples_says_so(problem: Problem, tmp_path: Path) -> None:
    made = sheets(workbook_bytes(package(problem, "adal", SWEDISH), SWEDISH))
    assert any("EXEMPEL" in str(row[0]) for row in made["Vägledning"])
