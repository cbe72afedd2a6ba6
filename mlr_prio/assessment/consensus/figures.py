"""How much the members agree, in figures: between two, among all, and about one project."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.consensus.agreement import kendall_w, pair_counts, place_span, shared_top, tau_matrix
from mlr_prio.engine.consensus.vote import Votes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.assessment.consensus.group import Group


@dataclass(frozen=True, slots=True)
class Figures:
    """Descriptions of agreement; none of them is a test.

    Parameters
    ----------
    tau
        Kendall's tau-b between all members, -1 to 1; None where one of the two orders nothing.
    tau_to_joint
        The same between each member and the joint list.
    kendall_w
        Kendall's coefficient of concordance with the correction for ties, 0 to 1; None when nobody orders
        anything. Projects that a member abstains from are left out of it.
    span
        By project the best and the worst place that a member gives; None where all abstain.
    shared_top
        The share of the joint list's top that stands in each member's own top.
    """

    tau: Mapping[str, Mapping[str, float | None]]
    tau_to_joint: Mapping[str, float | None]
    kendall_w: float | None
    span: Mapping[str, tuple[int, int] | None]
    shared_top: Mapping[str, float]


def figures(group: Group, k: int) -> Figures:
    """Return the figures of agreement.

    Parameters
    ----------
    group
        The members.
    k
        The length of the top that is compared.

    Raises
    ------
    EngineError
        When the top is longer than the list or empty.
    """
    votes, ids = group.positions.votes, group.ids
    places = group.positions.places.astype(np.int32)[None]
    with_joint = Votes(np.vstack([votes.ahead, places]), np.vstack([votes.behind, places]))
    tau = [[_known(x) for x in row] for row in tau_matrix(pair_counts(with_joint)).tolist()]
    best, worst = place_span(votes)
    spans = zip(best.tolist(), worst.tolist(), strict=True)
    shares = shared_top(votes, group.listed, k).tolist()
    return Figures(
        tau={one: dict(zip(ids, row[:-1], strict=True)) for one, row in zip(ids, tau[:-1], strict=True)},
        tau_to_joint=dict(zip(ids, tau[-1][:-1], strict=True)),
        kendall_w=_known(kendall_w(votes)),
        span={
            project: (low, high) if high else None
            for project, (low, high) in zip(group.table.alternatives, spans, strict=True)
        },
        shared_top=dict(zip(ids, shares, strict=True)),
    )


def _known(figure: float) -> float | None:
    return None if math.isnan(figure) else figure
