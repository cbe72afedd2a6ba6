"""Scores of criteria that do not exist, and levels outside their scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.message import message
from mlr_prio.model.consistency.documents import error
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.source import key_text
from mlr_prio.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.finding import Finding
    from mlr_prio.message import Message
    from mlr_prio.model.consistency.documents import Documents
    from mlr_prio.model.criterion import Criterion
    from mlr_prio.model.score import Score
    from mlr_prio.model.source import Path, Sourced


def score_findings(
    documents: Documents, sourced: Sourced[object], way: Path, scores: Mapping[str, Score | None]
) -> Iterator[Finding]:
    """Yield what is wrong with the scores by criterion that stand at ``way`` in a file."""
    if documents.criteria is None:
        return
    for id_, score in scores.items():
        criterion = documents.leaves.get(id_)
        if criterion is None:
            yield _no_criterion(documents, sourced, way, id_)
        elif score is not None:
            yield from _levels(sourced, way, criterion, score)


def _no_criterion(documents: Documents, sourced: Sourced[object], way: Path, id_: str) -> Finding:
    if id_ in documents.node_ids:
        what = message("{id} is a group; scores belong to its criteria", id=id_)
        hint: Message | None = message(
            "its criteria: {names}", names=", ".join(item.id for item in documents.siblings[id_])
        )
    else:
        what, hint = message("there is no criterion {id}", id=id_), did_you_mean(id_, documents.leaves)
    return error(FaultCode.DANGLING_REFERENCE, sourced.at(*way, id_, key=True), what, hint)


def _levels(sourced: Sourced[object], way: Path, criterion: Criterion, score: Score) -> Iterator[Finding]:
    scale = criterion.scale
    for key, level in score.stated_levels().items():
        if level not in scale:
            yield error(
                FaultCode.OUTSIDE_SCALE,
                sourced.at(*way, criterion.id, "values", key, key=score.values is not None),
                message(
                    "{level} lies outside the scale {low} … {high} ({unit}) of {id}",
                    level=level,
                    low=scale.low,
                    high=scale.high,
                    unit=scale.unit,
                    id=criterion.id,
                ),
                _levels_in_words(criterion),
            )


def _levels_in_words(criterion: Criterion) -> Message | None:
    levels = criterion.scale.levels
    if not levels:
        return None
    return message(
        "the levels: {levels}", levels=", ".join(f"{key_text(x)} {word}" for x, word in levels.items())
    )
