"""Returned sheets: what they change, what is wrong with them, and that a round trip changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mlr_prio.errors import MissingExtraError, RequestError
from mlr_prio.finding import Finding
from mlr_prio.model.problem import Problem
from mlr_prio.sheet.content import package
from mlr_prio.sheet.csv_file import csv_files
from mlr_prio.sheet.merging import Merged
from mlr_prio.sheet.returned import read_returned
from mlr_prio.sheet.statement import same_text
from mlr_prio.sheet.workbook import workbook_bytes
from mlr_prio.translation import LANGUAGES, Translator

Load = Callable[..., Problem]
Book = Callable[..., Path]
Answer = Callable[..., Path]
Import = Callable[..., tuple[Merged, tuple[Finding, ...]]]
Faults = Callable[..., list[str]]
Said = Callable[..., dict[tuple[str, str, str], str]]

WEIGHTS = "{resor: 60, tid: 30, komfort: 10, mark: 40}"
ADAL = f"schema_version: 1\nmunicipality: adal\nstatus: example\nweights: {WEIGHTS}\n"


@pytest.fixture
def problem(load: Load) -> Problem:
    return load({"criteria/weights/adal.yaml": ADAL})


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_sent_and_comes_back_untouched_changes_nothing(
    shipped: Problem, tmp_path: Path, language: Any, said: Said
) -> None:
    """For every member and every project, as a workbook and as CSV."""
    translate = Translator(language)
    for id_ in [m.id for m in shipped.members] + [p.document.id for p in shipped.projects]:
        sent = package(shipped, id_, translate)
        (tmp_path / f"{id_}.xlsx").write_bytes(workbook_bytes(sent, translate))
        for layout, content in csv_files(sent, translate).items():
            (tmp_path / f"{id_}-{layout}.csv").write_bytes(content)
    returned, findings = read_returned([tmp_path], shipped)
    assert findings == ()
    assert sum(len(file.statements) for file in returned) > 1000
    assert said(shipped, tmp_path) == {}


def test_changed_cells_are_changes(problem: Problem, answer: Answer, said: Said) -> None:
    path = answer(
        problem,
        "adal",
        {
            "Vikter!G7": 45,
            "Bedömningar!F5": 12.5,
            "Bedömningar!F9": "bäst",
            "Bedömningar!G9": "",
            "Bedömningar!I9": "",
            "Bedömningar!J9": "Ny bro.\r\nTyst.",
            "Bedömningar!F7": "saknas",
        },
    )
    assert said(problem, path) == {
        ("adal", "tid", "points"): "45",
        ("bana", "tid", "level"): "value=12.5",
        ("bana", "mark", "level"): "",
        ("stig", "komfort", "level"): "value=2",
        ("stig", "komfort", "rationale"): "Ny bro.\nTyst.",
    }


def test_rows_without_a_member_are_of_the_one_that_the_workbook_was_made_for(
    problem: Problem, answer: Answer, said: Said
) -> None:
    path = answer(problem, "adal", {"Vikter!G7": 45, "Vikter!I7": ""})
    assert said(problem, path) == {("adal", "tid", "points"): "45"}


def test_an_emptied_cell_changes_nothing(problem: Problem, answer: Answer, said: Said) -> None:
    assert said(problem, answer(problem, "adal", {"Vikter!G7": "", "Bedömningar!F5": " \u00a0"})) == {}


def test_a_cell_left_alone_does_not_undo_what_the_files_have_come_to_say(
    load: Load, answer: Answer, said: Said
) -> None:
    sent = answer(load({"criteria/weights/adal.yaml": ADAL}), "adal")
    now = load({"criteria/weights/adal.yaml": ADAL.replace("tid: 30", "tid: 35")})
    assert said(now, sent) == {}


def test_a_cell_and_a_file_that_both_changed_need_a_person(
    load: Load, answer: Answer, imported: Import
) -> None:
    sent = answer(load({"criteria/weights/adal.yaml": ADAL}), "adal", {"Vikter!G7": 45})
    now = load({"criteria/weights/adal.yaml": ADAL.replace("tid: 30", "tid: 35")})
    _merged, (finding,) = imported(now, sent)
    assert str(finding.location) == "adal.xlsx: Vikter!G7"
    assert str(finding.message) == (
        "the sheet was sent with 30 and says 45, but the files have come to say 35"
    )


def test_sheets_that_contradict_one_another_are_named(
    problem: Problem, answer: Answer, imported: Import
) -> None:
    first = answer(problem, "adal", {"Bedömningar!F5": 5})
    second = answer(problem, "bana", {"Bedömningar!F5": 6})
    _merged, (finding,) = imported(problem, first, second)
    assert str(finding.location) == "bana.xlsx: Bedömningar!F5"
    assert str(finding.message) == "tid of bana is 6 here but 5 in adal.xlsx: Bedömningar!F5"


def test_sheets_that_agree_make_one_change(problem: Problem, answer: Answer, said: Said) -> None:
    first = answer(problem, "adal", {"Bedömningar!F5": 5})
    second = answer(problem, "bana", {"Bedömningar!F5": "5,0"})
    assert said(problem, first, second) == {("bana", "tid", "level"): "value=5"}


def test_a_messy_sheet_is_read_all_the_same(problem: Problem, book: Book, said: Said) -> None:
    """Rows of titles, moved and renamed columns, blanks, Swedish numbers, merged names, sums, no ids."""
    rows = [
        ["Svar från Ådals kommun"],
        [],
        ["Ifyllt av:", "Anna"],
        ["", " VIKT (poäng) ", "Kommun ", "Område", "Kriterium:"],
        ["", "55,0", "Ådal", "", "Resor "],
        ["", "45", "", "", "mark"],
        ["", "", "", "", ""],
        ["", "1\u00a0000,5", "", "Resor", "RESTID"],
        ["", "\u202f10 p", "", "", "Komfort"],
        ["", "100", "", "", "Summa"],
    ]
    path = book({"Blad1": rows, "Blad2": [["Anteckningar"]]}, merged={"Blad1": ["C5:C9", "A1:E1"]})
    assert said(problem, path) == {
        ("adal", "resor", "points"): "55",
        ("adal", "tid", "points"): "1000.5",
        ("adal", "mark", "points"): "45",
    }


def test_messy_scores_are_read_all_the_same(problem: Problem, book: Book, said: Said) -> None:
    rows = [
        ["Kommentar", "Högst", "Lägst", "Åtgärd", "Kriterium", "Bedömning"],
        ["Ljudet dämpas.", "", "", "Vägen", "Comfort", "−2 sämst"],
        ["", "\u22121", "–2", "Stigen ", "komfort", ""],
        ["", "", "", "vag", "Land", " Missing "],
        [7, "", "", "The line", "Restid", "19 min"],
    ]
    assert said(problem, book({"Blad1": rows})) == {
        ("vag", "komfort", "level"): "value=-2",
        ("vag", "komfort", "rationale"): "Ljudet dämpas.",
        ("stig", "komfort", "level"): "low=-2;high=-1",
        ("vag", "mark", "level"): "",
        ("bana", "tid", "level"): "value=19",
        ("bana", "tid", "rationale"): "7",
    }


@pytest.mark.parametrize(
    ("encoding", "delimiter", "codes"),
    [("utf-8-sig", ";", []), ("utf-8", "\t", []), ("utf-16", ",", []), ("cp1252", ";", ["MLR113"])],
)
def test_csv_of_any_kind_is_read(
    problem: Problem, tmp_path: Path, encoding: str, delimiter: str, codes: list[str], imported: Import
) -> None:
    table = [["Åtgärd", "Kriterium", "Nivå"], ["Vägen", "Restid", '"12,5"']]
    text = "sep=x\r\n" + "\r\n".join(delimiter.join(row) for row in table)
    path = tmp_path / "svar.csv"
    path.write_bytes(text.encode(encoding))
    merged, findings = imported(problem, path)
    assert [str(finding.code) for finding in findings] == codes
    assert [same_text(change.statement.value) for change in merged.changes] == ["value=12.5"]
    assert str(merged.changes[0].statement.place) == "svar.csv!C3"


def test_csv_that_is_none_says_so(problem: Problem, tmp_path: Path, faults: Faults) -> None:
    path = tmp_path / "svar.csv"
    path.write_text(f'Kriterium;Poäng\r\n"{"x" * 200_000}', encoding="utf-8")
    assert faults(problem, path) == ["svar.csv MLR101"]


def test_files_that_are_no_workbooks_say_so(
    problem: Problem, tmp_path: Path, book: Book, faults: Faults
) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK nothing")
    empty = book({"Blad1": [["Hej"]]}, "empty.xlsx")
    assert faults(problem, tmp_path / "broken.xlsx", empty) == ["broken.xlsx MLR113", "empty.xlsx MLR103"]


def test_a_folder_is_read_without_what_is_not_meant(problem: Problem, answer: Answer, said: Said) -> None:
    folder = answer(problem, "adal").parent
    answer(problem, "bana", {"Bedömningar!F5": 6})
    for name in ("~$adal.xlsx", ".hidden.csv", "anteckningar.docx"):
        (folder / name).write_bytes(b"")
    assert said(problem, folder, folder / "bana.xlsx") == {("bana", "tid", "level"): "value=6"}


def test_two_files_of_one_name_are_told_apart_by_their_folders(
    problem: Problem, answer: Answer, faults: Faults
) -> None:
    first = answer(problem, "bana", {"Bedömningar!F5": 6})
    second = first.parent / "igen" / "bana.xlsx"
    second.parent.mkdir()
    second.write_bytes(answer(problem, "stig", {"Bedömningar!F5": 99}).read_bytes())
    assert faults(problem, first, second) == [f"{second}: Bedömningar!F5 MLR104"]


def test_nothing_to_read_is_said(problem: Problem, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="does not exist"):
        read_returned([tmp_path / "nope.xlsx"], problem)
    (tmp_path / "tom").mkdir()
    with pytest.raises(RequestError, match="there is no workbook and no CSV file in"):
        read_returned([tmp_path / "tom"], problem)


def test_without_the_extra_the_command_that_installs_it_is_named(
    problem: Problem, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = answer(problem, "bana")
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
    with pytest.raises(MissingExtraError, match="workbooks cannot be read") as caught:
        read_returned([path], problem)
    assert str(caught.value.hint).endswith("-m pip install 'mlr-prio[excel]'")
    assert caught.value.exit_code == 1


def test_a_memory_that_is_not_ours_is_not_trusted(problem: Problem, book: Book, said: Said) -> None:
    rows = [["Kriterium", "Poäng", "Kommun"], ["tid", 45, "adal"]]
    odd = [["mlr-prio", "1", "x"], ["adal", "tid", "odd", "45"]]
    for memory in ([], [["mlr-prio", "2", "adal", ""]], odd):
        path = book({"Blad1": rows, "mlr-prio": memory})
        assert said(problem, path) == {("adal", "tid", "points"): "45"}


def test_points_of_a_member_that_has_none_must_be_whole(
    problem: Problem, answer: Answer, imported: Import
) -> None:
    path = answer(problem, "oby", {"Vikter!G5": 1, "Vikter!G7": 2})
    _merged, (finding,) = imported(problem, path)
    assert str(finding.location) == "oby.xlsx: Vikter!G5"
    assert str(finding.message) == "oby has no points for komfort, mark"


def test_a_group_of_zeros_is_refused_at_its_cell(problem: Problem, answer: Answer, imported: Import) -> None:
    path = answer(problem, "adal", {"Vikter!G7": 0, "Vikter!G8": 0})
    _merged, (finding,) = imported(problem, path)
    assert str(finding.location) == "adal.xlsx: Vikter!G7"
    assert str(finding.message) == "the weights of tid, komfort are all 0"


def test_points_for_another_step_than_the_scale_now_has_are_remarked_on(
    load: Load, answer: Answer, tmp_path: Path, imported: Import
) -> None:
    sent = answer(load({"criteria/weights/adal.yaml": ADAL}), "adal", {"Vikter!G7": 45})
    criteria = (tmp_path / "criteria/criteria.yaml").read_text("utf-8")
    longer = criteria.replace("best: 20", "best: 30")
    now = load({"criteria/weights/adal.yaml": ADAL, "criteria/criteria.yaml": longer})
    _merged, (finding,) = imported(now, sent)
    assert finding.severity == "warning"
    said_to_the_reader = Translator("en")(finding.message)
    assert said_to_the_reader == "the points are for the step 0 to 20, but the scale is now 0 to 30"


def test_a_rationale_needs_a_level(problem: Problem, answer: Answer, imported: Import) -> None:
    path = answer(problem, "vag", {"Bedömningar!J6": "Tystare."})
    _merged, (finding,) = imported(problem, path)
    assert str(finding.location) == "vag.xlsx: Bedömningar!J6"
    assert str(finding.message) == "a rationale, but no level"
