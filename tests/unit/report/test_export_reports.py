"""Documents to keep: what they say about themselves, and the chapters of the decision basis."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.day import latest_day
from mlr_prio.assessment.ranking import rank
from mlr_prio.model.base import Source
from mlr_prio.report.builder.basis_report import basis_report
from mlr_prio.report.builder.chapter.sources import cited
from mlr_prio.report.builder.export import list_export
from mlr_prio.report.document import Bullets, Figure, Heading, Sources, Table
from mlr_prio.report.format import FORMATS
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.model.problem import Problem
    from mlr_prio.report.document import Document
    from mlr_prio.report.report import Report

SV = Translator("sv")
EXPORTED = ("md", "html", "csv", "csv-sv", "json", "geojson")


def sections(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2]


@pytest.mark.parametrize("make", [list_export, basis_report])
@pytest.mark.parametrize("format_id", EXPORTED)
def test_every_kept_file_says_what_it_was_made_from(
    problem: Problem, make: Callable[..., Report], format_id: str
) -> None:
    said = FORMATS[format_id].content(make(rank(problem), SV, "2026-03-01")).decode()
    assert problem.input_sha256 in said
    assert "2026-03-01" in said
    assert "0.1.0" in said
    assert "example" in said or "exempel" in said


def test_a_day_that_nobody_has_said_is_said_to_be_missing(problem: Problem) -> None:
    report = list_export(rank(problem), SV, "")
    (about,) = [b for b in report.document.blocks if isinstance(b, Bullets) and "Status" in b.items[0]]
    assert about.items[1] == "Avser: ingen dag är angiven"
    assert report.data["as_of"] is None
    assert not any("Avser" in line for line in report.document.subtitle)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("example", "exempeldata, ingenting är beslutat"),
        ("proposal", "förslag, inte beslutat"),
        ("adopted", "beslutat"),
    ],
)
def test_the_status_is_told_in_words(make_problem: Callable[..., Problem], status: str, said: str) -> None:
    report = list_export(rank(make_problem(status=status)), SV, "")
    about = report.document.blocks[-1]
    assert isinstance(about, Bullets)
    assert about.items[0] == f"Status: {said}"


def test_the_contract_begins_as_that_of_the_list_and_has_the_day(problem: Problem) -> None:
    data = basis_report(rank(problem), SV, "2026-03-01").data
    assert list(data)[:7] == [
        "format", "format_version", "input_sha256", "version", "status", "as_of", "language",
    ]  # fmt: skip
    assert data["format"] == "mlr-prio/report"
    assert list_export(rank(problem), SV, "").data["format"] == "mlr-prio/rank"


def test_the_shipped_basis_has_every_chapter(shipped: Problem) -> None:
    report = basis_report(rank(shipped), SV, "2026-03-01")
    assert sections(report.document) == [
        "I korthet",
        "Gemensam prioriteringslista",
        "Var objekten ligger",
        "Vad platserna vilar på",
        "Varför objekten står i denna ordning",
        "Platser med varje viktprofil",
        "Två perspektiv var för sig",
        "Hur säker är listan?",
        "Vad en enda vikt betyder",
        "Platser i varje framtidsbild",
        "Vad är alla överens om?",
        "Kostnad och nytta",
        "Vad ryms inom 5,15 mdr i Regional transportinfrastrukturplan för Skåne?",
        "Hur listan är gjord",
        "Alla bedömningar med motivering och källor",
        "Källor",
        "Om dokumentet",
    ]
    assert len([block for block in report.document.blocks if isinstance(block, Figure)]) == 11


def test_every_score_is_there_with_its_reason_and_its_sources(shipped: Problem) -> None:
    report = basis_report(rank(shipped), SV, "")
    tables = [b for b in report.document.blocks if isinstance(b, Table) and b.columns[-1].key == "sources"]
    assert (len(tables), {len(table.rows) for table in tables}) == (22, {11})
    keys = {key for table in tables for row in table.rows for key in str(row[-1]).split(", ") if key}
    (listed,) = [block for block in report.document.blocks if isinstance(block, Sources)]
    assert keys <= {citation.key for citation in listed.citations}
    scores: Any = report.data["scores"]
    assert scores["oresundsmetro"]["kollektivtrafik"]["sources"] == ["S31", "S33"]
    assert scores["oresundsmetro"]["bostader"] is None
    json.dumps(report.data)


def test_sources_are_sorted_as_people_count(shipped: Problem) -> None:
    report = basis_report(rank(shipped), SV, "")
    (listed,) = [block for block in report.document.blocks if isinstance(block, Sources)]
    numbers = [int(c.key[1:]) for c in listed.citations if c.key.startswith("S") and c.key[1:].isdigit()]
    assert numbers == sorted(numbers)


def test_a_key_that_means_two_things_says_whose_it_is(make_problem: Callable[..., Problem]) -> None:
    common: dict[str, Any] = {"mode": "rail", "status": "candidate"}
    projects = [
        {"id": "a", "name": "A", "sources": {"S1": {"title": "Ett"}}, **common},
        {"id": "b", "name": "B", "sources": {"S1": {"title": "Två"}}, **common},
        {"id": "c", "name": "C", "sources": {"S1": {"title": "Ett"}}, **common},
    ]
    found = cited(make_problem(projects))
    assert found == {"S1": Source(title="Ett"), "S1 (b)": Source(title="Två")}


def test_an_empty_list_is_a_document_too(problem: Problem) -> None:
    empty = replace(problem, projects=(), profiles=())
    report = basis_report(rank(empty), SV, "")
    assert sections(report.document) == [
        "Gemensam prioriteringslista",
        "Hur listan är gjord",
        "Om dokumentet",
    ]
    assert all(FORMATS[format_id].content(report) for format_id in EXPORTED)


def test_without_costs_profiles_and_outlines_their_chapters_are_left_out(
    make_problem: Callable[..., Problem],
) -> None:
    common: dict[str, Any] = {"mode": "rail", "status": "candidate"}
    projects = [{"id": name, "name": name.upper(), **common} for name in ("a", "b")]
    bare = make_problem(projects, profiles=())
    members = bare.municipalities.document.model_copy(
        update={"municipalities": tuple(m.model_copy(update={"code": "9999"}) for m in bare.members)}
    )
    bare = replace(bare, municipalities=replace(bare.municipalities, document=members))
    report = basis_report(rank(bare), SV, "")
    missing = {"Var objekten ligger", "Platser med varje viktprofil", "Kostnad och nytta", "Källor"}
    assert not missing & set(sections(report.document))


def test_members_alone_give_a_table_of_profiles_without_a_picture(
    problem: Problem,
) -> None:
    members = tuple(p for p in problem.profiles if p.document.municipality)
    report = basis_report(rank(replace(problem, profiles=members)), SV, "")
    assert "Platser med varje viktprofil" in sections(report.document)
    titles = [block.title for block in report.document.blocks if isinstance(block, Figure)]
    assert not any("synsätt" in title for title in titles)


def test_perspectives_are_apart_only_where_both_weigh_something(
    make_problem: Callable[..., Problem],
) -> None:
    profile = {"municipality": "lund", "order": ["mark", "kollektivtrafik", "gods"]}
    weights = {"transporter": 0, "kollektivtrafik": 50, "gods": 50, "mark": 100}
    flat = {"municipality": "lund", "weights": weights}
    assert "Två perspektiv var för sig" in sections(
        basis_report(rank(make_problem(profiles=[profile])), SV, "").document
    )
    assert "Två perspektiv var för sig" not in sections(
        basis_report(rank(make_problem(profiles=[flat])), SV, "").document
    )


def test_the_latest_day_in_the_files_counts(make_problem: Callable[..., Problem]) -> None:
    assert latest_day(make_problem()) is None
    adopted = make_problem(status="adopted")
    assert str(latest_day(adopted)) == "2026-03-01"
    asked = {
        "municipality": "lund",
        "order": ["mark", "kollektivtrafik", "gods"],
        "elicited": {"method": "rank_order", "on": "2026-05-02"},
    }
    assert str(latest_day(make_problem(profiles=[asked], status="adopted"))) == "2026-05-02"
