"""The page for a meeting: what all agree on, what is open, the cheapest steps, who decides alone."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.consensus.influence import influences
from mlr_prio.assessment.consensus.objections import objections, objections_to
from mlr_prio.assessment.consensus.reservations import reservations
from mlr_prio.assessment.consensus.support import agreement
from mlr_prio.report.builder.consensus import support as support_section
from mlr_prio.report.builder.consensus.phrase import about_text, moves_text, standing_beside, step_text
from mlr_prio.report.builder.consensus.section import Section
from mlr_prio.report.document import Align, Bullets, Column, Heading, Paragraph, Table
from mlr_prio.report.text.counting import in_words, sentence
from mlr_prio.report.text.number import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.consensus.influence import MemberInfluence
    from mlr_prio.assessment.consensus.objections import Objection
    from mlr_prio.assessment.consensus.support import Agreement, PairSupport
    from mlr_prio.report.builder.consensus.section import View
    from mlr_prio.report.document import Block

OPEN: Final = 5
"""Open questions shown."""

CHEAPEST: Final = 3
"""Cheapest objections shown."""

LEVELS: Final = 3
"""Levels shown."""

FEW: Final = 2
"""So many exceptions are named; more are counted."""


def _blocks(view: View) -> Iterator[Block]:
    yield from opening(view)
    beside = (*contradiction_sentences(view), *_stated(view), *standing_beside(view))
    if beside:
        yield Bullets(beside)


def opening(view: View) -> Iterator[Block]:
    """Yield what all agree on, what is open, the cheapest steps, and who decides alone."""
    found = agreement(view.group)
    yield Paragraph(" ".join((agreement_sentence(found, view), _leader(found, view))))
    yield _levels(found, view)
    if found.open:
        yield Heading(view.translate("Open questions"))
        yield _open(found.open[:OPEN], view)
    cheapest = _of_different_pairs(objections(view.group, CHEAPEST))[:CHEAPEST]
    if cheapest:
        yield Heading(view.translate("Cheapest to settle"))
        yield Paragraph(
            view.translate("Percentage points of all weight to move, from → to, before the two tie:")
        )
        yield Bullets(tuple(_cheapest(objection, view) for objection in cheapest))
    yield Paragraph(influence_text(view))


def agreement_sentence(found: Agreement, view: View) -> str:
    """Return on how many pairs all agree, on how many all but one, and how many are open."""
    share = len(found.unanimous) / found.pair_count
    return view.translate(
        "All {members} agree on {agreed} of {pairs} comparisons ({share}), all but one on {nearly} more; "
        "{open} are open.",
        members=in_words(len(view.group.members), view.translate),
        agreed=len(found.unanimous),
        pairs=found.pair_count,
        share=view.numbers.percent(share, 0),
        nearly=len(found.nearly),
        open=len(found.open),
    )


def _leader(found: Agreement, view: View) -> str:
    """Return what all put behind the first project of the list."""
    leader, behind = next(iter(found.ahead_of.items()))
    others = [project for project in found.ahead_of if project != leader]
    facts = {"project": view.names.projects[leader]}
    rest = [project for project in others if project not in behind]
    if not rest:
        return view.translate("All put {project} before every other.", **facts)
    if not behind:
        return view.translate("There is no project that all put behind {project}.", **facts)
    if len(rest) <= FEW:
        return view.translate(
            "All put {project} before every other but {rest}.", **facts, rest=view.projects(rest)
        )
    return view.translate(
        "All put {project} before {count} of the {others} others.",
        **facts,
        count=len(behind),
        others=len(others),
    )


def _levels(found: Agreement, view: View) -> Table:
    """Return the first levels, and how many projects stand on the rest."""
    rows = [
        (str(number), " · ".join(map(view.brief, projects)))
        for number, projects in enumerate(found.levels[:LEVELS], start=1)
    ]
    rest = sum(map(len, found.levels[LEVELS:]))
    if rest:
        levels = view.numbers.places(LEVELS + 1, len(found.levels))
        rows.append((levels, view.translate.plural("{count} more project", "{count} more projects", rest)))
    columns = (
        Column("level", view.translate("Level"), Align.RIGHT),
        Column(
            "projects", view.translate("Projects; within a level there is no order that all share"), least=30
        ),
    )
    return Table(columns, tuple(rows))


def _open(pairs: Sequence[PairSupport], view: View) -> Table:
    translate = view.translate
    columns = (
        Column("pair", translate("The list's order"), least=44),
        Column("votes", translate("For–against")),
        Column("about", translate("Mostly about"), priority=2, least=14),
        Column("step", translate("Smallest step, percentage points"), priority=1, least=14),
    )
    return Table(columns, tuple(_open_row(pair, view) for pair in pairs))


def _open_row(pair: PairSupport, view: View) -> tuple[str, str, str, str]:
    above, below = pair.pair if pair.in_list >= 0 else pair.pair[::-1]
    votes = (pair.supporting, pair.opposing) if pair.in_list >= 0 else (pair.opposing, pair.supporting)
    found = [o for o in objections_to(view.group, above, below) if not o.is_undecided]
    parts = {c: fsum(o.by_criterion[c] for o in found) for c in view.group.table.criteria}
    names = {"above": view.brief(above), "below": view.brief(below)}
    shared = view.translate("{above} beside {below}", **names)
    return (
        view.translate("{above} before {below}", **names) if pair.in_list else shared,
        _votes(pair, votes, view),
        about_text(parts, view),
        step_text(found[0].cheapest, view) if found and pair.in_list else MISSING,
    )


def _votes(pair: PairSupport, votes: tuple[int, int], view: View) -> str:
    """Return ``8–3``, with those that take no side behind it."""
    counts = f"{votes[0]}–{votes[1]}"
    undecided = pair.equal + pair.unknown
    extra = [
        view.translate.plural("{count} undecided", "{count} undecided", undecided) if undecided else "",
        view.translate.plural("{count} abstains", "{count} abstain", pair.abstaining)
        if pair.abstaining
        else "",
    ]
    return ", ".join([counts, *filter(None, extra)])


def _of_different_pairs(found: Sequence[Objection]) -> list[Objection]:
    """Return the cheapest objection to each pair, in order."""
    first: dict[tuple[str, str], Objection] = {}
    for objection in found:
        first.setdefault((objection.above, objection.below), objection)
    return list(first.values())


def _cheapest(objection: Objection, view: View) -> str:
    """Return one objection with its step; where the list would move, with all who object to the same."""
    step, pair = objection.cheapest, (objection.above, objection.below)
    is_own = step.side == objection.member
    members = [objection.member] if is_own else [other.member for other in objections_to(view.group, *pair)]
    said, names = moves_text(step, view) if is_own else step_text(step, view), view.members(members)
    return view.translate.plural(
        "{municipalities} puts {below} before {above}: {step}",
        "{municipalities} put {below} before {above}: {step}",
        len(members),
        municipalities=names,
        below=view.brief(objection.below),
        above=view.brief(objection.above),
        step=said,
    )


def influence_text(view: View) -> str:
    """Return which members, left out, would change the top of the list, and which the first place."""
    found = influences(view.group, view.top)
    leading = tuple(_leading(found, view))
    if view.top > 1:
        return " ".join((_deciding(found, view), *leading))
    return " ".join(leading) or view.translate("No municipality decides alone which project stands first.")


def _deciding(found: Sequence[MemberInfluence], view: View) -> str:
    translate = view.translate
    top = in_words(view.top, translate)
    deciding = [one for one in found if one.changes_top]
    if not deciding:
        return translate("No municipality decides alone which {top} stand first.", top=top)
    parts = [
        translate(
            "without {municipality} {enters} would be among the first {top}, instead of {leaves}",
            municipality=view.names.municipalities[one.member],
            enters=view.projects(one.enters) or MISSING,
            leaves=view.projects(one.leaves) or MISSING,
            top=top,
        )
        for one in deciding
    ]
    rest = translate("no other municipality decides alone which {top} stand first", top=top)
    ends = [] if len(deciding) == len(found) else [rest]
    return sentence("; ".join([*parts, *ends])) + "."


def _leading(found: Sequence[MemberInfluence], view: View) -> Iterator[str]:
    """Yield by new leader the members without which it would stand first."""
    leaders = {row.project.id for row in view.group.ranking.rows if row.rank == 1}
    without: dict[tuple[str, ...], list[str]] = {}
    for one in found:
        first = tuple(project for project, place in one.ranks.items() if place == 1)
        if set(first) != leaders:
            without.setdefault(first, []).append(view.names.municipalities[one.member])
    for first, members in without.items():
        yield view.translate(
            "Without {municipalities} {projects} would stand first.",
            municipalities=_either(members, view),
            projects=view.projects(first),
        )


def _either(members: Sequence[str], view: View) -> str:
    if len(members) == 1:
        return members[0]
    return view.translate("{items} or {last}", items=", ".join(members[:-1]), last=members[-1])


def contradiction_sentences(view: View) -> Iterator[str]:
    """Yield the pairs that the list has the other way round than all that take a side."""
    for first, second in agreement(view.group).contradictions:
        yield view.translate(
            "All that take a side put {first} before {second}, but the list has them the other way round: "
            "one that abstains still has its part in the mean.",
            first=view.names.projects[first],
            second=view.names.projects[second],
        )


def _stated(view: View) -> Iterator[str]:
    """Yield reservations and abstentions in short; the reasons stand in their own section."""
    found = reservations(view.group)
    for reservation in found.reservations:
        yield view.translate(
            "Reservation: {municipality} on {project}.",
            municipality=view.names.municipalities[reservation.member],
            project=view.names.projects[reservation.project],
        )
    for member, projects in found.abstentions.items():
        yield view.translate(
            "{municipality} abstains from {projects}.",
            municipality=view.names.municipalities[member],
            projects=view.projects(projects),
        )


SECTION = Section("overview", _blocks, support_section.fields, support_section.records)
