"""Objections: who differs from the list on which pair, about what, and the smallest step on either side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.consensus.objections import disagreements, objections
from mlr_prio.report.builder.consensus.phrase import about_text, beside_blocks, moves_text
from mlr_prio.report.builder.consensus.section import Section
from mlr_prio.report.document import Column, Heading, Note, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.consensus.objections import Objection
    from mlr_prio.report.builder.consensus.section import View
    from mlr_prio.report.document import Block

SHOWN: Final = 20
"""Objections shown to people."""

LISTED: Final = 500
"""Objections of each member that data holds, the cheapest: all of them up to 32 projects."""

UNDECIDED: Final = "°"
"""Marks an objection that the member's order or bounds do not settle."""

DIFFERENCE: Final = "difference_"


def objection_table(found: Sequence[Objection], view: View) -> Table:
    """Return objections as a table, as they come."""
    translate = view.translate
    columns = (
        Column("member", translate("Municipality")),
        Column("first", translate("Puts"), least=18),
        Column("second", translate("before"), least=18),
        Column("about", translate("Mostly about"), priority=2, least=14),
        Column("own", translate("Its own step"), priority=0, least=14),
        Column("joint", translate("The list's step"), priority=1, least=14),
    )
    rows = tuple(
        (
            view.names.municipalities[objection.member] + _mark(objection),
            view.brief(objection.below),
            view.brief(objection.above),
            about_text(objection.by_criterion, view),
            moves_text(objection.own, view),
            moves_text(objection.joint, view),
        )
        for objection in found
    )
    return Table(columns, rows, tuple(objection_notes(found, view)))


def _mark(objection: Objection) -> str:
    return UNDECIDED if objection.is_undecided else ""


def objection_notes(found: Sequence[Objection], view: View) -> Iterator[Note]:
    """Yield what a step is, and what the mark means where it stands."""
    yield Note(
        view.translate(
            "Step: the percentage points of all weight that must move before the two tie, on either side; "
            "any further and they no longer differ."
        )
    )
    if any(objection.is_undecided for objection in found):
        yield Note(
            view.translate(
                "{mark} The municipality's order or bounds allow the order of the list too.", mark=UNDECIDED
            )
        )


def _blocks(view: View) -> Iterator[Block]:
    yield Heading(view.translate("Objections, the cheapest to settle first"))
    found = objections(view.group, SHOWN)
    if not found:
        yield Paragraph(view.translate("No municipality puts any pair the other way round than the list."))
        return
    total = sum(member.count for member in disagreements(view.group))
    shown = found[:SHOWN]
    yield objection_table(shown, view)
    if len(shown) < total:
        yield Paragraph(view.translate("Shows {shown} of {total} objections.", shown=len(shown), total=total))
    yield from beside_blocks(view)


def _fields(view: View) -> tuple[str, ...]:
    return (
        *("status", "municipality", "above", "below", "concession", "own_step", "joint_step", "undecided"),
        *(DIFFERENCE + criterion for criterion in view.group.table.criteria),
    )


def _records(view: View) -> Iterator[dict[str, object]]:
    for objection in objections(view.group, LISTED):
        yield {
            "status": view.group.ranking.status.value,
            "municipality": objection.member,
            "above": objection.above,
            "below": objection.below,
            "concession": objection.concession,
            "own_step": objection.own.weight_moved,
            "joint_step": objection.joint.weight_moved,
            "undecided": objection.is_undecided,
            **{DIFFERENCE + criterion: part for criterion, part in objection.by_criterion.items()},
        }


SECTION = Section("objections", _blocks, _fields, _records)
