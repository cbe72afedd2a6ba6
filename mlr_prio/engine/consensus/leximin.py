"""The list with the smallest largest disagreement, offered as an alternative to the joint list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.consensus.agreement import pair_counts
from mlr_prio.engine.consensus.insertion import insertion_search
from mlr_prio.engine.consensus.kendall import kendall_distances, places_of
from mlr_prio.engine.consensus.linear_order import largest_program, solve_order

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.consensus.vote import Votes

SWEEPS: Final = 100
"""Sweeps of the insertion search, at most."""


@dataclass(frozen=True, slots=True, eq=False)
class LeximinList:
    """A list in which the member that disagrees most disagrees as little as could be found, then the next.

    Attributes
    ----------
    order
        The alternatives ``(m,)``, best first.
    distances
        The pairs ``(g,)`` that each member puts the other way round; their sum is what the list costs in
        total.
    bound
        The largest of them cannot be made smaller than this.
    """

    order: NDArray[np.int64]
    distances: NDArray[np.int64]
    bound: int

    @property
    def largest(self) -> int:
        """The disagreement of the member that disagrees most."""
        return int(self.distances.max(initial=0))

    @property
    def proven(self) -> bool:
        """Whether no list has a smaller largest disagreement; the next largest are never proven."""
        return self.bound == self.largest


def leximin_list(votes: Votes, start: ArrayLike) -> LeximinList:
    """Return the list that insertion search finds; a heuristic, seldom far from the best.

    Two members that order ``d`` pairs in opposite ways cannot both disagree with a list on fewer than half of
    them: that is the bound. (Leximin: Sen 1970, Collective Choice and Social Welfare.)

    Parameters
    ----------
    votes
        The members' own lists; at least one.
    start
        The list ``(m,)`` to improve on, the joint one.
    """
    order, distances = _polish(votes, np.asarray(start, dtype=np.int64))
    bound = (int(pair_counts(votes).opposite.max()) + 1) // 2
    return LeximinList(order, distances, bound)


def smallest_largest_list(votes: Votes, start: ArrayLike, time_limit: float | None = None) -> LeximinList:
    """Return the list with the smallest largest disagreement by integer programming, then improved by search.

    The maximum version of Kemeny's rule (Biedl, Brandenburg & Deng 2009, Discrete Mathematics 309:1813-1823).

    Parameters
    ----------
    votes, start
        As in :func:`leximin_list`.
    time_limit
        Seconds for each programme solved. When they run out the bound tells how far from the best the list
        can be.
    """

    def polish(order: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
        found, distances = _polish(votes, order)
        return found, int(distances.max())

    preferred = votes.ahead[:, :, None] < votes.behind[:, None, :]
    solution = solve_order(largest_program(preferred), np.asarray(start, dtype=np.int64), polish, time_limit)
    return LeximinList(solution.order, kendall_distances(places_of(solution.order), votes), solution.bound)


def _polish(votes: Votes, start: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return an order that no single insertion improves, and the members' distances to it."""

    def placement(item: int, others: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        own_ahead, own_behind = votes.ahead[:, item, None], votes.behind[:, item, None]
        before = (votes.ahead[:, others] < own_behind).astype(np.int64)
        after = (own_ahead < votes.behind[:, others]).astype(np.int64)
        return before, after

    order = insertion_search(start, kendall_distances(places_of(start), votes), placement, SWEEPS)
    return order, kendall_distances(places_of(order), votes)
