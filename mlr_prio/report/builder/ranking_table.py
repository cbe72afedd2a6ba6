"""The table of the list: place, project, value, possible places, cost, what carries the place, members."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.carrying import carrying_criteria, mean_contributions
from mlr_prio.report.builder.ranking_agreement import with_agreement
from mlr_prio.report.document import Align, Bar, Column, Table
from mlr_prio.report.text.cost import cost_note, cost_text
from mlr_prio.report.text.number import MISSING, Numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlr_prio.assessment.ranking import RankedProject, Ranking
    from mlr_prio.report.builder.footnote import Footnotes
    from mlr_prio.report.document import Cell
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator

INEXACT: Final = "*"
"""Marks a value that is only the most likely or middle one, since scores are missing or uncertain."""


def ranking_table(
    ranking: Ranking,
    rows: Sequence[RankedProject],
    names: Names,
    footnotes: Footnotes,
    translate: Translator,
) -> Table:
    """Return the table of the list.

    Changes are shown with what-ifs only, possible values and places where there is more than one. Columns
    without room go in this order: municipalities, possible values, the bar, what carries the place, cost,
    possible places, how firm the place is, change.
    """
    columns = _columns(rows, translate)
    line = _Line(
        names=names,
        footnotes=footnotes,
        means=mean_contributions(ranking),
        previous=Counter(row.previous_rank for row in ranking.rows),
        decimals=_decimals(rows, translate),
        translate=translate,
    )
    cells = [line.cells(row) for row in rows]
    table = Table(columns, tuple(tuple(by_key[column.key] for column in columns) for by_key in cells))
    return with_agreement(table, rows, translate)


def _columns(rows: Sequence[RankedProject], translate: Translator) -> tuple[Column, ...]:
    shown = {
        "change": any(row.previous_rank is not None for row in rows),
        "values": any(not row.is_exact for row in rows),
        "places": any(row.best != row.worst for row in rows),
    }
    columns = (
        Column("rank", translate("Place"), Align.RIGHT),
        Column("change", translate("Change"), priority=1),
        Column("project", translate("Project"), least=20),
        Column("value", translate("Value"), Align.RIGHT),
        Column("bar", "", priority=6, least=8),
        Column("position", translate("Position"), priority=2),
        Column("values", translate("Possible values"), priority=7),
        Column("places", translate("Possible places"), priority=3),
        Column("cost", translate("Cost"), priority=4),
        Column("carried", translate("Mainly through"), priority=5, least=12),
        Column("municipalities", translate("Municipalities"), priority=8, least=16),
    )
    return tuple(column for column in columns if shown.get(column.key, True))


def _decimals(rows: Sequence[RankedProject], translate: Translator) -> int:
    """Return 1 when two neighbours with different places would read the same without decimals, else 0."""
    numbers = Numbers(translate.language)
    return int(
        any(a.rank != b.rank and numbers.value(a.value) == numbers.value(b.value) for a, b in pairwise(rows))
    )


@dataclass(frozen=True, slots=True)
class _Line:
    names: Names
    footnotes: Footnotes
    means: Mapping[str, float]
    previous: Mapping[int | None, int]
    decimals: int
    translate: Translator

    @property
    def numbers(self) -> Numbers:
        return Numbers(self.translate.language)

    def cells(self, row: RankedProject) -> dict[str, Cell]:
        """Return the cells of a line by the key of their column."""
        project = row.project
        carrying = [self.names.labels[criterion] for criterion in carrying_criteria(row, self.means)]
        return {
            "rank": self.numbers.place(row.rank, tied=row.tied),
            "change": self._change(row),
            "project": self.names.projects[project.id],
            "value": self.numbers.value(row.value, self.decimals) + ("" if row.is_exact else INEXACT),
            "values": self.numbers.span(row.low, row.high),
            "bar": Bar(row.value, row.value) if row.is_exact else Bar(row.low, row.high),
            "position": self.translate("firm") if row.is_firm else self.translate("sensitive"),
            "places": self.numbers.places(row.best, row.worst),
            "cost": cost_text(project.cost, self.translate)
            + self.footnotes.mark(cost_note(project.cost, self.translate)),
            "carried": ", ".join(carrying) or MISSING,
            "municipalities": ", ".join(self.names.municipalities[m] for m in project.municipalities)
            or self.translate("outside the region"),
        }

    def _change(self, row: RankedProject) -> str:
        if row.previous_rank is None or row.previous_rank == row.rank:
            return MISSING
        arrow = "▲" if row.rank < row.previous_rank else "▼"
        return self.translate(
            "{arrow} {steps} (from {place})",
            arrow=arrow,
            steps=abs(row.rank - row.previous_rank),
            place=self.numbers.place(row.previous_rank, tied=self.previous[row.previous_rank] > 1),
        )
