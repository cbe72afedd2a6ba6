"""Reading kept files back, and saying what has changed since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.report.builder.basis_report import basis_report
from mlr_prio.report.builder.export import list_export
from mlr_prio.report.drift import drift_text
from mlr_prio.report.format import FORMATS
from mlr_prio.report.reading import READERS, read_places
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.model.problem import Problem
    from mlr_prio.report.report import Report

TITLES = [("rank", "name"), ("Plats", "Objekt")]
ENGLISH = Translator("en")


def made(problem: Problem, format_id: str, translate: Translator | None = None) -> bytes:
    return FORMATS[format_id].content(list_export(rank(problem), translate or Translator("sv"), ""))


@pytest.mark.parametrize("format_id", sorted(READERS))
@pytest.mark.parametrize("make", [list_export, basis_report])
def test_a_kept_file_is_read_back(problem: Problem, format_id: str, make: Callable[..., Report]) -> None:
    content = FORMATS[format_id].content(make(rank(problem), Translator("sv"), ""))
    places = dict(read_places(format_id, content, TITLES))
    assert {name: place.rstrip("=") for name, place in places.items()} == {
        "Bana [etapp 1]": "1",
        "Metro Malmö–Köpenhamn": "2",
        "Väg 23": "3",
    }


@pytest.mark.parametrize("format_id", sorted(READERS))
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"{", b"| a\n", b"<td>x</td>", b"[1, [{}]]"])
def test_a_file_that_is_something_else_has_no_places(format_id: str, content: bytes) -> None:
    assert read_places(format_id, content, TITLES) == {}


def test_a_format_that_cannot_be_read_back_has_no_places() -> None:
    assert read_places("pdf", b"%PDF", TITLES) == {}


@pytest.mark.parametrize("format_id", sorted(READERS))
def test_the_projects_that_moved_are_named(
    problem: Problem, make_problem: Callable[..., Problem], format_id: str
) -> None:
    others = [
        {"id": "bana", "name": "Bana [etapp 1]", "mode": "rail", "status": "candidate",
         "scores": {"gods": 0}},
        {"id": "metro", "name": "Metro Malmö–Köpenhamn", "mode": "metro", "status": "candidate",
         "scores": {"kollektivtrafik": 2, "gods": 20, "mark": 0}},
        {"id": "cykel", "name": "Cykelstråk", "mode": "cycle", "status": "candidate",
         "scores": {"kollektivtrafik": 0, "gods": 15, "mark": 0}},
    ]  # fmt: skip
    old, new = made(problem, format_id), made(make_problem(others), format_id, ENGLISH)
    said = drift_text(format_id, old, new.replace(b"Line [stage 1]", b"Bana [etapp 1]"), Translator("sv"))
    assert "Metro Malmö–Köpenhamn: plats 2 → 1" in said
    assert "Cykelstråk: ny, plats 2" in said
    assert "Väg 23: inte längre på listan (plats 3)" in said


def test_where_nobody_moved_the_changed_lines_are_shown(problem: Problem) -> None:
    old = made(problem, "md")
    new = old.replace(b"Reservation", b"Invandning")
    assert drift_text("md", old, new, ENGLISH).splitlines()[0] == (
        "no project has moved; the changed lines are:"
    )
    assert "+Invandning" in drift_text("md", old, new, ENGLISH)


def test_many_and_long_lines_are_cut() -> None:
    old, new = "\n".join("a" * 300 for _ in range(30)), "\n".join("b" * 300 for _ in range(30))
    lines = drift_text("md", old.encode(), new.encode(), ENGLISH).splitlines()
    assert lines[-1] == "… and 48 more lines"
    assert max(map(len, lines)) == 163


def test_a_long_line_is_shown_where_it_begins_to_differ_the_old_before_the_new() -> None:
    old, new = ("x" * 500 + word + "y" * 500 for word in ("före", "efter"))
    lines = drift_text("md", f"{old}\nsist".encode(), f"{new}\nsist".encode(), ENGLISH).splitlines()
    assert [line.split("y")[0] for line in lines[1:]] == [
        f"-… {'x' * 40}före",
        f"+… {'x' * 40}efter",
    ]


def test_nothing_is_said_of_moves_where_they_cannot_be_told() -> None:
    said = drift_text("pdf", b"\xff\x00", b"\xff\x01", ENGLISH)
    assert said == "the contents differ; this format does not tell who has moved"
    assert drift_text("md", b"a\n", b"b\n", ENGLISH).splitlines() == ["the changed lines are:", "-a", "+b"]


def test_a_workbook_in_which_nobody_moved_differs_in_something_else(problem: Problem) -> None:
    old = made(problem, "xlsx")
    new = FORMATS["xlsx"].content(list_export(rank(problem), Translator("sv"), "2026-03-01"))
    assert drift_text("xlsx", old, new, ENGLISH) == "no project has moved; other contents differ"


def test_a_report_of_nothing_reads_back_as_nothing(problem: Problem) -> None:
    empty = replace(problem, projects=())
    assert read_places("json", made(empty, "json"), TITLES) == {}
