"""The chapter on the scenarios: every place is that of the scenario's own list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.model.base import Status
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.chapter import scenarios
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.document import Bullets, Figure, Heading, Paragraph, Table

Write = Callable[..., Chapter | None]


@pytest.fixture(scope="module")
def chapter(shipped: Problem, write: Write) -> Chapter:
    written = write("scenarios", shipped)
    assert written is not None
    return written


def only(chapter: Chapter, kind: type) -> list[Any]:
    return [block for block in chapter.blocks if isinstance(block, kind)]


def places(problem: Problem, scenario: str | None) -> dict[str, int]:
    rows = rank(problem, scenario=scenario).rows
    return {row.project.name.localized("sv"): row.rank for row in rows}


def test_the_figure_has_the_places_of_every_list(chapter: Chapter, shipped: Problem) -> None:
    (figure,) = only(chapter, Figure)
    lists = [places(shipped, s) for s in (None, *(s.document.id for s in shipped.scenarios))]
    assert [column.title for column in figure.data.columns[1:]] == [
        "Listan", "Jordbruksmark och klimat först", "Öresund öppet", "Starkare tillväxt än prognosen",
    ]  # fmt: skip
    assert {row[0]: row[1:] for row in figure.data.rows} == {
        name: tuple(str(ranks[name]) for ranks in lists) for name in lists[0]
    }


def test_the_table_has_those_that_move_and_only_those(chapter: Chapter, shipped: Problem) -> None:
    lists = [places(shipped, s) for s in (None, *(s.document.id for s in shipped.scenarios))]
    moving = [name for name in lists[0] if len({ranks[name] for ranks in lists}) > 1]
    (table,) = only(chapter, Table)
    assert [row[1] for row in table.rows] == moving
    assert Heading("Objekt som byter plats", 3) in chapter.blocks


def test_what_each_scenario_is_and_what_it_moves_is_said(chapter: Chapter, shipped: Problem) -> None:
    assert chapter.blocks[0] == Heading("Platser i varje framtidsbild")
    what, moves = only(chapter, Bullets)
    assert [len(what.items), len(moves.items)] == [3, 3]
    assert what.items[1].startswith("Framtidsbild: Öresund öppet. Exempel: resor och transporter")
    assert moves.items[1].startswith("Öresund öppet: 17 objekt byter plats, längst flyttar: ")
    assert chapter.data is not None
    data: Any = chapter.data
    assert [scenario["id"] for scenario in data["scenarios"]] == [s.document.id for s in shipped.scenarios]
    assert data["top"] == 5


def test_without_scenarios_or_projects_there_is_no_chapter(shipped: Problem, write: Write) -> None:
    assert write("scenarios", replace(shipped, scenarios=())) is None
    assert write("scenarios", replace(shipped, projects=(), scenarios=shipped.scenarios)) is None


def test_a_scenario_that_moves_nobody_has_a_figure_but_no_table(shipped: Problem, write: Write) -> None:
    first = shipped.scenarios[0]
    still = first.document.model_copy(update={"shares": {}, "scores": {}, "costs": {}, "budgets": {}})
    chapter = write("scenarios", replace(shipped, scenarios=(replace(first, document=still),)))
    assert chapter is not None
    assert only(chapter, Table) == []
    (figure,) = only(chapter, Figure)
    assert all(row[1] == row[2] for row in figure.data.rows)


def test_a_scenario_that_is_less_finished_than_the_list_says_so(shipped: Problem, write: Write) -> None:
    decision = {"status": Status.PROPOSAL}
    criteria = shipped.criteria.document.model_copy(update=decision)
    profiles = tuple(replace(p, document=p.document.model_copy(update=decision)) for p in shipped.profiles)
    proposed = replace(shipped, criteria=replace(shipped.criteria, document=criteria), profiles=profiles)
    chapter = write("scenarios", proposed)
    assert chapter is not None
    assert chapter.blocks[1] == Paragraph("EXEMPEL – inga beslutade bedömningar")


def test_of_many_scenarios_the_first_are_drawn_and_the_table_has_all(
    shipped: Problem, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenarios, "MOST", 2)
    chapter = write("scenarios", shipped)
    assert chapter is not None
    assert [len(only(chapter, Figure)[0].data.columns), len(only(chapter, Table)[0].columns)] == [4, 5]


def test_of_many_that_move_the_first_are_shown(
    shipped: Problem, write: Write, with_copies: Callable[..., Problem]
) -> None:
    chapter = write("scenarios", with_copies(shipped, 60))
    assert chapter is not None
    assert len(only(chapter, Table)[0].rows) == 40
    assert only(chapter, Paragraph)[-1].text.startswith("Visar de 40 första av 5")
