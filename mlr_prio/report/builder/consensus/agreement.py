"""Agreement in figures: between two members, among all, and about one project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.consensus.figures import figures
from mlr_prio.report.builder.consensus.section import Section
from mlr_prio.report.document import Align, Column, Heading, Note, Paragraph, Table
from mlr_prio.report.text.name import short_names
from mlr_prio.report.text.number import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.consensus.figures import Figures
    from mlr_prio.report.builder.consensus.section import View
    from mlr_prio.report.document import Block


def _blocks(view: View) -> Iterator[Block]:
    found = figures(view.group, view.top)
    translate = view.translate
    yield Heading(translate("Agreement in figures"))
    yield Paragraph(
        translate(
            "Kendall's W is {w}: 1 is the same list from all, 0 no agreement. It describes, and tests "
            "nothing: municipalities that weight the same scores are never independent of one another.",
            w=view.figure(found.kendall_w),
        )
    )
    yield Heading(translate("Tau-b between the municipalities"))
    yield _tau(found, view)
    yield Heading(translate("Places that municipalities give"))
    yield _spans(found, view)


def _tau(found: Figures, view: View) -> Table:
    names = [view.names.municipalities[member] for member in found.tau]
    short = short_names(names)
    columns = (
        Column("member", view.translate("Municipality")),
        Column("joint", view.translate("List"), Align.RIGHT),
        *(
            Column(member, name, Align.RIGHT, priority=number)
            for number, (member, name) in enumerate(zip(found.tau, short, strict=True), start=1)
        ),
    )
    rows = tuple(
        (
            view.names.municipalities[member],
            view.figure(found.tau_to_joint[member]),
            *("" if other == member else view.figure(tau) for other, tau in row.items()),
        )
        for member, row in found.tau.items()
    )
    text = view.translate("1: the same order, −1: the opposite one (Kendall 1945).")
    return Table(columns, rows, (Note(text),))


def _spans(found: Figures, view: View) -> Table:
    columns = (
        Column("rank", view.translate("Place"), Align.RIGHT),
        Column("project", view.translate("Project"), least=20),
        Column("span", view.translate("Best – worst")),
    )
    rows = tuple(
        (
            view.numbers.place(row.rank, tied=row.tied),
            view.names.projects[row.project.id],
            MISSING if (span := found.span[row.project.id]) is None else view.numbers.places(*span),
        )
        for row in view.group.ranking.rows
    )
    return Table(columns, rows)


def _fields(view: View) -> tuple[str, ...]:
    return ("status", "municipality", "tau_to_list", *(f"tau_{member}" for member in view.group.ids))


def _records(view: View) -> Iterator[dict[str, object]]:
    found = figures(view.group, view.top)
    for member, row in found.tau.items():
        yield {
            "status": view.group.ranking.status.value,
            "municipality": member,
            "tau_to_list": found.tau_to_joint[member],
            **{f"tau_{other}": tau for other, tau in row.items()},
        }


SECTION = Section("agreement", _blocks, _fields, _records)
