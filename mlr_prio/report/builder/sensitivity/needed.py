"""What it would take for the nearest projects to enter the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.needed_data import needed_data, needed_scores
from mlr_prio.report.builder.section import Section
from mlr_prio.report.document import Align, Column, Heading, Note, Paragraph, Table
from mlr_prio.report.text.level import level_text
from mlr_prio.report.text.needed import least_score, moved_text, weight_points
from mlr_prio.report.text.number import MISSING
from mlr_prio.report.text.performance import performance_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.sensitivity.needed import Needed
    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.report.builder.sensitivity.page import Page
    from mlr_prio.report.document import Block


def section(result: Sensitivity, page: Page) -> Section:
    """Return what it would take as a part of a report."""
    data = {
        id_: {"weights": needed_data(needed), "scores": needed_scores(needed)}
        for id_, needed in result.needed.items()
    }
    return Section(
        "needed",
        tuple(_blocks(result, page)),
        {"k": result.top, "projects": data},
        tuple(_records(result, page)),
    )


def _blocks(result: Sensitivity, page: Page) -> Iterator[Block]:
    translate = page.translate
    yield Heading(translate.plural("To be first", "To be among the first {count}", result.top))
    if not result.needed:
        yield Paragraph(translate("Nobody stands outside."))
        return
    columns = (
        Column("project", translate("Project"), least=20),
        Column("moved", translate("Weight that must move"), Align.RIGHT),
        Column("moves", translate("from and to"), least=24),
        Column("score", translate("or a single score"), least=20, priority=1),
    )
    rows = tuple(
        (
            page.names.projects[id_],
            MISSING if needed.weight_moved is None else weight_points(needed.weight_moved, page.translate),
            moved_text(needed.moves, page.names, page.translate) or translate("no weights are enough"),
            _score(id_, needed, result, page),
        )
        for id_, needed in result.needed.items()
    )
    notes = (
        Note(
            translate(
                "The least share of all weight, in percentage points, with which it draws level; computed."
            )
        ),
        Note(translate("The score that needs to change the least, at today's weights.")),
    )
    yield Table(columns, rows, notes)


def _score(id_: str, needed: Needed, result: Sensitivity, page: Page) -> str:
    least = least_score(needed)
    row = result.ranking.row(id_)
    if least is None or row is None:
        return MISSING
    criterion = next(c for c in result.study.criteria if c.id == least.criterion)
    return page.translate(
        "{criterion} {level}, now {today}",
        criterion=page.names.labels[criterion.id],
        level=level_text(least.level, criterion.scale, page.numbers),
        today=performance_text(row.project.given_scores().get(criterion.id), criterion.scale, page.numbers),
    )


def _records(result: Sensitivity, page: Page) -> Iterator[dict[str, object]]:
    for id_, needed in result.needed.items():
        yield {
            "id": id_,
            "name": page.names.projects[id_],
            "k": result.top,
            "weight_moved": needed.weight_moved,
        }
