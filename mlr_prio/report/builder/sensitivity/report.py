"""How far the list can be trusted, as a report: the sections that were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.head import SEPARATOR, contract, origin, status_mark, subtitle
from mlr_prio.report.builder.sensitivity import CONTRACT, SECTIONS
from mlr_prio.report.builder.sensitivity.page import Page
from mlr_prio.report.document import Document, Paragraph
from mlr_prio.report.report import Report
from mlr_prio.report.text.name import Names
from mlr_prio.report.text.sensitivity import points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.report.builder.section import Section
    from mlr_prio.translation import Translator


def sensitivity_report(
    result: Sensitivity, translate: Translator, asked: Sequence[str] = (), *, full: bool = False
) -> Report:
    """Return the analyses of a list as a report.

    Parameters
    ----------
    result
        The analyses.
    translate
        The reader's language.
    asked
        Keys of :data:`~mlr_prio.report.builder.sensitivity.SECTIONS`; none gives the usual ones.
    full
        Whether to say all there is, as when sections are asked for by name.
    """
    ranking = result.ranking
    page = Page(Names.of(ranking.problem, translate.language), translate, full or bool(asked))
    sections = {id_: SECTIONS[id_].section(result, page) for id_ in _chosen(result, asked, page)}
    blocks = tuple(block for section in sections.values() for block in section.blocks)
    document = Document(
        language=translate.language,
        title=translate("How firm is the list?"),
        status_mark=status_mark(ranking.status, translate),
        subtitle=(*subtitle(ranking, translate), *_drawn(result, sections, page)),
        origin=origin(ranking.problem, translate),
        blocks=blocks or (Paragraph(translate("There are no projects to rank.")),),
    )
    data: dict[str, object] = {
        **contract("sensitivity", ranking, translate),
        "method": ranking.method,
        "profile": ranking.in_force.profile,
        "weights": dict(ranking.weights),
        "top": result.top,
        **{id_: sections[id_].data for id_ in CONTRACT if id_ in sections},
    }
    records: tuple[dict[str, object], ...] = tuple(
        {"status": ranking.status.value, "section": section.id, **record}
        for section in sections.values()
        for record in section.records
    )
    return Report(document, data, _fields(records), records)


def _chosen(result: Sensitivity, asked: Sequence[str], page: Page) -> list[str]:
    """Return the sections to make, in the order of the page; none for an empty list."""
    if not result.ranking.rows:
        return []
    return [
        id_
        for id_, analysis in SECTIONS.items()
        if (id_ in asked if asked else analysis.on_page or (page.full and analysis.in_data))
    ]


def _drawn(result: Sensitivity, sections: dict[str, Section], page: Page) -> tuple[str, ...]:
    """Return the line that says how many weightings were drawn, where any were."""
    if "smaa" not in sections:
        return ()
    found, translate = result.acceptability, page.translate
    parts = (
        translate("{samples} weightings", samples=found.samples),
        translate("seed {seed}", seed=found.seed),
        translate("at most ±{points} percentage points", points=points(found.half_width, page)),
    )
    return (SEPARATOR.join(parts),)


def _fields(records: Sequence[dict[str, object]]) -> tuple[str, ...]:
    """Return all fields, in the order in which they first appear."""
    return tuple(dict.fromkeys(["status", "section", *(field for record in records for field in record)]))
