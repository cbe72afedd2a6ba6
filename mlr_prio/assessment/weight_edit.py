"""New points for criteria and groups: where they are written, what follows for siblings and for places."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.sibling import sibling_sets
from mlr_prio.assessment.weight_table import CRITERIA
from mlr_prio.assessment.weighting import JOINT
from mlr_prio.errors import RequestError
from mlr_prio.message import message
from mlr_prio.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlr_prio.assessment.sibling import SiblingSet
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile
    from mlr_prio.model.project import Project
    from mlr_prio.model.source import Path, Sourced

LEAST_DECIMALS: Final = 2
"""Scaled points have as many decimals as the points before, at least these."""


@dataclass(frozen=True, slots=True)
class PointChange:
    """New points for one group or criterion.

    Parameters
    ----------
    id
        The group or criterion.
    before, after
        Its points.
    at
        The way to them in the file.
    """

    id: str
    before: float
    after: float
    at: Path


@dataclass(frozen=True, slots=True)
class PointChanges:
    """What to write.

    Parameters
    ----------
    profile
        The id of the profile, or ``criteria``.
    path
        The file, relative to the workspace.
    changes
        In the order of the tree; without those that change nothing.
    """

    profile: str
    path: str
    changes: tuple[PointChange, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A project whose place changes.

    Parameters
    ----------
    project
        The project.
    before, after
        Its places on the joint list.
    own_before, own_after
        Its places under the changed weights alone.
    """

    project: Project
    before: int
    after: int
    own_before: int
    own_after: int


def new_points(
    problem: Problem, profile: str | None, wanted: Mapping[str, float], *, rebalance: bool = False
) -> PointChanges:
    """Return what to write to give groups and criteria new points.

    Parameters
    ----------
    problem
        The workspace.
    profile
        The id of a profile; None or ``criteria`` for the criteria file.
    wanted
        Points by id.
    rebalance
        Scale the siblings that are not named so that the sum of the set stays.

    Raises
    ------
    RequestError
        When something named does not exist, the profile holds no points, points are negative, or siblings
        cannot make up for them.
    """
    target, points, ways = _target(problem, profile)
    known = list(points)
    for id_, number in wanted.items():
        if id_ not in points:
            raise RequestError(
                message("there is no criterion or group {wanted}", wanted=id_),
                did_you_mean(id_, known) or message("there are: {known}", known=", ".join(known)),
            )
        if number < 0:
            raise RequestError(message("{id} cannot have {points} points", id=id_, points=number))
    after = {**points, **wanted}
    if rebalance:
        for siblings in sibling_sets(problem.criteria.document):
            after |= _rebalanced(siblings, points, wanted)
    changes = tuple(
        PointChange(id_, points[id_], after[id_], ways[id_]) for id_ in known if after[id_] != points[id_]
    )
    return PointChanges(CRITERIA if target is None else target.document.id, _path(problem, target), changes)


def _path(problem: Problem, target: Sourced[WeightProfile] | None) -> str:
    return problem.criteria.path if target is None else target.path


def _target(
    problem: Problem, profile: str | None
) -> tuple[Sourced[WeightProfile] | None, dict[str, float], dict[str, Path]]:
    """Return the profile, or None for the criteria file, and by id the points and the ways to them."""
    profiles = {sourced.document.id: sourced for sourced in problem.profiles}
    nodes = list(problem.criteria.document.nodes())
    if profile is None or (profile == CRITERIA and profile not in profiles):
        points = {node.item.id: node.item.weight for node in nodes}
        return None, points, {node.item.id: (*node.at, "weight") for node in nodes}
    if profile not in profiles:
        raise RequestError(
            message("there is no weight profile {wanted}", wanted=profile),
            message("the profiles are: {known}", known=", ".join(profiles) or "–"),
        )
    weights = profiles[profile].document.weights
    if weights is None:
        raise RequestError(
            message("{profile} holds no points but an order or bounds", profile=profile),
            message(
                "edit {path} itself, or ask anew with: mlr-prio weights elicit", path=profiles[profile].path
            ),
        )
    return (
        profiles[profile],
        {node.item.id: weights[node.item.id] for node in nodes},
        {node.item.id: ("weights", node.item.id) for node in nodes},
    )


def _rebalanced(
    siblings: SiblingSet, points: Mapping[str, float], wanted: Mapping[str, float]
) -> dict[str, float]:
    """Return points for the siblings that are not named, in their old proportions, to the old sum.

    Rounded so that the sum stays exact: the largest remainders are rounded up (Hamilton's method), ties in
    the order of the file.
    """
    named = [id_ for id_ in siblings.ids if id_ in wanted]
    others = [id_ for id_ in siblings.ids if id_ not in wanted]
    if not named or not others:
        return {}
    exact = {id_: Fraction(str(points[id_])) for id_ in siblings.ids}
    given = sum((Fraction(str(wanted[id_])) for id_ in named), Fraction(0))
    rest = sum(exact.values(), Fraction(0)) - given
    if rest < 0:
        raise RequestError(
            message(
                "{names} would have {points} points together, more than all siblings have",
                names=", ".join(named),
                points=float(given),
            ),
            message("ask for at most {points}, or leave out --rebalance", points=float(rest + given)),
        )
    return _apportioned(rest, {id_: exact[id_] for id_ in others})


def _apportioned(total: Fraction, parts: Mapping[str, Fraction]) -> dict[str, float]:
    unit = Fraction(1, 10 ** _decimals([total, *parts.values()]))
    before = sum(parts.values(), Fraction(0))
    shares = [part / before if before else Fraction(1, len(parts)) for part in parts.values()]
    exact = [share * total / unit for share in shares]
    whole = [int(number) for number in exact]
    left = int(total / unit) - sum(whole)
    by_remainder = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    for i in by_remainder[:left]:
        whole[i] += 1
    return {id_: float(number * unit) for id_, number in zip(parts, whole, strict=True)}


def _decimals(numbers: Sequence[Fraction]) -> int:
    decimals = LEAST_DECIMALS
    while any((number * 10**decimals).denominator != 1 for number in numbers):
        decimals += 1
    return decimals


def moves(before: Problem, after: Problem, profile: str) -> tuple[Move, ...]:
    """Return the projects whose place changes, in the order of the new joint list.

    Parameters
    ----------
    before, after
        The workspace without and with the change.
    profile
        The id of the profile that was changed, or ``criteria``.
    """
    own = JOINT if profile == CRITERIA else profile
    was, now = rank(before), rank(after)
    own_was, own_now = rank(before, profile=own), rank(after, profile=own)
    places = [{row.project.id: row.rank for row in ranking.rows} for ranking in (was, own_was, own_now)]
    found = (
        Move(row.project, places[0][id_], row.rank, places[1][id_], places[2][id_])
        for row in now.rows
        for id_ in [row.project.id]
    )
    return tuple(move for move in found if move.before != move.after or move.own_before != move.own_after)
