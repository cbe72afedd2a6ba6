"""What it would take, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlr_prio.assessment.sensitivity.needed import Needed


def needed_data(needed: Needed) -> dict[str, object] | None:
    """Return what would be enough for programs; None when no weights are."""
    if needed.weight_moved is None:
        return None
    return {
        "weight_moved": needed.weight_moved,
        "moves": [{"from": m.source, "to": m.target, "amount": m.amount} for m in needed.moves],
    }


def needed_scores(needed: Needed) -> dict[str, float]:
    """Return by criterion the score that would be enough on its own."""
    return {score.criterion: score.level for score in needed.scores}
