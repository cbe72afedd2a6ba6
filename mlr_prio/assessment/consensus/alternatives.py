"""Other rules than the mean, as a check: their lists, and what each costs in total agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.consensus.support import group_support
from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.consensus.borda import borda_scores
from mlr_prio.engine.consensus.compromise import compromise_weights
from mlr_prio.engine.consensus.condorcet import condorcet_winner, copeland_scores
from mlr_prio.engine.consensus.kemeny import kemeny_lists
from mlr_prio.engine.consensus.kendall import kendall_distances, places_of
from mlr_prio.engine.consensus.leximin import leximin_list, smallest_largest_list
from mlr_prio.engine.ranking import ranks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from mlr_prio.assessment.consensus.group import Group
    from mlr_prio.engine.consensus.kemeny import KemenyLists
    from mlr_prio.engine.consensus.leximin import LeximinList
    from mlr_prio.engine.consensus.support import Support

JOINT_LIST = "joint"


@dataclass(frozen=True, slots=True)
class AlternativeList:
    """A list by one rule, and how the members stand to it.

    Parameters
    ----------
    rule
        ``joint``, ``kemeny``, ``borda``, ``copeland``, ``leximin`` or ``compromise``.
    ranks
        The places by project; they may be shared.
    disagreement
        Over all members, the pairs that they put the other way round. Projects that share a place are taken
        in the order of the joint list, so that no list is favoured for leaving pairs open.
    extra
        How much that is more than for the joint list; less when negative.
    by_member
        The pairs that each member puts the other way round, under the weights that stand for its profile.
    moved
        The projects that have another place than in the joint list.
    new_in_top
        Those of its top that are not in the top of the joint list.
    """

    rule: str
    ranks: Mapping[str, int]
    disagreement: int
    extra: int
    by_member: Mapping[str, int]
    moved: tuple[str, ...]
    new_in_top: tuple[str, ...]

    @property
    def largest(self) -> int:
        """The disagreement of the member that disagrees most."""
        return max(self.by_member.values())


@dataclass(frozen=True, slots=True)
class Kemeny:
    """The lists with the smallest total disagreement.

    Parameters
    ----------
    distance, bound
        Their disagreement, and what no list goes below; equal when that is proven.
    rankings
        Those found, ids in order.
    count
        How many are equally good; None when they have not been counted.
    unique
        Whether there is one only; None when not known.
    """

    distance: int
    bound: int
    rankings: tuple[tuple[str, ...], ...]
    count: int | None
    unique: bool | None

    @property
    def is_proven(self) -> bool:
        """Whether no list has a smaller disagreement for certain."""
        return self.bound == self.distance


@dataclass(frozen=True, slots=True)
class Leximin:
    """The list in which the member that disagrees most disagrees least, as far as could be found.

    Parameters
    ----------
    ranking
        Ids in order.
    largest, bound
        The largest disagreement of a member, and what no list goes below.
    is_exact
        Whether it was asked for exactly; otherwise a search found it.
    """

    ranking: tuple[str, ...]
    largest: int
    bound: int
    is_exact: bool

    @property
    def is_proven(self) -> bool:
        """Whether no list has a smaller largest disagreement for certain."""
        return self.bound == self.largest


@dataclass(frozen=True, slots=True)
class Compromise:
    """Weights that make the largest move of a member smallest.

    Parameters
    ----------
    weights
        By criterion.
    moves, moves_to_mean
        The share of its weight that each member would have to move to agree to them, and to the mean.
    """

    weights: Mapping[str, float]
    moves: Mapping[str, float]
    moves_to_mean: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """All rules side by side.

    Parameters
    ----------
    lists
        The joint list first.
    kemeny, leximin, compromise
        What is known beyond the lists.
    borda, copeland
        Scores by project.
    condorcet_winner
        The project that a majority puts before every other; None when there is none.
    """

    lists: tuple[AlternativeList, ...]
    kemeny: Kemeny
    leximin: Leximin
    compromise: Compromise
    borda: Mapping[str, float]
    copeland: Mapping[str, float]
    condorcet_winner: str | None


def alternatives(
    group: Group, k: int, *, exact: bool = False, time_limit: float | None = None
) -> Alternatives:
    """Return the lists of other rules.

    Parameters
    ----------
    group
        The members.
    k
        The length of the top that is compared.
    exact
        Find the smallest largest disagreement by integer programming, instead of a search.
    time_limit
        Seconds for each programme solved; None waits for the proof.
    """
    support = group_support(group)
    votes = group.positions.votes
    kemeny = kemeny_lists(support.for_, time_limit)
    leximin = (
        smallest_largest_list(votes, group.listed, time_limit) if exact else leximin_list(votes, group.listed)
    )
    compromise = compromise_weights(group.positions.profiles)
    borda, copeland = borda_scores(support), copeland_scores(support.for_)
    places = {
        JOINT_LIST: group.positions.places,
        "kemeny": places_of(kemeny.orders[0]),
        "borda": ranks(borda),
        "copeland": ranks(copeland),
        "leximin": places_of(leximin.order),
        "compromise": ranks(overall_values(group.table.middle, compromise.weights)),
    }
    winner = condorcet_winner(support.for_)
    ids, projects, criteria = group.ids, group.table.alternatives, group.table.criteria
    return Alternatives(
        lists=tuple(_list(group, support, rule, k, listed) for rule, listed in places.items()),
        kemeny=_kemeny(group, kemeny),
        leximin=_leximin(group, leximin, exact=exact),
        compromise=Compromise(
            _by(criteria, compromise.weights),
            _by(ids, compromise.moves),
            _by(ids, compromise.moves_to_mean),
        ),
        borda=_by(projects, borda),
        copeland=_by(projects, copeland),
        condorcet_winner=None if winner is None else projects[winner],
    )


def _by(ids: tuple[str, ...], amounts: NDArray[np.float64]) -> dict[str, float]:
    return dict(zip(ids, amounts.tolist(), strict=True))


def _list(group: Group, support: Support, rule: str, k: int, places: NDArray[np.int64]) -> AlternativeList:
    joint = group.positions.places
    full = _full(group, places)
    total, of_joint = _total(support, full), _total(support, _full(group, joint))
    distances = kendall_distances(full, group.positions.votes)
    return AlternativeList(
        rule=rule,
        ranks=dict(zip(group.table.alternatives, places.tolist(), strict=True)),
        disagreement=total,
        extra=total - of_joint,
        by_member=dict(zip(group.ids, distances.tolist(), strict=True)),
        moved=group.projects(np.flatnonzero(places != joint)),
        new_in_top=group.projects(np.flatnonzero((places <= k) & (joint > k))),
    )


def _total(support: Support, places: NDArray[np.int64]) -> int:
    """Return over members the pairs that they put the other way round."""
    return int(support.against[places[:, None] < places].sum())


def _full(group: Group, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return places without ties: those that share one in the order of the joint list."""
    return places_of(group.listed[np.argsort(places[group.listed], kind="stable")])


def _kemeny(group: Group, found: KemenyLists) -> Kemeny:
    rankings = tuple(group.projects(order) for order in found.orders)
    return Kemeny(found.distance, found.bound, rankings, found.count, found.unique)


def _leximin(group: Group, found: LeximinList, *, exact: bool) -> Leximin:
    return Leximin(group.projects(found.order), found.largest, found.bound, exact)
