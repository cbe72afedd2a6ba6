"""The machine contract of weights: ids as keys, numbers unrounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.weight_table import CRITERIA
from mlr_prio.assessment.weighting import JOINT
from mlr_prio.model.criterion import Criterion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.assessment.weight_table import NodeWeight, WeightTable
    from mlr_prio.report.text.weight import WeightWords

FIELDS: Final = (
    "status",
    "profile",
    "id",
    "parent",
    "name",
    "points",
    "share",
    "weight",
    "unit",
    "worst",
    "best",
    "unit_per_point",
    "stale_worst",
    "stale_best",
)


def table_data(table: WeightTable, words: WeightWords) -> dict[str, object]:
    """Return one table: what it is, how it was asked for, and the tree."""
    return {
        "profile": table.profile,
        "name": words.owner(table),
        "kind": _kind(table),
        "form": table.form,
        "members": list(table.members),
        "elicitation": _elicitation(table),
        "weights": {row.item.id: _row(row, words) for row in table.rows},
    }


def _kind(table: WeightTable) -> str:
    if table.document is None:
        return JOINT if table.profile == JOINT else CRITERIA
    return "municipality" if table.document.municipality else "viewpoint"


def _elicitation(table: WeightTable) -> Mapping[str, object] | None:
    elicited = table.document.elicited if table.document is not None else None
    if elicited is None:
        return None
    return {
        "method": elicited.method,
        "on": str(elicited.on) if elicited.on else None,
        "ranges": {id_: list(ends) for id_, ends in elicited.ranges.items()},
        "weights": {row.item.id: row.weight for row in table.rows if isinstance(row.item, Criterion)},
    }


def _row(row: NodeWeight, words: WeightWords) -> dict[str, object]:
    scale = row.item.scale if isinstance(row.item, Criterion) else None
    return {
        "name": words.names.criteria[row.item.id],
        "parent": row.parent,
        "points": row.points,
        "share": row.share,
        "weight": row.weight,
        "unit": scale.unit if scale else None,
        "worst": scale.worst if scale else None,
        "best": scale.best if scale else None,
        "unit_per_point": row.worth,
        "stale": list(row.stale) if row.stale else None,
    }


def table_records(table: WeightTable, words: WeightWords) -> Iterator[dict[str, object]]:
    """Yield a flat row for each group and criterion."""
    for row in table.rows:
        data = _row(row, words)
        stale_worst, stale_best = row.stale or (None, None)
        yield {
            "status": table.status.value,
            "profile": table.profile,
            "id": row.item.id,
            **data,
            "stale_worst": stale_worst,
            "stale_best": stale_best,
        }
