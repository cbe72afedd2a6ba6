"""Results as pandas frames, for notebooks; the only importer of pandas here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from mlr_prio.assessment.ranking import Ranking


def ranking_frame(ranking: Ranking) -> pd.DataFrame:
    """Return the list as a frame indexed by project id, best first, with one column a contribution."""
    rows = [
        {
            "id": row.project.id,
            "rank": row.rank,
            "tied": row.tied,
            "name": row.project.name.sv,
            "value": row.value,
            "low": row.low,
            "high": row.high,
            "best": row.best,
            "worst": row.worst,
            **row.contributions,
        }
        for row in ranking.rows
    ]
    columns = ["id", "rank", "tied", "name", "value", "low", "high", "best", "worst", *ranking.weights]
    return pd.DataFrame(rows, columns=columns).set_index("id")
