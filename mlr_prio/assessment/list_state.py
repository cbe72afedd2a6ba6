"""What a comparison needs to know of one list, whether its files are at hand or only what was exported."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import fsum
from typing import TYPE_CHECKING, Any, Final

from mlr_prio.assessment.performance import performance_table
from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.weighting import JOINT
from mlr_prio.errors import RequestError
from mlr_prio.message import message
from mlr_prio.model.base import Status
from mlr_prio.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.model.version import Version

FORMAT: Final = "mlr-prio/rank"
FORMAT_VERSION: Final = 1

ROUNDING: Final = 1e-9
"""So nearly a contribution of twelve decimals gives back its partial value, down to a weight of 0.1 %."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a list.

    Parameters
    ----------
    rank, tied
        The place, 1 = best, and whether it is shared.
    value
        The overall value, 0 to 1.
    """

    rank: int
    tied: bool
    value: float


@dataclass(frozen=True, slots=True)
class ListState:
    """One list.

    Parameters
    ----------
    version
        Where it was taken from.
    status, input_sha256, profile
        What the list says about itself.
    places
        By project id, best first.
    weights
        Global weights by criterion.
    partial_values
        By project and criterion the partial value; absent where an exported list does not tell it, since the
        weight was 0.
    names
        Names of projects in an exported list; empty where the files are at hand.
    problem
        The workspace; None for an exported list.
    """

    version: Version
    status: Status
    input_sha256: str
    profile: str
    places: Mapping[str, Place]
    weights: Mapping[str, float]
    partial_values: Mapping[str, Mapping[str, float]]
    names: Mapping[str, str] = field(default_factory=dict)
    problem: Problem | None = None


def list_state(version: Version, profile: str | None = None) -> ListState:
    """Return the list of a version.

    Parameters
    ----------
    version
        A workspace or an exported list.
    profile
        The id of a weight profile; None for the joint weights.

    Raises
    ------
    RequestError
        When the profile does not exist, or an exported list is none, is cut short, or rests on other weights.
    """
    if isinstance(version.content, Problem):
        return _of_problem(version, version.content, profile)
    try:
        return _of_export(version, dict(version.content), profile or JOINT)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RequestError(
            message("{file} is not a list that mlr-prio can read", file=version.name),
            message("make one with: mlr-prio rank --format json -o FILE"),
        ) from error


def _of_problem(version: Version, problem: Problem, profile: str | None) -> ListState:
    ranking = rank(problem, profile=profile)
    table = performance_table(problem.candidates, problem.leaves)
    return ListState(
        version,
        ranking.status,
        problem.input_sha256,
        ranking.in_force.profile,
        {row.project.id: Place(row.rank, row.tied, row.value) for row in ranking.rows},
        ranking.weights,
        {
            project: dict(zip(table.criteria, row, strict=True))
            for project, row in zip(table.alternatives, table.middle.tolist(), strict=True)
        },
        problem=problem,
    )


def _of_export(version: Version, data: Mapping[str, Any], profile: str) -> ListState:
    if (data["format"], data["format_version"]) != (FORMAT, FORMAT_VERSION):
        raise ValueError
    _require_whole(version, data, profile)
    weights = {str(criterion): float(weight) for criterion, weight in data["weights"].items()}
    rows: list[Mapping[str, Any]] = data["ranking"]
    return ListState(
        version,
        Status(data["status"]),
        str(data["input_sha256"]),
        str(data["profile"]),
        {str(r["id"]): Place(int(r["rank"]), bool(r["tied"]), float(r["value"])) for r in rows},
        weights,
        {str(row["id"]): _partial_values(row["contributions"], weights) for row in rows},
        {str(row["id"]): str(row["name"]) for row in rows},
    )


def _require_whole(version: Version, data: Mapping[str, Any], profile: str) -> None:
    rows = data["ranking"]
    if data["count"] != len(rows):
        raise RequestError(
            message(
                "{file} holds only {shown} of {count} places",
                file=version.name,
                shown=len(rows),
                count=int(data["count"]),
            ),
            message("make it anew without --top"),
        )
    if data["what_if"]:
        raise RequestError(
            message("{file} was made with --set; compare lists that are meant", file=version.name)
        )
    if data.get("influence_rule", "equal") != "equal":
        raise RequestError(
            message("{file} was made with --influence; compare lists that are meant", file=version.name)
        )
    if data["profile"] != profile:
        raise RequestError(
            message(
                "{file} was made with the weights of {old}, not of {new}",
                file=version.name,
                old=str(data["profile"]),
                new=profile,
            ),
            message("say whose weights count with --profile"),
        )


def _partial_values(contributions: Mapping[str, float], weights: Mapping[str, float]) -> dict[str, float]:
    """Return contributions divided by their weights; where the weight is 0 there is nothing to tell."""
    return {
        criterion: float(part) / weights[criterion]
        for criterion, part in contributions.items()
        if weights[criterion] > 0
    }


def settled(state: ListState, other: ListState) -> ListState:
    """Return an exported list with its numbers made whole beside another.

    Exports have twelve decimals. Weights and partial values that differ from the other list's by no more than
    :data:`ROUNDING` are taken to be the same, and every value is the sum again; other lists are left alone.
    """
    if state.problem is not None:
        return state
    weights = _near(state.weights, other.weights)
    values = {
        project: _near(row, other.partial_values.get(project, {}))
        for project, row in state.partial_values.items()
    }
    places = {
        project: replace(place, value=fsum(weights[c] * value for c, value in values[project].items()))
        for project, place in state.places.items()
    }
    return replace(state, weights=weights, partial_values=values, places=places)


def _near(numbers: Mapping[str, float], others: Mapping[str, float]) -> dict[str, float]:
    return {
        key: others[key] if key in others and abs(others[key] - number) <= ROUNDING else number
        for key, number in numbers.items()
    }
