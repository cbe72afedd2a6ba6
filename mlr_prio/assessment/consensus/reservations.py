"""Reservations and abstentions, beside the list and never in a score; the list if they were respected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.engine.ranking import ranks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.assessment.consensus.group import Group


@dataclass(frozen=True, slots=True)
class ReservedProject:
    """One member's reservation.

    Parameters
    ----------
    member, project
        Whose, and against what.
    reason
        In the member's words.
    rank
        The project's place in the joint list; None when it does not compete.
    """

    member: str
    project: str
    reason: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class Reservations:
    """What members stand beside.

    Parameters
    ----------
    reservations
        In the order of the members.
    abstentions
        By member, the projects that it takes no part in; only members that have some.
    respected
        The places of the joint list if no project that anybody has a reservation against were on it. The
        order of the others is the same: the scales are fixed.
    """

    reservations: tuple[ReservedProject, ...]
    abstentions: Mapping[str, tuple[str, ...]]
    respected: Mapping[str, int]


def reservations(group: Group) -> Reservations:
    """Return the reservations and abstentions of the members that take part."""
    rows = {row.project.id: row for row in group.ranking.rows}
    profiles = [p for p in group.problem.member_profiles if p.id in group.ids]
    found = tuple(
        ReservedProject(profile.id, r.project, r.reason, rows[r.project].rank if r.project in rows else None)
        for profile in profiles
        for r in profile.reservations
    )
    reserved = {reservation.project for reservation in found}
    kept = [row for row in group.ranking.rows if row.project.id not in reserved]
    places = ranks([row.value for row in kept]).tolist() if kept else []
    return Reservations(
        found,
        {p.id: p.abstains for p in profiles if p.abstains},
        {row.project.id: place for row, place in zip(kept, places, strict=True)},
    )
