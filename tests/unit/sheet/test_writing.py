"""What returned sheets come to in the files: only the lines that must change do."""

from __future__ import annotations

from collections.abc import Callable
from difflib import ndiff
from pathlib import Path

import pytest

from mlr_prio.finding import Finding, Severity
from mlr_prio.sheet.merging import Merged
from mlr_prio.sheet.writing import file_changes
from mlr_prio.workspace.begin import new_profile
from mlr_prio.workspace.edit.apply import apply_rewrites, plan_edit
from mlr_prio.workspace.reader import load_problem

Write = Callable[..., Path]
Book = Callable[..., Path]
Answer = Callable[..., Path]
Import = Callable[..., tuple[Merged, tuple[Finding, ...]]]
Take = Callable[[Path, Path], None]

ADAL = """\
schema_version: 1
municipality: adal   # Ådal
status: example

# poäng
weights:
  resor: 60
  tid: 30     # viktigast
  komfort: 10

  mark: 40
"""
BANA = """\
schema_version: 1
id: bana
name: {sv: "Banan [etapp 1]", en: The line}
mode: rail
status: candidate
scores:   # bedömda i mars
  tid: 20
  komfort:
    low: 0    # osäkert
    high: 2
    rationale: >-
      Lugnare gång
      på nytt spår.
    sources: [S1]
  mark: {values: {0: 0.5, 50: 0.5}, rationale: Två lägen.}
sources:
  S1: {title: Studie}
"""


@pytest.fixture
def take(imported: Import) -> Take:
    """Return a function that takes a returned sheet over into the files."""

    def write(root: Path, sheet: Path) -> None:
        problem = load_problem(root)
        merged, findings = imported(problem, sheet)
        assert [finding for finding in findings if finding.severity is Severity.ERROR] == []
        rewrites = [
            plan_edit(root, file.path, file.changes)
            if file.content is None
            else new_profile(file.owner, file.content)
            for file in file_changes(problem, merged.changes)
        ]
        apply_rewrites(root, rewrites)

    return write


