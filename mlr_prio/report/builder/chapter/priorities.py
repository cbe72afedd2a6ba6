"""The list itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.builder.ranking import ranking_report
from mlr_prio.report.document import Heading

if TYPE_CHECKING:
    from mlr_prio.report.builder.chapter.basis import Basis

CONTRACT_HEAD = 6
"""How many keys of the contract the report says once for all its chapters."""


def chapter(basis: Basis) -> Chapter:
    """Return the list."""
    report = ranking_report(basis.ranking, basis.translate)
    heading = Heading(report.document.title)
    data = dict(list(report.data.items())[CONTRACT_HEAD:])
    return Chapter((heading, *report.document.blocks), data)
