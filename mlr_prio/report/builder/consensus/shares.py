"""Fair shares at the top of the list: reported, and never part of a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.consensus.shares import shares
from mlr_prio.report.builder.consensus.section import Section
from mlr_prio.report.document import Align, Column, Heading, Note, Paragraph, Table
from mlr_prio.report.text.number import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.consensus.shares import MemberShare
    from mlr_prio.report.builder.consensus.section import View
    from mlr_prio.report.document import Block


def _blocks(view: View) -> Iterator[Block]:
    translate = view.translate
    found = shares(view.group, view.top)
    yield Heading(translate("Whom places {places} touch", places=view.top_places))
    left_out = [share.member for share in found if not share.projects]
    yield Paragraph(
        translate("None of them touches {municipalities}.", municipalities=view.members(left_out))
        if left_out
        else translate("Every municipality is touched by at least one of them.")
    )
    yield _table(found, view)


def _table(found: tuple[MemberShare, ...], view: View) -> Table:
    translate = view.translate
    columns = (
        Column("member", translate("Municipality")),
        Column("count", translate("Projects"), Align.RIGHT),
        Column("value", translate("Share of value"), Align.RIGHT, priority=1),
        Column("cost", translate("Share of known cost"), Align.RIGHT, priority=2),
        Column("projects", translate("Which"), priority=3, least=24),
    )
    rows = tuple(
        (
            view.names.municipalities[share.member],
            str(len(share.projects)),
            _percent(share.value_share, view),
            _percent(share.cost_share, view) + ("*" if share.cost_unknown else ""),
            ", ".join(map(view.brief, share.projects)) or MISSING,
        )
        for share in found
    )
    return Table(columns, rows, tuple(_notes(found, view)))


def _notes(found: tuple[MemberShare, ...], view: View) -> Iterator[Note]:
    translate = view.translate
    yield Note(
        translate(
            "The value of a project is that of the whole region: what a municipality takes part in changes "
            "no place. A project that touches several counts in full for each."
        )
    )
    text = translate(
        "Costs count as their sources give them, whatever their price year; frames for several projects and "
        "other currencies are left out."
    )
    yield Note(text, "cost")
    if any(share.cost_unknown for share in found):
        yield Note(translate("* the cost of at least one of its projects is not known."), "cost")


def _percent(share: float | None, view: View) -> str:
    return MISSING if share is None else view.numbers.percent(share, 0)


def _fields(_view: View) -> tuple[str, ...]:
    return ("status", "municipality", "count", "projects", "value_share", "cost_share", "cost_unknown")


def _records(view: View) -> Iterator[dict[str, object]]:
    for share in shares(view.group, view.top):
        yield {
            "status": view.group.ranking.status.value,
            "municipality": share.member,
            "count": len(share.projects),
            "projects": list(share.projects),
            "value_share": share.value_share,
            "cost_share": share.cost_share,
            "cost_unknown": share.cost_unknown,
        }


SECTION = Section("shares", _blocks, _fields, _records)
