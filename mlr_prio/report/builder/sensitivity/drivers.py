"""Which scores to look into first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.section import Section
from mlr_prio.report.document import Align, Bullets, Column, Heading, Note, Paragraph, Table
from mlr_prio.report.text.performance import performance_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.sensitivity.drivers import Driver
    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.report.builder.sensitivity.page import Page
    from mlr_prio.report.document import Block

SHOWN: Final = 5
"""So many scores are named beside other sections."""


def section(result: Sensitivity, page: Page) -> Section:
    """Return the scores that are worth looking into as a part of a report."""
    data = [
        {"project": d.project, "criterion": d.criterion, "value_of_information": d.value_of_information}
        for d in result.drivers
    ]
    records = tuple(
        {
            "id": d.project,
            "name": page.names.projects[d.project],
            "criterion": d.criterion,
            "value_of_information": d.value_of_information,
        }
        for d in result.drivers
    )
    return Section("drivers", tuple(_blocks(result, page)), data, records)


def _blocks(result: Sensitivity, page: Page) -> Iterator[Block]:
    yield Heading(page.translate("Look into these first"))
    if not result.drivers:
        yield Paragraph(_nothing(result, page))
        return
    yield Paragraph(
        page.translate.plural(
            "The scores that mean the most for who is first, if they became known:",
            "The scores that mean the most for who the first {count} are, if they became known:",
            result.top,
        )
    )
    if page.full:
        yield _table(result, page)
    else:
        yield Bullets(tuple(_line(driver, result, page) for driver in result.drivers[:SHOWN]))


def _nothing(result: Sensitivity, page: Page) -> str:
    if not result.study.cells.distributions:
        return page.translate("All scores are exact.")
    return page.translate.plural(
        "No score that is missing or uncertain could alone change who is first.",
        "No score that is missing or uncertain could alone change who the first {count} are.",
        result.top,
    )


def _line(driver: Driver, result: Sensitivity, page: Page) -> str:
    return page.translate(
        "{project}: {criterion} – {score}",
        project=page.names.projects[driver.project],
        criterion=page.names.spoken[driver.criterion],
        score=_score(driver, result, page),
    )


def _score(driver: Driver, result: Sensitivity, page: Page) -> str:
    """Return what is known of a score today."""
    row = result.ranking.row(driver.project)
    criterion = next(c for c in result.study.criteria if c.id == driver.criterion)
    score = row.project.given_scores().get(criterion.id) if row else None
    if score is None:
        return page.translate("not judged")
    return performance_text(score, criterion.scale, page.numbers)


def _table(result: Sensitivity, page: Page) -> Table:
    translate = page.translate
    columns = (
        Column("project", translate("Project"), least=20),
        Column("criterion", translate("Criterion"), least=16),
        Column("score", translate("Score"), Align.RIGHT),
        Column("gain", translate("Worth knowing"), Align.RIGHT),
    )
    rows = tuple(
        (
            page.names.projects[driver.project],
            page.names.labels[driver.criterion],
            _score(driver, result, page),
            page.numbers.value(driver.value_of_information, 2),
        )
        for driver in result.drivers
    )
    note = translate(
        "Worth knowing: how much higher the values of the first {count} together are expected to be when the "
        "score is known before choosing them, on the scale 0–100. Only the order of the lines counts.",
        count=result.top,
    )
    return Table(columns, rows, (Note(note),))
