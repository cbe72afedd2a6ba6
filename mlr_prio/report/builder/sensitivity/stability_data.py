"""The intervals for programs: the JSON contract and flat records."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.assessment.sensitivity.stability import Holding, HoldingInterval, Pair
    from mlr_prio.report.builder.sensitivity.page import Page


def stability_data(result: Sensitivity, page: Page) -> dict[str, object]:
    """Return the JSON contract of the intervals; those of single scores where all is asked for."""
    scores = result.score_stability if page.full else {}
    return {
        kind: {
            "k": holding.k,
            **{part: _weights(intervals) for part, intervals in _parts(holding)},
            **({"scores": _scores(scores[kind])} if page.full else {}),
        }
        for kind, holding in result.weight_stability.kinds()
    }


def _parts(holding: Holding) -> tuple[tuple[str, Mapping[str, HoldingInterval]], ...]:
    return (("criteria", holding.criteria), ("groups", holding.groups), ("local", holding.local))


def _weights(intervals: Mapping[str, HoldingInterval]) -> dict[str, object]:
    return {id_: {"weight": interval.today, **_ends(interval)} for id_, interval in intervals.items()}


def _scores(by_project: Mapping[str, Mapping[str, HoldingInterval]]) -> dict[str, object]:
    return {
        project: {id_: {"score": interval.today, **_ends(interval)} for id_, interval in intervals.items()}
        for project, intervals in by_project.items()
    }


def _ends(interval: HoldingInterval) -> dict[str, object]:
    return {
        "low": interval.low,
        "high": interval.high,
        "low_pair": _listed(interval.low_pair),
        "high_pair": _listed(interval.high_pair),
    }


def _listed(pair: Pair | None) -> list[str] | None:
    return None if pair is None else list(pair)


def stability_records(result: Sensitivity) -> Iterator[dict[str, object]]:
    """Yield one flat record an interval of a weight; the pairs name who rises and who falls."""
    for kind, holding in result.weight_stability.kinds():
        for part, intervals in _parts(holding):
            for id_, interval in intervals.items():
                yield {
                    "holds": kind,
                    "k": holding.k,
                    "parameter": part,
                    "criterion": id_,
                    "weight": interval.today,
                    "low": interval.low,
                    "high": interval.high,
                    "low_pair": interval.low_pair,
                    "high_pair": interval.high_pair,
                }
