"""The joint priority list as a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mlr_prio.assessment.weighting import JOINT
from mlr_prio.report.builder.footnote import Footnotes
from mlr_prio.report.builder.head import origin, status_mark, subtitle
from mlr_prio.report.builder.ranking_data import ranking_data, ranking_fields, ranking_records
from mlr_prio.report.builder.ranking_notes import not_ranked, ranking_notes
from mlr_prio.report.builder.ranking_table import ranking_table
from mlr_prio.report.builder.what_if import what_if_blocks
from mlr_prio.report.document import Document, Paragraph
from mlr_prio.report.report import Report
from mlr_prio.report.text.cost import cost_note
from mlr_prio.report.text.name import Names
from mlr_prio.report.text.scenario import scenario_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.ranking import RankedProject, Ranking
    from mlr_prio.report.document import Block
    from mlr_prio.translation import Translator


def ranking_report(
    ranking: Ranking, translate: Translator, top: int | None = None, *, outside: bool = True
) -> Report:
    """Return the list as a report.

    Parameters
    ----------
    ranking
        The list.
    translate
        The reader's language.
    top
        Show only these many places, with everybody who shares the last of them; None shows all.
    outside
        Whether to say which projects do not compete.
    """
    names = Names.of(ranking.problem, translate.language)
    rows = tuple(row for row in ranking.rows if top is None or row.rank <= top)
    document = Document(
        language=translate.language,
        title=_title(ranking, names, translate),
        status_mark=status_mark(ranking.status, translate),
        subtitle=subtitle(ranking, translate),
        origin=origin(ranking.problem, translate),
        blocks=(
            *_blocks(ranking, rows, names, translate),
            *(not_ranked(ranking, names, translate) if outside else ()),
        ),
    )
    return Report(
        document,
        ranking_data(ranking, rows, names, translate),
        ranking_fields(ranking),
        ranking_records(ranking, rows, names),
    )


def _title(ranking: Ranking, names: Names, translate: Translator) -> str:
    if ranking.problem.scenario is not None:
        return translate(
            "Priority list in the scenario {scenario}", scenario=scenario_name(ranking, translate)
        )
    if ranking.in_force.by_population:
        return translate("Priority list. What if influence followed population")
    if ranking.in_force.profile == JOINT:
        return translate("Joint priority list")
    return translate(
        "Priority list with the weight profile {profile}", profile=names.profiles[ranking.in_force.profile]
    )


def _blocks(
    ranking: Ranking, rows: Sequence[RankedProject], names: Names, translate: Translator
) -> Iterator[Block]:
    yield from what_if_blocks(ranking, names, translate)
    if rows:
        footnotes = Footnotes(cost_note(row.project.cost, translate) for row in rows)
        notes = tuple(ranking_notes(ranking, rows, footnotes, names, translate))
        yield replace(ranking_table(ranking, rows, names, footnotes, translate), notes=notes)
    else:
        yield Paragraph(translate("There are no projects to rank."))
