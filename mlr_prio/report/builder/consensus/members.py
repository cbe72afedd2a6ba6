"""Each member by itself: how far from the list it stands, about what, and what would bring it closer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.consensus.figures import figures
from mlr_prio.assessment.consensus.objections import disagreements, objections
from mlr_prio.report.builder.consensus.objections import objection_table
from mlr_prio.report.builder.consensus.phrase import beside_blocks
from mlr_prio.report.builder.consensus.section import Section
from mlr_prio.report.document import Align, Bullets, Column, Heading, Note, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.consensus.objections import MemberDisagreement
    from mlr_prio.report.builder.consensus.section import View
    from mlr_prio.report.document import Block

OF_EACH: Final = 3
"""The cheapest objections shown for each member."""


def _blocks(view: View) -> Iterator[Block]:
    translate = view.translate
    found = disagreements(view.group)
    yield Heading(translate("The municipalities beside the list"))
    yield Bullets(tuple(_summary(member, view) for member in found))
    yield member_table(view)
    yield Heading(translate("What would bring each closer: its cheapest steps"))
    order = {member: x for x, member in enumerate(view.group.ids)}
    listed = sorted(objections(view.group, OF_EACH), key=lambda objection: order[objection.member])
    yield objection_table(listed, view)
    yield from beside_blocks(view)


def member_table(view: View) -> Table:
    """Return how far each member is from the list, and about what."""
    translate, numbers = view.translate, view.numbers
    known = figures(view.group, view.top)
    rows = tuple(
        (
            view.names.municipalities[member.member],
            str(member.count),
            view.figure(known.tau_to_joint[member.member]),
            numbers.percent(known.shared_top[member.member], 0),
            _largest(member, view) or "–",
        )
        for member in disagreements(view.group)
    )
    columns = (
        Column("member", translate("Municipality")),
        Column("count", translate("Pairs the other way round"), Align.RIGHT),
        Column("tau", translate("Tau-b"), Align.RIGHT, priority=3),
        Column("top", translate("Shared top"), Align.RIGHT, priority=2),
        Column("largest", translate("Differs most on"), priority=1, least=20),
    )
    shared = translate(
        "Shared top: the part of places {places} that has the same places or better in its own list.",
        places=view.top_places,
    )
    notes = (
        Note(translate("Tau-b: 1 is the same order as the list, −1 the opposite one (Kendall 1945)."), "tau"),
        Note(shared, "top"),
    )
    return Table(columns, rows, notes)


def _largest(member: MemberDisagreement, view: View) -> str:
    return ", ".join(
        view.names.labels[criterion] for criterion in member.largest if member.by_criterion[criterion] > 0
    )


def _summary(member: MemberDisagreement, view: View) -> str:
    """Return what a member's objections are about: ``Lund: 17 av 231 par … 51 % av skillnaden …``."""
    m = len(view.group.listed)
    name = view.names.municipalities[member.member]
    if member.share is None:
        return view.translate(
            "{municipality} puts no pair the other way round than the list.", municipality=name
        )
    parting = [criterion for criterion in member.largest if member.by_criterion[criterion] > 0]
    criteria = view.translate.listed([view.names.spoken[criterion] for criterion in parting])
    first = view.translate(
        "{municipality} puts {count} of {pairs} pairs the other way round than the list.",
        municipality=name,
        count=member.count,
        pairs=m * (m - 1) // 2,
    )
    second = view.translate.plural(
        "{share} of the difference is about one criterion: {criteria}.",
        "{share} of the difference is about two criteria: {criteria}.",
        len(parting),
        share=view.numbers.percent(member.share, 0),
        criteria=criteria,
    )
    return f"{first} {second}"


def _fields(view: View) -> tuple[str, ...]:
    return (
        *("status", "municipality", "objections", "tau_to_list", "shared_top", "largest", "largest_share"),
        *(f"difference_{criterion}" for criterion in view.group.table.criteria),
    )


def _records(view: View) -> Iterator[dict[str, object]]:
    known = figures(view.group, view.top)
    for member in disagreements(view.group):
        yield {
            "status": view.group.ranking.status.value,
            "municipality": member.member,
            "objections": member.count,
            "tau_to_list": known.tau_to_joint[member.member],
            "shared_top": known.shared_top[member.member],
            "largest": list(member.largest),
            "largest_share": member.share,
            **{f"difference_{criterion}": part for criterion, part in member.by_criterion.items()},
        }


SECTION = Section("members", _blocks, _fields, _records)
