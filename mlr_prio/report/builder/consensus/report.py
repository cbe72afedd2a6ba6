"""The consensus as a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.report.builder.consensus import DEFAULT, SECTIONS
from mlr_prio.report.builder.consensus.data import consensus_data
from mlr_prio.report.builder.consensus.deferred import DeferredMapping, DeferredRecords
from mlr_prio.report.builder.consensus.head import subtitle, title
from mlr_prio.report.builder.consensus.section import View, short_projects
from mlr_prio.report.builder.head import origin, status_mark
from mlr_prio.report.document import Document
from mlr_prio.report.report import Report
from mlr_prio.report.text.name import Names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.assessment.consensus.group import Group
    from mlr_prio.translation import Translator


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a group.

    Parameters
    ----------
    sections
        What is shown, keys of :data:`SECTIONS`; the flat rows are those of the first.
    top
        The length of the top; None leaves it to the group.
    exact, time_limit
        Whether the smallest largest disagreement is found exactly, and the seconds for each programme solved;
        None waits for the proof.
    """

    sections: Sequence[str] = (DEFAULT,)
    top: int | None = None
    exact: bool = False
    time_limit: float | None = None


def consensus_report(group: Group, question: Question, translate: Translator) -> Report:
    """Return what a group agrees on as a report; data and rows are made when a format asks for them.

    Parameters
    ----------
    group
        The members.
    question
        What is asked.
    translate
        The reader's language.

    Raises
    ------
    RequestError
        When the top is longer than the list.
    """
    problem = group.problem
    names = Names.of(problem, translate.language)
    top = group.top(question.top)
    view = View(group, top, question.exact, question.time_limit, names, short_projects(names), translate)
    shown = [SECTIONS[section] for section in question.sections]
    document = Document(
        language=translate.language,
        title=title(view),
        status_mark=status_mark(group.ranking.status, translate),
        subtitle=subtitle(view),
        origin=origin(problem, translate),
        blocks=tuple(block for section in shown for block in section.blocks(view)),
    )
    return Report(
        document,
        DeferredMapping(lambda: consensus_data(view)),
        shown[0].fields(view),
        DeferredRecords(lambda: shown[0].records(view)),
    )
