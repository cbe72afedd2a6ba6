"""The municipalities on one sheet: how many live there, what touches them, whether they have answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.document import Align
from mlr_prio.report.workbook import Sheet, SheetColumn, SheetRow

if TYPE_CHECKING:
    from mlr_prio.model.municipality import Municipality
    from mlr_prio.report.builder.chapter.basis import Basis


def municipalities(basis: Basis) -> Sheet:
    """Return a row for each municipality, in the order of the file; one that has not answered is marked."""
    translate = basis.translate
    columns = (
        SheetColumn(translate("Municipality"), 18),
        SheetColumn(translate("Code"), 9),
        SheetColumn(translate("Inhabitants"), 13, Align.RIGHT),
        SheetColumn(translate("Counted in"), 14, Align.RIGHT),
        SheetColumn(translate("Weights"), 17),
        SheetColumn(translate("Projects"), 11, Align.RIGHT),
        SheetColumn(translate("Projects that touch it, with their places"), 90),
    )
    answered = {profile.municipality for profile in basis.problem.member_profiles}
    rows = (_row(member, basis, answered=member.id in answered) for member in basis.problem.members)
    return Sheet(translate("Municipalities"), columns, tuple(rows), fixed=1)


def _row(member: Municipality, basis: Basis, *, answered: bool) -> SheetRow:
    touching = [row for row in basis.ranking.rows if member.id in row.project.municipalities]
    population = member.population
    entries = (
        member.name,
        member.code,
        None if population is None else population.count,
        None if population is None else population.year,
        basis.translate("answered") if answered else basis.translate("not answered"),
        len(touching),
        "; ".join(
            basis.translate("{place}. {project}", place=basis.place(row), project=basis.name(row))
            for row in touching
        ),
    )
    return SheetRow(entries, marked=not answered)
