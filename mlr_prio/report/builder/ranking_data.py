"""The list for programs: the JSON contract and flat records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.ranking import POSITION_SPAN
from mlr_prio.report.builder.decision import decision_data
from mlr_prio.report.builder.head import contract
from mlr_prio.report.builder.ranking_agreement import agreement_data
from mlr_prio.report.builder.what_if import what_if_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.assessment.ranking import RankedProject, Ranking
    from mlr_prio.model.project import Cost
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator

CONTRIBUTION: Final = "contribution_"
"""What the field of a criterion's contribution begins with."""


def ranking_data(
    ranking: Ranking, rows: Sequence[RankedProject], names: Names, translate: Translator
) -> dict[str, object]:
    """Return the JSON contract of ``rank``."""
    in_force = ranking.in_force
    return {
        **contract("rank", ranking, translate),
        "method": ranking.method,
        "profile": in_force.profile,
        "members": list(in_force.members),
        "weights": dict(ranking.weights),
        "position_span": POSITION_SPAN,
        "decisions": decision_data(ranking),
        **what_if_data(ranking),
        "count": len(ranking.rows),
        "ranking": [_row(row, names) for row in rows],
        "not_ranked": [
            {
                "id": project.id,
                "name": names.projects[project.id],
                "status": project.status.value,
                "reason": project.reason,
                "opened": project.opened,
            }
            for project in ranking.excluded
        ],
    }


def place_data(row: RankedProject, names: Names) -> dict[str, object]:
    """Return what every command says about a project on the list."""
    return {
        "rank": row.rank,
        "tied": row.tied,
        "id": row.project.id,
        "name": names.projects[row.project.id],
        "value": row.value,
        "low": row.low,
        "high": row.high,
        "best_rank": row.best,
        "worst_rank": row.worst,
        "position": "firm" if row.is_firm else "sensitive",
        "contributions": dict(row.contributions),
        "missing": list(row.missing),
        "uncertain": list(row.uncertain),
    }


def _row(row: RankedProject, names: Names) -> dict[str, object]:
    data = place_data(row, names) | {
        "cost": cost_data(row.project.cost),
        "municipalities": list(row.project.municipalities),
        "agreement": agreement_data(row.agreement),
    }
    return data if row.previous_rank is None else data | {"previous_rank": row.previous_rank}


def cost_data(cost: Cost | None) -> dict[str, object] | None:
    """Return a cost as data, or None."""
    if cost is None:
        return None
    return {"amount": cost.amount, "unit": cost.unit, "price_year": cost.price_year, "basis": cost.basis}


def ranking_fields(ranking: Ranking) -> tuple[str, ...]:
    """Return the fields of the records: those of the JSON, flat, with the status of the list on every row."""
    return (
        *(
            "status",
            "rank",
            "tied",
            "id",
            "name",
            "value",
            "low",
            "high",
            "best_rank",
            "worst_rank",
            "position",
        ),
        *(("previous_rank",) if ranking.is_what_if else ()),
        *(
            "missing",
            "uncertain",
            "cost_amount",
            "cost_unit",
            "cost_price_year",
            "cost_basis",
            "municipalities",
            "agreement_same_part",
            "agreement_of",
        ),
        *(CONTRIBUTION + criterion for criterion in ranking.weights),
    )


def ranking_records(
    ranking: Ranking, rows: Sequence[RankedProject], names: Names
) -> tuple[dict[str, object], ...]:
    """Return one flat record a line of the list; contributions are a field a criterion."""
    return tuple(_record(ranking, row, names) for row in rows)


def _record(ranking: Ranking, row: RankedProject, names: Names) -> dict[str, object]:
    cost = cost_data(row.project.cost) or {}
    return {
        "status": ranking.status.value,
        **place_data(row, names),
        "previous_rank": row.previous_rank,
        **{f"cost_{key}": value for key, value in cost.items()},
        "municipalities": [names.municipalities[m] for m in row.project.municipalities],
        **{f"agreement_{key}": value for key, value in (agreement_data(row.agreement) or {}).items()},
        **{CONTRIBUTION + criterion: part for criterion, part in row.contributions.items()},
    }
