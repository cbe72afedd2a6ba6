"""The single scores that need to move the least before the top changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.report.document import Align, Column, Heading, Note, Paragraph, Table
from mlr_prio.report.text.level import level_text
from mlr_prio.report.text.stability import ends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.assessment.sensitivity.stability import HoldingInterval
    from mlr_prio.model.criterion import Scale
    from mlr_prio.report.builder.sensitivity.page import Page
    from mlr_prio.report.document import Block

SHOWN: Final = 15
"""So many scores are shown; the JSON holds them all."""


def score_table(result: Sensitivity, page: Page) -> Iterator[Block]:
    """Yield a table of the scores nearest to changing who is in the top."""
    translate = page.translate
    yield Heading(
        translate.plural(
            "Scores nearest to changing the first place",
            "Scores nearest to changing who the first {count} are",
            result.top,
        )
    )
    scales = {criterion.id: criterion.scale for criterion in result.study.criteria}
    found = [
        (_distance(interval, scales[criterion]), id_, criterion, interval)
        for id_, intervals in result.score_stability["top"].items()
        for criterion, interval in intervals.items()
    ]
    if not found:
        yield Paragraph(translate("No single score can change that."))
        return
    columns = (
        Column("project", translate("Project"), least=20),
        Column("criterion", translate("Criterion"), least=16),
        Column("today", translate("now"), Align.RIGHT),
        Column("ends", translate("otherwise"), least=24),
    )
    nearest = sorted(found, key=lambda item: item[:3])[:SHOWN]
    rows = tuple(
        (page.names.projects[id_], page.names.labels[criterion], *_cells(interval, scales[criterion], page))
        for _, id_, criterion, interval in nearest
    )
    notes = [Note(translate("Scores that are missing or uncertain stand at what decides the order."))]
    if len(found) > SHOWN:
        notes.insert(0, Note(translate("Shows {shown} of {count} scores.", shown=SHOWN, count=len(found))))
    yield Table(columns, rows, tuple(notes))


def _distance(interval: HoldingInterval, scale: Scale) -> float:
    """Return how far the nearer end is, as a share of the scale."""
    reached = [
        end
        for end, pair in ((interval.low, interval.low_pair), (interval.high, interval.high_pair))
        if pair is not None
    ]
    return min(abs(end - interval.today) for end in reached) / (scale.high - scale.low)


def _cells(interval: HoldingInterval, scale: Scale, page: Page) -> tuple[str, str]:
    def written(level: float) -> str:
        return level_text(level, scale, page.numbers)

    return written(interval.today), ends(interval, "score", written, page)