def changed_lines(old: str, path: Path) -> list[str]:
    lines = ndiff(old.splitlines(), path.read_text("utf-8").splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_points_change_their_lines_only(
    write_workspace: Write, answer: Answer, take: Take, tmp_path: Path
) -> None:
    root = write_workspace({"criteria/weights/adal.yaml": ADAL})
    take(root, answer(load_problem(root), "adal", {"Vikter!G7": "45", "Vikter!G6": 41.5}))
    assert changed_lines(ADAL, root / "criteria/weights/adal.yaml") == [
        "-   tid: 30     # viktigast",
        "+   tid: 45     # viktigast",
        "-   mark: 40",
        "+   mark: 41.5",
    ]


def test_scores_keep_their_form_and_what_the_sheet_does_not_ask(
    write_workspace: Write, book: Book, take: Take
) -> None:
    root = write_workspace({"projects/bana.yaml": BANA})
    rows = [
        ["Objekt", "Kriterium", "Nivå", "Lägst", "Troligast", "Högst", "Motivering"],
        ["bana", "tid", 15, "", "", "", ""],
        ["bana", "komfort", "", 1, 1.5, 2, ""],
        ["bana", "mark", 25, "", "", "", ""],
    ]
    take(root, book({"Blad1": rows}))
    assert changed_lines(BANA, root / "projects/bana.yaml") == [
        "-   tid: 20",
        "+   tid: 15",
        "-     low: 0    # osäkert",
        "+     low: 1    # osäkert",
        "-   mark: {values: {0: 0.5, 50: 0.5}, rationale: Två lägen.}",
        "+     likely: 1.5",
        "+   mark: {rationale: Två lägen., value: 25}",
    ]


def test_a_reason_makes_a_plain_number_a_score_with_keys(
    write_workspace: Write, book: Book, take: Take
) -> None:
    root = write_workspace({"projects/bana.yaml": BANA})
    rows = [["Objekt", "Kriterium", "Nivå", "Motivering"], ["bana", "tid", "", "Kortare bana."]]
    take(root, book({"Blad1": rows}))
    assert changed_lines(BANA, root / "projects/bana.yaml") == [
        "-   tid: 20",
        "+   tid: {value: 20, rationale: Kortare bana.}",
    ]


def test_a_span_becomes_a_level_and_keeps_its_reason(write_workspace: Write, book: Book, take: Take) -> None:
    root = write_workspace({"projects/bana.yaml": BANA})
    rows = [["Objekt", "Kriterium", "Nivå", "Motivering"], ["bana", "komfort", 2, ""]]
    take(root, book({"Blad1": rows}))
    score = load_problem(root).projects[0].document.scores["komfort"]
    assert score is not None
    assert (score.value, score.low, score.rationale, score.sources) == (
        2,
        None,
        "Lugnare gång på nytt spår.",
        ("S1",),
    )


@pytest.mark.parametrize("scores", ["", "scores: {}\n", "scores: {tid: null}\n"])
def test_first_scores_are_added_wherever_there_were_none(
    write_workspace: Write, book: Book, take: Take, scores: str
) -> None:
    text = f"schema_version: 1\nid: vag\nname: Vägen\nmode: road\nstatus: candidate\n{scores}"
    root = write_workspace({"projects/vag.yaml": text})
    rows = [
        ["Objekt", "Kriterium", "Nivå", "Motivering"],
        ["vag", "tid", 10, "=A1"],
        ["vag", "komfort", -1, ""],
    ]
    take(root, book({"Blad1": rows}))
    project = next(p.document for p in load_problem(root).projects if p.document.id == "vag")
    given = {id_: (score.value, score.rationale) for id_, score in project.given_scores().items()}
    assert given == {"tid": (10, "=A1"), "komfort": (-1, None)}


def test_scores_are_taken_away_one_and_all(write_workspace: Write, book: Book, take: Take) -> None:
    root = write_workspace()
    rows = [["Objekt", "Kriterium", "Nivå"], ["bana", "tid", "saknas"]]
    take(root, book({"Blad1": rows}))
    assert "scores: {komfort: 1, mark: 50}\n" in (root / "projects/bana.yaml").read_text("utf-8")
    rows += [["bana", "komfort", "saknas"], ["bana", "mark", "SAKNAS"]]
    take(root, book({"Blad1": rows}))
    assert "scores: {}\n" in (root / "projects/bana.yaml").read_text("utf-8")


def test_a_member_without_a_profile_gets_one(write_workspace: Write, answer: Answer, take: Take) -> None:
    root = write_workspace()
    cells = {"Vikter!G5": 70, "Vikter!G6": 30, "Vikter!G7": 50, "Vikter!G8": "50"}
    take(root, answer(load_problem(root), "oby", cells))
    assert (
        (root / "criteria/weights/oby.yaml").read_text("utf-8")
        == """\
# yaml-language-server: $schema=../schema/profile.schema.json
schema_version: 1
municipality: oby
status: proposal
weights:
  resor: 70
  tid: 50
  komfort: 50
  mark: 30
elicited:
  method: direct
  ranges: {tid: [0, 20], komfort: [-2, 2], mark: [100, 0]}
"""
    )


def test_an_order_gives_way_to_points(write_workspace: Write, answer: Answer, take: Take) -> None:
    text = "schema_version: 1\nmunicipality: oby\nstatus: example\norder: [tid, komfort, mark]\n"
    root = write_workspace({"criteria/weights/oby.yaml": text})
    cells = {f"Vikter!G{row}": 10 for row in range(5, 9)}
    take(root, answer(load_problem(root), "oby", cells))
    profile = load_problem(root).profiles[0].document
    assert profile.order is None
    assert profile.weights == {"resor": 10, "tid": 10, "komfort": 10, "mark": 10}


@pytest.mark.parametrize(
    ("elicited", "best", "ranges"),
    [
        ("", 20, None),
        ("", 30, {"tid": (0, 20)}),
        ("elicited: {method: swing, ranges: {tid: [0, 15], mark: [100, 0]}}\n", 20, {"tid": (0, 20)}),
        ("elicited: {method: swing}\n", 30, {"tid": (0, 20)}),
    ],
)
def test_the_step_that_points_are_for_is_stored_where_it_must_be(
    write_workspace: Write,
    answer: Answer,
    take: Take,
    elicited: str,
    best: float,
    ranges: dict[str, tuple[float, float]] | None,
) -> None:
    """The sheet was sent with a step of 0 to 20 minutes; where the scale is longer by now, it is kept."""
    root = write_workspace({"criteria/weights/adal.yaml": ADAL + elicited})
    sheet = answer(load_problem(root), "adal", {"Vikter!G7": 45})
    criteria = root / "criteria/criteria.yaml"
    criteria.write_text(criteria.read_text("utf-8").replace("best: 20", f"best: {best}"), "utf-8")
    take(root, sheet)
    stored = load_problem(root).profiles[0].document.elicited
    if ranges is None:
        assert stored is None
    else:
        assert stored is not None
        assert {id_: stored.ranges[id_] for id_ in ranges} == ranges
        assert stored.method == ("swing" if elicited else "direct")
