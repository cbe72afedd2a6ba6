"""Reservations and abstentions, and the list if the reservations were respected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.consensus.reservations import reservations
from mlr_prio.report.builder.consensus.section import Section
from mlr_prio.report.document import Align, Bullets, Column, Heading, Note, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.consensus.reservations import Reservations
    from mlr_prio.report.builder.consensus.section import View
    from mlr_prio.report.document import Block


def _blocks(view: View) -> Iterator[Block]:
    translate = view.translate
    found = reservations(view.group)
    yield Heading(translate("Reservations and abstentions"))
    said = tuple(_said(found, view))
    if not said:
        yield Paragraph(translate("No municipality has a reservation or abstains."))
        return
    yield Bullets(said)
    if found.reservations:
        yield Heading(translate("The list if the reservations were respected"))
        yield _respected(found, view)


def _said(found: Reservations, view: View) -> Iterator[str]:
    for reservation in found.reservations:
        yield view.translate(
            "Reservation: {municipality} on {project}: {reason}",
            municipality=view.names.municipalities[reservation.member],
            project=view.names.projects[reservation.project],
            reason=reservation.reason,
        )
    for member, projects in found.abstentions.items():
        yield view.translate(
            "{municipality} abstains from {projects}.",
            municipality=view.names.municipalities[member],
            projects=view.projects(projects),
        )


def _respected(found: Reservations, view: View) -> Table:
    translate = view.translate
    columns = (
        Column("respected", translate("Place then"), Align.RIGHT),
        Column("rank", translate("Place now"), Align.RIGHT),
        Column("project", translate("Project"), least=20),
    )
    rows = tuple(
        (
            str(found.respected[row.project.id]) if row.project.id in found.respected else translate("off"),
            view.numbers.place(row.rank, tied=row.tied),
            view.names.projects[row.project.id],
        )
        for row in view.group.ranking.rows
        if row.rank <= view.top or row.project.id not in found.respected
    )
    shown = translate(
        "A what-if: the order of the other projects is the same. Shown are places {places} and what would "
        "be off.",
        places=view.top_places,
    )
    return Table(columns, rows, (Note(shown),))


def _fields(_view: View) -> tuple[str, ...]:
    return ("status", "kind", "municipality", "project", "reason")


def _records(view: View) -> Iterator[dict[str, object]]:
    found = reservations(view.group)
    status = view.group.ranking.status.value
    for reservation in found.reservations:
        yield {
            "status": status,
            "kind": "reservation",
            "municipality": reservation.member,
            "project": reservation.project,
            "reason": reservation.reason,
        }
    for member, projects in found.abstentions.items():
        for project in projects:
            yield {"status": status, "kind": "abstention", "municipality": member, "project": project}


SECTION = Section("reservations", _blocks, _fields, _records)
