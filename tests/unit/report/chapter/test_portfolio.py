"""The chapter on the frames: the numbers are those of the portfolio, and the picture is its frontier."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from mlr_prio.assessment.portfolio.portfolio import Question, portfolio
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.chapter import portfolio as module
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.document import Bullets, Figure, Heading, Paragraph, Table

Write = Callable[..., Chapter | None]
Load = Callable[..., Problem]


def project(id_: str, cost: float | None, tid: float, more: str = "funding: stat") -> str:
    written = "" if cost is None else f"cost: {{amount: {cost}, price_year: 2021}}\n"
    head = f"schema_version: 1\nid: {id_}\nname: {id_.upper()}\nmode: rail\nstatus: candidate\n"
    return f"{head}{written}scores: {{tid: {tid}, komfort: 0, mark: 0}}\n{more}\n"


BUDGETS = """\
schema_version: 1
pots:
  - id: stat
    name: {sv: Staten, en: The state}
    frame: {amount: 50, unit: MSEK, price_year: 2021}
  - {id: region, name: {sv: Regionen, en: The region}}
uplift:
  - {id: alla, name: {sv: Erfarenhet, en: Experience}, factor: 1.1}
"""
FILES: Mapping[str, str | None] = {
    "criteria/budgets.yaml": BUDGETS,
    "projects/bana.yaml": project("bana", 30, 12),
    "projects/stig.yaml": project("stig", 25, 10),
    "projects/vag.yaml": project("vag", 25, 6),
    "projects/okand.yaml": project("okand", None, 6),
}


def only(chapter: Chapter | None, kind: type) -> list[Any]:
    assert chapter is not None
    return [block for block in chapter.blocks if isinstance(block, kind)]


def said(chapter: Chapter | None) -> list[str]:
    bullets = [item for block in only(chapter, Bullets) for item in block.items]
    return [*(block.text for block in only(chapter, Paragraph)), *bullets]


def test_the_shipped_frame_has_its_package(shipped: Problem, write: Write) -> None:
    chapter = write("portfolio", shipped)
    title = "Vad ryms inom 5,15 mdr i Regional transportinfrastrukturplan för Skåne?"
    assert only(chapter, Heading)[0] == Heading(title)
    (table,) = only(chapter, Table)
    assert table.rows[0][:4] == ("Supercykelväg Malmö–Lund", "50 mkr (2012)", "50 mkr", "7,8*")
    assert only(chapter, Figure) == []
    assert "Utan kostnad, ej med: Väg 23/13 Höör–Hörby." in said(chapter)
    assert not any("Kärna" in text for text in said(chapter))
    assert said(chapter)[1].startswith("Kostnaderna har källor, men bedömningarna och vikterna är exempel")


def test_the_package_what_is_outside_and_how_sure_it_is(load: Load, write: Write) -> None:
    """Stig and vag fill the frame: 16 minutes of 20 against 12 for bana and nothing beside it."""
    chapter = write("portfolio", load(FILES))
    package, outside = only(chapter, Table)
    assert [row[0] for row in package.rows] == ["STIG", "VAG"]
    assert [row[0] for row in outside.rows] == ["BANA"]
    texts = said(chapter)
    assert texts[0] == "Bästa möjliga paket (bevisat): 2 av 3 objekt för 50 mkr av 50 mkr."
    assert "Närmast utanför: BANA; ryms om ramen ökar med 5 mkr och ersätter då VAG." in texts
    assert "Prövat: 1000 viktningar dragna bland alla som finns (frö 1)." in texts
    assert "Blir kostnaderna 10 % högre (Erfarenhet) faller ur: STIG och VAG. In kommer: BANA." in texts
    assert "Utan kostnad, ej med: OKAND." in texts
    assert [heading.text for heading in only(chapter, Heading)[1:]] == [
        "Hur säkert är valet?",
        "Att veta om siffrorna",
    ]


def test_the_picture_is_the_frontier_with_the_package_and_the_budget(load: Load, write: Write) -> None:
    problem = load(FILES)
    (figure,) = only(write("portfolio", problem), Figure)
    (pot,) = portfolio(problem).pots
    assert pot.analysis is not None
    points = pot.analysis.frontier.points
    assert [row[1] for row in figure.data.rows] == [f"{point.cost:g}" for point in points]
    assert [row[2] for row in figure.data.rows] == [
        f"{100 * point.value:.1f}".replace(".", ",") for point in points
    ]
    assert [row[5] for row in figure.data.rows].index("det bästa") == [p.ids for p in points].index(
        pot.package.ids
    )
    assert [row[3:5] for row in figure.data.rows] == [
        ("–", "–"), ("STIG", "–"), ("BANA", "STIG"), ("STIG och VAG", "BANA"), ("BANA", "VAG"), ("VAG", "–"),
    ]  # fmt: skip
    assert figure.title == "Staten: vad det bästa paketet för varje belopp ger"
    assert ">budget<" in figure.svg


def test_packages_far_beyond_the_frame_are_not_drawn(load: Load, write: Write) -> None:
    huge = dict(FILES) | {"projects/jatte.yaml": project("jatte", 4000, 20)}
    (figure,) = only(write("portfolio", load(huge)), Figure)
    assert [row[1] for row in figure.data.rows] == ["0", "25", "30", "50", "55", "80"]
    assert [note.text for note in figure.data.notes] == ["Visar 6 av 11 effektiva paket."]
    small = {**huge, "criteria/budgets.yaml": BUDGETS.replace("amount: 50", "amount: 1")}
    (figure,) = only(write("portfolio", load(small)), Figure)
    assert [row[1] for row in figure.data.rows] == ["0", "25"]


def test_every_pot_with_a_frame_has_its_section(load: Load, write: Write) -> None:
    both = BUDGETS.replace("{id: region, ", "{id: region, frame: {amount: 100, unit: MDKK}, ")
    dansk = project("dansk", 40, 4, "funding: region").replace("amount: 40", "amount: 40, unit: MDKK")
    nordisk = project("nordisk", 70, 8, "funding: region").replace("amount: 70", "amount: 70, unit: MDKK")
    files = {"criteria/budgets.yaml": both, "projects/dansk.yaml": dansk, "projects/nordisk.yaml": nordisk}
    chapter = write("portfolio", load(dict(FILES) | files))
    titles = [heading.text for heading in only(chapter, Heading) if heading.level == 2]
    assert titles == ["Vad ryms inom 50 mkr i Staten?", "Vad ryms inom 100 mn DKK i Regionen?"]
    assert len(only(chapter, Figure)) == 2
    assert "mn DKK" in only(chapter, Figure)[1].svg


def test_a_pot_that_nobody_asks_money_from_says_so_beside_the_others(load: Load, write: Write) -> None:
    both = BUDGETS.replace("{id: region, ", "{id: region, frame: {amount: 100, unit: MSEK}, ")
    chapter = write("portfolio", load(dict(FILES) | {"criteria/budgets.yaml": both}))
    assert len(only(chapter, Figure)) == 1
    assert any(text.startswith("Inget objekt i potten") for text in said(chapter)), said(chapter)


def test_without_budgets_frames_or_costs_there_is_no_chapter(
    load: Load, write: Write, shipped: Problem
) -> None:
    assert write("portfolio", replace(shipped, budgets=None)) is None
    frameless = {"criteria/budgets.yaml": "schema_version: 1\npots: [{id: stat, name: Staten}]\n"}
    assert write("portfolio", load(dict(FILES) | frameless)) is None
    free = {f"projects/{id_}.yaml": project(id_, None, 5) for id_ in ("bana", "stig", "vag")}
    assert write("portfolio", load(dict(FILES) | free)) is None
    assert write("portfolio", replace(shipped, projects=())) is None


def test_a_frame_that_holds_nothing_says_so(load: Load, write: Write) -> None:
    chapter = write(
        "portfolio", load(dict(FILES) | {"criteria/budgets.yaml": BUDGETS.replace("amount: 50", "amount: 1")})
    )
    assert said(chapter)[0].startswith("Inget ryms: ")


def test_of_many_alternatives_only_the_package_is_worked_out(
    load: Load, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert module.MOST_WORKED_OUT == 20
    monkeypatch.setattr(module, "MOST_WORKED_OUT", 2)
    chapter = write("portfolio", load(FILES))
    assert said(chapter)[1].startswith(
        "Hur säkert valet är har inte räknats ut för det här dokumentet, eftersom fler än 2"
    )
    (table,) = only(chapter, Table)
    assert [row[0] for row in table.rows] == ["STIG", "VAG"]
    assert only(chapter, Figure) == []


def test_what_is_not_asked_to_be_worked_out_is_left(load: Load) -> None:
    problem = load(FILES)
    (worked,) = portfolio(problem, (), Question(most_worked_out=3)).pots
    (left,) = portfolio(problem, (), Question(most_worked_out=2)).pots
    assert worked.analysis is not None
    assert left.analysis is None
    assert (left.package, left.proven, left.others) == (worked.package, worked.proven, worked.others)


def test_the_data_is_that_of_the_command_without_bulk(load: Load, write: Write) -> None:
    chapter = write("portfolio", load(FILES))
    assert chapter is not None
    data: Any = chapter.data
    assert data["tried"] == {"weights": "free", "samples": 1000, "seed": 1}
    (pot,) = data["pots"]
    assert pot["chosen"] == ["stig", "vag"]
    assert not {"frontier", "alternatives", "index_map"} & set(pot)
    json.dumps(data)


def test_the_chapter_is_the_same_each_time(load: Load, write: Write) -> None:
    problem = load(FILES)
    assert write("portfolio", problem) == write("portfolio", problem)
