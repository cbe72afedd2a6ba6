"""The list as a workbook: the calculation that makes it, and what that rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.chapter.basis import Basis
from mlr_prio.report.builder.workbook.calculation import calculation
from mlr_prio.report.builder.workbook.cover import cover
from mlr_prio.report.builder.workbook.municipalities import municipalities
from mlr_prio.report.builder.workbook.scores import scores
from mlr_prio.report.builder.workbook.sources import sources
from mlr_prio.report.workbook import Workbook

if TYPE_CHECKING:
    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.report.document import Block
    from mlr_prio.translation import Translator


def workbook(ranking: Ranking, translate: Translator, about: tuple[Block, ...]) -> Workbook:
    """Return the list as a workbook.

    Parameters
    ----------
    ranking
        The list.
    translate
        The reader's language.
    about
        What every kept file says about itself.
    """
    basis = Basis.of(ranking, translate)
    reckoned = calculation(basis)
    sheets = (scores(basis, reckoned), municipalities(basis), sources(basis))
    said = (*cover(basis, reckoned, sheets), *about)
    return Workbook(translate("Read first"), said, reckoned, sheets)
