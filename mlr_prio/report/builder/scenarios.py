"""The list under every scenario, side by side with the list."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.scenario import movers
from mlr_prio.report.builder.head import SEPARATOR, contract, origin, status_mark, subtitle
from mlr_prio.report.builder.section import Section
from mlr_prio.report.document import Align, Bullets, Column, Document, Heading, Paragraph, Table
from mlr_prio.report.report import Report
from mlr_prio.report.text.name import Names
from mlr_prio.report.text.number import Numbers
from mlr_prio.report.text.scenario import scenario_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.ranking import RankedProject, Ranking
    from mlr_prio.assessment.scenario import ScenarioComparison
    from mlr_prio.report.document import Block
    from mlr_prio.translation import Translator

MOVES_SHOWN: Final = 3
"""How many moves are named for each scenario; the table holds them all."""


def scenario_section(comparison: ScenarioComparison, names: Names, translate: Translator) -> Section:
    """Return what the scenarios change as a part of a report; its table holds whoever is in some top.

    Parameters
    ----------
    comparison
        The lists.
    names
        Names of the workspace.
    translate
        The reader's language.
    """
    near = [row for row in comparison.joint.rows if _is_in_some_top(comparison, row)]
    head: list[Block] = [Heading(translate("In the scenarios"))]
    if comparison.status is not comparison.joint.status:
        head.append(Paragraph(status_mark(comparison.status, translate)))
    return Section(
        "scenarios",
        (*head, *comparison_blocks(comparison, near, names, translate)),
        {_id(ranking): [row.project.id for row in ranking.rows] for ranking in comparison.scenarios},
        tuple(_records(comparison, names)),
    )


def scenarios_report(comparison: ScenarioComparison, translate: Translator, top: int | None = None) -> Report:
    """Return the places on the list and under each scenario as a report.

    Parameters
    ----------
    comparison
        The lists.
    translate
        The reader's language.
    top
        Show only these many places of the list, with everybody who shares the last; None shows all.
    """
    joint = comparison.joint
    names = Names.of(joint.problem, translate.language)
    rows = [row for row in joint.rows if top is None or row.rank <= top]
    document = Document(
        language=translate.language,
        title=translate("Places in every scenario"),
        status_mark=status_mark(comparison.status, translate),
        subtitle=subtitle(joint, translate),
        origin=origin(joint.problem, translate),
        blocks=tuple(comparison_blocks(comparison, rows, names, translate)),
    )
    data = {
        **contract("rank-scenarios", joint, translate),
        "status": comparison.status.value,
        "method": joint.method,
        "profile": joint.in_force.profile,
        "top": comparison.top,
        "always_top": list(comparison.always_top),
        "scenarios": [_scenario(ranking, translate) for ranking in comparison.scenarios],
        "ranking": [_row(comparison, row, names) for row in rows],
    }
    fields = ("status", "id", "name", "rank", *map(_id, comparison.scenarios))
    return Report(document, data, fields, tuple(_flat(comparison, row, names) for row in rows))


def comparison_blocks(
    comparison: ScenarioComparison, rows: Sequence[RankedProject], names: Names, translate: Translator
) -> Iterator[Block]:
    """Yield who keeps a place everywhere, what moves in each scenario, and last a table of some lines."""
    if not comparison.joint.rows:
        yield Paragraph(translate("There are no projects to rank."))
    elif not comparison.scenarios:
        yield Paragraph(translate("There are no scenarios in {folder}.", folder="criteria/scenarios"))
    else:
        yield Paragraph(_always(comparison, names, translate))
        yield Bullets(tuple(_moves(ranking, names, translate) for ranking in comparison.scenarios))
        yield _table(comparison, rows, names, translate)


def _always(comparison: ScenarioComparison, names: Names, translate: Translator) -> str:
    if not comparison.always_top:
        return translate.plural(
            "No project is first both on the list and in every scenario.",
            "No project is among the first {count} both on the list and in every scenario.",
            comparison.top,
        )
    return translate.plural(
        "First on the list and in every scenario: {projects}.",
        "Among the first {count} on the list and in every scenario: {projects}.",
        comparison.top,
        projects=SEPARATOR.join(names.projects[id_] for id_ in comparison.always_top),
    )


def _moves(ranking: Ranking, names: Names, translate: Translator) -> str:
    moved = movers(ranking)
    scenario = scenario_name(ranking, translate)
    if not moved:
        return translate("{scenario}: no project changes place.", scenario=scenario)
    return translate.plural(
        "{scenario}: {count} project changes place: {moves}.",
        "{scenario}: {count} projects change places, the most: {moves}.",
        len(moved),
        scenario=scenario,
        moves=SEPARATOR.join(
            f"{names.projects[row.project.id]} {row.previous_rank}→{row.rank}" for row in moved[:MOVES_SHOWN]
        ),
    )


def _table(
    comparison: ScenarioComparison, rows: Sequence[RankedProject], names: Names, translate: Translator
) -> Table:
    numbers = Numbers(translate.language)
    columns = (
        Column("rank", translate("The list"), Align.RIGHT),
        Column("project", translate("Project"), least=20),
        *(
            Column(_id(ranking), scenario_name(ranking, translate), Align.RIGHT, priority=number)
            for number, ranking in enumerate(comparison.scenarios, start=1)
        ),
    )
    shared = [Counter(row.rank for row in ranking.rows) for ranking in comparison.scenarios]
    cells = [
        (
            numbers.place(row.rank, tied=row.tied),
            names.projects[row.project.id],
            *(
                numbers.place(place, tied=count[place] > 1)
                for place, count in zip(comparison.ranks[row.project.id].values(), shared, strict=True)
            ),
        )
        for row in rows
    ]
    return Table(columns, tuple(cells))


def _id(ranking: Ranking) -> str:
    """Return the id of the scenario of a list; the joint list has none."""
    return "" if ranking.problem.scenario is None else ranking.problem.scenario.id


def _is_in_some_top(comparison: ScenarioComparison, row: RankedProject) -> bool:
    return min((row.rank, *comparison.ranks[row.project.id].values())) <= comparison.top


def _scenario(ranking: Ranking, translate: Translator) -> dict[str, object]:
    return {
        "id": _id(ranking),
        "name": scenario_name(ranking, translate),
        "weights": dict(ranking.weights),
        "ranking": [row.project.id for row in ranking.rows],
    }


def _row(comparison: ScenarioComparison, row: RankedProject, names: Names) -> dict[str, object]:
    return {
        "id": row.project.id,
        "name": names.projects[row.project.id],
        "rank": row.rank,
        "ranks": dict(comparison.ranks[row.project.id]),
    }


def _flat(comparison: ScenarioComparison, row: RankedProject, names: Names) -> dict[str, object]:
    return {
        **comparison.ranks[row.project.id],
        "status": comparison.status.value,
        "id": row.project.id,
        "name": names.projects[row.project.id],
        "rank": row.rank,
    }


def _records(comparison: ScenarioComparison, names: Names) -> Iterator[dict[str, object]]:
    for ranking in comparison.scenarios:
        for row in ranking.rows:
            yield {
                "scenario": _id(ranking),
                "id": row.project.id,
                "name": names.projects[row.project.id],
                "value": row.value,
                "rank": row.rank,
                "previous_rank": row.previous_rank,
            }
