"""The decisions that a list rests on: who adopted criteria and weights, when, and before which scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.model.base import Status
from mlr_prio.model.decision import is_changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.model.criterion import CriteriaDocument
    from mlr_prio.model.profile import WeightProfile
    from mlr_prio.translation import Translator


def decision_lines(ranking: Ranking, translate: Translator) -> Iterator[str]:
    """Yield a line on the decided criteria and one on the decided weights, where there are any."""
    criteria = ranking.problem.criteria.document
    if criteria.status is Status.ADOPTED:
        what = translate(
            "Criteria adopted by {body} on {date}",
            body=str(criteria.adopted_by),
            date=str(criteria.adopted_on),
        )
        yield what + _since([criteria], translate)
    adopted = [p for p in _profiles(ranking) if p.status is Status.ADOPTED]
    if adopted:
        yield _weights(adopted, len(_profiles(ranking)), translate) + _since(adopted, translate)


def _profiles(ranking: Ranking) -> list[WeightProfile]:
    behind = {*ranking.in_force.members, ranking.in_force.profile}
    return [p.document for p in ranking.problem.profiles if p.document.id in behind]


def _weights(adopted: Sequence[WeightProfile], count: int, translate: Translator) -> str:
    bodies = sorted({p.adopted_by for p in adopted if p.adopted_by})
    days = sorted({str(p.adopted_on) for p in adopted if p.adopted_on})
    facts = {
        "body": translate.listed(bodies),
        "date": days[0] if days else "",
        "last": days[-1] if days else "",
    }
    if len(adopted) < count:
        return translate(
            "Weights of {adopted} of {count} profiles adopted", adopted=len(adopted), count=count
        )
    if not bodies or not days:
        return translate("Weights adopted")
    if len(days) == 1:
        return translate("Weights adopted by {body} on {date}", **facts)
    return translate("Weights adopted by {body} from {date} to {last}", **facts)


def _since(adopted: Sequence[CriteriaDocument | WeightProfile], translate: Translator) -> str:
    """Return what must be said of a decision: that it was changed since, or that it came after scores."""
    counts = [document.adopted_scores for document in adopted]
    known = [count for count in counts if count is not None]
    if any(map(is_changed, adopted)):
        if not any(known):
            return translate(", changed since")
        return translate(", changed since, after {count} scores had been given", count=max(known))
    if len(known) < len(adopted):
        return ""
    if max(known) == 0:
        return translate(", before any project was scored")
    return translate(", when {count} scores had been given", count=max(known))


def decision_data(ranking: Ranking) -> dict[str, object]:
    """Return the decisions for programs."""
    return {
        "criteria": _data(ranking.problem.criteria.document),
        "weights": {profile.id: _data(profile) for profile in _profiles(ranking)},
    }


def _data(document: CriteriaDocument | WeightProfile) -> dict[str, object] | None:
    if document.status is not Status.ADOPTED:
        return None
    return {
        "on": None if document.adopted_on is None else str(document.adopted_on),
        "by": document.adopted_by,
        "digest": document.adopted_digest,
        "scores": document.adopted_scores,
        "changed": is_changed(document),
    }
