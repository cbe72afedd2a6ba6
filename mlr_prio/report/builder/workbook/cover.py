"""What a workbook is, how it is used and what its sheets hold: the first that a reader meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.document import Bullets, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.calculation import Calculation
    from mlr_prio.report.document import Block
    from mlr_prio.report.workbook import Sheet


def cover(basis: Basis, reckoned: Calculation, sheets: Sequence[Sheet]) -> Iterator[Block]:
    """Yield what the first sheet says."""
    translate, labels = basis.translate, reckoned.labels
    yield Paragraph(
        translate(
            "This workbook reckons the joint priority list anew when someone tries other weights. "
            "Nothing that is changed here changes the files that the list is made from."
        )
    )
    yield Heading(translate("How to use it"))
    yield Bullets(tuple(_use(basis, reckoned)))
    yield Heading(translate("How it is reckoned"))
    yield Bullets(tuple(_reckoning(basis, reckoned)))
    scores, members, sources = (sheet.name for sheet in sheets)
    yield Heading(translate("The sheets"))
    yield Bullets(
        (
            translate("{sheet}: weights, partial values, values and places", sheet=labels.sheet),
            translate("{sheet}: the list in order of place, and a chart", sheet=labels.sorted_sheet),
            translate("{sheet}: all scores with their reasons", sheet=scores),
            translate("{sheet}: which projects touch each, and whether it has answered", sheet=members),
            translate("{sheet}: what the scores rest on, with addresses", sheet=sources),
        )
    )


def _use(basis: Basis, reckoned: Calculation) -> Iterator[str]:
    translate, labels = basis.translate, reckoned.labels
    yield translate(
        "Change the weights in the yellow cells of the sheet {sheet}. They are points: only their "
        "proportions count, and they need not sum to 100.",
        sheet=labels.sheet,
    )
    yield translate(
        "The sheet {sheet} then shows the new order, who has moved, and a chart.", sheet=labels.sorted_sheet
    )
    yield translate(
        "With other weights it is a what-if, and both sheets say so. To come back, write the shares on the "
        "list into the yellow cells."
    )
    yield translate("Both sheets are protected against slips of the hand, without a password.")


def _reckoning(basis: Basis, reckoned: Calculation) -> Iterator[str]:
    translate = basis.translate
    yield translate(
        "The value of a project, 0–100, is the sum of weight times partial value over all criteria, "
        "divided by the sum of the weights. A partial value says where on its scale a score lies: 0 is "
        "worst, 100 best."
    )
    yield translate(
        "Values that agree to {decimals} decimals share a place; among them the order is that of the files.",
        decimals=reckoned.decimals,
    )
    cells = len(reckoned.alternatives) * len(reckoned.criteria)
    missing = sum(sum(alternative.missing) for alternative in reckoned.alternatives)
    if missing:
        yield translate.plural(
            "{count} of {cells} scores is missing. There the middle of the scale, 50, is counted; the cell "
            "is grey and has a star.",
            "{count} of {cells} scores are missing. There the middle of the scale, 50, is counted; the cells "
            "are grey and have a star.",
            missing,
            cells=cells,
        )
    if any(row.uncertain for row in basis.ranking.rows):
        yield translate(
            "An uncertain score counts with its likely value, else the middle of what is possible."
        )
