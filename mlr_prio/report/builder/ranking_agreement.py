"""The column that says how many members put a project in the same part of the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mlr_prio.report.document import Align, Column, Note
from mlr_prio.report.text.number import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.ranking import RankedProject
    from mlr_prio.assessment.same_part import SamePart
    from mlr_prio.report.document import Table
    from mlr_prio.translation import Translator

COLUMN = "agreement"
BEFORE = "cost"


def with_agreement(table: Table, rows: Sequence[RankedProject], translate: Translator) -> Table:
    """Return the table of the list with the column before the costs, where members can be compared."""
    if all(row.agreement is None for row in rows):
        return table
    at = [column.key for column in table.columns].index(BEFORE)
    column = Column(COLUMN, translate("Agreed"), Align.RIGHT, priority=3)
    return replace(
        table,
        columns=(*table.columns[:at], column, *table.columns[at:]),
        rows=tuple(
            (*cells[:at], _cell(row.agreement), *cells[at:])
            for cells, row in zip(table.rows, rows, strict=True)
        ),
    )


def _cell(agreement: SamePart | None) -> str:
    return f"{len(agreement.members)}/{agreement.of}" if agreement and agreement.of else MISSING


def agreement_notes(rows: Sequence[RankedProject], translate: Translator) -> Iterator[Note]:
    """Yield what the column counts, where it is shown."""
    if any(row.agreement is not None for row in rows):
        text = translate(
            "Agreed: the municipalities that put the project in the same third of their own list as it has "
            "here; one that abstains from it is not counted."
        )
        yield Note(text, COLUMN)


def agreement_data(agreement: SamePart | None) -> dict[str, object] | None:
    """Return the count for programs, and who it is made of; None where there is nothing to compare."""
    if agreement is None:
        return None
    return {
        "same_part": len(agreement.members),
        "of": agreement.of,
        "municipalities": list(agreement.members),
    }
