"""What a package gives each municipality, and the package that does best by the least satisfied one."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.portfolio.result import FairComparison, MemberShare
from mlr_prio.assessment.weighting import profile_weights
from mlr_prio.engine.portfolio.fairness import fair_package, member_shares
from mlr_prio.errors import RequestError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mlr_prio.assessment.portfolio.purchase import Purchase
    from mlr_prio.model.problem import Problem


def shares_of_members(
    problem: Problem, purchase: Purchase, chosen: NDArray[np.bool_]
) -> tuple[tuple[MemberShare, ...], int]:
    """Return what each municipality has of a package, and how many chosen alternatives touch none."""
    touches = np.array(
        [
            [
                any(member.id in p.municipalities for p in entry.projects)
                for entry in purchase.field.alternatives
            ]
            for member in problem.members
        ],
        dtype=np.bool_,
    ).reshape(len(problem.members), len(chosen))
    parts = member_shares(touches, chosen, purchase.values, purchase.costs)
    shares = tuple(
        MemberShare(member.id, int(projects), float(cost) * purchase.unit, float(value))
        for member, projects, cost, value in zip(
            problem.members, parts.projects, parts.cost, parts.value, strict=True
        )
    )
    return shares, int((chosen & ~touches.any(axis=0)).sum())


def fair_comparison(problem: Problem, purchase: Purchase, time_limit: float | None) -> FairComparison:
    """Return the package in which the least satisfied municipality is satisfied most.

    Raises
    ------
    RequestError
        When no municipality has a weight profile, so that nobody's satisfaction can be known.
    """
    profiles = problem.member_profiles
    if not profiles:
        raise RequestError(
            message("a fair package needs weight profiles: no municipality has one"),
            message("add one in criteria/weights, or leave out --fair"),
        )
    rows = np.array([profile_weights(problem, profile) for profile in profiles])
    found = fair_package(
        purchase.worth.values(rows),
        purchase.values,
        purchase.costs,
        purchase.limit,
        purchase.constraints,
        time_limit,
    )
    members = [profile.id for profile in profiles]
    return FairComparison(
        purchase.package(found.package.chosen),
        found.package.proven,
        found.price,
        _by_member(members, found.satisfaction),
        _by_member(members, found.joint_satisfaction),
    )


def _by_member(members: Sequence[str], shares: NDArray[np.float64]) -> dict[str, float | None]:
    return {
        member: None if isnan(share) else share
        for member, share in zip(members, shares.tolist(), strict=True)
    }
