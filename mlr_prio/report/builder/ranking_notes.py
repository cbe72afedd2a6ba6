"""What stands under the list: marks, missing scores, how values are made, who is unheard or not ranked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.ranking import POSITION_SPAN
from mlr_prio.assessment.weighting import JOINT
from mlr_prio.model.project import ProjectStatus
from mlr_prio.report.builder.ranking_agreement import agreement_notes
from mlr_prio.report.builder.ranking_table import INEXACT
from mlr_prio.report.document import Bullets, Note, Paragraph
from mlr_prio.report.text.number import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.ranking import RankedProject, Ranking
    from mlr_prio.model.project import Project
    from mlr_prio.report.builder.footnote import Footnotes
    from mlr_prio.report.document import Block
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator


def ranking_notes(
    ranking: Ranking,
    rows: Sequence[RankedProject],
    footnotes: Footnotes,
    names: Names,
    translate: Translator,
) -> Iterator[Note]:
    """Yield the notes under the table: how much is missing, its marks, then what it rests on."""
    yield from map(Note, _coverage(ranking, rows, translate))
    yield from (Note(text, "cost") for text in footnotes.lines())
    yield from _marks(rows, translate)
    yield _position(translate)
    yield Note(translate("Value 0–100: the weight of each criterion times the worth of its score, added up."))
    yield Note(_weights(ranking, names, translate))
    yield from agreement_notes(rows, translate)
    yield from map(Note, _unheard(ranking, names, translate))
    yield from map(Note, objections(ranking, names, translate))


def _coverage(ranking: Ranking, rows: Sequence[RankedProject], translate: Translator) -> Iterator[str]:
    if len(rows) < len(ranking.rows):
        yield translate("Shows {shown} of {count} projects.", shown=len(rows), count=len(ranking.rows))
    missing = sum(len(row.missing) for row in ranking.rows)
    if missing:
        cells = len(ranking.rows) * len(ranking.weights)
        yield translate.plural(
            "{count} of {cells} scores is missing.",
            "{count} of {cells} scores are missing.",
            missing,
            cells=cells,
        )


def _marks(rows: Sequence[RankedProject], translate: Translator) -> Iterator[Note]:
    if any(row.tied for row in rows):
        yield Note(translate("= shared place"))
    if not all(row.is_exact for row in rows):
        text = translate(
            "{mark} scores are missing or uncertain: the most likely value counts, else the middle of what "
            "is possible.",
            mark=INEXACT,
        )
        yield Note(text)
    carried = translate(
        "Mainly through: the criteria, at most two, on which a project stands furthest above the list's mean."
    )
    yield Note(carried, "carried")


def _position(translate: Translator) -> Note:
    """Return what a firm place is: the other uncertainty, of the scores, stands in the possible places."""
    text = translate(
        "Position: firm when the place holds while any one criterion's weight changes by up to {span} of "
        "itself, the scores being as they are; otherwise sensitive.",
        span=Numbers(translate.language).percent(POSITION_SPAN),
    )
    return Note(text, "position")


def _weights(ranking: Ranking, names: Names, translate: Translator) -> str:
    in_force = ranking.in_force
    if in_force.profile != JOINT:
        return translate(
            "The weights are those of the profile {profile}.", profile=names.profiles[in_force.profile]
        )
    if not in_force.members:
        return translate("The weights are those of the criteria file: there are no weight profiles.")
    if in_force.by_population:
        return translate(
            "The weights are the mean of the profiles of {count} municipalities, with influence by "
            "population: a what-if. The rule is equal influence.",
            count=len(in_force.members),
        )
    return translate.plural(
        "The weights are those of the one municipality that has answered.",
        "The weights are the mean of the profiles of {count} municipalities with equal influence.",
        len(in_force.members),
    )


def _unheard(ranking: Ranking, names: Names, translate: Translator) -> Iterator[str]:
    """Yield the members without a profile, where the list is the mean of the others."""
    answered = {profile.id for profile in ranking.problem.member_profiles}
    unheard = [names.municipalities[m.id] for m in ranking.problem.members if m.id not in answered]
    if ranking.in_force.members and unheard:
        yield translate("Have not answered yet: {municipalities}.", municipalities=translate.listed(unheard))


def objections(ranking: Ranking, names: Names, translate: Translator) -> Iterator[str]:
    """Yield the members' reservations and abstentions; they stand beside the list, never in it."""
    for profile in ranking.problem.member_profiles:
        member = names.municipalities[profile.id]
        for reservation in profile.reservations:
            yield translate(
                "Reservation: {municipality} on {project}: {reason}",
                municipality=member,
                project=names.projects[reservation.project],
                reason=reservation.reason,
            )
        if profile.abstains:
            projects = translate.listed([names.projects[project] for project in profile.abstains])
            yield translate(
                "{municipality} abstains from {projects}.", municipality=member, projects=projects
            )


def not_ranked(ranking: Ranking, names: Names, translate: Translator) -> Iterator[Block]:
    """Yield the projects that do not compete, with the reason."""
    if ranking.excluded:
        yield Paragraph(translate("Outside the ranking:"))
        yield Bullets(tuple(_excluded(project, names, translate) for project in ranking.excluded))


def _excluded(project: Project, names: Names, translate: Translator) -> str:
    facts = {"project": names.projects[project.id], "reason": project.reason or ""}
    match project.status:
        case ProjectStatus.BUILT:
            return translate("{project} – opened {year}", **facts, year=str(project.opened))
        case ProjectStatus.WITHDRAWN:
            return translate("{project} – withdrawn: {reason}", **facts)
        case _:
            return translate("{project} – sifted out: {reason}", **facts)
