"""Turns of phrase that several parts of a statement share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.assessment.ranking import RankedProject
    from mlr_prio.assessment.statement import StatementCase
    from mlr_prio.report.builder.chapter.basis import Basis


def with_sources(text: str, sources: Sequence[str]) -> str:
    """Return a text with the keys of its sources behind it, ``… [S31, S33]``."""
    return f"{text} [{', '.join(sources)}]" if sources else text


def placed(row: RankedProject, basis: Basis) -> str:
    """Return ``Öresundsmetro (place 3)``."""
    return basis.translate("{project} (place {place})", project=basis.name(row), place=basis.place(row))


def first_for_all(case: StatementCase) -> tuple[RankedProject, ...]:
    """Return the projects asked for that every member's own weights put among the first places."""
    return tuple(
        position.row
        for position in case.positions
        if position.places is not None
        and position.places.in_top == position.places.members == len(case.problem.members)
    )


def first_for_all_sentence(case: StatementCase, basis: Basis) -> str:
    """Return which projects every member's own weights put among the first places; empty without any."""
    rows = first_for_all(case)
    if not rows:
        return ""
    return basis.translate.plural(
        "With the weights of each of the {members} municipalities on its own, {projects} is among the first "
        "{top} projects.",
        "With the weights of each of the {members} municipalities on its own, {projects} are among the first "
        "{top} projects.",
        len(rows),
        members=len(case.problem.members),
        projects=basis.translate.listed([basis.name(row) for row in rows]),
        top=case.statement.top,
    )
