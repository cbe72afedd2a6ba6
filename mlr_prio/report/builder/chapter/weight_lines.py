"""What the one weight that is nearest to changing the first place, or the top, does to the first projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.sensitivity.weight_lines import weight_lines
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.builder.firmness import margin
from mlr_prio.report.chart import weight_lines as chart
from mlr_prio.report.document import Heading, Paragraph
from mlr_prio.report.text.counting import in_words

if TYPE_CHECKING:
    from mlr_prio.assessment.sensitivity.stability import WeightStability
    from mlr_prio.assessment.sensitivity.weight_lines import WeightLines
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Figure

SHOWN: Final = 8
"""Of more lines than this none can be followed."""

FEWEST: Final = 2


def chapter(basis: Basis) -> Chapter | None:
    """Return the lines of the first projects; None where no single weight changes the first or the top."""
    if len(basis.ranking.rows) < FEWEST:
        return None
    result = basis.sensitivity
    nearest = _nearest(result.weight_stability)
    if nearest is None:
        return None
    k, criterion = nearest
    found = weight_lines(result.study, criterion, SHOWN)
    heading = Heading(basis.translate("What one weight does"))
    said = " ".join((_why(k, criterion, basis), _what(len(found.lines), basis)))
    return Chapter((heading, Paragraph(said), _figure(found, basis)), _data(found))


def _nearest(stability: WeightStability) -> tuple[int, str] | None:
    """Return the criterion with the narrowest margin: for the first place, else for a top of so many."""
    for holding in (stability.first, stability.top):
        mattering = {id_: interval for id_, interval in holding.criteria.items() if interval.matters}
        if mattering:
            return holding.k, min(mattering, key=lambda id_: margin(mattering[id_]))
    return None


def _why(k: int, criterion: str, basis: Basis) -> str:
    number = in_words(k, basis.translate)
    return basis.translate.plural(
        "Of all weights, that of {criterion} is nearest to changing who is first.",
        "Of all weights, that of {criterion} is nearest to changing which {number} are first.",
        k,
        criterion=basis.names.spoken[criterion],
        number=number,
    )


def _what(count: int, basis: Basis) -> str:
    return basis.translate(
        "The picture shows what the first {count} projects are worth when it grows or shrinks and the others "
        "keep their proportions.",
        count=count,
    )


def _figure(found: WeightLines, basis: Basis) -> Figure:
    index = {line.project: k for k, line in enumerate(found.lines)}
    criterion = basis.names.criteria[found.criterion]
    drawn = chart.WeightLines(
        title=basis.translate("Value under every weight of {criterion}", criterion=criterion),
        criterion=criterion,
        weight=found.weight,
        lines=tuple(
            chart.Line(basis.names.projects[line.project], line.at_nothing, line.today, line.at_everything)
            for line in found.lines
        ),
        changes=tuple(
            chart.Change(crossing.weight, index[crossing.rises], index[crossing.falls])
            for crossing in found.crossings
        ),
    )
    return chart.draw(drawn, basis.translate)


def _data(found: WeightLines) -> dict[str, object]:
    return {
        "criterion": found.criterion,
        "weight": found.weight,
        "lines": [
            {"id": line.project, "at_0": line.at_nothing, "today": line.today, "at_1": line.at_everything}
            for line in found.lines
        ],
        "crossings": [
            {"weight": crossing.weight, "rises": crossing.rises, "falls": crossing.falls}
            for crossing in found.crossings
        ],
    }
