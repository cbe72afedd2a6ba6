"""The list on a map: the projects where their files place them, and the municipalities that they touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.ranking_data import cost_data
from mlr_prio.report.chart.boundary import ATTRIBUTION, boundaries
from mlr_prio.report.report import Feature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.ranking import RankedProject, Ranking
    from mlr_prio.model.municipality import Municipality
    from mlr_prio.model.project import Project
    from mlr_prio.report.text.name import Names


def features(ranking: Ranking, names: Names) -> tuple[Feature, ...]:
    """Return a feature for each municipality, then one for each project on the list.

    A project without a location of its own has no geometry: the middle of a municipality would say something
    that nobody knows. It is found through the municipalities that it touches.
    """
    return (*_municipalities(ranking, names), *(_project(row, ranking, names) for row in ranking.rows))


def _municipalities(ranking: Ranking, names: Names) -> Iterator[Feature]:
    for member in ranking.problem.members:
        touching = [row for row in ranking.rows if member.id in row.project.municipalities]
        yield Feature(
            f"municipality-{member.id}",
            _outline(member),
            {
                "kind": "municipality",
                "name": member.name,
                "code": member.code,
                "projects": len(touching),
                "best_rank": min((row.rank for row in touching), default=None),
                "project_ids": ", ".join(row.project.id for row in touching),
                "project_names": ", ".join(names.projects[row.project.id] for row in touching),
                "attribution": ATTRIBUTION,
                "status": ranking.status.value,
            },
        )


def _outline(member: Municipality) -> dict[str, object] | None:
    boundary = boundaries().get(member.code)
    if boundary is None:
        return None
    return {"type": "Polygon", "coordinates": [[list(point) for point in boundary.ring]]}


def _project(row: RankedProject, ranking: Ranking, names: Names) -> Feature:
    project = row.project
    cost = cost_data(project.cost) or {}
    return Feature(
        f"project-{project.id}",
        _location(project),
        {
            "kind": "project",
            "name": names.projects[project.id],
            "project_id": project.id,
            "rank": row.rank,
            "tied": row.tied,
            "value": row.value,
            "low": row.low,
            "high": row.high,
            "mode": project.mode,
            "cost_amount": cost.get("amount"),
            "cost_unit": cost.get("unit"),
            "cost_price_year": cost.get("price_year"),
            "cost_basis": cost.get("basis"),
            "municipalities": ", ".join(names.municipalities[m] for m in project.municipalities),
            "status": ranking.status.value,
        },
    )


def _location(project: Project) -> dict[str, object] | None:
    if project.location is None:
        return None
    points = [list(position) for position in project.location.positions()]
    is_point = project.location.type == "Point"
    return {"type": project.location.type, "coordinates": points[0] if is_point else points}
