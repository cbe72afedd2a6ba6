"""The decision basis: the list with everything that it rests on, chapter by chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.chapter import chapters
from mlr_prio.report.builder.chapter.basis import Basis
from mlr_prio.report.builder.export import kept
from mlr_prio.report.builder.head import contract, origin, status_mark, subtitle
from mlr_prio.report.builder.ranking_data import ranking_fields, ranking_records
from mlr_prio.report.document import Document
from mlr_prio.report.report import Report

if TYPE_CHECKING:
    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.translation import Translator


def basis_report(ranking: Ranking, translate: Translator, as_of: str) -> Report:
    """Return the decision basis as a document to keep.

    Parameters
    ----------
    ranking
        The list.
    translate
        The reader's language.
    as_of
        The day that it holds for, ISO 8601; empty where nobody has said.
    """
    basis = Basis.of(ranking, translate)
    written = dict(chapters(basis))
    document = Document(
        language=translate.language,
        title=translate("Basis for the joint priorities"),
        status_mark=status_mark(ranking.status, translate),
        subtitle=subtitle(ranking, translate),
        origin=origin(ranking.problem, translate),
        blocks=tuple(block for chapter in written.values() for block in chapter.blocks),
    )
    data = {name: chapter.data for name, chapter in written.items() if chapter.data is not None}
    report = Report(
        document,
        {**contract("report", ranking, translate), **data},
        ranking_fields(ranking),
        ranking_records(ranking, ranking.rows, basis.names),
    )
    return kept(report, ranking, translate, as_of)
