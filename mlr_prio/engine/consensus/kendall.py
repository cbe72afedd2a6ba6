"""The distance between a list and a member: the pairs that they order in opposite ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.consensus.vote import Votes


def kendall_distances(places: ArrayLike, votes: Votes) -> NDArray[np.int64]:
    """Return for each member how many pairs it puts the other way round than a list does.

    Ties contradict nothing, on either side (Kendall 1938, Biometrika 30:81-93; Kemeny 1959, Daedalus
    88:577-591, who counts a tie on one side as half). Time grows as g m squared, memory as g m.

    Parameters
    ----------
    places
        Places ``(m,)`` in the list; they may be shared.
    votes
        The members' own lists.

    Returns
    -------
    NDArray[np.int64]
        ``(g,)``.
    """
    listed = np.asarray(places)
    best_first = np.argsort(listed, kind="stable")
    starts = np.searchsorted(listed[best_first], listed[best_first])
    ahead = np.ascontiguousarray(votes.ahead[:, best_first])
    behind = np.ascontiguousarray(votes.behind[:, best_first])
    distances = np.zeros(len(ahead), dtype=np.int64)
    for i, start in enumerate(starts):  # those before ``start`` have a better place than number i
        distances += np.count_nonzero(ahead[:, i, None] < behind[:, :start], axis=1)
    return distances


def places_of(order: ArrayLike) -> NDArray[np.int64]:
    """Return the places ``(m,)``, from 1, that an order ``(m,)`` of the alternatives gives."""
    listed = np.asarray(order, dtype=np.int64)
    places = np.empty_like(listed)
    places[listed] = np.arange(1, listed.size + 1)
    return places
