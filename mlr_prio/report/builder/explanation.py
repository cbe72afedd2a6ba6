"""Why a project has its place: sentences, the differences criterion by criterion, its own contributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.explanation_data import explanation_data, explanation_records
from mlr_prio.report.builder.explanation_table import contribution_table, difference_table
from mlr_prio.report.builder.head import origin, status_mark, subtitle
from mlr_prio.report.builder.member_order import member_paragraph
from mlr_prio.report.builder.what_if import share_text
from mlr_prio.report.document import Document, Heading, Paragraph
from mlr_prio.report.report import Report
from mlr_prio.report.text.comparison import comparison_sentences
from mlr_prio.report.text.name import Names
from mlr_prio.report.text.needed import needed_sentences
from mlr_prio.report.text.number import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.explanation import Comparison, Explanation
    from mlr_prio.report.document import Block
    from mlr_prio.translation import Translator

FIELDS = ("status", "id", "criterion", "weight", "contribution", "against", "above", "difference")


def explanation_report(explanation: Explanation, translate: Translator) -> Report:
    """Return what there is to say about the place of a project as a report.

    Parameters
    ----------
    explanation
        The comparisons.
    translate
        The reader's language.
    """
    ranking = explanation.ranking
    names = Names.of(ranking.problem, translate.language)
    document = Document(
        language=translate.language,
        title=_title(explanation, names, translate),
        status_mark=status_mark(ranking.status, translate),
        subtitle=subtitle(ranking, translate),
        origin=origin(ranking.problem, translate),
        blocks=tuple(_blocks(explanation, names, translate)),
    )
    return Report(
        document,
        explanation_data(explanation, names, translate),
        FIELDS,
        tuple(explanation_records(explanation)),
    )


def _title(explanation: Explanation, names: Names, translate: Translator) -> str:
    if len(explanation.against) == 1:
        return _question(explanation.against[0], names, translate)
    row = explanation.subject
    return translate(
        "Why does {project} have place {place}?",
        project=names.projects[row.project.id],
        place=Numbers(translate.language).place(row.rank, tied=row.tied),
    )


def _question(comparison: Comparison, names: Names, translate: Translator) -> str:
    above, below = comparison.above, comparison.below
    numbers = Numbers(translate.language)
    facts = {"above": names.projects[above.project.id], "below": names.projects[below.project.id]}
    if comparison.is_tie:
        return translate("Why do {above} and {below} share place {place}?", **facts, place=above.rank)
    return translate(
        "Why does {above} ({place}) go before {below} ({next})?",
        **facts,
        place=numbers.place(above.rank, tied=above.tied),
        next=numbers.place(below.rank, tied=below.tied),
    )


def _blocks(explanation: Explanation, names: Names, translate: Translator) -> Iterator[Block]:
    for share in explanation.ranking.in_force.shares:
        yield Paragraph(share_text(share, names, translate))
    for comparison in explanation.against:
        if len(explanation.against) > 1 or comparison == explanation.cut:
            yield _heading(explanation, comparison, names, translate)
        yield from _comparison(explanation, comparison, names, translate)
    if not explanation.against:
        yield Paragraph(translate("There is no other project to compare with."))
    if explanation.cut is not None and explanation.cut not in explanation.against:
        yield _heading(explanation, explanation.cut, names, translate)
        yield from _comparison(explanation, explanation.cut, names, translate)
    project = names.projects[explanation.subject.project.id]
    yield Heading(translate("What the value of {project} is made of", project=project))
    yield contribution_table(explanation.ranking, explanation.subject, names, translate)


def _heading(
    explanation: Explanation, comparison: Comparison, names: Names, translate: Translator
) -> Heading:
    question = _question(comparison, names, translate)
    is_cut = comparison == explanation.cut
    return Heading(translate("The cut: {question}", question=question) if is_cut else question)


def _comparison(
    explanation: Explanation, comparison: Comparison, names: Names, translate: Translator
) -> Iterator[Block]:
    weights = explanation.ranking.weights
    yield Paragraph(" ".join(comparison_sentences(comparison, weights, names, translate)))
    turning = " ".join(needed_sentences(explanation.ranking, comparison, names, translate))
    if turning:
        yield Paragraph(turning)
    yield from member_paragraph(explanation.ranking, comparison, names, translate)
    yield difference_table(explanation.ranking, comparison, names, translate)
